//! The policy for messages: which level each combination of features gets, as a table.
//! The first line that fits decides. The sources are in `docs/facts.md` 4 and 6.
//!
//! | whom it claims to be from | where its links lead | what it does | level |
//! |---|---|---|---|
//! | anybody | a host that imitates the government's | nothing else is written | warning |
//! | a body | the same | anything | danger |
//! | nobody, a stranger | the same | pushes or wants, on a public matter | danger |
//! | | | pushes or wants, on anything else | warning |
//! | | | invites or speaks as offices do, on a public matter | warning |
//! | anybody | the same | anything else | notice |
//! | a public body | elsewhere | pushes or wants, or the address is odd | danger |
//! | | | anything else | warning |
//! | | nowhere | wants a bank account and nothing else | warning |
//! | | | wants data, a bank machine or a chat | danger |
//! | | | threatens, and wants a call, a payment or a file, or gives a number | warning |
//! | | | hurries or offers money, and wants a payment or a file | warning |
//! | | | hurries to call, and gives no number | warning |
//! | | | wants a file to be opened, from an address elsewhere | warning |
//! | | | pushes or wants a call, at a number of no office | warning |
//! | | | anything else | notice |
//! | | a public body's host | wants data, a bank machine or a chat | warning |
//! | | | pushes or wants a call, at a number of no office | warning |
//! | | | anything else | notice |
//! | nobody | elsewhere | pushes and wants a card's PIN, on a public matter | danger |
//! | | an ending made for scams | on a public matter | warning |
//! | | | passes something on, and neither threatens nor wants | as if it had no link |
//! | | | pushes or wants, on a public matter | warning |
//! | | | begins with the matter or a heading, and invites or speaks as offices do | warning |
//! | | nowhere | wants a PIN, a card's photo, a code or a bank machine, on a public matter | warning |
//! | | | threatens or offers money, and wants data as offices do, on a public matter | warning |
//! | | | begins with a public matter, and wants data as offices do | warning |
//! | | | threatens, and gives a number to call or wants to be paid, on a public matter | warning |
//! | nobody, a stranger | nowhere | has money for a fee, on a public matter | warning |
//! | a stranger | elsewhere than its address | pushes and wants, on a public matter | warning |
//! | | | the same in a mail, pushes and invites | warning |
//! | | elsewhere | threatens, offers money or tells of trouble, as offices do, on a public matter | warning |
//! | a stranger, anybody else | an ending made for scams | pushes or wants, on a public matter | warning |
//! | nobody | behind a shortener | begins with a heading, and speaks as offices do | warning |
//! | nobody, a stranger | anywhere | pushes to a chat or a number of no office, on a public matter | warning |
//! | | | wants anything, and gives a number of no office, on a public matter | warning |
//! | | | offers money or wants data, in a chat, on a public matter | warning |
//! | anybody else | elsewhere | wants a card's PIN, on a public matter | warning |
//! | | | wants prepaid codes | warning |
//! | | | wants My Number or the card | notice |
//! | anybody | behind a shortener | – | notice |
//! | anybody | – | anything else | clear |
//!
//! "Pushes" is to threaten, to offer money, to hurry or to tell of trouble; "wants"
//! is data, money, an app, a bank machine or a chat; "invites" is to have a link
//! opened. A stranger is a name that no rule knows. A message that speaks about
//! scams and passes for nobody is clear: a warning quotes what it warns of.

use super::features::Features;
use crate::ask::Ask;
use crate::findings::Level;

impl Features {
    fn has_pressure(&self) -> bool {
        self.threatens || self.reports_trouble || self.offers_money || self.sets_deadline
    }

    /// It threatens, offers money or hurries: more than to say that something is
    /// left undone, as honest offices do.
    fn has_strong_pressure(&self) -> bool {
        self.threatens || self.offers_money || self.sets_deadline
    }

