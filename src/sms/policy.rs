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
pub(crate) fn level_of_message(features: &Features) -> Level {
    use Level::{Clear, Danger, Notice, Warning};
    let unsigned = !features.other && !features.talk;
    match () {
        () if features.impersonating_link && features.links_only => Warning,
        () if features.impersonating_link && features.claim => Danger,
        () if features.impersonating_link
            && unsigned
            && features.matter
            && (features.pushes() || features.wants()) =>
        {
            Danger
        }
        () if features.impersonating_link
            && unsigned
            && (features.pushes() || features.wants()) =>
        {
            Warning
        }
        () if features.impersonating_link
            && unsigned
            && features.matter
            && (features.tap || features.formal) =>
        {
            Warning
        }
        () if features.impersonating_link => Notice,
        () if features.claim => of_claim(features),
        () if features.talk => Clear,
        () if features.other => of_other(features),
        () if features.stranger => of_stranger(features),
        () => of_nobody(features),
    }
}

/// The message claims to be from a public body.
fn of_claim(features: &Features) -> Level {
    use Level::{Danger, Notice, Warning};
    let data = !features.asks.is_empty() || features.atm || features.chat;
    let moves = features.pay || features.app || features.from_elsewhere;
    match () {
        () if features.elsewhere && (features.pushes() || features.wants() || features.odd) => {
            Danger
        }
        () if features.elsewhere => Warning,
        () if features.talk => Notice,
        () if data && !features.linked && !features.only_bank() => Danger,
        () if data => Warning,
        () if features.threat && (moves || features.call || features.phone) && !features.linked => {
            Warning
        }
        () if features.hurts() && moves && !features.linked => Warning,
        () if features.app && features.from_elsewhere => Warning,
        () if features.deadline && features.call && !features.phone && !features.linked => Warning,
        () if features.odd_phone && (features.call || features.pushes()) => Warning,
        () => Notice,
    }
}

/// The message names no sender.
fn of_nobody(features: &Features) -> Level {
    use Level::{Danger, Warning};
    let worst = |ask: Ask| {
        ask.is_card_pin() || matches!(ask, Ask::PrepaidCode | Ask::MyNumberCard | Ask::OneTimeCode)
    };
    let pin = features.asks_one(Ask::is_card_pin);
    match () {
        () if features.headed && features.shortened && features.formal => Warning,
        () if !features.matter => of_other(features),
        () if features.elsewhere && pin && features.pushes() => Danger,
        () if features.throwaway => Warning,
        () if features.share && !features.threat && !features.gift && !features.wants() => {
            of_unknown(features)
        }
        () if features.elsewhere
            && (features.pushes() || features.wants())
            && features.is_said() =>
        {
            Warning
        }
        () if features.elsewhere
            && (features.starts_with_topic || features.headed)
            && (features.tap || features.formal) =>
        {
            Warning
        }
        () if features.asks_one(worst) || features.atm => Warning,
        () if features.formal
            && !features.asks.is_empty()
            && (features.threat || features.gift) =>
        {
            Warning
        }
        () if features.formal && !features.linked && features.asks_one(Ask::is_my_number) => {
            Warning
        }
        () if features.formal
            && !features.linked
            && features.starts_with_topic
            && !features.asks.is_empty() =>
        {
            Warning
        }
        () if features.threat && (features.call || features.phone) => Warning,
        () if features.is_fee_for_money() => Warning,
        () if features.threat && features.pay && features.formal && !features.linked => Warning,
        () => of_unknown(features),
    }
}

/// The message names a sender that no rule knows.
fn of_stranger(features: &Features) -> Level {
    use Level::Warning;
    let away = features.elsewhere && !features.at_home;
    let hurts = features.threat || features.trouble || features.gift;
    let takes = features.pay || !features.asks.is_empty();
    match () {
        () if features.matter && features.throwaway && (features.formal || features.pushes()) => {
            Warning
        }
        () if features.matter && features.is_fee_for_money() => Warning,
        () if features.matter && away && hurts && features.wants() => Warning,
        () if features.matter && features.elsewhere && hurts && takes && !features.share => Warning,
        () if features.matter
            && away
            && features.addressed
            && features.pushes()
            && features.tap =>
        {
            Warning
        }
        () if features.matter
            && features.elsewhere
            && hurts
            && features.formal
            && !features.share =>
        {
            Warning
        }
        () => of_unknown(features),
    }
}

/// No rule knows the sender, and the message moves the conversation to a telephone or
/// a chat.
fn of_unknown(features: &Features) -> Level {
    let moves = features.call && features.odd_phone
        || features.chat && (features.formal || features.odd_phone);
    match () {
        () if features.matter && features.call && features.phone_abroad => Level::Warning,
        () if features.matter && features.threat && features.odd_phone => Level::Warning,
        () if features.matter && features.odd_phone && features.formal && features.pushes() => {
            Level::Warning
        }
        () if features.matter && features.chat && (features.gift || !features.asks.is_empty()) => {
            Level::Warning
        }
        () if features.matter && features.odd_phone && features.wants() => Level::Warning,
        () if features.matter
            && features.pushes()
            && moves
            && (features.formal || features.chat) =>
        {
            Level::Warning
        }
        () => of_other(features),
    }
}

/// The message names a known sender that is no public body.
fn of_other(features: &Features) -> Level {
    use Level::{Clear, Notice, Warning};
    match () {
        () if features.matter && features.elsewhere && features.asks_one(Ask::is_card_pin) => {
            Warning
        }
        () if features.matter && features.throwaway && (features.pushes() || features.wants()) => {
            Warning
        }
        () if features.asks_one(|ask| ask == Ask::PrepaidCode) => Warning,
        () if features.elsewhere && features.asks_one(Ask::is_my_number) => Notice,
        () if features.shortened => Notice,
        () => Clear,
    }
}
