//! Draws the extension's own pages from a verdict or the settings. The views contain no
//! decisions and no event listeners: a control has its action in `data-` attributes, and
//! the script of the page handles it.

mod abuse_report;
mod call;
mod contact;
mod element;
mod false_alarm;
mod family;
mod help;
mod hidden;
mod official;
mod options;
mod reasons;
mod report;
mod sms;

pub(crate) use abuse_report::draw_abuse_report;
pub(crate) use call::draw_call;
pub(crate) use family::{draw_family, draw_family_call, draw_family_question};
pub(crate) use help::draw_help;
pub(crate) use hidden::draw_hidden;
pub(crate) use options::{draw_options, setting_sentence};
pub(crate) use report::{draw_page, draw_report};
pub(crate) use sms::draw_message;
