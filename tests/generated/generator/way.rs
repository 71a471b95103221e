//! The ways in which a page asks: where the words stand, and what takes the answer.

use myna_mamori::{Control, Source};

use super::dice::Dice;
use super::draft::Draft;
use super::vocabulary::{Asked, Language};

/// The ways for something that is typed.
const TYPED: [&str; 8] = [
    "label",
    "placeholder",
    "line-before",
    "heading",
    "table",
    "legend",
    "generic",
    "aria",
];

/// The ways in which something can be asked for.
pub(crate) fn ways(asked: Asked) -> Vec<&'static str> {
    let more: &[&str] = match asked {
        Asked::CardPhoto => return vec!["file", "drop", "chat"],
        Asked::Number => &["boxes", "telephone", "chat", "text-area"],
        Asked::PaymentCard => &["boxes"],
        Asked::BankAccount | Asked::OneTimeCode | Asked::PrepaidCode => &[],
        Asked::SignaturePassword => &["telephone", "chat", "text-area"],
        _ => &["boxes", "keypad", "telephone", "chat", "text-area"],
    };
    TYPED.iter().chain(more).copied().collect()
}

/// What is asked for, and the sentences of its language.
pub(crate) struct Request<'a> {
    pub(crate) asked: Asked,
    pub(crate) words: &'a str,
    pub(crate) language: &'a Language,
}

impl Request<'_> {
    /// Adds what takes the answer to the page.
    pub(crate) fn place(&self, way: &str, draft: &mut Draft, dice: &mut Dice) {
        match way {
            "telephone" | "chat" | "keypad" => self.tell(way, draft, dice),
            "file" | "drop" => self.take_file(way, draft, dice),
            _ => self.take_text(way, draft, dice),
        }
    }

    fn sentence(&self, templates: &[String], dice: &mut Dice) -> String {
        dice.text(templates).replace("{}", self.words)
    }

    fn take_text(&self, way: &str, draft: &mut Draft, dice: &mut Dice) {
        let language = self.language;
        let enter = self.sentence(&language.enter, dice);
        let (generic, inner) = (dice.text(&language.generic), dice.text(&language.inner));
        let words = self.words;
        let before = if dice.happens(60) { words } else { &enter };
        let labels: &[(Source, &str)] = match way {
            "placeholder" => &[(Source::Placeholder, words)],
            "line-before" => &[(Source::Before, before)],
            "heading" => &[(Source::Heading, words)],
            "table" => &[(Source::TableHeader, words)],
            "legend" => {
                draft.line(words);
                &[(Source::Label, inner), (Source::Legend, words)]
            }
            "boxes" => &[(Source::Before, words)],
            "generic" => &[(Source::Label, generic), (Source::Before, &enter)],
            "aria" => &[(Source::Aria, words)],
            _ => &[(Source::Label, words)],
        };
        let control = match way {
            "text-area" => Control::TextArea,
            _ if dice.happens(30) => Control::Tel,
            _ if dice.happens(30) => Control::Password,
            _ => Control::Text,
        };
        let length = self.length(way, dice);
        let field = draft.field(control, labels);
        (field.boxes, field.max_length) = length;
        self.add_rest_of_card(draft);
    }

    /// The number of boxes and what each takes.
    fn length(&self, way: &str, dice: &mut Dice) -> (u32, Option<u32>) {
        if way == "boxes" {
            return match self.asked {
                Asked::Number => *dice.one(&[(12, Some(1)), (3, Some(4))]),
                Asked::PaymentCard => (4, Some(4)),
                _ => (4, Some(1)),
            };
        }
        let most = match self.asked {
            Asked::Number => 12,
            Asked::SignaturePassword | Asked::PaymentCard => 16,
            Asked::BankAccount => 7,
            Asked::OneTimeCode => 6,
            Asked::PrepaidCode | Asked::CardPhoto => return (1, None),
            _ => 4,
        };
        (1, dice.happens(60).then_some(most))
    }

    /// The other fields of a payment card.
    fn add_rest_of_card(&self, draft: &mut Draft) {
        if self.asked == Asked::PaymentCard {
            let labels = match self.language.code.as_str() {
                "japanese" => ["有効期限", "セキュリティコード"],
                _ => ["MM/YY", "CVC"],
            };
            for label in labels {
                draft.field(Control::Text, &[(Source::Label, label)]);
            }
        }
    }

    fn take_file(&self, way: &str, draft: &mut Draft, dice: &mut Dice) {
        let drop = self.sentence(&self.language.drop, dice);
        let label = match way {
            "file" => (Source::Label, self.words),
            _ => (Source::Before, drop.as_str()),
        };
        draft.field(Control::File, &[label]);
    }

    fn tell(&self, way: &str, draft: &mut Draft, dice: &mut Dice) {
        let language = self.language;
        match way {
            "keypad" => {
                draft.line(&self.sentence(&language.press, dice));
                (1..10)
                    .chain([0])
                    .for_each(|digit: u32| draft.line(&digit.to_string()));
                draft.keypad = true;
            }
            "telephone" if dice.happens(50) => {
                draft.line(dice.text(&language.list));
                draft.line(dice.text(&language.others));
                draft.line(self.words);
            }
            "telephone" => draft.line(&self.sentence(&language.tell, dice)),
            _ => draft.line(&self.sentence(&language.send, dice)),
        }
    }
}
