//! Myna Mamori's engine: whether a page takes My Numbers, the PINs of the My
//! Number card or payment cards, and in whose name.
//!
//! It is pure: it knows no DOM and no browser, and a `web_sys` in it fails the
//! native build. A page flows through it in four steps:
//!
//! 1. A sensor in each frame reads a [`PageSnapshot`] (`page`).
//! 2. [`inspect()`] turns it into [`Findings`]: what the host is (`host`), whom
//!    the page speaks as (`claim`), what its fields ask for (`asked`).
//! 3. [`Tab`] merges the frames of a tab and judges them by the policy
//!    (`policy`) into a [`Verdict`].
//! 4. `show` says which form that takes on a screen, and in which sentences.
//!
//! The rules are data (`src/rules/*.toml`), compiled by the build script into
//! one trie over folded text (`text`, `rules`).

pub mod abuse_report;
mod ask;
mod asked;
mod claim;
mod evidence;
pub mod help;
mod host;
mod inspect;
mod look_alike;
pub mod message;
mod notes;
mod page;
mod policy;
mod rules;
pub mod settings;
pub mod show;
pub mod steps;
mod tab;
mod verdict;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub use ask::Ask;
pub use asked::Asked;
pub use host::{Host, Standing};
pub use inspect::{Claimed, Findings, Lured, inspect};
pub use message::{MessageText, MessageVerdict, judge_message};
pub use page::{Control, Field, Identity, Label, PageSnapshot, Shape, Slot, Source, Unread};
pub use settings::{CardNotice, Guard, Language, Organisation, Settings, StoredSettings, TextSize};
pub use show::{Form, Hold, Mark, Message, Show, Words};
pub use tab::Tab;
pub use text::fold;
pub use verdict::{Level, Reason, Unchecked, Verdict};
