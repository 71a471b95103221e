//! The question to a person before a form is submitted: what would be sent, and where to.

use super::strings::{Lookup, ask_name};
use crate::ask::Ask;
use crate::protocol::{FieldName, PLACEHOLDER, Question};
use crate::verdict::{Level, Reason, Verdict};

/// The sentences of the question on a page with this verdict. At danger it is no question:
/// a person who hesitates is told what to do.
#[must_use]
pub(crate) fn question(verdict: &Verdict, lookup: Lookup) -> Question {
    let headline = match verdict.level {
        Level::Danger => "question_danger",
        _ => "question",
    };
    let host = lookup("host", &[PLACEHOLDER]);
    Question {
        headline: lookup(headline, &[PLACEHOLDER]),
        destination: lookup("question_to", &[&host]),
        nowhere: lookup("question_to", &[&lookup("host_none", &[])]),
        names: names(&verdict.reasons, lookup),
        my_number: ask_name(Ask::MyNumber, lookup),
        payment_card: ask_name(Ask::PaymentCard, lookup),
        entered: lookup("question_entered", &[]),
        separator: lookup("list_separator", &[]),
        keep: lookup("question_keep", &[]),
        send: lookup("question_send", &[]),
    }
}

/// The name of each ask of each field, once.
fn names(reasons: &[Reason], lookup: Lookup) -> Vec<FieldName> {
    let mut names: Vec<FieldName> = Vec::new();
    for reason in reasons {
        if let (Some(ask), Some(field)) = (reason.ask, reason.field) {
            let name = FieldName {
                frame: reason.frame,
                field,
                name: ask_name(ask, lookup),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
