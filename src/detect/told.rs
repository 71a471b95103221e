//! What the sentences of a page ask for: to tell or send something, or to enter it.

use std::borrow::Cow;

use text::visible;

use super::described::Described;
use super::described_fields::{found, is_typed_into};
use super::naming::{head_and_notes, is_prose};
use super::page_terms::PageTerms;
use super::sentence_form::{
    heads_list, is_code, is_for_elsewhere, is_list_item, is_not_said_here, is_plain_instruction,
    is_plea, is_quoted, is_request, offers_chat,
};
use super::terms::TermSet;
use crate::ask::Ask;
use crate::findings::{FieldAsk, Needs};
use crate::page::{Control, Field, PageSnapshot};
use crate::rules::{
    AUTH, CARD, CHANNEL, CHOSEN, DISCUSS, ENTER, FOUR, NUMBER, OTHER_OWNER, REGISTER, SIGN,
    SURFACE, TELL, USE,
};

/// What the sentences of a page tell a person to say, send or enter. To enter something
/// counts only where the page claims to be a public body: guides of others say it too.
pub(super) fn told_asks(page: &PageSnapshot, terms: &PageTerms) -> Vec<FieldAsk> {
    let has_request = has_request(page, terms);
    let is_about_card = terms.heading.features() & CARD != 0 || opens_with_card(&page.text);
    let has_chat = offers_chat(&page.text);
    let has_template = has_template(page);
    let context = Context {
        page: terms,
        has_keypad: page.has_keypad(),
        has_voice: page.text.contains("音声"),
        has_request,
        is_about_card,
        has_chat,
        has_field: page.fields.iter().any(|field| is_typed_into(field.control)),
    };
    // Up to which sentence a list goes that begins with "what to send".
    let (mut list_end, mut counted_end) = (0, 0);
    let sentences = terms.sentences.iter().enumerate();
    let asks = sentences.filter_map(|(at, (sentence, set))| {
        let is_told = set.features() & TELL != 0;
        if is_told && heads_list(sentence) {
            list_end = at + MAX_LISTED;
        } else if is_told && announces(sentence) && is_request(&visible(sentence)) {
            counted_end = at + MAX_LISTED;
        }
        let is_counted = at < counted_end && is_counted(sentence);
        let sentence = Sentence {
            text: visible(sentence).trim().to_owned(),
            own: set.features(),
            // The messages of a chat are one text, which ends with anything.
            is_chat: matches!(sentence, Cow::Owned(_)),
            is_in_list: at < list_end
                || is_counted
                || is_continued_as_request(&terms.sentences[at..]),
            is_in_template: has_template && sentence.contains([':', '：']),
        };
        sentence.ask(context)
    });
    asks.collect()
}

/// Whether a sentence asks to tell or send something that the page, or who is named, can take.
fn has_request(page: &PageSnapshot, terms: &PageTerms) -> bool {
    // Something must take what is sent: a place on the page, or a channel that the request names.
    let has_place = page.has_keypad() || !page.fields.is_empty() || page.text.contains("音声");
    terms.sentences.iter().any(|(sentence, set)| {
        let own = set.features();
        let is_taken = has_place || own & CHANNEL != 0 || has_address(sentence);
        own & TELL != 0 && is_taken && !is_quoted(sentence) && is_request(&visible(sentence))
    })
}

/// What surrounds the sentences of a page.
#[derive(Clone, Copy)]
struct Context<'a> {
    page: &'a PageTerms<'a>,
    has_keypad: bool,
    /// Whether a recorded voice answers calls, so that digits are pressed on a telephone.
    has_voice: bool,
    /// Whether some sentence asks to tell or send something.
    has_request: bool,
    /// Whether a heading or one of the first short lines names the card.
    is_about_card: bool,
    /// Whether the page offers a chat with whoever made it.
    has_chat: bool,
    /// Whether something can be typed into the page.
    has_field: bool,
}

