//! What one document after another asks for.

use myna_mamori::{Ask, Level, PageSnapshot, Settings, inspect};

use crate::support::{fields, page, speaking_as};
use crate::{CARD, PIN, level, tab};

#[test]
fn steps_of_one_page_add_up() {
    let mut tab = tab(&page("https://a.example/", fields(&["マイナンバー"])), &[]);
    assert_eq!(level(&tab), Level::Warning);
    tab.update_frame(0, inspect(&page("https://a.example/", fields(&[CARD]))));
    assert_eq!(level(&tab), Level::Danger);
}

#[test]
fn a_form_that_is_gone_is_no_ask_any_more() {
    let mut tab = tab(&page("https://a.example/", fields(&["マイナンバー"])), &[]);
    tab.update_frame(
        0,
        inspect(&page("https://a.example/", fields(&["電話番号"]))),
    );
    assert_eq!(level(&tab), Level::Clear);
}

#[test]
fn pins_add_up_over_the_addresses_of_one_document() {
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
fn a_number_stays_at_its_address() {
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
fn steps_of_an_honest_shop_do_not_add_up() {
    let mut tab = tab(
        &page("https://a.example/number", fields(&["マイナンバー"])),
        &[],
    );
    let next = PageSnapshot {
        document_loaded_at: 5_000.0,
        ..page("https://a.example/pay", fields(&[CARD]))
    };
    tab.remove_frame(0, 1_000.0);
    tab.update_frame(0, inspect(&next));
    assert_eq!(level(&tab), Level::Notice);
}

#[test]
fn steps_of_a_page_that_speaks_as_a_body_add_up_over_documents() {
    let first = speaking_as(
        "マイナポータル",
        page("https://a.example/1", fields(&["氏名"])),
    );
    let next = PageSnapshot {
        document_loaded_at: 5_000.0,
        ..page("https://a.example/2", fields(&[CARD]))
    };
    let mut tab = tab(&first, &[]);
    tab.remove_frame(0, 1_000.0);
    tab.update_frame(0, inspect(&next));
    assert_eq!(level(&tab), Level::Danger);
    let elsewhere = PageSnapshot {
        document_loaded_at: 9_000.0,
        ..page("https://shop.example/", fields(&[CARD]))
    };
    tab.update_frame(0, inspect(&elsewhere));
    assert_eq!(level(&tab), Level::Notice);
}
