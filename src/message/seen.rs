//! What the policy looks at, gathered from the parts of a message.

use super::{
    kind::Kind,
    letter::Letter,
    links::{Link, SeenLink, is_one_owner},
    policy::Seen,
    rules::{HOST_MATTERS, MATTERS, WORDS},
    sender::Speaker,
    signs::Signs,
};
use crate::{Ask, text::fold};

/// What the policy looks at.
pub(super) fn seen(speaker: &Speaker, signs: &Signs, links: &[SeenLink], letter: &Letter) -> Seen {
    let own = match speaker {
        Speaker::Body(_, own) => *own,
        Speaker::Other | Speaker::Stranger(_) | Speaker::Nobody => &[],
    };
    let elsewhere = |link: &&SeenLink| !link.is_official(own) && !link.is_neutral();
    let from = sent_from(letter);
    let phones: Vec<&str> = letter.lines.iter().flat_map(|line| phones(line)).collect();
    let mut asks: Vec<Ask> = signs.found.iter().filter_map(|f| f.sign.ask).collect();
    asks.sort_unstable();
    asks.dedup();
    Seen {
        claim: matches!(speaker, Speaker::Body(..)),
        other: *speaker == Speaker::Other,
        headed: letter
            .lines
            .iter()
            .chain([&letter.subject])
            .any(|line| is_heading(line)),
        stranger: matches!(speaker, Speaker::Stranger(_)),
        addressed: from.is_some(),
        at_home: from.as_ref().is_some_and(|from| {
            let mut links = links.iter().filter(elsewhere);
            links.all(|link| is_one_owner(&link.name, &from.name))
        }),
        matter: signs.matter || links.iter().any(|link| names_a_matter(&link.name)),
        opens: opens_with_a_matter(letter),
        formal: signs.formal,
        talk: signs.has(Kind::Talk),
        bare: false,
        elsewhere: links.iter().any(|link| elsewhere(&link)),
        linked: links.iter().any(|link| !link.is_neutral()),
        worn: links.iter().chain(&from).any(SeenLink::wears_a_name),
        shortened: links
            .iter()
            .any(|l| l.oddities.iter().any(|o| o == "link-shortened")),
        odd: links
            .iter()
            .filter(elsewhere)
            .any(|link| !link.oddities.is_empty()),
        from_elsewhere: from.is_some_and(|from| !from.is_official(own)),
        asks,
        pay: signs.has(Kind::Pay),
        call: signs.has(Kind::Call),
        phone: !phones.is_empty(),
        odd_phone: phones.iter().any(|phone| is_no_office(phone)),
        phone_abroad: phones.iter().any(|phone| is_abroad(phone)),
        atm: signs.has(Kind::Atm),
        app: signs.has(Kind::App) || links.iter().any(SeenLink::is_app),
        chat: signs.has(Kind::Chat) || links.iter().any(SeenLink::is_chat),
        tap: signs.has(Kind::Tap),
        threat: signs.has(Kind::Threat),
        trouble: signs.has(Kind::Trouble),
        gift: signs.has(Kind::Gift),
        deadline: signs.has(Kind::Deadline),
        share: signs.share,
    }
}

/// Whether a host has the word of a public matter: `juminzei-kanpu.example`.
fn names_a_matter(host: &str) -> bool {
    WORDS.groups(&fold(&host.replace(['.', '-'], " "))) & HOST_MATTERS != 0
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

/// The telephone numbers of a line: 03-0000-0000, +81 3 0000 0000.
fn phones(line: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '+');
    let at_home = line.split(move |c: char| !is_part(c));
    let abroad = line.match_indices('+').filter_map(move |(at, _)| {
        let end = line[at..].find(|c: char| !is_part(c) && c != ' ');
        line.get(at..end.map_or(line.len(), |end| at + end))
    });
    at_home.chain(abroad).filter(|part| {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        (9..=13).contains(&digits)
            && part.starts_with(['0', '+', '('])
            && (part.contains('-') || is_no_office(part))
    })
}

/// Whether no public body's desk answers at a number: it is abroad, a mobile's,
/// or one that anybody takes on the internet.
fn is_no_office(phone: &str) -> bool {
    let digits = digits_at_home(phone);
    let is_taken = |begin: &&str| digits.starts_with(*begin) && digits.len() == 11;
    is_abroad(phone) || ["050", "070", "080", "090"].iter().any(|b| is_taken(&b))
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
