//! A report of a page to the Council of Anti-Phishing Japan
//! (<https://www.antiphishing.jp/contact.html>), as text that a person sends or not.

use std::fmt::Write;

use url::Url;

use super::strings::{Lookup, asks};
use crate::findings::Verdict;

/// Where such reports go.
pub const DESK: &str = "info@antiphishing.jp";

/// As many digits in a row may be a My Number or a card.
const LONG: usize = 12;

/// A report, composed and not sent.
#[derive(Debug)]
pub struct AbuseReport {
    /// What it says.
    pub text: String,
    /// A link that begins a mail with it.
    pub mail: String,
}

/// Composes the report of a page. `address` is in full where the browser tells
/// it, and `when` as people read it.
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
    let mail = format!(
        "mailto:{DESK}?subject={}&body={}",
        escaped(&subject),
        escaped(&text)
    );
    AbuseReport { text, mail }
}

/// An address that nobody opens by mistake: `hxxps://a[.]example/x`. Without
/// what a form may have put behind it, and without long numbers.
#[must_use]
pub fn defanged(address: &str) -> String {
    let Ok(url) = Url::parse(address) else {
        return address.replace('.', "[.]");
    };
    let host = url.host_str().unwrap_or_default().replace('.', "[.]");
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let scheme = url.scheme().replace("http", "hxxp");
    format!("{scheme}://{host}{port}{}", masked(url.path()))
}

fn masked(path: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut masked = String::new();
    for part in path.split_inclusive('/') {
        let digits = part.matches(is_digit).count();
        match digits {
            LONG.. => masked += &part.replace(is_digit, "x"),
            _ => masked += part,
        }
    }
    masked
}

/// As a value within an address: RFC 6068 has line breaks as `%0D%0A`.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.replace('\n', "\r\n").bytes() {
        let _ = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                write!(escaped, "{}", char::from(byte))
            }
            _ => write!(escaped, "%{byte:02X}"),
        };
    }
    escaped
}
