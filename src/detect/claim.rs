//! Whom the page claims to be. A page that claims to be a public body has the body's
//! name, and nothing else, in a place in which a site names itself. A page *about* a
//! public body has more text in that place, or names the body elsewhere.

use text::{Hit, normalize};

use crate::findings::{Claim, ClaimStrength};
use crate::page::{Identity, PageSnapshot, Slot};
use crate::rules::{BODIES, DICTIONARY, GENERIC};

/// The public body that the page claims to be, if any. The first place that names one
/// decides: the title, then the identity slots in the collector's order.
pub(crate) fn claim(page: &PageSnapshot) -> Option<Claim> {
    let title = title_names(&page.title);
    let names_another = names_an_owner(&page.title)
        || page
            .identity
            .iter()
            .any(|i| i.slot == Slot::SiteName && names(&i.text) == Names::Other);
    if let Names::Body(body) = title {
        return Some(Claim {
            body: body.to_owned(),
            quote: quote(&page.title),
            strength: ClaimStrength::Plain,
        });
    }
    page.identity.iter().find_map(|identity| {
        let body = slot_names(identity)?;
        let is_contradicted = names_another && identity.slot != Slot::SiteName;
        Some(Claim {
            body: body.to_owned(),
            quote: quote(&identity.text),
            strength: if is_contradicted {
                ClaimStrength::Contradicted
            } else {
                ClaimStrength::Plain
            },
        })
    })
}

fn quote(text: &str) -> String {
    text.chars().take(80).collect()
}

/// The owner that a text names.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    Body(&'static str),
    /// Nobody: it has only words that any site uses, such as ログイン (login) and
    /// 公式サイト (official site).
    Nobody,
    /// Another owner, or something that is no name.
    Other,
}

fn slot_names(identity: &Identity) -> Option<&'static str> {
    if identity.slot == Slot::Asset {
        return Some("government-assets");
    }
    match names(&identity.text) {
        Names::Body(body) => Some(body),
        Names::Nobody | Names::Other => None,
    }
}

/// The owner that a title names, in its last part that has more than words that any
/// site uses: 「マイナポータル | ログイン」 is Mynaportal, and 「マイナポータル | ◯◯新聞」 is
/// a newspaper.
fn title_names(title: &str) -> Names {
    let parts = title_parts(title);
    let last = parts.iter().rfind(|part| **part != Names::Nobody);
    last.map_or(Names::Nobody, |last| *last)
}

/// Whether a title of several parts ends in the name of another owner. A title of one
/// part states the topic of the page and names no owner.
fn names_an_owner(title: &str) -> bool {
    let parts = title_parts(title);
    parts.len() > 1 && parts.last() == Some(&Names::Other)
}

fn title_parts(title: &str) -> Vec<Names> {
    // Split before normalization, which can turn a stroke at the end of a word into a
    // letter.
    let normalized = title.split(['|', '｜']).map(normalize);
    let parts: Vec<String> = normalized
        .flat_map(|part| {
            let parts = part.split([':', '»', '>', '【', '】', '/']);
            let parts = parts.flat_map(|p| p.split(" - "));
            parts.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    parts
        .iter()
        .filter(|part| !part.trim().is_empty())
        .map(|part| names_in(part))
        .collect()
}

fn names(text: &str) -> Names {
    names_in(&normalize(text))
}

/// The owner that a normalized text names. It names a body where it consists of only
/// the body's name and words that any site uses.
fn names_in(normalized: &str) -> Names {
    let hits = DICTIONARY.find(normalized);
    let body = |hit: &Hit| BODIES.iter().find(|b| b.names.contains(&hit.word));
    let is_known = |hit: &Hit| body(hit).is_some() || GENERIC.binary_search(&hit.word).is_ok();
    // Hits are sorted by their ends.
    let mut known = hits.iter().filter(|hit| is_known(hit)).peekable();
    let has_other_text = normalized.chars().enumerate().any(|(at, c)| {
        while known.next_if(|hit| hit.end <= at).is_some() {}
        c.is_alphabetic() && known.peek().is_none_or(|hit| at < hit.start)
    });
    match hits.iter().find_map(body) {
        _ if has_other_text => Names::Other,
        Some(body) => Names::Body(body.id),
        None => Names::Nobody,
    }
}
