//! Which host names belong to the Japanese government and to other public bodies.

use std::sync::OnceLock;

use super::names::Names;
use crate::rules::{
    GOVERNMENT_SUFFIXES, JAPANESE_BODIES, LEGACY_NAMES, MUNICIPALITIES, OTHER_BODIES,
};

static JAPANESE: Names = Names::of(JAPANESE_BODIES);
static OTHER: Names = Names::of(OTHER_BODIES);
static LEGACY: Names = Names::of(LEGACY_NAMES);

/// Whether `host` is `suffix` or a subdomain of it.
pub(crate) fn is_under(host: &str, suffix: &str) -> bool {
    host.strip_suffix(suffix)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether `host` is one of the hosts of a list, or a subdomain of one.
pub(crate) fn is_under_any(host: &str, list: &str) -> bool {
    list.split(' ').any(|suffix| is_under(host, suffix))
}

/// Whether a host belongs to the government: under `go.jp`, `lg.jp`, or one of the
/// legacy municipal names `pref.<prefecture>.jp`,
/// `metro.tokyo.jp` and `city|town|vill.<municipality>.<prefecture>.jp`.
pub(super) fn is_government(name: &str) -> bool {
    let is_suffix = |suffix: &str| is_under(name, suffix) && name != suffix;
    GOVERNMENT_SUFFIXES.split(' ').any(is_suffix) || is_legacy(name)
}

/// Whether a host, or one above it, is on the list of public bodies.
pub(super) fn is_public_body(name: &str) -> bool {
    let japanese = name.strip_suffix(".jp");
    japanese.is_some_and(|front| JAPANESE.has_host(front)) || OTHER.has_host(name)
}

/// Whether a host has a legacy municipal name, by the list of single hosts or by the
/// pattern.
pub(super) fn is_legacy(name: &str) -> bool {
    LEGACY.has_host(name) || is_legacy_municipal(name)
}

/// Whether a list of names has this one.
pub(super) fn has(list: &str, name: &str) -> bool {
    list.split(' ').any(|one| one == name)
}

/// The names of the municipalities of a prefecture, from
/// `src/rules/municipalities.toml`. Among them are those of merged ones.
pub(super) fn municipalities_of(prefecture: &str) -> Option<&'static str> {
    static LINES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let lines = LINES.get_or_init(|| {
        let lines = MUNICIPALITIES.split('\n');
        lines.filter_map(|line| line.split_once(' ')).collect()
    });
    let mut lines = lines.iter();
    lines
        .find(|(name, _)| *name == prefecture)
        .map(|(_, names)| *names)
}

/// Whether a host has the pattern of legacy municipal names.
fn is_legacy_municipal(name: &str) -> bool {
    let mut labels = name.rsplit('.');
    if labels.next() != Some("jp") {
        return false;
    }
    let (Some(prefecture), Some(second)) = (labels.next(), labels.next()) else {
        return false;
    };
    let Some(municipalities) = municipalities_of(prefecture) else {
        return false;
    };
    match second {
        "pref" => prefecture != "tokyo",
        "metro" => prefecture == "tokyo",
        _ => has(municipalities, second) && matches!(labels.next(), Some("city" | "town" | "vill")),
    }
}
