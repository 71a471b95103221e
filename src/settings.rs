//! What a person can choose, read tolerantly.

use serde::{Deserialize, Serialize};

/// How a payment card that an ordinary site asks for is noted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum CardNotice {
    /// A slim line, once a site.
    #[default]
    Line,
    /// Only the toolbar badge.
    Badge,
    /// Nothing.
    Off,
}

/// What a person can choose. Stored under these keys in `storage.local`, only
/// where it differs from the default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// How a payment card that an ordinary site asks for is noted.
    pub card_notice: CardNotice,
    /// Hosts that the person trusts, as [`Verdict::host`](crate::Verdict) names them.
    pub trusted: Vec<String>,
}
