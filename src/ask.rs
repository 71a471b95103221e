//! What a page asks for.

use serde::{Deserialize, Serialize};

/// The data that a page can ask for. The first eight raise a level; the rest
/// are secondary and never raise alone.
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
    /// One of the four, not said which: マイナンバーカードの暗証番号.
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
    /// A code of prepaid money: Vプリカ, gift cards.
    PrepaidCode,
}

impl Ask {
    /// Whether this is one of the card's PINs, which no web page can use.
    #[must_use]
    pub fn is_card_pin(self) -> bool {
        (Self::SignaturePassword..=Self::MyNumberCardPin).contains(&self)
    }

    /// Whether this is the number, or the card that shows it.
    #[must_use]
    pub fn is_my_number(self) -> bool {
        matches!(self, Self::MyNumber | Self::MyNumberCard)
    }

    /// Whether this never raises a level alone.
    #[must_use]
    pub fn is_secondary(self) -> bool {
        self > Self::PaymentCard
    }
}
