//! The signals of a message: what its text and its ways out show. A signal is only ever
//! present: nothing that is added to a message takes one away. The build script includes
//! this file too.

/// A signal that does not come from a `[[sign]]` of `src/rules/messages.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// A sender field, a heading, an introduction or a signature names a public body.
    SpeaksAsBody,
    /// A line begins or ends with the name of a public body.
    BodyBesideText,
    /// The text names a public body somewhere.
    NamesBody,
    /// A sender field, a heading, an introduction or a signature names a known brand.
    SpeaksAsBrand,
    /// The text names a known brand somewhere.
    NamesBrand,
    /// It is about a matter that public bodies handle, such as taxes.
    PublicMatter,
    /// A subject or a line begins with such a matter.
    StartsWithMatter,
    /// It is about an account, a card, a parcel or a subscription.
    BusinessMatter,
    /// It uses the formal phrases of offices and shops.
    Formal,
    /// A line or a subject begins with a heading in brackets: 【重要】.
    Heading,
    /// A link leads to the host of a public body.
    OfficialLink,
    /// A link leads to an unknown host below an ending that only organisations get: `.co.jp`.
    OrganisationLink,
    /// A link leads to another unknown host below `.jp`.
    JapanLink,
    /// A link leads to an unknown host below any other ending.
    UnknownLink,
    /// A link has a top-level domain in which most hosts exist for a scam.
    ThrowawayLink,
    /// A link goes through a shortener.
    ShortenedLink,
    /// A link leads to a place where anybody can put up a page without paying.
    FreeLink,
    /// A link's host imitates a government host.
    LookAlikeLink,
    /// A link shows a known address and leads elsewhere.
    DisguisedLink,
    /// A link has another unusual address.
    OddLink,
    /// The host of an unknown link has a word for a public matter.
    MatterInHost,
    /// The host of an unknown link has the name of a known brand.
    BrandInHost,
    /// A link opens a chat.
    ChatLink,
    /// A link leads to an app outside of a store.
    AppLink,
    /// A link begins with http and not https.
    PlainLink,
    /// A line without an address invites like a button: 「▶ お手続きはこちら」.
    Button,
    /// It has a telephone number.
    Phone,
    /// It has a mobile or an IP telephone number, which no public body uses.
    PersonalPhone,
    /// It has a telephone number outside Japan.
    ForeignPhone,
    /// A sender's mail address has the host of no public body and no known brand.
    UnknownAddress,
    /// The host of a sender's mail address imitates a government host.
    LookAlikeAddress,
    /// An unknown link is written without `https://`.
    BareLink,
    /// The host of an unknown link joins words with a hyphen.
    HyphenLink,
    /// The host of an unknown link outside `.jp` has the word `jp` or `japan`.
    JapanInHost,
    /// The host of an unknown link has a part without vowels, or one of letters and digits.
    RandomLink,
    /// The host of an unknown link has four parts or more.
    DeepLink,
    /// An unknown link has a path of a few letters.
    ShortPath,
    /// It gives a mail address of a service where everybody gets one.
    FreeMail,
    /// It gives the address of a wallet for crypto money.
    Wallet,
    /// It reports that somebody threatens, offers or hurries.
    ReportsPush,
    /// It reports that somebody demands something.
    ReportsDemand,
}

impl Signal {
    #[allow(dead_code, reason = "only the build script reads the names")]
    /// Every signal with its name in `src/rules/message-weights.toml`.
    pub(crate) const ALL: [(Self, &'static str); 41] = [
        (Self::SpeaksAsBody, "speaks-as-body"),
        (Self::BodyBesideText, "body-beside-text"),
        (Self::NamesBody, "names-body"),
        (Self::SpeaksAsBrand, "speaks-as-brand"),
        (Self::NamesBrand, "names-brand"),
        (Self::PublicMatter, "public-matter"),
        (Self::StartsWithMatter, "starts-with-matter"),
        (Self::BusinessMatter, "business-matter"),
        (Self::Formal, "formal"),
        (Self::Heading, "heading"),
        (Self::OfficialLink, "official-link"),
        (Self::OrganisationLink, "organisation-link"),
        (Self::JapanLink, "japan-link"),
        (Self::UnknownLink, "unknown-link"),
        (Self::ThrowawayLink, "throwaway-link"),
        (Self::ShortenedLink, "shortened-link"),
        (Self::FreeLink, "free-link"),
        (Self::LookAlikeLink, "look-alike-link"),
        (Self::DisguisedLink, "disguised-link"),
        (Self::OddLink, "odd-link"),
        (Self::MatterInHost, "matter-in-host"),
        (Self::BrandInHost, "brand-in-host"),
        (Self::ChatLink, "chat-link"),
        (Self::AppLink, "app-link"),
        (Self::PlainLink, "plain-link"),
        (Self::Button, "button"),
        (Self::Phone, "phone"),
        (Self::PersonalPhone, "personal-phone"),
        (Self::ForeignPhone, "foreign-phone"),
        (Self::UnknownAddress, "unknown-address"),
        (Self::LookAlikeAddress, "look-alike-address"),
        (Self::BareLink, "bare-link"),
        (Self::HyphenLink, "hyphen-link"),
        (Self::JapanInHost, "japan-in-host"),
        (Self::RandomLink, "random-link"),
        (Self::DeepLink, "deep-link"),
        (Self::ShortPath, "short-path"),
        (Self::FreeMail, "free-mail"),
        (Self::Wallet, "wallet"),
        (Self::ReportsPush, "reports-push"),
        (Self::ReportsDemand, "reports-demand"),
    ];

    /// Its bit in a set of signals. The signs of the rules follow behind [`FIRST_SIGN_BIT`].
    pub(crate) const fn bit(self) -> u128 {
        1 << self as u8
    }
}

/// The bit of the first sign of the rules.
#[allow(dead_code, reason = "only the build script numbers the signs")]
pub(crate) const FIRST_SIGN_BIT: u32 = 56;
