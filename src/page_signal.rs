//! The signals of a page, beside its wording. A signal is only ever present: nothing that is added
//! to a page takes one away. The build script includes this file too.

/// A signal of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageSignal {
    /// It names a public body where a page names its owner.
    Claim,
    /// The body signs the page, or a heading is a matter that only public bodies run.
    SignedClaim,
    /// It names no other owner.
    PlainClaim,
    /// A heading names a public matter.
    PublicMatter,
    /// The matter is more than a payment and more than the card.
    OfficeMatter,
    /// A sentence mentions a public matter.
    MentionedMatter,
    /// A heading names a payment to a public body, or from one.
    Dues,
    /// It pressures or tempts.
    Lure,
    /// A field or a sentence asks for something, even if it does not count on this page.
    Ask,
    /// It has a field.
    Field,
    /// It has a field for a password.
    PasswordField,
    /// It has a field for a file.
    FileField,
    /// It has a field for digits, by its type.
    DigitField,
}

impl PageSignal {
    /// Every signal with its name in `src/rules/page-weights.toml`.
    pub(crate) const ALL: [(Self, &'static str); 13] = [
        (Self::Claim, "claim"),
        (Self::SignedClaim, "signed-claim"),
        (Self::PlainClaim, "plain-claim"),
        (Self::PublicMatter, "public-matter"),
        (Self::OfficeMatter, "office-matter"),
        (Self::MentionedMatter, "mentioned-matter"),
        (Self::Dues, "dues"),
        (Self::Lure, "lure"),
        (Self::Ask, "ask"),
        (Self::Field, "field"),
        (Self::PasswordField, "password-field"),
        (Self::FileField, "file-field"),
        (Self::DigitField, "digit-field"),
    ];
}
