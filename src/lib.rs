//! Myna Mamori's engine. It decides whether a web page or a message collects My
//! Numbers, the PINs of the My Number card or payment cards, and whom it claims to be.
//!
//! The engine is pure: it knows no DOM and no browser. (A `web_sys` import outside
//! `browser` fails the native build.) Its rules are data in `src/rules/*.toml`,
//! which the build script compiles into tables.
//!
//! # Modules
//!
//! A module uses only modules above it in this table.
//!
//! | module | contents |
//! |---|---|
//! | `ask`, `page`, `findings`, `resemblance` | contracts: the kinds of data, what a collector saw, what was found |
//! | `verdict` | contract: the engine's output on a tab |
//! | `wording`, `page_signal` | what learnt weights are of: phrases, and the signals of a page |
//! | `rules` | the compiled tables of `src/rules/*.toml` |
//! | `detect` | one frame → [`Findings`] |
//! | `family` | whom the person wants to ask: a name and a telephone number |
//! | `settings` | the settings of the person and of an administrator |
//! | `protocol` | contract: what crosses to JavaScript |
//! | `judge` | the frames of a tab → one [`Verdict`] |
//! | [`present`] | a verdict → banner, sentences and next steps |
//! | [`sms`] | the same three steps for an SMS or a mail |
//! | `browser` | the functions that JavaScript calls (Wasm only) |
//!
//! All of them can use the crate `text`, which normalizes text and finds known terms in it.
//!
//! # The four steps for a page
//!
//! 1. A collector in each frame reads a [`PageSnapshot`].
//! 2. [`inspect`] turns it into [`Findings`]: the standing of the host, whom the
//!    page claims to be, what its fields ask for.
//! 3. [`Tab`] keeps the findings of every frame and judges them into a [`Verdict`].
//! 4. [`present::banner::banner_state`] chooses the style of the banner and its
//!    sentences.

mod ask;
mod detect;
mod family;
mod findings;
mod judge;
mod page;
mod page_signal;
pub mod present;
mod protocol;
mod resemblance;
mod rules;
pub mod settings;
pub mod sms;
mod verdict;
mod wording;

#[cfg(feature = "masking")]
pub mod masking;

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub use ask::Ask;
pub use detect::{inspect, page_signals_and_sentences};
pub use family::{Family, Fault as FamilyFault};
pub use findings::{Findings, Host, Standing, Unchecked};
pub use judge::Tab;
pub use page::{
    Control, DigitPattern, Field, Identity, Label, PageSnapshot, Slot, Source, Unreadable,
};
pub use protocol::{BannerState, BannerStrings, BannerStyle, Highlight, Request, SubmitGuard};
pub use settings::{CardNotice, Guard, Language, Organisation, Settings, StoredSettings, TextSize};
pub use sms::{MessageText, MessageVerdict, judge_message};
pub use text::normalize;
pub use verdict::{Level, Reason, Verdict};
