//! Writes `dist/rules.html`: every rule with its reason, its source and its examples, for
//! maintainers and for people who ask why the extension warned of a page.

use std::fmt::Write;
use std::path::Path;

use toml::{Table, Value};

use crate::TaskResult;
use crate::tree;

/// The headings on the page of the lists of entries in the rule files.
const LISTS: [(&str, &str); 6] = [
    ("rule", "Rules"),
    ("body", "Public bodies that a page can claim to be"),
    ("lure", "Phrases that pressure or tempt"),
    ("public-body", "Hosts of public bodies"),
    ("sign", "What a message wants, threatens or offers"),
    ("sender", "Further senders that a message can claim to be"),
];

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The rules of Myna Mamori</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
article { border-top: 1px solid; padding: 0.5rem 0; }
article:target { outline: 3px solid; outline-offset: 4px; }
h3 { margin: 0.5rem 0; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.25rem 1rem; }
dt { font-weight: 700; }
dd { margin: 0; }
ul { margin: 0; padding-inline-start: 1.25rem; }
code { font-size: 1em; }
</style>
</head>
<body>
<h1>The rules of Myna Mamori</h1>
<p>Generated from <code>src/rules/*.toml</code>. A rule matches where all of its keys hold; CONTRIBUTING.md explains
each key, and a finding in the popup names its rule.</p>
"#;

/// Writes the page.
pub(crate) fn write(root: &Path) -> TaskResult {
    tree::write_file(&root.join("dist/rules.html"), page(root)?.as_bytes())
}

fn page(root: &Path) -> TaskResult<String> {
    let files = tree::read(&root.join("src/rules"), |_| true)?;
    let mut page = String::from(HEAD);
    page += "<nav><ul>";
    for name in files.keys() {
        write!(page, r##"<li><a href="#{name}">{name}</a></li>"##)?;
    }
    page += "</ul></nav>\n";
    for (name, contents) in &files {
        let table: Table = toml::from_str(std::str::from_utf8(contents)?)
            .map_err(|error| format!("src/rules/{name}: {error}"))?;
        write!(
            page,
            "<section id=\"{name}\">\n<h2>{name}</h2>\n{}</section>\n",
            file_html(&table)
        )?;
    }
    Ok(page + "</body>\n</html>\n")
}

/// The entries of a file, then its lists of words, as HTML.
fn file_html(table: &Table) -> String {
    let mut html = String::new();
    for (key, heading) in LISTS {
        let entries = table.get(key).and_then(Value::as_array);
        let entries = entries.into_iter().flatten().filter_map(Value::as_table);
        let articles: Vec<String> = entries.map(article_html).collect();
        if !articles.is_empty() {
            let _ = write!(html, "<h3>{heading}</h3>\n{}", articles.concat());
        }
    }
    let others = table
        .iter()
        .filter(|(key, _)| LISTS.iter().all(|(list, _)| list != key));
    let lists: Vec<String> = others.map(|(key, value)| list_html(key, value)).collect();
    if !lists.is_empty() {
        let _ = write!(html, "<h3>Lists</h3>\n<dl>\n{}</dl>\n", lists.concat());
    }
    html
}

/// A list of words, or a table of lists, as HTML.
fn list_html(name: &str, value: &Value) -> String {
    if let Some(table) = value.as_table() {
        let lists = table.iter().map(|(name, value)| list_html(name, value));
        return lists.collect();
    }
    let guessed = if name.ends_with("-guessed") {
        " <em>(translated for this project; no public body has published it)</em>"
    } else {
        ""
    };
    format!(
        "<dt><code>{}</code>{guessed}</dt><dd>{}</dd>\n",
        escape(name),
        value_html(value)
    )
}

/// One entry as HTML: its id, its reason, its source, its keys, its examples.
fn article_html(entry: &Table) -> String {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
    let id = escape(if entry.contains_key("id") {
        text("id")
    } else {
        text("host")
    });
    let shown_apart = ["id", "host", "why", "source", "hits", "misses"];
    let keys = entry
        .iter()
        .filter(|(key, _)| !shown_apart.contains(&key.as_str()));
    let keys: String = keys
        .map(|(key, value)| row_html(key, &value_html(value)))
        .collect();
    let examples = ["hits", "misses"].map(|key| examples_html(key, entry.get(key)));
    format!(
        "<article id=\"{id}\">\n<h4><code>{id}</code></h4>\n<p>{}</p>\n<dl>\n{}{keys}{}</dl>\n</article>\n",
        escape(text("why")),
        row_html("source", &source_html(text("source"))),
        examples.concat()
    )
}

fn examples_html(key: &str, list: Option<&Value>) -> String {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    let items: Vec<String> = items
        .map(|item| format!("<li>{}</li>", value_html(item)))
        .collect();
    if items.is_empty() {
        return String::new();
    }
    row_html(key, &format!("<ul>{}</ul>", items.concat()))
}

fn row_html(key: &str, html: &str) -> String {
    format!("<dt>{}</dt><dd>{html}</dd>\n", escape(key))
}

/// A value as HTML; a string without quotation marks.
fn value_html(value: &Value) -> String {
    match value {
        Value::String(text) => escape(text),
        Value::Array(items) => items.iter().map(value_html).collect::<Vec<_>>().join(", "),
        other => escape(&other.to_string()),
    }
}

/// A source as HTML, with its addresses as links.
fn source_html(source: &str) -> String {
    let link = |part: &str| {
        let part = escape(part);
        match part.split_once(' ') {
            _ if part.starts_with("https://") => format!("<a href=\"{part}\">{part}</a>"),
            Some(("docs/facts.md", section)) => {
                format!("<a href=\"../docs/facts.md\">docs/facts.md</a> {section}")
            }
            _ => part,
        }
    };
    source.split("; ").map(link).collect::<Vec<_>>().join("; ")
}

/// Text, escaped for HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generated_page() -> String {
        page(&crate::root()).expect("the rule files")
    }

    #[test]
    fn every_rule_is_on_the_page_with_its_reason_and_examples() {
        let page = generated_page();
        let files = tree::read(&crate::root().join("src/rules"), |_| true).expect("files");
        let mut count = 0;
        for contents in files.values() {
            let table: Table =
                toml::from_str(std::str::from_utf8(contents).expect("text")).expect("TOML");
            let lists = LISTS
                .iter()
                .filter_map(|(key, _)| table.get(*key)?.as_array());
            for entry in lists.flatten() {
                let id = entry
                    .get("id")
                    .or(entry.get("host"))
                    .and_then(Value::as_str);
                let id = id.expect("a name");
                let start = page.find(&format!("<article id=\"{id}\">")).expect(id);
                let article = page[start..].split("</article>").next().expect(id);
                assert!(
                    article.contains(&escape(entry["why"].as_str().expect(id))),
                    "{id}"
                );
                for key in ["hits", "misses"] {
                    let examples = entry.get(key).and_then(Value::as_array);
                    for example in examples.into_iter().flatten() {
                        assert!(article.contains(&value_html(example)), "{id}: {example}");
                    }
                }
                count += 1;
            }
        }
        assert!(count > 80, "{count} entries");
    }

    #[test]
    fn the_page_is_well_formed_and_runs_nothing() {
        let page = generated_page();
        let mut open: Vec<&str> = Vec::new();
        for part in page.split('<').skip(2) {
            let (tag, _) = part.split_once('>').expect("an end");
            let name = tag.split(' ').next().unwrap_or_default();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name)),
                None if name == "meta" => (),
                None => open.push(name),
            }
            assert_ne!(name, "script");
        }
        assert!(open.is_empty(), "{open:?}");
        let mut ids: Vec<&str> = page.split(" id=\"").skip(1).collect();
        for id in &mut ids {
            *id = id.split('"').next().unwrap_or_default();
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "every id is unique");
    }
}
