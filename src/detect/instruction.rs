//! What an instruction of one field tells a person to enter, whatever the field itself is named:
//! the sentence directly above it, or a bracket in its name. 「病院の受付で押す4つの数字を
//! 覚えていますか」 above 「こたえ」, 「備考（12桁の個人番号をご記入ください）」.

use super::described::Described;
use super::lengths::most_chars;
use super::naming::{head_and_notes, is_prose_beside, is_question};
use super::terms::TermSet;
use crate::ask::Ask;
use crate::findings::Needs;
use crate::page::{Control, Field, Source};
use crate::rules::{ANY_CARD, CARD, ENTER, OTHER_NUMBER, OTHER_OWNER, SIDE, TWELVE};

/// A PIN has at most this many characters.
const MAX_PIN_CHARS: u32 = 16;

/// What the instruction asks for, and what the page must be for that.
pub(super) fn asked_by_instruction(field: &Field, described: Described) -> Option<(Ask, Needs)> {
    let in_brackets = bracketed_instructions(field);
    let mut in_brackets = in_brackets
        .iter()
        .filter_map(|text| asked(text, field, described));
    let above = || {
        let is_other = described.head & (OTHER_OWNER | OTHER_NUMBER) != 0;
        let text = instruction_above(field).filter(|_| !is_other)?;
        asked(text, field, described)
    };
    in_brackets.next().or_else(above)
}

/// The sentence directly above a field, if it tells to enter something or asks for it.
fn instruction_above(field: &Field) -> Option<&str> {
    let mut labels = field.labels.iter();
    let above = labels.find(|label| label.source == Source::Before)?;
    let is_instruction = is_prose_beside(above) && tells(&above.text);
    is_instruction.then_some(above.text.as_str())
}

/// The brackets in the names of a field that tell to enter something.
fn bracketed_instructions(field: &Field) -> Vec<String> {
    let names = field.labels.iter().filter(|l| l.source.names_the_field());
    let notes = names.flat_map(|label| head_and_notes(&label.text).1);
    notes
        .filter(|note| TermSet::of(note).features() & ENTER != 0)
        .collect()
}

fn tells(text: &str) -> bool {
    TermSet::of(text).features() & ENTER != 0 || is_question(text)
}

fn asked(text: &str, field: &Field, described: Described) -> Option<(Ask, Needs)> {
    let own = TermSet::of_undenied(text).features();
    let told = Described {
        own: own | ENTER,
        head: TermSet::of(&head_and_notes(text).0).features(),
        section: own,
        around: own,
        ..described
    };
    let most = most_chars(field);
    let takes_pin =
        field.control == Control::Password || most.is_some_and(|most| most <= MAX_PIN_CHARS);
    let pin = told.pin().filter(|_| takes_pin);
    let is_number = told.is_named_number() || told.is_number();
    let number = is_number.then(|| (Ask::MyNumber, needs_of_number(field, told)));
    pin.map(|pin| (pin, Needs::Nothing)).or(number)
}

/// What a page must be for a field of this name to take My Number: staff and customers have
/// shorter numbers of that name too.
pub(super) fn needs_of_number(field: &Field, described: Described) -> Needs {
    const MIN_CHARS: u32 = 12;
    const MAX_CHARS: u32 = 16;
    let fits = most_chars(field).is_none_or(|most| (MIN_CHARS..=MAX_CHARS).contains(&most));
    let page = described.page;
    let is_about = page & (CARD | TWELVE) != 0 || page & ANY_CARD != 0 && page & SIDE != 0;
    if fits && is_about {
        Needs::Nothing
    } else {
        Needs::PublicMatter
    }
}
