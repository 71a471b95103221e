//! Disguises: other spellings of what is asked for, and texts that are to reassure.

use super::dice::Dice;
use super::vocabulary::VOCABULARY;

/// The name of the pages without a disguise.
pub(crate) const NONE: &str = "none";

/// The disguises of a wording or a page.
pub(crate) const DISGUISES: [&str; 7] = [
    "spaced",
    "width",
    "misspelling",
    "dots",
    "bracket",
    "disclaimer",
    "owner",
];

/// A wording under a disguise; the same text where the disguise is one of the page.
pub(crate) fn disguised(text: &str, disguise: &str, dice: &mut Dice) -> String {
    match disguise {
        "spaced" => interleaved(text, " "),
        "dots" => dotted(text),
        "width" => text.chars().map(other_width).collect(),
        "misspelling" => misspelt(text),
        "bracket" => {
            let note = dice.text(&VOCABULARY.disguise("bracket").notes);
            format!("{text}{note}")
        }
        _ => text.to_owned(),
    }
}

/// The lines that a disguise adds to the page, if any.
pub(crate) fn added_line(disguise: &str, dice: &mut Dice) -> Option<&'static str> {
    let is_of_page = matches!(disguise, "disclaimer" | "owner");
    is_of_page.then(|| dice.text(&VOCABULARY.disguise(disguise).lines))
}

/// The text with dots between the letters of its telling word, as in 暗・証・番・号.
fn dotted(text: &str) -> String {
    let swaps = &VOCABULARY.disguise("misspelling").swaps;
    let words = swaps.iter().map(|(word, _)| word);
    let word = words.into_iter().find(|word| text.contains(word.as_str()));
    word.map_or_else(
        || interleaved(text, "・"),
        |word| text.replace(word.as_str(), &interleaved(word, "・")),
    )
}

/// The text with a mark between each two letters that are written without spaces.
fn interleaved(text: &str, mark: &str) -> String {
    let mut marked = String::new();
    let mut last = ' ';
    for c in text.chars() {
        if is_east_asian(last) && is_east_asian(c) {
            marked.push_str(mark);
        }
        marked.push(c);
        last = c;
    }
    marked
}

fn is_east_asian(c: char) -> bool {
    matches!(c, 'ぁ'..='ヿ' | '\u{4e00}'..='\u{9fff}' | '가'..='힣')
}

/// Half-width katakana in full width's place, and full-width letters in that of ASCII.
fn other_width(c: char) -> String {
    const FULL: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンャュョッー";
    const HALF: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝｬｭｮｯｰ";
    const VOICED: &str = "ガカギキグクゲケゴコザサジシズスゼセゾソダタデテドトバハビヒブフベヘボホ";
    let half = |c: char| FULL.chars().zip(HALF.chars()).find(|(full, _)| *full == c);
    let pairs: Vec<char> = VOICED.chars().collect();
    let plain = pairs
        .chunks(2)
        .find(|pair| pair[0] == c)
        .map(|pair| pair[1]);
    match (half(c), plain.and_then(half)) {
        (Some((_, half)), _) => half.to_string(),
        (_, Some((_, half))) => format!("{half}ﾞ"),
        _ if c.is_ascii_graphic() => {
            char::from_u32(u32::from(c) + 0xfee0).map_or_else(String::new, String::from)
        }
        _ => c.to_string(),
    }
}

fn misspelt(text: &str) -> String {
    let swaps = &VOCABULARY.disguise("misspelling").swaps;
    let swap = swaps
        .iter()
        .find(|(right, _)| text.contains(right.as_str()));
    swap.map_or_else(
        || text.to_owned(),
        |(right, wrong)| text.replacen(right.as_str(), wrong, 1),
    )
}
