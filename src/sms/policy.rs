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
    fn pushes(&self) -> bool {
        self.threat || self.trouble || self.gift || self.deadline
    }

    /// It threatens, offers money or hurries: more than to say that something is
    /// left undone, as honest offices do.
    fn hurts(&self) -> bool {
        self.threat || self.gift || self.deadline
    }

    /// Whether there is more than what friends say too: that something ends
    /// tomorrow, or that one can pay.
    fn is_said(&self) -> bool {
        let takes = !self.asks.is_empty() || self.app || self.chat || self.atm;
        let bills = self.pay && self.pushes();
        let tells = self.threat || self.trouble || self.gift;
        self.formal || self.headed || self.tap || tells || takes || bills
    }

    fn wants(&self) -> bool {
        !self.asks.is_empty() || self.pay || self.atm || self.app || self.chat
    }

    /// Whether all that it wants is an account to pay into, which offices ask too.
    fn only_bank(&self) -> bool {
        !self.atm && !self.chat && self.asks.iter().all(|ask| *ask == Ask::BankAccount)
    }

    /// Whether it has money for its reader that costs something first.
    fn is_fee_for_money(&self) -> bool {
        self.gift && self.pay && self.formal && !self.linked
    }

    fn asks_one(&self, wanted: fn(Ask) -> bool) -> bool {
        self.asks.iter().copied().any(wanted)
    }
}

/// The level of a message with these features.
pub(crate) fn level_of_message(msg: &Features) -> Level {
    use Level::{Clear, Danger, Notice, Warning};
    let unsigned = !msg.other && !msg.talk;
    match () {
        () if msg.impersonating_link && msg.links_only => Warning,
        () if msg.impersonating_link && msg.claim => Danger,
        () if msg.impersonating_link && unsigned && msg.matter && (msg.pushes() || msg.wants()) => {
            Danger
        }
        () if msg.impersonating_link && unsigned && (msg.pushes() || msg.wants()) => Warning,
        () if msg.impersonating_link && unsigned && msg.matter && (msg.tap || msg.formal) => {
            Warning
        }
        () if msg.impersonating_link => Notice,
        () if msg.claim => of_claim(msg),
        () if msg.talk => Clear,
        () if msg.other => of_other(msg),
        () if msg.stranger => of_stranger(msg),
        () => of_nobody(msg),
    }
}

/// The message claims to be from a public body.
fn of_claim(msg: &Features) -> Level {
    use Level::{Danger, Notice, Warning};
    let data = !msg.asks.is_empty() || msg.atm || msg.chat;
    let moves = msg.pay || msg.app || msg.from_elsewhere;
    match () {
        () if msg.elsewhere && (msg.pushes() || msg.wants() || msg.odd) => Danger,
        () if msg.elsewhere => Warning,
        () if msg.talk => Notice,
        () if data && !msg.linked && !msg.only_bank() => Danger,
        () if data => Warning,
        () if msg.threat && (moves || msg.call || msg.phone) && !msg.linked => Warning,
        () if msg.hurts() && moves && !msg.linked => Warning,
        () if msg.app && msg.from_elsewhere => Warning,
        () if msg.deadline && msg.call && !msg.phone && !msg.linked => Warning,
        () if msg.odd_phone && (msg.call || msg.pushes()) => Warning,
        () => Notice,
    }
}

/// The message names no sender.
fn of_nobody(msg: &Features) -> Level {
    use Level::{Danger, Warning};
    let worst = |ask: Ask| {
        ask.is_card_pin() || matches!(ask, Ask::PrepaidCode | Ask::MyNumberCard | Ask::OneTimeCode)
    };
    let pin = msg.asks_one(Ask::is_card_pin);
    match () {
        () if msg.headed && msg.shortened && msg.formal => Warning,
        () if !msg.matter => of_other(msg),
        () if msg.elsewhere && pin && msg.pushes() => Danger,
        () if msg.throwaway => Warning,
        () if msg.share && !msg.threat && !msg.gift && !msg.wants() => of_unknown(msg),
        () if msg.elsewhere && (msg.pushes() || msg.wants()) && msg.is_said() => Warning,
        () if msg.elsewhere && (msg.starts_with_topic || msg.headed) && (msg.tap || msg.formal) => {
            Warning
        }
        () if msg.asks_one(worst) || msg.atm => Warning,
        () if msg.formal && !msg.asks.is_empty() && (msg.threat || msg.gift) => Warning,
        () if msg.formal && !msg.linked && msg.asks_one(Ask::is_my_number) => Warning,
        () if msg.formal && !msg.linked && msg.starts_with_topic && !msg.asks.is_empty() => Warning,
        () if msg.threat && (msg.call || msg.phone) => Warning,
        () if msg.is_fee_for_money() => Warning,
        () if msg.threat && msg.pay && msg.formal && !msg.linked => Warning,
        () => of_unknown(msg),
    }
}

/// The message names a sender that no rule knows.
fn of_stranger(msg: &Features) -> Level {
    use Level::Warning;
    let away = msg.elsewhere && !msg.at_home;
    let hurts = msg.threat || msg.trouble || msg.gift;
    let takes = msg.pay || !msg.asks.is_empty();
    match () {
        () if msg.matter && msg.throwaway && (msg.formal || msg.pushes()) => Warning,
        () if msg.matter && msg.is_fee_for_money() => Warning,
        () if msg.matter && away && hurts && msg.wants() => Warning,
        () if msg.matter && msg.elsewhere && hurts && takes && !msg.share => Warning,
        () if msg.matter && away && msg.addressed && msg.pushes() && msg.tap => Warning,
        () if msg.matter && msg.elsewhere && hurts && msg.formal && !msg.share => Warning,
        () => of_unknown(msg),
    }
}

/// No rule knows the sender, and the message moves the conversation to a telephone or
/// a chat.
fn of_unknown(msg: &Features) -> Level {
    let moves = msg.call && msg.odd_phone || msg.chat && (msg.formal || msg.odd_phone);
    match () {
        () if msg.matter && msg.call && msg.phone_abroad => Level::Warning,
        () if msg.matter && msg.threat && msg.odd_phone => Level::Warning,
        () if msg.matter && msg.odd_phone && msg.formal && msg.pushes() => Level::Warning,
        () if msg.matter && msg.chat && (msg.gift || !msg.asks.is_empty()) => Level::Warning,
        () if msg.matter && msg.odd_phone && msg.wants() => Level::Warning,
        () if msg.matter && msg.pushes() && moves && (msg.formal || msg.chat) => Level::Warning,
        () => of_other(msg),
    }
}

/// The message names a known sender that is no public body.
fn of_other(msg: &Features) -> Level {
    use Level::{Clear, Notice, Warning};
    match () {
        () if msg.matter && msg.elsewhere && msg.asks_one(Ask::is_card_pin) => Warning,
        () if msg.matter && msg.throwaway && (msg.pushes() || msg.wants()) => Warning,
        () if msg.asks_one(|ask| ask == Ask::PrepaidCode) => Warning,
        () if msg.elsewhere && msg.asks_one(Ask::is_my_number) => Notice,
        () if msg.shortened => Notice,
        () => Clear,
    }
}
