//! Draws the text with which a person can tell that a warning is wrong.

use web_sys::Element;

use super::element::{DrawResult, add_button, add_fold, add_link, add_text};
use crate::present::false_alarm::FalseAlarm;
use crate::present::strings::Lookup;

/// Appends the text to `root`, folded; nothing where nothing was warned of.
///
/// # Errors
/// When the browser refuses an element.
pub(super) fn draw_false_alarm(
    root: &Element,
    report: Option<&FalseAlarm>,
    lookup: Lookup,
) -> DrawResult {
    let Some(FalseAlarm { text, mail }) = report else {
        return Ok(());
    };
    let heading = lookup("false_alarm", &[]);
    let fold = add_fold(root, "false-alarm", &heading)?;
    add_text(&fold, "p", "", &lookup("false_alarm_means", &[]))?;
    let field = add_text(&fold, "textarea", "", text)?;
    field.set_attribute("readonly", "")?;
    field.set_attribute("rows", "6")?;
    field.set_attribute("aria-label", &heading)?;
    add_button(&fold, "copy", &lookup("abuse_report_copy", &[]))?;
    add_link(&fold, "mail", mail, &lookup("false_alarm_mail", &[]))?;
    Ok(())
}
