//! Text as the engine reads it: one spelling for everything that a reader takes
//! for the same word, and the words that are known in it.
//!
//! A package of its own, since this is nearly all that the engine does: it is
//! compiled to be fast and everything else to be small. The build script folds
//! the words of the rules with the very same code.

mod letters;
mod line;
mod normalize;
mod trie;

pub use letters::{is_ignorable, visible};
pub use line::{is_end, plain, sentences, whole_sentences};
pub use normalize::{normalize, normalize_identifier};
pub use trie::{Hit, Trie};