    /// Whether there is more than what friends say too: that something ends
    /// tomorrow, or that one can pay.
    fn exceeds_casual_talk(&self) -> bool {
        let takes = !self.asks.is_empty() || self.wants_file_opened || self.moves_to_chat || self.sends_to_atm;
        let bills = self.wants_payment && self.has_pressure();
        let tells = self.threatens || self.reports_trouble || self.offers_money;
        self.is_formal || self.has_heading || self.invites_to_link || tells || takes || bills
    }

    fn makes_demand(&self) -> bool {
        !self.asks.is_empty() || self.wants_payment || self.sends_to_atm || self.wants_file_opened || self.moves_to_chat
    }

    /// Whether all that it wants is an account to pay into, which offices ask too.
    fn asks_only_for_bank_account(&self) -> bool {
        !self.sends_to_atm && !self.moves_to_chat && self.asks.iter().all(|ask| *ask == Ask::BankAccount)
    }

    /// Whether it has money for its reader that costs something first.
    fn is_advance_fee(&self) -> bool {
        self.offers_money && self.wants_payment && self.is_formal && !self.has_link
    }

    fn asks_for(&self, wanted: fn(Ask) -> bool) -> bool {
        self.asks.iter().copied().any(wanted)
    }
}

/// The level of a message with these features.
pub(crate) fn level_of_message(msg: &Features) -> Level {
    use Level::{Clear, Danger, Notice, Warning};
    let unsigned = !msg.names_other_sender && !msg.is_about_scams;
    match () {
        () if msg.has_impersonating_link && msg.links_only => Warning,
        () if msg.has_impersonating_link && msg.has_claim => Danger,
        () if msg.has_impersonating_link && unsigned && msg.has_public_topic && (msg.has_pressure() || msg.makes_demand()) => {
            Danger
        }
        () if msg.has_impersonating_link && unsigned && (msg.has_pressure() || msg.makes_demand()) => Warning,
        () if msg.has_impersonating_link && unsigned && msg.has_public_topic && (msg.invites_to_link || msg.is_formal) => {
            Warning
        }
        () if msg.has_impersonating_link => Notice,
        () if msg.has_claim => of_claim(msg),
        () if msg.is_about_scams => Clear,
        () if msg.names_other_sender => of_other(msg),
        () if msg.names_unknown_sender => of_stranger(msg),
        () => of_nobody(msg),
    }
}

/// The message claims to be from a public body.
fn of_claim(msg: &Features) -> Level {
    use Level::{Danger, Notice, Warning};
    let data = !msg.asks.is_empty() || msg.sends_to_atm || msg.moves_to_chat;
    let moves = msg.wants_payment || msg.wants_file_opened || msg.has_unofficial_address;
    match () {
        () if msg.has_unofficial_link && (msg.has_pressure() || msg.makes_demand() || msg.has_odd_link) => Danger,
        () if msg.has_unofficial_link => Warning,
        () if msg.is_about_scams => Notice,
        () if data && !msg.has_link && !msg.asks_only_for_bank_account() => Danger,
        () if data => Warning,
        () if msg.threatens && (moves || msg.wants_call || msg.has_phone) && !msg.has_link => Warning,
        () if msg.has_strong_pressure() && moves && !msg.has_link => Warning,
        () if msg.wants_file_opened && msg.has_unofficial_address => Warning,
        () if msg.sets_deadline && msg.wants_call && !msg.has_phone && !msg.has_link => Warning,
        () if msg.has_unofficial_phone && (msg.wants_call || msg.has_pressure()) => Warning,
        () => Notice,
    }
}

