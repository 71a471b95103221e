//! Random choices that are the same on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A source of random choices. The same seed gives the same choices.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn of(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number below `limit`, which must not be 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).expect("a short list");
        let scaled = (u64::from(self.0.next_u32()) * limit) >> 32;
        usize::try_from(scaled).expect("a short list")
    }

    /// Whether something happens that has this chance, in percent.
    pub(crate) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items.
    pub(crate) fn one<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// One of the texts.
    pub(crate) fn text<'a>(&mut self, texts: &'a [String]) -> &'a str {
        self.one::<String>(texts)
    }

    /// Up to `most` different items, in their order.
    pub(crate) fn some<'a, T>(&mut self, items: &'a [T], most: usize) -> Vec<&'a T> {
        let wanted = self.below(most + 1);
        let percent = 100 * wanted / items.len().max(1);
        let kept = items.iter().filter(|_| self.happens(percent));
        kept.take(wanted).collect()
    }
}
