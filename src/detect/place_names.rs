//! Hosts that have the shape of a municipal or police host name: `city-kurashiki`,
//! `hyogo-police`.

use crate::rules::{LEGACY_HOSTS, MUNICIPALITIES};

/// Whether a label, or the whole name before the public suffix, consists of such a name
/// and of nothing else but `www`, `lg` and `jp`. `city-navi`, `kurashiki-city-hotel` and a
/// travel site's `city.kyoto.<its name>` do not.
pub(super) fn names_a_place(front: &str) -> bool {
    let dotted = front.replace('.', "-");
    front.split('.').chain([dotted.as_str()]).any(is_place_name)
}

fn is_place_name(label: &str) -> bool {
    let parts = label
        .split('-')
        .filter(|part| !["www", "lg", "jp"].contains(part));
    let parts: Vec<&str> = parts.collect();
    match parts[..] {
        ["city" | "town" | "vill", place] => is_municipality(place),
        ["city" | "town" | "vill", place, prefecture] => {
            is_municipality(place) && is_prefecture(prefecture)
        }
        ["pref", prefecture] => is_prefecture(prefecture),
        ["metro", "tokyo"] => true,
        [.., _, _] => is_office_of_prefecture(&parts),
        _ => false,
    }
}

/// Whether the parts are a prefecture and one of its offices: `police-pref-hyogo`.
fn is_office_of_prefecture(parts: &[&str]) -> bool {
    let has = |is: &dyn Fn(&str) -> bool| parts.iter().any(|part| is(part));
    let is_office = |part: &str| OFFICES.contains(&part);
    let is_known = |part: &&str| is_office(part) || is_prefecture(part) || *part == "pref";
    has(&is_office) && has(&is_prefecture) && parts.iter().all(is_known)
}

const OFFICES: [&str; 8] = [
    "keisatsu",
    "kenkei",
    "kensatsu",
    "kokuzeikyoku",
    "police",
    "saibansho",
    "suidokyoku",
    "zeimusho",
];

fn is_prefecture(name: &str) -> bool {
    MUNICIPALITIES
        .iter()
        .any(|(prefecture, _)| *prefecture == name)
}

/// Whether a municipality has this name. Shorter names are ordinary words as well: `date`.
fn is_municipality(name: &str) -> bool {
    let spaced = format!(" {name} ");
    let dotted = format!("city.{name}.jp");
    let is_listed = || {
        MUNICIPALITIES
            .iter()
            .any(|(_, names)| names.contains(&spaced))
    };
    LEGACY_HOSTS.contains(&dotted.as_str())
        || name.len() > 4 && (is_prefecture(name) || is_listed())
}
