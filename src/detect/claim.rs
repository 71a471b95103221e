//! Whom the page speaks as. A page speaks as a public body that is named where a site or a
//! page names its owner. `owner` tells a name from a text about the body.

use std::collections::HashSet;
use std::iter;

use super::named::{Named, Owner};
use super::naming::is_prose;
use super::owner::{is_topic, only_name, owner};
use super::term_set::TermSet;
use super::unlisted_office::{is_department_of_place, is_unlisted_office};
use crate::findings::{Claim, ClaimStrength, Matter};
use crate::page::{PageSnapshot, Slot};
use crate::rules::{BodyKind, PUBLIC_MATTERS};

/// The public body that the page claims to be, if any: the strongest claim, and of equal
/// ones the first, in the order of title, identity slots, lines of text.
pub(crate) fn claim(page: &PageSnapshot) -> Option<Claim> {
    let names_another = names_an_owner(&page.title);
    let title = title_claim(&page.title);
    let heading = heading_at(page);
    let slots = page.identity.iter().enumerate();
    let slots = slots.filter_map(|(at, identity)| {
        let slot = if heading == Some(at) {
            Slot::Heading
        } else {
            identity.slot
        };
        slot_claim(slot, &identity.text, names_another)
    });
    let mut claims = title.into_iter().chain(slots).chain(line_claim(page));
    let mut best: Option<Claim> = None;
    // The iterator is consumed only until a plain claim is found.
    for claim in &mut claims {
        if best
            .as_ref()
            .is_none_or(|best| best.strength < claim.strength)
        {
            best = Some(claim);
        }
        if best
            .as_ref()
            .is_some_and(|best| best.strength == ClaimStrength::Plain)
        {
            break;
        }
    }
    best
}

/// The first heading of the second rank, where it names a public matter: it is read as one of the first
/// rank.
fn heading_at(page: &PageSnapshot) -> Option<usize> {
    let mut names = page.identity.iter();
    let at = names.position(|one| one.slot == Slot::Subheading)?;
    let text = &page.identity[at].text;
    TermSet::of(text).has_one_of(PUBLIC_MATTERS).then_some(at)
}

fn quote(text: &str) -> String {
    text.chars().take(80).collect()
}

/// The claim of a text that names a body. A topic, and the bare name of a municipality,
/// are at most a signature.
fn claim_of(named: Named, text: &str, strength: ClaimStrength) -> Claim {
    let is_plain = named.kind != BodyKind::Topic && !named.is_bare;
    let most = if is_plain {
        ClaimStrength::Plain
    } else {
        ClaimStrength::Signed
    };
    Claim {
        body: named.body.to_owned(),
        quote: quote(text),
        strength: strength.min(most),
    }
}

/// The claim of a title, by its last part that has more than words that any site uses:
/// 「マイナポータル | ログイン」 is Mynaportal, and 「マイナポータル | ◯◯新聞」 is a newspaper.
/// A body in another part counts where the last one is a topic: 「国税庁 | お支払い方法」.
fn title_claim(title: &str) -> Option<Claim> {
    let parts = title_parts(title);
    let last = parts.iter().rfind(|part| **part != Owner::Nobody)?;
    if let Owner::Body(named) = last {
        return Some(claim_of(*named, title, ClaimStrength::Plain));
    }
    let Owner::Body(named) = owner(title) else {
        return None;
    };
    let is_own = named.kind != BodyKind::Topic && !names_an_owner(title);
    is_own.then(|| claim_of(named, title, ClaimStrength::Plain))
}

/// Whether a title of several parts ends in the name of another owner. A title of one
/// part states the topic of the page and names no owner.
fn names_an_owner(title: &str) -> bool {
    let parts: Vec<&str> = title_texts(title).collect();
    // In 【国税庁】お支払い方法 the brackets name who speaks, and a topic follows.
    let is_addressed = parts.len() == 2 && title.trim_start().starts_with('【');
    let last = parts.last().filter(|_| parts.len() > 1 && !is_addressed);
    last.is_some_and(|part| owner(part) == Owner::Other && !is_topic(part))
}

fn title_parts(title: &str) -> Vec<Owner> {
    title_texts(title).map(owner).collect()
}

fn title_texts(title: &str) -> impl Iterator<Item = &str> {
    let parts = title.split(['|', '｜', ':', '：', '»', '>', '【', '】', '/', '／']);
    let parts = parts.flat_map(|part| part.split(" - "));
    let parts = parts.flat_map(|part| part.split(" – ").flat_map(|part| part.split(" — ")));
    parts.filter(|part| !part.trim().is_empty())
}

