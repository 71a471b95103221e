//! Which host names belong to the Japanese government.

use crate::rules::{GOVERNMENT_SUFFIXES, LEGACY_EXCEPTIONS, MUNICIPALITIES};

/// Whether `host` is `suffix` or a subdomain of it.
pub(crate) fn is_under(host: &str, suffix: &str) -> bool {
    host.strip_suffix(suffix)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether a host belongs to the government: under `go.jp`, `lg.jp`, or one of the
/// legacy municipal names `pref.<prefecture>.jp`,
/// `metro.tokyo.jp` and `city|town|vill.<municipality>.<prefecture>.jp`.
pub(super) fn is_government(name: &str) -> bool {
    let under = |list: &[&str]| list.iter().any(|s| is_under(name, s) && name != *s);
    under(GOVERNMENT_SUFFIXES)
        || LEGACY_EXCEPTIONS.iter().any(|e| is_under(name, e))
        || is_legacy_municipal(name)
}

/// Whether a host has a legacy municipal name. The municipalities are listed in
/// `src/rules/municipalities.toml`.
pub(super) fn is_legacy_municipal(name: &str) -> bool {
    let mut labels = name.rsplit('.');
    if labels.next() != Some("jp") {
        return false;
    }
    let prefecture = labels
        .next()
        .and_then(|p| MUNICIPALITIES.iter().find(|(name, _)| *name == p));
    let (Some((prefecture, municipalities)), Some(second)) = (prefecture, labels.next()) else {
        return false;
    };
    match second {
        "pref" => *prefecture != "tokyo",
        "metro" => *prefecture == "tokyo",
        _ => {
            municipalities.contains(&format!(" {second} "))
                && matches!(labels.next(), Some("city" | "town" | "vill"))
        }
    }
}
