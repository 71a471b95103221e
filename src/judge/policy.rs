//! The policy: which level each ask gets at each place, as a table. "Claim" means that
//! the page speaks as a public body; the other places are those of
//! [`Standing`](crate::findings::Standing). The policy follows from what public
//! bodies ask for on the web (`docs/facts.md` 1 to 4).
//!
//! | ask | place | level |
//! |---|---|---|
//! | any PIN of the card | not government | danger |
//! | My Number or the card | claim or look-alike | danger |
//! | | for a public matter that a heading names, or a sentence; no lawful collector | danger; warning for typed digits alone |
//! | My Number and a payment card in one form | not government | danger |
//! | My Number or the card | public body | notice |
//! | | trusted | clear |
//! | | ordinary, local | warning |
//! | the card among other documents | claim or look-alike | danger |
//! | | for a public matter | warning |
//! | | ordinary, local | notice |
//! | payment card | public body | notice |
//! | | trusted | clear |
//! | | claim or look-alike | danger |
//! | | to have a public document sent once more | danger |
//! | | for what is paid to a public body, or for a public matter | warning |
//! | | ordinary, local | notice |
//! | anything secondary | claim and look-alike | danger |
//! | | plain claim, or look-alike for a public matter | warning |
//! | a bank account, the numbers of a health insurance | for what an office gives | warning |
//! | nothing | claim and look-alike | warning |
//! | in words that no rule knows, by the learnt weights of the page | not government, public body, trusted | warning |
//! | My Number, the card or a PIN, where these weights are high | the same, and no lawful collector | danger |
//! | unreadable content | claim or look-alike | notice |
//! | nothing that is known, in fields | plain claim for a public matter | notice |
//! | any of the first three | government over plain http | warning |
//! | | government over https | clear |

use super::place::Place;
use crate::ask::Ask;
use crate::findings::{ClaimStrength, FieldAsk, Needs, Standing};
use crate::rules::is_typed;
use crate::verdict::Level;

/// The level of one ask at one place. A PIN that is typed into a page cannot reach the
/// card, so that no page has a reason to ask for it, not even a trusted one.
pub(crate) fn level_of(found: &FieldAsk, place: Place) -> Level {
    use Level::{Clear, Danger, Notice, Warning};
    use Standing::{Government, PublicBody, Trusted};
    let is_card = found.ask == Ask::PaymentCard;
    match (found.ask, place.standing) {
        (_, Government) if !place.plain_http || found.ask.is_secondary() => Clear,
        (_, Government) => Warning,
        (ask, _) if ask.is_card_pin() => Danger,
        (ask, Trusted | PublicBody) if ask.is_secondary() => Clear,
        (_, Trusted) => Clear,
        (_, PublicBody) => Notice,
        (ask, _) if ask.is_secondary() => secondary(found, place),
        // A name among others is no reason to pay here, and none against what the page is for.
        _ if place.is_impersonating() && !(is_card && place.is_only_mentioned()) => Danger,
        (Ask::PaymentCard, _) if place.purpose.is_redelivery => Danger,
        (Ask::PaymentCard, _) if place.purpose.is_of_office => Danger,
        (Ask::PaymentCard, _) if place.purpose.is_dues => Warning,
        (Ask::PaymentCard, _) => Notice,
        _ if found.is_choice && place.purpose.is_public => Warning,
        _ if found.is_choice => Notice,
        _ if place.purpose.is_public && !is_typed(&found.rule) => Danger,
        _ if place.purpose.is_mentioned && is_wanted_here(found) => Danger,
        _ => Warning,
    }
}

/// Whether a field takes it, or a sentence tells to send it by a channel that it names.
fn is_wanted_here(found: &FieldAsk) -> bool {
    (found.field.is_some() || matches!(found.needs, Needs::Nothing | Needs::Likeness))
        && !is_typed(&found.rule)
}

/// The level of a secondary ask, such as a login.
fn secondary(found: &FieldAsk, place: Place) -> Level {
    match (place.has_claim(), place.standing == Standing::LookAlike) {
        (true, true) => Level::Danger,
        _ if place.has_plain_claim() => Level::Warning,
        // No honest page takes gift-card codes under the name of a public service.
        _ if found.ask == Ask::PrepaidCode && place.is_signed() => Level::Warning,
        _ if found.ask == Ask::OneTimeCode && place.is_signed() && place.purpose.is_matter => {
            Level::Warning
        }
        (_, true) if place.purpose.is_matter => Level::Warning,
        // Nobody pays what is owed to a public body with gift cards, or gets a benefit with a code of a bank.
        _ if found.ask == Ask::PrepaidCode && place.purpose.is_public => Level::Warning,
        _ if found.ask == Ask::OneTimeCode && place.purpose.is_of_office => Level::Warning,
        // An office asks for these on a host of its own. Clinics ask for the card of the insurance too.
        _ if found.ask == Ask::BankAccount && place.purpose.is_of_office => Level::Warning,
        _ if found.ask == Ask::HealthInsurance
            && place.purpose.is_of_office
            && !place.purpose.is_dues =>
        {
            Level::Warning
        }
        _ => Level::Clear,
    }
}

/// The level of the whole page, for what no single ask shows. `asks` are those of each
/// frame without typed numbers, because 1 in 10 random 12-digit numbers passes the check digit of a My
/// Number (`docs/facts.md` 3.1). `seen` is what else a person sees on the page.
pub(crate) fn level_of_page(asks: &[(u64, FieldAsk)], seen: Seen, place: Place) -> Level {
    let both = has_number_and_card(asks);
    match place.standing {
        Standing::Government => Level::Clear,
        _ if both => Level::Danger,
        Standing::LookAlike | Standing::Ordinary | Standing::Local
            if seen.has_striking_ask && !place.purpose.has_collector =>
        {
            Level::Danger
        }
        Standing::LookAlike if place.claim >= Some(ClaimStrength::Signed) => Level::Warning,
        Standing::LookAlike | Standing::Ordinary | Standing::Local if seen.has_resemblance => {
            Level::Warning
        }
        Standing::LookAlike if seen.has_unreadable => Level::Notice,
        Standing::Ordinary | Standing::Local if place.has_plain_claim() => {
            // What its fields take may be asked for in words that no rule knows.
            let is_form = seen.has_fields && place.purpose.is_public;
            let is_doubtful = is_form || seen.has_unreadable;
            if is_doubtful {
                Level::Notice
            } else {
                Level::Clear
            }
        }
        _ => Level::Clear,
    }
}

/// What a person sees on a page, beside what it asks for.
#[derive(Clone, Copy)]
pub(crate) struct Seen {
    /// Content that the collector could not read.
    pub(crate) has_unreadable: bool,
    /// Fields.
    pub(crate) has_fields: bool,
    /// A document that resembles pages that impersonate public bodies.
    pub(crate) has_resemblance: bool,
    /// One that resembles them strikingly, and in which something asks for My Number, the card or a PIN,
    /// even if the rules would not count that on this page.
    pub(crate) has_striking_ask: bool,
}

/// Whether one form, or the sentences of the page, ask for My Number and a payment card.
fn has_number_and_card(asks: &[(u64, FieldAsk)]) -> bool {
    let of = |ask: Ask| asks.iter().filter(move |(_, found)| found.ask == ask);
    let is_one = |(frame, number): &(u64, FieldAsk), (other, card): &(u64, FieldAsk)| {
        let is_flow = number.field.is_none() || card.field.is_none();
        is_flow || frame != other || number.form == card.form
    };
    of(Ask::MyNumber).any(|number| of(Ask::PaymentCard).any(|card| is_one(number, card)))
}
