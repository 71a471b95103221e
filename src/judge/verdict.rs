//! The main path of the judgment, from the frames of a tab to one verdict.

use super::counted_asks::counted_asks;
use super::place::Company;
use super::policy::{Seen, level_of, level_of_page};
use super::tab::Tab;
use crate::ask::Ask;
use crate::findings::{FieldAsk, Findings, Standing, Unchecked};
use crate::rules::is_typed;
use crate::settings::Settings;
use crate::verdict::{Level, Verdict};

impl Tab {
    /// Judges the tab:
    /// 1. the standing of the top host for this person,
    /// 2. what every frame asks for, at its place in the page,
    /// 3. what the page asks for as a whole,
    /// 4. the strongest warning of these.
    #[must_use]
    pub fn judge(&self, settings: &Settings) -> Verdict {
        let unknown = Findings::default();
        let top = self.frame(0).unwrap_or(&unknown);
        let frames = self.counted_frames();
        let company = Company::of(&frames, top, settings);
        let mut verdict = Verdict::on(top, &company);
        let mut asks_of_page = Vec::new();
        for (id, frame) in &frames {
            let place = company.place(*id, frame, settings);
            let asks = counted_asks(frame, place);
            verdict.add_frame(*id, frame, &asks);
            verdict.add_foreign_claim(*id, frame, &asks, &company);
            let levels = asks.iter().map(|ask| level_of(ask, place));
            verdict.level = levels.max().unwrap_or_default().max(verdict.level);
            let by_page = asks.iter().filter(|ask| !is_typed(&ask.rule));
            asks_of_page.extend(by_page.map(|ask| (*id, ask.clone())));
        }
        verdict.asks.sort_unstable();
        verdict.asks.dedup();
        let any = |is: fn(&Findings) -> bool| frames.iter().any(|(_, frame)| is(frame));
        let seen = Seen {
            has_unreadable: any(|frame| !frame.unreadable.is_empty()),
            has_fields: any(|frame| frame.fields > 0),
            has_resemblance: any(|frame| frame.resemblance.is_close()),
            has_striking_ask: any(Findings::has_striking_ask),
        };
        let level = level_of_page(&asks_of_page, seen, company.page());
        verdict.level = verdict.level.max(level);
        let unchecked = self.unchecked(top, company.standing);
        verdict.unchecked = unchecked.filter(|_| verdict.level == Level::Clear);
        let is_known = |ask: &Ask| top.acknowledged.contains(ask);
        verdict.acknowledged = verdict.asks.iter().all(is_known);
        verdict.explain(&frames, company.page(), settings);
        verdict
    }

    /// Why the page could not be checked, or not all of it. A government page may be as large
    /// as it likes.
    fn unchecked(&self, top: &Findings, standing: Standing) -> Option<Unchecked> {
        let is_long = |(_, frame): &(u64, Findings)| frame.unchecked == Some(Unchecked::TooLong);
        let is_partly_read = self.is_partly_read || self.frames.iter().any(is_long);
        let long = is_partly_read.then_some(Unchecked::TooLong);
        let is_harmless =
            |why: &Unchecked| *why == Unchecked::TooLong && standing == Standing::Government;
        top.unchecked.or(long).filter(|why| !is_harmless(why))
    }

    /// The frames that count. One that may belong to the page before does not.
    fn counted_frames(&self) -> Vec<(u64, &Findings)> {
        let frames = self
            .frames
            .iter()
            .filter(|(_, frame)| !frame.is_unconfirmed);
        frames.map(|(id, frame)| (*id, frame)).collect()
    }
}

impl Verdict {
    /// The verdict on a page before its asks are known.
    fn on(top: &Findings, company: &Company) -> Self {
        Self {
            claim: company.claims.first().map(|claim| claim.quote.clone()),
            trustable_host: top.host.trustable(),
            document: top.document.clone(),
            document_loaded_at: top.document_loaded_at,
            banner_hidden: top.banner_hidden,
            ..Self::of(company.standing, top.host.readable())
        }
    }

    /// Where a frame of another host asks for something, the page speaks with the claim
    /// of such a frame as well.
    fn add_foreign_claim(
        &mut self,
        id: u64,
        frame: &Findings,
        asks: &[FieldAsk],
        company: &Company,
    ) {
        if self.claim.is_none() && !asks.is_empty() && !company.is_own(id, frame) {
            let claims = frame
                .claim
                .iter()
                .chain(company.foreign_claims.iter().copied());
            let strongest = claims.max_by_key(|claim| claim.strength);
            self.claim = strongest.map(|claim| claim.quote.clone());
        }
    }

    /// Adds the asks of a frame and the reasons for them.
    fn add_frame(&mut self, id: u64, frame: &Findings, asks: &[FieldAsk]) {
        self.asks.extend(asks.iter().map(|ask| ask.ask));
        self.reasons.extend(asks.iter().map(|ask| ask.reason(id)));
        self.fields += frame.fields;
        self.frames += 1;
    }
}
