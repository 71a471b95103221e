//! Normalization: texts that people read as the same word become the same.

use myna_mamori::normalize;

#[test]
fn widths_cases_kana_and_spaces_are_normalized() {
    let name = normalize("マイナンバー");
    for same in [
        "ﾏｲﾅﾝﾊﾞｰ",
        "まいなんばー",
        "マ イ ナ ン バ ー",
        "マイ\u{200b}ナン\u{ad}バー",
        "マイ\nナンバー",
    ] {
        assert_eq!(normalize(same), name, "{same}");
    }
    assert_eq!(normalize("ＰＩＮ　コード"), normalize("pin コード"));
    assert_eq!(normalize("６～１６桁"), "6-16桁");
    assert_eq!(normalize("暗証番号（４桁）"), "暗証番号(4桁)");
    assert_eq!(normalize("My   Number\tCard"), "my number card");
}

#[test]
fn confusable_characters_and_old_forms_are_normalized() {
    for (variant, word) in [
        ("マイナソバー", "マイナンバー"),
        ("マイナンバ一", "マイナンバー"),
        ("マイナンバ-", "マイナンバー"),
        ("マイナンバ｜", "マイナンバー"),
        ("マイナンバ｜（12桁）", "マイナンバー(12桁)"),
        ("マ イ ナ ン バ 一", "マイナンバー"),
        ("マイナポ―夕ル", "マイナポータル"),
        ("力―ド番号", "カード番号"),
        ("個人番號", "個人番号"),
        ("電子證明書", "電子証明書"),
        ("⽤⼈番号", "用人番号"),
        ("РIN", "pin"),
        ("P1N", "pin"),
        ("ΡΙΝ", "pin"),
        ("ᴘɪɴ", "pin"),
        ("PlN", "pin"),
        ("My Nurnber", "my number"),
        ("マイナンパー", "マイナンバー"),
        ("力ー卜゛", "カード"),
        ("署名甩", "署名用"),
        ("住⺠", "住民"),
        ("⒫⒤⒩", "pin"),
        ("🅟🅘🅝", "pin"),
        ("𝐏𝐈𝐍", "pin"),
        ("㋮㋑㋤", "マイナ"),
        ("\u{202e}号番証暗\u{202c}（4桁）", "暗証番号(4桁)"),
    ] {
        assert_eq!(normalize(variant), normalize(word), "{variant}");
    }
    assert_ne!(normalize("mp3"), normalize("mpe"));
    assert_ne!(normalize("そば"), normalize("ンば"));
}

#[test]
fn invisible_characters_are_removed() {
    for invisible in [
        '\u{200b}',
        '\u{feff}',
        '\u{ad}',
        '\u{2060}',
        '\u{fe0f}',
        '\u{e0100}',
        '\u{200e}',
    ] {
        assert_eq!(
            normalize(&format!("暗証{invisible}番号")),
            "暗証番号",
            "{invisible:?}"
        );
    }
}

/// Every character of the first three planes, alone and between others.
#[test]
fn normalization_is_idempotent() {
    for c in (0..0x3_0000).filter_map(char::from_u32) {
        for text in [c.to_string(), format!("あ{c} x{c}゛{c}1")] {
            let once = normalize(&text);
            assert_eq!(
                normalize(&once),
                once,
                "{:?}",
                text.escape_unicode().to_string()
            );
        }
    }
    // White space that is removed, and a voicing mark inside a Korean syllable.
    for text in ["カ 一", "쐐\u{3099}\u{11af}"] {
        let once = normalize(text);
        assert_eq!(normalize(&once), once);
    }
}
