//! The policy for messages: which level each combination of features gets, as a table.
//! The first row that applies decides. The sources are in `docs/facts.md` 4 and 6.
//!
//! | claimed sender | links | content | level |
//! |---|---|---|---|
//! | any | impersonate the government | no other text | warning |
//! | public body | impersonate the government | anything | danger |
//! | none or unknown | impersonate the government | pressure or a demand, on a public topic | danger |
//! | | | pressure or a demand, on another topic | warning |
//! | | | an invitation or formal phrases, on a public topic | warning |
//! | any | impersonate the government | anything else | notice |
//! | public body | unofficial | pressure, a demand or an unusual address | danger |
//! | | | anything else | warning |
//! | | none | asks only for a bank account | warning |
//! | | | asks for data, a cash machine or a chat | danger |
//! | | | a threat, and a call, a payment, a file or a telephone number | warning |
//! | | | a deadline or an offer of money, and a payment or a file | warning |
//! | | | a deadline and a call, without a telephone number | warning |
//! | | | a file to open, from an unofficial address | warning |
//! | | | pressure or a call, with an unofficial telephone number | warning |
//! | | | anything else | notice |
//! | | official | asks for data, a cash machine or a chat | warning |
//! | | | pressure or a call, with an unofficial telephone number | warning |
//! | | | anything else | notice |
//! | none | unofficial | pressure and an ask for a card PIN, on a public topic | danger |
//! | | throwaway top-level domain | anything on a public topic | warning |
//! | | unofficial | a recommendation without a threat, an offer or a demand | as without a link |
//! | | | pressure or a demand, on a public topic | warning |
//! | | | begins with the topic or a heading, and an invitation or formal phrases | warning |
//! | | none | asks for a PIN, a card photo, a code or a cash machine, on a public topic | warning |
//! | | | a threat or an offer, and a formal ask for data, on a public topic | warning |
//! | | | begins with a public topic, and a formal ask for data | warning |
//! | | | a threat, and a telephone number or a payment, on a public topic | warning |
//! | none or unknown | none | an advance fee for an offer of money, on a public topic | warning |
//! | unknown | other host than the sender's address | pressure and a demand, on a public topic | warning |
//! | | | the same in a mail: pressure and an invitation | warning |
//! | | unofficial | a threat, an offer or trouble in formal phrases, on a public topic | warning |
//! | unknown or other | throwaway top-level domain | pressure or a demand, on a public topic | warning |
//! | none | shortener | begins with a heading, and formal phrases | warning |
//! | none or unknown | any | pressure toward a chat or an unofficial number, on a public topic | warning |
//! | | | a demand and an unofficial telephone number, on a public topic | warning |
//! | | | an offer of money or an ask for data, in a chat, on a public topic | warning |
//! | other | unofficial | asks for a card PIN, on a public topic | warning |
//! | | any | asks for prepaid codes | warning |
//! | | unofficial | asks for My Number or the card | notice |
//! | any | shortener | anything else | notice |
//! | any | any | anything else | clear |
//!
//! Pressure is a threat, an offer of money, a deadline or reported trouble. A demand is
//! one for data, a payment, a file, a cash machine or a chat. An invitation asks the
//! reader to open a link. An unknown sender is a name that no rule knows. A message about
//! scams that claims no public body is clear, because warnings quote scams.

use super::features::Features;
use crate::ask::Ask;
use crate::verdict::Level;

impl Features {
    /// Whether it pressures its reader in any way.
    fn has_pressure(&self) -> bool {
        self.threatens || self.reports_trouble || self.offers_money || self.sets_deadline
    }

    /// Whether it threatens, offers money or sets a deadline. Honest offices only say
    /// that something is left undone.
    fn has_strong_pressure(&self) -> bool {
        self.threatens || self.offers_money || self.sets_deadline
    }

    /// Whether it contains more than friends write too, such as that something ends
    /// tomorrow or that one can pay.
    fn exceeds_casual_talk(&self) -> bool {
        let has_demand = !self.asks.is_empty()
            || self.wants_file_opened
            || self.moves_to_chat
            || self.sends_to_atm;
        let has_bill = self.wants_payment && self.has_pressure();
        let has_strong_sign = self.threatens || self.reports_trouble || self.offers_money;
        self.is_formal
            || self.has_heading
            || self.invites_to_link
            || has_strong_sign
            || has_demand
            || has_bill
    }

