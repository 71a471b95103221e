//! The npm packages that ship.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Part, licence_texts, text};
use crate::TaskResult;

/// The npm packages in the lock file that are neither development dependencies nor in the list
/// of those that do not ship.
pub(super) fn read(
    root: &Path,
    not_shipped: &[String],
    text_elsewhere: &[String],
) -> TaskResult<Vec<Part>> {
    let lock: Value = serde_json::from_slice(&fs::read(root.join("package-lock.json"))?)?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let mut parts = Vec::new();
    let is_dev = |package: &Value| package["dev"].as_bool().unwrap_or(false);
    for (path, package) in packages.filter(|(path, package)| !path.is_empty() && !is_dev(package)) {
        // A second version of a package is in the folder of the one that needs it.
        let name = path.rsplit("node_modules/").next().unwrap_or(path);
        if not_shipped.iter().any(|other| other == name) {
            continue;
        }
        let has_text = !text_elsewhere.iter().any(|other| other == name);
        parts.push(Part {
            name: name.into(),
            version: text(package, "version").into(),
            licence: text(package, "license").into(),
            source: repository(&root.join(path))?,
            registry: "npm",
            hash: sha512(text(package, "integrity")).map(|sum| ("SHA-512", sum)),
            dependencies: dependencies(&lock, package),
            texts: if has_text {
                licence_texts(&root.join(path))?
            } else {
                Vec::new()
            },
        });
    }
    Ok(parts)
}

/// The dependencies of a package, as `name@version`.
fn dependencies(lock: &Value, package: &Value) -> BTreeSet<String> {
    let names = package["dependencies"].as_object().into_iter().flatten();
    let id = |(name, _): (&String, &Value)| {
        let entry = &lock["packages"][format!("node_modules/{name}")];
        format!("{name}@{}", text(entry, "version"))
    };
    names.map(id).collect()
}

/// The repository of an npm package, `git+https://….git` or `owner/name`, as an address that a
/// browser can open.
fn repository(folder: &Path) -> TaskResult<String> {
    let package: Value = serde_json::from_slice(&fs::read(folder.join("package.json"))?)?;
    let repository = &package["repository"];
    let address = repository.as_str().unwrap_or(text(repository, "url"));
    let address = address.trim_start_matches("git+").trim_end_matches(".git");
    Ok(match address.split_once("://") {
        Some((_, rest)) => format!("https://{rest}"),
        None => format!("https://github.com/{address}"),
    })
}

/// An npm checksum `sha512-<base64>` in hex.
fn sha512(integrity: &str) -> Option<String> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let base64 = integrity.strip_prefix("sha512-")?.trim_end_matches('=');
    let (mut bits, mut count, mut hex) = (0_u32, 0, String::new());
    for byte in base64.bytes() {
        let digit = DIGITS.iter().position(|digit| *digit == byte)?;
        bits = bits << 6 | u32::try_from(digit).ok()?;
        count += 6;
        while count >= 4 {
            count -= 4;
            hex.push(char::from_digit(bits >> count & 15, 16)?);
        }
    }
    // The last digit has four bits of padding.
    hex.truncate(128);
    Some(hex)
}

#[cfg(test)]
mod tests {
    use super::sha512;

    #[test]
    fn a_checksum_is_converted_to_hex_without_its_padding() {
        let base64 = format!("sha512-{}==", "/".repeat(85) + "w");
        assert_eq!(sha512(&base64), Some("f".repeat(128)));
        assert_eq!(sha512("sha1-AAAA"), None);
    }
}
