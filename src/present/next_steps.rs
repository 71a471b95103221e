//! What the person should do next, as keys of short sentences in order.

use crate::ask::Ask;
use crate::verdict::{Level, Verdict};

/// The steps for this verdict, most urgent first.
#[must_use]
pub fn steps(verdict: &Verdict) -> Vec<&'static str> {
    let mut steps = match verdict.level {
        _ if verdict.unchecked.is_some() => vec![],
        Level::Clear => vec!["step_unsure"],
        Level::Notice => vec!["step_address"],
        Level::Warning => vec!["step_wait", "step_ask"],
        Level::Danger => vec!["step_leave", "step_portal"],
    };
    if verdict.level >= Level::Warning {
        steps.extend(after_typing(verdict));
    }
    steps
}

/// Whether to show the official ways that do not need the page: the page is an
/// impersonation, or it asks for a PIN, which no public body does on the web.
#[must_use]
pub fn needs_official_way(verdict: &Verdict) -> bool {
    let asks_pin = verdict.asks.iter().any(|ask| ask.is_card_pin());
    verdict.level >= Level::Warning && (verdict.is_impersonating() || asks_pin)
}

/// Whom to call about data that was already typed.
fn after_typing(verdict: &Verdict) -> impl Iterator<Item = &'static str> {
    let asks = |wanted: fn(Ask) -> bool| verdict.asks.iter().copied().any(wanted);
    let number_or_pin = asks(|ask| ask.is_card_pin() || ask.is_my_number());
    let payment_card = asks(|ask| ask == Ask::PaymentCard);
    [
        (number_or_pin, "step_call_my_number"),
        (payment_card, "step_call_card_company"),
    ]
    .into_iter()
    .filter_map(|(asked, step)| asked.then_some(step))
}
