//! How like a page is to pages that impersonate public bodies: the learnt weights of its signals
//! and of its most telling sentences. It sees what is said in words that no rule knows.

use std::iter;

use text::{Codes, normalize, sentences};

use crate::findings::{ClaimStrength, Findings};
use crate::page::{Control, PageSnapshot, Slot};
use crate::page_signal::PageSignal;
use crate::resemblance::Resemblance;
use crate::rules::{PAGE_PAIRS, PAGE_WORDING};
use crate::wording::MostTelling;

/// The resemblance of a page of which everything else is found. Nothing of the sum is negative, so
/// that no addition to a page lowers it.
pub(super) fn resemblance(page: &PageSnapshot, findings: &Findings) -> Resemblance {
    let mut resemblance = Resemblance::default();
    let mut telling = MostTelling::default();
    let mut phrases = Vec::new();
    for (normalized, text) in normalized_sentences(page) {
        if telling.add(PAGE_WORDING.score(&Codes::of(&normalized), &mut phrases)) {
            resemblance.quote = text.trim().chars().take(60).collect();
        }
    }
    let signals = signals(page, findings);
    let has = |bit: u8| signals & 1 << bit != 0;
    let pairs = PAGE_PAIRS.iter().filter(|(a, b, _)| has(*a) && has(*b));
    let pairs: i32 = pairs.map(|(_, _, weight)| i32::from(*weight)).sum();
    resemblance.score = pairs + telling.sum();
    resemblance
}

pub(super) fn bit(signal: PageSignal) -> u32 {
    1 << signal as u8
}

/// The signals as a set of bits.
pub(super) fn signals(page: &PageSnapshot, findings: &Findings) -> u32 {
    let claim = findings.claim.as_ref().map(|claim| claim.strength);
    let matter = &findings.matter;
    let has = |control: &[Control]| page.fields.iter().any(|f| control.contains(&f.control));
    let signals = [
        (claim.is_some(), PageSignal::Claim),
        (
            claim >= Some(ClaimStrength::Signed),
            PageSignal::SignedClaim,
        ),
        (claim == Some(ClaimStrength::Plain), PageSignal::PlainClaim),
        (matter.public.is_some(), PageSignal::PublicMatter),
        (matter.is_of_office, PageSignal::OfficeMatter),
        (matter.mentioned.is_some(), PageSignal::MentionedMatter),
        (matter.dues.is_some(), PageSignal::Dues),
        (!findings.lures.is_empty(), PageSignal::Lure),
        (!findings.field_asks.is_empty(), PageSignal::Ask),
        (!page.fields.is_empty(), PageSignal::Field),
        (has(&[Control::Password]), PageSignal::PasswordField),
        (has(&[Control::File]), PageSignal::FileField),
        (
            has(&[Control::Tel, Control::Number]),
            PageSignal::DigitField,
        ),
    ];
    let present = signals.iter().filter(|(is_present, _)| *is_present);
    present.fold(0, |set, (_, signal)| set | bit(*signal))
}

/// The sentences of a page, each once, by their normalized form. Before the name of a field stands a
/// character for its kind, which no text has: 「暗証番号」 says more on a field than in a text.
pub(super) fn normalized_sentences(page: &PageSnapshot) -> Vec<(String, &str)> {
    let identities = page.identity.iter().filter(|one| one.slot != Slot::Asset);
    let heads = iter::once(&page.title).chain(identities.map(|one| &one.text));
    let texts = heads.chain([&page.text]).map(|text| (None, text.as_str()));
    let labels = page.fields.iter().flat_map(|field| {
        let names = field.labels.iter().filter(|l| l.source.names_the_field());
        names.map(|label| (Some(mark(field.control)), label.text.as_str()))
    });
    let mut all = Vec::new();
    for (mark, text) in texts.chain(labels) {
        for sentence in sentences(text) {
            let mut normalized = normalize(sentence);
            if !normalized.is_empty() {
                mark.inspect(|mark| normalized.insert(0, *mark));
                all.push((normalized, sentence));
            }
        }
    }
    let mut first: Vec<usize> = (0..all.len()).collect();
    first.sort_by(|a, b| all[*a].0.cmp(&all[*b].0));
    first.dedup_by(|a, b| all[*a].0 == all[*b].0);
    let mut is_first = vec![false; all.len()];
    for at in first {
        is_first[at] = true;
    }
    let mut is_first = is_first.into_iter();
    all.retain(|_| is_first.next().unwrap_or_default());
    all
}

/// The character that stands for a kind of control.
fn mark(control: Control) -> char {
    char::from_u32(FIRST_MARK + control as u32).unwrap_or_default()
}

/// The first character for private use of Unicode.
const FIRST_MARK: u32 = 0xe000;

#[cfg(test)]
mod tests {
    use crate::detect::wording::{mark, normalized_sentences};
    use crate::page::{Control, Field, Label, PageSnapshot, Source};

    #[test]
    fn a_sentence_counts_once_and_a_label_apart_from_it() {
        let label = Label {
            source: Source::Label,
            text: "暗証番号".to_owned(),
        };
        let page = PageSnapshot {
            title: "暗証番号".to_owned(),
            text: "暗証番号。\nあんしんして入力\n暗証番号".to_owned(),
            fields: vec![Field {
                control: Control::Password,
                labels: vec![label],
                ..Field::default()
            }],
            ..PageSnapshot::default()
        };
        let sentences = normalized_sentences(&page);
        let texts: Vec<&str> = sentences.iter().map(|(text, _)| text.as_str()).collect();
        let marked = format!("{}暗証番号", mark(Control::Password));
        assert_eq!(texts.len(), 3);
        assert_eq!(texts[0], "暗証番号");
        assert_eq!(texts[2], marked);
    }
}
