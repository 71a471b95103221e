//! What the author of a page can add to it at will.

use std::sync::LazyLock;

use myna_mamori::{Control, Field, Identity, Label, PageSnapshot, Slot, Source};

use crate::generator::Dice;
use crate::inputs;

/// One addition, at a place that is a number of the page's parts.
#[derive(Clone, Debug)]
pub(crate) enum Addition {
    /// A line of text.
    Line(usize, String),
    /// A heading in the text and in the place that names the page.
    Heading(usize, String),
    /// A name of the owner.
    Name(usize, Slot, String),
    /// A field for something else.
    Decoy(usize, Box<Field>),
    /// A label of a field that asks for nothing so far.
    Label(usize, Source, String),
}

/// Lines that are to reassure, or name another owner or another topic.
const LINES: [&str; 34] = [
    "当サイトは政府機関ではありません。",
    "当サイトは行政機関とは一切関係ありません。",
    "マイナンバーカードの暗証番号は入力しないでください。",
    "暗証番号は絶対に他人に教えないでください。",
    "個人番号は記入しないでください。",
    "クレジットカード番号をお聞きすることはありません。",
    "詐欺にご注意ください。",
    "国税庁をかたる偽サイトにご注意ください。",
    "職員が電話で暗証番号を尋ねることはありません。",
    "このページは練習用の見本です。",
    "出典：総務省ホームページ",
    "株式会社花森データ",
    "運営会社：株式会社みらい手続",
    "花森新聞デジタル",
    "公式 はなもりチャンネル",
    "監修：税理士法人すぎた会計",
    "一般社団法人くらし支援協会",
    "© 2026 Hanamori News Inc.",
    "お問い合わせ：花森カスタマーサポート 0120-000-000",
    "ネットワーク暗証番号とは、ご契約時に設定した4桁の番号です。",
    "キャッシュカードの暗証番号とは異なります。",
    "会員番号は会員証の裏面にあります。",
    "お問い合わせ伝票番号は12桁です。",
    "運転免許証番号は12桁の数字です。",
    "プライバシーポリシー",
    "ログアウト",
    "続きを読む",
    "よくあるご質問",
    "この記事は2026年4月に更新されました。",
    "関連記事：マイナンバーカードの暗証番号を忘れたら",
    "This site is not affiliated with the government.",
    "Never tell anyone your PIN.",
    "Terms of service",
    "本网站与政府机关无关。",
];

/// Names that another owner could have.
const OWNERS: [&str; 16] = [
    "株式会社花森データ",
    "花森新聞",
    "花森新聞デジタル",
    "みらい銀行",
    "さくら証券株式会社",
    "公式 はなもりストア",
    "ひだまり内科クリニック",
    "緑ヶ丘大学",
    "くらし手帖ブログ",
    "スマホ教室ひだまり",
    "税理士法人すぎた会計",
    "Hanamori News",
    "Hanamori Store",
    "Example Inc.",
    "マイナンバー解説ナビ",
    "全国行政書士ネット",
];

/// Headings of other topics.
const TOPICS: [&str; 14] = [
    "お知らせ",
    "お問い合わせ",
    "会員ログイン",
    "会員登録",
    "ご注文手続き",
    "よくあるご質問",
    "詐欺にご注意ください",
    "アンケート",
    "記事一覧",
    "コメント",
    "ネットワーク暗証番号の変更",
    "サイト内検索",
    "Contact us",
    "News",
];

/// Labels of harmless fields.
const DECOYS: [&str; 22] = [
    "お名前",
    "会員番号",
    "お客様番号",
    "メモ",
    "検索",
    "備考",
    "ニックネーム",
    "メールアドレス",
    "電話番号",
    "郵便番号",
    "ご意見・ご感想",
    "予約番号",
    "社員番号",
    "クーポンコード",
    "お問い合わせ伝票番号（12桁）",
    "ネットワーク暗証番号",
    "診察券番号",
    "Search",
    "Name",
    "Member number",
    "ログインID",
    "確認用メールアドレス",
];

/// The slots in which an author can name an owner.
const SLOTS: [Slot; 10] = [
    Slot::SiteName,
    Slot::Heading,
    Slot::Header,
    Slot::Logo,
    Slot::Copyright,
    Slot::Sender,
    Slot::TopLine,
    Slot::Subheading,
    Slot::Picture,
    Slot::Footer,
];

