//! Public matters that no list has, by the form of the heading that names them.

use super::term_set::TermSet;

/// What offices give something for, or take.
const WHAT: [&str; 28] = [
    "医療費",
    "療養費",
    "保険料",
    "年金",
    "授業料",
    "就学",
    "保育料",
    "給食費",
    "出産",
    "子育て",
    "児童",
    "高齢者",
    "ひとり親",
    "世帯",
    "介護",
    "燃料",
    "光熱費",
    "エネルギー",
    "電気・ガス",
    "住民",
    "町民",
    "市民",
    "購入費",
    "省エネ",
    "物価高",
    "買替え",
    "買い替え",
    "買換え",
];

/// Words for giving it.
const GIVEN: [&str; 14] = [
    "払戻",
    "払い戻",
    "払いもど",
    "還付",
    "返還",
    "給付",
    "助成",
    "支給",
    "無償化",
    "減免",
    "軽減",
    "補助",
    "過誤納",
    "支援登録",
];

/// So near they stand behind it.
const NEAR_CHARS: usize = 10;

/// The head that names what offices give back, pay or collect.
pub(super) fn claimants_head(heads: &[(&str, TermSet)]) -> Option<String> {
    let head = heads.iter().find(|(text, _)| is_for_claimants(text));
    head.map(|(text, _)| text.chars().take(80).collect())
}

/// Whether a head names what offices give back, pay or collect: 医療費払戻し, 授業料実質無償化, 保育料の軽減.
/// What is given stands before the word for giving it.
pub(super) fn is_for_claimants(text: &str) -> bool {
    let near = |rest: &str| -> bool {
        let near: String = rest.chars().take(NEAR_CHARS).collect();
        GIVEN.iter().any(|word| near.contains(word))
    };
    let mut whats = WHAT.iter().flat_map(|what| text.match_indices(what));
    whats.any(|(at, what)| near(&text[at + what.len()..])) || is_refund_to_claim(text)
}

/// Whether a head names a refund of money paid too much together with how it is claimed: 還付金の受取手続.
fn is_refund_to_claim(text: &str) -> bool {
    const TAKEN: [&str; 5] = ["受取", "受け取", "手続", "請求", "申請"];
    let after = text.split_once("還付金").map(|(_, rest)| rest);
    let near = |rest: &str| rest.chars().take(NEAR_CHARS).collect::<String>();
    after.is_some_and(|rest| TAKEN.iter().any(|word| near(rest).contains(word)))
}

/// Whether a head is about what became of a number: 「流出した個人番号を照会できます」.
pub(super) fn is_about_leak(text: &str) -> bool {
    const WORDS: [&str; 6] = ["流出", "漏えい", "漏洩", "漏れ", "もれて", "照会"];
    WORDS.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::detect::matter_by_form::is_for_claimants;

    #[test]
    fn what_is_given_stands_behind_what_it_is_given_for() {
        for head in [
            "医療費払戻し 精算明細",
            "授業料実質無償化 保護者登録",
            "保育料の軽減",
            "灯油購入費助成事業",
            "国税還付金の受取手続",
        ] {
            assert!(is_for_claimants(head), "{head}");
        }
        for head in [
            "返金について",
            "授業料のお支払い",
            "補助員の募集 介護",
            "還付金詐欺が増えています",
        ] {
            assert!(!is_for_claimants(head), "{head}");
        }
    }
}
