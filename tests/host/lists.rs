//! The standing of the hosts of whole lists.

use myna_mamori::{Host, Standing};

/// The lines of a list that stands beside the checkout; none where it is absent.
fn shared_lines(file: &str) -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/");
    let text = std::fs::read_to_string(folder.to_owned() + file).unwrap_or_default();
    let lines: Vec<_> = text.lines().map(str::to_owned).collect();
    println!("{file}: {} lines", lines.len());
    lines
}

#[test]
fn the_web_site_of_every_municipality_belongs_to_the_government_or_a_public_body() {
    let sites = shared_lines("localgov.csv");
    for url in sites
        .iter()
        .skip(1)
        .filter_map(|line| line.split(',').nth(7))
    {
        let standing = Host::of(url).standing;
        let is_theirs = matches!(standing, Standing::Government | Standing::PublicBody);
        assert!(is_theirs, "{url} is {standing:?}");
    }
}

/// The one is `myna-news-jp.github.io`.
#[test]
fn at_most_one_of_thousands_of_honest_hosts_is_a_look_alike() {
    let hosts = shared_lines("honest-hosts.txt");
    let standing = |host: &&String| Host::of(&format!("https://{host}/")).standing;
    let found = hosts
        .iter()
        .filter(|host| standing(host) == Standing::LookAlike);
    let found: Vec<_> = found.collect();
    assert!(found.len() <= 1, "{found:?}");
}
