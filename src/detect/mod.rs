//! Finds the evidence in one frame of a page.
//!
//! In: a [`PageSnapshot`](crate::page::PageSnapshot). Out:
//! [`Findings`](crate::findings::Findings), which contain no judgment.
//!
//! Main path: [`inspect`] reads the host (`host`, `government`, `look_alike`), whom
//! the page speaks as (`claim`, `owner`), and what its fields ask for (`fields`). For
//! that, `footnotes` adds the footnotes of numbered fields to their labels and `terms`
//! looks up the known terms in each place. `described_fields`, `explained`, `told` and `shape` find
//! what is asked in other words than its name, and `wording` how like the page is to those that
//! impersonate public bodies. `unreadable` reports content that a person
//! sees and the collector could not read.

mod claim;
mod described;
mod described_fields;
mod explained;
mod fields;
mod file_fields;
mod footnotes;
pub(crate) mod government;
pub(crate) mod host;
mod host_words;
mod inspect;
mod instruction;
mod lengths;
pub(crate) mod look_alike;
mod matter;
mod matter_by_form;
mod named;
mod names;
mod naming;
mod office;
pub(crate) mod own_name;
mod owner;
mod page_terms;
mod place_names;
pub(crate) mod public_suffix;
mod readings;
mod rule_match;
mod sentence_form;
mod shape;
mod signs;
mod spelling;
mod term_set;
mod terms;
mod told;
mod unlisted_office;
mod unreadable;
mod wording;

pub use inspect::{inspect, page_signals_and_sentences};
