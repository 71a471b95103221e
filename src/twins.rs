//! Characters that readers take for one another. Words of the rules and words
//! of pages are spelt with the same one of them, so a twin matters only where it
//! makes a known word.

/// The character that stands for a folded, lower-case character and its twins.
pub(crate) fn twin(c: char) -> char {
    match c {
        c if c.is_ascii() => c,
        'ぁ'..='ゖ' => c,
        'ァ'..='ヶ' | '一'..='\u{9fff}' => hiragana(kanji(kana(c))),
        _ => letter(c),
    }
}

/// Letters of other scripts that look like a Latin one (after Unicode Technical
/// Standard #39), and every dash.
#[rustfmt::skip]
fn letter(c: char) -> char {
    match c {
        'а' | 'ɑ' | 'α' | 'å' => 'a',
        'ь' | 'ƅ' => 'b',
        'с' | 'ϲ' | 'ƈ' => 'c',
        'ԁ' | 'ɗ' | 'đ' => 'd',
        'е' | 'ҽ' | 'є' | 'ẹ' => 'e',
        'ɡ' | 'ց' => 'g',
        'һ' | 'հ' => 'h',
        'і' | 'ı' | 'ɩ' | 'ι' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' | 'ł' => 'l',
        'м' => 'm',
        'ո' | 'ռ' | 'η' | 'п' => 'n',
        'о' | 'ο' | 'օ' | 'σ' | 'ø' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' | 'ᴦ' => 'r',
        'ѕ' | 'ꜱ' => 's',
        'т' | 'τ' | 'ŧ' => 't',
        'υ' | 'ս' | 'ц' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ѡ' => 'w',
        'х' | 'ҳ' => 'x',
        'у' | 'ү' | 'γ' => 'y',
        'ᴢ' | 'ƶ' => 'z',
        '‐'..='―' | '−' | '─' | '━' | '〜' => '-',
        _ => c,
    }
}

/// Kanji that look like katakana, and katakana that look alike.
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
        '口' => 'ロ',
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

/// Old, Taiwanese and mainland forms of the kanji that public bodies are named with.
#[rustfmt::skip]
fn kanji(c: char) -> char {
    match c {
        '證' | '证' => '証',
        '號' => '号',
        '國' | '囯' => '国',
        '勞' | '劳' => '労',
        '廳' | '廰' | '厅' => '庁',
        '險' | '险' => '険',
        '錄' | '录' => '録',
        '點' => '点',
        '圓' => '円',
        '應' => '応',
        '總' | '总' => '総',
        '务' => '務',
        '稅' => '税',
        '團' => '団',
        '體' => '体',
        '兒' => '児',
        '齡' => '齢',
        '窗' => '窓',
        '變' => '変',
        '檢' => '検',
        '單' => '単',
        '效' => '効',
        '给' => '給',
        '个' => '個',
        '认' => '認',
        '驗' => '験',
        '當' => '当',
        '廣' => '広',
        '讀' => '読',
        '屆' => '届',
        '顏' => '顔',
        '與' => '与',
        '權' => '権',
        '濟' => '済',
        _ => c,
    }
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Letters in a dark disc or square, or in brackets, which have no
/// compatibility form of their own.
pub(crate) fn undressed(c: char) -> char {
    let letter = match c {
        '⒜'..='⒵' => u32::from(c) - u32::from('⒜'),
        '🅐'..='🅩' => u32::from(c) - u32::from('🅐'),
        '🅰'..='🆉' => u32::from(c) - u32::from('🅰'),
        _ => return c,
    };
    char::from_u32(u32::from('a') + letter).unwrap_or(c)
}
