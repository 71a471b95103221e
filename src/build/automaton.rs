//! Builds the tables of `src/automaton.rs` (Aho and Corasick, 1975).

use std::collections::{BTreeMap, VecDeque};

/// The tables: states are numbered breadth first, so that the children of a
/// state follow one another and the edge that is the n-th leads to state n + 1.
#[derive(Default)]
pub(crate) struct Tables {
    pub(crate) edges: Vec<usize>,
    pub(crate) on: Vec<u16>,
    pub(crate) fail: Vec<usize>,
    pub(crate) ends_at: Vec<usize>,
    pub(crate) ends: Vec<usize>,
}

/// The lengths of lists that begin at these places; see `src/starts.rs`.
pub(crate) fn lengths(starts: &[usize]) -> Vec<usize> {
    starts.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// A trie of folded words, numbered in the order in which they were added.
struct Trie {
    children: Vec<BTreeMap<u16, usize>>,
    words: Vec<Vec<usize>>,
}

/// Builds the tables. There may be 65,535 states, of characters of the basic
/// multilingual plane.
pub(crate) fn build(words: &[String]) -> Result<Tables, String> {
    let mut trie = Trie {
        children: vec![BTreeMap::new()],
        words: vec![Vec::new()],
    };
    for (number, word) in words.iter().enumerate() {
        trie.add(number, word)?;
    }
    if trie.children.len() > usize::from(u16::MAX) {
        return Err(format!("the words need {} states", trie.children.len()));
    }
    Ok(trie.tables())
}

impl Trie {
    fn add(&mut self, number: usize, word: &str) -> Result<(), String> {
        let mut state = 0;
        for c in word.chars() {
            let c = u16::try_from(u32::from(c)).map_err(|_| format!("{word}: {c} is too rare"))?;
            let next = self.children.len();
            state = *self.children[state].entry(c).or_insert(next);
            if state == next {
                self.children.push(BTreeMap::new());
                self.words.push(Vec::new());
            }
        }
        self.words[state].push(number);
        Ok(())
    }

    /// Walks breadth first, so that a state's suffix is complete before it is.
    fn tables(&self) -> Tables {
        let mut tables = Tables {
            fail: vec![0],
            ends_at: vec![0],
            ..Tables::default()
        };
        let mut number = vec![0; self.children.len()];
        let mut fail = vec![0; self.children.len()];
        let mut queue = VecDeque::from([0]);
        while let Some(state) = queue.pop_front() {
            tables.edges.push(tables.on.len());
            for (c, child) in &self.children[state] {
                tables.on.push(*c);
                number[*child] = tables.on.len();
                fail[*child] = if state == 0 {
                    0
                } else {
                    self.suffix(&fail, fail[state], *c)
                };
                tables.fail.push(number[fail[*child]]);
                queue.push_back(*child);
            }
            self.end(state, &fail, &mut tables);
        }
        tables.edges.push(tables.on.len());
        tables
    }

    fn suffix(&self, fail: &[usize], mut state: usize, c: u16) -> usize {
        loop {
            match self.children[state].get(&c) {
                Some(next) => return *next,
                None if state == 0 => return 0,
                None => state = fail[state],
            }
        }
    }

    /// The words that end in a state, its own first and then its suffixes'.
    fn end(&self, mut state: usize, fail: &[usize], tables: &mut Tables) {
        while state != 0 {
            tables.ends.extend(&self.words[state]);
            state = fail[state];
        }
        tables.ends_at.push(tables.ends.len());
    }
}
