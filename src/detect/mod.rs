//! Finds what one frame of a page shows.
//!
//! In: a [`PageSnapshot`](crate::page::PageSnapshot). Out:
//! [`Findings`](crate::findings::Findings), which judge nothing yet.
//!
//! Main path: [`inspect`] reads the host (`host`, `government`, `look_alike`), whom
//! the page claims to be (`claim`), and what its fields ask for (`fields`). For
//! that, `footnotes` adds the notes of numbered fields to their labels and `terms`
//! looks up which known terms stand where. `unreadable` reports what a person sees
//! and the collector could not read.

mod claim;
mod fields;
mod footnotes;
pub(crate) mod government;
pub(crate) mod host;
mod inspect;
mod look_alike;
mod terms;
mod unreadable;

pub use inspect::inspect;
