//! Judges a tab: one level for all of its frames together.
//!
//! In: the [`Findings`](crate::findings::Findings) of each frame and the person's
//! [`Settings`](crate::settings::Settings). Out: one
//! [`Verdict`](crate::verdict::Verdict).
//!
//! Main path: [`Tab`] keeps the frames (`tab`) and the asks of earlier steps of a
//! form (`earlier_steps`). `Tab::judge` (`verdict`) determines the `place` of each
//! frame, selects the asks that count there (`counted_asks`), takes the strongest
//! level of the `policy`, and adds the reasons and the badge (`explain`). `budget` limits
//! what is kept of a tab.

mod budget;
mod counted_asks;
mod earlier_steps;
mod explain;
mod place;
mod policy;
mod tab;
mod verdict;

pub use tab::Tab;
