//! What a host is: the standing of the one who answers at an address.

use serde::{Deserialize, Serialize};
use url::{Host as UrlHost, Url};

use crate::{
    look_alike::{characters, is_look_alike},
    rules::{
        DYNAMIC_HOSTS, FREE_HOSTS, GOVERNMENT_SUFFIXES, LEGACY_EXCEPTIONS, MUNICIPALITIES,
        PUBLIC_BODIES,
    },
};

/// What a page's host is to the people of Japan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Under `go.jp`, `lg.jp` or a legacy municipal name: `myna.go.jp`.
    Government,
    /// Official or contracted, under another name: `kokuzei.noufu.jp`.
    PublicBody,
    /// Trusted by the person or the organisation.
    Trusted,
    /// Wears a government's name that it does not hold: `cao-go-jp.com`.
    LookAlike,
    /// Any other host.
    #[default]
    Ordinary,
    /// This device or its own network: `localhost`, `192.168.0.1`, a file.
    Local,
}

/// A host, what it is, and what about its address is odd.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Host {
    /// The name as the browser writes it (ASCII), without a trailing dot; empty
    /// for documents without an origin of their own (`about:`, `data:`).
    pub name: String,
    /// What the host is, before the person's trust is asked.
    pub standing: Standing,
    /// Whether the connection can be changed on its way.
    pub plain_http: bool,
    /// Rule ids of what is odd about the address; shown, never decisive.
    pub oddities: Vec<String>,
}

impl Host {
    /// Reads an address. Cannot fail: what is no web address has no name.
    #[must_use]
    pub fn of(address: &str) -> Self {
        let address = address.strip_prefix("blob:").unwrap_or(address);
        let Ok(url) = Url::parse(address) else {
            return Self::default();
        };
        // A page of our own is met where a person practises.
        if ["file", "chrome-extension", "moz-extension"].contains(&url.scheme()) {
            return Self {
                standing: Standing::Local,
                ..Self::default()
            };
        }
        let name = url
            .host_str()
            .unwrap_or_default()
            .trim_end_matches('.')
            .to_owned();
        Self {
            standing: standing(&url, &name),
            plain_http: url.scheme() == "http",
            oddities: oddities(&url, &name),
            name,
        }
    }

    /// Whether the document has no origin of its own and speaks for the page
    /// that made it.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        self.name.is_empty() && self.standing != Standing::Local
    }

    /// The name as people read it: punycode becomes its characters.
    #[must_use]
    pub fn readable(&self) -> String {
        characters(&self.name)
    }
}

/// Whether `host` is `suffix` or stands under it.
pub(crate) fn is_under(host: &str, suffix: &str) -> bool {
    host.strip_suffix(suffix)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn standing(url: &Url, name: &str) -> Standing {
    match url.host() {
        Some(UrlHost::Ipv4(ip)) if ip.is_private() || ip.is_loopback() || ip.is_link_local() => {
            Standing::Local
        }
        Some(UrlHost::Ipv6(ip)) if ip.is_loopback() || ip.is_unique_local() => Standing::Local,
        Some(UrlHost::Domain(_)) if is_local_name(name) => Standing::Local,
        Some(UrlHost::Domain(_)) if is_government(name) => Standing::Government,
        Some(UrlHost::Domain(_)) if PUBLIC_BODIES.iter().any(|b| is_under(name, b)) => {
            Standing::PublicBody
        }
        Some(UrlHost::Domain(_)) if is_look_alike(name) => Standing::LookAlike,
        _ => Standing::Ordinary,
    }
}

fn is_local_name(name: &str) -> bool {
    !name.contains('.')
        || ["localhost", "local", "home.arpa"]
            .iter()
            .any(|l| is_under(name, l))
}

/// `go.jp`, `lg.jp`, and the legacy municipal names: `pref.<prefecture>.jp`,
/// `metro.tokyo.jp` and `city|town|vill.<municipality>.<prefecture>.jp`.
fn is_government(name: &str) -> bool {
    let under = |list: &[&str]| list.iter().any(|s| is_under(name, s) && name != *s);
    under(GOVERNMENT_SUFFIXES)
        || LEGACY_EXCEPTIONS.iter().any(|e| is_under(name, e))
        || is_legacy_municipal(name)
}

pub(crate) fn is_legacy_municipal(name: &str) -> bool {
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

fn oddities(url: &Url, name: &str) -> Vec<String> {
    let under = |list: &[&str]| list.iter().any(|s| is_under(name, s));
    let found = [
        (
            "host-is-a-number",
            matches!(url.host(), Some(UrlHost::Ipv4(_) | UrlHost::Ipv6(_))),
        ),
        (
            "host-behind-a-user-name",
            !url.username().is_empty() || url.password().is_some(),
        ),
        (
            "host-in-punycode",
            name.split('.').any(|label| label.starts_with("xn--")),
        ),
        ("host-on-an-odd-port", url.port().is_some()),
        ("host-is-dynamic", under(DYNAMIC_HOSTS)),
        ("host-is-free", under(FREE_HOSTS)),
    ];
    found
        .iter()
        .filter(|(_, is)| *is)
        .map(|(id, _)| (*id).to_owned())
        .collect()
}
