//! Draws the report on one tab: what was found, why it matters, what to do next.

use web_sys::Element;

use super::element::{DrawResult, add, add_button, add_link, add_section, add_text};
use super::official::draw_official_ways;
use crate::findings::Standing;
use crate::present::banner::may_trust;
use crate::present::buttons::MYNAPORTAL;
use crate::present::next_steps::{needs_official_way, steps};
use crate::present::strings::{
    Lookup, advice, detail, edition, headline, help_desk, key, name, reason,
};
use crate::settings::Settings;
use crate::verdict::{Level, Reason, Verdict};

/// Draws the report into `root` and replaces its contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_report(
    root: &Element,
    verdict: &Verdict,
    settings: &Settings,
    lookup: Lookup,
) -> DrawResult {
    root.set_text_content(None);
    set_verdict_attributes(root, verdict)?;
    let level = match verdict.unchecked {
        Some(_) => lookup("level_unchecked", &[]),
        None => lookup(&key("level", &verdict.level), &[]),
    };
    draw_summary(
        root,
        &level,
        &headline(verdict, lookup),
        &advice(verdict, lookup),
        &detail(verdict, lookup),
    )?;
    if verdict.level >= Level::Warning {
        draw_help_desk(root, settings)?;
    }
    if verdict.unchecked.is_none() {
        draw_next_steps(root, verdict, lookup)?;
        draw_reasons(root, &verdict.reasons, true, lookup)?;
        if needs_official_way(verdict) {
            draw_official_ways(root, lookup)?;
        }
        draw_checked_scope(root, verdict, lookup)?;
        draw_trust(root, verdict, settings, lookup)?;
    }
    draw_footer(root, verdict, lookup)
}

/// Draws the report on a saved page into `root`. No tab shows that page, so that its
/// fields cannot be highlighted and its host cannot be trusted.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_page(root: &Element, verdict: &Verdict, lookup: Lookup) -> DrawResult {
    root.set_text_content(None);
    set_verdict_attributes(root, verdict)?;
    let level = lookup(&key("level", &verdict.level), &[]);
    let detail = detail(verdict, lookup);
    let (headline, advice) = (headline(verdict, lookup), advice(verdict, lookup));
    draw_summary(root, &level, &headline, &advice, &detail)?;
    draw_next_steps(root, verdict, lookup)?;
    draw_reasons(root, &verdict.reasons, false, lookup)?;
    if needs_official_way(verdict) {
        draw_official_ways(root, lookup)?;
    }
    draw_about(root, lookup)
}

/// The help desk of the organisation.
pub(super) fn draw_help_desk(root: &Element, settings: &Settings) -> DrawResult {
    let text = help_desk(&settings.organisation);
    if !text.is_empty() {
        add_text(root, "p", "help-desk", &text)?;
    }
    Ok(())
}

/// The link to the real Mynaportal, and the statement that this is no official product.
pub(super) fn draw_about(root: &Element, lookup: Lookup) -> DrawResult {
    let footer = add(root, "footer", "")?;
    add_link(&footer, "main", MYNAPORTAL, &lookup("portal", &[]))?;
    add_text(&footer, "p", "about", &lookup("about", &[]))?;
    Ok(())
}

/// Sets the verdict as attributes, for style sheets and tests.
pub(super) fn set_verdict_attributes(root: &Element, verdict: &Verdict) -> DrawResult {
    let asks: Vec<String> = verdict.asks.iter().map(name).collect();
    root.set_attribute("data-level", &name(&verdict.level))?;
    root.set_attribute("data-asks", &asks.join(" "))?;
    root.set_attribute("data-standing", &name(&verdict.standing))?;
    match verdict.unchecked {
        Some(unchecked) => root.set_attribute("data-unchecked", &name(&unchecked)),
        None => root.remove_attribute("data-unchecked"),
    }
}

/// The level, the headline, what to do, and why it matters.
pub(super) fn draw_summary(
    root: &Element,
    level: &str,
    headline: &str,
    advice: &str,
    detail: &[String],
) -> DrawResult {
    let summary = add(root, "header", "")?;
    add_text(&summary, "p", "level", level)?;
    add_text(&summary, "h1", "", headline)?;
    if !advice.is_empty() {
        add_text(&summary, "p", "advice", advice)?;
    }
    for sentence in detail {
        add_text(&summary, "p", "", sentence)?;
    }
    Ok(())
}

pub(super) fn draw_next_steps(root: &Element, verdict: &Verdict, lookup: Lookup) -> DrawResult {
    let section = add_section(root, &lookup("next", &[]))?;
    let list = add(&section, "ol", "")?;
    for step in steps(verdict) {
        add_text(&list, "li", "", &lookup(step, &[]))?;
    }
    Ok(())
}

