//! Selects the asks of a frame that count at its place in the page.

use super::place::Place;
use crate::ask::{Ask, Part};
use crate::findings::{FieldAsk, Findings, Needs, Standing};
use crate::rules::is_typed;
use crate::verdict::Reason;

/// The asks that count at a place. An ask that needs a claim counts only where the page
/// makes one, and half of an ask only where the other half is present.
pub(super) fn counted_asks(frame: &Findings, place: Place) -> Vec<FieldAsk> {
    let earlier = frame
        .earlier_asks
        .iter()
        .filter(|ask| still_counts(ask, frame, place));
    let all: Vec<&FieldAsk> = frame
        .field_asks
        .iter()
        .chain(earlier)
        .filter(|ask| is_met(ask, place))
        .collect();
    let is_complete =
        |ask: &&FieldAsk| ask.part == Part::Whole || all.iter().any(|other| completes(ask, other));
    let complete: Vec<&FieldAsk> = all.iter().copied().filter(is_complete).collect();
    // Where a claim turns a plain password field into a PIN field, only the PIN counts.
    let is_explained = |ask: &FieldAsk| {
        let is_other = |other: &&FieldAsk| other.field == ask.field && other.ask != ask.ask;
        ask.ask == Ask::AccountPassword && ask.field.is_some() && complete.iter().any(is_other)
    };
    let counted_asks = complete.iter().filter(|ask| !is_explained(ask));
    counted_asks.map(|ask| (*ask).clone()).collect()
}

/// Whether an ask of an earlier step still counts. A closed dialog asks for nothing, so
/// the current step must ask for something, or the page must be an impersonation. A
/// step that asks for an account only continues a flow that asked for a PIN, and not one
/// that asked for a number.
fn still_counts(earlier: &FieldAsk, frame: &Findings, place: Place) -> bool {
    let asks_more = frame
        .field_asks
        .iter()
        .any(|current| !current.ask.is_secondary());
    place.is_impersonating()
        || asks_more
        || !frame.field_asks.is_empty() && earlier.ask.is_card_pin()
}

/// Whether the page is what the ask needs. A sentence needs a plain claim: many sites
/// explain what a public body asks for.
fn is_met(ask: &FieldAsk, place: Place) -> bool {
    // Libraries and lockers have PINs too, and mention the card.
    if ask.is_guess && place.is_unlike_scams && !place.is_impersonating() {
        return false;
    }
    match (ask.needs, ask.field) {
        (Needs::Nothing, _) => true,
        (Needs::Likeness, _) => !place.may_retell || place.is_signed(),
        (Needs::PublicMatter, _) if ask.ask.is_card_pin() => {
            place.is_impersonating() || place.purpose.is_matter
        }
        (Needs::PublicMatter, _) => place.is_signed() || place.purpose.is_public,
        (Needs::Claim, Some(_)) if is_typed(&ask.rule) => {
            place.is_impersonating() || place.purpose.is_public
        }
        (Needs::Claim, Some(_)) => place.has_claim(),
        (Needs::Claim, None) if place.is_like_scams => place.has_claim(),
        (Needs::Claim | Needs::Signature, _) => {
            let is_official = matches!(place.standing, Standing::Government | Standing::PublicBody);
            place.is_signed() && !is_official
        }
    }
}

/// Whether another field completes an ask of which this field covers a part. The two
/// halves must be in two fields: "the security code expires in ten minutes" names one.
fn completes(ask: &FieldAsk, other: &FieldAsk) -> bool {
    let is_other_part = match ask.part {
        Part::Supporting => other.part == Part::Whole,
        part => other.part != part && other.part != Part::Supporting,
    };
    other.ask == ask.ask && is_other_part && (ask.field.is_none() || ask.field != other.field)
}

impl FieldAsk {
    /// The reason for this ask in the verdict, in the frame with this id.
    pub(super) fn reason(&self, frame: u64) -> Reason {
        Reason {
            rule: self.rule.clone(),
            ask: Some(self.ask),
            quote: self.quote.clone(),
            frame,
            field: self.field,
        }
    }
}
