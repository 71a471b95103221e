//! The PIN that the sentence directly above a field tells to enter or asks for, whatever the field
//! itself is named: 「病院の受付で押す4つの数字を覚えていますか」 above 「こたえ」.

use super::described::Described;
use super::lengths::most_chars;
use super::naming::{head_and_notes, is_prose_beside, is_question};
use super::terms::{TermSet, tells_to_enter};
use crate::ask::Ask;
use crate::page::{Control, Field, Source};
use crate::rules::{CHOSEN, ENTER, FOUR, OTHER_NUMBER, OTHER_OWNER};

/// A longer text above a field is no name, whatever it ends with.
const MAX_NAME_CHARS: usize = 40;

/// A PIN has at most this many characters.
const MAX_PIN_CHARS: u32 = 16;

/// The PIN that the instruction above a field asks for, if the field can take one and its own
/// name is not that of something else.
pub(super) fn pin_in_instruction(field: &Field, described: Described) -> Option<Ask> {
    let is_short = most_chars(field).is_some_and(|most| most <= MAX_PIN_CHARS);
    let is_other = described.head & (OTHER_OWNER | OTHER_NUMBER) != 0;
    if is_other || !is_short && field.control != Control::Password {
        return None;
    }
    let text = instruction_above(field)?;
    let own = TermSet::of_undenied(text).features();
    // 「マイナカードに設定している数字を入れると」 above a field of four characters.
    let is_four = own & CHOSEN != 0 && most_chars(field) == Some(4);
    let own = if is_four { own | FOUR } else { own };
    let told = Described {
        own: own | ENTER,
        head: TermSet::of(&head_and_notes(text).0).features(),
        section: own,
        around: own,
        ..described
    };
    told.pin()
}

/// The sentence directly above a field, if it tells to enter something or asks for it.
fn instruction_above(field: &Field) -> Option<&str> {
    let mut labels = field.labels.iter();
    let above = labels.find(|label| label.source == Source::Before)?;
    let is_long = above.text.chars().nth(MAX_NAME_CHARS).is_some();
    let is_instruction = (is_long || is_prose_beside(above))
        && (tells_to_enter(&above.text) || is_question(&above.text));
    is_instruction.then_some(above.text.as_str())
}
