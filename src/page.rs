//! What a collector saw in one frame: the input contract of the engine.
//!
//! A snapshot holds what a page *says* and never what a person typed: a field
//! carries the [`DigitPattern`] of its value and not the value. Every key may be
//! missing and then has its empty default. The build script includes this file too.

use serde::{Deserialize, Serialize};

/// One frame of a page at the moment when the collector read it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct PageSnapshot {
    /// Address of the frame's document, without query and fragment.
    pub url: String,
    /// Whether this is the tab's top frame.
    pub top: bool,
    /// Load time of this document, in milliseconds since 1970. It tells the frames of
    /// this page from those of the page before it.
    pub document_loaded_at: f64,
    /// `document.contentType`; a PDF viewer cannot be read.
    pub content_type: String,
    /// `document.title`.
    pub title: String,
    /// The places in which the page names its owner.
    pub identity: Vec<Identity>,
    /// The visible places where a person can enter something.
    pub fields: Vec<Field>,
    /// Visible text of the page in reading order, a block a line, cut by the
    /// collector; empty where no word of it can matter.
    pub text: String,
    /// Whether the page shows a keypad: ten buttons with the ten digits.
    pub keypad: bool,
    /// What a person sees and the collector cannot read.
    pub unreadable: Vec<Unreadable>,
}

/// What a person sees and the collector cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Unreadable {
    /// A canvas that takes a good part of the screen.
    Canvas,
    /// A picture without a text alternative where the label of a field would stand.
    Picture,
}

/// A place in which a page names its owner, and what stands there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// Which place it is.
    pub slot: Slot,
    /// The text, or for [`Slot::Asset`] the address.
    pub text: String,
}

/// The kinds of places in which a page names its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// `og:site_name` or `application-name`.
    SiteName,
    /// A first-level heading: `h1` or `role=heading aria-level=1`.
    Heading,
    /// Text of the page's header or banner landmark.
    Header,
    /// `alt` or `aria-label` of a picture in the header, or named as logo.
    Logo,
    /// A line with ©, "copyright" or "all rights reserved".
    Copyright,
    /// The name above the messages of a chat.
    Sender,
    /// Address of a style sheet, icon or header picture of another host.
    Asset,
}

/// One control in which a person can enter something. Boxes that share one number
/// (3×4, 12×1 or 4×4 digits) are one field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Field {
    /// Number of the field within its frame; the same in every snapshot of a document.
    pub key: u32,
    /// What kind of control it is.
    pub control: Control,
    /// Everything that names the field for a person, nearest first.
    pub labels: Vec<Label>,
    /// The `name` attribute.
    pub name: String,
    /// The `id` attribute.
    pub id: String,
    /// The `autocomplete` attribute.
    pub autocomplete: String,
    /// The `pattern` attribute.
    pub pattern: String,
    /// The `maxlength` attribute in characters; that of one box where the field is
    /// split.
    pub max_length: Option<u32>,
    /// How many boxes the field is split into; 1 for an ordinary field.
    pub boxes: u32,
    /// Host that the field's form is sent to, where it is not the frame's own.
    pub action_host: String,
    /// The pattern of the number that a person typed or pasted into it, if any.
    pub typed: Option<DigitPattern>,
}

/// What a typed number is by its digits alone. The frame decides it, so that the
/// digits never leave the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum DigitPattern {
    /// Twelve digits of which the last is the check digit of a My Number.
    MyNumber,
    /// A card issuer's digits with their check digit.
    PaymentCard,
}

/// The kinds of controls that the rules tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// A single-line input of type text, or of an unknown type.
    #[default]
    Text,
    /// An input of type password.
    Password,
    /// An input of type tel.
    Tel,
    /// An input of type number.
    Number,
    /// An input of type email.
    Email,
    /// An input of type search, or with the search role.
    Search,
    /// An input of type url.
    Url,
    /// An input of type date, month, week, time or datetime-local.
    Date,
    /// An input of type file.
    File,
    /// A select, combobox or listbox.
    Select,
    /// A textarea.
    TextArea,
    /// A contenteditable element, or one with `role=textbox`.
    Editable,
}

/// A text that names a field, and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Label {
    /// Where the text stands.
    pub source: Source,
    /// The text with single spaces, cut by the collector.
    pub text: String,
}

/// Where a text that names a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A `label` element, by `for` or by wrapping.
    Label,
    /// `aria-label`, `aria-labelledby` or `aria-describedby`.
    Aria,
    /// The `placeholder` attribute.
    Placeholder,
    /// The `title` attribute.
    Title,
    /// The row's or column's header cell.
    TableHeader,
    /// The `dt` of the field's `dd`.
    Term,
    /// Text directly before the field.
    Before,
    /// Text directly behind the field.
    After,
    /// The `legend` of the field's `fieldset`, or the name of its group.
    Legend,
    /// The nearest heading before the field.
    Heading,
}

impl Source {
    /// Whether such a text names the field itself, and not only its group or section.
    #[must_use]
    pub fn names_the_field(self) -> bool {
        !matches!(self, Self::Legend | Self::Heading)
    }

    /// Whether such a text belongs to the field and does not only stand near it.
    #[must_use]
    pub fn belongs_to_the_field(self) -> bool {
        matches!(
            self,
            Self::Label | Self::Aria | Self::Placeholder | Self::Title
        )
    }
}
