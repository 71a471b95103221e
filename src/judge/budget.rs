//! Limits what is kept of a tab. A page can have any number of frames and fields, and the
//! state of its tab is read and written for each message of theirs.

use super::tab::Tab;
use crate::findings::{FieldAsk, Findings};

/// The most asks that are kept of a frame.
const MAX_ASKS: usize = 20;
/// The most phrases, hosts and the like that are kept of a frame.
const MAX_MENTIONS: usize = 8;
/// The most bytes of a tab's state, as JSON.
const MAX_BYTES: usize = 64 * 1024;
/// What the keys and the short values of a frame, of an ask and of a text take, in bytes.
const FRAME_BYTES: usize = 400;
const ASK_BYTES: usize = 162;
const TEXT_BYTES: usize = 35;

impl Findings {
    /// Keeps the loudest asks: first one of each kind, then the most sensitive ones.
    /// Returns whether a kind of ask was dropped.
    pub(super) fn keep_loudest(&mut self) -> bool {
        self.lures.truncate(MAX_MENTIONS);
        self.action_hosts.truncate(MAX_MENTIONS);
        let is_cut = keep_loudest(&mut self.field_asks);
        keep_loudest(&mut self.earlier_asks) || is_cut
    }

    /// How much of the state the frame takes, in bytes. Never less than it really takes.
    fn bytes(&self) -> usize {
        let asks = self.field_asks.iter().chain(&self.earlier_asks);
        let asks = asks.map(|ask| ASK_BYTES + written(&ask.rule) + written(&ask.quote));
        let texts = self.texts().map(|text| TEXT_BYTES + written(text));
        FRAME_BYTES + TEXT_BYTES * self.acknowledged.len() + asks.chain(texts).sum::<usize>()
    }

    /// Every text of the frame but those of its asks.
    fn texts(&self) -> impl Iterator<Item = &String> {
        let matter = &self.matter;
        let names = [&self.action_hosts, &self.unreadable, &self.host.oddities];
        let claim = self
            .claim
            .iter()
            .flat_map(|claim| [&claim.body, &claim.quote]);
        let lures = self
            .lures
            .iter()
            .flat_map(|found| [&found.lure, &found.quote]);
        let quotes = [&matter.public, &matter.mentioned, &matter.dues];
        [&self.host.name, &self.document, &self.resemblance.quote]
            .into_iter()
            .chain(names.into_iter().flatten())
            .chain(quotes.into_iter().flatten())
            .chain(claim)
            .chain(lures)
    }

    /// Keeps one ask of each kind.
    fn keep_one_of_each(&mut self) {
        let asks = std::mem::take(&mut self.field_asks);
        for ask in asks {
            if !self.field_asks.iter().any(|kept| kept.is_alike(&ask)) {
                self.field_asks.push(ask);
            }
        }
    }

    /// Whether the frame says nothing that could ever change the verdict on its tab.
    fn is_silent(&self) -> bool {
        let matter = &self.matter;
        let matters = [&matter.public, &matter.mentioned, &matter.dues];
        self.field_asks.is_empty()
            && self.earlier_asks.is_empty()
            && self.claim.is_none()
            && self.unreadable.is_empty()
            && !self.resemblance.is_close()
            && matters.iter().all(|matter| matter.is_none())
    }

    /// The loudness of a frame; that of a louder one is less.
    fn loudness(&self) -> (bool, bool, Option<crate::Ask>) {
        let loudest = self.field_asks.iter().map(|ask| ask.ask).min();
        (self.is_silent(), loudest.is_none(), loudest)
    }
}

/// How many bytes a text takes as JSON, at most.
fn written(text: &str) -> usize {
    let escaped = text
        .chars()
        .filter(|char| char.is_control() || matches!(char, '"' | '\\'));
    text.len() + 5 * escaped.count()
}

/// Keeps the loudest asks of a list in their order; returns whether a kind was dropped.
fn keep_loudest(asks: &mut Vec<FieldAsk>) -> bool {
    if asks.len() <= MAX_ASKS {
        return false;
    }
    let is_first = |at: usize| {
        let same = |other: &FieldAsk| other.is_alike(&asks[at]);
        !asks[..at].iter().any(same)
    };
    let mut order: Vec<(bool, crate::Ask, usize)> = (0..asks.len())
        .map(|at| (!is_first(at), asks[at].ask, at))
        .collect();
    order.sort_unstable();
    let is_cut = order[MAX_ASKS..]
        .iter()
        .any(|(is_repeated, ..)| !is_repeated);
    let mut kept: Vec<usize> = order[..MAX_ASKS].iter().map(|(.., at)| *at).collect();
    kept.sort_unstable();
    *asks = kept.into_iter().map(|at| asks[at].clone()).collect();
    is_cut
}

impl FieldAsk {
    /// Whether another ask counts wherever this one does.
    fn is_alike(&self, other: &Self) -> bool {
        let kind = |ask: &Self| {
            (
                ask.ask,
                ask.part,
                ask.needs,
                ask.is_choice,
                ask.form,
                ask.is_guess,
            )
        };
        kind(self) == kind(other) && self.rule == other.rule
    }
}

impl Tab {
    /// Drops asks that others repeat, and then the quietest frames, never the top frame,
    /// until the state fits. Where a dropped frame could have changed the verdict, the tab
    /// counts as read in part.
    pub(super) fn keep_loudest(&mut self) {
        if self.bytes() > MAX_BYTES {
            for (_, frame) in self.frames.iter_mut().filter(|(id, _)| *id != 0) {
                frame.keep_one_of_each();
            }
        }
        if self.bytes() > MAX_BYTES {
            self.drop_quietest();
        }
    }

    fn bytes(&self) -> usize {
        let frames = self.frames.iter().map(|(_, frame)| frame);
        frames.chain(&self.previous).map(Findings::bytes).sum()
    }

    fn drop_quietest(&mut self) {
        let mut order: Vec<usize> = (0..self.frames.len()).collect();
        order.sort_by_key(|at| {
            let (id, frame) = &self.frames[*at];
            (*id != 0, frame.loudness())
        });
        let previous = self.previous.as_ref().map_or(0, Findings::bytes);
        let mut left = MAX_BYTES.saturating_sub(previous);
        let mut kept = vec![false; self.frames.len()];
        for at in order {
            let (_, frame) = &self.frames[at];
            kept[at] = frame.bytes() <= left;
            left -= if kept[at] { frame.bytes() } else { 0 };
            self.is_partly_read |= !kept[at] && !frame.is_silent();
        }
        let mut kept = kept.into_iter();
        self.frames.retain(|_| kept.next().unwrap_or_default());
    }
}
