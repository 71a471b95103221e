//! Hosts that have the shape of a municipal or police host name: `city-kurashiki`,
//! `hyogo-police`.

use super::government::{has, municipalities_of};
use crate::rules::{LEGACY_NAMES, MUNICIPALITIES};

/// Whether a label, or the whole name before the public suffix, consists of such a name
/// and of nothing else but `www`, `lg` and `jp`. `city-navi` and
/// `kurashiki-city-hotel` do not.
pub(super) fn names_a_place(front: &str) -> bool {
    front.split('.').any(is_place_name)
        || is_place_name(&front.replace('.', "-"))
        || place_at_start(front).is_some_and(|place| !has(VISITED, place))
}

/// Whether a name begins as that of a municipality: `www.city.setagaya`.
pub(super) fn begins_as_place(front: &str) -> bool {
    place_at_start(front).is_some()
}

fn place_at_start(front: &str) -> Option<&str> {
    let front = front.strip_prefix("www.").unwrap_or(front);
    let mut labels = front.split('.');
    matches!(labels.next(), Some("city" | "town" | "vill"))
        .then(|| labels.next())
        .flatten()
        .filter(|place| is_municipality(place))
}

/// Sites of travel and of shops have pages for the cities that everybody knows.
const VISITED: &str = "osaka kyoto fukuoka sapporo nagoya yokohama hiroshima sendai nagasaki \
                       kanazawa kamakura okinawa hakone";

fn is_place_name(label: &str) -> bool {
    let label = label.strip_prefix("www-").unwrap_or(label);
    let label = label.strip_suffix("-jp").unwrap_or(label);
    match label.strip_suffix("-lg").unwrap_or(label).split_once('-') {
        Some(("city" | "town" | "vill", place)) => match place.split_once('-') {
            Some((place, prefecture)) => is_municipality(place) && is_prefecture(prefecture),
            None => is_municipality(place),
        },
        Some(("pref", place)) if is_prefecture(place) => true,
        Some(("metro", "tokyo")) => true,
        _ => is_office_of_prefecture(label),
    }
}

/// Whether the parts are a prefecture and one of its offices: `police-pref-hyogo`.
fn is_office_of_prefecture(label: &str) -> bool {
    let (mut has_office, mut has_prefecture) = (false, false);
    for part in label.split('-') {
        if has(OFFICES, part) {
            has_office = true;
        } else if is_prefecture(part) {
            has_prefecture = true;
        } else if part != "pref" {
            return false;
        }
    }
    has_office && has_prefecture
}

const OFFICES: &str = "keisatsu kenkei kensatsu kokuzeikyoku police saibansho suidokyoku zeimusho";

fn is_prefecture(name: &str) -> bool {
    municipalities_of(name).is_some()
}

/// Whether a municipality or a prefecture has this name. Shorter names are ordinary words
/// as well: `date`.
fn is_municipality(name: &str) -> bool {
    let is_listed = || MUNICIPALITIES.split('\n').any(|line| has(line, name));
    has(LEGACY_NAMES, &format!("city.{name}.jp")) || name.len() > 4 && is_listed()
}
