//! Confusable characters (Unicode Technical Standard #39), mapped to one skeleton.
//! Words of rules and words of pages are mapped in the same way, so that a confusable
//! character has an effect only in a known word.

/// The skeleton of a lower-case character: the one character that represents it and
/// all characters that look like it.
pub(crate) fn confusable(c: char) -> char {
    match c {
        c if c.is_ascii() => c,
        'ぱ' | 'ぴ' | 'ぷ' | 'ぺ' | 'ぽ' => char::from_u32(u32::from(c) - 1).unwrap_or(c),
        'ぁ'..='ゖ' => c,
        'ァ'..='ヶ' | '一'..='\u{9fff}' | '⺀'..='⻳' => hiragana(kanji(kana(c))),
        _ => letter(c),
    }
}

/// The Latin letter that a letter of another script looks like (after Unicode Technical
/// Standard #39), and `-` for every dash.
#[rustfmt::skip]
fn letter(c: char) -> char {
    match c {
        'а' | 'ɑ' | 'α' | 'å' | 'ᴀ' => 'a',
        'ь' | 'ƅ' | 'ʙ' => 'b',
        'с' | 'ϲ' | 'ƈ' | 'ᴄ' => 'c',
        'ԁ' | 'ɗ' | 'đ' | 'ᴅ' => 'd',
        'е' | 'ҽ' | 'є' | 'ẹ' | 'ᴇ' => 'e',
        'ɡ' | 'ց' | 'ɢ' => 'g',
        'һ' | 'հ' | 'ʜ' => 'h',
        'і' | 'ı' | 'ɩ' | 'ι' | 'ɪ' => 'i',
        'ј' | 'ϳ' | 'ᴊ' => 'j',
        'к' | 'κ' | 'ᴋ' => 'k',
        'ӏ' | 'ł' | 'ʟ' => 'l',
        'м' | 'ᴍ' => 'm',
        'ո' | 'ռ' | 'η' | 'п' | 'ɴ' => 'n',
        'о' | 'ο' | 'օ' | 'σ' | 'ø' | 'ᴏ' => 'o',
        'р' | 'ρ' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'г' | 'ᴦ' | 'ʀ' => 'r',
        'ѕ' | 'ꜱ' => 's',
        'т' | 'τ' | 'ŧ' | 'ᴛ' => 't',
        'υ' | 'ս' | 'ц' | 'ᴜ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'ԝ' | 'ѡ' | 'ᴡ' => 'w',
        'х' | 'ҳ' => 'x',
        'у' | 'ү' | 'γ' | 'ʏ' => 'y',
        'ᴢ' | 'ƶ' => 'z',
        '‐'..='―' | '−' | '─' | '━' | '〜' => '-',
        _ => c,
    }
}

/// The katakana that a kanji looks like, and one of two katakana that look alike.
#[rustfmt::skip]
fn kana(c: char) -> char {
    match c {
        'ソ' => 'ン',
        '工' => 'エ',
        '力' => 'カ',
        '夕' => 'タ',
        '卜' => 'ト',
        '二' => 'ニ',
        '八' => 'ハ',
        '三' => 'ミ',
        '口' | '囗' => 'ロ',
        '才' => 'オ',
        '千' => 'チ',
        '又' => 'ヌ',
        '匕' => 'ヒ',
        '丿' => 'ノ',
        '乂' => 'メ',
        '厶' => 'ム',
        _ => c,
    }
}

/// The Japanese form of old, Taiwanese and mainland Chinese kanji that occur in the
/// names of public bodies.
#[rustfmt::skip]
fn kanji(c: char) -> char {
    match c {
        '證' | '证' => '証',
        '號' | '后' => '号',
        '國' | '囯' => '国',
        '勞' | '劳' => '労',
        '廳' | '廰' | '厅' => '庁',
        '險' | '险' => '険',
        '錄' | '录' => '録',
        '點' => '点', '圓' => '円', '應' => '応',
        '總' | '总' => '総',
        '务' => '務', '稅' => '税', '團' => '団', '體' => '体',
        '兒' => '児', '齡' => '齢', '窗' => '窓', '變' => '変',
        '檢' => '検', '單' => '単', '效' => '効', '给' => '給',
        '个' | '固' => '個', '认' => '認', '驗' => '験', '當' => '当',
        '廣' => '広', '讀' => '読', '屆' => '届', '顏' => '顔',
        '與' => '与', '權' => '権', '濟' => '済', '甩' => '用',
        '蕃' => '番', '动' => '働', '害' => '書',
        '⺠' => '民', '⺟' => '母', '⺝' => '月', '⻄' => '西',
        '⻑' => '長', '⻘' => '青', '⻝' => '食', '⻩' => '黄',
        '⻭' => '歯', '⻲' => '亀',
        _ => c,
    }
}

/// Katakana as hiragana. ぱ becomes ば, because the two marks are hard to tell apart on
/// a screen.
fn hiragana(c: char) -> char {
    match c {
        'パ' => 'ば',
        'ピ' => 'び',
        'プ' => 'ぶ',
        'ペ' => 'べ',
        'ポ' => 'ぼ',
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Greek capitals as the Latin letters that they look like; their small forms look
/// like other letters. Stand-alone voicing marks become combining marks, which
/// compose with the kana before them.
#[rustfmt::skip]
fn capital(c: char) -> char {
    match c {
        'Α' => 'a', 'Β' => 'b', 'Ε' => 'e', 'Ζ' => 'z', 'Η' => 'h', 'Ι' => 'i', 'Κ' => 'k', 'Μ' => 'm',
        'Ν' => 'n', 'Ο' => 'o', 'Ρ' => 'p', 'Τ' => 't', 'Υ' => 'y', 'Χ' => 'x',
        '゛' => '\u{3099}', '゜' => '\u{309a}',
        _ => kana(c),
    }
}

/// Removes the circle, square or brackets of an enclosed letter that has no
/// compatibility decomposition.
pub(crate) fn without_enclosure(c: char) -> char {
    let letter = match c {
        '⒜'..='⒵' => u32::from(c) - u32::from('⒜'),
        '🅐'..='🅩' => u32::from(c) - u32::from('🅐'),
        '🅰'..='🆉' => u32::from(c) - u32::from('🅰'),
        _ => return capital(c),
    };
    char::from_u32(u32::from('a') + letter).unwrap_or(c)
}
