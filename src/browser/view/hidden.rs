//! Draws the extension's own tab that shows the banner when a page keeps hiding it.

use web_sys::Element;

use super::element::{DrawResult, add, add_text};
use super::report::{draw_next_steps, set_verdict_attributes};
use crate::present::strings::{Lookup, key};
use crate::verdict::Verdict;

/// Draws the level, the statement that the page hides the banner, an empty element of the
/// class `banner` for the banner itself, and the next steps into `root`, and replaces its
/// contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_hidden(root: &Element, verdict: &Verdict, lookup: Lookup) -> DrawResult {
    root.set_text_content(None);
    set_verdict_attributes(root, verdict)?;
    let top = add(root, "header", "")?;
    let level = lookup(&key("level", &verdict.level), &[]);
    add_text(&top, "p", "level", &level)?;
    add_text(&top, "p", "hides", &lookup("hidden_means", &[]))?;
    add(root, "div", "banner")?;
    draw_next_steps(root, verdict, lookup)
}
