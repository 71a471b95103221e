//! The kinds of personal data that a page can ask for.
//!
//! The build script includes this file too, so that the rule files use these names.

use serde::{Deserialize, Serialize};

/// The data that a page can ask for, from the most to the least sensitive. Every ask
/// after [`Ask::PaymentCard`] is secondary and never raises the level alone. The
/// Japanese names are the official ones (`docs/facts.md` 1 and 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// The twelve digits: 個人番号（マイナンバー）.
    MyNumber,
    /// A photo, serial number, 照合番号 or security code of the card.
    MyNumberCard,
    /// 署名用電子証明書の暗証番号: 6–16 letters and digits.
    SignaturePassword,
    /// 利用者証明用電子証明書の暗証番号: 4 digits.
    UserAuthenticationPin,
    /// 住民基本台帳用の暗証番号: 4 digits.
    ResidentRegisterPin,
    /// 券面事項入力補助用の暗証番号: 4 digits.
    CardInformationPin,
    /// One of the four PINs, without saying which: マイナンバーカードの暗証番号.
    MyNumberCardPin,
    /// A credit or debit card's number, or its code and expiry.
    PaymentCard,
    /// 口座番号.
    BankAccount,
    /// 保険証の記号・番号.
    HealthInsurance,
    /// 運転免許証番号.
    DriversLicence,
    /// 基礎年金番号.
    BasicPensionNumber,
    /// A code sent by SMS or mail.
    OneTimeCode,
    /// The password of an account.
    AccountPassword,
    /// The code of a prepaid card or gift card, such as Vプリカ.
    PrepaidCode,
}

impl Ask {
    /// Every ask, in order.
    pub const ALL: [Self; 15] = [
        Self::MyNumber,
        Self::MyNumberCard,
        Self::SignaturePassword,
        Self::UserAuthenticationPin,
        Self::ResidentRegisterPin,
        Self::CardInformationPin,
        Self::MyNumberCardPin,
        Self::PaymentCard,
        Self::BankAccount,
        Self::HealthInsurance,
        Self::DriversLicence,
        Self::BasicPensionNumber,
        Self::OneTimeCode,
        Self::AccountPassword,
        Self::PrepaidCode,
    ];

    /// Whether this is one of the PINs of the My Number card. No web page can use
    /// them: the card checks them on the person's own device (`docs/facts.md` 2).
    #[must_use]
    pub fn is_card_pin(self) -> bool {
        self.kind() == Kind::CardPin
    }

    /// Whether this is My Number itself or the card that shows it.
    #[must_use]
    pub fn is_my_number(self) -> bool {
        self.kind() == Kind::MyNumber
    }

    /// Whether this ask never raises the level alone.
    #[must_use]
    pub fn is_secondary(self) -> bool {
        self.kind() == Kind::Secondary
    }

    /// The kind of each ask. Add a line here for a new ask.
    fn kind(self) -> Kind {
        match self {
            Self::MyNumber | Self::MyNumberCard => Kind::MyNumber,
            Self::SignaturePassword
            | Self::UserAuthenticationPin
            | Self::ResidentRegisterPin
            | Self::CardInformationPin
            | Self::MyNumberCardPin => Kind::CardPin,
            Self::PaymentCard => Kind::PaymentCard,
            Self::BankAccount
            | Self::HealthInsurance
            | Self::DriversLicence
            | Self::BasicPensionNumber
            | Self::OneTimeCode
            | Self::AccountPassword
            | Self::PrepaidCode => Kind::Secondary,
        }
    }
}

/// The kinds of asks that the policy distinguishes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    MyNumber,
    CardPin,
    PaymentCard,
    Secondary,
}

/// Which part of an ask a field covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The whole ask: the field is sufficient alone.
    #[default]
    Whole,
    /// Half of a payment card: the name of its holder. Two different halves make up
    /// the ask; one alone does not count.
    Holder,
    /// Half of a payment card: its expiry date.
    Expiry,
    /// Half of a payment card: its security code.
    SecurityCode,
    /// A supporting field, which counts only together with a field that covers the
    /// whole ask.
    Supporting,
}
