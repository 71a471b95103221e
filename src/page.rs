//! What a collector saw in one frame: the input contract of the engine.
//!
//! A snapshot holds the page's own text and never what a person typed: a field
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
    /// The origin that made the document, where its address has none (`about:srcdoc`,
    /// `data:`): its own, or that of the nearest frame around it that has one. Empty
    /// where the address has an origin, and where the browser names none.
    pub owner: String,
    /// Whether this is the tab's top frame.
    pub top: bool,
    /// The name that the content script has given to this document: random, so that no
    /// other document ever has it.
    pub document: String,
    /// Load time of this document, in milliseconds since 1970. It is shown, and never
    /// tells documents apart.
    pub document_loaded_at: f64,
    /// `document.contentType`; a PDF viewer cannot be read.
    pub content_type: String,
    /// `document.title`.
    pub title: String,
    /// The places in which the page names its owner.
    pub identity: Vec<Identity>,
    /// The visible controls in which a person can enter something.
    pub fields: Vec<Field>,
    /// Visible text of the page in reading order, one line for each block, truncated
    /// by the collector; empty where none of it can affect the verdict.
    pub text: String,
    /// Whether the page shows a keypad: ten buttons with the ten digits.
    pub keypad: bool,
    /// Content that a person sees and the collector cannot read.
    pub unreadable: Vec<Unreadable>,
}

/// Content that a person sees and the collector cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Unreadable {
    /// A canvas that covers a large part of the screen.
    Canvas,
    /// An image without a text alternative in the place of a field's label.
    Picture,
    /// More fields than the collector reads.
    Limit,
}

/// A place in which a page names its owner, and its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// The kind of place.
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
    /// `alt` or `aria-label` of an image in the header, or of one that is named as a
    /// logo.
    Logo,
    /// A line with ©, "copyright" or "all rights reserved".
    Copyright,
    /// The name above the messages of a chat.
    Sender,
    /// A short line at the top of the page, outside a header: a bar with a name.
    TopLine,
    /// A second-level heading, or the short line directly above or below a first-level one.
    Subheading,
    /// `alt` or `aria-label` of another image at the top of the page.
    Picture,
    /// A short line at the end of the page: a footer, an address, a signature.
    Footer,
    /// Address of a style sheet, icon or header image that is on another host.
    Asset,
}

/// One control in which a person can enter something. Boxes that together take one
/// number (3×4, 12×1 or 4×4 digits) are one field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Field {
    /// Number of the field within its frame; the same in every snapshot of a document.
    pub key: u32,
    /// The kind of control.
    pub control: Control,
    /// Every text that names the field for a person, nearest first.
    pub labels: Vec<Label>,
    /// The `name` attribute.
    pub name: String,
    /// The `id` attribute.
    pub id: String,
    /// The `autocomplete` attribute.
    pub autocomplete: String,
    /// The `pattern` attribute.
    pub pattern: String,
    /// The `maxlength` attribute in characters; where the field is split into boxes,
    /// that of one box.
    pub max_length: Option<u32>,
    /// How many boxes the field is split into; 1 for an ordinary field.
    pub boxes: u32,
    /// Number of the field's form within its frame, from 1; 0 for a field without a form.
    pub form: u32,
    /// Host to which the field's form is submitted; empty where it is the frame's own.
    pub action_host: String,
    /// The pattern of the number that a person typed or pasted into the field, if any.
    pub typed: Option<DigitPattern>,
}

/// The kind of a typed number, by its digits alone. The content script in the frame
/// determines it, so that the digits never leave the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum DigitPattern {
    /// Twelve digits with a valid My Number check digit (`docs/facts.md` 3.1).
    MyNumber,
    /// The first digits of a card issuer and a valid check digit.
    PaymentCard,
}

/// The kinds of controls that the rules distinguish.
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

/// A text that names a field, and where the page has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Label {
    /// Where the page has the text.
    pub source: Source,
    /// The text with single spaces, truncated by the collector.
    pub text: String,
}

/// Where a page has a text that names a field.
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
    /// Text directly after the field.
    After,
    /// The `legend` of the field's `fieldset`, or the name of its group.
    Legend,
    /// The nearest heading before the field.
    Heading,
}

impl PageSnapshot {
    /// Whether the page has ten digits to press: keys that the collector saw, or each digit on
    /// a line of its own, since anything that a page draws can listen to clicks. What stands
    /// between the lines does not matter, or a page could hide its keys by it.
    #[must_use]
    pub fn has_keypad(&self) -> bool {
        const ALL_DIGITS: u16 = 0x3ff;
        let digit = |line: &str| line.parse::<u16>().ok().filter(|_| line.len() == 1);
        let digits = self.text.lines().filter_map(digit);
        self.keypad || digits.fold(0, |found, digit| found | 1 << digit) == ALL_DIGITS
    }
}

impl Source {
    /// Whether a text from this source names the field itself, and not only its group
    /// or section.
    #[must_use]
    pub fn names_the_field(self) -> bool {
        !matches!(self, Self::Legend | Self::Heading)
    }

    /// Whether the markup ties a text from this source to the field. Other texts are
    /// only near it.
    #[must_use]
    pub fn belongs_to_the_field(self) -> bool {
        matches!(
            self,
            Self::Label | Self::Aria | Self::Placeholder | Self::Title
        )
    }
}
