//! Puts the shipped files together: `dist/chrome`, `dist/firefox`, `dist/www`.

use std::path::Path;

use crate::Done;
use crate::manifest::{self, Browser};
use crate::tree::{self, Tree};

/// Writes the three folders.
pub(crate) fn write(root: &Path, engine: &Tree) -> Done {
    let extension = tree::read(&root.join("extension"), is_shipped)?;
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

/// The page on the web shows the same sentences and the same picture as the
/// extension, so it gets the catalogues and the icons too.
fn write_www(root: &Path, extension: &Tree, engine: &Tree) -> Done {
    let www = root.join("www");
    if !www.is_dir() {
        return Ok(());
    }
    let mut files = tree::read(&www, is_shipped)?;
    let shared = |path: &str| path.starts_with("_locales/") || path.starts_with("icons/");
    for (path, contents) in extension.iter().filter(|(path, _)| shared(path)) {
        files.insert(path.clone(), contents.clone());
    }
    add_engine(&mut files, engine);
    tree::write(&root.join("dist/www"), &files)
}

fn add_engine(files: &mut Tree, engine: &Tree) {
    for (path, contents) in engine.iter().filter(|(path, _)| is_shipped(path)) {
        files.insert(format!("engine/{path}"), contents.clone());
    }
}

/// Types are for the checker, and hidden files for the editor.
fn is_shipped(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    !name.ends_with(".d.ts") && !name.starts_with('.')
}
