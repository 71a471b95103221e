//! Honest pages in the layouts and ways of the attacks.

use myna_mamori::{Control, Slot, Source};

use super::dice::Dice;
use super::draft::Draft;
use super::vocabulary::{HONEST, Honest};
use super::{Made, add_others};

/// Where the words of an honest field stand.
const SOURCES: [Source; 6] = [
    Source::Label,
    Source::Placeholder,
    Source::Before,
    Source::TableHeader,
    Source::Aria,
    Source::Term,
];

/// The honest page of this seed.
pub(crate) fn honest(seed: u64) -> Made {
    // Not the numbers of the attack of the same seed.
    let dice = &mut Dice::of(!seed);
    let family = dice.one(&HONEST);
    Made {
        page: draft(family, dice).page(),
        families: vec![format!("honest/{}", family.family)],
        level: family.level,
        is_attack: false,
        seed,
    }
}

fn draft(family: &Honest, dice: &mut Dice) -> Draft {
    let mut draft = Draft {
        url: dice.text(&family.hosts).to_owned(),
        ..Draft::default()
    };
    let (owner, title) = (dice.text(&family.owners), dice.text(&family.titles));
    draft.title = match dice.below(3) {
        0 => format!("{title} | {owner}"),
        1 => format!("{title} - {owner}"),
        _ => title.to_owned(),
    };
    let slot = *dice.one(&[Slot::Header, Slot::TopLine, Slot::Logo]);
    draft.name_in_line(slot, owner);
    draft.name_in_line(Slot::Heading, title);
    draft.line(dice.text(&family.leads));
    add_others(&family.others, &mut draft, dice);
    add_asks(family, title, &mut draft, dice);
    draft.name_in_line(Slot::Copyright, &format!("© 2026 {owner}"));
    draft
}

fn add_asks(family: &Honest, title: &str, draft: &mut Draft, dice: &mut Dice) {
    let source = *dice.one(&SOURCES);
    let ask = dice.text(&family.asks);
    let control = match family.control {
        Control::Text if dice.happens(30) => Control::Tel,
        control => control,
    };
    let mut labels = vec![(source, ask)];
    if dice.happens(60) {
        labels.push((Source::Heading, title));
    }
    draft.field(control, &labels);
    for more in &family.more {
        draft.field(Control::Text, &[(source, more)]);
    }
}
