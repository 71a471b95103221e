//! What the wording of a message adds to its score, sentence by sentence.

use text::Codes;

use super::rules::{PHRASE_WEIGHTS, PHRASES, SENTENCE_START};

/// A sentence adds at most this much, in sixteenths.
const MAX_SENTENCE: i32 = 9 * 16;

/// What a normalized sentence adds. Its phrases weigh both ways, but a sentence never
/// subtracts, so that no sentence takes away what another adds.
pub(super) fn sentence_score(normalized: &Codes) -> i32 {
    let mut found = Vec::new();
    PHRASES.each_in(normalized, &mut |hit| found.push(hit.word));
    found.sort_unstable();
    found.dedup();
    let weights = found.iter().map(|word| PHRASE_WEIGHTS[usize::from(*word)]);
    let sum: i32 = weights.map(i32::from).sum();
    (SENTENCE_START + sum).clamp(0, MAX_SENTENCE)
}

/// Only this many sentences of a message add something, those that add most: those of a long
/// honest letter do not add up to a scam. A further sentence never lowers their sum.
pub(super) const TELLING: usize = 3;

/// A sentence that adds this much is shown as a reason.
pub(super) const MIN_TELLING: i32 = 2 * 16;
