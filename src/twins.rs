//! Host names as people read them: punycode decoded, and letters that look
//! alike made one (after Unicode Technical Standard #39, for the letters that
//! names of the Japanese government are spelt with).

use idna::punycode;

use crate::{rules::TWINS, text::fold};

/// The host's characters: `xn--eckzdqc.jp` is `マイナ.jp`. A label that is no
/// punycode stays as it is.
pub(crate) fn characters(host: &str) -> String {
    let label = |label: &str| {
        let decoded = label
            .strip_prefix("xn--")
            .and_then(punycode::decode_to_string);
        decoded.unwrap_or_else(|| label.to_owned())
    };
    host.split('.').map(label).collect::<Vec<_>>().join(".")
}

/// The host folded, with every twin of a Latin letter replaced by the letter.
pub(crate) fn skeleton(host: &str) -> String {
    let latin = |c: char| {
        TWINS
            .binary_search_by_key(&c, |(twin, _)| *twin)
            .map_or(c, |at| TWINS[at].1)
    };
    fold(&characters(host)).chars().map(latin).collect()
}
