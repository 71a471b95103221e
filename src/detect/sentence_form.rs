//! The form of a sentence, whatever it is about: a request, a quotation, an item of a list.

use super::naming::is_prose;

/// Whether a line is the head of a list of what is to be sent or told: 「身分証登録に送るもの」.
pub(super) fn heads_list(line: &str) -> bool {
    const MAX_HEAD_CHARS: usize = 30;
    const NOUNS: [&str; 8] = [
        "もの",
        "物",
        "こと",
        "内容",
        "項目",
        "情報",
        "データ",
        "書類",
    ];
    const LATER: [&str; 5] = ["採用後", "入社後", "来店時", "来所時", "来庁時"];
    let head = line
        .trim()
        .trim_end_matches([':', '：', '】', '」', '↓', '▼']);
    // 「採用後にご提出いただくもの」: neither now nor here.
    let is_later = LATER.iter().any(|word| head.contains(word));
    let is_short = head.chars().nth(MAX_HEAD_CHARS).is_none();
    is_short && !is_later && NOUNS.iter().any(|noun| head.ends_with(noun))
}

/// Whether a sentence is a sample of code.
pub(super) fn is_code(sentence: &str) -> bool {
    const MARKS: [&str; 9] = ["</", "/>", "=>", "{", "}", ";", "()", "await ", "const "];
    let is_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
    MARKS.iter().any(|mark| sentence.contains(mark)) || sentence.split('<').skip(1).any(is_tag)
}

/// Whether a sentence asks the reader to do something.
pub(super) fn is_request(sentence: &str) -> bool {
    // Only these ask in the form of a question: 「どんなもの？」 asks for nothing.
    const QUESTIONS: [&str; 2] = ["もらえますか", "いただけますか"];
    const ENDS: [&str; 18] = [
        "ちょうだい",
        "頂戴",
        "ください",
        "下さい",
        "くださいませ",
        "お願いします",
        "お願いいたします",
        "お願い致します",
        "願います",
        "します",
        "ましょう",
        "送信",
        "返信",
        "送付",
        "添付",
        "こと",
        "してね",
        "もの",
    ];
    if sentence.is_ascii() {
        let words = sentence.to_ascii_lowercase();
        return words.contains("please") || words.contains(" your ");
    }
    let end = without_last_note(sentence);
    let end = end.trim_end_matches(['。', '.', '！', '!', ')', '）', ' ']);
    // 「送ってくださいね」
    let plain = end.trim_end_matches(['ね', 'よ', '～', '〜', '♪']);
    if OFFERS.iter().any(|verb| plain.ends_with(verb)) {
        return false;
    }
    let question = end.trim_end_matches(['?', '？']);
    let mut ends = ENDS.iter();
    QUESTIONS.iter().any(|word| question.ends_with(word))
        || ends.any(|word| end.ends_with(word) || plain.ends_with(word))
        || sentence.chars().all(|c| !is_kana(c))
}

/// A sentence without the bracket at its end: 「枠に置いてください（複数可）」.
fn without_last_note(sentence: &str) -> &str {
    let text = sentence.trim_end_matches(['。', ' ']);
    let note = text.ends_with([')', '）']).then(|| text.rfind(['(', '（']));
    match note.flatten() {
        Some(at) if at > 0 => &text[..at],
        _ => sentence,
    }
}

/// Whether a sentence is a step of an instruction, in the plain form: 「撮って、そのままトークに送る」.
pub(super) fn is_plain_instruction(sentence: &str) -> bool {
    const VERBS: [&str; 12] = [
        "送る",
        "送信する",
        "送付する",
        "返信する",
        "伝える",
        "教える",
        "読み上げる",
        "貼る",
        "貼り付ける",
        "入力する",
        "打つ",
        "書く",
    ];
    let end = without_last_note(sentence).trim_end_matches(['。', ' ']);
    VERBS.iter().any(|verb| end.ends_with(verb))
}

/// Whether a page offers a chat with whoever made it.
pub(super) fn offers_chat(text: &str) -> bool {
    const OFFERS: [&str; 15] = [
        "LINEを追加",
        "LINEに追加",
        "LINEで応募",
        "LINEで申",
        "LINEで受付",
        "LINE ID",
        "友だち追加",
        "友だちに追加",
        "友だち登録",
        "友達追加",
        "友達に追加",
        "友達登録",
        "LINEで送る",
        "LINEを開く",
        "チャットを開始",
    ];
    OFFERS.iter().any(|offer| text.contains(offer))
}

/// What a page itself does for its reader: 「冊子をお送りします」.
const OFFERS: [&str; 7] = [
    "お送りします",
    "お送りいたします",
    "お届けします",
    "お届けいたします",
    "お知らせします",
    "お知らせいたします",
    "ご連絡します",
];

/// Whether a sentence politely asks for something, whatever the verb is.
pub(super) fn is_plea(sentence: &str) -> bool {
    const WORDS: [&str; 12] = [
        "ください",
        "下さい",
        "お願い",
        "願います",
        "いただき",
        "please",
        "请",
        "請",
        "세요",
        "vui lòng",
        "por favor",
        "mohon",
    ];
    let words = sentence.to_lowercase();
    WORDS.iter().any(|word| words.contains(word))
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ヶ')
}

