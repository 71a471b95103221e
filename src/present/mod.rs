//! Chooses what people see of a verdict. The engine contains no sentences: each is a key
//! of the locale catalogues with arguments.
//!
//! In: a [`Verdict`](crate::verdict::Verdict), the
//! [`Settings`](crate::settings::Settings) and a [`strings::Lookup`] into a
//! catalogue. Out: a [`BannerState`](crate::protocol::BannerState) for the page, and keys
//! or sentences for the extension's own pages.
//!
//! Main path: [`banner::banner_state`] chooses the banner; `situation` reduces the
//! verdict to one situation; `strings` looks up the sentences of that situation.
//! `next_steps`, `incident_help`, `abuse_report` and `false_alarm` serve the report and help
//! pages; `freshness` tells how old the rules are.

pub mod abuse_report;
pub mod banner;
pub(crate) mod buttons;
pub mod false_alarm;
pub mod freshness;
pub mod incident_help;
pub mod next_steps;
pub(crate) mod question;
mod serde_name;
pub mod situation;
pub mod strings;
