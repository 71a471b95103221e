//! The main path, from what one frame shows to what was found in it.

use super::claim::claim;
use super::fields::asked;
use super::footnotes::with_notes;
use super::terms::{FieldWords, PageWords};
use super::unreadable::{unchecked, unreadable};
use crate::findings::{Claimed, Findings, Host, Lured};
use crate::page::PageSnapshot;
use crate::rules::LURES;

/// Inspects one frame:
/// 1. what its host is,
/// 2. whom it speaks as,
/// 3. what its fields ask for,
/// 4. what hurries or tempts.
///
/// How loud to be is decided over all frames of the tab, by [`Tab::judge`](crate::Tab::judge).
/// Cannot fail; linear in the fields and the text.
#[must_use]
pub fn inspect(page: &PageSnapshot) -> Findings {
    let claim = claim(page);
    let noted = with_notes(page);
    let fields = FieldWords::of_all(&noted.fields);
    let words = PageWords::of(&noted, &fields);
    Findings {
        since: page.since,
        host: Host::of(&page.url),
        claim: claim.map(|c| Claimed {
            body: c.body.to_owned(),
            quote: c.quote.chars().take(80).collect(),
            contradicted: c.contradicted,
        }),
        asked: asked(&noted, &fields, &words),
        earlier: Vec::new(),
        path: page.url.clone(),
        lures: lures(&words),
        action_hosts: action_hosts(page),
        unread: unreadable(page),
        fields: u32::try_from(page.fields.len()).unwrap_or(u32::MAX),
        unchecked: unchecked(page),
        hidden: false,
        passed: Vec::new(),
    }
}

fn lures(words: &PageWords) -> Vec<Lured> {
    let found = LURES
        .iter()
        .filter_map(|lure| Some((lure, words.said.first_of(lure.words)?)));
    found
        .map(|(lure, word)| Lured {
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
