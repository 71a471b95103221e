//! What wording adds to a score, by learnt weights of phrases. The same serves pages and messages,
//! each with weights of its own, which `xtask learn` writes.

use text::{Codes, Trie};

/// A sentence adds at most this much, in sixteenths.
const MAX_SENTENCE: i32 = 9 * 16;
/// A sentence that adds this much is shown as a reason.
const MIN_SHOWN: i32 = 2 * 16;
/// Only this many sentences add something, those that add most: those of a long honest text do not
/// add up to a scam. A further sentence never lowers their sum.
const TELLING: usize = 3;

/// Phrases and their weights, in sixteenths.
pub(crate) struct Wording {
    /// The phrases.
    pub(crate) phrases: Trie,
    /// The weight of each.
    pub(crate) weights: &'static [i8],
    /// What every sentence begins with.
    pub(crate) start: i32,
}

impl Wording {
    /// What a normalized sentence adds. Its phrases weigh both ways, but a sentence never
    /// subtracts, so that no sentence takes away what another adds. `found` is overwritten: it saves an
    /// allocation for each sentence.
    pub(crate) fn score(&self, normalized: &Codes, found: &mut Vec<u16>) -> i32 {
        found.clear();
        let search = || {
            self.phrases
                .each_in(normalized, &mut |hit| found.push(hit.word));
        };
        apart(search);
        found.sort_unstable();
        found.dedup();
        let weights = found.iter().map(|word| self.weights[usize::from(*word)]);
        let sum: i32 = weights.map(i32::from).sum();
        (self.start + sum).clamp(0, MAX_SENTENCE)
    }
}

/// Runs a search whose words tests do not hide.
#[cfg(feature = "masking")]
fn apart(search: impl FnOnce()) {
    text::masking::apart(search);
}

#[cfg(not(feature = "masking"))]
fn apart(search: impl FnOnce()) {
    search();
}

/// The scores of the most telling sentences.
#[derive(Default)]
pub(crate) struct MostTelling([i32; TELLING]);

impl MostTelling {
    /// Adds the score of a sentence. Whether the sentence is the most telling one so far, and telling
    /// enough to be shown.
    pub(crate) fn add(&mut self, score: i32) -> bool {
        let at = self.0.partition_point(|known| *known >= score);
        if at < TELLING {
            self.0[at..].rotate_right(1);
            self.0[at] = score;
        }
        at == 0 && score >= MIN_SHOWN
    }

    /// What they add together.
    pub(crate) fn sum(&self) -> i32 {
        self.0.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use crate::wording::MostTelling;

    #[test]
    fn the_three_most_telling_sentences_count() {
        let mut telling = MostTelling::default();
        assert!(telling.add(40));
        assert!(!telling.add(20));
        assert!(telling.add(50));
        assert!(!telling.add(50));
        assert!(!telling.add(10));
        assert_eq!(telling.sum(), 140);
    }
}
