//! Puts the shipped files together: `dist/chrome`, `dist/firefox`, `dist/www`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use myna_mamori::Language;

use crate::TaskResult;
use crate::bundle::bundle;
use crate::libraries;
use crate::manifest::{self, Browser};
use crate::settings;
use crate::tree::{self, Tree};

/// The page of licences, in every folder and at the top of `dist/`.
const LICENCES: &str = "licences.html";

/// The content script of every frame. The modules that it imports are bundled into it.
const CONTENT_SCRIPT: &str = "content/frame.js";

/// The scripts of the banner, which a page of the extension draws as well.
const BANNER: [&str; 2] = ["content/overlay/banner-box.js", "content/overlay/icon.js"];

/// The access to the nodes of a page, for the pages that read HTML without a content
/// script.
const DOM: &str = "content/collect/dom.js";

/// The script of the page on the web that reads a saved page. It is bundled with the
/// modules of the content script.
const SAVED_PAGE_READER: &str = "saved/read.js";

/// Writes the three folders.
pub(crate) fn write(root: &Path, engine: &Tree, licences: &str) -> TaskResult {
    let mut extension = tree::read(&root.join("extension"), is_shipped)?;
    extension.retain(|path, _| {
        !path.starts_with("content/") || path == DOM || BANNER.contains(&path.as_str())
    });
    let content = bundle(root, &format!("extension/{CONTENT_SCRIPT}"))?;
    extension.insert(CONTENT_SCRIPT.into(), content);
    settings::add(&mut extension)?;
    libraries::add_qr_encoder(root, &mut extension)?;
    extension.insert(LICENCES.into(), licences.into());
    tree::write_file(&root.join("dist").join(LICENCES), licences.as_bytes())?;
    for browser in Browser::ALL {
        let mut files = extension.clone();
        let source = files
            .get("manifest.json")
            .ok_or("extension/manifest.json is missing")?;
        files.insert("manifest.json".into(), manifest::derive(source, browser)?);
        add_engine(&mut files, engine);
        tree::write(&root.join("dist").join(browser.folder()), &files)?;
    }
    write_www(root, &extension, engine)
}

/// The folders of the extension that the page on the web has too.
const SHARED_FOLDERS: [&str; 2] = ["_locales/", "icons/"];

/// Its files that the page on the web has too.
const SHARED: &[&str] = &[
    LICENCES,
    DOM,
    "popup/popup.css",
    "page/actions.js",
    "page/page.css",
    "call/call.html",
    "call/call.css",
    "call/call.js",
    "help/help.html",
    "help/help.css",
    "help/help.js",
    "family/family.css",
    "family/family-form.js",
    "family/qr-code.js",
    "page/download.js",
    "page/json-file.js",
    "page/readings.js",
    libraries::QR_ENCODER.1,
    "check/html.js",
    "check/check-form.js",
    "check/copy-text.js",
    "i18n/catalogue.js",
    "i18n/readings.js",
];

/// Writes the page on the web, which shares the catalogues, icons, some scripts and whole
/// pages with the extension. A shared page starts with `www/page/page.js` there.
fn write_www(root: &Path, extension: &Tree, engine: &Tree) -> TaskResult {
    let mut files = tree::read(&root.join("www"), is_shipped)?;
    files.insert(
        SAVED_PAGE_READER.into(),
        bundle(root, &format!("www/{SAVED_PAGE_READER}"))?,
    );
    let shared = |path: &str| {
        SHARED_FOLDERS.iter().any(|folder| path.starts_with(folder)) || SHARED.contains(&path)
    };
    for (path, contents) in extension.iter().filter(|(path, _)| shared(path)) {
        files.insert(path.clone(), contents.clone());
    }
    files.append(&mut libraries::read(root)?);
    add_engine(&mut files, engine);
    files.insert("_locales/languages.json".into(), languages()?);
    let list = cache_list(&files)?;
    files.insert("files.js".into(), list);
    tree::write(&root.join("dist/www"), &files)
}

/// The folders of the catalogues and the names of their languages, as JSON for the
/// language menu.
fn languages() -> TaskResult<Vec<u8>> {
    let names: BTreeMap<_, _> = Language::all().iter().copied().collect();
    Ok(serde_json::to_vec(&names)?)
}

/// The lists of files that the page's service worker caches: at once, and when they are first
/// used. Each has a hash of the contents as its version.
fn cache_list(files: &Tree) -> TaskResult<Vec<u8>> {
    let not_cached = ["service-worker.js", "files.js"];
    let is_later = |path: &str| libraries::READ_LATER.iter().any(|it| path.starts_with(it));
    let mut source = String::new();
    for (name, later) in [("FILES", false), ("READ_LATER", true)] {
        let mut list = files.clone();
        list.retain(|path, _| is_later(path) == later);
        let version = version(&list);
        list.retain(|path, _| !not_cached.contains(&path.as_str()));
        let list = serde_json::to_string(&list.keys().collect::<Vec<_>>())?;
        let _ = writeln!(source, "self.{name} = {list};");
        let _ = writeln!(source, "self.{name}_VERSION = \"{version:x}\";");
    }
    Ok(source.into_bytes())
}

/// A hash of the paths and contents.
fn version(files: &Tree) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in files
        .iter()
        .flat_map(|(path, contents)| path.bytes().chain(contents.iter().copied()))
    {
        // FNV-1a gives the same version on every machine.
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

fn add_engine(files: &mut Tree, engine: &Tree) {
    for (path, contents) in engine.iter().filter(|(path, _)| is_shipped(path)) {
        files.insert(format!("engine/{path}"), contents.clone());
    }
}

/// Whether a file ships: type declarations and hidden files do not.
fn is_shipped(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    !name.ends_with(".d.ts") && !name.starts_with('.')
}
