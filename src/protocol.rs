//! The data that crosses between Rust and JavaScript and between the parts of the
//! extension, in addition to the snapshot of a page and the verdict on a tab.
//!
//! These types hold data only. Their serde names are the keys that JavaScript
//! reads; `xtask types` derives the TypeScript types from them.

use serde::{Deserialize, Serialize};

use crate::page::PageSnapshot;
use crate::settings::TextSize;
use crate::verdict::Level;

/// How much space the banner takes in the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum BannerStyle {
    /// No banner.
    #[default]
    None,
    /// A slim line that disappears by itself.
    Line,
    /// A banner that stays until the person closes it.
    Stay,
    /// A warning that covers the whole page.
    Page,
}

/// Everything that a frame needs to show a verdict: the style of the banner and
/// the sentences, already in the person's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BannerState {
    /// The level of the verdict.
    pub level: Level,
    /// The style of the banner.
    pub style: BannerStyle,
    /// Language of the sentences as a BCP 47 tag, for the `lang` attribute and
    /// screen readers.
    pub language: String,
    /// How large the sentences are.
    pub text_size: TextSize,
    /// The headline. It is present for [`BannerStyle::None`] too, because the toolbar
    /// button shows it.
    pub title: String,
    /// The sentences of the banner; none where the style is [`BannerStyle::None`].
    pub strings: Option<BannerStrings>,
    /// The fields whose asks led to the level.
    pub highlights: Vec<Highlight>,
    /// What happens when a form is about to be submitted.
    pub submit_guard: SubmitGuard,
    /// The question to the person before a form is submitted; none for
    /// [`SubmitGuard::Never`].
    pub question: Option<Question>,
    /// The name of the judged top document. Its frame drops a message about
    /// another document.
    pub document: String,
}

/// What happens when a form with sensitive input is about to be submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum SubmitGuard {
    /// Submit every form.
    Never,
    /// Hold a form into which a number was just typed until the page has been judged
    /// with that number.
    Wait,
    /// Ask the person first.
    Ask,
}

/// Placeholder in the sentences of a [`Question`] for what only the frame knows.
pub(crate) const PLACEHOLDER: &str = "\u{fffc}";

/// The sentences of the question that is asked before a form is submitted. It names what
/// would be sent, and never a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Says what is about to be sent and, at danger, not to send it. U+FFFC stands for
    /// the names.
    pub headline: String,
    /// Says where it would go. U+FFFC stands for the host.
    pub destination: String,
    /// The same where the address has no host.
    pub nowhere: String,
    /// What the fields ask for.
    pub names: Vec<FieldName>,
    /// The name of a My Number that was typed into another field.
    pub my_number: String,
    /// The name of a card number that was typed into another field.
    pub payment_card: String,
    /// The name of what is in a field that nothing names.
    pub entered: String,
    /// The language's separator between names.
    pub separator: String,
    /// Label of the button that does not submit the form.
    pub keep: String,
    /// Label of the button that submits the form.
    pub send: String,
}

/// The name of what a field asks for, in the person's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FieldName {
    /// The browser's id of the frame.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub frame: u64,
    /// The field's key within its frame.
    pub field: u32,
    /// The name.
    pub name: String,
}

/// A field that is highlighted in the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Highlight {
    /// The browser's id of the frame; 0 is the top frame.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub frame: u64,
    /// The field's key within its frame; see [`Field::key`](crate::Field::key).
    pub field: u32,
}

/// The sentences of the banner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BannerStrings {
    /// Who speaks: the name of this extension, and what it is.
    pub speaker: String,
    /// What to do, which comes first; empty for a notice.
    pub advice: String,
    /// The host and the reason.
    pub headline: String,
    /// What opens the detail.
    pub more: String,
    /// What is asked for and why that matters, one sentence a line.
    pub detail: String,
    /// That the tab can be closed as every other.
    pub way_out: String,
    /// That this is the page for practice; shown on that page only.
    pub practice: String,
    /// Short note beside a field that has the focus.
    pub field_note: String,
    /// The buttons, in the order in which they are shown.
    pub buttons: Vec<BannerButton>,
    /// The organisation's help desk; empty where the organisation has set none.
    pub help_desk: String,
    /// The statement that this is not an official product.
    pub about: String,
}

/// A button of the banner, or a link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BannerButton {
    /// What it does, by the name that the scripts give to it.
    pub action: String,
    /// The label.
    pub label: String,
    /// The label after a first click, which asks once more; empty where one click is enough.
    pub confirm_label: String,
    /// The address that it opens; empty for a button.
    pub url: String,
    /// Whether it is less important than the others.
    pub is_quiet: bool,
    /// The styles of the banner that have it.
    pub styles: Vec<BannerStyle>,
}

/// A message between the content scripts, the background and the popup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Request {
    /// Frame → background: what the collector saw. The answer holds the browser's
    /// id of the frame and a [`BannerState`]. The latter is null when the engine
    /// failed, when the top frame has not been read yet, or when the tab has so much to
    /// judge that the state follows as a message of its own.
    Snapshot {
        /// What the collector saw.
        snapshot: Box<PageSnapshot>,
        /// Whether the frame has the focus.
        is_focused: bool,
    },
    /// Frame → background: this frame's document is being unloaded.
    DocumentUnloaded {
        /// The name of the document.
        document: String,
    },
    /// Frame → background: a child frame was removed. It may not have reported that
    /// itself, because a removed frame cannot wake the service worker.
    ChildFrameRemoved,
    /// Background → frame: asks which document the frame shows. The answer is its name.
    WhichDocument,
    /// Background → top frame: asks which site the tab shows. The answer is the host of
    /// its address, or the address where that has none.
    WhichSite,
    /// Popup or background → frames: scan the page again and send a snapshot, even
    /// when the frame has nothing to judge. The answer is `true`.
    Scan,
    /// Background → frames: the tab's verdict has changed.
    BannerState {
        /// What to show now.
        state: Box<BannerState>,
    },
    /// Popup → frames: outline this field and scroll to it.
    Highlight {
        /// The field.
        highlight: Highlight,
    },
    /// Popup → top frame: hide the banner briefly, so that a field can be seen.
    StepAside,
    /// Top frame → background: the person asked to leave this site, and the frame has
    /// begun to go back.
    Leave {
        /// The site, as the frame answers [`Request::WhichSite`].
        site: String,
    },
    /// Top frame → background: the person chose to continue despite the danger.
    DangerAcknowledged {
        /// The document of the verdict.
        document: String,
    },
    /// Top frame → background: the person has already typed something and asks for
    /// help.
    OpenHelp,
    /// Top frame → background: the person is on the telephone, or at a cash machine.
    OpenCall,
    /// Page of the extension → top frame: the person chose there to continue.
    Proceed,
    /// Top frame → background: this document cannot show the banner, because it is no
    /// web page but a picture, so that a tab of the extension has to show it.
    CannotShow {
        /// The document of the verdict.
        document: String,
    },
    /// Top frame → background: the page hides the banner. The answer is a
    /// [`BannerState`].
    BannerHidden {
        /// The document of the verdict.
        document: String,
    },
}
