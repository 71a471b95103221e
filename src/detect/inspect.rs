//! The main path from the snapshot of a frame to its findings.

use super::claim::{claim, unlisted_claim};
use super::fields::field_asks;
use super::footnotes::with_footnotes;
use super::matter::matter;
use super::page_terms::PageTerms;
use super::readings::without_readings;
use super::terms::FieldTerms;
use super::unreadable::{unchecked, unreadable};
use super::wording::{bit, normalized_sentences, resemblance, signals};
use crate::findings::{Claim, ClaimStrength, Findings, FoundLure, Host};
use crate::page::PageSnapshot;
use crate::page_signal::PageSignal;
use crate::resemblance::Resemblance;
use crate::rules::LURES;

/// Inspects one frame:
/// 1. the standing of its host,
/// 2. whom it claims to be,
/// 3. what it is for,
/// 4. what its fields ask for,
/// 5. which phrases pressure or tempt a person,
/// 6. how like it is to pages that impersonate public bodies.
///
/// [`Tab::judge`](crate::Tab::judge) decides the level, over all frames of the tab.
/// Cannot fail. Takes time linear in the fields and the text.
#[must_use]
pub fn inspect(page: &PageSnapshot) -> Findings {
    let page = &*without_readings(page);
    let page_with_footnotes = with_footnotes(page);
    let fields = FieldTerms::of_all(&page_with_footnotes.fields);
    let terms = PageTerms::of(&page_with_footnotes, &fields);
    let mut matter = matter(page, &fields, &terms);
    let claim = claim(page);
    let is_plain = |claim: &Claim| claim.strength == ClaimStrength::Plain;
    let claim = claim
        .clone()
        .filter(is_plain)
        .or_else(|| unlisted_claim(page, &matter))
        .or(claim);
    let host = Host::of_document(&page.url, &page.owner).claimed_by(claim.as_ref());
    matter.has_collector |= host.is_of_school();
    let findings = Findings {
        document: page.document.clone(),
        document_loaded_at: page.document_loaded_at,
        is_unconfirmed: false,
        host,
        claim,
        matter,
        field_asks: field_asks(&page_with_footnotes, &fields, &terms),
        earlier_asks: Vec::new(),
        address_digest: address_digest(page),
        lures: lures(&terms),
        resemblance: Resemblance::default(),
        action_hosts: action_hosts(page),
        unreadable: unreadable(page),
        has_keypad: page.has_keypad(),
        fields: u32::try_from(page.fields.len()).unwrap_or(u32::MAX),
        unchecked: unchecked(page),
        banner_hidden: false,
        acknowledged: Vec::new(),
    };
    Findings {
        resemblance: resemblance(page, &findings),
        ..findings
    }
}

/// The names of the signals of a page and its normalized sentences, for `xtask learn`.
#[must_use]
pub fn page_signals_and_sentences(page: &PageSnapshot) -> (Vec<&'static str>, Vec<String>) {
    let page = &*without_readings(page);
    let set = signals(page, &inspect(page));
    let all = PageSignal::ALL.iter();
    let present = all.filter(|(signal, _)| set & bit(*signal) != 0);
    let sentences = normalized_sentences(page).into_iter();
    let sentences = sentences.map(|(normalized, _)| normalized);
    (
        present.map(|(_, name)| *name).collect(),
        sentences.collect(),
    )
}

/// FNV-1a over the name of the document and the address. Two documents have different digests of
/// the same address, and 32 bits are too few to find an unknown address again.
fn address_digest(page: &PageSnapshot) -> u32 {
    let bytes = page.document.bytes().chain(page.url.bytes());
    bytes.fold(0x811c_9dc5, |digest, byte| {
        (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn lures(terms: &PageTerms) -> Vec<FoundLure> {
    let found = LURES
        .iter()
        .filter_map(|lure| Some((lure, terms.title_and_text.first_of(lure.words)?)));
    found
        .map(|(lure, word)| FoundLure {
            lure: lure.id.to_owned(),
            quote: word.to_owned(),
        })
        .collect()
}

fn action_hosts(page: &PageSnapshot) -> Vec<String> {
    let hosts = page.fields.iter().map(|field| field.action_host.as_str());
    let mut hosts: Vec<&str> = hosts.filter(|host| !host.is_empty()).collect();
    hosts.sort_unstable();
    hosts.dedup();
    hosts.into_iter().map(str::to_owned).collect()
}
