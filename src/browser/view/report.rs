//! The report on one tab: what was found, why it matters, what to do next.

use web_sys::Element;

use super::element::{Drawn, add, add_button, add_link, add_section, add_text};
use super::official::official;
use crate::findings::Reason;
use crate::findings::{Level, Standing, Verdict};
use crate::present::banner::may_trust;
use crate::present::next_steps::{needs_official_way, steps};
use crate::present::strings::{
    Lookup, MYNAPORTAL, detail, edition, headline, help_desk, key, name, reason,
};
use crate::settings::Settings;

/// Draws the report into `root`, in place of what was there.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_report(
    root: &Element,
    verdict: &Verdict,
    settings: &Settings,
    lookup: Lookup,
) -> Drawn {
    root.set_text_content(None);
    label(root, verdict)?;
    let level = match verdict.unchecked {
        Some(_) => lookup("level_unchecked", &[]),
        None => lookup(&key("level", &verdict.level), &[]),
    };
    summary(
        root,
        &level,
        &headline(verdict, lookup),
        &detail(verdict, lookup),
    )?;
    if verdict.level >= Level::Warning {
        desk(root, settings)?;
    }
    if verdict.unchecked.is_none() {
        next(root, verdict, lookup)?;
        found(root, &verdict.reasons, true, lookup)?;
        if needs_official_way(verdict) {
            official(root, lookup)?;
        }
        looked_at(root, verdict, lookup)?;
        trust(root, verdict, settings, lookup)?;
    }
    more(root, verdict, lookup)
}

/// Draws the report on a saved page into `root`, which no tab shows: nothing in it
/// can be marked or trusted.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_page(root: &Element, verdict: &Verdict, lookup: Lookup) -> Drawn {
    root.set_text_content(None);
    label(root, verdict)?;
    let level = lookup(&key("level", &verdict.level), &[]);
    let detail = detail(verdict, lookup);
    summary(root, &level, &headline(verdict, lookup), &detail)?;
    next(root, verdict, lookup)?;
    found(root, &verdict.reasons, false, lookup)?;
    if needs_official_way(verdict) {
        official(root, lookup)?;
    }
    about(root, lookup)
}

/// Whom the organisation says to ask.
pub(super) fn desk(root: &Element, settings: &Settings) -> Drawn {
    let said = help_desk(&settings.organisation);
    if !said.is_empty() {
        add_text(root, "p", "help-desk", &said)?;
    }
    Ok(())
}

/// The link to the real Mynaportal, and who speaks here.
pub(super) fn about(root: &Element, lookup: Lookup) -> Drawn {
    let footer = add(root, "footer", "")?;
    add_link(&footer, "main", MYNAPORTAL, &lookup("portal", &[]))?;
    add_text(&footer, "p", "about", &lookup("about", &[]))?;
    Ok(())
}

/// Says the verdict in attributes, for style sheets and for tests.
pub(super) fn label(root: &Element, verdict: &Verdict) -> Drawn {
    let asks: Vec<String> = verdict.asks.iter().map(name).collect();
    root.set_attribute("data-level", &name(&verdict.level))?;
    root.set_attribute("data-asks", &asks.join(" "))?;
    root.set_attribute("data-standing", &name(&verdict.standing))?;
    match verdict.unchecked {
        Some(unchecked) => root.set_attribute("data-unchecked", &name(&unchecked)),
        None => root.remove_attribute("data-unchecked"),
    }
}

/// The level, the headline, and why it matters.
pub(super) fn summary(root: &Element, level: &str, headline: &str, detail: &[String]) -> Drawn {
    let summary = add(root, "header", "")?;
    add_text(&summary, "p", "level", level)?;
    add_text(&summary, "h1", "", headline)?;
    for sentence in detail {
        add_text(&summary, "p", "", sentence)?;
    }
    Ok(())
}

pub(super) fn next(root: &Element, verdict: &Verdict, lookup: Lookup) -> Drawn {
    let section = add_section(root, &lookup("next", &[]))?;
    let list = add(&section, "ol", "")?;
    for step in steps(verdict) {
        add_text(&list, "li", "", &lookup(step, &[]))?;
    }
    Ok(())
}

/// What was found; `marks` adds a button where a field can be shown.
pub(super) fn found(root: &Element, reasons: &[Reason], marks: bool, lookup: Lookup) -> Drawn {
    let section = add_section(root, &lookup("found", &[]))?;
    if reasons.is_empty() {
        add_text(&section, "p", "", &lookup("found_nothing", &[]))?;
        return Ok(());
    }
    let list = add(&section, "ul", "reasons")?;
    for found in told(reasons) {
        let item = add(&list, "li", "")?;
        add_text(&item, "span", "", &reason(found, lookup))?;
        if marks {
            mark(&item, found, lookup)?;
        }
    }
    technical(&section, reasons, lookup)
}

/// Whether two rules say the same of one field.
fn same(a: &Reason, b: &Reason) -> bool {
    a.field.is_some() && (a.ask, a.frame, a.field) == (b.ask, b.frame, b.field)
}

/// The rules behind the reasons, for whoever is called for help.
fn technical(section: &Element, reasons: &[Reason], lookup: Lookup) -> Drawn {
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
        let told = match field {
            Some(field) => lookup(
                "technical_field",
                &[rule, quote, &frame, &field.to_string()],
            ),
            None => lookup("technical_page", &[rule, quote, &frame]),
        };
        add_text(&details, "p", "", &told)?;
    }
    Ok(())
}

/// One reason for each ask of a field; a second rule that says the same of it
/// tells a person nothing new.
fn told(reasons: &[Reason]) -> impl Iterator<Item = &Reason> {
    let is_first = move |at: usize| !reasons[..at].iter().any(|said| same(&reasons[at], said));
    reasons
        .iter()
        .enumerate()
        .filter(move |(at, _)| is_first(*at))
        .map(|(_, reason)| reason)
}

/// A button that shows the field in the page, where the reason has one.
fn mark(item: &Element, reason: &Reason, lookup: Lookup) -> Drawn {
    let Some(field) = reason.field else {
        return Ok(());
    };
    let button = add_button(item, "mark", &lookup("mark", &[]))?;
    button.set_attribute("data-frame", &reason.frame.to_string())?;
    button.set_attribute("data-field", &field.to_string())
}

fn looked_at(root: &Element, verdict: &Verdict, lookup: Lookup) -> Drawn {
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

/// Trusting a host, with what follows from it, or ending that.
fn trust(root: &Element, verdict: &Verdict, settings: &Settings, lookup: Lookup) -> Drawn {
    if settings.is_fixed("trusted") {
        return Ok(());
    }
    let action = if settings.trusted.contains(&verdict.host) {
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

fn more(root: &Element, verdict: &Verdict, lookup: Lookup) -> Drawn {
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
