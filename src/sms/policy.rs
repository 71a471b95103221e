//! How loud to be about a message, as a table. The first line that fits decides.
//!
//! | whom it speaks as | where its links lead | what it does | level |
//! |---|---|---|---|
//! | anybody | a host in a government's name | nothing else is written | warning |
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

use super::features::Seen;
use crate::ask::Ask;
use crate::findings::Level;

impl Seen {
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

/// How loud to be.
pub(crate) fn level_of_message(seen: &Seen) -> Level {
    use Level::{Clear, Danger, Notice, Warning};
    let unsigned = !seen.other && !seen.talk;
    match () {
        () if seen.worn && seen.bare => Warning,
        () if seen.worn && seen.claim => Danger,
        () if seen.worn && unsigned && seen.matter && (seen.pushes() || seen.wants()) => Danger,
        () if seen.worn && unsigned && (seen.pushes() || seen.wants()) => Warning,
        () if seen.worn && unsigned && seen.matter && (seen.tap || seen.formal) => Warning,
        () if seen.worn => Notice,
        () if seen.claim => of_claim(seen),
        () if seen.talk => Clear,
        () if seen.other => of_other(seen),
        () if seen.stranger => of_stranger(seen),
        () => of_nobody(seen),
    }
}

/// A public body's name.
fn of_claim(seen: &Seen) -> Level {
    use Level::{Danger, Notice, Warning};
    let data = !seen.asks.is_empty() || seen.atm || seen.chat;
    let moves = seen.pay || seen.app || seen.from_elsewhere;
    match () {
        () if seen.elsewhere && (seen.pushes() || seen.wants() || seen.odd) => Danger,
        () if seen.elsewhere => Warning,
        () if seen.talk => Notice,
        () if data && !seen.linked && !seen.only_bank() => Danger,
        () if data => Warning,
        () if seen.threat && (moves || seen.call || seen.phone) && !seen.linked => Warning,
        () if seen.hurts() && moves && !seen.linked => Warning,
        () if seen.app && seen.from_elsewhere => Warning,
        () if seen.deadline && seen.call && !seen.phone && !seen.linked => Warning,
        () if seen.odd_phone && (seen.call || seen.pushes()) => Warning,
        () => Notice,
    }
}

/// Nobody's name.
fn of_nobody(seen: &Seen) -> Level {
    use Level::{Danger, Warning};
    let worst = |ask: Ask| {
        ask.is_card_pin() || matches!(ask, Ask::PrepaidCode | Ask::MyNumberCard | Ask::OneTimeCode)
    };
    let pin = seen.asks_one(Ask::is_card_pin);
    match () {
        () if seen.headed && seen.shortened && seen.formal => Warning,
        () if !seen.matter => of_other(seen),
        () if seen.elsewhere && pin && seen.pushes() => Danger,
        () if seen.throwaway => Warning,
        () if seen.share && !seen.threat && !seen.gift && !seen.wants() => of_unknown(seen),
        () if seen.elsewhere && (seen.pushes() || seen.wants()) && seen.is_said() => Warning,
        () if seen.elsewhere && (seen.opens || seen.headed) && (seen.tap || seen.formal) => Warning,
        () if seen.asks_one(worst) || seen.atm => Warning,
        () if seen.formal && !seen.asks.is_empty() && (seen.threat || seen.gift) => Warning,
        () if seen.formal && !seen.linked && seen.asks_one(Ask::is_my_number) => Warning,
        () if seen.formal && !seen.linked && seen.opens && !seen.asks.is_empty() => Warning,
        () if seen.threat && (seen.call || seen.phone) => Warning,
        () if seen.is_fee_for_money() => Warning,
        () if seen.threat && seen.pay && seen.formal && !seen.linked => Warning,
        () => of_unknown(seen),
    }
}

/// A name that no rule knows.
fn of_stranger(seen: &Seen) -> Level {
    use Level::Warning;
    let away = seen.elsewhere && !seen.at_home;
    let hurts = seen.threat || seen.trouble || seen.gift;
    let takes = seen.pay || !seen.asks.is_empty();
    match () {
        () if seen.matter && seen.throwaway && (seen.formal || seen.pushes()) => Warning,
        () if seen.matter && seen.is_fee_for_money() => Warning,
        () if seen.matter && away && hurts && seen.wants() => Warning,
        () if seen.matter && seen.elsewhere && hurts && takes && !seen.share => Warning,
        () if seen.matter && away && seen.addressed && seen.pushes() && seen.tap => Warning,
        () if seen.matter && seen.elsewhere && hurts && seen.formal && !seen.share => Warning,
        () => of_unknown(seen),
    }
}

/// Whoever writes, no rule knows: it wants to go on where nobody reads along.
fn of_unknown(seen: &Seen) -> Level {
    let moves = seen.call && seen.odd_phone || seen.chat && (seen.formal || seen.odd_phone);
    match () {
        () if seen.matter && seen.call && seen.phone_abroad => Level::Warning,
        () if seen.matter && seen.threat && seen.odd_phone => Level::Warning,
        () if seen.matter && seen.odd_phone && seen.formal && seen.pushes() => Level::Warning,
        () if seen.matter && seen.chat && (seen.gift || !seen.asks.is_empty()) => Level::Warning,
        () if seen.matter && seen.odd_phone && seen.wants() => Level::Warning,
        () if seen.matter && seen.pushes() && moves && (seen.formal || seen.chat) => Level::Warning,
        () => of_other(seen),
    }
}

/// Somebody else's name.
fn of_other(seen: &Seen) -> Level {
    use Level::{Clear, Notice, Warning};
    match () {
        () if seen.matter && seen.elsewhere && seen.asks_one(Ask::is_card_pin) => Warning,
        () if seen.matter && seen.throwaway && (seen.pushes() || seen.wants()) => Warning,
        () if seen.asks_one(|ask| ask == Ask::PrepaidCode) => Warning,
        () if seen.elsewhere && seen.asks_one(Ask::is_my_number) => Notice,
        () if seen.shortened => Notice,
        () => Clear,
    }
}
