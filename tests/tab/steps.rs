//! The asks of earlier steps of a form.

use myna_mamori::{Ask, Level, PageSnapshot, Settings, inspect};

use crate::support::{claiming_to_be, fields, page};
use crate::{CARD, PIN, level, tab};

#[test]
fn asks_of_steps_at_one_address_add_up() {
    let mut tab = tab(&page("https://a.example/", fields(&["マイナンバー"])), &[]);
    assert_eq!(level(&tab), Level::Warning);
    tab.update_frame(0, inspect(&page("https://a.example/", fields(&[CARD]))));
    assert_eq!(level(&tab), Level::Danger);
}

#[test]
fn a_removed_form_no_longer_asks() {
    let mut tab = tab(&page("https://a.example/", fields(&["マイナンバー"])), &[]);
    tab.update_frame(
        0,
        inspect(&page("https://a.example/", fields(&["電話番号"]))),
    );
    assert_eq!(level(&tab), Level::Clear);
}

#[test]
fn a_pin_counts_at_later_addresses_of_the_same_document() {
    let mut tab = tab(&page("https://a.example/1", fields(&[PIN])), &[]);
    tab.update_frame(
        0,
        inspect(&page("https://a.example/2", fields(&["口座番号"]))),
    );
    let verdict = tab.judge(&Settings::default());
    assert_eq!(
        (verdict.level, verdict.asks),
        (
            Level::Danger,
            vec![Ask::UserAuthenticationPin, Ask::BankAccount]
        )
    );
}

#[test]
fn my_number_does_not_count_at_another_address() {
    let mut tab = tab(
        &page("https://a.example/staff", fields(&["マイナンバー"])),
        &[],
    );
    tab.update_frame(
        0,
        inspect(&page("https://a.example/billing", fields(&[CARD]))),
    );
    assert_eq!(level(&tab), Level::Notice);
}

#[test]
fn asks_of_documents_without_a_claim_do_not_add_up() {
    let mut tab = tab(
        &page("https://a.example/number", fields(&["マイナンバー"])),
        &[],
    );
    let next = PageSnapshot {
        document: "next".into(),
        ..page("https://a.example/pay", fields(&[CARD]))
    };
    tab.remove_frame(0, "");
    tab.update_frame(0, inspect(&next));
    assert_eq!(level(&tab), Level::Notice);
}

#[test]
fn asks_of_documents_with_a_claim_add_up_on_one_host() {
    let first = claiming_to_be(
        "マイナポータル",
        page("https://a.example/1", fields(&["氏名"])),
    );
    let next = PageSnapshot {
        document: "next".into(),
        ..page("https://a.example/2", fields(&[CARD]))
    };
    let mut tab = tab(&first, &[]);
    tab.remove_frame(0, "");
    tab.update_frame(0, inspect(&next));
    assert_eq!(level(&tab), Level::Danger);
    let elsewhere = PageSnapshot {
        document: "elsewhere".into(),
        ..page("https://shop.example/", fields(&[CARD]))
    };
    tab.update_frame(0, inspect(&elsewhere));
    assert_eq!(level(&tab), Level::Notice);
}
