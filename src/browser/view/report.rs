//! Draws the report on one tab: what was found, why it matters, what to do next.

use js_sys::Date;
use web_sys::Element;

use super::element::{DrawResult, add, add_button, add_fold, add_link, add_section, add_text};
use super::false_alarm::draw_false_alarm;
use super::official::draw_official_ways;
use super::reasons::draw_reasons;
use crate::findings::Standing;
use crate::present::banner::may_trust;
use crate::present::buttons::MYNAPORTAL;
use crate::present::false_alarm::false_alarm;
use crate::present::freshness::{edition, outdated};
use crate::present::next_steps::{needs_official_way, steps};
use crate::present::strings::{Lookup, advice, detail, headline, help_desk, key, name};
use crate::settings::Settings;
use crate::verdict::{Level, Verdict};

/// Draws the report into `root` and replaces its contents. `address` is the full address
/// of the page where the browser reveals it.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_report(
    root: &Element,
    verdict: &Verdict,
    settings: &Settings,
    address: Option<&str>,
    lookup: Lookup,
) -> DrawResult {
    root.set_text_content(None);
    set_verdict_attributes(root, verdict)?;
    let level = match verdict.unchecked {
        Some(_) => lookup("level_unchecked", &[]),
        None => lookup(&key("level", &verdict.level), &[]),
    };
    let detail = detail(verdict, lookup);
    // Where there is something to do, the explanation has to wait.
    let is_warned = verdict.level >= Level::Warning;
    let (shown, folded) = detail.split_at(if is_warned { 0 } else { detail.len() });
    let (headline, advice) = (headline(verdict, lookup), advice(verdict, lookup));
    draw_summary(root, &level, &headline, &advice, shown)?;
    draw_actions(root, verdict, lookup)?;
    draw_freshness(root, lookup)?;
    if is_warned {
        draw_help_desk(root, settings)?;
    }
    if verdict.unchecked.is_none() {
        draw_next_steps(root, verdict, lookup)?;
        draw_explanation(root, folded, lookup)?;
        draw_reasons(root, &verdict.reasons, true, lookup)?;
        if needs_official_way(verdict) {
            draw_official_ways(root, lookup)?;
        }
        draw_checked_scope(root, verdict, lookup)?;
        draw_trust(root, verdict, settings, lookup)?;
        let report = false_alarm(verdict, address, lookup);
        draw_false_alarm(root, report.as_ref(), lookup)?;
    }
    draw_footer(root, verdict, lookup)
}

/// What is asked for and why that matters, folded.
fn draw_explanation(root: &Element, sentences: &[String], lookup: Lookup) -> DrawResult {
    if sentences.is_empty() {
        return Ok(());
    }
    let fold = add_fold(root, "more", &lookup("more", &[]))?;
    for sentence in sentences {
        add_text(&fold, "p", "", sentence)?;
    }
    Ok(())
}

/// The buttons that may be needed at once, within the first screen.
fn draw_actions(root: &Element, verdict: &Verdict, lookup: Lookup) -> DrawResult {
    let row = add(root, "div", "actions")?;
    let is_warned = verdict.level >= Level::Warning;
    let given = ("help", "already_given");
    let check = ("check", "check_short");
    let call = ("call", "call");
    let order = if is_warned {
        [given, check, call]
    } else {
        [check, given, call]
    };
    for (action, label) in order {
        add_button(&row, action, &lookup(label, &[]))?;
    }
    Ok(())
}

/// That the rules are old and how to get new ones, where they are.
fn draw_freshness(root: &Element, lookup: Lookup) -> DrawResult {
    let outdated = outdated(Date::now(), lookup);
    if !outdated.is_empty() {
        let text = format!("{outdated} {}", lookup("update_extension", &[]));
        add_text(root, "p", "outdated", &text)?;
    }
    Ok(())
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
    let report = false_alarm(verdict, None, lookup);
    draw_false_alarm(root, report.as_ref(), lookup)?;
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
    add_link(&footer, "", MYNAPORTAL, &lookup("portal", &[]))?;
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
    let steps = steps(verdict);
    for step in &steps {
        add_text(&list, "li", "", &lookup(step, &[]))?;
    }
    if steps.contains(&"step_portal") {
        add_link(&section, "", MYNAPORTAL, &lookup("portal", &[]))?;
    }
    Ok(())
}

fn draw_checked_scope(root: &Element, verdict: &Verdict, lookup: Lookup) -> DrawResult {
    let section = add_fold(root, "looked-at", &lookup("looked_at", &[]))?;
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
    if !steps(verdict).contains(&"step_portal") {
        add_link(&footer, "", MYNAPORTAL, &lookup("portal", &[]))?;
    }
    add_button(&footer, "read", &lookup("read", &[]))?;
    if verdict.unchecked.is_none() && verdict.standing != Standing::Government {
        add_button(&footer, "abuse-report", &lookup("abuse_report", &[]))?;
    }
    add_button(&footer, "options", &lookup("options", &[]))?;
    add_text(&footer, "p", "about", &lookup("about", &[]))?;
    add_text(&footer, "p", "about edition", &edition(lookup))?;
    Ok(())
}
