//! The links of a message, and the host to which each leads.

use super::addresses::{Link, defanged, first_address, in_ascii};
use super::rules::{
    CHAT_HOSTS, FREE_HOSTS, KNOWN_HOSTS, NEUTRAL_HOSTS, ORGANISATION_ENDINGS, SHORTENER_HOSTS,
    THROWAWAY_TLDS,
};
use crate::detect::government::is_under;
use crate::findings::{Host, Standing};

/// A link, and what its address shows about its host.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectedLink {
    /// The defanged address, which nobody can tap: `hxxps://example[.]com/`.
    pub address: String,
    /// The host, in Unicode.
    pub host: String,
    /// The standing of the host.
    pub standing: Standing,
    /// Ids of the rules for what is unusual about the address.
    pub oddities: Vec<String>,
    /// The host in the visible text, where it differs; otherwise empty.
    pub shows: String,
    /// Whether it is written without `https://`.
    pub(crate) is_bare: bool,
    /// The host in ASCII, as browsers write it.
    pub name: String,
}

impl InspectedLink {
    /// Inspects a link. None where it leads to no host.
    pub(crate) fn of(link: &Link) -> Option<Self> {
        let target = in_ascii(&link.target);
        let host = Host::of(&target);
        if host.name.is_empty() {
            return None;
        }
        let shown = first_address(&link.text).map(|shown| Host::of(&in_ascii(&shown)).name);
        let mut oddities = host.oddities.clone();
        if is_one_of(&host.name, SHORTENER_HOSTS) {
            oddities.push("link-shortened".to_owned());
        }
        Some(Self {
            address: defanged(&target),
            host: host.readable(),
            standing: host.standing,
            oddities,
            is_bare: !link.target.contains("://"),
            shows: shown.filter(|s| *s != host.name).unwrap_or_default(),
            name: host.name,
        })
    }

    /// Whether it leads to a host that every sender may link to, such as an app store.
    pub(crate) fn is_neutral(&self) -> bool {
        is_one_of(&self.name, NEUTRAL_HOSTS)
    }

    /// Whether its top-level domain is one in which many hosts exist only for a scam
    /// and for a few days.
    pub(crate) fn is_throwaway(&self) -> bool {
        let tld = self.name.rsplit('.').next().unwrap_or_default();
        THROWAWAY_TLDS.contains(&tld)
    }

    /// Whether it goes through a link shortener, which hides its destination.
    pub(crate) fn is_shortened(&self) -> bool {
        self.oddities
            .iter()
            .any(|oddity| oddity == "link-shortened")
    }

    /// Whether it leads to an Android app outside of a store.
    pub(crate) fn is_app(&self) -> bool {
        let path = self.address.split(['?', '#']).next().unwrap_or_default();
        path.to_ascii_lowercase().ends_with(".apk")
    }

    /// Whether it opens a chat.
    pub(crate) fn is_chat(&self) -> bool {
        is_one_of(&self.name, CHAT_HOSTS)
    }

    /// Whether it leads to a public body.
    pub(crate) fn is_official(&self) -> bool {
        matches!(self.standing, Standing::Government | Standing::PublicBody)
    }

    /// Whether its host is one of a known company, or one to which every sender may link.
    /// Where anybody can put up a page, the host is nobody's.
    pub(crate) fn is_known(&self) -> bool {
        let is_own = self.is_neutral() || is_one_of(&self.name, KNOWN_HOSTS);
        is_own && !self.is_free() && !self.is_shortened() && !self.is_chat()
    }

    /// Whether anybody can put up a page at its host without paying.
    pub(crate) fn is_free(&self) -> bool {
        is_one_of(&self.name, FREE_HOSTS)
    }

    /// Whether only an organisation that exists in Japan can have its host.
    pub(crate) fn is_of_organisation(&self) -> bool {
        is_one_of(&self.name, ORGANISATION_ENDINGS)
    }

    /// Whether it impersonates a government address: its host imitates one, or its
    /// text shows one and it leads elsewhere.
    pub(crate) fn is_impersonating(&self) -> bool {
        self.standing == Standing::LookAlike || self.is_disguised()
    }

    /// Whether its text shows a government address and it leads elsewhere.
    pub(crate) fn is_disguised(&self) -> bool {
        !self.shows.is_empty()
            && !self.is_official()
            && Host::of(&format!("https://{}/", self.shows)).standing == Standing::Government
    }
}

fn is_one_of(name: &str, hosts: &[&str]) -> bool {
    hosts.iter().any(|host| is_under(name, host))
}