/// The claim of a page for a public matter whose owner has the form of an office's name and
/// is in no list: 大阪地方裁判所.
pub(super) fn unlisted_claim(page: &PageSnapshot, matter: &Matter) -> Option<Claim> {
    let slots = page.identity.iter().filter(|i| i.slot != Slot::Asset);
    // At the end of a page stands who else can be asked.
    let above = slots.clone().filter(|i| i.slot != Slot::Footer);
    let mut texts = iter::once(page.title.as_str()).chain(above.map(|i| i.text.as_str()));
    let is_short = |text: &&str| text.chars().nth(MAX_NAME_CHARS).is_none() && !is_prose(text);
    let department = texts.find(|text| is_short(text) && is_department_of_place(text));
    if let Some(department) = department {
        return Some(claim_of(Named::office(), department, ClaimStrength::Plain));
    }
    if matter.public.is_none() || names_an_owner(&page.title) {
        return None;
    }
    let texts = title_texts(&page.title).chain(slots.map(|i| i.text.as_str()));
    let mut offices = texts.filter(|text| is_unlisted_office(text));
    let office = offices.next()?;
    Some(claim_of(Named::office(), office, ClaimStrength::Plain))
}

/// The name of an office and of its departments has at most this many characters.
const MAX_NAME_CHARS: usize = 48;

/// The claim in one place. A service's name above a form is only a signature: others
/// write it there.
fn slot_claim(slot: Slot, text: &str, names_another: bool) -> Option<Claim> {
    if slot == Slot::Asset {
        return Some(Claim {
            body: "government-assets".to_owned(),
            quote: quote(text),
            strength: ClaimStrength::Plain,
        });
    }
    let is_line = matches!(slot, Slot::Subheading | Slot::TopLine | Slot::Footer);
    let named = match owner(text) {
        Owner::Body(_) if is_line => only_name(text)?,
        Owner::Body(named) => named,
        _ => return None,
    };
    let is_heading = matches!(slot, Slot::Heading | Slot::Subheading);
    if named.kind == BodyKind::Topic && (is_heading || is_line) {
        return None;
    }
    // A page of somebody else tells about it: 行政サービス（証明書交付）について.
    if names_another && is_heading && text.trim_end().ends_with("について") {
        return None;
    }
    let strength = match slot {
        Slot::SiteName => ClaimStrength::Plain,
        Slot::Copyright if only_name(text).is_some() => ClaimStrength::Plain,
        _ if names_another || is_line && is_told_whom_to_ask(text) => ClaimStrength::Weak,
        _ if is_heading && named.kind == BodyKind::Service => ClaimStrength::Signed,
        _ => ClaimStrength::Plain,
    };
    Some(claim_of(named, text, strength))
}

/// Whether a line says for what somebody can be asked: 「カードの一時停止：マイナンバー総合フリーダイヤル」. In
/// 「運営：…」 it says who speaks.
fn is_told_whom_to_ask(line: &str) -> bool {
    const SPEAKERS: [&str; 10] = [
        "運営", "発行", "差出", "発信", "送信", "提供", "作成", "主催", "担当", "所管",
    ];
    let parts = line.split_once([':', '：']);
    parts.is_some_and(|(label, name)| {
        !SPEAKERS.iter().any(|word| label.contains(word)) && only_name(name).is_some()
    })
}

/// The claim of a line at the beginning or the end of the text that is only a body's name and department, like a signature,
/// or in which a body introduces itself: 「◯◯機構 カード管理部よりお知らせします」. The name of a field is none: a bank
/// asks for "Agência e número da conta".
fn line_claim(page: &PageSnapshot) -> Option<Claim> {
    const MAX_LINE_CHARS: usize = 48;
    const MAX_AT_EDGE: usize = 5;
    let labels = page.fields.iter().flat_map(|field| &field.labels);
    let fields: HashSet<&str> = labels.map(|label| label.text.as_str()).collect();
    let all: Vec<&str> = page.text.lines().collect();
    let is_edge = |at: usize| at < MAX_AT_EDGE || at + MAX_AT_EDGE >= all.len();
    let edges = all.iter().enumerate().filter(|(at, _)| is_edge(*at));
    let lines = edges
        .map(|(_, line)| *line)
        .filter(|line| !fields.contains(line));
    let lines = lines.filter(|line| line.chars().nth(MAX_LINE_CHARS).is_none());
    let mut claims = lines.filter(|line| line.len() > 6).filter_map(|line| {
        let named = only_name(line)?;
        let is_name = named.kind == BodyKind::Organisation && !named.is_bare;
        is_name.then(|| claim_of(named, line, ClaimStrength::Weak))
    });
    claims.next()
}
