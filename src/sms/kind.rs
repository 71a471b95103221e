//! The kinds of signs in a message. The build script includes this file too.

use serde::Deserialize;

/// The kinds of signs that the policy distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The message wants a link to be opened.
    Tap,
    /// The message wants a payment.
    Pay,
    /// The message wants to be called.
    Call,
    /// The message sends its reader to a cash machine.
    Atm,
    /// The message wants an app, an attachment or a QR code to be opened.
    App,
    /// The message moves the conversation to a chat, or to a recorded voice that wants
    /// a key pressed.
    Chat,
    /// The message wants data: the ask of the sign.
    Give,
    /// The message threatens force or costs.
    Threat,
    /// The message threatens that something ends or is lost.
    Loss,
    /// The message says that something is wrong or left undone.
    Trouble,
    /// The message offers money.
    Gift,
    /// A call or a demand that is retold goes on.
    Pending,
    /// The message sets a deadline.
    Deadline,
    /// The message sets a deadline of hours.
    Hours,
    /// The message is about scams.
    Talk,
}

impl Kind {
    /// Whether it threatens, offers or hurries.
    #[allow(dead_code, reason = "the build script only reads the names")]
    pub(crate) fn pushes(self) -> bool {
        matches!(
            self,
            Self::Threat | Self::Loss | Self::Trouble | Self::Gift | Self::Deadline | Self::Hours
        )
    }
}
