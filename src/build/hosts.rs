//! The files of hosts, and their tables.

use std::collections::BTreeMap;

use serde::Deserialize;
use text::normalize;

use crate::{emit::list, file::RuleBook};

/// The lists of hosts.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Hosts {
    pub(crate) government_suffixes: Vec<String>,
    pub(crate) legacy_hosts: Vec<String>,
    #[serde(rename = "public-body")]
    pub(crate) public_bodies: Vec<PublicBody>,
    pub(crate) tokens: Tokens,
    pub(crate) free: Vec<String>,
    pub(crate) dynamic: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublicBody {
    pub(crate) host: String,
    #[serde(rename = "why")]
    pub(crate) _why: String,
    #[serde(rename = "source")]
    pub(crate) _source: String,
}

/// Words of government hosts, by the strength of their evidence in other hosts.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Tokens {
    pub(crate) decisive: Vec<String>,
    pub(crate) strong: Vec<String>,
    pub(crate) name: Vec<String>,
    pub(crate) topic: Vec<String>,
    pub(crate) official: Vec<String>,
    pub(crate) country: Vec<String>,
    pub(crate) common: Vec<String>,
    pub(crate) hyphened: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Municipalities {
    pub(crate) as_of: String,
    /// For maintainers: the commit of the list.
    #[serde(rename = "commit")]
    _commit: String,
    pub(crate) names: BTreeMap<String, String>,
}

/// The web sites of public bodies, by their kind. Each is a list of hosts.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct PublicHosts(BTreeMap<String, String>);

/// The tables of hosts.
pub(crate) fn source(rules: &RuleBook) -> String {
    let (hosts, tokens) = (&rules.hosts, &rules.hosts.tokens);
    let municipalities = rules.municipalities.iter();
    let names: Vec<_> = municipalities.map(|(k, v)| (k, padded(v))).collect();
    format!(
        "pub(crate) static MUNICIPALITIES: &[(&str, &str)] = &{names:?};\n\
        pub(crate) static MUNICIPALITIES_AS_OF: &str = {:?};\n\
        pub(crate) static PUBLIC_BODIES: &str = {:?};\n",
        rules.municipalities_as_of,
        public_bodies(rules)
    ) + &list("GOVERNMENT_SUFFIXES", &hosts.government_suffixes)
        + &list("LEGACY_HOSTS", &hosts.legacy_hosts)
        + &list("DECISIVE_TOKENS", &normalized(&tokens.decisive))
        + &list("STRONG_TOKENS", &normalized(&tokens.strong))
        + &list("NAME_TOKENS", &normalized(&tokens.name))
        + &list("TOPIC_TOKENS", &normalized(&tokens.topic))
        + &list("OFFICIAL_TOKENS", &normalized(&tokens.official))
        + &list("COUNTRY_TOKENS", &normalized(&tokens.country))
        + &list("COMMON_TOKENS", &normalized(&tokens.common))
        + &list("HYPHENED_TOKENS", &normalized(&tokens.hyphened))
        + &list("FREE_HOSTS", &hosts.free)
        + &list("DYNAMIC_HOSTS", &hosts.dynamic)
}

/// The normalized words, because hosts are normalized before they are compared.
fn normalized(tokens: &[String]) -> Vec<String> {
    tokens.iter().map(|token| normalize(token)).collect()
}

/// The hosts of all public bodies, in one text: a table of texts would need 8 bytes more for
/// each.
fn public_bodies(rules: &RuleBook) -> String {
    let bodies = rules.hosts.public_bodies.iter().map(|body| &*body.host);
    let sites = rules.public_hosts.0.values();
    let sites = sites.flat_map(|hosts| hosts.split_whitespace());
    bodies.chain(sites).collect::<Vec<_>>().join(" ")
}

/// Names separated and enclosed by single spaces, so that ` name ` can be searched.
fn padded(names: &str) -> String {
    format!(
        " {} ",
        names.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}
