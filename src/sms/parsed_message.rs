//! Parses a pasted message into headers, quoting and the text that a person sees.

use text::{normalize, visible_half_width};

use super::message::MessageText;
use super::rules::{DENIALS, SCAM_TALK, WORDS};

/// At most this many characters of a text are read. A mail that a person wrote is
/// shorter; the report says when the rest was not read.
pub(crate) const MAX_TEXT_CHARS: usize = 200_000;

/// Names of headers in the mail programs of the residents' languages.
const SENDER: [&str; 8] = [
    "from",
    "差出人",
    "送信者",
    "送信元",
    "de",
    "发件人",
    "寄件者",
    "보낸 사람",
];
const SUBJECT: [&str; 7] = ["subject", "件名", "題名", "主题", "主旨", "asunto", "제목"];
const OTHER: [&str; 12] = [
    "to",
    "cc",
    "date",
    "sent",
    "reply-to",
    "宛先",
    "日時",
    "日付",
    "送信日時",
    "受信日時",
    "本文",
    "return-path",
];

/// The parts of a message, each as a person sees it.
#[derive(Debug, Default)]
pub(crate) struct ParsedMessage {
    /// The senders, of every header: the name, or the whole field where it has no address,
    /// and the mail address, which is empty where there is none. A forwarded message has
    /// headers of its own, and a writer can add any, so that none replaces another.
    pub(crate) senders: Vec<(String, String)>,
    /// The subjects, of every header.
    pub(crate) subjects: Vec<String>,
    /// The lines of the text.
    pub(crate) lines: Vec<String>,
    /// Whether the text was truncated.
    pub(crate) cut: bool,
}

impl ParsedMessage {
    /// Parses a message. Cannot fail. Takes time linear in the text.
    pub(crate) fn of(message: &MessageText) -> Self {
        // A text has at least as many bytes as characters.
        let is_long = message.text.len() > MAX_TEXT_CHARS;
        let mut chars = message.text.char_indices();
        let end = if is_long {
            chars.nth(MAX_TEXT_CHARS)
        } else {
            None
        };
        let mut parsed = Self {
            cut: end.is_some(),
            ..Self::default()
        };
        parsed.add_sender(&visible_half_width(&message.sender));
        parsed.add_subject(&visible_half_width(&message.subject));
        let end = end.map_or(message.text.len(), |(at, _)| at);
        for line in message.text[..end].lines() {
            let line = visible_half_width(line);
            let line = line.trim_start_matches(['>', '|', ' ']).trim();
            // A remark behind ※ has nothing to do with what stands before it.
            line.split('※').for_each(|part| parsed.add(part.trim()));
        }
        parsed
    }

    /// Adds a line as a header or as text.
    fn add(&mut self, line: &str) {
        match header(line) {
            Some((name, value)) if SENDER.contains(&name.as_str()) => self.add_sender(value),
            Some((name, value)) if SUBJECT.contains(&name.as_str()) => self.add_subject(value),
            Some((name, value)) if OTHER.contains(&name.as_str()) => {
                if name == "本文" && !value.is_empty() {
                    self.lines.push(value.to_owned());
                }
            }
            _ => self.lines.push(restored(line)),
        }
    }

    fn add_subject(&mut self, value: &str) {
        if !value.trim().is_empty() {
            self.subjects.push(value.to_owned());
        }
    }

    /// Adds the sender of a header: a name and an address, or one of them:
    /// `国税庁 <info@example.com>`.
    fn add_sender(&mut self, value: &str) {
        let (name, rest) = value.split_once('<').unwrap_or((value, ""));
        let address = if rest.is_empty() { name } else { rest };
        let address = address.trim_end_matches('>').trim();
        let has_address = address.contains('@') && !address.contains(' ');
        let address = if has_address { address } else { "" };
        let name = name.trim().trim_matches('"');
        let name = if name == address { "" } else { name };
        if !name.is_empty() || !address.is_empty() {
            self.senders.push((name.to_owned(), address.to_owned()));
        }
    }
}

/// A line with its defanged addresses (`hxxps://example[.]com`) restored, because scams
/// defang them to evade filters. A line of nothing else, or one that warns, keeps them: so
/// do messages that warn of scams.
fn restored(line: &str) -> String {
    let is_defanged = line.contains("[.]") || line.contains("hxxp");
    let other_letters = |c: &char| c.is_alphabetic() && !c.is_ascii();
    if is_defanged
        && line.chars().filter(other_letters).nth(1).is_some()
        && WORDS.groups(&normalize(line)) & (SCAM_TALK | DENIALS) == 0
    {
        line.replace("[.]", ".").replace("hxxp", "http")
    } else {
        line.to_owned()
    }
}

/// The name of a header in lower case, and its value: `From: 国税庁`.
fn header(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().to_ascii_lowercase();
    (name.chars().count() <= 12).then_some((name, value.trim()))
}
