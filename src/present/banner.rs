//! Chooses the banner of a page, the fields to highlight, and what the submit guard
//! does.

use super::buttons::buttons;
use super::question::question;
use super::situation::Situation;
use super::strings::{Lookup, advice, detail, headline, help_desk, key};
use crate::findings::Standing;
use crate::protocol::{BannerState, BannerStrings, BannerStyle, Highlight, SubmitGuard};
use crate::settings::{CardNotice, Guard, Settings};
use crate::verdict::{Level, Reason, Verdict};

/// What the frames of a tab show for a verdict. `noticed` says that the slim line was
/// already shown for this host and is not shown again. `language` is the BCP 47 tag of
/// the catalogue behind `lookup`.
#[must_use]
pub fn banner_state(
    verdict: &Verdict,
    settings: &Settings,
    noticed: bool,
    language: &str,
    lookup: Lookup,
) -> BannerState {
    let style = style(verdict, settings, noticed);
    let submit_guard = match settings.guard {
        Guard::On => submit_guard(verdict),
        Guard::Off => SubmitGuard::Never,
    };
    BannerState {
        level: verdict.level,
        style,
        language: language.to_owned(),
        text_size: settings.text_size,
        title: headline(verdict, lookup),
        strings: (style != BannerStyle::None).then(|| banner_strings(verdict, settings, lookup)),
        highlights: highlights(verdict),
        submit_guard,
        question: (submit_guard != SubmitGuard::Never).then(|| question(verdict, lookup)),
        document: verdict.document.clone(),
    }
}

/// The sentences of the banner.
#[must_use]
pub fn banner_strings(verdict: &Verdict, settings: &Settings, lookup: Lookup) -> BannerStrings {
    let situation = Situation::of(verdict);
    BannerStrings {
        speaker: lookup("speaker", &[]),
        advice: advice(verdict, lookup),
        headline: headline(verdict, lookup),
        more: lookup("more", &[]),
        way_out: lookup("way_out", &[]),
        practice: lookup("practice_warning", &[]),
        detail: detail(verdict, lookup).join("\n"),
        field_note: lookup(&key("note", &situation), &[]),
        buttons: buttons(settings, lookup),
        help_desk: help_desk(&settings.organisation),
        about: lookup("about", &[]),
    }
}

/// Whether a person may add this host to the trusted hosts, such as an employer or a
/// shop. A host that asks for a PIN or claims to be a public body cannot be trusted.
#[must_use]
pub fn may_trust(verdict: &Verdict) -> bool {
    verdict.unchecked.is_none()
        && !verdict.trustable_host.is_empty()
        && matches!(verdict.standing, Standing::Ordinary | Standing::Local)
        && matches!(verdict.level, Level::Notice | Level::Warning)
        && verdict.claim.is_none()
        && !verdict.asks.iter().any(|ask| ask.is_card_pin())
}

/// How much space the banner takes.
fn style(verdict: &Verdict, settings: &Settings, noticed: bool) -> BannerStyle {
    match verdict.level {
        Level::Clear => BannerStyle::None,
        Level::Notice if noticed || settings.card_notice != CardNotice::Line => BannerStyle::None,
        Level::Notice => BannerStyle::Line,
        Level::Warning => BannerStyle::Stay,
        Level::Danger if verdict.acknowledged => BannerStyle::Stay,
        Level::Danger => BannerStyle::Page,
    }
}

/// What happens when a form is about to be submitted.
fn submit_guard(verdict: &Verdict) -> SubmitGuard {
    match verdict.standing {
        Standing::Government => SubmitGuard::Never,
        _ if verdict.level >= Level::Warning => SubmitGuard::Ask,
        Standing::PublicBody | Standing::Trusted => SubmitGuard::Never,
        Standing::LookAlike | Standing::Ordinary | Standing::Local => SubmitGuard::Wait,
    }
}

/// The fields whose asks led to the level, each once. A field with a secondary ask, such
/// as a password, is highlighted only on an impersonating page.
fn highlights(verdict: &Verdict) -> Vec<Highlight> {
    let is_impersonating = verdict.is_impersonating();
    let is_relevant =
        |reason: &&Reason| is_impersonating || reason.ask.is_some_and(|ask| !ask.is_secondary());
    let mut highlights = Vec::new();
    for reason in verdict.reasons.iter().filter(is_relevant) {
        if let Some(field) = reason.field {
            let highlight = Highlight {
                frame: reason.frame,
                field,
            };
            if !highlights.contains(&highlight) {
                highlights.push(highlight);
            }
        }
    }
    highlights
}
