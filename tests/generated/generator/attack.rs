//! Pages that ask for what no such page may ask for.

use myna_mamori::Level;

use super::dice::Dice;
use super::disguise::{DISGUISES, NONE, added_line, disguised};
use super::draft::Draft;
use super::vocabulary::{Asked, JAPANESE, Language, Matter, VOCABULARY, Who, Wording};
use super::way::{Request, ways};
use super::{Made, layout};

const ORDINARY: [&str; 6] = [
    "https://uketsuke-3.example/",
    "https://tetsuzuki-online.example/form",
    "https://kakunin-page.example/",
    "https://app-7741.webhost.example/",
    "https://hello-support.example/chat",
    "http://203.0.113.9/p/",
];
const LOOK_ALIKE: [&str; 5] = [
    "https://www.nta.go.jp.zeikin.example/",
    "https://myna-go-jp.example/",
    "https://www.soumu.go.jp.kyufu.example/",
    "https://nenkin-go-jp.example/",
    "https://www.city.lg.jp.online.example/",
];

/// What an attack is made of.
struct Plan {
    who: Option<&'static Who>,
    matter: Option<&'static Matter>,
    wording: &'static Wording,
    is_look_alike: bool,
}

/// The attack of this seed.
pub(crate) fn attack(seed: u64) -> Made {
    let dice = &mut Dice::of(seed);
    let language = language(dice);
    let plan = plan(language, dice);
    let words = VOCABULARY.language(&plan.wording.language);
    let text = dice.text(&plan.wording.texts);
    let disguise = disguise(text, words, dice);
    let way = *dice.one(&ways(plan.wording.ask));
    let mut families = plan.families();
    families.extend([format!("way/{way}"), format!("disguise/{disguise}")]);
    let request = Request {
        asked: plan.wording.ask,
        words: &disguised(text, disguise, dice),
        language: words,
    };
    let draft = plan.draft(&request, [way, disguise], language, dice);
    Made {
        page: draft.page(),
        families,
        level: plan.level(),
        is_attack: true,
        seed,
    }
}

/// A disguise that changes a page with this text; in two of five pages none.
fn disguise(text: &str, language: &Language, dice: &mut Dice) -> &'static str {
    let disguise = if dice.happens(45) {
        NONE
    } else {
        *dice.one(&DISGUISES)
    };
    let is_foreign = !matches!(language.code.as_str(), JAPANESE | "english");
    match disguise {
        "disclaimer" | "owner" => disguise,
        "width" if is_foreign => NONE,
        _ if disguised(text, disguise, dice) == text => NONE,
        _ => disguise,
    }
}

/// The language of the page around what is asked for.
fn language(dice: &mut Dice) -> &'static Language {
    if dice.happens(70) {
        VOCABULARY.language(JAPANESE)
    } else {
        dice.one(&VOCABULARY.language)
    }
}

fn plan(language: &Language, dice: &mut Dice) -> Plan {
    let own: Vec<&Wording> = VOCABULARY.wording.iter().collect();
    let code = |dice: &mut Dice| {
        if dice.happens(80) {
            language.code.as_str()
        } else {
            JAPANESE
        }
    };
    let of = code(dice);
    let wordings: Vec<&Wording> = own.into_iter().filter(|it| it.language == of).collect();
    let asks = asks_of(&wordings);
    let asked = *dice.one(&asks);
    let wordings: Vec<&Wording> = wordings.into_iter().filter(|it| it.ask == asked).collect();
    let wording: &'static Wording = dice.one::<&Wording>(&wordings);
    let of = code(dice);
    let all = VOCABULARY.who.iter().filter(|it| it.language == of);
    let all: Vec<&Who> = all.collect();
    // A payment or an account is asked for by anybody.
    let needs_name = is_commercial(asked);
    let who = (needs_name || dice.happens(75)).then(|| *dice.one(&all));
    let all = VOCABULARY
        .matter
        .iter()
        .filter(|it| it.language == language.code);
    let all: Vec<&Matter> = all.collect();
    let matter = dice.happens(85).then(|| *dice.one(&all));
    let is_look_alike = dice.happens(25);
    Plan {
        who,
        matter,
        wording,
        is_look_alike,
    }
}

/// The different asks of some wordings.
fn asks_of(wordings: &[&Wording]) -> Vec<Asked> {
    let mut asks: Vec<Asked> = wordings.iter().map(|it| it.ask).collect();
    asks.dedup();
    asks
}

fn is_commercial(asked: Asked) -> bool {
    is_secondary(asked) || asked == Asked::PaymentCard
}

fn is_secondary(asked: Asked) -> bool {
    matches!(
        asked,
        Asked::BankAccount | Asked::OneTimeCode | Asked::PrepaidCode
    )
}

impl Plan {
    fn families(&self) -> Vec<String> {
        let of = |kind: &str, family: Option<&str>, none: &str| {
            format!("{kind}/{}", family.unwrap_or(none))
        };
        let asked = format!("{:?}", self.wording.ask);
        vec![
            of("who", self.who.map(|it| it.family.as_str()), "nobody"),
            of("matter", self.matter.map(|it| it.family.as_str()), "none"),
            of("ask", Some(&asked), ""),
            of("wording", Some(&self.wording.family), ""),
            of(
                "host",
                self.is_look_alike.then_some("look-alike"),
                "ordinary",
            ),
        ]
    }

    /// The level by the policy table (`src/judge/policy.rs`).
    fn level(&self) -> Level {
        let (speaks, public) = (self.who.is_some(), self.matter.is_some());
        let is_imitating = speaks || self.is_look_alike;
        match self.wording.ask {
            asked if is_secondary(asked) && speaks && self.is_look_alike => Level::Danger,
            asked if is_secondary(asked) => Level::Warning,
            Asked::PaymentCard if is_imitating => Level::Danger,
            Asked::PaymentCard => Level::Warning,
            Asked::Number | Asked::CardPhoto if !is_imitating && !public => Level::Warning,
            _ => Level::Danger,
        }
    }

    fn draft(
        &self,
        request: &Request,
        [way, disguise]: [&str; 2],
        language: &Language,
        dice: &mut Dice,
    ) -> Draft {
        let mut draft = Draft::default();
        let hosts: &[&str] = if self.is_look_alike {
            &LOOK_ALIKE
        } else {
            &ORDINARY
        };
        (*dice.one(hosts)).clone_into(&mut draft.url);
        let titles = self.matter.map_or(&language.neutral, |it| &it.titles);
        let matter = dice.text(titles);
        let owner = self
            .who
            .map(|who| super::named(dice.text(&who.names), dice));
        let layout = *dice.one(&layout::layouts(is_commercial(request.asked)));
        match &owner {
            Some(owner) => layout::top(layout, owner, matter, &mut draft, dice),
            None => layout::top_without_owner(matter, &mut draft),
        }
        if let Some(matter) = self.matter {
            draft.line(dice.text(&matter.leads));
        }
        if self.wording.card || dice.happens(20) {
            draft.line(dice.text(&language.card));
        }
        super::add_others(&language.others, &mut draft, dice);
        request.place(way, &mut draft, dice);
        draft.line(dice.text(&language.submit));
        if let Some(line) = added_line(disguise, dice) {
            draft.line(line);
        }
        if let Some(owner) = &owner {
            layout::end(layout, owner, &mut draft);
        }
        draft
    }
}
