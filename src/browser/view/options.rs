//! Draws the options page from the table of settings.

use web_sys::Element;

use super::element::{DrawResult, add, add_button, add_section, add_text};
use crate::detect::look_alike::decode_punycode;
use crate::present::freshness::edition;
use crate::present::strings::{Lookup, help_desk, key_of};
use crate::settings::{Kind, Language, Organisation, Setter, Setting, Settings, StoredSettings};

/// Draws the settings into `root`, replaces its contents, and names the stored values
/// that could not be used.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_options(root: &Element, stored: &StoredSettings, lookup: Lookup) -> DrawResult {
    let settings = &stored.settings;
    root.set_text_content(None);
    add_text(root, "h1", "", &lookup("options_heading", &[]))?;
    draw_unusable_values(root, "setting_repaired", &stored.broken, lookup)?;
    draw_unusable_values(root, "setting_misset", &stored.misset, lookup)?;
    draw_organisation(root, &settings.organisation, lookup)?;
    draw_choices(root, settings, lookup)?;
    // The script of the page puts the form for it here.
    let family = add_section(root, &lookup("setting_family", &[]))?;
    family.set_class_name("family");
    if !settings.is_fixed("trusted") {
        draw_trusted_hosts(root, &settings.trusted, lookup)?;
    }
    draw_file_buttons(root, lookup)?;
    add_text(root, "p", "about", &lookup("about", &[]))?;
    add_text(root, "p", "about edition", &edition(lookup))?;
    Ok(())
}

/// One sentence for each value that could not be used.
fn draw_unusable_values(
    root: &Element,
    sentence: &str,
    keys: &[String],
    lookup: Lookup,
) -> DrawResult {
    for setting in keys {
        let text = setting_sentence(sentence, setting, lookup);
        let note = add_text(root, "p", "repaired", &text)?;
        note.set_attribute("role", "status")?;
    }
    Ok(())
}

/// A sentence about a setting whose value is not used. A setting that only an
/// administrator sets has no title, so its key is named instead.
pub(crate) fn setting_sentence(sentence: &str, setting: &str, lookup: Lookup) -> String {
    let title = lookup(&key_of("setting", setting), &[]);
    let title = if title.is_empty() { setting } else { &title };
    lookup(sentence, &[title])
}

/// The settings of the administrator, if there are any.
fn draw_organisation(root: &Element, organisation: &Organisation, lookup: Lookup) -> DrawResult {
    if *organisation == Organisation::default() {
        return Ok(());
    }
    let section = add_section(root, &lookup("organisation_heading", &[]))?;
    let desk = help_desk(organisation);
    if !desk.is_empty() {
        add_text(&section, "p", "help-desk", &desk)?;
    }
    let hosts = [&organisation.trusted, &organisation.internal];
    if hosts.iter().any(|hosts| !hosts.is_empty()) {
        add_text(&section, "p", "", &lookup("organisation_trusted", &[]))?;
        let list = add(&section, "ul", "")?;
        for host in hosts.into_iter().flatten() {
            add_text(&list, "li", "host", host)?;
        }
    }
    if organisation.block_danger {
        add_text(&section, "p", "", &lookup("organisation_blocks", &[]))?;
    }
    Ok(())
}

/// Every setting from whose values a person chooses one, section by section.
fn draw_choices(root: &Element, settings: &Settings, lookup: Lookup) -> DrawResult {
    let mut choices = settings.choices();
    choices.sort_by_key(|(setting, _)| match setting.setter {
        Setter::Person(section) => Some(section),
        Setter::PersonAlone | Setter::Administrator => None,
    });
    for (setting, chosen) in choices {
        let group = add_setting_group(root, setting, settings.is_fixed(setting.key), lookup)?;
        match setting.kind {
            Kind::Choice(names) => draw_radio_buttons(&group, setting.key, names, chosen, lookup)?,
            Kind::Language => draw_languages(&group, setting.key, chosen, lookup)?,
            Kind::Hosts | Kind::Text | Kind::Flag | Kind::Contact => {}
        }
    }
    Ok(())
}

/// A group with the title of a setting and its explanation, disabled where an
/// administrator has fixed the value.
fn add_setting_group(
    root: &Element,
    setting: &Setting,
    is_fixed: bool,
    lookup: Lookup,
) -> DrawResult<Element> {
    let key = key_of("setting", setting.key);
    let group = add(root, "fieldset", "")?;
    add_text(&group, "legend", "", &lookup(&key, &[]))?;
    if is_fixed {
        group.set_attribute("disabled", "")?;
        add_text(&group, "p", "fixed", &lookup("setting_fixed", &[]))?;
    }
    let explanation = lookup(&format!("{key}_means"), &[]);
    if !explanation.is_empty() {
        add_text(&group, "p", "", &explanation)?;
    }
    Ok(group)
}

fn draw_radio_buttons(
    group: &Element,
    key: &str,
    names: &[&str],
    chosen: &str,
    lookup: Lookup,
) -> DrawResult {
    for name in names {
        let label = add(group, "label", "")?;
        let radio = add(&label, "input", "")?;
        radio.set_attribute("type", "radio")?;
        radio.set_attribute("name", key)?;
        radio.set_attribute("value", name)?;
        if *name == chosen {
            radio.set_attribute("checked", "")?;
        }
        let text = lookup(&key_of(&key_of("choice", key), name), &[]);
        add_text(&label, "span", "", &text)?;
    }
    Ok(())
}

/// Every language by its own name, so that people find theirs even if they cannot read
/// the page.
fn draw_languages(group: &Element, key: &str, chosen: &str, lookup: Lookup) -> DrawResult {
    let list = add(group, "select", "")?;
    list.set_attribute("name", key)?;
    list.set_attribute("aria-label", &lookup(&key_of("setting", key), &[]))?;
    let browser = lookup("choice_language_browser", &[]);
    for (folder, name) in [("", browser.as_str())].iter().chain(Language::all()) {
        let option = add_text(&list, "option", "", name)?;
        option.set_attribute("value", folder)?;
        if *folder == chosen {
            option.set_attribute("selected", "")?;
        }
    }
    Ok(())
}

/// The hosts that the person trusts, each with a button that removes it.
fn draw_trusted_hosts(root: &Element, hosts: &[String], lookup: Lookup) -> DrawResult {
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
        let readable = decode_punycode(host);
        add_text(&item, "span", "host", &readable)?;
        let button = add_button(&item, "distrust", &lookup("remove", &[]))?;
        button.set_attribute("data-host", host)?;
        button.set_attribute("aria-label", &lookup("remove_host", &[&readable]))?;
    }
    Ok(())
}

/// Buttons that export the settings to a file and import them again.
fn draw_file_buttons(root: &Element, lookup: Lookup) -> DrawResult {
    let section = add_section(root, &lookup("file_heading", &[]))?;
    add_text(&section, "p", "", &lookup("file_means", &[]))?;
    add_button(&section, "export", &lookup("export", &[]))?;
    let label = add(&section, "label", "import")?;
    add_text(&label, "span", "", &lookup("import", &[]))?;
    let field = add(&label, "input", "")?;
    field.set_attribute("type", "file")?;
    field.set_attribute("accept", ".json,application/json")
}
