//! Whom a message claims to be from.

/// Hosts that are a sender's own, beside the government's.
pub(super) type OwnHosts = &'static [&'static str];

/// Whom a message claims to be from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Speaker {
    /// A public body, as the message writes it, and the hosts that are its own.
    PublicBody(String, OwnHosts),
    /// Somebody else, who says so.
    OtherSender,
    /// A name that no rule knows.
    Unknown(String),
    /// It does not say.
    #[default]
    Unnamed,
}

impl Speaker {
    /// Whether it claims to be from a public body.
    pub(super) fn is_body(&self) -> bool {
        matches!(self, Self::PublicBody(..))
    }
}
