//! Derives each browser's manifest from the one in `extension/`.

use serde_json::Value;

use crate::TaskResult;

/// A browser, by the name of its folder in `dist/`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chrome,
    Firefox,
}

impl Browser {
    pub(crate) const ALL: [Self; 2] = [Self::Chrome, Self::Firefox];

    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
        }
    }

    /// Keys that only the other browser supports: the JSON pointer of the object, and the
    /// key.
    fn foreign(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Chrome => &[
                ("", "browser_specific_settings"),
                ("/background", "scripts"),
                ("/background", "preferred_environment"),
            ],
            Self::Firefox => &[
                ("", "minimum_chrome_version"),
                ("", "storage"),
                ("/background", "service_worker"),
                ("/background", "preferred_environment"),
            ],
        }
    }
}

/// The browser's manifest: the source without foreign keys, and with the
/// version of `Cargo.toml`.
pub(crate) fn derive(source: &[u8], browser: Browser) -> TaskResult<Vec<u8>> {
    let mut manifest: Value = serde_json::from_slice(source)
        .map_err(|error| format!("extension/manifest.json: {error}"))?;
    for (holder, key) in browser.foreign() {
        let holder = manifest.pointer_mut(holder).and_then(Value::as_object_mut);
        // `shift_remove` keeps the order of the other keys.
        if holder
            .and_then(|holder| holder.shift_remove(*key))
            .is_none()
        {
            return Err(format!("extension/manifest.json: no key {key}").into());
        }
    }
    manifest["version"] = env!("CARGO_PKG_VERSION").into();
    let mut text = serde_json::to_vec_pretty(&manifest)?;
    text.push(b'\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &[u8] =
        br#"{"name":"x","version":"0","minimum_chrome_version":"116","storage":{},
        "browser_specific_settings":{},"background":
        {"service_worker":"b.js","scripts":["b.js"],"preferred_environment":["document"]}}"#;

    fn keys(browser: Browser) -> (Value, Vec<String>) {
        let manifest: Value =
            serde_json::from_slice(&derive(SOURCE, browser).expect("derives")).expect("is JSON");
        let keys = manifest["background"]
            .as_object()
            .expect("background")
            .keys()
            .cloned();
        let keys = keys.collect();
        (manifest, keys)
    }

    #[test]
    fn the_chrome_manifest_has_only_a_service_worker() {
        let (manifest, background) = keys(Browser::Chrome);
        assert_eq!(background, ["service_worker"]);
        assert!(manifest.get("browser_specific_settings").is_none());
    }

    #[test]
    fn the_firefox_manifest_has_only_an_event_page() {
        let (manifest, background) = keys(Browser::Firefox);
        assert_eq!(background, ["scripts"]);
        assert!(manifest.get("minimum_chrome_version").is_none());
    }

    #[test]
    fn the_version_comes_from_cargo_toml() {
        assert_eq!(
            keys(Browser::Chrome).0["version"],
            env!("CARGO_PKG_VERSION")
        );
    }

    #[test]
    fn a_missing_key_is_an_error() {
        assert!(derive(b"{}", Browser::Chrome).is_err());
    }
}
