//! The page of choices: how card payments are noted, and who is trusted.

use web_sys::Element;

use super::element::{Drawn, add, add_button, add_section, add_text};
use crate::Settings;
use crate::settings::CardNotice;
use crate::words::{Lookup, key, key_of, name};

/// Draws the choices into `root`, in place of what was there. `broken` names
/// the stored values that could not be used.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_options(
    root: &Element,
    settings: &Settings,
    broken: &[String],
    lookup: Lookup,
) -> Drawn {
    root.set_text_content(None);
    add_text(root, "h1", "", &lookup("options_heading", &[]))?;
    repaired(root, broken, lookup)?;
    card_notice(root, settings.card_notice, lookup)?;
    trusted(root, &settings.trusted, lookup)?;
    add_text(root, "p", "about", &lookup("about", &[]))?;
    Ok(())
}

/// One sentence for each stored value that could not be used.
fn repaired(root: &Element, broken: &[String], lookup: Lookup) -> Drawn {
    for setting in broken {
        let title = lookup(&key_of("setting", setting), &[]);
        let note = add_text(
            root,
            "p",
            "repaired",
            &lookup("setting_repaired", &[&title]),
        )?;
        note.set_attribute("role", "status")?;
    }
    Ok(())
}

fn card_notice(root: &Element, chosen: CardNotice, lookup: Lookup) -> Drawn {
    let group = add(root, "fieldset", "")?;
    add_text(&group, "legend", "", &lookup("setting_card_notice", &[]))?;
    add_text(&group, "p", "", &lookup("card_notice_means", &[]))?;
    for choice in [CardNotice::Line, CardNotice::Badge, CardNotice::Off] {
        let label = add(&group, "label", "")?;
        let radio = add(&label, "input", "")?;
        radio.set_attribute("type", "radio")?;
        radio.set_attribute("name", "cardNotice")?;
        radio.set_attribute("value", &name(&choice))?;
        if choice == chosen {
            radio.set_attribute("checked", "")?;
        }
        add_text(
            &label,
            "span",
            "",
            &lookup(&key("card_notice", &choice), &[]),
        )?;
    }
    Ok(())
}

fn trusted(root: &Element, hosts: &[String], lookup: Lookup) -> Drawn {
    let section = add_section(root, &lookup("setting_trusted", &[]))?;
    let means = if hosts.is_empty() {
        "trusted_none"
    } else {
        "trusted_means"
    };
    add_text(&section, "p", "", &lookup(means, &[]))?;
    let list = add(&section, "ul", "")?;
    for host in hosts {
        let item = add(&list, "li", "")?;
        add_text(&item, "span", "host", host)?;
        let button = add_button(&item, "distrust", &lookup("remove", &[]))?;
        button.set_attribute("data-host", host)?;
        button.set_attribute("aria-label", &lookup("remove_host", &[host]))?;
    }
    Ok(())
}
