//! Where a page names its owner and its matter.

use myna_mamori::Slot;

use super::dice::Dice;
use super::draft::Draft;

/// The layouts in which the page is named by its owner.
const STRONG: [&str; 5] = ["bar", "heading", "title", "logo", "line-under"];
/// Those in which the owner is named only at the end or above a chat.
const WEAK: [&str; 3] = ["signature", "copyright", "chat-sender"];

/// The layouts for a page with an owner. Where only what the owner's name makes of the page
/// counts, the name stands at its top.
pub(crate) fn layouts(needs_name: bool) -> Vec<&'static str> {
    let weak: &[&str] = if needs_name { &[] } else { &WEAK };
    STRONG.iter().chain(weak).copied().collect()
}

/// Adds the title and the top of a page without an owner.
pub(crate) fn top_without_owner(matter: &str, draft: &mut Draft) {
    matter.clone_into(&mut draft.title);
    draft.name_in_line(Slot::Heading, matter);
}

/// Adds the title and the top of a page of this owner.
pub(crate) fn top(layout: &str, owner: &str, matter: &str, draft: &mut Draft, dice: &mut Dice) {
    let both = [
        format!("{matter} | {owner}"),
        format!("{owner}｜{matter}"),
        format!("【{owner}】{matter}"),
        format!("{matter} - {owner}"),
    ];
    draft.title = match layout {
        "title" => dice.one(&both).clone(),
        "bar" | "heading" if dice.happens(50) => dice.one(&both).clone(),
        _ => matter.to_owned(),
    };
    match layout {
        "bar" => {
            let slot = *dice.one(&[Slot::Header, Slot::TopLine]);
            draft.name_in_line(slot, owner);
            draft.name_in_line(Slot::Heading, matter);
        }
        "heading" => {
            draft.name_in_line(Slot::Heading, owner);
            draft.name_in_line(Slot::Subheading, matter);
        }
        "logo" => {
            draft.name(*dice.one(&[Slot::Logo, Slot::Picture]), owner);
            draft.name_in_line(Slot::Heading, matter);
        }
        "line-under" => {
            draft.name_in_line(Slot::Heading, matter);
            draft.name_in_line(Slot::Subheading, owner);
        }
        "chat-sender" => {
            draft.name_in_line(Slot::Heading, matter);
            draft.name_in_line(Slot::Sender, owner);
        }
        _ => draft.name_in_line(Slot::Heading, matter),
    }
}

/// Adds the end of the page.
pub(crate) fn end(layout: &str, owner: &str, draft: &mut Draft) {
    match layout {
        "signature" => draft.name_in_line(Slot::Footer, owner),
        "copyright" => draft.name_in_line(Slot::Copyright, &format!("Copyright © 2026 {owner}")),
        _ => (),
    }
}
