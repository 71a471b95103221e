//! The parts of a message: its headers, its links and its claimed sender.

use myna_mamori::sms::{Link, MessageSituation};
use myna_mamori::{Level, MessageText, MessageVerdict, Standing, judge_message};

fn judged(text: &str) -> MessageVerdict {
    judge_message(&MessageText {
        text: text.to_owned(),
        ..MessageText::default()
    })
}

/// The hosts of the links in a text.
fn hosts(text: &str) -> Vec<String> {
    let links = judged(text).links.into_iter();
    links.map(|link| link.host).collect()
}

fn has_reason(verdict: &MessageVerdict, rule: &str) -> bool {
    verdict.reasons.iter().any(|reason| reason.rule == rule)
}

#[test]
fn links_are_found_in_every_form() {
    let cases = [
        ("https://a.example/x?y=1。次の文", "a.example"),
        ("こちらhttps://a.exampleにアクセス", "a.example"),
        ("(https://a.example/b)", "a.example"),
        ("ｈｔｔｐｓ：／／ａ．ｅｘａｍｐｌｅ／", "a.example"),
        ("https://a\u{200b}.exa\u{ad}mple/", "a.example"),
        ("pay-now.top/abc を開く", "pay-now.top"),
        ("https://www.nta.go.jp@198.51.100.8/", "198.51.100.8"),
        ("https://マイナポータル.com/x", "マイナポータル.com"),
        ("HTTPS://A.Example/", "a.example"),
        ("ht tps://a.example/ を開く", "a.example"),
        ("hxxps://a[.]example/ を開く", "a.example"),
        ("窓口: pay-now.top(24時間)", "pay-now.top"),
    ];
    for (text, host) in cases {
        assert_eq!(hosts(text), [host], "{text}");
    }
}

#[test]
fn text_that_is_no_link_gives_none() {
    let none = [
        "納付書はnofusyo.htmlを開く",
        "info@example.com まで",
        "送信元 noreply@idpass-net.nenkin.go.jp(このメールには返信できません)",
        "No.1 の店です。3.5倍",
        "hxxps://kyufukin-jp[.]shop にはアクセスしないでください",
        "「hxxps://kyufukin-jp[.]shop」という偽サイト",
        "https://",
    ];
    for text in none {
        assert_eq!(hosts(text), [""; 0], "{text}");
    }
}

#[test]
fn a_voice_menu_is_a_danger_only_where_something_insists() {
    let menu = "国税庁です。\n大切なお知らせがあります。\n\
                オペレーターにおつなぎする方は1番を、もう一度お聞きになる方は2番を押してください。\n\
                このままお待ちいただくと担当者におつなぎします。1番を押してください。";
    assert_eq!(judged(menu).level, Level::Warning);
    let threat = format!("{menu}\n本日中にお支払いがないと財産を差し押さえます。");
    assert_eq!(judged(&threat).level, Level::Danger);
}

#[test]
fn a_displayed_link_is_defanged() {
    let verdict = judged("https://a.example/x");
    assert_eq!(verdict.links[0].address, "hxxps://a[.]example/x");
}

#[test]
fn headers_and_quoting_in_the_text_are_parsed() {
    let forwarded = "Fwd\n> 差出人: 国税庁 <info@x.cn>\n> 件名: お知らせ\n>\n> 本文です";
    assert_eq!(judged(forwarded).claim.as_deref(), Some("国税庁"));
    let outer = "From: 母 <m@example.com>\n\nFrom: 国税庁 <info@x.cn>\n本文です";
    assert_eq!(judged(outer).claim.as_deref(), Some("国税庁"));
}

#[test]
fn a_body_is_claimed_where_senders_are_named_and_not_where_the_text_is_about_it() {
    let claiming = [
        "【国税庁】お知らせ",
        "国税庁です。お知らせがあります",
        "こちらは厚生労働省です",
        "This is the National Tax Agency. Please wait.",
        "お知らせがあります。\n日本年金機構",
        "花守市役所 納税課\nお知らせがあります",
    ];
    for text in claiming {
        assert!(judged(text).claim.is_some(), "{text}");
    }
    let about = [
        "国税庁が発表した資料を読んだ",
        "【はなニュース】国税庁、申告漏れを調査",
        "マイナポータルの使い方を教えて",
        "これ国税庁の詐欺だよね?",
    ];
    for text in about {
        assert_eq!(judged(text).claim, None, "{text}");
    }
}

#[test]
fn a_claim_with_a_link_that_hides_its_real_host_is_danger() {
    let message = MessageText {
        sender: "マイナポータル <info@myna.go.jp>".to_owned(),
        text: "新しいお知らせが届きました".to_owned(),
        links: vec![Link {
            text: "https://myna.go.jp/".to_owned(),
            target: "https://login.qmwz.cn/".to_owned(),
        }],
        ..MessageText::default()
    };
    let verdict = judge_message(&message);
    assert_eq!(verdict.level, Level::Danger);
    assert!(has_reason(&verdict, "link-disguised"));
}

#[test]
fn a_message_of_links_only_is_judged_by_their_hosts() {
    let level = |text| judged(text).level;
    assert_eq!(level("https://myna.go.jp.qmwz.cn/"), Level::Warning);
    assert_eq!(level("https://bit.ly/abc"), Level::Notice);
    assert_eq!(level("https://shop.example/"), Level::Clear);
    let real = judged("https://myna.go.jp/");
    assert_eq!(
        (real.level, real.links[0].standing),
        (Level::Clear, Standing::Government)
    );
}

#[test]
fn an_honest_notice_of_a_public_body_gets_a_notice() {
    let notice =
        judged("From: マイナポータル <no-reply@myna.go.jp>\n\n新しいお知らせが届きました。");
    assert_eq!(notice.level, Level::Notice);
    assert_eq!(notice.situation, MessageSituation::Unproven);
}

#[test]
fn a_quotation_in_a_warning_gives_no_signs() {
    let warning =
        "【はな銀行】「24時間以内に暗証番号を入力」というSMSは詐欺です。開かないでください。";
    assert_eq!(judged(warning).level, Level::Clear);
}

#[test]
fn an_empty_message_is_recognized_and_truncation_is_reported() {
    assert_eq!(judged(" \n ").situation, MessageSituation::Empty);
    let long = "本文です。\n".repeat(50_000);
    assert!(has_reason(&judged(&long), "message-cut"));
}

/// Each of these would take minutes if a step were not linear.
#[test]
fn repeated_punctuation_is_judged_in_linear_time() {
    let fragments = [
        "From:",
        "<",
        "【",
        "://",
        ".",
        "「「「",
        "\u{202e}",
        "https://[",
        "a@",
        "…。！？",
        "a.",
        "x://",
        "a:",
        "http://a",
        "(",
        "国税庁",
        "本日中に",
        "https://a.example/ ",
    ];
    for text in fragments {
        for times in [1, 3, 40_000] {
            let _ = judged(&text.repeat(times));
        }
    }
}
