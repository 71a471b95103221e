//! Writes `licences.html`: the third-party components that ship, and their licence texts.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::parts::Part;
use crate::rules::escape;

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Myna Mamori: licences</title>
</head>
<body>
<main>
<h1>Myna Mamori: licences</h1>
<p>Myna Mamori itself is under the MIT licence or the Apache License 2.0, at your option. It ships with:</p>
<ul>
"#;

/// The page.
pub(crate) fn page(parts: &[Part]) -> String {
    let mut page = String::from(HEAD);
    for part in parts {
        let _ = writeln!(page, "<li>{}</li>", entry(part));
    }
    page += "</ul>\n";
    for (text, parts) in by_text(parts) {
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        let _ = writeln!(page, "<h2>{}</h2>", escape(&names.join(", ")));
        // The extension's content security policy forbids inline styles, so that paragraphs
        // keep the structure of the text.
        for paragraph in text.split("\n\n").filter(|p| !p.trim().is_empty()) {
            let _ = writeln!(page, "<p>{}</p>", escape(paragraph.trim()));
        }
    }
    page + "</main>\n</body>\n</html>\n"
}

fn entry(part: &Part) -> String {
    format!(
        "<a href=\"{}\">{}</a> {}: {}",
        escape(&part.source),
        escape(&part.name),
        escape(&part.version),
        escape(&part.licence)
    )
}

/// The parts by licence text, so that each text is on the page once.
fn by_text(parts: &[Part]) -> Vec<(&str, Vec<&Part>)> {
    let mut texts: BTreeMap<&str, Vec<&Part>> = BTreeMap::new();
    for part in parts {
        for text in &part.texts {
            texts.entry(text).or_default().push(part);
        }
    }
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by(|(_, one), (_, other)| one[0].name.cmp(&other[0].name));
    texts
}
