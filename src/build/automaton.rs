//! Builds the tables of `src/automaton.rs` (Aho and Corasick, 1975).

use std::collections::{BTreeMap, VecDeque};

/// A trie with the suffix links and the words that end in each state.
pub(crate) struct Tables {
    pub(crate) edges: Vec<BTreeMap<char, u16>>,
    pub(crate) fail: Vec<u16>,
    pub(crate) ends: Vec<Vec<u16>>,
}

/// Builds the tables for folded words. There may be 65,535 states.
pub(crate) fn build(words: &[String]) -> Result<Tables, String> {
    let mut tables = Tables {
        edges: vec![BTreeMap::new()],
        fail: vec![0],
        ends: vec![Vec::new()],
    };
    for (number, word) in words.iter().enumerate() {
        let number = u16::try_from(number).map_err(|_| "more than 65,535 words")?;
        let mut state = 0;
        for c in word.chars() {
            state = tables.child(state, c)?;
        }
        tables.ends[state].push(number);
    }
    tables.link();
    Ok(tables)
}

impl Tables {
    fn child(&mut self, state: usize, c: char) -> Result<usize, String> {
        if let Some(next) = self.edges[state].get(&c) {
            return Ok(usize::from(*next));
        }
        let next = u16::try_from(self.edges.len()).map_err(|_| "more than 65,535 states")?;
        self.edges[state].insert(c, next);
        self.edges.push(BTreeMap::new());
        self.fail.push(0);
        self.ends.push(Vec::new());
        Ok(usize::from(next))
    }

    /// Breadth first, so that a state's suffix is complete before the state is.
    fn link(&mut self) {
        let mut queue: VecDeque<u16> = self.edges[0].values().copied().collect();
        while let Some(state) = queue.pop_front() {
            for (c, child) in self.edges[usize::from(state)].clone() {
                let suffix = self.suffix(self.fail[usize::from(state)], c);
                self.fail[usize::from(child)] = suffix;
                let inherited = self.ends[usize::from(suffix)].clone();
                self.ends[usize::from(child)].extend(inherited);
                queue.push_back(child);
            }
        }
    }

    fn suffix(&self, mut state: u16, c: char) -> u16 {
        loop {
            match self.edges[usize::from(state)].get(&c) {
                Some(next) => return *next,
                None if state == 0 => return 0,
                None => state = self.fail[usize::from(state)],
            }
        }
    }
}
