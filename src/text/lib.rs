//! Normalizes text and finds known words in it.
//!
//! This is a separate package because the engine spends nearly all of its time here:
//! it is compiled for speed, and everything else for size. The build script normalizes
//! the words of the rules with the same code.

mod letters;
mod line;
#[cfg(feature = "masking")]
pub mod masking;
mod normalize;
mod trie;

pub use letters::{is_ignorable, visible};
pub use line::{
    ends_sentence, sentences, sentences_over_lines, sentences_with_punctuation, visible_half_width,
};
pub use normalize::{normalize, normalize_identifier};
pub use trie::{Codes, Hit, Trie};
