//! The frames of a tab, merged into one verdict.

use super::counted_asks::counted;
use super::place::{place_of, trusted_or};
use super::policy::{level_of, level_of_page};
use super::tab::Tab;
use crate::ask::Ask;
use crate::findings::{Claimed, Findings, Level, Verdict};
use crate::rules::is_typed;
use crate::settings::Settings;

impl Tab {
    /// The verdict on the tab:
    /// 1. what the top host is to this person,
    /// 2. what every frame asks, at its place in the page,
    /// 3. what the page asks as a whole,
    /// 4. the loudest of these.
    #[must_use]
    pub fn judge(&self, settings: &Settings) -> Verdict {
        let unknown = Findings::default();
        let top = self.frame(0).unwrap_or(&unknown);
        let claims = self.claims(top);
        let standing = trusted_or(&top.host, settings);
        let mut verdict = Verdict::of(standing, top.host.readable());
        verdict.claim = claims.first().map(|c| c.quote.clone());
        verdict.since = top.since;
        verdict.hidden = top.hidden;
        let mut said = Vec::new();
        for (id, frame) in &self.frames {
            let place = place_of(frame, top, standing, &claims);
            let asked = counted(frame, place);
            let asks: Vec<Ask> = asked.iter().map(|a| a.ask).collect();
            let level = asks
                .iter()
                .map(|ask| level_of(*ask, place))
                .max()
                .unwrap_or_default();
            verdict.level = verdict.level.max(level);
            verdict.asks.extend(asks);
            let by_page = asked.iter().filter(|a| !is_typed(&a.rule));
            said.extend(by_page.map(|a| a.ask));
            verdict.reasons.extend(asked.iter().map(|a| a.reason(*id)));
            verdict.fields += frame.fields;
            verdict.frames += 1;
        }
        verdict.asks.sort_unstable();
        verdict.asks.dedup();
        let place = place_of(top, top, standing, &claims);
        let unread = self
            .frames
            .iter()
            .any(|(_, frame)| !frame.unread.is_empty());
        verdict.level = verdict.level.max(level_of_page(&said, unread, place));
        verdict.unchecked = top.unchecked.filter(|_| verdict.level == Level::Clear);
        verdict.passed = verdict.asks.iter().all(|ask| top.passed.contains(ask));
        verdict.explain(&self.frames, place, settings);
        verdict
    }

    /// Claims that count for the whole page: the top frame's, and those of
    /// frames that speak for it (its own documents, or its own host).
    fn claims<'a>(&'a self, top: &'a Findings) -> Vec<&'a Claimed> {
        let own = |f: &&Findings| f.host.is_opaque() || f.host.name == top.host.name;
        let frames = self.frames.iter().map(|(_, frame)| frame).filter(own);
        std::iter::once(top)
            .chain(frames)
            .filter_map(|f| f.claim.as_ref())
            .collect()
    }
}
