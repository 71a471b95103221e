//! The tab of our own that shows the banner when a page keeps hiding it.

use web_sys::Element;

use super::element::{Drawn, add, add_text};
use super::report::{label, next};
use crate::findings::Verdict;
use crate::present::strings::{Lookup, key};

/// Draws into `root`, in place of what was there, the level, that the page hides
/// the banner, an empty element of the class `banner` for the banner itself, and
/// the next steps.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_hidden(root: &Element, verdict: &Verdict, lookup: Lookup) -> Drawn {
    root.set_text_content(None);
    label(root, verdict)?;
    let top = add(root, "header", "")?;
    let level = lookup(&key("level", &verdict.level), &[]);
    add_text(&top, "p", "level", &level)?;
    add_text(&top, "p", "hides", &lookup("hidden_means", &[]))?;
    add(root, "div", "banner")?;
    next(root, verdict, lookup)
}
