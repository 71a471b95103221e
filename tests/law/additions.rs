//! What the author of a page can add to it at will.

use myna_mamori::{Control, Field, Identity, Label, PageSnapshot, Slot, Source};

use crate::generator::Dice;
use crate::pool::{self, FOUND, POOL};

/// One addition, at a place that is a number of the page's parts.
#[derive(Clone, Debug)]
pub(crate) enum Addition {
    /// A line of text.
    Line(usize, String),
    /// A heading in the text and in the place that names the page.
    Heading(usize, String),
    /// A name of the owner.
    Name(usize, Slot, String),
    /// A field for something else.
    Decoy(usize, Box<Field>),
    /// A label of a field that asks for nothing so far.
    Label(usize, Source, String),
}

/// The slots in which an author can name an owner.
const SLOTS: [Slot; 10] = [
    Slot::SiteName,
    Slot::Heading,
    Slot::Header,
    Slot::Logo,
    Slot::Copyright,
    Slot::Sender,
    Slot::TopLine,
    Slot::Subheading,
    Slot::Picture,
    Slot::Footer,
];

/// A random addition.
pub(crate) fn some(dice: &mut Dice) -> Addition {
    let at = dice.below(1_000);
    match dice.below(10) {
        0 => Addition::Line(at, pool::text(&POOL.lines, dice)),
        1 => Addition::Line(at, collector_or_line(dice)),
        2 => Addition::Line(at, dice.text(&FOUND.lines).to_owned()),
        3 => Addition::Heading(at, pool::text(&POOL.topics, dice)),
        4 => Addition::Name(at, *dice.one(&SLOTS), pool::text(&POOL.owners, dice)),
        5 => {
            let name = dice.one(&FOUND.names);
            Addition::Name(at, name.slot, name.text.clone())
        }
        6..8 => Addition::Decoy(at, Box::new(decoy(dice))),
        8 => Addition::Decoy(at, Box::new(dice.one(&FOUND.fields).clone())),
        _ => {
            let source = *dice.one(&[Source::Aria, Source::Title, Source::After, Source::Before]);
            Addition::Label(at, source, pool::text(&POOL.decoys, dice))
        }
    }
}

fn collector_or_line(dice: &mut Dice) -> String {
    if dice.happens(10) {
        return dice.text(&POOL.collectors).to_owned();
    }
    pool::text(&POOL.lines, dice)
}

fn decoy(dice: &mut Dice) -> Field {
    let source = *dice.one(&[
        Source::Label,
        Source::Placeholder,
        Source::Before,
        Source::Aria,
    ]);
    let control = *dice.one(&[
        Control::Text,
        Control::Tel,
        Control::Search,
        Control::TextArea,
    ]);
    let text = pool::text(&POOL.decoys, dice);
    Field {
        control,
        labels: vec![Label { source, text }],
        boxes: 1,
        form: u32::try_from(dice.below(3)).expect("a small number"),
        ..Field::default()
    }
}

impl Addition {
    /// Adds this to a page. `asking` are the keys of the fields that ask for something.
    pub(crate) fn add_to(&self, page: &mut PageSnapshot, asking: &[u32]) {
        match self {
            Self::Line(at, text) => add_line(page, *at, text),
            Self::Heading(at, text) => {
                add_line(page, *at, text);
                add_name(page, *at, Slot::Heading, text);
            }
            Self::Name(at, slot, text) => add_name(page, *at, *slot, text),
            Self::Decoy(at, field) => {
                let at = at % (page.fields.len() + 1);
                let key = page.fields.iter().map(|field| field.key).max().unwrap_or(0) + 1;
                page.fields.insert(
                    at,
                    Field {
                        key,
                        ..(**field).clone()
                    },
                );
            }
            Self::Label(at, source, text) => add_label(page, asking, *at, *source, text),
        }
    }
}

fn add_line(page: &mut PageSnapshot, at: usize, text: &str) {
    let mut lines: Vec<&str> = page.text.lines().collect();
    lines.insert(at % (lines.len() + 1), text);
    page.text = lines.join("\n");
}

fn add_name(page: &mut PageSnapshot, at: usize, slot: Slot, text: &str) {
    let text = text.to_owned();
    let at = at % (page.identity.len() + 1);
    page.identity.insert(at, Identity { slot, text });
}

fn add_label(page: &mut PageSnapshot, asking: &[u32], at: usize, source: Source, text: &str) {
    let others = page
        .fields
        .iter_mut()
        .filter(|field| !asking.contains(&field.key));
    let mut others: Vec<&mut Field> = others.collect();
    if others.is_empty() {
        return;
    }
    let at = at % others.len();
    let text = text.to_owned();
    others[at].labels.push(Label { source, text });
}
