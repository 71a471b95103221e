//! The npm packages that ship.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Part, licence_texts, text};
use crate::TaskResult;

/// The npm packages in the lock file that are not development dependencies.
pub(super) fn read(root: &Path) -> TaskResult<Vec<Part>> {
    let lock: Value = serde_json::from_slice(&fs::read(root.join("package-lock.json"))?)?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let mut parts = Vec::new();
    for (path, package) in packages
        .filter(|(path, package)| !path.is_empty() && !package["dev"].as_bool().unwrap_or(false))
    {
        let name = path.trim_start_matches("node_modules/");
        parts.push(Part {
            name: name.into(),
            version: text(package, "version").into(),
            licence: text(package, "license").into(),
            source: repository(&root.join(path))?,
            registry: "npm",
            hash: sha512(text(package, "integrity")).map(|sum| ("SHA-512", sum)),
            dependencies: BTreeSet::new(),
            texts: licence_texts(&root.join(path))?,
        });
    }
    Ok(parts)
}

/// The repository of an npm package, `git+https://….git`, as an address that a browser can
/// open.
fn repository(folder: &Path) -> TaskResult<String> {
    let package: Value = serde_json::from_slice(&fs::read(folder.join("package.json"))?)?;
    let address = text(&package["repository"], "url");
    let address = address.trim_start_matches("git+").trim_end_matches(".git");
    Ok(address.to_owned())
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
