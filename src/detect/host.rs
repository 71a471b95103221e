//! Determines the standing of a host from an address.

use super::government::{is_government, is_public_body, is_under_any};
use super::look_alike::{decode_punycode, has_government_label, is_look_alike};
use super::names::Names;
use crate::findings::{Claim, ClaimStrength, Host, Standing};
use url::{Host as UrlHost, Url};

use crate::rules::{DYNAMIC_HOSTS, FREE_HOSTS};

static DYNAMIC: Names = Names::of(DYNAMIC_HOSTS);
static FREE: Names = Names::of(FREE_HOSTS);

impl Host {
    /// Reads an address. Cannot fail: a text that is no address gives a host without a
    /// name.
    #[must_use]
    pub fn of(address: &str) -> Self {
        let address = address.strip_prefix("blob:").unwrap_or(address);
        let Ok(url) = Url::parse(address) else {
            return Self::default();
        };
        // The extension's own practice page is scanned like a page on this device.
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

    /// Whether only schools and universities can register the name. Schools collect My Numbers for grants of
    /// the state.
    pub(super) fn is_of_school(&self) -> bool {
        const SUFFIXES: [&str; 2] = [".ac.jp", ".ed.jp"];
        !self.plain_http && SUFFIXES.iter().any(|suffix| self.name.ends_with(suffix))
    }

    /// The host of a document. Where its address has none, it is the host of the origin
    /// that made it, which may be empty.
    #[must_use]
    pub(super) fn of_document(address: &str, owner: &str) -> Self {
        let host = Self::of(address);
        if host.is_opaque() && !owner.is_empty() {
            return Self::of(owner);
        }
        host
    }

    /// The host of a page that makes this claim. A page that a public body signs imitates it
    /// already where one label of the host is the body's word: `nenkin.example.com`. Without
    /// the claim this may be an adviser's host.
    #[must_use]
    pub(super) fn claimed_by(mut self, claim: Option<&Claim>) -> Self {
        let is_signed = claim.is_some_and(|claim| claim.strength >= ClaimStrength::Signed);
        if is_signed && self.standing == Standing::Ordinary && has_government_label(&self.name) {
            self.standing = Standing::LookAlike;
        }
        self
    }

    /// The name by which a person can trust the host; empty where others can change the
    /// connection.
    pub(crate) fn trustable(&self) -> String {
        if self.plain_http {
            String::new()
        } else {
            self.name.clone()
        }
    }

    /// The name in Unicode, with punycode decoded.
    #[must_use]
    pub fn readable(&self) -> String {
        decode_punycode(&self.name)
    }
}

fn standing(url: &Url, name: &str) -> Standing {
    match url.host() {
        Some(UrlHost::Ipv4(ip)) if ip.is_private() || ip.is_loopback() || ip.is_link_local() => {
            Standing::Local
        }
        Some(UrlHost::Ipv6(ip)) if ip.is_loopback() || ip.is_unique_local() => Standing::Local,
        Some(UrlHost::Domain(_)) if is_local_name(name) => Standing::Local,
        Some(UrlHost::Domain(_)) if is_government(name) => Standing::Government,
        Some(UrlHost::Domain(_)) if is_public_body(name) => Standing::PublicBody,
        Some(UrlHost::Domain(_)) if is_look_alike(name) => Standing::LookAlike,
        _ => Standing::Ordinary,
    }
}

fn is_local_name(name: &str) -> bool {
    !name.contains('.') || is_under_any(name, "localhost local home.arpa")
}

/// Ids of the rules for what is unusual about the address.
fn oddities(url: &Url, name: &str) -> Vec<String> {
    let checks = [
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
        ("host-is-dynamic", DYNAMIC.has_host(name)),
        ("host-is-free", FREE.has_host(name)),
    ];
    checks
        .iter()
        .filter(|(_, is)| *is)
        .map(|(id, _)| (*id).to_owned())
        .collect()
}
