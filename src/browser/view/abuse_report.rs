//! Draws the abuse report of a page, which the person can read and send.

use web_sys::Element;

use super::element::{DrawResult, add_button, add_link, add_section, add_text};
use crate::present::abuse_report::abuse_report;
use crate::present::strings::Lookup;
use crate::verdict::Verdict;

/// Appends the report to `root`.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_abuse_report(
    root: &Element,
    verdict: &Verdict,
    address: Option<&str>,
    when: &str,
    lookup: Lookup,
) -> DrawResult {
    let report = abuse_report(verdict, address, when, lookup);
    let section = add_section(root, &lookup("abuse_report_heading", &[]))?;
    section.set_class_name("abuse-report");
    section.set_attribute("tabindex", "-1")?;
    add_text(&section, "p", "", &lookup("abuse_report_means", &[]))?;
    let text = add_text(&section, "textarea", "", &report.text)?;
    text.set_attribute("readonly", "")?;
    text.set_attribute("rows", "8")?;
    text.set_attribute("aria-label", &lookup("abuse_report_heading", &[]))?;
    let mail = lookup("abuse_report_mail", &[]);
    add_link(&section, "mail", &report.mail, &mail)?;
    add_button(&section, "copy", &lookup("abuse_report_copy", &[]))?;
    Ok(())
}
