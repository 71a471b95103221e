//! The main path, from what one frame shows to what was found in it.

use serde::{Deserialize, Serialize};

use text::visible;

use crate::{
    Ask, Field, Label, PageSnapshot, Unread,
    asked::{Asked, asked},
    claim::claim,
    evidence::{FieldWords, PageWords},
    host::{Host, Standing},
    notes::with_notes,
    rules::{LURES, is_typed},
    verdict::Unchecked,
};

/// What was found in one frame: evidence, no judgment yet. Plain data that the
/// background may keep while it sleeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Findings {
    /// When the document was shown; see [`PageSnapshot::since`].
    pub since: f64,
    /// Whose address the document has.
    pub host: Host,
    /// Whom the document speaks as, where that is a public body.
    pub claim: Option<Claimed>,
    /// What its fields ask for.
    pub asked: Vec<Asked>,
    /// What the steps before this one asked for; see `Findings::follow`.
    pub earlier: Vec<Asked>,
    /// The document's address without query and fragment: steps share it.
    pub path: String,
    /// Ids of the lures, and the words that match.
    pub lures: Vec<Lured>,
    /// Hosts other than its own that its forms are sent to.
    pub action_hosts: Vec<String>,
    /// Rule ids of what a person sees and nothing could read.
    pub unread: Vec<String>,
    /// How many fields were looked at.
    pub fields: u32,
    /// Why the document could not be read.
    pub unchecked: Option<Unchecked>,
    /// Whether the document hides what is shown on it; see [`Tab::hide`](crate::Tab::hide).
    pub hidden: bool,
    /// What was asked when the person went on; see [`Tab::pass`](crate::Tab::pass).
    pub passed: Vec<Ask>,
}

/// A public body that a document speaks as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claimed {
    /// Id of the body.
    pub body: String,
    /// The words of the page.
    pub quote: String,
    /// Whether the page names another owner as well.
    pub contradicted: bool,
}

/// Words that hurry or tempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lured {
    /// Id of the lure.
    pub lure: String,
    /// The words.
    pub quote: String,
}

impl Findings {
    /// Takes over what the step before asked for: of the same document the card's
    /// PINs, at the same address also its number, and of the same host everything
    /// where it speaks as a public body or wears a government's name. A scam may
    /// ask for one thing a step, and an application may be of many parts. What
    /// happened on a document stays with it.
    pub(crate) fn follow(&mut self, before: &Self) {
        if self.is_shown_since(before.since) {
            self.hidden = before.hidden;
            self.passed.clone_from(&before.passed);
        }
        let fake = |f: &Self| f.claim.is_some() || f.host.standing == Standing::LookAlike;
        let same_host = !self.host.name.is_empty() && self.host.name == before.host.name;
        let same_document = self.is_shown_since(before.since);
        let same_page = same_document && self.path == before.path;
        let carries_all = (same_host || same_page) && (fake(before) || fake(self));
        if !carries_all && !same_document {
            return;
        }
        let new = |a: &&Asked| {
            !self
                .asked
                .iter()
                .any(|b| b.ask == a.ask && b.part == a.part)
        };
        // A number that a person typed and took back is no ask of the page.
        let by_page = |a: &Asked| same_page && a.ask.is_my_number() && !is_typed(&a.rule);
        let lasting = |a: &&Asked| carries_all || a.ask.is_card_pin() || by_page(a);
        let asked = before.asked.iter().chain(&before.earlier);
        self.earlier.clear();
        for asked in asked.filter(new).filter(lasting) {
            let same = |b: &Asked| b.ask == asked.ask && b.part == asked.part;
            if !self.earlier.iter().any(same) {
                self.earlier.push(Asked {
                    field: None,
                    ..asked.clone()
                });
            }
        }
        if carries_all || same_page {
            self.claim = self.claim.take().or_else(|| before.claim.clone());
        }
    }

    /// Whether this is the document that was shown at that time.
    pub(crate) fn is_shown_since(&self, since: f64) -> bool {
        (self.since - since).abs() < 1.0
    }
}

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
        unread: unread(page),
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

/// What was there to be read and could not be. A field for as many digits as a
/// PIN, a My Number or a card has, without a name in words, is named by a picture.
fn unread(page: &PageSnapshot) -> Vec<String> {
    let nameless = |field: &Field| {
        let length = field
            .max_length
            .map_or(0, |one| one.saturating_mul(field.boxes.max(1)));
        let letters = |text: &str| visible(text).chars().filter(|c| c.is_alphabetic()).count();
        let named = |label: &Label| letters(&label.text) > 1;
        matches!(length, 4 | 12 | 16) && !field.labels.iter().any(named)
    };
    [
        ("unread-canvas", page.unread.contains(&Unread::Canvas)),
        ("unread-picture", page.unread.contains(&Unread::Picture)),
        ("unread-number-field", page.fields.iter().any(nameless)),
    ]
    .iter()
    .filter(|(_, is)| *is)
    .map(|(rule, _)| (*rule).to_owned())
    .collect()
}

/// Documents that a viewer of the browser shows in place of a page.
fn unchecked(page: &PageSnapshot) -> Option<Unchecked> {
    let kind = page.content_type.as_str();
    let page_like = kind.is_empty()
        || kind.starts_with("text/")
        || kind.contains("xml")
        || kind.contains("json");
    (!page_like && page.fields.is_empty()).then_some(Unchecked::Viewer)
}
