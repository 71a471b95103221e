//! The verdict policy, as a table.
//!
//! | what is asked | where | level |
//! |---|---|---|
//! | any PIN of the card | not government | danger |
//! | My Number or the card | claim or look-alike | danger |
//! | My Number and a payment card | not government | danger |
//! | My Number or the card | public body | notice |
//! | | trusted | clear |
//! | | ordinary, local | warning |
//! | payment card | public body | notice |
//! | | trusted | clear |
//! | | claim or look-alike | danger |
//! | | ordinary, local | notice |
//! | anything secondary | claim and look-alike | danger |
//! | | claim alone | warning |
//! | nothing yet | claim and look-alike | warning |
//! | what could not be read | claim or look-alike | notice |
//! | any of the first three | government over plain http | warning |
//! | | government over https | clear |

use super::place::Place;
use crate::ask::Ask;
use crate::findings::{Level, Standing};

/// How loud to be for one ask at one place. A PIN typed into a page cannot
/// reach the card: no page is right to ask, and nobody's trust changes that.
pub(crate) fn level_of(ask: Ask, place: Place) -> Level {
    use Level::{Clear, Danger, Notice, Warning};
    use Standing::{Government, LookAlike, PublicBody, Trusted};
    let fake = place.claim || place.standing == LookAlike;
    match (ask, place.standing) {
        (_, Government) if !place.plain_http || ask.is_secondary() => Clear,
        (_, Government) => Warning,
        (ask, _) if ask.is_card_pin() => Danger,
        (ask, Trusted | PublicBody) if ask.is_secondary() => Clear,
        (_, Trusted) => Clear,
        (_, PublicBody) => Notice,
        (ask, _) if ask.is_secondary() => secondary(place),
        _ if fake => Danger,
        (Ask::PaymentCard, _) => Notice,
        _ => Warning,
    }
}

fn secondary(place: Place) -> Level {
    match (place.claim, place.standing == Standing::LookAlike) {
        (true, true) => Level::Danger,
        _ if place.plain_claim => Level::Warning,
        _ => Level::Clear,
    }
}

/// How loud to be for the page as a whole: what no single ask shows. `asks` are
/// those of the page itself: one in ten of all twelve-digit numbers that a person
/// types has the form of a My Number. `unread` says that a person sees more of the
/// page than could be read.
pub(crate) fn level_of_page(asks: &[Ask], unread: bool, place: Place) -> Level {
    let both = asks.iter().any(|a| a.is_my_number()) && asks.contains(&Ask::PaymentCard);
    match place.standing {
        Standing::Government => Level::Clear,
        _ if both => Level::Danger,
        Standing::LookAlike if place.plain_claim => Level::Warning,
        Standing::LookAlike if unread => Level::Notice,
        Standing::Ordinary | Standing::Local if unread && place.plain_claim => Level::Notice,
        _ => Level::Clear,
    }
}
