//! Which asks of a frame count at its place in the page.

use super::place::Place;
use crate::ask::Ask;
use crate::findings::{Asked, Findings, Reason, Standing};
use crate::rules::is_typed;

/// The asks that count at a place: those that need a claim where there is one,
/// and parts where there are two different ones.
pub(super) fn counted(frame: &Findings, place: Place) -> Vec<Asked> {
    // What a step before asked for counts while something is asked, or where the
    // page is a fake: a dialog that was closed is no ask any more. A step that
    // asks only for an account goes on with a PIN, and not with a number.
    let fake = place.claim || place.standing == Standing::LookAlike;
    let asks = |counts: fn(Ask) -> bool| frame.asked.iter().any(|a| counts(a.ask));
    let (now, more) = (asks(|_| true), asks(|ask| !ask.is_secondary()));
    let goes_on = move |a: &&Asked| fake || more || now && a.ask.is_card_pin();
    let earlier = frame.earlier.iter().filter(goes_on);
    let all = || frame.asked.iter().chain(earlier.clone());
    // A sentence counts only where nobody else signs the page: many explain.
    let claim = |a: &Asked| match a.field {
        Some(_) if is_typed(&a.rule) => fake,
        Some(_) => place.claim,
        None => place.plain_claim,
    };
    let may = |a: &&Asked| !a.needs_claim || claim(a);
    // Two parts are two fields: "the security code expires in ten minutes" is one.
    let other = |a: &Asked, b: &Asked| {
        let differs = if a.follows() {
            b.part.is_empty()
        } else {
            b.part != a.part && !b.follows()
        };
        b.ask == a.ask && differs && (a.field.is_none() || a.field != b.field)
    };
    let whole = |a: &&Asked| a.part.is_empty() || all().filter(may).any(|b| other(a, b));
    let asked: Vec<&Asked> = all().filter(may).filter(whole).collect();
    // Where a claim turns a plain password into a PIN, the PIN is what it is.
    let explained = |a: &Asked| {
        let same = |b: &&Asked| b.field == a.field && b.ask != a.ask;
        a.ask == Ask::AccountPassword && a.field.is_some() && asked.iter().any(same)
    };
    asked
        .iter()
        .filter(|a| !explained(a))
        .map(|a| (*a).clone())
        .collect()
}

impl Asked {
    /// Whether it only names a field of an ask that is made without it.
    fn follows(&self) -> bool {
        self.part == "follows"
    }

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
