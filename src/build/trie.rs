//! Writes the tables of `src/text/trie.rs`.

/// Words as a dictionary lists them: each shares its beginning with the one
/// before it, and only the rest is written.
pub(crate) struct Trie {
    /// The characters of all rests.
    codes: Vec<u16>,
    /// How many characters each word shares, and how many its rest has.
    words: Vec<[u8; 2]>,
    /// The words' numbers before they were sorted.
    order: Vec<usize>,
}

impl Trie {
    /// There may be 65,535 characters in all, of the basic multilingual plane.
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

    /// The tables as Rust source: statics of these names, and the expression
    /// that makes a trie of them.
    pub(crate) fn source(&self, name: &str) -> (String, String) {
        let Self { codes, words, .. } = self;
        let (letters, count) = (codes.len(), words.len());
        let tables = format!(
            "static {name}_ON: [u16; {letters}] = {codes:?};\n\
             static {name}_WORDS: [[u8; 2]; {count}] = {words:?};\n"
        );
        (tables, format!("Trie::of(&{name}_ON, &{name}_WORDS)"))
    }
}

fn codes(word: &str) -> Result<Vec<u16>, String> {
    let code = |c| u16::try_from(u32::from(c)).map_err(|_| format!("{word}: {c} is too rare"));
    word.chars().map(code).collect()
}

fn length(of: usize) -> Result<u8, String> {
    u8::try_from(of).map_err(|_| "a word has more than 255 characters".to_owned())
}
