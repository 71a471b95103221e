//! The messages of `tests/messages` and of its batches of first sight. Each file is a family: the messages of one campaign or of
//! one kind of sender. `=== name` starts a message, and `\u{200b}` stands for that character.

use std::fs;
use std::path::PathBuf;

/// The name and the text of each message in these folders.
pub(crate) fn messages(folders: &[&str]) -> Vec<(String, String)> {
    let mut messages = Vec::new();
    for folder in folders {
        let batches = fs::read_dir("tests/messages/first-sight").expect("batches");
        let batches = batches.flatten().map(|entry| entry.path());
        let sets = batches.chain([PathBuf::from("tests/messages")]);
        // A batch may have no scams in companies' names.
        let entries = sets.filter_map(|set| fs::read_dir(set.join(folder)).ok());
        let mut paths: Vec<_> = entries
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        for path in paths {
            let text = format!("\n{}", fs::read_to_string(&path).expect("a text"));
            let family = path.with_extension("");
            let family = family.strip_prefix("tests/messages").expect("a message");
            for part in text.split("\n=== ").skip(1) {
                let (name, text) = part.split_once('\n').expect("a name and a text");
                messages.push((
                    format!("{}#{name}", family.display()),
                    unescaped(text.trim()),
                ));
            }
        }
    }
    messages
}

/// Decodes `\u{200b}`, because an editor would not show the character.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a closed escape");
        let code = u32::from_str_radix(code, 16).expect("a number");
        out.push(char::from_u32(code).expect("a character"));
        out.push_str(rest);
    }
    out
}
