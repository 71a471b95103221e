//! The buttons of the banner.

use super::strings::Lookup;
use crate::family::Family;
use crate::protocol::{BannerButton, BannerStyle};
use crate::settings::Settings;

/// Address of the real Mynaportal (docs/facts.md 1).
pub(crate) const MYNAPORTAL: &str = "https://myna.go.jp/";

/// A button before it is translated. Its action is also the key of its label.
struct Button {
    action: &'static str,
    /// Key of the label that asks once more; empty where one click is enough.
    confirm: &'static str,
    url: &'static str,
    is_quiet: bool,
    styles: &'static [BannerStyle],
}

const BUTTON: Button = Button {
    action: "",
    confirm: "",
    url: "",
    is_quiet: false,
    styles: &[],
};

/// In the order in which they are shown.
const BUTTONS: [Button; 6] = [
    Button {
        action: "leave",
        styles: &[BannerStyle::Stay, BannerStyle::Page],
        ..BUTTON
    },
    Button {
        action: "portal",
        url: MYNAPORTAL,
        styles: &[BannerStyle::Page],
        ..BUTTON
    },
    Button {
        action: "close",
        styles: &[BannerStyle::Line, BannerStyle::Stay],
        ..BUTTON
    },
    Button {
        action: "help",
        is_quiet: true,
        styles: &[BannerStyle::Stay, BannerStyle::Page],
        ..BUTTON
    },
    Button {
        action: "call",
        is_quiet: true,
        styles: &[BannerStyle::Page],
        ..BUTTON
    },
    Button {
        action: "proceed",
        confirm: "proceed_again",
        is_quiet: true,
        styles: &[BannerStyle::Page],
        ..BUTTON
    },
];

/// The buttons in the person's language, without those that an organisation
/// does not allow. Whom the person wants to ask comes after the way out.
pub(crate) fn buttons(settings: &Settings, lookup: Lookup) -> Vec<BannerButton> {
    let is_blocked = settings.organisation.block_danger;
    let is_allowed = |button: &&Button| button.action != "proceed" || !is_blocked;
    let allowed = BUTTONS.iter().filter(is_allowed);
    let mut buttons: Vec<_> = allowed.map(|button| translated(button, lookup)).collect();
    if !settings.family.is_empty() {
        buttons.insert(1, family_button(&settings.family, lookup));
    }
    buttons
}

fn family_button(family: &Family, lookup: Lookup) -> BannerButton {
    BannerButton {
        action: "family".to_owned(),
        label: lookup("family_call", &family.words()),
        confirm_label: String::new(),
        url: family.link(),
        is_quiet: false,
        styles: vec![BannerStyle::Page],
    }
}

fn translated(button: &Button, lookup: Lookup) -> BannerButton {
    let confirm_label = match button.confirm {
        "" => String::new(),
        key => lookup(key, &[]),
    };
    BannerButton {
        action: button.action.to_owned(),
        label: lookup(button.action, &[]),
        confirm_label,
        url: button.url.to_owned(),
        is_quiet: button.is_quiet,
        styles: button.styles.to_vec(),
    }
}