/// The lines, names and fields of the test pages, attacks and honest ones.
struct Found {
    lines: Vec<String>,
    names: Vec<Identity>,
    fields: Vec<Field>,
}

static FOUND: LazyLock<Found> = LazyLock::new(|| {
    let pages: Vec<PageSnapshot> = inputs::pages().into_values().flatten().collect();
    let lines = pages.iter().flat_map(|page| page.text.lines());
    let is_name = |it: &&Identity| it.slot != Slot::Asset;
    Found {
        lines: lines.map(str::to_owned).collect(),
        names: pages
            .iter()
            .flat_map(|it| it.identity.iter().filter(is_name).cloned())
            .collect(),
        fields: pages.iter().flat_map(|it| it.fields.clone()).collect(),
    }
});

/// A random addition.
pub(crate) fn some(dice: &mut Dice) -> Addition {
    let at = dice.below(1_000);
    match dice.below(10) {
        0..2 => Addition::Line(at, (*dice.one(&LINES)).to_owned()),
        2 => Addition::Line(at, dice.text(&FOUND.lines).to_owned()),
        3 => Addition::Heading(at, (*dice.one(&TOPICS)).to_owned()),
        4 => Addition::Name(at, *dice.one(&SLOTS), (*dice.one(&OWNERS)).to_owned()),
        5 => {
            let name = dice.one(&FOUND.names);
            Addition::Name(at, name.slot, name.text.clone())
        }
        6..8 => Addition::Decoy(at, Box::new(decoy(dice))),
        8 => Addition::Decoy(at, Box::new(dice.one(&FOUND.fields).clone())),
        _ => {
            let source = *dice.one(&[Source::Aria, Source::Title, Source::After, Source::Before]);
            Addition::Label(at, source, (*dice.one(&DECOYS)).to_owned())
        }
    }
}

fn decoy(dice: &mut Dice) -> Field {
    let source = *dice.one(&[
        Source::Label,
        Source::Placeholder,
        Source::Before,
        Source::Aria,
    ]);
    let control = *dice.one(&[
        Control::Text,
        Control::Tel,
        Control::Search,
        Control::TextArea,
    ]);
    let text = (*dice.one(&DECOYS)).to_owned();
    Field {
        control,
        labels: vec![Label { source, text }],
        boxes: 1,
        form: u32::try_from(dice.below(3)).expect("a small number"),
        ..Field::default()
    }
}

impl Addition {
    /// Adds this to a page. `asking` are the keys of the fields that ask for something.
    pub(crate) fn add_to(&self, page: &mut PageSnapshot, asking: &[u32]) {
        match self {
            Self::Line(at, text) => add_line(page, *at, text),
            Self::Heading(at, text) => {
                add_line(page, *at, text);
                add_name(page, *at, Slot::Heading, text);
            }
            Self::Name(at, slot, text) => add_name(page, *at, *slot, text),
            Self::Decoy(at, field) => {
                let at = at % (page.fields.len() + 1);
                let key = page.fields.iter().map(|field| field.key).max().unwrap_or(0) + 1;
                page.fields.insert(
                    at,
                    Field {
                        key,
                        ..(**field).clone()
                    },
                );
            }
            Self::Label(at, source, text) => add_label(page, asking, *at, *source, text),
        }
    }
}

fn add_line(page: &mut PageSnapshot, at: usize, text: &str) {
    let mut lines: Vec<&str> = page.text.lines().collect();
    lines.insert(at % (lines.len() + 1), text);
    page.text = lines.join("\n");
}

fn add_name(page: &mut PageSnapshot, at: usize, slot: Slot, text: &str) {
    let text = text.to_owned();
    let at = at % (page.identity.len() + 1);
    page.identity.insert(at, Identity { slot, text });
}

fn add_label(page: &mut PageSnapshot, asking: &[u32], at: usize, source: Source, text: &str) {
    let others = page
        .fields
        .iter_mut()
        .filter(|field| !asking.contains(&field.key));
    let mut others: Vec<&mut Field> = others.collect();
    if others.is_empty() {
        return;
    }
    let at = at % others.len();
    let text = text.to_owned();
    others[at].labels.push(Label { source, text });
}
