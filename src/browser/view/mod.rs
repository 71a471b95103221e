//! The screens of the extension's own pages, drawn from a verdict or the
//! settings. Nothing here decides anything and nothing here listens: a control
//! says what it does in `data-` attributes, and the page's script acts on it.

mod abuse_report;
mod element;
mod help;
mod hidden;
mod official;
mod options;
mod report;
mod sms;

pub(crate) use abuse_report::draw_abuse_report;
pub(crate) use help::draw_help;
pub(crate) use hidden::draw_hidden;
pub(crate) use options::{draw_options, setting_sentence};
pub(crate) use report::{draw_page, draw_report};
pub(crate) use sms::draw_message;
