//! The report on one message, in the same parts as the one on a tab.

use web_sys::Element;

use super::element::{Drawn, add, add_section, add_text};
use super::official::official;
use super::report::{about, found, summary};
use crate::present::strings::{Lookup, key, name};
use crate::sms::MessageVerdict;
use crate::sms::strings::{detail, headline, needs_official_way, steps};

/// Draws the report into `root`, in place of what was there.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_message(root: &Element, verdict: &MessageVerdict, lookup: Lookup) -> Drawn {
    root.set_text_content(None);
    let asks: Vec<String> = verdict.asks.iter().map(name).collect();
    root.set_attribute("data-level", &name(&verdict.level))?;
    root.set_attribute("data-asks", &asks.join(" "))?;
    root.set_attribute("data-situation", &name(&verdict.situation))?;
    let level = lookup(&key("level", &verdict.level), &[]);
    summary(
        root,
        &level,
        &headline(verdict, lookup),
        &detail(verdict, lookup),
    )?;
    next(root, verdict, lookup)?;
    found(root, &verdict.reasons, false, lookup)?;
    if needs_official_way(verdict) {
        official(root, lookup)?;
    }
    links(root, verdict, lookup)?;
    about(root, lookup)
}

fn next(root: &Element, verdict: &MessageVerdict, lookup: Lookup) -> Drawn {
    let steps = steps(verdict);
    if steps.is_empty() {
        return Ok(());
    }
    let section = add_section(root, &lookup("next", &[]))?;
    let list = add(&section, "ol", "")?;
    for step in steps {
        add_text(&list, "li", "", &lookup(step, &[]))?;
    }
    Ok(())
}

/// Where each link leads, in a form that nobody can tap.
fn links(root: &Element, verdict: &MessageVerdict, lookup: Lookup) -> Drawn {
    if verdict.links.is_empty() {
        return Ok(());
    }
    let section = add_section(root, &lookup("links", &[]))?;
    let list = add(&section, "ul", "links")?;
    for link in &verdict.links {
        let item = add(&list, "li", "")?;
        add_text(&item, "p", "host", &link.address)?;
        add_text(
            &item,
            "p",
            "",
            &lookup(&key("standing", &link.standing), &[]),
        )?;
    }
    Ok(())
}
