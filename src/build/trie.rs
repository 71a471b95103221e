//! Builds the tables of `src/trie.rs`.

use std::collections::{BTreeMap, VecDeque};

/// A trie of folded words. States are numbered breadth first, so that the
/// children of a state follow one another and the edge that is the n-th of all
/// leads to state n + 1.
pub(crate) struct Trie {
    /// How many edges each state has.
    edges: Vec<usize>,
    /// The character of each edge.
    on: Vec<u16>,
    /// The numbers of the words in the order of the states in which they end,
    /// with these states.
    ends: Vec<(usize, usize)>,
}

/// A state while the words are added: its edges, and the word that ends in it.
#[derive(Default)]
struct State {
    edges: BTreeMap<u16, usize>,
    word: Option<usize>,
}

impl Trie {
    /// There may be 65,535 states, of characters of the basic multilingual plane.
    pub(crate) fn of(words: &[String]) -> Result<Self, String> {
        let mut states = vec![State::default()];
        for (number, word) in words.iter().enumerate() {
            add(&mut states, number, word)?;
        }
        if states.len() > usize::from(u16::MAX) {
            return Err(format!("the words need {} states", states.len()));
        }
        Ok(Self::numbered(&states))
    }

    fn numbered(states: &[State]) -> Self {
        let mut trie = Self {
            edges: Vec::new(),
            on: Vec::new(),
            ends: Vec::new(),
        };
        let mut queue = VecDeque::from([0]);
        while let Some(at) = queue.pop_front() {
            let state = &states[at];
            let word = state.word.map(|word| (word, trie.edges.len()));
            trie.ends.extend(word);
            trie.edges.push(state.edges.len());
            trie.on.extend(state.edges.keys());
            queue.extend(state.edges.values());
        }
        trie
    }

    /// The numbers of the words in the order of the states in which they end.
    pub(crate) fn order(&self) -> impl Iterator<Item = usize> {
        self.ends.iter().map(|(word, _)| *word)
    }

    /// The tables as Rust source, where the words are numbered in that order:
    /// statics of these names, and the expression that makes a trie of them.
    pub(crate) fn source(&self, name: &str) -> Result<(String, String), String> {
        let (root, edges) = self.edges.split_first().ok_or("there is no word")?;
        if edges.iter().any(|edges| *edges > usize::from(u8::MAX)) {
            return Err("more than 255 words begin alike".to_owned());
        }
        let ends: Vec<usize> = self.ends.iter().map(|(_, state)| *state).collect();
        let on = &self.on;
        let table = |table: &str, of: &str, length: usize, entries: String| {
            format!("static {name}_{table}: [{of}; {length}] = {entries};\n")
        };
        let tables = table("EDGES", "u8", edges.len(), format!("{edges:?}"))
            + &table("ON", "u16", on.len(), format!("{on:?}"))
            + &table("ENDS", "u16", ends.len(), format!("{ends:?}"));
        let trie = format!("Trie::of({root}, &{name}_EDGES, &{name}_ON, &{name}_ENDS)");
        Ok((tables, trie))
    }
}

fn add(states: &mut Vec<State>, number: usize, word: &str) -> Result<(), String> {
    let mut at = 0;
    for c in word.chars() {
        let c = u16::try_from(u32::from(c)).map_err(|_| format!("{word}: {c} is too rare"))?;
        let next = states.len();
        at = *states[at].edges.entry(c).or_insert(next);
        if at == next {
            states.push(State::default());
        }
    }
    states[at].word = Some(number);
    Ok(())
}