struct Sentence {
    text: String,
    /// Its features.
    own: u32,
    is_chat: bool,
    is_in_list: bool,
    /// Whether it is a line of an example that a text is to be written by.
    is_in_template: bool,
}

impl Sentence {
    fn ask(&self, context: Context<'_>) -> Option<FieldAsk> {
        let text = self.text.as_str();
        if !self.is_chat && (is_not_said_here(text)) {
            return None;
        }
        let mut described = self.described(context.page);
        if context.has_keypad {
            described.own |= ENTER;
            // 「住民基本台帳用の数字を押してください」: only digits can be pressed.
            // 「これまで使っていた数字を選んでください」 below 「コンビニ交付のロック解除」
            if described.has(CHOSEN) && context.page.heading.features() & USE != 0 {
                described.own |= USE;
            }
            let is_chosen_use = described.has(USE) && described.has(CHOSEN);
            if described.has(SIGN | AUTH | REGISTER | SURFACE) || is_chosen_use {
                described.own |= FOUR;
            }
        }
        let by_name = told(described).map(|ask| (ask, Needs::Nothing));
        let found_ask = by_name.or(described.pin_by_length());
        let (ask, least) = found_ask.filter(|_| !is_code(text))?;
        let has_list = self.is_in_template || context.page.all.features() & TELL != 0;
        let is_listed = has_list && is_list_item(text);
        let has_keys = context.has_keypad || context.has_voice && text.contains('押');
        let is_pressed = has_keys && ask.is_card_pin() && !is_quoted(text);
        let is_asked = described.has(TELL | ENTER) || is_listed || is_pressed;
        let needs = match least {
            _ if !is_asked && (!is_plea(text) || is_quoted(text)) => return None,
            Needs::Nothing if is_pressed => Needs::Nothing,
            _ if is_pressed && context.is_about_card => Needs::Nothing,
            Needs::Nothing => self.needs(ask, described, is_listed, context),
            least => least,
        };
        let quote: String = text.chars().take(80).collect();
        Some(FieldAsk {
            needs,
            is_choice: ask == Ask::MyNumberCard && described.is_choice(),
            ..found(ask, "told", &quote, None)
        })
    }

    fn described(&self, page: &PageTerms) -> Described {
        // A bracket explains: 「カードの暗証番号（口座を作るため）」.
        let name = is_list_item(&self.text).then(|| head_and_notes(&self.text).0);
        let name = name.map_or(self.own, |name| TermSet::of(&name).features());
        Described {
            head: sentence_described(name, page).head,
            ..sentence_described(self.own, page)
        }
    }

    /// What the page must be for this ask to count.
    fn needs(
        &self,
        ask: Ask,
        described: Described,
        is_listed: bool,
        context: Context<'_>,
    ) -> Needs {
        let text = self.text.as_str();
        let is_in_list = (self.is_in_list || self.is_in_template) && is_list_item(text);
        let is_wanted =
            self.is_chat || is_request(text) || context.has_chat && is_plain_instruction(text);
        let is_here = !is_quoted(text) && (self.is_chat || !is_for_elsewhere(text));
        let is_told = described.has(TELL) && is_here && is_wanted;
        let is_for_field = ask.is_card_pin()
            && context.has_field
            && is_about_place_below(text)
            && is_request(text)
            && !is_quoted(text);
        match is_told || is_in_list || is_for_field {
            true if self.is_chat => Needs::Likeness,
            true if described.has(CHANNEL) => Needs::Nothing,
            true if ask.is_card_pin() || is_in_list => Needs::Likeness,
            true => Needs::PublicMatter,
            false if context.has_request && is_listed => Needs::PublicMatter,
            false if described.has(ENTER) || is_listed => Needs::Claim,
            // A verb that no list has.
            false => Needs::Signature,
        }
    }
}

