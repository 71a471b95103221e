//! Carries the asks of earlier steps of a form over to the next step.

use crate::findings::{FieldAsk, Findings};
use crate::rules::is_typed;

impl Findings {
    /// Carries over the asks of the previous step, because a scam may spread its asks
    /// over several steps:
    ///
    /// - from the same document, the PINs of the card,
    /// - from the same document at the same address, My Number too,
    /// - from the same host or page, everything where either step is an impersonation.
    ///
    /// Whether the banner was hidden and what the person acknowledged carries over only
    /// within one document.
    pub(super) fn continue_from(&mut self, before: &Self) {
        let is_same_document = self.document == before.document;
        if is_same_document {
            self.banner_hidden = before.banner_hidden;
            self.acknowledged.clone_from(&before.acknowledged);
        }
        let is_same_host = !self.host.name.is_empty() && self.host.name == before.host.name;
        let is_same_page = is_same_document && self.address_digest == before.address_digest;
        let carries_all = (is_same_host || is_same_page)
            && (before.is_impersonating() || self.is_impersonating());
        if !carries_all && !is_same_document {
            return;
        }
        // A number that a person typed and removed again is no ask of the page.
        let is_by_page =
            |ask: &FieldAsk| is_same_page && ask.ask.is_my_number() && !is_typed(&ask.rule);
        let asks = before.field_asks.iter().chain(&before.earlier_asks);
        let carried = asks.filter(|ask| carries_all || ask.ask.is_card_pin() || is_by_page(ask));
        self.earlier_asks.clear();
        for ask in carried {
            let is_same = |other: &FieldAsk| other.ask == ask.ask && other.part == ask.part;
            if !self.field_asks.iter().any(is_same) && !self.earlier_asks.iter().any(is_same) {
                self.earlier_asks.push(FieldAsk {
                    field: None,
                    ..ask.clone()
                });
            }
        }
        if carries_all || is_same_page {
            self.claim = self.claim.take().or_else(|| before.claim.clone());
        }
    }
}
