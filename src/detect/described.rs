//! What is asked in other words than its name. The features of a text
//! (`src/rules/descriptions.toml`) together describe a PIN of the card, the number, or the
//! card itself: 「コンビニで住民票を取るときの4桁」 are four digits and a use of the card.
//! `described_fields` and `told` apply this to fields and to sentences.

use crate::ask::Ask;
use crate::findings::Needs;
use crate::rules::{
    ANY_CARD, AUTH, CARD, CHANNEL, CHOSEN, DISCUSS, ENTER, FOUR, LONG, NUMBER, ORIGIN,
    OTHER_DOCUMENT, OTHER_FOUR, OTHER_NUMBER, OTHER_OWNER, PERSON_NUMBER, PHOTO, REGISTER, SECRET,
    SIDE, SIGN, SURFACE, TELL, TWELVE, USE,
};

/// The features of a text and of what surrounds it.
#[derive(Clone, Copy)]
pub(super) struct Described {
    /// Those of the text itself.
    pub(super) own: u32,
    /// Those of the names in it, without what stands in brackets.
    pub(super) head: u32,
    /// Those of the text and of its group.
    pub(super) section: u32,
    /// Those of the text, its group, its headings and the page's title.
    pub(super) around: u32,
    /// Those of the whole page.
    pub(super) page: u32,
    /// Whether a field of the page takes My Number.
    pub(super) asks_number: bool,
    /// Whether a form takes two secrets as only this card has them.
    pub(super) takes_both_secrets: bool,
}

impl Described {
    /// The same, where a text with these features belongs to it.
    pub(super) fn with(self, features: u32) -> Self {
        Self {
            own: self.own | features,
            section: self.section | features,
            around: self.around | features,
            ..self
        }
    }

    pub(super) fn has(self, features: u32) -> bool {
        self.own & features != 0
    }

    /// Whether the text names the card, or any card on a page about the card.
    pub(super) fn names_card(self) -> bool {
        self.has(CARD) || self.has(ANY_CARD) && self.page & CARD != 0
    }

    /// Whether the text names a card on a page that also takes My Number: which card it is goes
    /// without saying.
    fn names_card_beside_number(self) -> bool {
        self.has(ANY_CARD) && self.asks_number
    }

    /// The PIN that the text describes.
    pub(super) fn pin(self) -> Option<Ask> {
        let is_four = self.has(FOUR) && !self.has(OTHER_FOUR);
        // 「利用者証明用（数字）」 below 「カードの暗証番号」
        let is_one_of_the_secrets =
            self.has(SIGN | AUTH | REGISTER | SURFACE) && self.section & SECRET != 0;
        let is_secret = self.has(SECRET | LONG) || is_four || is_one_of_the_secrets;
        let certificate = self.has(AUTH | REGISTER | SURFACE)
            || self.has(SIGN)
                && (self.has(LONG) || self.page & (CARD | AUTH | REGISTER | SURFACE) != 0)
            || self.has(LONG) && self.around & CARD != 0;
        // Other cards have PINs too: a page that is about this one says so in its headings.
        let is_about_card = self.around & (CARD | NUMBER) != 0;
        let is_of_this_card = self.has(CARD) || self.has(ANY_CARD) && is_about_card;
        let is_of_card = is_of_this_card || certificate || self.has(USE);
        let is_from_office = self.has(ORIGIN) && (self.has(CHOSEN) || self.names_card());
        let is_pin = is_secret && (is_of_card || is_from_office);
        (is_pin && !self.is_of_other_owner()).then(|| self.which_pin())
    }

    /// What a page must be for such a PIN. 「受取時の暗証番号」 alone is also said of tickets and lockers.
    pub(super) fn needs_of_pin(self) -> Needs {
        const OF_CARD: u32 = CARD | NUMBER | USE | SIGN | AUTH | REGISTER | SURFACE;
        if self.page & OF_CARD == 0 {
            Needs::Likeness
        } else {
            Needs::Nothing
        }
    }

    /// A secret of four digits or a password that a sentence wants to be told, on a page
    /// about the card.
    pub(super) fn bare_pin(self) -> Option<Ask> {
        let is_four = self.has(FOUR) && !self.has(OTHER_FOUR);
        let is_secret = is_four || self.has(LONG) || self.has(SIGN) && self.has(SECRET);
        // 「暗証番号を口頭でお伝えください」
        let is_spoken = self.has(SECRET) && self.has(CHANNEL);
        let is_told = self.has(TELL) && (is_secret || is_spoken) && self.page & CARD != 0;
        (is_told && !self.is_of_other_owner()).then(|| self.which_pin())
    }

