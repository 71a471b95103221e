//! A set of the known terms in a text.

use std::iter;

use text::{normalize, normalize_identifier, sentences, visible};

use super::lengths::{named_lengths, names_capitals_and_digits, names_six_to_sixteen};
use super::naming::head_and_notes;
use super::spelling::{Myna, named_by_myna, names_my_number_misspelt};
use crate::page::Field;
use crate::rules::{
    ANY_CARD, CARD, DENIAL, DICTIONARY, FEATURES, FOUR, LONG, NUMBER, SIDE, TWELVE,
};

/// A set of terms: their numbers in the dictionary, sorted, and the features that they
/// and the terms inside them have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TermSet(pub(super) Vec<u16>, pub(super) u32);

/// A text of this length can be a name.
const MAX_NAME_BYTES: usize = 90;

impl TermSet {
    /// The terms of a visible text.
    pub(crate) fn of(text: &str) -> Self {
        let mut set = Self::default();
        set.read(&normalize(text));
        // Dots between letters hide a word: 暗・証・番・号, 口・座番号.
        let dots = text.matches(is_dot).count();
        if dots > 2 || dots > 0 && text.len() <= MAX_NAME_BYTES {
            set.read(&normalize(&text.replace(is_dot, "")));
        }
        // Easy Japanese writes words apart: 「４つの すうじ」.
        if is_spaced_kana(text) {
            set.read(&normalize(&text.replace([' ', '\u{3000}'], "")));
        }
        set.sorted()
    }

    /// The terms of a text, without those of sentences and brackets that deny an ask.
    pub(super) fn of_undenied(text: &str) -> Self {
        let mut set = Self::default();
        for sentence in sentences(text) {
            let terms = Self::of(sentence);
            if !terms.denies(sentence) {
                set.extend(&terms);
                continue;
            }
            let (head, notes) = head_and_notes(sentence);
            // 「個人情報（マイナンバーなど）は書き込まないでください」: the bracket only gives examples of what
            // the sentence denies.
            let is_denied = Self::of(&head).1 & DENIAL != 0;
            let is_example = |note: &str| note.ends_with("など") || note.ends_with('等');
            for clause in notes.iter().chain(iter::once(&head)) {
                let terms = Self::of(clause);
                let is_asked = terms.1 & DENIAL == 0 && !(is_denied && is_example(clause.trim()));
                if !notes.is_empty() && is_asked {
                    set.extend(&terms);
                }
            }
        }
        set.sorted()
    }

    /// Whether a sentence says that something is not asked for. A sentence of fewer than
    /// 16 characters counts as a label and denies nothing.
    pub(super) fn denies(&self, sentence: &str) -> bool {
        const MIN_SENTENCE_CHARS: usize = 16;
        self.1 & DENIAL != 0 && visible(sentence).chars().count() >= MIN_SENTENCE_CHARS
    }

    /// The terms of a field's `name`, `id` and `autocomplete`.
    pub(crate) fn of_attributes(field: &Field) -> Self {
        let mut set = Self::default();
        for attribute in [&field.name, &field.id, &field.autocomplete] {
            set.read(&normalize_identifier(attribute));
        }
        set.sorted()
    }

    pub(super) fn read(&mut self, normalized: &str) {
        let mut features = 0;
        let hits = DICTIONARY.find_and_visit(normalized, &mut |word| {
            if let Ok(at) = FEATURES.binary_search_by_key(&word, |(word, _)| *word) {
                features |= FEATURES[at].1;
            }
        });
        self.0.extend(hits.iter().map(|hit| hit.word));
        if names_six_to_sixteen(normalized) || names_capitals_and_digits(normalized) {
            features |= LONG;
        }
        if names_side_of_card(normalized) {
            features |= SIDE;
        }
        let lengths = named_lengths(normalized);
        if lengths.four {
            features |= FOUR;
        }
        if lengths.twelve {
            features |= TWELVE;
        }
        match named_by_myna(normalized) {
            Some(Myna::Card) => features |= CARD,
            Some(Myna::Number) => features |= NUMBER,
            None => {}
        }
        if names_my_number_misspelt(normalized) {
            features |= if features & ANY_CARD == 0 {
                NUMBER
            } else {
                CARD
            };
        }
        self.1 |= features;
    }

    /// The features of the text, as bits of `described`.
    pub(crate) fn features(&self) -> u32 {
        self.1
    }

    pub(super) fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
        self.1 |= other.1;
    }

    pub(super) fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self.0.dedup();
        self
    }

    /// The text of the first term of the list that is in the set.
    pub(crate) fn first_of(&self, terms: &[(u16, &'static str)]) -> Option<&'static str> {
        terms
            .iter()
            .find(|(word, _)| self.0.binary_search(word).is_ok())
            .map(|(_, text)| *text)
    }

    /// Whether one term of the sorted group is in the set.
    pub(crate) fn has_one_of(&self, group: &[u16]) -> bool {
        let (few, many) = if self.0.len() < group.len() {
            (&self.0[..], group)
        } else {
            (group, &self.0[..])
        };
        few.iter().any(|word| many.binary_search(word).is_ok())
    }
}

/// Whether a normalized text names a side of a card by what is on it: 「顔写真のある面」, 「番号が見えるほう」.
pub(super) fn names_side_of_card(normalized: &str) -> bool {
    const MARKS: [&str; 6] = ["写真", "顔", "番号", "数字", "ic", "ちっぷ"];
    const VERBS: [&str; 7] = ["ある", "つい", "見える", "載", "印字", "写", "入っ"];
    const SIDES: [&str; 4] = ["面", "側", "ほう", "方"];
    const NEAR_CHARS: usize = 12;
    let mut marks = MARKS.iter().flat_map(|mark| normalized.match_indices(mark));
    marks.any(|(at, mark)| {
        let near = normalized[at + mark.len()..].chars();
        let near: String = near.take(NEAR_CHARS).collect();
        let mut particles = near.match_indices(['の', 'が']);
        particles.any(|(at, particle)| {
            let rest = &near[at + particle.len()..];
            let rest = VERBS.iter().find_map(|verb| rest.strip_prefix(verb));
            rest.is_some_and(|rest| SIDES.iter().any(|side| rest.contains(side)))
        })
    })
}

/// Whether a text has spaces between kana.
fn is_spaced_kana(text: &str) -> bool {
    let is_kana = |c: char| matches!(c, 'ぁ'..='ヿ');
    let mut parts = text.split([' ', '\u{3000}']);
    let Some(first) = parts.next() else {
        return false;
    };
    let mut before = first.ends_with(is_kana);
    parts.any(|part| {
        let is_gap = before && part.starts_with(|c: char| is_kana(c) || c.is_numeric());
        before = part.ends_with(is_kana);
        is_gap
    })
}

fn is_dot(c: char) -> bool {
    matches!(c, '・' | '·' | '•' | '‧' | '･')
}

#[cfg(test)]
mod tests {
    use crate::detect::term_set::TermSet;
    use crate::rules::{LONG, NUMBER};

    #[test]
    fn a_denial_covers_the_examples_in_its_bracket_and_nothing_else() {
        let features = |text: &str| TermSet::of_undenied(text).features();
        let examples = "個人情報(電話番号・マイナンバーなど)は書き込まないでください";
        assert_eq!(features(examples) & NUMBER, 0);
        let name = "ほかの人には絶対に教えないでください（署名用パスワード）";
        assert_ne!(features(name) & LONG, 0);
    }
}