/// Whether a sentence is a numbered item of a list: 「二つ、…」.
fn is_counted(sentence: &str) -> bool {
    const NUMBERS: [&str; 12] = [
        "一つ", "二つ", "三つ", "四つ", "一、", "二、", "三、", "①", "②", "③", "④", "四、",
    ];
    NUMBERS.iter().any(|number| sentence.starts_with(number))
}

/// Whether a sentence announces a list: 「次の三つのことをお返事ください」.
fn announces(sentence: &str) -> bool {
    const WORDS: [&str; 6] = ["次の", "以下", "下記", "つのこと", "の順", "点を"];
    WORDS.iter().any(|word| sentence.contains(word))
}

/// Whether a sentence names who is told: somebody who speaks, or an address.
fn has_address(sentence: &str) -> bool {
    const PLACES: [&str; 10] = [
        "お話し",
        "読み上げ",
        "オペレーター",
        "宛",
        "あて",
        "下記",
        "こちら",
        "担当",
        "係",
        "@",
    ];
    PLACES.iter().any(|place| sentence.contains(place))
}

/// Whether one of the first short lines of a page names the card, as a heading does.
fn opens_with_card(text: &str) -> bool {
    const MAX_LINES: usize = 4;
    const MAX_CHARS: usize = 30;
    let lines = text.lines().take(MAX_LINES);
    let mut short = lines.filter(|line| line.chars().nth(MAX_CHARS).is_none() && !is_prose(line));
    short.any(|line| TermSet::of_undenied(line).features() & CARD != 0)
}

/// Whether a sentence says that something goes into the place below it: 「…を、下にそのままご入力ください」.
fn is_about_place_below(text: &str) -> bool {
    const PLACES: [&str; 7] = [
        "下に",
        "下の欄",
        "下の枠",
        "下のらん",
        "下のフォーム",
        "下の入力欄",
        "この欄",
    ];
    PLACES.iter().any(|place| text.contains(place))
}

/// Whether a page shows an example by which a longer text is to be written in a field.
fn has_template(page: &PageSnapshot) -> bool {
    const NAMES: [&str; 9] = [
        "記入例",
        "記入見本",
        "入力例",
        "ご記入の例",
        "例にならい",
        "例にならって",
        "ひな形",
        "ひな型",
        "テンプレート",
    ];
    let is_long = |field: &Field| matches!(field.control, Control::TextArea | Control::Editable);
    page.fields.iter().any(is_long) && NAMES.iter().any(|name| page.text.contains(name))
}

/// So many sentences belong to one list.
const MAX_LISTED: usize = 8;

/// Whether the sentence after a list goes on with what is to be done with its items: 「…を書いて
/// 送ってください」.
fn is_continued_as_request(rest: &[(Cow<'_, str>, TermSet)]) -> bool {
    let mut following = rest.iter().skip(1).take(MAX_LISTED);
    following.any(|(sentence, set)| {
        let goes_on = sentence.starts_with('を') || sentence.starts_with("以上を");
        goes_on && set.features() & TELL != 0 && is_request(&visible(sentence))
    })
}

/// A sentence has no head noun: only what it says of opinions and questions counts.
pub(super) fn sentence_described(own: u32, page: &PageTerms) -> Described {
    let head = if own & (CARD | NUMBER) == 0 {
        own & (DISCUSS | OTHER_OWNER)
    } else {
        own & DISCUSS
    };
    Described {
        own,
        head,
        section: own,
        // Nobody else has the PIN of a card told or sent.
        around: own | page.besides_documents,
        page: page.undenied,
        asks_number: page.asks_number,
        takes_both_secrets: page.takes_both_secrets,
    }
}

pub(super) fn told(described: Described) -> Option<Ask> {
    let is_number = described.is_named_number() || described.is_number();
    let photo = described.is_card_photo().then_some(Ask::MyNumberCard);
    let number = is_number.then_some(Ask::MyNumber);
    let pin = described.pin().or(described.bare_pin());
    pin.or(photo).or(number)
}
