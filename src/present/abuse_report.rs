//! A report of a page to the Council of Anti-Phishing Japan
//! (<https://www.antiphishing.jp/contact.html>), as text that a person can send.

use std::fmt::Write;

use url::Url;

use super::strings::{Lookup, asks};
use crate::verdict::Verdict;

/// The mail address for such reports.
pub const REPORT_ADDRESS: &str = "info@antiphishing.jp";

/// A part of a path with this many digits may contain a My Number or a card number.
const MIN_MASKED_DIGITS: usize = 12;

/// A composed report.
#[derive(Debug)]
pub struct AbuseReport {
    /// The text of the report.
    pub text: String,
    /// A `mailto:` link with the report.
    pub mail: String,
}

/// Composes the report of a page. `address` is the full address where the browser
/// reveals it; `when` is a date and time in the person's format.
#[must_use]
pub fn abuse_report(
    verdict: &Verdict,
    address: Option<&str>,
    when: &str,
    lookup: Lookup,
) -> AbuseReport {
    let address = defanged(address.unwrap_or(&verdict.host));
    let asked = match asks(verdict, lookup) {
        asked if asked.is_empty() => lookup("abuse_report_no_asks", &[]),
        asked => asked,
    };
    let text = lookup("abuse_report_text", &[&address, &asked, when]);
    let subject = lookup("abuse_report_subject", &[]);
    let mail = mail_link(REPORT_ADDRESS, &subject, &text);
    AbuseReport { text, mail }
}

/// A `mailto:` link.
pub(super) fn mail_link(recipient: &str, subject: &str, text: &str) -> String {
    format!(
        "mailto:{recipient}?subject={}&body={}",
        percent_encoded(subject),
        percent_encoded(text)
    )
}

/// A defanged address, which nobody can open by mistake: `hxxps://a[.]example/x`.
/// Without query and fragment, in which a form may have put data, and without long
/// numbers.
#[must_use]
pub fn defanged(address: &str) -> String {
    defanged_with(address, masked)
}

/// A defanged address with no digit in its path.
pub(super) fn defanged_without_digits(address: &str) -> String {
    defanged_with(address, |path| path.replace(is_digit, "x"))
}

fn defanged_with(address: &str, mask: fn(&str) -> String) -> String {
    let Ok(url) = Url::parse(address) else {
        return address.replace('.', "[.]");
    };
    let host = url.host_str().unwrap_or_default().replace('.', "[.]");
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let scheme = url.scheme().replace("http", "hxxp");
    format!("{scheme}://{host}{port}{}", mask(url.path()))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A path with the digits of long numbers replaced by `x`.
fn masked(path: &str) -> String {
    let mut masked = String::new();
    for part in path.split_inclusive('/') {
        let digits = part.matches(is_digit).count();
        match digits {
            MIN_MASKED_DIGITS.. => masked += &part.replace(is_digit, "x"),
            _ => masked += part,
        }
    }
    masked
}

/// Percent-encodes a value of a `mailto:` link; RFC 6068 writes line breaks as
/// `%0D%0A`.
fn percent_encoded(text: &str) -> String {
    let mut percent_encoded = String::new();
    for byte in text.replace('\n', "\r\n").bytes() {
        let _ = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                write!(percent_encoded, "{}", char::from(byte))
            }
            _ => write!(percent_encoded, "%{byte:02X}"),
        };
    }
    percent_encoded
}
