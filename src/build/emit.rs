//! Writes the tables of the rules as Rust source, which `src/rules.rs` includes.

use std::{
    collections::BTreeMap,
    fmt::{Debug, Write},
};

use text::normalize;

use crate::{
    ask::Part,
    file::{Hosts, Rule, RuleBook},
    trie::Trie,
};

/// The source of `OUT_DIR/rules.rs`.
pub(crate) fn source(rules: &RuleBook) -> Result<String, String> {
    let mut dictionary = Dictionary::of(&rules.words);
    // The first pass only collects the words, because their numbers depend on all of them.
    tables(rules, &mut dictionary)?;
    dictionary.renumber()?;
    let tables = tables(rules, &mut dictionary)?;
    Ok(tables + &dictionary.source()?)
}

fn tables(rules: &RuleBook, dictionary: &mut Dictionary) -> Result<String, String> {
    let mut out = String::new();
    let mut table = String::new();
    for rule in &rules.rules {
        let _ = writeln!(table, "{},", rule_source(rule, dictionary)?);
    }
    let count = rules.rules.len();
    let _ = writeln!(out, "pub(crate) static RULES: [Rule; {count}] = [{table}];");
    let _ = writeln!(
        out,
        "pub(crate) static BODIES: &[Body] = &[{}];",
        bodies(rules, dictionary)?
    );
    let _ = writeln!(
        out,
        "pub(crate) static LURES: &[Lure] = &[{}];",
        lures(rules, dictionary)?
    );
    for list in ["generic", "denial"] {
        let (name, words) = (list.to_uppercase(), dictionary.group(&format!("@{list}"))?);
        let _ = writeln!(out, "pub(crate) static {name}: &[u16] = &{words:?};");
    }
    out += &hosts(&rules.hosts);
    let names: Vec<_> = rules
        .municipalities
        .iter()
        .map(|(k, v)| (k, padded(v)))
        .collect();
    let _ = writeln!(
        out,
        "pub(crate) static MUNICIPALITIES: &[(&str, &str)] = &{names:?};\n\
        pub(crate) static MUNICIPALITIES_AS_OF: &str = {:?};",
        rules.municipalities_as_of
    );
    Ok(out)
}

/// The normalized words, each once. They are numbered in the order of their first use
/// until they are renumbered.
pub(crate) struct Dictionary<'a> {
    lists: &'a BTreeMap<String, Vec<String>>,
    pub(crate) words: Vec<String>,
    /// The groups, each once, so that rules with the same group share its table.
    groups: Vec<Vec<u16>>,
}