/// The findings. `has_buttons` adds a button where a field can be highlighted.
pub(super) fn draw_reasons(
    root: &Element,
    reasons: &[Reason],
    has_buttons: bool,
    lookup: Lookup,
) -> DrawResult {
    let section = add_section(root, &lookup("found", &[]))?;
    if reasons.is_empty() {
        add_text(&section, "p", "", &lookup("found_nothing", &[]))?;
        return Ok(());
    }
    let list = add(&section, "ul", "reasons")?;
    for shown in distinct_reasons(reasons) {
        let item = add(&list, "li", "")?;
        add_text(&item, "span", "", &reason(shown, lookup))?;
        if has_buttons {
            add_highlight_button(&item, shown, lookup)?;
        }
    }
    draw_technical_details(&section, reasons, lookup)
}

/// Whether two reasons are about the same ask of the same field.
fn is_same_ask(a: &Reason, b: &Reason) -> bool {
    a.field.is_some() && (a.ask, a.frame, a.field) == (b.ask, b.frame, b.field)
}

/// The rules of the reasons, for whoever helps the person.
fn draw_technical_details(section: &Element, reasons: &[Reason], lookup: Lookup) -> DrawResult {
    let details = add(section, "details", "technical")?;
    add_text(&details, "summary", "", &lookup("technical", &[]))?;
    for Reason {
        rule,
        quote,
        frame,
        field,
        ..
    } in reasons
    {
        let frame = frame.to_string();
        let text = match field {
            Some(field) => lookup(
                "technical_field",
                &[rule, quote, &frame, &field.to_string()],
            ),
            None => lookup("technical_page", &[rule, quote, &frame]),
        };
        add_text(&details, "p", "", &text)?;
    }
    Ok(())
}

/// One reason for each ask of a field, because a second rule for the same ask gives a
/// person no new information.
fn distinct_reasons(reasons: &[Reason]) -> impl Iterator<Item = &Reason> {
    let is_first = move |at: usize| {
        !reasons[..at]
            .iter()
            .any(|earlier| is_same_ask(&reasons[at], earlier))
    };
    reasons
        .iter()
        .enumerate()
        .filter(move |(at, _)| is_first(*at))
        .map(|(_, reason)| reason)
}

/// Appends a button that highlights the field in the page, where the reason has one.
fn add_highlight_button(item: &Element, reason: &Reason, lookup: Lookup) -> DrawResult {
    let Some(field) = reason.field else {
        return Ok(());
    };
    let button = add_button(item, "mark", &lookup("mark", &[]))?;
    button.set_attribute("data-frame", &reason.frame.to_string())?;
    button.set_attribute("data-field", &field.to_string())
}

fn draw_checked_scope(root: &Element, verdict: &Verdict, lookup: Lookup) -> DrawResult {
    let section = add_section(root, &lookup("looked_at", &[]))?;
    if !verdict.host.is_empty() {
        add_text(&section, "p", "host", &verdict.host)?;
    }
    add_text(
        &section,
        "p",
        "",
        &lookup(&key("standing", &verdict.standing), &[]),
    )?;
    let counts = [verdict.frames.to_string(), verdict.fields.to_string()];
    add_text(
        &section,
        "p",
        "",
        &lookup("counts", &[&counts[0], &counts[1]]),
    )?;
    Ok(())
}

/// The button that trusts a host or ends the trust, with an explanation.
fn draw_trust(
    root: &Element,
    verdict: &Verdict,
    settings: &Settings,
    lookup: Lookup,
) -> DrawResult {
    if settings.is_fixed("trusted") {
        return Ok(());
    }
    let action = if settings.trusted.contains(&verdict.trustable_host) {
        "distrust"
    } else if may_trust(verdict) {
        "trust"
    } else {
        return Ok(());
    };
    let section = add_section(root, &lookup("trust_heading", &[]))?;
    add_text(
        &section,
        "p",
        "",
        &lookup(&format!("{action}_means"), &[&verdict.host]),
    )?;
    add_button(&section, action, &lookup(action, &[]))?;
    Ok(())
}

fn draw_footer(root: &Element, verdict: &Verdict, lookup: Lookup) -> DrawResult {
    let footer = add(root, "footer", "")?;
    add_link(&footer, "main", MYNAPORTAL, &lookup("portal", &[]))?;
    add_button(&footer, "help", &lookup("help", &[]))?;
    add_button(&footer, "read", &lookup("read", &[]))?;
    if verdict.unchecked.is_none() && verdict.standing != Standing::Government {
        add_button(&footer, "abuse-report", &lookup("abuse_report", &[]))?;
    }
    add_button(&footer, "options", &lookup("options", &[]))?;
    add_text(&footer, "p", "about", &lookup("about", &[]))?;
    add_text(&footer, "p", "about edition", &edition(lookup))?;
    Ok(())
}
