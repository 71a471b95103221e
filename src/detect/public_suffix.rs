//! Takes the public suffix off a host name, so that the `co` of `.co.jp` is no word
//! of the name.

use super::government::{has, municipalities_of};
use crate::rules::{DYNAMIC_HOSTS, FREE_HOSTS};

/// Who can register a name under a public suffix.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    /// An organisation whose kind the registry has checked: `.co.jp`, `.or.jp`.
    Checked,
    /// Anybody with an address in Japan: `.jp`, `.tokyo.jp`.
    Japanese,
    /// Anybody.
    Other,
}

/// The second level of `.jp` by the kind of the organisation.
/// Source: Public Suffix List e8c9a2b of 2026-08-19; <https://jprs.jp/about/jp-dom/spec/>.
const KINDS: &str = "ac ad co ed go gr lg ne or";

/// What countries have at their second level, as in `.com.au` and `.co.uk`. A shorter list
/// than that of all countries: no country sells these names to one owner.
const SECOND_LEVELS: &str = "ac co com edu gob gov ne net or org";

/// The endings that are left to private networks.
/// Source: RFC 6762, appendix G; RFC 8375; ICANN resolution 2024.07.29.06 (`internal`).
const PRIVATE: &str = "corp home internal intranet lan local localhost private";

/// Whether anybody can register a name under this domain, so that it belongs to nobody.
pub(crate) fn is_public_suffix(domain: &str) -> bool {
    if has(PRIVATE, domain) {
        return false;
    }
    let (name, _) = split(domain);
    name.is_empty() || is_municipal(domain) || has(FREE_HOSTS, domain) || has(DYNAMIC_HOSTS, domain)
}

/// Whether the name of a municipality stands under that of its prefecture, as in
/// `chiyoda.tokyo.jp`. Names under it are for anybody there.
fn is_municipal(domain: &str) -> bool {
    let mut labels = domain.rsplit('.');
    let (top, prefecture, name) = (labels.next(), labels.next(), labels.next());
    let names = prefecture.and_then(municipalities_of);
    let is_named = names
        .zip(name)
        .is_some_and(|(names, name)| has(names, name));
    top == Some("jp") && is_named && labels.next().is_none()
}

/// The name in front of its public suffix, and the suffix. There may be no name.
pub(super) fn split(host: &str) -> (&str, Suffix) {
    let (front, top) = host.rsplit_once('.').unwrap_or(("", host));
    let (before, second) = front.rsplit_once('.').unwrap_or(("", front));
    match top {
        "jp" if has(KINDS, second) => (before, Suffix::Checked),
        "jp" if municipalities_of(second).is_some() => (before, Suffix::Japanese),
        "jp" => (front, Suffix::Japanese),
        _ if top.len() == 2 && has(SECOND_LEVELS, second) => (before, Suffix::Other),
        _ => (front, Suffix::Other),
    }
}
