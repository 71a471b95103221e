//! The sender that a message claims.

/// The own hosts of a sender, in addition to the government's.
pub(super) type OwnHosts = &'static [&'static str];

/// The sender that a message claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Speaker {
    /// A public body: its name in the message, and its own hosts.
    PublicBody(String, OwnHosts),
    /// A sender that is no public body, such as a company.
    OtherSender,
    /// A name that no rule knows.
    Unknown(String),
    /// The message names no sender.
    #[default]
    Unnamed,
}

impl Speaker {
    /// Whether it claims to be from a public body.
    pub(super) fn is_body(&self) -> bool {
        matches!(self, Self::PublicBody(..))
    }
}
