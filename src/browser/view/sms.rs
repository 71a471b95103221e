//! Draws the report on one message, in the same parts as the report on a tab.

use web_sys::Element;

use super::contact::as_of;
use super::element::{DrawResult, add, add_link, add_section, add_text};
use super::false_alarm::draw_false_alarm;
use super::official::draw_official_ways;
use super::reasons::draw_reasons;
use super::report::{draw_about, draw_summary};
use crate::present::false_alarm::false_alarm_about_message;
use crate::present::strings::{Lookup, key, name};
use crate::sms::strings::{
    detail, headline, needs_official_way, number_sentence, shown_reasons, steps,
};
use crate::sms::{InspectedNumber, MessageVerdict};

/// Draws the report into `root` and replaces its contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_message(root: &Element, verdict: &MessageVerdict, lookup: Lookup) -> DrawResult {
    root.set_text_content(None);
    let asks: Vec<String> = verdict.asks.iter().map(name).collect();
    root.set_attribute("data-level", &name(&verdict.level))?;
    root.set_attribute("data-asks", &asks.join(" "))?;
    root.set_attribute("data-situation", &name(&verdict.situation))?;
    let level = lookup(&key("level", &verdict.level), &[]);
    draw_summary(
        root,
        &level,
        &headline(verdict, lookup),
        "",
        &detail(verdict, lookup),
    )?;
    draw_next_steps(root, verdict, lookup)?;
    let is_number = verdict.number_alone().is_some();
    if !is_number {
        draw_reasons(root, &shown_reasons(verdict), false, lookup)?;
    }
    if needs_official_way(verdict) {
        draw_official_ways(root, lookup)?;
    }
    draw_links(root, verdict, lookup)?;
    draw_numbers(root, &verdict.numbers, is_number, lookup)?;
    let report = false_alarm_about_message(verdict, lookup);
    draw_false_alarm(root, report.as_ref(), lookup)?;
    draw_about(root, lookup)
}

fn draw_next_steps(root: &Element, verdict: &MessageVerdict, lookup: Lookup) -> DrawResult {
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

/// The destination of each link, in a form that nobody can tap.
fn draw_links(root: &Element, verdict: &MessageVerdict, lookup: Lookup) -> DrawResult {
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

/// What each telephone number says, with the date and the source of that. Where the message is
/// a number alone, the headline has said it. Nobody can tap a number here.
fn draw_numbers(
    root: &Element,
    numbers: &[InspectedNumber],
    is_alone: bool,
    lookup: Lookup,
) -> DrawResult {
    if numbers.is_empty() {
        return Ok(());
    }
    let section = add_section(root, &lookup("phones", &[]))?;
    let list = add(&section, "ul", "links")?;
    for number in numbers {
        let item = add(&list, "li", "")?;
        add_text(&item, "p", "host", &number.written)?;
        if !is_alone {
            add_text(&item, "p", "", &number_sentence(number, lookup))?;
        }
        let Some(fact) = number.fact else { continue };
        add_text(&item, "p", "about", &as_of(fact, lookup))?;
        if fact.source.starts_with("https:") {
            add_link(&item, "source", fact.source, fact.source)?;
        }
    }
    Ok(())
}
