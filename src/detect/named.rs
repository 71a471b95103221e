//! The answers to "whom does this text name?", and those that single words give.

use text::Hit;

use crate::rules::{BODIES, BodyKind, DICTIONARY, GENERIC, OTHER_OWNERS};

/// Whom a text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Owner {
    /// A public body, or what only a public body runs.
    Body(Named),
    /// Nobody: it has only words that any site uses, such as ログイン (login) and
    /// 公式サイト (official site).
    Nobody,
    /// Another owner, or something that is no name.
    Other,
}

/// The public body that a text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    /// Id of the body in `src/rules/claims.toml`, or `public-office` or `municipality`.
    pub(super) body: &'static str,
    pub(super) kind: BodyKind,
    /// Whether the text is the bare name of a municipality, as shops and clubs also
    /// have it beside their own name.
    pub(super) is_bare: bool,
}

impl Named {
    pub(super) fn new(body: &'static str, kind: BodyKind) -> Self {
        Self {
            body,
            kind,
            is_bare: false,
        }
    }

    /// An office that no list has.
    pub(super) fn office() -> Self {
        Self::new("public-office", BodyKind::Organisation)
    }
}

/// Whom a normalized text names that consists of only the name and words that any site
/// uses.
pub(super) fn owner_by_words(normalized: &str) -> Owner {
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
        _ if has_other_text => Owner::Other,
        Some(body) => Owner::Body(Named::new(body.id, body.kind)),
        None => Owner::Nobody,
    }
}

/// Whether a part names a company or an association, which no public body is.
pub(super) fn has_legal_form(part: &str) -> bool {
    const FORMS: [&str; 11] = [
        "株式会社",
        "有限会社",
        "合同会社",
        "社団法人",
        "財団法人",
        "医療法人",
        "学校法人",
        "社会福祉法人",
        "npo法人",
        "税理士",
        "弁護士",
    ];
    FORMS.iter().any(|form| part.contains(form))
}

/// Whether a part has the noun of another owner.
pub(super) fn is_other_owner(part: &str) -> bool {
    part.char_indices().any(|(at, first)| {
        // The words are sorted.
        let from = OTHER_OWNERS.partition_point(|word| word.chars().next() < Some(first));
        let words = OTHER_OWNERS[from..].iter();
        let mut words = words.take_while(|word| word.starts_with(first));
        words.any(|word| {
            part[at..].starts_with(word)
                && (!word.is_ascii() || is_whole_word(part, at, word.len()))
        })
    })
}

fn is_whole_word(text: &str, at: usize, length: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + length..].chars().next())
}
