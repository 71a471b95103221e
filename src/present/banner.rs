//! Which banner a page gets, which fields are highlighted, and whether a form
//! that is about to be sent is held back.

use super::strings::{self, Lookup};
use crate::findings::{Level, Reason, Standing, Verdict};
use crate::protocol::{Form, Hold, Mark, Show};
use crate::settings::{CardNotice, Guard, Settings};

/// What the frames of a tab show. `noticed` says that this host's slim line
/// was shown before, and it is not shown again.
#[must_use]
pub fn banner_state(
    verdict: &Verdict,
    settings: &Settings,
    noticed: bool,
    language: &str,
    lookup: Lookup,
) -> Show {
    let form = form(verdict, settings, noticed);
    let hold = match settings.guard {
        Guard::On => hold(verdict),
        Guard::Off => Hold::Never,
    };
    Show {
        level: verdict.level,
        form,
        language: language.to_owned(),
        text_size: settings.text_size,
        title: strings::headline(verdict, lookup),
        words: (form != Form::None).then(|| strings::words(verdict, settings, lookup)),
        marks: marks(verdict),
        hold,
        question: (hold != Hold::Never).then(|| strings::question(lookup)),
        since: verdict.since,
    }
}

/// Whether a person may trust this host: employers and shops, and never one
/// that asks for a PIN or passes for somebody else.
#[must_use]
pub fn may_trust(verdict: &Verdict) -> bool {
    verdict.unchecked.is_none()
        && !verdict.host.is_empty()
        && matches!(verdict.standing, Standing::Ordinary | Standing::Local)
        && matches!(verdict.level, Level::Notice | Level::Warning)
        && verdict.claim.is_none()
        && !verdict.asks.iter().any(|ask| ask.is_card_pin())
}

fn form(verdict: &Verdict, settings: &Settings, noticed: bool) -> Form {
    match verdict.level {
        Level::Clear => Form::None,
        Level::Notice if noticed || settings.card_notice != CardNotice::Line => Form::None,
        Level::Notice => Form::Line,
        Level::Warning => Form::Stay,
        Level::Danger if verdict.passed => Form::Stay,
        Level::Danger => Form::Page,
    }
}

fn hold(verdict: &Verdict) -> Hold {
    match verdict.standing {
        Standing::Government => Hold::Never,
        _ if verdict.level >= Level::Warning => Hold::Ask,
        Standing::PublicBody | Standing::Trusted => Hold::Never,
        Standing::LookAlike | Standing::Ordinary | Standing::Local => Hold::Wait,
    }
}

/// The fields whose asks make the level, each once. A password beside them is
/// meant only where somebody passes for a public body.
fn marks(verdict: &Verdict) -> Vec<Mark> {
    let fake = verdict.claim.is_some() || verdict.standing == Standing::LookAlike;
    let is_meant = |reason: &&Reason| fake || reason.ask.is_some_and(|ask| !ask.is_secondary());
    let mut marks = Vec::new();
    for reason in verdict.reasons.iter().filter(is_meant) {
        if let Some(field) = reason.field {
            let mark = Mark {
                frame: reason.frame,
                field,
            };
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    marks
}
