//! What crosses between Rust and JavaScript, and between the parts of the
//! extension, apart from [`PageSnapshot`] and the verdict.
//!
//! These types hold data only. Their serde names are the keys that JavaScript
//! reads; `xtask types` derives the TypeScript types from them.

use serde::{Deserialize, Serialize};

use crate::findings::Level;
use crate::page::PageSnapshot;
use crate::settings::TextSize;

/// The form that the banner takes in the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Nothing in the page.
    #[default]
    None,
    /// A slim line that goes away by itself.
    Line,
    /// A banner that stays until it is closed.
    Stay,
    /// It takes the whole page.
    Page,
}

/// Everything a frame needs to show: the verdict, the form and the sentences,
/// already in the person's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Show {
    /// How loud to be.
    pub level: Level,
    /// The form of the banner.
    pub form: Form,
    /// Language of the sentences, for `lang` and the screen reader.
    pub language: String,
    /// How large the sentences are.
    pub text_size: TextSize,
    /// The headline, whatever the form; the toolbar button says it too.
    pub title: String,
    /// The sentences; empty where the form is [`Form::None`].
    pub words: Option<Words>,
    /// Keys of the fields, by the browser's frame id, that make the level.
    pub marks: Vec<Mark>,
    /// What happens to a form that is about to be sent.
    pub hold: Hold,
    /// What a person is asked about such a form; none where it goes in any case.
    pub question: Option<Question>,
    /// The verdict's `since`: a message that comes late is about no other document.
    pub since: f64,
}

/// What happens to a form that is about to be sent with something that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// It goes, whatever is in it.
    Never,
    /// It waits where a number was just typed, until that is judged.
    Wait,
    /// The person is asked first.
    Ask,
}

/// Stands for the host in [`Question::headline`]: only the frame knows where a form goes.
pub(crate) const HOST_PLACE: &str = "\u{fffc}";

/// The sentences of the question before a form is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Asks whether it may go to [`HOST_PLACE`].
    pub headline: String,
    /// The same where the address has no host.
    pub headline_nowhere: String,
    /// Why, where no verdict says it.
    pub typed: String,
    /// Button that keeps it.
    pub keep: String,
    /// Button that sends it.
    pub send: String,
}

/// A field that a reason names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// Id of the browser's frame.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub frame: u64,
    /// The field's key within its frame.
    pub field: u32,
}

/// The sentences of the banner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// First line: the host and the reason.
    pub headline: String,
    /// What is asked for, or what to do.
    pub detail: String,
    /// Short note beside a field that gets the focus.
    pub field_note: String,
    /// Button that goes back or closes the tab.
    pub leave: String,
    /// Link to the real Mynaportal.
    pub portal: String,
    /// Small button that goes on in spite of a danger; empty where an
    /// administrator lets nobody.
    pub proceed: String,
    /// The same button's second text, which asks once more.
    pub proceed_again: String,
    /// Button that closes the banner.
    pub close: String,
    /// Small button for somebody who has typed it already.
    pub help: String,
    /// Whom the organisation says to ask; empty where it says nothing.
    pub help_desk: String,
    /// Says that this is not an official product.
    pub about: String,
}

/// What travels between frames, background and popup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Message {
    /// Frame → background: what was seen. The answer is `{frame, show}`: the
    /// browser's id of the frame, and a [`Show`], or null when the engine
    /// failed or the top frame is to speak first.
    Page {
        /// What the sensor saw.
        snapshot: PageSnapshot,
    },
    /// Frame → background: this frame's document goes away.
    Gone {
        /// The snapshot's `since`: a message that comes late is about no other document.
        since: f64,
    },
    /// Frame → background: a frame in this one went away, and may not have said so.
    Lost,
    /// Background → frame: since when do you show your document? The answer is
    /// the snapshot's `since`.
    Since,
    /// Popup or background → frames: read yourself again and send `page`, also
    /// when nothing matters in the frame. The answer is `true`.
    Read,
    /// Background → frames: the tab's verdict has changed.
    Show {
        /// What to show.
        show: Box<Show>,
    },
    /// Popup → frames: outline this field and scroll to it.
    Mark {
        /// The field.
        mark: Mark,
    },
    /// Popup → top frame: make way for a moment, so that a field can be seen.
    Aside,
    /// Top frame → background: the person asked to leave this page.
    Leave,
    /// Top frame → background: the person went on.
    Passed {
        /// The verdict's `since`.
        since: f64,
    },
    /// Top frame → background: the person has typed it already and asks for help.
    Help,
    /// Page of our own → top frame: the person went on from there.
    Proceed,
    /// Top frame → background: the page hides what is shown on it. The answer is a [`Show`].
    Hidden {
        /// The verdict's `since`.
        since: f64,
    },
}
