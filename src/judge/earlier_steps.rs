//! What earlier steps of a form asked for counts in the step that follows them.

use crate::findings::{FieldAsk, Findings};
use crate::rules::is_typed;

impl Findings {
    /// Takes over what the step before this one asked for, because a scam may ask for
    /// one thing a step and an application may have many parts:
    ///
    /// - of the same document, the PINs of the card,
    /// - of the same document at the same address, also My Number,
    /// - of the same host or page, everything where either step is an impersonation.
    ///
    /// What happened on a document (the banner was hidden, the person went on) stays
    /// with that document.
    pub(super) fn follow(&mut self, before: &Self) {
        let is_same_document = self.is_document_loaded_at(before.document_loaded_at);
        if is_same_document {
            self.banner_hidden = before.banner_hidden;
            self.acknowledged.clone_from(&before.acknowledged);
        }
        let is_same_host = !self.host.name.is_empty() && self.host.name == before.host.name;
        let is_same_page = is_same_document && self.path == before.path;
        let carries_all = (is_same_host || is_same_page)
            && (before.is_impersonating() || self.is_impersonating());
        if !carries_all && !is_same_document {
            return;
        }
        // A number that a person typed and took back is no ask of the page.
        let is_by_page =
            |ask: &FieldAsk| is_same_page && ask.ask.is_my_number() && !is_typed(&ask.rule);
        let asks = before.field_asks.iter().chain(&before.earlier_asks);
        let lasting = asks.filter(|ask| carries_all || ask.ask.is_card_pin() || is_by_page(ask));
        self.earlier_asks.clear();
        for ask in lasting {
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
