//! The compiled `src/rules/messages.toml`. Each group of words is one bit.

#![allow(
    clippy::unreadable_literal,
    reason = "the build script writes the tables"
)]

use super::kind::Kind;
use super::trie::Trie;
use crate::ask::Ask;

/// Words in one sentence that show what a message wants, threatens or offers.
pub(crate) struct Sign {
    /// The id of its reason.
    pub(crate) id: &'static str,
    /// The bit of its signal.
    pub(crate) signal: u32,
    /// The kind of the sign.
    pub(crate) kind: Kind,
    /// The data that the message asks for, if any.
    pub(crate) ask: Option<Ask>,
    /// The groups of which the sentence must have a word each.
    pub(crate) text: u128,
    /// The groups of which the sentence must have no word.
    pub(crate) unless: u128,
}

include!(concat!(env!("OUT_DIR"), "/sms.rs"));
