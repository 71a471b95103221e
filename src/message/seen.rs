//! What the policy looks at, gathered from the parts of a message.

use super::{
    kind::Kind,
    letter::Letter,
    links::{Link, SeenLink},
    policy::Seen,
    sender::Speaker,
    signs::Signs,
};
use crate::Ask;

/// What the policy looks at.
pub(super) fn seen(speaker: &Speaker, signs: &Signs, links: &[SeenLink], letter: &Letter) -> Seen {
    let own = match speaker {
        Speaker::Body(_, own) => *own,
        Speaker::Other | Speaker::Nobody => &[],
    };
    let elsewhere = |link: &&SeenLink| !link.is_official(own) && !link.is_neutral();
    let from = sent_from(letter);
    let mut asks: Vec<Ask> = signs.found.iter().filter_map(|f| f.sign.ask).collect();
    asks.sort_unstable();
    asks.dedup();
    Seen {
        claim: matches!(speaker, Speaker::Body(..)),
        other: *speaker == Speaker::Other,
        matter: signs.matter,
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
        phone: letter.lines.iter().any(|line| has_phone(line)),
        atm: signs.has(Kind::Atm),
        app: signs.has(Kind::App) || links.iter().any(SeenLink::is_app),
        chat: signs.has(Kind::Chat) || links.iter().any(SeenLink::is_chat),
        tap: signs.has(Kind::Tap),
        threat: signs.has(Kind::Threat),
        gift: signs.has(Kind::Gift),
        deadline: signs.has(Kind::Deadline),
    }
}

/// Whether a line has a telephone number: 03-0000-0000, +81-3-0000-0000.
fn has_phone(line: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '+');
    line.split(|c: char| !is_part(c)).any(|part| {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        (9..=13).contains(&digits) && part.contains('-') && part.starts_with(['0', '+', '('])
    })
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
