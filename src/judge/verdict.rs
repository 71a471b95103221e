//! The main path of the judgment, from the frames of a tab to one verdict.

use super::counted_asks::counted_asks;
use super::place::{Purpose, place_of, standing_for_person};
use super::policy::{level_of, level_of_page};
use super::tab::Tab;
use crate::ask::Ask;
use crate::findings::{Claim, FieldAsk, Findings, Standing, Unchecked};
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
        let claims = self.claims(top);
        let purpose = Purpose::of(&self.frames);
        let standing = standing_for_person(&top.host, settings);
        let mut verdict = Verdict::of(standing, top.host.readable());
        verdict.claim = claims.first().map(|claim| claim.quote.clone());
        verdict.document_loaded_at = top.document_loaded_at;
        verdict.banner_hidden = top.banner_hidden;
        let mut asks_of_page = Vec::new();
        for (id, frame) in &self.frames {
            let place = place_of(frame, top, standing, &claims, purpose);
            let asks = counted_asks(frame, place);
            verdict.add_frame(*id, frame, &asks);
            let levels = asks.iter().map(|ask| level_of(ask, place));
            verdict.level = levels.max().unwrap_or_default().max(verdict.level);
            let by_page = asks.iter().filter(|ask| !is_typed(&ask.rule));
            asks_of_page.extend(by_page.map(|ask| (*id, ask.clone())));
        }
        verdict.asks.sort_unstable();
        verdict.asks.dedup();
        let place = place_of(top, top, standing, &claims, purpose);
        let mut frames = self.frames.iter().map(|(_, frame)| frame);
        let has_unreadable = frames.any(|frame| !frame.unreadable.is_empty());
        let level = level_of_page(&asks_of_page, has_unreadable, place);
        verdict.level = verdict.level.max(level);
        let unchecked = self.unchecked(top, standing);
        verdict.unchecked = unchecked.filter(|_| verdict.level == Level::Clear);
        let is_known = |ask: &Ask| top.acknowledged.contains(ask);
        verdict.acknowledged = verdict.asks.iter().all(is_known);
        verdict.explain(&self.frames, place, settings);
        verdict
    }

    /// Why the page could not be checked, or not all of a frame. A government page may have as
    /// many fields as it likes.
    fn unchecked(&self, top: &Findings, standing: Standing) -> Option<Unchecked> {
        let is_long = |(_, frame): &(u64, Findings)| frame.unchecked == Some(Unchecked::TooLong);
        let long = self
            .frames
            .iter()
            .any(is_long)
            .then_some(Unchecked::TooLong);
        let is_harmless =
            |why: &Unchecked| *why == Unchecked::TooLong && standing == Standing::Government;
        top.unchecked.or(long).filter(|why| !is_harmless(why))
    }

    /// The claims that count for the whole page: those of the top frame, and those of
    /// frames without an origin or on the same host.
    fn claims<'a>(&'a self, top: &'a Findings) -> Vec<&'a Claim> {
        let is_own = |frame: &&Findings| frame.host.is_opaque() || frame.host.name == top.host.name;
        let frames = self.frames.iter().map(|(_, frame)| frame).filter(is_own);
        std::iter::once(top)
            .chain(frames)
            .filter_map(|frame| frame.claim.as_ref())
            .collect()
    }
}

impl Verdict {
    /// Adds the asks of a frame and the reasons for them.
    fn add_frame(&mut self, id: u64, frame: &Findings, asks: &[FieldAsk]) {
        self.asks.extend(asks.iter().map(|ask| ask.ask));
        self.reasons.extend(asks.iter().map(|ask| ask.reason(id)));
        self.fields += frame.fields;
        self.frames += 1;
    }
}
