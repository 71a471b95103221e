//! Whom the person wants to ask in a doubtful moment, such as a daughter: one name and
//! one telephone number, which never leave the device.

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use url::form_urlencoded::{Serializer, parse};

/// What a code begins with: a QR code says it alone, and an address behind its `#`.
const CODE: &str = "mamori-family:";

/// A longer name would push what matters off the screen.
const MAX_NAME_LENGTH: usize = 20;

/// What no name contains: letters of markup, addresses and code.
const ODD_LETTERS: &str = "<>&\"`/\\:;=#@{}[]|%$^*~?!";

/// What people write between the digits of a number, also in full width.
const SEPARATORS: &str = "-‐‑‒–—―ー－−()（）.． \u{3000}";

/// A name and a telephone number; both empty where nobody is registered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Family {
    name: String,
    phone: String,
}

/// Why a name and a number cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no name.
    NoName,
    /// The name is too long.
    LongName,
    /// The name has signs that no name has.
    OddName,
    /// The number has something else than digits.
    PhoneLetters,
    /// The number has too few or too many digits, or no area code.
    PhoneLength,
}

impl Fault {
    /// The key of its sentence.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoName => "family_no_name",
            Self::LongName => "family_long_name",
            Self::OddName => "family_odd_name",
            Self::PhoneLetters => "family_phone_letters",
            Self::PhoneLength => "family_phone_length",
        }
    }
}

impl Family {
    /// Checks a name and a number as people write them.
    ///
    /// # Errors
    /// With the first reason why they cannot be used.
    pub fn new(name: &str, phone: &str) -> Result<Self, Fault> {
        Ok(Self {
            name: checked_name(name)?,
            phone: checked_phone(phone)?,
        })
    }

    /// The person that a code names; none where the text is no such code.
    #[must_use]
    pub fn in_code(text: &str) -> Option<Result<Self, Fault>> {
        let code = text.trim();
        let code = code.rsplit_once('#').map_or(code, |(_, code)| code);
        let pairs = code.strip_prefix(CODE)?;
        let value = |key: &str| {
            let found = parse(pairs.as_bytes()).find(|(name, _)| name == key);
            found.map(|(_, value)| value.into_owned())
        };
        let (name, phone) = (value("name"), value("phone"));
        Some(Self::new(
            &name.unwrap_or_default(),
            &phone.unwrap_or_default(),
        ))
    }

    /// The code that [`Family::in_code`] reads.
    #[must_use]
    pub fn code(&self) -> String {
        let mut pairs = Serializer::new(CODE.to_owned());
        pairs.append_pair("name", &self.name);
        // The serializer separates each pair from what is before it.
        let pairs = pairs.append_pair("phone", &self.phone).finish();
        pairs.replacen(&format!("{CODE}&"), CODE, 1)
    }

    /// Whether nobody is registered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_empty()
    }

    /// The name and the number, as arguments of a sentence.
    #[must_use]
    pub fn words(&self) -> [&str; 2] {
        [&self.name, &self.phone]
    }

    /// The address of a link that starts a call.
    #[must_use]
    pub fn link(&self) -> String {
        format!("tel:{}", self.phone.replace('-', ""))
    }
}

/// What a store, a file or a form holds.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Draft {
    name: String,
    phone: String,
}

impl<'de> Deserialize<'de> for Family {
    fn deserialize<D: Deserializer<'de>>(stored: D) -> Result<Self, D::Error> {
        let Draft { name, phone } = Draft::deserialize(stored)?;
        if name.is_empty() && phone.is_empty() {
            return Ok(Self::default());
        }
        Self::new(&name, &phone).map_err(|fault| D::Error::custom(fault.key()))
    }
}

fn checked_name(name: &str) -> Result<String, Fault> {
    if name.contains(is_odd) {
        return Err(Fault::OddName);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ");
    // The sentences add it themselves.
    let name = name.strip_suffix("さん").unwrap_or(&name).trim_end();
    match name.chars().count() {
        0 => Err(Fault::NoName),
        1..=MAX_NAME_LENGTH => Ok(name.to_owned()),
        _ => Err(Fault::LongName),
    }
}

/// Also letters that cannot be seen, or that turn the direction of a line. Nepali needs
/// the joiners U+200C and U+200D.
fn is_odd(letter: char) -> bool {
    let is_unseen = matches!(letter, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}');
    is_unseen || letter.is_control() || ODD_LETTERS.contains(letter)
}

fn checked_phone(phone: &str) -> Result<String, Fault> {
    let phone: String = phone.trim().chars().map(half_width).collect();
    let (plus, national) = match phone.strip_prefix('+') {
        Some(rest) => ("+", rest),
        None => ("", phone.as_str()),
    };
    let is_allowed = |letter: char| letter.is_ascii_digit() || SEPARATORS.contains(letter);
    if !national.chars().all(is_allowed) {
        return Err(Fault::PhoneLetters);
    }
    let groups = national.split(|letter| SEPARATORS.contains(letter));
    let groups: Vec<&str> = groups.filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let is_complete = match plus {
        "" => national_length(digits) && groups[0].starts_with('0'),
        _ => (8..=15).contains(&digits),
    };
    if !is_complete {
        return Err(Fault::PhoneLength);
    }
    Ok(format!("{plus}{}", groups.join("-")))
}

/// The length of a Japanese number with its area code.
fn national_length(digits: usize) -> bool {
    matches!(digits, 10 | 11)
}

fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')),
        '＋' => Some('+'),
        _ => None,
    }
    .unwrap_or(letter)
}
