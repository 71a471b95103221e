//! The policy: which level each ask gets at each place, as a table. "Claim" means that
//! the page claims to be a public body; the other places are those of
//! [`Standing`](crate::findings::Standing). The policy follows from what public
//! bodies ask for on the web (`docs/facts.md` 1 to 4).
//!
//! | ask | place | level |
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
//! | nothing | claim and look-alike | warning |
//! | unreadable content | claim or look-alike | notice |
//! | any of the first three | government over plain http | warning |
//! | | government over https | clear |

use super::place::Place;
use crate::ask::Ask;
use crate::findings::Standing;
use crate::verdict::Level;

/// The level of one ask at one place. A PIN that is typed into a page cannot reach the
/// card, so that no page has a reason to ask for it, not even a trusted one.
pub(crate) fn level_of(ask: Ask, place: Place) -> Level {
    use Level::{Clear, Danger, Notice, Warning};
    use Standing::{Government, PublicBody, Trusted};
    match (ask, place.standing) {
        (_, Government) if !place.plain_http || ask.is_secondary() => Clear,
        (_, Government) => Warning,
        (ask, _) if ask.is_card_pin() => Danger,
        (ask, Trusted | PublicBody) if ask.is_secondary() => Clear,
        (_, Trusted) => Clear,
        (_, PublicBody) => Notice,
        (ask, _) if ask.is_secondary() => secondary(place),
        _ if place.is_impersonating() => Danger,
        (Ask::PaymentCard, _) => Notice,
        _ => Warning,
    }
}

/// The level of a secondary ask, such as a login.
fn secondary(place: Place) -> Level {
    match (place.has_claim(), place.standing == Standing::LookAlike) {
        (true, true) => Level::Danger,
        _ if place.has_plain_claim() => Level::Warning,
        _ => Level::Clear,
    }
}

/// The level of the whole page, for what no single ask shows. `asks` excludes typed
/// numbers, because 1 in 10 random 12-digit numbers passes the check digit of a My
/// Number (`docs/facts.md` 3.1). `has_unreadable` says that a person sees content that
/// the collector could not read.
pub(crate) fn level_of_page(asks: &[Ask], has_unreadable: bool, place: Place) -> Level {
    let both = asks.iter().any(|a| a.is_my_number()) && asks.contains(&Ask::PaymentCard);
    match place.standing {
        Standing::Government => Level::Clear,
        _ if both => Level::Danger,
        Standing::LookAlike if place.has_plain_claim() => Level::Warning,
        Standing::LookAlike if has_unreadable => Level::Notice,
        Standing::Ordinary | Standing::Local if has_unreadable && place.has_plain_claim() => {
            Level::Notice
        }
        _ => Level::Clear,
    }
}
