//! Judges a tab: how loud to be about all of its frames together.
//!
//! In: the [`Findings`](crate::findings::Findings) of each frame and the person's
//! [`Settings`](crate::settings::Settings). Out: one
//! [`Verdict`](crate::findings::Verdict).
//!
//! Main path: [`Tab`] keeps the frames (`tab`), and what earlier steps of a form
//! asked for (`earlier_steps`). `Tab::judge` (`verdict`) puts each frame at its
//! `place`, counts its asks there (`counted_asks`), takes the loudest level of the
//! `policy`, and adds the reasons and the badge (`explain`).

mod counted_asks;
mod earlier_steps;
mod explain;
mod place;
mod policy;
mod tab;
mod verdict;

pub use tab::Tab;
