//! Separates what a message says itself from what it reports that somebody else said:
//! 「未納があります」という電話がありました. A warning reports, and so does a person who
//! retells a call.

use text::{ends_sentence, normalize};

use super::rules::{DENIALS, REPORTS, SCAM_TALK, WORDS};

/// A line without its reports, and the reports.
#[derive(Default)]
pub(super) struct Unquoted {
    /// The line in the message's own words.
    pub(super) own: String,
    /// What it reports.
    pub(super) reported: Vec<String>,
}

/// Separates each line. A quotation is a report where the words beside it in the same sentence
/// tell so. Other quotations, such as the name of a button, stay. Nothing on another line
/// decides, because a writer can add lines.
pub(super) fn unquoted(lines: &[String]) -> Vec<Unquoted> {
    lines.iter().map(|line| separate(line)).collect()
}

/// A shorter quotation is a name.
const MIN_QUOTE: usize = 8;

fn separate(line: &str) -> Unquoted {
    let mut part = Unquoted::default();
    let mut rest = line;
    let mut last_is_report = false;
    while let Some((open, end)) = next_quote(rest) {
        let quote = &rest[open..end];
        let before = rest[..open].rsplit(ends_part).next().unwrap_or_default();
        let after = rest[end..].split(ends_part).next().unwrap_or_default();
        let is_listed = last_is_report && letters(before) < 2;
        let is_report =
            quote.chars().count() >= MIN_QUOTE && (tells(after) || tells(before) || is_listed);
        part.own.push_str(&rest[..open]);
        if is_report {
            let inside = quote.trim_matches(|c| opens(c) || closes(c));
            part.reported.push(inside.to_owned());
        } else {
            part.own.push_str(quote);
        }
        last_is_report = is_report;
        rest = &rest[end..];
    }
    part.own.push_str(rest);
    part
}

/// Whether words tell of what others say.
fn tells(text: &str) -> bool {
    !text.trim().is_empty() && WORDS.groups(&normalize(text)) & (REPORTS | SCAM_TALK | DENIALS) != 0
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether the words beside a quotation end with this character. A space ends them too: what
/// follows it may have been added.
fn ends_part(c: char) -> bool {
    ends_sentence(c) || opens(c) || c == '※' || c == ' '
}

/// The start and the end of the next quotation, in bytes.
fn next_quote(line: &str) -> Option<(usize, usize)> {
    let open = line.find(opens)?;
    let inside = line[open..].char_indices().skip(1);
    let mut closing = inside.filter(|(_, c)| closes(*c));
    let (at, c) = closing.next()?;
    Some((open, open + at + c.len_utf8()))
}

fn opens(c: char) -> bool {
    matches!(c, '「' | '『' | '“' | '"')
}

fn closes(c: char) -> bool {
    matches!(c, '」' | '』' | '”' | '"')
}