/// The message names no sender.
fn of_nobody(msg: &Features) -> Level {
    use Level::{Danger, Warning};
    let worst = |ask: Ask| {
        ask.is_card_pin() || matches!(ask, Ask::PrepaidCode | Ask::MyNumberCard | Ask::OneTimeCode)
    };
    let pin = msg.asks_for(Ask::is_card_pin);
    match () {
        () if msg.has_heading && msg.has_shortened_link && msg.is_formal => Warning,
        () if !msg.has_public_topic => of_other(msg),
        () if msg.has_unofficial_link && pin && msg.has_pressure() => Danger,
        () if msg.has_throwaway_link => Warning,
        () if msg.shares_content && !msg.threatens && !msg.offers_money && !msg.makes_demand() => of_unknown(msg),
        () if msg.has_unofficial_link && (msg.has_pressure() || msg.makes_demand()) && msg.exceeds_casual_talk() => Warning,
        () if msg.has_unofficial_link && (msg.starts_with_topic || msg.has_heading) && (msg.invites_to_link || msg.is_formal) => {
            Warning
        }
        () if msg.asks_for(worst) || msg.sends_to_atm => Warning,
        () if msg.is_formal && !msg.asks.is_empty() && (msg.threatens || msg.offers_money) => Warning,
        () if msg.is_formal && !msg.has_link && msg.asks_for(Ask::is_my_number) => Warning,
        () if msg.is_formal && !msg.has_link && msg.starts_with_topic && !msg.asks.is_empty() => Warning,
        () if msg.threatens && (msg.wants_call || msg.has_phone) => Warning,
        () if msg.is_advance_fee() => Warning,
        () if msg.threatens && msg.wants_payment && msg.is_formal && !msg.has_link => Warning,
        () => of_unknown(msg),
    }
}

/// The message names a sender that no rule knows.
fn of_stranger(msg: &Features) -> Level {
    use Level::Warning;
    let away = msg.has_unofficial_link && !msg.links_match_sender;
    let hurts = msg.threatens || msg.reports_trouble || msg.offers_money;
    let takes = msg.wants_payment || !msg.asks.is_empty();
    match () {
        () if msg.has_public_topic && msg.has_throwaway_link && (msg.is_formal || msg.has_pressure()) => Warning,
        () if msg.has_public_topic && msg.is_advance_fee() => Warning,
        () if msg.has_public_topic && away && hurts && msg.makes_demand() => Warning,
        () if msg.has_public_topic && msg.has_unofficial_link && hurts && takes && !msg.shares_content => Warning,
        () if msg.has_public_topic && away && msg.has_sender_address && msg.has_pressure() && msg.invites_to_link => Warning,
        () if msg.has_public_topic && msg.has_unofficial_link && hurts && msg.is_formal && !msg.shares_content => Warning,
        () => of_unknown(msg),
    }
}

/// No rule knows the sender, and the message moves the conversation to a telephone or
/// a chat.
fn of_unknown(msg: &Features) -> Level {
    let moves = msg.wants_call && msg.has_unofficial_phone || msg.moves_to_chat && (msg.is_formal || msg.has_unofficial_phone);
    match () {
        () if msg.has_public_topic && msg.wants_call && msg.has_foreign_phone => Level::Warning,
        () if msg.has_public_topic && msg.threatens && msg.has_unofficial_phone => Level::Warning,
        () if msg.has_public_topic && msg.has_unofficial_phone && msg.is_formal && msg.has_pressure() => Level::Warning,
        () if msg.has_public_topic && msg.moves_to_chat && (msg.offers_money || !msg.asks.is_empty()) => Level::Warning,
        () if msg.has_public_topic && msg.has_unofficial_phone && msg.makes_demand() => Level::Warning,
        () if msg.has_public_topic && msg.has_pressure() && moves && (msg.is_formal || msg.moves_to_chat) => Level::Warning,
        () => of_other(msg),
    }
}

/// The message names a known sender that is no public body.
fn of_other(msg: &Features) -> Level {
    use Level::{Clear, Notice, Warning};
    match () {
        () if msg.has_public_topic && msg.has_unofficial_link && msg.asks_for(Ask::is_card_pin) => Warning,
        () if msg.has_public_topic && msg.has_throwaway_link && (msg.has_pressure() || msg.makes_demand()) => Warning,
        () if msg.asks_for(|ask| ask == Ask::PrepaidCode) => Warning,
        () if msg.has_unofficial_link && msg.asks_for(Ask::is_my_number) => Notice,
        () if msg.has_shortened_link => Notice,
        () => Clear,
    }
}
