//! What the policy looks at, gathered from the parts of a message.

use text::fold;

use super::{
    kind::Kind,
    letter::Letter,
    links::{Link, SeenLink, is_one_owner},
    names::words,
    policy::Seen,
    rules::{HOST_MATTERS, MATTERS, WORDS},
    sender::{Own, Speaker},
    signs::Signs,
};

/// What the policy looks at.
pub(super) fn seen(speaker: &Speaker, signs: &Signs, links: &[SeenLink], letter: &Letter) -> Seen {
    let own = match speaker {
        Speaker::Body(_, own) => *own,
        Speaker::Other | Speaker::Stranger(_) | Speaker::Nobody => &[],
    };
    let mut seen = Seen::default();
    seen.know_writer(speaker, letter, own);
    seen.follow(links, letter, own);
    seen.hear(signs);
    seen.dial(letter);
    seen.matter |= signs.matter || words(&letter.sender) & MATTERS != 0;
    seen.opens = opens_with_a_matter(letter);
    seen
}

impl Seen {
    /// Who writes, by name and by address.
    fn know_writer(&mut self, speaker: &Speaker, letter: &Letter, own: Own) {
        let mut lines = letter.lines.iter().chain([&letter.subject]);
        let from = sent_from(letter);
        self.claim = matches!(speaker, Speaker::Body(..));
        self.other = *speaker == Speaker::Other;
        self.stranger = matches!(speaker, Speaker::Stranger(_));
        self.headed = lines.any(|line| is_heading(line));
        self.addressed = from.is_some();
        self.worn |= from.as_ref().is_some_and(SeenLink::wears_a_name);
        self.from_elsewhere = from.is_some_and(|from| !from.is_official(own));
    }

    /// Where its links lead.
    fn follow(&mut self, links: &[SeenLink], letter: &Letter, own: Own) {
        let is_away = |link: &&SeenLink| !link.is_official(own) && !link.is_neutral();
        let away: Vec<&SeenLink> = links.iter().filter(is_away).collect();
        self.at_home = sent_from(letter)
            .is_some_and(|from| away.iter().all(|link| is_one_owner(&link.name, &from.name)));
        self.elsewhere = !away.is_empty();
        self.odd = away.iter().any(|link| !link.oddities.is_empty());
        self.throwaway = away.iter().any(|link| link.is_throwaway());
        self.linked = links.iter().any(|link| !link.is_neutral());
        self.matter |= links.iter().any(|link| names_a_matter(&link.name));
        self.worn |= links.iter().any(SeenLink::wears_a_name);
        self.shortened = links.iter().any(SeenLink::is_shortened);
        self.app |= links.iter().any(SeenLink::is_app);
        self.chat |= links.iter().any(SeenLink::is_chat);
    }

    /// What it wants, threatens and offers.
    fn hear(&mut self, signs: &Signs) {
        self.asks = signs.found.iter().filter_map(|f| f.sign.ask).collect();
        self.asks.sort_unstable();
        self.asks.dedup();
        self.formal = signs.formal;
        self.share = signs.share;
        for found in &signs.found {
            match found.sign.kind {
                Kind::Tap => self.tap = true,
                Kind::Pay => self.pay = true,
                Kind::Call => self.call = true,
                Kind::Atm => self.atm = true,
                Kind::App => self.app = true,
                Kind::Chat => self.chat = true,
                Kind::Threat => self.threat = true,
                Kind::Trouble => self.trouble = true,
                Kind::Gift => self.gift = true,
                Kind::Deadline => self.deadline = true,
                Kind::Talk => self.talk = true,
                // Told by what is asked for.
                Kind::Give => {}
            }
        }
    }

    /// Whom its telephone numbers reach.
    fn dial(&mut self, letter: &Letter) {
        let phones = all_phones(letter);
        self.phone = !phones.is_empty();
        self.odd_phone = phones.iter().any(|phone| is_no_office(phone));
        self.phone_abroad = phones.iter().any(|phone| is_abroad(phone));
    }
}

/// Whether a host has the word of a public matter: `juminzei-kanpu.example`.
fn names_a_matter(host: &str) -> bool {
    host.split(['.', '-'])
        .any(|part| HOST_MATTERS.contains(&part))
}

/// Whether the subject or the first line begins with a public matter, as notices
/// do; what friends and shops say of one stands further behind.
fn opens_with_a_matter(letter: &Letter) -> bool {
    let is_written = |line: &&String| !line.trim().is_empty();
    let first = letter.lines.iter().find(is_written);
    first.into_iter().chain([&letter.subject]).any(|line| {
        let head: String = line.chars().take(40).collect();
        let hits = WORDS.find(&fold(&head)).into_iter();
        let mut matters = hits.filter(|hit| hit.groups & MATTERS != 0);
        matters.any(|hit| hit.start <= FRONT)
    })
}

/// So many letters may stand in front: 【重要】, "Your".
const FRONT: usize = 6;

/// Whether a line begins in brackets, as notices do: 【重要】.
fn is_heading(line: &str) -> bool {
    line.starts_with(['【', '[', '≪', '《', '〔'])
}

fn all_phones(letter: &Letter) -> Vec<&str> {
    let lines = letter.lines.iter().filter(|line| has_number(line));
    lines.flat_map(|line| phones(line)).collect()
}

/// Whether a line has as many digits as a telephone number; hardly any has.
fn has_number(line: &str) -> bool {
    line.bytes().filter(u8::is_ascii_digit).nth(8).is_some()
}

/// The telephone numbers of a line: 03-0000-0000, +81 3 0000 0000.
fn phones(line: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '+');
    let at_home = line.split(move |c: char| !is_part(c));
    // Up to the next one, so that no row of them is read again from each.
    let abroad = line.match_indices('+').map(move |(at, _)| {
        let behind = &line[at + 1..];
        let end = behind.find(|c: char| c == '+' || !is_part(c) && c != ' ');
        &line[at..end.map_or(line.len(), |end| at + 1 + end)]
    });
    at_home.chain(abroad).filter(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        (9..=13).contains(&digits)
            && part.starts_with(['0', '+', '('])
            && (part.contains('-') || is_no_office(part))
    })
}

/// Whether no public body's desk answers at a number: it is abroad, a mobile's,
/// or one that anybody takes on the internet.
fn is_no_office(phone: &str) -> bool {
    let digits = digits_at_home(phone);
    let begins = |begin: &str| digits.starts_with(begin) && digits.len() == 11;
    is_abroad(phone) || ["050", "070", "080", "090"].into_iter().any(begins)
}

fn is_abroad(phone: &str) -> bool {
    let digits = digits_at_home(phone);
    digits.starts_with("010") || !digits.starts_with('0')
}

/// The digits as they are dialled in Japan: +81 50 is 050.
fn digits_at_home(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("81") {
        Some(rest) if phone.starts_with('+') => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    }
}

/// The host of the sender's address.
pub(super) fn sent_from(letter: &Letter) -> Option<SeenLink> {
    let (_, host) = letter.address.rsplit_once('@')?;
    let target = format!("https://{host}/");
    SeenLink::of(&Link {
        text: String::new(),
        target,
    })
}
