//! The page of choices: what is shown and how, and who is trusted.

use serde::Serialize;
use web_sys::Element;

use super::element::{Drawn, add, add_button, add_section, add_text};
use crate::present::strings::{Lookup, edition, help_desk, key, key_of, name};
use crate::settings::{CardNotice, Guard, Language, TextSize};
use crate::settings::{Organisation, Settings, StoredSettings};

/// Draws the choices into `root`, in place of what was there, and says which
/// stored values could not be used.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_options(root: &Element, stored: &StoredSettings, lookup: Lookup) -> Drawn {
    let settings = &stored.settings;
    root.set_text_content(None);
    add_text(root, "h1", "", &lookup("options_heading", &[]))?;
    unusable(root, "setting_repaired", &stored.broken, lookup)?;
    unusable(root, "setting_misset", &stored.misset, lookup)?;
    organisation(root, &settings.organisation, lookup)?;
    let page = Page {
        root,
        settings,
        lookup,
    };
    page.language()?;
    page.choice(
        "textSize",
        &[TextSize::Normal, TextSize::Large, TextSize::Largest],
        settings.text_size,
    )?;
    page.choice(
        "cardNotice",
        &[CardNotice::Line, CardNotice::Badge, CardNotice::Off],
        settings.card_notice,
    )?;
    page.choice("guard", &[Guard::On, Guard::Off], settings.guard)?;
    if !settings.is_fixed("trusted") {
        trusted(root, &settings.trusted, lookup)?;
    }
    file(root, lookup)?;
    add_text(root, "p", "about", &lookup("about", &[]))?;
    add_text(root, "p", "about edition", &edition(lookup))?;
    Ok(())
}

/// One sentence for each value that could not be used.
fn unusable(root: &Element, sentence: &str, keys: &[String], lookup: Lookup) -> Drawn {
    for setting in keys {
        let said = told_of_setting(sentence, setting, lookup);
        let note = add_text(root, "p", "repaired", &said)?;
        note.set_attribute("role", "status")?;
    }
    Ok(())
}

/// A sentence on a setting whose value is not taken. What only an
/// administrator sets has no title but its key.
pub(crate) fn told_of_setting(sentence: &str, setting: &str, lookup: Lookup) -> String {
    let title = lookup(&key_of("setting", setting), &[]);
    let title = if title.is_empty() { setting } else { &title };
    lookup(sentence, &[title])
}

/// What the administrator has set, where there is one.
fn organisation(root: &Element, organisation: &Organisation, lookup: Lookup) -> Drawn {
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

/// The choices that a person makes one of.
struct Page<'a> {
    root: &'a Element,
    settings: &'a Settings,
    lookup: Lookup<'a>,
}

impl Page<'_> {
    /// A group with its title and what it means, disabled where an
    /// administrator has decided.
    fn group(&self, key: &str) -> Drawn<Element> {
        let group = add(self.root, "fieldset", "")?;
        let title = (self.lookup)(&key_of("setting", key), &[]);
        add_text(&group, "legend", "", &title)?;
        if self.settings.is_fixed(key) {
            group.set_attribute("disabled", "")?;
            add_text(&group, "p", "fixed", &(self.lookup)("setting_fixed", &[]))?;
        }
        let means = (self.lookup)(&format!("{}_means", key_of("setting", key)), &[]);
        if !means.is_empty() {
            add_text(&group, "p", "", &means)?;
        }
        Ok(group)
    }

    fn choice<T: Serialize + PartialEq>(&self, key: &str, choices: &[T], chosen: T) -> Drawn {
        let group = self.group(key)?;
        for choice in choices {
            let label = add(&group, "label", "")?;
            let radio = add(&label, "input", "")?;
            radio.set_attribute("type", "radio")?;
            radio.set_attribute("name", key)?;
            radio.set_attribute("value", &name(choice))?;
            if *choice == chosen {
                radio.set_attribute("checked", "")?;
            }
            let text = (self.lookup)(&self::key(&key_of("choice", key), choice), &[]);
            add_text(&label, "span", "", &text)?;
        }
        Ok(())
    }

    /// Each language by its own name; a person who cannot read this page finds theirs.
    fn language(&self) -> Drawn {
        let group = self.group("language")?;
        let list = add(&group, "select", "")?;
        list.set_attribute("name", "language")?;
        list.set_attribute("aria-label", &(self.lookup)("setting_language", &[]))?;
        let browser = (self.lookup)("choice_language_browser", &[]);
        for (folder, own) in [("", browser.as_str())].iter().chain(Language::all()) {
            let option = add_text(&list, "option", "", own)?;
            option.set_attribute("value", folder)?;
            if *folder == self.settings.language.name() {
                option.set_attribute("selected", "")?;
            }
        }
        Ok(())
    }
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

/// Settings as a file, out and in.
fn file(root: &Element, lookup: Lookup) -> Drawn {
    let section = add_section(root, &lookup("file_heading", &[]))?;
    add_text(&section, "p", "", &lookup("file_means", &[]))?;
    add_button(&section, "export", &lookup("export", &[]))?;
    let label = add(&section, "label", "import")?;
    add_text(&label, "span", "", &lookup("import", &[]))?;
    let field = add(&label, "input", "")?;
    field.set_attribute("type", "file")?;
    field.set_attribute("accept", ".json,application/json")
}
