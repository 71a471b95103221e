//! The files of hosts, and their tables.

use std::collections::BTreeMap;

use serde::Deserialize;
use text::normalize;

use crate::file::RuleBook;

/// The lists of hosts.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Hosts {
    pub(crate) government_suffixes: Vec<String>,
    pub(crate) legacy_names: Vec<String>,
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
    pub(crate) bare: Vec<String>,
    pub(crate) name: Vec<String>,
    pub(crate) topic: Vec<String>,
    pub(crate) official: Vec<String>,
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

/// The tables of hosts. A list is one text with spaces, because a table of texts would need
/// 8 bytes more for each.
pub(crate) fn source(rules: &RuleBook) -> String {
    let hosts = &rules.hosts;
    let municipalities = rules.municipalities.iter();
    let lines: Vec<_> = municipalities
        .map(|(prefecture, names)| spaced(&format!("{prefecture} {names}")))
        .collect();
    format!(
        "pub(crate) static MUNICIPALITIES: &str = {:?};\n\
        pub(crate) static MUNICIPALITIES_AS_OF: &str = {:?};\n\
        pub(crate) static TOKENS: [&str; 7] = {:?};\n",
        lines.join("\n"),
        rules.municipalities_as_of,
        tokens(&hosts.tokens),
    ) + &public_bodies(rules)
        + &list("GOVERNMENT_SUFFIXES", &hosts.government_suffixes)
        + &list("LEGACY_NAMES", &hosts.legacy_names)
        + &list("HYPHENED_TOKENS", &hosts.tokens.hyphened)
        + &list("FREE_HOSTS", &hosts.free)
        + &list("DYNAMIC_HOSTS", &hosts.dynamic)
}

/// The words by their kinds, in the order of `src/detect/host_words.rs`. They are
/// normalized, because hosts are normalized before they are compared.
fn tokens(tokens: &Tokens) -> [String; 7] {
    let normalized = |words: &[String]| {
        let words = words.iter().map(|word| normalize(word));
        words.collect::<Vec<_>>().join(" ")
    };
    [
        normalized(&tokens.decisive),
        normalized(&tokens.strong),
        normalized(&tokens.bare),
        normalized(&tokens.name),
        normalized(&tokens.topic),
        normalized(&tokens.official),
        normalized(&tokens.common),
    ]
}

/// The hosts of all public bodies: those under `.jp` without it, and the others.
fn public_bodies(rules: &RuleBook) -> String {
    let bodies = rules.hosts.public_bodies.iter().map(|body| &body.host);
    let bodies = bodies.chain(rules.public_hosts.0.values());
    let hosts = bodies.flat_map(|hosts| hosts.split_whitespace());
    let (mut japanese, mut others) = (Vec::new(), Vec::new());
    for host in hosts {
        match host.strip_suffix(".jp") {
            Some(front) => japanese.push(front.to_owned()),
            None => others.push(host.to_owned()),
        }
    }
    list("JAPANESE_BODIES", &japanese) + &list("OTHER_BODIES", &others)
}

fn list(name: &str, items: &[String]) -> String {
    format!("pub(crate) static {name}: &str = {:?};\n", items.join(" "))
}

/// Names separated by single spaces.
fn spaced(names: &str) -> String {
    names.split_whitespace().collect::<Vec<_>>().join(" ")
}
