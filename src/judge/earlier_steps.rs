//! What earlier steps of a form asked for counts in the step that follows them.

use crate::findings::{Asked, Findings, Standing};
use crate::rules::is_typed;

impl Findings {
    /// Takes over what the step before asked for: of the same document the card's
    /// PINs, at the same address also its number, and of the same host everything
    /// where it speaks as a public body or wears a government's name. A scam may
    /// ask for one thing a step, and an application may be of many parts. What
    /// happened on a document stays with it.
    pub(crate) fn follow(&mut self, before: &Self) {
        if self.is_shown_since(before.since) {
            self.hidden = before.hidden;
            self.passed.clone_from(&before.passed);
        }
        let fake = |f: &Self| f.claim.is_some() || f.host.standing == Standing::LookAlike;
        let same_host = !self.host.name.is_empty() && self.host.name == before.host.name;
        let same_document = self.is_shown_since(before.since);
        let same_page = same_document && self.path == before.path;
        let carries_all = (same_host || same_page) && (fake(before) || fake(self));
        if !carries_all && !same_document {
            return;
        }
        let new = |a: &&Asked| {
            !self
                .asked
                .iter()
                .any(|b| b.ask == a.ask && b.part == a.part)
        };
        // A number that a person typed and took back is no ask of the page.
        let by_page = |a: &Asked| same_page && a.ask.is_my_number() && !is_typed(&a.rule);
        let lasting = |a: &&Asked| carries_all || a.ask.is_card_pin() || by_page(a);
        let asked = before.asked.iter().chain(&before.earlier);
        self.earlier.clear();
        for asked in asked.filter(new).filter(lasting) {
            let same = |b: &Asked| b.ask == asked.ask && b.part == asked.part;
            if !self.earlier.iter().any(same) {
                self.earlier.push(Asked {
                    field: None,
                    ..asked.clone()
                });
            }
        }
        if carries_all || same_page {
            self.claim = self.claim.take().or_else(|| before.claim.clone());
        }
    }
}
