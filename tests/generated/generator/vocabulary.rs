//! The vocabulary of the pages: `tests/generated/pages.toml` and `honest.toml`.

use std::sync::LazyLock;

use myna_mamori::{Control, Level};
use serde::Deserialize;

/// Everything that the pages are made of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    pub(crate) places: Places,
    pub(crate) language: Vec<Language>,
    pub(crate) who: Vec<Who>,
    pub(crate) matter: Vec<Matter>,
    pub(crate) wording: Vec<Wording>,
    pub(crate) disguise: Vec<Disguise>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Places {
    pub(crate) prefectures: Vec<String>,
    pub(crate) cities: Vec<String>,
}

/// The sentences and labels of a language around what is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Language {
    pub(crate) code: String,
    pub(crate) enter: Vec<String>,
    pub(crate) tell: Vec<String>,
    /// Lines above a list of what to tell.
    pub(crate) list: Vec<String>,
    pub(crate) send: Vec<String>,
    pub(crate) press: Vec<String>,
    pub(crate) drop: Vec<String>,
    /// Labels that say nothing.
    pub(crate) generic: Vec<String>,
    /// Labels inside a group that says what is asked for.
    pub(crate) inner: Vec<String>,
    /// Sentences that name the card.
    pub(crate) card: Vec<String>,
    pub(crate) others: Vec<String>,
    pub(crate) submit: Vec<String>,
    /// Titles that name no matter.
    pub(crate) neutral: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Who {
    pub(crate) family: String,
    #[serde(default = "japanese")]
    pub(crate) language: String,
    pub(crate) names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Matter {
    pub(crate) family: String,
    #[serde(default = "japanese")]
    pub(crate) language: String,
    pub(crate) titles: Vec<String>,
    pub(crate) leads: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wording {
    pub(crate) ask: Asked,
    pub(crate) family: String,
    #[serde(default = "japanese")]
    pub(crate) language: String,
    /// Whether the words mean the card only on a page that names it.
    #[serde(default)]
    pub(crate) card: bool,
    pub(crate) texts: Vec<String>,
}

/// What a page asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Asked {
    Number,
    SignaturePassword,
    UserAuthenticationPin,
    ResidentRegisterPin,
    CardInformationPin,
    Pin,
    CardPhoto,
    PaymentCard,
    BankAccount,
    OneTimeCode,
    PrepaidCode,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Disguise {
    pub(crate) family: String,
    #[serde(default)]
    pub(crate) swaps: Vec<(String, String)>,
    #[serde(default)]
    pub(crate) notes: Vec<String>,
    #[serde(default)]
    pub(crate) lines: Vec<String>,
}

/// A family of honest pages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Honest {
    pub(crate) family: String,
    /// The highest level that the policy gives.
    pub(crate) level: Level,
    pub(crate) hosts: Vec<String>,
    pub(crate) owners: Vec<String>,
    pub(crate) titles: Vec<String>,
    pub(crate) leads: Vec<String>,
    pub(crate) asks: Vec<String>,
    #[serde(default)]
    pub(crate) control: Control,
    /// Labels of fields that follow.
    #[serde(default)]
    pub(crate) more: Vec<String>,
    pub(crate) others: Vec<String>,
}

#[derive(Deserialize)]
struct HonestPages {
    honest: Vec<Honest>,
}

pub(crate) const JAPANESE: &str = "japanese";

fn japanese() -> String {
    JAPANESE.to_owned()
}

pub(crate) static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| toml::from_str(include_str!("../pages.toml")).expect("pages.toml"));

pub(crate) static HONEST: LazyLock<Vec<Honest>> = LazyLock::new(|| {
    let pages: HonestPages = toml::from_str(include_str!("../honest.toml")).expect("honest.toml");
    pages.honest
});

impl Vocabulary {
    /// The sentences of a language.
    pub(crate) fn language(&self, code: &str) -> &Language {
        let mut all = self.language.iter();
        all.find(|it| it.code == code).expect("a language")
    }

    /// The disguise of this family.
    pub(crate) fn disguise(&self, family: &str) -> &Disguise {
        let mut all = self.disguise.iter();
        all.find(|it| it.family == family).expect("a disguise")
    }
}
