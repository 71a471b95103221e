//! What a host is.

use serde::{Deserialize, Serialize};

/// What a page's host is to the people of Japan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Under `go.jp`, `lg.jp` or a legacy municipal name: `myna.go.jp`.
    Government,
    /// Official or contracted, under another name: `kokuzei.noufu.jp`.
    PublicBody,
    /// Trusted by the person or the organisation.
    Trusted,
    /// Wears a government's name that it does not hold: `cao-go-jp.com`.
    LookAlike,
    /// Any other host.
    #[default]
    Ordinary,
    /// This device or its own network: `localhost`, `192.168.0.1`, a file.
    Local,
}
