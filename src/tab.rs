//! The frames of a tab, merged into one verdict.

use serde::{Deserialize, Serialize};

use crate::{
    Ask, Level, Settings, Standing, Verdict,
    asked::Asked,
    host::Host,
    inspect::{Claimed, Findings},
    policy::{Place, level_of, level_of_page},
    rules::is_typed,
    verdict::Reason,
};

/// Clocks of two frames may differ by so many milliseconds.
const CLOCK_SLACK: f64 = 100.0;

/// What is known of a tab: the findings of each frame by the browser's id of
/// it. Plain data, so that the background can be killed at any moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Tab {
    // Ids of Firefox name the process in their upper half, so that 32 bits do not hold them.
    // Sorted by them: a map of a tab's few frames would be 13 KB of the engine.
    frames: Vec<(u64, Findings)>,
    /// The top document before this one, for flows of several steps.
    past: Option<Findings>,
}

// A list of frames, because a number is no key of a JavaScript object.
type Stored = (Vec<(u64, Findings)>, Option<Findings>);

impl From<Stored> for Tab {
    fn from((frames, past): Stored) -> Self {
        let mut tab = Self {
            frames: Vec::new(),
            past,
        };
        for (id, findings) in frames {
            tab.put(id, findings);
        }
        tab
    }
}

impl From<Tab> for Stored {
    fn from(tab: Tab) -> Self {
        (tab.frames, tab.past)
    }
}

impl Tab {
    /// A frame was read. The top frame's document ends what older documents
    /// left behind; what comes late from an older document is not taken.
    pub fn see(&mut self, frame: u64, mut findings: Findings) {
        let ended = |other: &Findings, top: &Findings| other.since + CLOCK_SLACK < top.since;
        if frame == 0 {
            let before = self.take(0).or(self.past.take());
            if let Some(before) = before {
                findings.follow(&before);
            }
            self.frames.retain(|(_, other)| !ended(other, &findings));
        } else if self.frame(0).is_some_and(|top| ended(&findings, top)) {
            return;
        }
        self.put(frame, findings);
    }

    /// A frame's document, shown since that time, went away.
    pub fn leave(&mut self, frame: u64, since: f64) {
        match self.frame(frame) {
            Some(findings) if !findings.is_shown_since(since) => (),
            Some(_) if frame == 0 => {
                self.past = self.take(0);
                self.frames.clear();
            }
            _ => drop(self.take(frame)),
        }
    }

    /// The person went on, in spite of all that the page shown since then asks for.
    pub fn pass(&mut self, since: f64, settings: &Settings) {
        let asks = self.judge(settings).asks;
        if let Some(top) = self.top(since) {
            top.passed = asks;
        }
    }

    /// The page shown since then hides what is shown to the person on it.
    pub fn hide(&mut self, since: f64) {
        if let Some(top) = self.top(since) {
            top.hidden = true;
        }
    }

    fn top(&mut self, since: f64) -> Option<&mut Findings> {
        let (id, top) = self.frames.first_mut()?;
        (*id == 0 && top.is_shown_since(since)).then_some(top)
    }

    fn place(&self, id: u64) -> Result<usize, usize> {
        self.frames.binary_search_by_key(&id, |(id, _)| *id)
    }

    fn frame(&self, id: u64) -> Option<&Findings> {
        let at = self.place(id).ok()?;
        Some(&self.frames[at].1)
    }

    fn take(&mut self, id: u64) -> Option<Findings> {
        let at = self.place(id).ok()?;
        Some(self.frames.remove(at).1)
    }

    fn put(&mut self, id: u64, findings: Findings) {
        match self.place(id) {
            Ok(at) => self.frames[at].1 = findings,
            Err(at) => self.frames.insert(at, (id, findings)),
        }
    }

    /// Whether the top frame was read.
    #[must_use]
    pub fn knows_top(&self) -> bool {
        self.frame(0).is_some()
    }

    /// The frames that were read, and since when each shows its document, in
    /// milliseconds since 1970.
    #[must_use]
    pub fn documents(&self) -> Vec<(u64, f64)> {
        let frames = self.frames.iter();
        frames.map(|(id, frame)| (*id, frame.since)).collect()
    }

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

fn trusted_or(host: &Host, settings: &Settings) -> Standing {
    match host.standing {
        Standing::Ordinary | Standing::Local if settings.trusts(&host.name) => Standing::Trusted,
        standing => standing,
    }
}

/// What a frame's host is to the page. A document without an origin speaks for
/// the page; a frame that a government or trusted page embeds was let in by it,
/// and is not the government.
fn place_of(
    frame: &Findings,
    top: &Findings,
    top_standing: Standing,
    claims: &[&Claimed],
) -> Place {
    let own = frame.host.is_opaque() || frame.host.name == top.host.name;
    let standing = match (frame.host.standing, top_standing) {
        _ if own => top_standing,
        (Standing::Ordinary, Standing::Government | Standing::PublicBody) => Standing::PublicBody,
        (Standing::Ordinary, Standing::Trusted) => Standing::Trusted,
        (Standing::Ordinary | Standing::Local, Standing::LookAlike) => Standing::LookAlike,
        (standing, _) => standing,
    };
    let of_frame = frame.claim.iter().chain(claims.iter().copied());
    Place {
        standing,
        claim: of_frame.clone().next().is_some(),
        plain_claim: of_frame.clone().any(|c| !c.contradicted),
        plain_http: if own {
            top.host.plain_http
        } else {
            frame.host.plain_http
        },
    }
}

/// The asks that count at a place: those that need a claim where there is one,
/// and parts where there are two different ones.
fn counted(frame: &Findings, place: Place) -> Vec<Asked> {
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

    fn reason(&self, frame: u64) -> Reason {
        Reason {
            rule: self.rule.clone(),
            ask: Some(self.ask),
            quote: self.quote.clone(),
            frame,
            field: self.field,
        }
    }
}
