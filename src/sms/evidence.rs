//! The evidence of a message: its signals, each with the text that shows it, and the score.

use super::claims::Claims;
use super::kind::Kind;
use super::lines::Line;
use super::links::InspectedLink;
use super::parsed_message::ParsedMessage;
use super::rules::{MESSAGE_PAIRS, MESSAGE_SCORE, PUBLIC_TOPICS, WORDS};
use super::signal::Signal;
use super::signs::{Signs, quote as quote_of_sentence};
use super::ways_out::{read_line, read_link, read_phones, read_senders};
use crate::ask::Ask;
use text::normalize;

/// The signals of a message.
#[derive(Default)]
pub(crate) struct Evidence {
    /// The signals as a set of bits.
    pub(crate) set: u128,
    /// What shows each of them that is not a sign of the rules.
    pub(crate) quotes: Vec<(Signal, String)>,
    /// What its wording adds to the score.
    wording: i32,
    /// Whether it is about scams, as a warning is.
    pub(crate) talks_about_scams: bool,
    /// Whether it wants data, a cash machine or a chat.
    pub(crate) wants_data: bool,
    /// Whether it threatens, offers or hurries, or reports that somebody does, or wants data or
    /// a cash machine.
    pub(crate) insists: bool,
    /// Whether it threatens in a public body's name that something is lost, and leaves hours, or hurries towards a
    /// button: offices set their dates in letters.
    is_ultimatum: bool,
    /// The data that it asks for, each once, in the order of [`Ask`].
    pub(crate) asks: Vec<Ask>,
}

impl Evidence {
    /// Collects the signals.
    pub(crate) fn of(
        parsed: &ParsedMessage,
        lines: &[Line],
        claims: &Claims,
        signs: &Signs,
        inspected: &[InspectedLink],
    ) -> Self {
        let mut evidence = Self::default();
        for (signal, quote) in &claims.found {
            evidence.add(*signal, quote);
        }
        evidence.read_lines(lines, signs);
        let mut add = |signal: Signal, quote: &str| evidence.add(signal, quote);
        for link in inspected {
            read_link(link, &mut add);
        }
        read_phones(parsed, &mut add);
        read_senders(parsed, &mut add);
        for found in &signs.found {
            evidence.set |= 1 << found.sign.signal;
            evidence.talks_about_scams |= found.sign.kind == Kind::Talk;
            evidence.wants_data |= matches!(found.sign.kind, Kind::Give | Kind::Atm | Kind::Chat);
            evidence.insists |=
                found.sign.kind.pushes() || matches!(found.sign.kind, Kind::Give | Kind::Atm);
        }
        evidence.insists |= signs.reports_push;
        let has = |kinds: &[Kind]| {
            signs
                .found
                .iter()
                .any(|found| kinds.contains(&found.sign.kind))
        };
        let leaves_hours = evidence.has(Signal::NamesBody) && has(&[Kind::Hours]);
        let hurries_to_button = evidence.has(Signal::SpeaksAsBody)
            && evidence.has(Signal::Button)
            && has(&[Kind::Hours, Kind::Deadline]);
        evidence.is_ultimatum = has(&[Kind::Loss]) && (leaves_hours || hurries_to_button);
        evidence.wording = signs.wording;
        let asks = signs.found.iter().filter_map(|found| found.sign.ask);
        evidence.asks = asks.collect();
        evidence.asks.sort_unstable();
        evidence.asks.dedup();
        evidence
    }

    fn read_lines(&mut self, lines: &[Line], signs: &Signs) {
        for line in lines {
            let text = line.text;
            read_line(text, &mut |signal, quote| self.add(signal, quote));
            if is_heading(text) {
                self.add(Signal::Heading, text);
            }
            let may_start = line.has_public_topic() && !self.has(Signal::StartsWithMatter);
            if may_start && starts_with_matter(text) {
                self.add(Signal::StartsWithMatter, text);
            }
        }
        for (has, signal) in [
            (signs.has_public_topic, Signal::PublicMatter),
            (signs.has_business_topic, Signal::BusinessMatter),
            (signs.is_formal, Signal::Formal),
            (signs.reports_push, Signal::ReportsPush),
            (signs.reports_demand, Signal::ReportsDemand),
        ] {
            if has {
                self.add(signal, "");
            }
        }
        if let Some(line) = signs.button.as_ref() {
            self.add(Signal::Button, line);
        }
    }

    fn add(&mut self, signal: Signal, quote: &str) {
        if !self.has(signal) {
            self.set |= signal.bit();
            self.quotes.push((signal, quote_of_sentence(quote)));
        }
    }

    /// Whether it has a signal.
    pub(crate) fn has(&self, signal: Signal) -> bool {
        self.set & signal.bit() != 0
    }

    /// Whether it has one of these signals.
    pub(crate) fn has_any(&self, signals: &[Signal]) -> bool {
        signals.iter().any(|signal| self.has(*signal))
    }

    /// The text that shows a signal.
    pub(crate) fn quote_of(&self, signal: Signal) -> Option<&str> {
        let mut quotes = self.quotes.iter();
        quotes
            .find(|(known, _)| *known == signal)
            .map(|(_, quote)| quote.as_str())
    }

    /// The weights of its pairs of signals, and what its wording adds. Nothing of it is
    /// negative, so that no addition to a message lowers it.
    fn score(&self) -> i32 {
        let has = |bit: u8| self.set & 1 << bit != 0;
        let pairs = MESSAGE_PAIRS.iter().filter(|(a, b, _)| has(*a) && has(*b));
        pairs.map(|(_, _, weight)| i32::from(*weight)).sum::<i32>() + self.wording
    }

    /// Whether the score is one of a scam, or no office would write so.
    pub(crate) fn is_scam(&self) -> bool {
        self.score() >= MESSAGE_SCORE || self.is_ultimatum
    }

    /// Whether the score comes near to that.
    pub(crate) fn is_near_scam(&self) -> bool {
        self.score() * 3 >= MESSAGE_SCORE * 2
    }

    /// Whether the score is far above that.
    pub(crate) fn is_plain_scam(&self) -> bool {
        self.score() >= MESSAGE_SCORE + PLAIN_MARGIN
    }
}

/// How far above the score of a scam, in sixteenths, that of a plain one is.
const PLAIN_MARGIN: i32 = 16;

/// Whether a line begins in brackets, as notices do: 【重要】.
fn is_heading(line: &str) -> bool {
    line.starts_with(['【', '[', '≪', '《', '〔'])
}

/// Whether a line begins with a public topic, as notices do.
fn starts_with_matter(line: &str) -> bool {
    let head: String = line.chars().take(40).collect();
    let hits = WORDS.find(&normalize(&head)).into_iter();
    let mut topics = hits.filter(|hit| hit.groups & PUBLIC_TOPICS != 0);
    topics.any(|hit| hit.start <= MAX_LEAD_CHARS)
}

/// At most this many characters may come before the topic: 【重要】, "Your".
const MAX_LEAD_CHARS: usize = 6;
