//! What a sign in a message is a sign of. The build script includes this file too.

use serde::Deserialize;

/// The kinds of signs that the policy tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// It wants a link to be opened.
    Tap,
    /// It wants to be paid.
    Pay,
    /// It wants to be called.
    Call,
    /// It sends people to a bank machine.
    Atm,
    /// It wants an app, an attachment or a picture with a code to be opened.
    App,
    /// It wants to go on in a chat, or at a key that a voice names.
    Chat,
    /// It wants to be told something: the sign's ask.
    Give,
    /// It threatens with a loss.
    Threat,
    /// It says that something is wrong or left undone.
    Trouble,
    /// It offers money.
    Gift,
    /// It hurries.
    Deadline,
    /// It speaks about scams.
    Talk,
}