    /// Whether it demands data, a payment, a file, a cash machine or a chat.
    fn makes_demand(&self) -> bool {
        !self.asks.is_empty()
            || self.wants_payment
            || self.sends_to_atm
            || self.wants_file_opened
            || self.moves_to_chat
    }

    /// Whether it asks only for a bank account to pay into, as offices do too.
    fn asks_only_for_bank_account(&self) -> bool {
        !self.sends_to_atm
            && !self.moves_to_chat
            && self.asks.iter().all(|ask| *ask == Ask::BankAccount)
    }

    /// Whether it demands a fee for an offer of money.
    fn is_advance_fee(&self) -> bool {
        self.offers_money && self.wants_payment && self.is_formal && !self.has_link
    }

    /// Whether it has an ask for which `wanted` is true.
    fn asks_for(&self, wanted: fn(Ask) -> bool) -> bool {
        self.asks.iter().copied().any(wanted)
    }
}

/// The level of a message with these features.
pub(crate) fn level_of_message(msg: &Features) -> Level {
    use Level::{Clear, Danger, Notice, Warning};
    // A named other sender and a text about scams are evidence of an honest message.
    let is_suspect = !msg.names_other_sender && !msg.is_about_scams;
    match () {
        () if msg.has_impersonating_link && msg.links_only => Warning,
        () if msg.has_impersonating_link && msg.has_claim => Danger,
        () if msg.has_impersonating_link
            && is_suspect
            && msg.has_public_topic
            && (msg.has_pressure() || msg.makes_demand()) =>
        {
            Danger
        }
        () if msg.has_impersonating_link
            && is_suspect
            && (msg.has_pressure() || msg.makes_demand()) =>
        {
            Warning
        }
        () if msg.has_impersonating_link
            && is_suspect
            && msg.has_public_topic
            && (msg.invites_to_link || msg.is_formal) =>
        {
            Warning
        }
        () if msg.has_impersonating_link => Notice,
        () if msg.has_claim => of_public_body(msg),
        () if msg.is_about_scams => Clear,
        () if msg.names_other_sender => of_other_sender(msg),
        () if msg.names_unknown_sender => of_unknown_sender(msg),
        () => of_unnamed_sender(msg),
    }
}

/// The level of a message that claims to be from a public body.
fn of_public_body(msg: &Features) -> Level {
    use Level::{Danger, Notice, Warning};
    let wants_data = !msg.asks.is_empty() || msg.sends_to_atm || msg.moves_to_chat;
    let has_risk = msg.wants_payment || msg.wants_file_opened || msg.has_unofficial_address;
    match () {
        () if msg.has_unofficial_link
            && (msg.has_pressure() || msg.makes_demand() || msg.has_odd_link) =>
        {
            Danger
        }
        () if msg.has_unofficial_link => Warning,
        () if msg.is_about_scams => Notice,
        () if wants_data && !msg.has_link && !msg.asks_only_for_bank_account() => Danger,
        () if wants_data => Warning,
        () if msg.threatens && (has_risk || msg.wants_call || msg.has_phone) && !msg.has_link => {
            Warning
        }
        () if msg.has_strong_pressure() && has_risk && !msg.has_link => Warning,
        () if msg.wants_file_opened && msg.has_unofficial_address => Warning,
        () if msg.sets_deadline && msg.wants_call && !msg.has_phone && !msg.has_link => Warning,
        () if msg.has_unofficial_phone && (msg.wants_call || msg.has_pressure()) => Warning,
        () => Notice,
    }
}

