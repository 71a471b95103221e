//! Writes the tables for `src/text/trie.rs`.

/// Front-coded words: each is stored without the prefix that it shares with the word
/// before it.
pub(crate) struct Trie {
    /// The characters of all words after their shared prefixes.
    codes: Vec<u16>,
    /// How many characters each word shares, and how many follow.
    words: Vec<[u8; 2]>,
    /// The numbers of the words before they were sorted.
    order: Vec<usize>,
}

impl Trie {
    /// Encodes the words, of characters of the basic multilingual plane.
    ///
    /// # Errors
    /// When the stored characters reach 65,535, or a word has another character or is too
    /// long.
    pub(crate) fn of(words: &[String]) -> Result<Self, String> {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|at| &words[*at]);
        let mut trie = Self {
            codes: Vec::new(),
            words: Vec::new(),
            order,
        };
        let mut last = Vec::new();
        for at in &trie.order {
            let word = codes(&words[*at])?;
            let shared = last.iter().zip(&word).take_while(|(a, b)| a == b).count();
            trie.codes.extend(&word[shared..]);
            trie.words
                .push([length(shared)?, length(word.len() - shared)?]);
            last = word;
        }
        if trie.codes.len() >= usize::from(u16::MAX) {
            return Err(format!("the words need {} states", trie.codes.len()));
        }
        Ok(trie)
    }

    /// The numbers of the words in the order in which the trie numbers them.
    pub(crate) fn order(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied()
    }

    /// The tables as Rust source, with `name` as prefix, and the expression that makes a
    /// trie of them.
    pub(crate) fn source(&self, name: &str) -> (String, String) {
        let Self { codes, words, .. } = self;
        let (letters, count) = (codes.len(), words.len());
        let tables = format!(
            "static {name}_SUFFIXES: [u16; {letters}] = {codes:?};\n\
             static {name}_WORDS: [[u8; 2]; {count}] = {words:?};\n"
        );
        (tables, format!("Trie::of(&{name}_SUFFIXES, &{name}_WORDS)"))
    }
}

fn codes(word: &str) -> Result<Vec<u16>, String> {
    let code = |c| {
        u16::try_from(u32::from(c))
            .map_err(|_| format!("{word}: {c} is not in the basic multilingual plane"))
    };
    word.chars().map(code).collect()
}

fn length(of: usize) -> Result<u8, String> {
    u8::try_from(of).map_err(|_| "a word has more than 255 characters".to_owned())
}