impl<'a> Dictionary<'a> {
    pub(crate) fn of(lists: &'a BTreeMap<String, Vec<String>>) -> Self {
        Self {
            lists,
            words: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// The word numbers of a group such as `"@secret"` or `"@secret | パスコード"`. The
    /// words of a list may be groups too.
    pub(crate) fn group(&mut self, group: &str) -> Result<Vec<u16>, String> {
        let mut numbers = Vec::new();
        for part in group.split('|').map(str::trim) {
            match part.strip_prefix('@') {
                None => numbers.push(self.number(part)?),
                Some(list) => {
                    let words = self.lists.get(list);
                    for word in words.ok_or_else(|| format!("there is no word list {list}"))? {
                        numbers.extend(self.group(word)?);
                    }
                }
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    fn groups(&mut self, groups: &[String]) -> Result<String, String> {
        let mut names = Vec::new();
        for group in groups {
            let words = self.group(group)?;
            let known = self.groups.iter().position(|g| *g == words);
            let at = known.unwrap_or_else(|| {
                self.groups.push(words);
                self.groups.len() - 1
            });
            names.push(format!("GROUP_{at}"));
        }
        Ok(names.join(","))
    }

    fn number(&mut self, word: &str) -> Result<u16, String> {
        let word = normalize(word);
        if word.is_empty() || word.chars().count() > 63 {
            return Err(format!(
                "the word {word:?} is empty or longer than 63 characters"
            ));
        }
        let number = self
            .words
            .iter()
            .position(|w| *w == word)
            .unwrap_or_else(|| {
                self.words.push(word);
                self.words.len() - 1
            });
        u16::try_from(number).map_err(|e| e.to_string())
    }

    /// Renumbers the words in the order of the trie, which then needs no table of numbers.
    fn renumber(&mut self) -> Result<(), String> {
        let order: Vec<usize> = Trie::of(&self.words)?.order().collect();
        self.words = order.iter().map(|at| self.words[*at].clone()).collect();
        self.groups.clear();
        Ok(())
    }

    /// The source of the groups and the trie, after all words are known.
    fn source(&self) -> Result<String, String> {
        let (mut out, trie) = Trie::of(&self.words)?.source("WORD");
        let _ = writeln!(out, "pub(crate) static DICTIONARY: Trie = {trie};");
        for (at, group) in self.groups.iter().enumerate() {
            let _ = writeln!(out, "static GROUP_{at}: &[u16] = &{group:?};");
        }
        Ok(out)
    }
}

fn rule_source(rule: &Rule, words: &mut Dictionary) -> Result<String, String> {
    let groups = groups(rule);
    let error = |what: &str| format!("rule {}: {what}", rule.id);
    let is_open = rule.fallback || rule.typed.is_some();
    if groups[..6].iter().all(|(_, list)| list.is_empty()) && !is_open {
        return Err(error("it has no condition on the field"));
    }
    // Otherwise a page could remove an ask with a field between two others.
    if !rule.beside.is_empty() && rule.part != Part::Supporting {
        return Err(error("beside needs part = \"supporting\""));
    }
    let mut source = format!(
        "Rule {{ id: {:?}, ask: Ask::{:?}, part: Part::{:?},",
        rule.id, rule.ask, rule.part
    );
    for (key, list) in groups {
        let list = words.groups(list);
        let list = list.map_err(|cause| error(&format!("{key}: {cause}")))?;
        let _ = write!(source, "{key}: &[{list}],");
    }
    Ok(source + &limits(rule) + "}")
}

/// The keys of a rule that hold words. The first six name the field or the sentence.
fn groups(rule: &Rule) -> [(&'static str, &[String]); 10] {
    [
        ("label", &rule.label),
        ("name", &rule.name),
        ("named", &rule.named),
        ("near", &rule.near),
        ("around", &rule.around),
        ("text", &rule.text),
        ("page", &rule.page),
        ("beside", &rule.beside),
        ("unless", &rule.unless),
        ("unless_around", &rule.unless_around),
    ]
}

/// The other keys of a rule.
fn limits(rule: &Rule) -> String {
    let typed = rule.typed.map(|pattern| format!("DigitPattern::{pattern:?}"));
    let typed = typed.map_or("None".to_owned(), |pattern| format!("Some({pattern})"));
    format!(
        "keypad: {}, claim: {}, fallback: {}, controls: &{}, suppresses: &{}, length: {:?}, digits: &{:?}, \
         boxes: &{:?}, typed: {typed}",
        rule.keypad,
        rule.claim,
        rule.fallback,
        paths("Control", &rule.controls),
        paths("Ask", &rule.suppresses),
        rule.length,
        rule.digits,
        rule.boxes
    )
}

fn paths(of: &str, variants: &[impl Debug]) -> String {
    let paths: Vec<_> = variants.iter().map(|v| format!("{of}::{v:?}")).collect();
    format!("[{}]", paths.join(","))
}

fn bodies(rules: &RuleBook, words: &mut Dictionary) -> Result<String, String> {
    let mut table = String::new();
    for body in &rules.bodies {
        let names: Result<Vec<_>, _> = body.names.iter().map(|n| words.number(n)).collect();
        let _ = write!(table, "Body {{ id: {:?}, names: &{:?} }},", body.id, names?);
    }
    Ok(table)
}

fn lures(rules: &RuleBook, words: &mut Dictionary) -> Result<String, String> {
    let mut table = String::new();
    for lure in &rules.lures {
        let list: Result<Vec<_>, String> = lure
            .words
            .iter()
            .map(|w| Ok((words.number(w)?, w)))
            .collect();
        let _ = write!(table, "Lure {{ id: {:?}, words: &{:?} }},", lure.id, list?);
    }
    Ok(table)
}

fn hosts(hosts: &Hosts) -> String {
    let bodies: Vec<_> = hosts.public_bodies.iter().map(|b| &b.host).collect();
    let tokens = &hosts.tokens;
    list("GOVERNMENT_SUFFIXES", &hosts.government_suffixes)
        + &list("LEGACY_EXCEPTIONS", &hosts.legacy_exceptions)
        + &list("PUBLIC_BODIES", &bodies)
        + &list("DECISIVE_TOKENS", &normalized(&tokens.decisive))
        + &list("STRONG_TOKENS", &normalized(&tokens.strong))
        + &list("SHORT_TOKENS", &normalized(&tokens.short))
        + &list("HYPHENED_TOKENS", &normalized(&tokens.hyphened))
        + &list("WEAK_TOKENS", &normalized(&tokens.weak))
        + &list("OTHER_WORDS", &normalized(&tokens.other_words))
        + &list("OTHERS", &tokens.others)
        + &list("FREE_HOSTS", &hosts.free)
        + &list("DYNAMIC_HOSTS", &hosts.dynamic)
}

/// The normalized words, because hosts are normalized before they are compared.
fn normalized(tokens: &[String]) -> Vec<String> {
    tokens.iter().map(|token| normalize(token)).collect()
}

pub(crate) fn list(name: &str, items: &[impl Debug]) -> String {
    format!("pub(crate) static {name}: &[&str] = &{items:?};\n")
}

/// Names separated and enclosed by single spaces, so that ` name ` can be searched.
fn padded(names: &str) -> String {
    format!(
        " {} ",
        names.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}
