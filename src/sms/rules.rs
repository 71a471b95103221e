//! The compiled `src/rules/messages.toml`. A group of words is a bit.

#![allow(
    clippy::unreadable_literal,
    reason = "the tables are written by the build"
)]

use super::kind::Kind;
use super::trie::Trie;
use crate::ask::Ask;

/// Words in one sentence that say what a message wants, threatens or offers.
pub(crate) struct Sign {
    /// The name that its reason carries.
    pub(crate) id: &'static str,
    /// What it is a sign of.
    pub(crate) kind: Kind,
    /// What the message wants to be told.
    pub(crate) ask: Option<Ask>,
    /// Of each of these groups a word must stand in the sentence.
    pub(crate) text: u64,
    /// Groups of which none may stand there.
    pub(crate) unless: u64,
}

/// Whom a message can speak as, beside the bodies that pages speak as.
pub(crate) struct Sender {
    /// The group of its names.
    pub(crate) names: u64,
    /// Hosts of its own, beside the government's.
    pub(crate) hosts: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/sms.rs"));