/// Whether a line is a short item of a list: it ends in a noun.
pub(super) fn is_list_item(sentence: &str) -> bool {
    const MAX_ITEM_CHARS: usize = 72;
    const VERBS: [&str; 6] = ["ます", "です", "ん", "た", "る", "い"];
    sentence.chars().nth(MAX_ITEM_CHARS).is_none()
        && !VERBS.iter().any(|end| sentence.ends_with(end))
}

/// Whether a sentence forbids what it names, or retells what others ask for.
pub(super) fn is_not_said_here(sentence: &str) -> bool {
    is_prohibition(sentence) || is_title_of_story(sentence) || tells_of_deceit(sentence)
}

/// Whether a sentence forbids something: 「誰にもお伝えにならないでください」. In 「送信を忘れないでください」 it is
/// wanted all the same.
fn is_prohibition(sentence: &str) -> bool {
    const ENDS: [&str; 5] = [
        "ないでください",
        "ないで下さい",
        "ないようにしてください",
        "ないようお願いします",
        "ないこと",
    ];
    const WANTED: [&str; 9] = [
        "忘れ",
        "わすれ",
        "間違え",
        "まちがえ",
        "遅れ",
        "怠ら",
        "ためらわ",
        "閉じ",
        "切ら",
    ];
    let end = sentence.trim_end_matches(['。', '.', '！', '!', ')', '）', ' ']);
    let before = ENDS.iter().find_map(|ending| end.strip_suffix(ending));
    before.is_some_and(|before| !WANTED.iter().any(|verb| before.ends_with(verb)))
}

/// Whether a sentence says that something is entered elsewhere: 「e-Taxの画面に入力します」.
pub(super) fn is_for_elsewhere(sentence: &str) -> bool {
    const PLACES: [&str; 8] = [
        "の画面に",
        "の画面で",
        "の画面から",
        "のサイトで",
        "のアプリに",
        "のアプリで",
        "タッチパネルに",
        "機械に",
    ];
    const HERE: [&str; 8] = ["こ", "下", "次", "つぎ", "本", "右", "左", "以下"];
    let mut places = PLACES.iter().filter_map(|place| sentence.split_once(place));
    places.any(|(before, _)| !HERE.iter().any(|here| before.ends_with(here)))
}

/// Whether a line is the title of a story in which somebody is called or written to: 「マイナンバーが漏れて
/// いる」という電話.
fn is_title_of_story(line: &str) -> bool {
    const KINDS: [&str; 7] = [
        "電話",
        "メール",
        "SMS",
        "ショートメッセージ",
        "手口",
        "相談",
        "話",
    ];
    let kind = line.rsplit_once("」という").map(|(_, kind)| kind.trim());
    kind.is_some_and(|kind| KINDS.contains(&kind))
}

/// Whether a sentence tells what others make their victims do: 「カード番号を入力させるつくりになっていた」. In
/// 「確認させていただきます」 the speaker is polite.
fn tells_of_deceit(sentence: &str) -> bool {
    const DEEDS: [&str; 9] = [
        "聞き出",
        "だまし取",
        "騙し取",
        "盗み取",
        "盗み出",
        "詐取",
        "victim",
        "scammer",
        "fraudster",
    ];
    const POLITE: [&str; 4] = ["ていただ", "て頂", "てもら", "てくださ"];
    let mut made = sentence.split("させ").skip(1);
    let is_polite = |rest: &str| POLITE.iter().any(|polite| rest.starts_with(polite));
    made.any(|rest| !is_polite(rest)) || DEEDS.iter().any(|deed| sentence.contains(deed))
}

/// Whether a sentence quotes somebody's words: 「暗証番号を教えて」と言われたら. A name in such
/// brackets is no quotation: 「利用者証明用」の暗証番号.
pub(super) fn is_quoted(sentence: &str) -> bool {
    const MAX_NAME_CHARS: usize = 24;
    const QUOTES: [char; 8] = ['「', '」', '『', '』', '“', '”', '«', '»'];
    let reports = ["と言", "などと", "という", " saying ", " says "];
    let mut parts = sentence.split(QUOTES);
    let is_speech = |part: &str| is_prose(part) || part.chars().nth(MAX_NAME_CHARS).is_some();
    let count = |marks: [char; 4]| sentence.matches(marks).count();
    let is_cut = count(['「', '『', '“', '«']) != count(['」', '』', '”', '»']);
    is_cut
        || reports.iter().any(|report| sentence.contains(report))
        || parts.nth(1).is_some_and(is_speech)
        || parts.skip(1).step_by(2).any(is_speech)
}

#[cfg(test)]
mod tests {
    use crate::detect::sentence_form::{heads_list, is_title_of_story, tells_of_deceit};

    #[test]
    fn what_is_handed_in_later_heads_no_list() {
        assert!(heads_list("ご提出いただくもの"));
        assert!(!heads_list("採用後にご提出いただくもの"));
    }

    #[test]
    fn a_title_of_a_story_ends_in_how_somebody_was_addressed() {
        assert!(is_title_of_story("事例 「番号が漏れている」という電話"));
        assert!(!is_title_of_story("「マイナンバー」という12桁の番号"));
    }
    #[test]
    fn who_makes_others_enter_something_is_not_who_speaks() {
        assert!(tells_of_deceit(
            "4桁の暗証番号を入力させるつくりになっていた"
        ));
        assert!(!tells_of_deceit("4桁の暗証番号を確認させていただきます"));
    }
}
