//! Builders of pages and verdicts for the engine's tests.
#![allow(dead_code)]

use myna_mamori::{
    Control, DigitPattern, Field, Findings, Identity, Label, PageSnapshot, Settings, Slot, Source,
    Tab, Verdict, inspect,
};
use serde::Deserialize;

/// An example of a rule: a label, or a table with more properties.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Example {
    Label(String),
    Field(Box<Described>),
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(crate) struct Described {
    pub(crate) label: String,
    pub(crate) placeholder: String,
    pub(crate) legend: String,
    pub(crate) heading: String,
    pub(crate) name: String,
    /// The label of the previous field.
    pub(crate) beside: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) keypad: bool,
    pub(crate) control: Control,
    pub(crate) boxes: u32,
    pub(crate) max_length: Option<u32>,
    pub(crate) typed: Option<DigitPattern>,
}

impl Example {
    /// The page that the example describes.
    pub(crate) fn page(&self) -> PageSnapshot {
        let described = match self {
            Self::Label(label) => Described {
                label: label.clone(),
                ..Described::default()
            },
            Self::Field(described) => (**described).clone(),
        };
        let texts = [
            (Source::Label, &described.label),
            (Source::Placeholder, &described.placeholder),
            (Source::Legend, &described.legend),
            (Source::Heading, &described.heading),
        ];
        let labels = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let field = Field {
            key: 1,
            labels: labels
                .map(|(source, text)| Label {
                    source,
                    text: text.clone(),
                })
                .collect(),
            name: described.name,
            control: described.control,
            boxes: described.boxes.max(1),
            max_length: described.max_length,
            typed: described.typed,
            ..Field::default()
        };
        let before = (!described.beside.is_empty()).then(|| self::field(&described.beside));
        let field = before
            .into_iter()
            .chain((!described.keypad).then_some(field));
        PageSnapshot {
            title: described.title,
            text: described.text,
            keypad: described.keypad,
            ..page("https://form.example/", field.collect())
        }
    }
}

/// A top frame with these fields.
pub(crate) fn page(url: &str, fields: Vec<Field>) -> PageSnapshot {
    PageSnapshot {
        url: url.into(),
        top: true,
        document_loaded_at: 1_000.0,
        fields,
        ..PageSnapshot::default()
    }
}

/// A page with only a title.
pub(crate) fn titled(title: &str) -> PageSnapshot {
    PageSnapshot {
        title: title.into(),
        ..page("https://form.example/", Vec::new())
    }
}

/// A text field with one label. Its key is a hash of the label.
pub(crate) fn field(label: &str) -> Field {
    let key = label
        .chars()
        .map(u32::from)
        .fold(7_u32, |sum, c| sum.wrapping_mul(31).wrapping_add(c));
    let labels = vec![Label {
        source: Source::Label,
        text: label.into(),
    }];
    Field {
        key,
        labels,
        boxes: 1,
        ..Field::default()
    }
}

/// Text fields with one label each.
pub(crate) fn fields(labels: &[&str]) -> Vec<Field> {
    labels.iter().map(|label| field(label)).collect()
}

/// The page with a claim to be this body in its first heading and its title.
pub(crate) fn claiming_to_be(name: &str, page: PageSnapshot) -> PageSnapshot {
    let identity = vec![Identity {
        slot: Slot::Heading,
        text: name.into(),
    }];
    PageSnapshot {
        title: name.into(),
        identity,
        ..page
    }
}

/// The findings of one page.
pub(crate) fn findings(page: &PageSnapshot) -> Findings {
    inspect(page)
}

/// The verdict on a tab that shows one page.
pub(crate) fn verdict(page: &PageSnapshot) -> Verdict {
    verdict_with_settings(page, &Settings::default())
}

/// The verdict on a tab that shows one page, under these settings.
pub(crate) fn verdict_with_settings(page: &PageSnapshot, settings: &Settings) -> Verdict {
    let mut tab = Tab::default();
    tab.update_frame(0, inspect(page));
    tab.judge(settings)
}
