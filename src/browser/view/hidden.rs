//! Draws the page of the extension that replaces a page that keeps hiding the banner.

use web_sys::Element;

use super::element::{DrawResult, add, add_button, add_link, add_text};
use super::report::{PORTAL, draw_help_desk, draw_next_steps, set_verdict_attributes};
use crate::present::strings::{Lookup, detail, headline, key};
use crate::settings::Settings;
use crate::verdict::Verdict;

/// Draws the warning of the banner into `root` and replaces its contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_hidden(
    root: &Element,
    verdict: &Verdict,
    settings: &Settings,
    lookup: Lookup,
) -> DrawResult {
    root.set_text_content(None);
    set_verdict_attributes(root, verdict)?;
    let top = add(root, "header", "")?;
    let level = lookup(&key("level", &verdict.level), &[]);
    add_text(&top, "p", "level", &level)?;
    add_text(&top, "h1", "", &headline(verdict, lookup))?;
    add_text(&top, "p", "hides", &lookup("hidden_means", &[]))?;
    for sentence in detail(verdict, lookup) {
        add_text(&top, "p", "", &sentence)?;
    }
    draw_help_desk(root, settings)?;
    draw_next_steps(root, verdict, lookup)?;
    let actions = add(root, "p", "acts")?;
    let leave = add_button(&actions, "leave", &lookup("leave", &[]))?;
    leave.set_class_name("main");
    add_link(&actions, "", PORTAL, &lookup("portal", &[]))?;
    let footer = add(root, "footer", "")?;
    add_button(&footer, "help", &lookup("help", &[]))?;
    if !settings.organisation.block_danger {
        add_button(&footer, "proceed", &lookup("proceed", &[]))?;
    }
    add_text(&footer, "p", "about", &lookup("about", &[]))?;
    Ok(())
}
