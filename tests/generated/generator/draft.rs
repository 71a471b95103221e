//! A page in the making: what the collector would deliver of it.

use myna_mamori::{Control, Field, Identity, Label, PageSnapshot, Slot, Source};

/// A page in the making, in reading order.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) url: String,
    pub(crate) title: String,
    pub(crate) identity: Vec<Identity>,
    pub(crate) fields: Vec<Field>,
    pub(crate) lines: Vec<String>,
    pub(crate) keypad: bool,
}

impl Draft {
    /// Adds a place that names the owner, without a line of text.
    pub(crate) fn name(&mut self, slot: Slot, text: &str) {
        let text = text.to_owned();
        self.identity.push(Identity { slot, text });
    }

    /// Adds a place that names the owner, and its line of text.
    pub(crate) fn name_in_line(&mut self, slot: Slot, text: &str) {
        self.name(slot, text);
        self.line(text);
    }

    pub(crate) fn line(&mut self, text: &str) {
        self.lines.push(text.to_owned());
    }

    /// Adds a field with these labels, nearest first. Visible labels are lines of text too.
    pub(crate) fn field(&mut self, control: Control, labels: &[(Source, &str)]) -> &mut Field {
        for (source, text) in labels {
            let is_visible = !matches!(source, Source::Placeholder | Source::Aria | Source::Title);
            if is_visible && !self.lines.iter().any(|line| line == text) {
                self.lines.push((*text).to_owned());
            }
        }
        let labels = labels.iter().map(|(source, text)| Label {
            source: *source,
            text: (*text).to_owned(),
        });
        self.fields.push(Field {
            key: u32::try_from(self.fields.len() + 1).expect("few fields"),
            control,
            labels: labels.collect(),
            name: format!("f{}", self.fields.len() + 1),
            boxes: 1,
            form: 1,
            ..Field::default()
        });
        self.fields.last_mut().expect("a field")
    }

    pub(crate) fn page(self) -> PageSnapshot {
        PageSnapshot {
            url: self.url,
            top: true,
            owner: String::new(),
            document: String::new(),
            document_loaded_at: 1_000.0,
            content_type: "text/html".to_owned(),
            title: self.title,
            identity: self.identity,
            fields: self.fields,
            text: self.lines.join("\n"),
            keypad: self.keypad,
            unreadable: Vec::new(),
        }
    }
}
