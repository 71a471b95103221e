//! The text with which a person can tell that a warning is wrong. Like the abuse report, it
//! is composed and never sent.

use super::abuse_report::{defanged_without_digits, mail_link};
use super::strings::{Lookup, key};
use crate::sms::MessageVerdict;
use crate::verdict::{Level, Reason, Verdict};

/// A composed report of a wrong warning.
#[derive(Debug)]
pub struct FalseAlarm {
    /// The text of the report.
    pub text: String,
    /// A `mailto:` link with the report and without a recipient: whom to tell depends on
    /// who has installed the extension.
    pub mail: String,
}

/// The report that the verdict on a page is wrong; none where it warns of nothing. It names
/// rules and quotes nothing of the page, which may show what a person typed.
#[must_use]
pub fn false_alarm(verdict: &Verdict, address: Option<&str>, lookup: Lookup) -> Option<FalseAlarm> {
    let address = defanged_without_digits(address.unwrap_or(&verdict.host));
    compose(verdict.level, &address, &verdict.reasons, lookup)
}

/// The report that the verdict on a message is wrong; none where it warns of nothing. It
/// names the hosts of the links.
#[must_use]
pub fn false_alarm_about_message(verdict: &MessageVerdict, lookup: Lookup) -> Option<FalseAlarm> {
    let links = verdict.links.iter();
    let hosts: Vec<String> = links.map(|link| link.host.replace('.', "[.]")).collect();
    let hosts = match hosts.as_slice() {
        [] => "–".to_owned(),
        hosts => hosts.join(&lookup("list_separator", &[])),
    };
    compose(verdict.level, &hosts, &verdict.reasons, lookup)
}

fn compose(level: Level, address: &str, reasons: &[Reason], lookup: Lookup) -> Option<FalseAlarm> {
    if level == Level::Clear {
        return None;
    }
    let mut rules: Vec<&str> = Vec::new();
    for reason in reasons {
        if !rules.contains(&reason.rule.as_str()) {
            rules.push(&reason.rule);
        }
    }
    let level = lookup(&key("level", &level), &[]);
    let version = env!("CARGO_PKG_VERSION");
    let arguments = [address, &level, &rules.join(", "), version];
    let text = lookup("false_alarm_text", &arguments);
    let mail = mail_link("", &lookup("false_alarm_subject", &[]), &text);
    Some(FalseAlarm { text, mail })
}
