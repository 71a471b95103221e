//! Which host names belong to the Japanese government and to other public bodies.

use crate::rules::{GOVERNMENT_SUFFIXES, LEGACY_HOSTS, MUNICIPALITIES, PUBLIC_BODIES};

/// Whether `host` is `suffix` or a subdomain of it.
pub(crate) fn is_under(host: &str, suffix: &str) -> bool {
    host.strip_suffix(suffix)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether a host belongs to the government: under `go.jp`, `lg.jp`, or one of the
/// legacy municipal names `pref.<prefecture>.jp`,
/// `metro.tokyo.jp` and `city|town|vill.<municipality>.<prefecture>.jp`.
pub(super) fn is_government(name: &str) -> bool {
    GOVERNMENT_SUFFIXES
        .iter()
        .any(|suffix| is_under(name, suffix) && name != *suffix)
        || is_legacy(name)
}

/// Whether a host, or one above it, is on the list of public bodies.
pub(super) fn is_public_body(name: &str) -> bool {
    let mut bodies = PUBLIC_BODIES.split(' ');
    bodies.any(|host| is_under(name, host))
}

/// Whether a host has a legacy municipal name, by the list of single hosts or by the
/// pattern.
pub(super) fn is_legacy(name: &str) -> bool {
    LEGACY_HOSTS.iter().any(|host| is_under(name, host)) || is_legacy_municipal(name)
}

/// Whether a host has the pattern of legacy municipal names. The municipalities are
/// listed in `src/rules/municipalities.toml`.
fn is_legacy_municipal(name: &str) -> bool {
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
