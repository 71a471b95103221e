//! A message as the judgment takes it.

use serde::Deserialize;

use super::addresses::Link;

/// A message as a person received it. Its text may contain headers and quoting.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct MessageText {
    /// The stated sender: a name, an address, or `name <address>`.
    pub sender: String,
    /// The subject.
    pub subject: String,
    /// The visible text.
    pub text: String,
    /// Links whose address is not in the text, as in HTML mail.
    pub links: Vec<Link>,
}