    /// A secret that could be the card's by its length, on a page that names the card, and
    /// what such a page must be. Clinics and lockers have PINs of four digits too.
    pub(super) fn pin_by_length(self) -> Option<(Ask, Needs)> {
        let is_four = self.has(FOUR) && !self.has(OTHER_FOUR) && self.has(SECRET);
        let is_other = self.is_of_other_owner() || self.head & OTHER_NUMBER != 0;
        let is_about = self.head & DISCUSS != 0;
        let is_of_pair = self.takes_both_secrets && (is_four || self.has(LONG));
        let is_of_this_card =
            (self.names_card_beside_number() || is_of_pair) && self.has(SECRET) && !is_other;
        // No other card has a secret with letters: 「カードの暗証番号（英数字6～16桁）」.
        let is_long_of_card = self.has(LONG)
            && self.section & ANY_CARD != 0
            && self.section & SECRET != 0
            && self.page & CARD != 0
            && !is_other;
        // 「お使いの4桁」 below a heading that is about the card.
        let is_chosen = self.has(FOUR)
            && !self.has(OTHER_FOUR)
            && self.has(CHOSEN)
            && self.around & CARD != 0
            && !is_other;
        if (is_of_this_card || is_long_of_card || is_chosen) && !is_about {
            return Some((self.which_pin(), Needs::Nothing));
        }
        let is_of_any_card = self.has(ANY_CARD) && (self.has(SECRET) || self.page & NUMBER != 0);
        let is_of_card = self.page & CARD != 0 || is_of_any_card;
        if is_about || !is_of_card || !(self.has(LONG) || is_four) {
            return None;
        }
        let is_certain = (self.has(LONG) || self.has(ANY_CARD)) && !is_other;
        let needs = if is_certain {
            Needs::PublicMatter
        } else {
            Needs::Signature
        };
        Some((self.which_pin(), needs))
    }

    /// Whether the secret is somebody else's: "network PIN", and no word of the card.
    pub(super) fn is_of_other_owner(self) -> bool {
        let is_own = self.has(CARD | SIGN | AUTH | REGISTER | SURFACE | ORIGIN | USE);
        // A question in which the secret itself is to be written is no talk about it.
        let is_wanted =
            self.has(LONG | FOUR) && self.has(ORIGIN | CARD | USE) && self.has(ENTER | TELL)
                || self.has(SECRET) && self.has(TELL) && self.has(CHANNEL);
        self.head & DISCUSS != 0 && !is_wanted || self.head & OTHER_OWNER != 0 && !is_own
    }

    pub(super) fn which_pin(self) -> Ask {
        let pins = [
            (SIGN, Ask::SignaturePassword),
            (AUTH, Ask::UserAuthenticationPin),
            (REGISTER, Ask::ResidentRegisterPin),
            (SURFACE, Ask::CardInformationPin),
            (LONG, Ask::SignaturePassword),
            (USE, Ask::UserAuthenticationPin),
        ];
        let named = pins.iter().find(|(feature, _)| self.has(*feature));
        named.map_or(Ask::MyNumberCardPin, |(_, ask)| *ask)
    }

    /// Whether the text describes the twelve digits without naming them.
    pub(super) fn is_number(self) -> bool {
        let is_known = self.is_on_card() || self.page & (CARD | NUMBER) != 0;
        self.has(TWELVE) && is_known && !self.is_other_number()
    }

    /// Whether the text names another number, or a secret.
    pub(super) fn is_other_number(self) -> bool {
        self.head & (OTHER_OWNER | OTHER_NUMBER) != 0 || self.has(SECRET)
    }

    /// Whether the text says that something is printed on a card that an office gave out.
    pub(super) fn is_on_card(self) -> bool {
        self.has(ANY_CARD) && self.has(SIDE | ORIGIN)
            || self.has(SIDE) && self.has(TWELVE) && self.page & CARD != 0
    }

    /// Whether the text names the number, and nothing else by its head: 「代表者の個人番号」, or
    /// 「配偶者の番号」 on a page about the number.
    pub(super) fn is_named_number(self) -> bool {
        let is_named = self.has(NUMBER) && !self.has(CARD);
        // 「通知カードの番号」
        let is_of_person = self.has(PERSON_NUMBER) && (self.has(CARD) || self.page & NUMBER != 0);
        let other = OTHER_OWNER | OTHER_NUMBER | DISCUSS;
        (is_named || is_of_person) && self.head & other == 0 && !self.has(SECRET)
    }

    /// Whether the text describes a picture of the card.
    pub(super) fn is_card_photo(self) -> bool {
        self.names_card() && self.has(SIDE | PHOTO)
            || self.names_card_beside_number() && self.has(SIDE)
    }

    /// Whether other documents are accepted instead of the card.
    pub(super) fn is_choice(self) -> bool {
        self.section & OTHER_DOCUMENT != 0
    }
}
