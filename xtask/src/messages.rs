//! Judges families of messages and prints those that are judged otherwise than they should be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use myna_mamori::{Level, MessageText, judge_message};

use crate::TaskResult;

/// A message of a family.
pub(crate) struct Sample {
    /// `scam/tax-refund#third`.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// One campaign of one sender: the file that holds its messages.
pub(crate) struct Family {
    /// `scam`, `general` or `honest`: the folder of the file.
    pub(crate) kind: String,
    pub(crate) name: String,
    /// The batch of first sight that it came with; empty for others.
    pub(crate) batch: String,
    pub(crate) samples: Vec<Sample>,
}

impl Family {
    /// Whether nothing is learnt from it. A fifth of the families is sealed, by a hash of the
    /// name: whole ones, because the messages of a family resemble each other.
    pub(crate) fn is_sealed(&self) -> bool {
        hash(&self.name) >> 9 & 0xff < 51
    }

    /// The group with which it is left out, by a hash of the batch and the name.
    pub(crate) fn group(&self, groups: u64) -> u64 {
        hash(&format!("{}{}", self.batch, self.name)) % groups
    }
}

/// A number that depends on the text only (FNV-1a).
pub(crate) fn hash(text: &str) -> u64 {
    let bytes = text.bytes().map(u64::from);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ byte).wrapping_mul(0x100_0000_01b3)
    })
}

/// Every family of `tests/messages`, and those of the batches of first sight, which join the
/// others once they are judged.
pub(crate) fn all_families(folder: &Path) -> TaskResult<Vec<Family>> {
    let mut all = families(folder)?;
    let batches = fs::read_dir(folder.join("first-sight"))?;
    let mut batches: Vec<PathBuf> = batches.flatten().map(|entry| entry.path()).collect();
    batches.sort();
    for batch in batches {
        let name = batch.file_name().unwrap_or_default().to_string_lossy();
        all.extend(families(&batch)?.into_iter().map(|mut family| {
            family.batch = name.clone().into_owned();
            for sample in &mut family.samples {
                sample.name = format!("{name}/{}", sample.name);
            }
            family
        }));
    }
    Ok(all)
}

/// The families in the folders `scam`, `general` and `honest` of a folder, in order of name.
pub(crate) fn families(folder: &Path) -> TaskResult<Vec<Family>> {
    let mut families = Vec::new();
    for kind in ["scam", "general", "honest"] {
        let Ok(entries) = fs::read_dir(folder.join(kind)) else {
            continue;
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            families.push(family(kind, &stem, &fs::read_to_string(&path)?));
        }
    }
    Ok(families)
}

/// Each message begins with a line `=== name`; `\u{200b}` stands for that character.
fn family(kind: &str, name: &str, file: &str) -> Family {
    let file = format!("\n{file}");
    let parts = file.split("\n=== ").skip(1);
    let samples = parts.map(|part| {
        let (id, text) = part.split_once('\n').unwrap_or((part, ""));
        Sample {
            name: format!("{kind}/{name}#{}", id.trim()),
            text: unescaped(text.trim()),
        }
    });
    Family {
        kind: kind.to_owned(),
        name: name.to_owned(),
        batch: String::new(),
        samples: samples.collect(),
    }
}

/// Decodes `\u{200b}`, because an editor would not show the character.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let decoded = part.split_once('}').and_then(|(code, rest)| {
            let code = u32::from_str_radix(code, 16).ok()?;
            Some((char::from_u32(code)?, rest))
        });
        match decoded {
            Some((c, rest)) => {
                out.push(c);
                out.push_str(rest);
            }
            None => out.push_str(part),
        }
    }
    out
}

/// Judges every message below a folder, and prints the wrong ones and the figures of each kind.
/// Of sealed families it tells no names.
pub(crate) fn print(folder: &str) -> TaskResult {
    let mut counts: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for family in families(Path::new(folder))? {
        let is_sealed = family.is_sealed();
        for sample in &family.samples {
            let text = sample.text.clone();
            let verdict = judge_message(&MessageText {
                text,
                ..MessageText::default()
            });
            let of = if is_sealed { "sealed" } else { "other" };
            let count = counts.entry(format!("{} ({of})", family.kind)).or_default();
            count[verdict.level as usize] += 1;
            if (verdict.level >= Level::Warning) == (family.kind == "honest") && !is_sealed {
                println!("{:?} {}", verdict.level, sample.name);
            }
        }
    }
    for (kind, [clear, notice, warning, danger]) in counts {
        let all = clear + notice + warning + danger;
        println!(
            "{kind}: {} of {all} warned ({danger} danger), {notice} notice, {clear} clear",
            warning + danger
        );
    }
    Ok(())
}
