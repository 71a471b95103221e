//! The PIN or the number that the sentence directly above a field tells to enter or asks for, whatever the field
//! itself is named: 「病院の受付で押す4つの数字を覚えていますか」 above 「こたえ」.

use super::described::Described;
use super::lengths::most_chars;
use super::naming::{asks_for_fact, head_and_notes, is_prose_beside, is_question};
use super::terms::{TermSet, tells_to_enter};
use crate::ask::Ask;
use crate::page::{Control, Field, Source};
use crate::rules::{
    CARD, CHOSEN, DISCUSS, ENTER, FOUR, NUMBER, OTHER_NUMBER, OTHER_OWNER, TELL, TWELVE,
};

/// A longer text above a field is no name, whatever it ends with.
const MAX_NAME_CHARS: usize = 40;

/// A PIN has at most this many characters.
const MAX_PIN_CHARS: u32 = 16;

/// What the sentence directly above a field asks for: a PIN, or the number.
pub(super) fn told_in_instruction(field: &Field, described: Described) -> Option<Ask> {
    let number = || is_number_in_instruction(field, described).then_some(Ask::MyNumber);
    pin_in_instruction(field, described).or_else(number)
}

/// The PIN that the instruction above a field asks for, if the field can take one and its own
/// name is not that of something else.
fn pin_in_instruction(field: &Field, described: Described) -> Option<Ask> {
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

/// Whether the sentence directly above a field tells to enter or send the twelve digits on a page about
/// the card or its number: 「カード裏面の12桁のマイナンバーを送信してください」 above 「12桁の数字を入力」.
fn is_number_in_instruction(field: &Field, described: Described) -> bool {
    const MAX_ABOVE: usize = 3;
    const MY_NUMBER_CHARS: std::ops::RangeInclusive<u32> = 12..=16;
    let fits = most_chars(field).is_none_or(|most| MY_NUMBER_CHARS.contains(&most));
    let is_other = described.head & (OTHER_OWNER | OTHER_NUMBER) != 0;
    if is_other || !fits {
        return false;
    }
    let above = field
        .labels
        .iter()
        .filter(|label| label.source == Source::Before);
    let above = above.take(MAX_ABOVE).find(|label| is_prose_beside(label));
    above.is_some_and(|above| {
        let own = TermSet::of_undenied(&above.text).features();
        let is_told = own & (ENTER | TELL) != 0;
        let is_known = (own | described.around) & (NUMBER | CARD) != 0;
        // In 「会員番号（12桁）を入力」 the digits are those of what stands before the bracket.
        let is_noted = || {
            let head = TermSet::of(&head_and_notes(&above.text).0).features();
            own & (NUMBER | CARD) == 0 && head & TWELVE == 0
        };
        own & TWELVE != 0 && is_told && is_known && own & DISCUSS == 0 && !is_noted()
    })
}

/// The sentence directly above a field, if it tells to enter something or asks for it.
fn instruction_above(field: &Field) -> Option<&str> {
    let mut labels = field.labels.iter();
    let above = labels.find(|label| label.source == Source::Before)?;
    let is_long = above.text.chars().nth(MAX_NAME_CHARS).is_some();
    let is_instruction = (is_long || is_prose_beside(above))
        && (tells_to_enter(&above.text) || is_question(&above.text))
        && !asks_for_fact(&above.text);
    is_instruction.then_some(above.text.as_str())
}