/// The level of a message that names no sender.
fn of_unnamed_sender(msg: &Features) -> Level {
    use Level::{Danger, Warning};
    let is_secret = |ask: Ask| {
        ask.is_card_pin() || matches!(ask, Ask::PrepaidCode | Ask::MyNumberCard | Ask::OneTimeCode)
    };
    let wants_pin = msg.asks_for(Ask::is_card_pin);
    match () {
        () if msg.has_heading && msg.has_shortened_link && msg.is_formal => Warning,
        () if !msg.has_public_topic => of_other_sender(msg),
        () if msg.has_unofficial_link && wants_pin && msg.has_pressure() => Danger,
        () if msg.has_throwaway_link => Warning,
        () if msg.shares_content && !msg.threatens && !msg.offers_money && !msg.makes_demand() => {
            of_untrusted_contact(msg)
        }
        () if msg.has_unofficial_link
            && (msg.has_pressure() || msg.makes_demand())
            && msg.exceeds_casual_talk() =>
        {
            Warning
        }
        () if msg.has_unofficial_link
            && (msg.starts_with_topic || msg.has_heading)
            && (msg.invites_to_link || msg.is_formal) =>
        {
            Warning
        }
        () if msg.asks_for(is_secret) || msg.sends_to_atm => Warning,
        () if msg.is_formal && !msg.asks.is_empty() && (msg.threatens || msg.offers_money) => {
            Warning
        }
        () if msg.is_formal && !msg.has_link && msg.asks_for(Ask::is_my_number) => Warning,
        () if msg.is_formal && !msg.has_link && msg.starts_with_topic && !msg.asks.is_empty() => {
            Warning
        }
        () if msg.threatens && (msg.wants_call || msg.has_phone) => Warning,
        () if msg.is_advance_fee() => Warning,
        () if msg.threatens && msg.wants_payment && msg.is_formal && !msg.has_link => Warning,
        () => of_untrusted_contact(msg),
    }
}

/// The level of a message whose sender no rule knows.
fn of_unknown_sender(msg: &Features) -> Level {
    use Level::Warning;
    if !msg.has_public_topic {
        return of_untrusted_contact(msg);
    }
    let leaves_sender = msg.has_unofficial_link && !msg.links_match_sender;
    let has_strong_sign = msg.threatens || msg.reports_trouble || msg.offers_money;
    let wants_money_or_data = msg.wants_payment || !msg.asks.is_empty();
    match () {
        () if msg.has_throwaway_link && (msg.is_formal || msg.has_pressure()) => Warning,
        () if msg.is_advance_fee() => Warning,
        () if leaves_sender && has_strong_sign && msg.makes_demand() => Warning,
        () if msg.has_unofficial_link
            && has_strong_sign
            && wants_money_or_data
            && !msg.shares_content =>
        {
            Warning
        }
        () if leaves_sender
            && msg.has_sender_address
            && msg.has_pressure()
            && msg.invites_to_link =>
        {
            Warning
        }
        () if msg.has_unofficial_link
            && has_strong_sign
            && msg.is_formal
            && !msg.shares_content =>
        {
            Warning
        }
        () => of_untrusted_contact(msg),
    }
}

/// The level of a message whose sender is unnamed or unknown, by the telephone or chat
/// to which it moves the conversation.
fn of_untrusted_contact(msg: &Features) -> Level {
    if !msg.has_public_topic {
        return of_other_sender(msg);
    }
    let moves_conversation = msg.wants_call && msg.has_unofficial_phone
        || msg.moves_to_chat && (msg.is_formal || msg.has_unofficial_phone);
    match () {
        () if msg.wants_call && msg.has_foreign_phone => Level::Warning,
        () if msg.threatens && msg.has_unofficial_phone => Level::Warning,
        () if msg.has_unofficial_phone && msg.is_formal && msg.has_pressure() => Level::Warning,
        () if msg.moves_to_chat && (msg.offers_money || !msg.asks.is_empty()) => Level::Warning,
        () if msg.has_unofficial_phone && msg.makes_demand() => Level::Warning,
        () if msg.has_pressure() && moves_conversation && (msg.is_formal || msg.moves_to_chat) => {
            Level::Warning
        }
        () => of_other_sender(msg),
    }
}

/// The level of a message that names a sender that is no public body. Also the
/// last rows for all senders that are no public body.
fn of_other_sender(msg: &Features) -> Level {
    use Level::{Clear, Notice, Warning};
    match () {
        () if msg.has_public_topic && msg.has_unofficial_link && msg.asks_for(Ask::is_card_pin) => {
            Warning
        }
        () if msg.has_public_topic
            && msg.has_throwaway_link
            && (msg.has_pressure() || msg.makes_demand()) =>
        {
            Warning
        }
        () if msg.asks_for(|ask| ask == Ask::PrepaidCode) => Warning,
        () if msg.has_unofficial_link && msg.asks_for(Ask::is_my_number) => Notice,
        () if msg.has_shortened_link => Notice,
        () => Clear,
    }
}
