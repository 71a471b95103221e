//! Reads and writes folders as sorted maps from path to contents.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::TaskResult;

/// The files of a folder by their relative path, with `/` on every system. Packages have
/// the same order, so that they are the same on every machine.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Reads every file below `folder` for whose path `is_wanted` is true.
pub(crate) fn read(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> TaskResult<Tree> {
    let mut tree = Tree::new();
    read_into(&mut tree, folder, "", &is_wanted)?;
    Ok(tree)
}

fn read_into(
    tree: &mut Tree,
    folder: &Path,
    prefix: &str,
    is_wanted: &impl Fn(&str) -> bool,
) -> TaskResult {
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(tree, &entry.path(), &format!("{path}/"), is_wanted)?;
        } else if is_wanted(&path) {
            tree.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Makes `folder` contain exactly `tree`. Unchanged files are not written, because a
/// browser with the extension loaded may read them.
pub(crate) fn write(folder: &Path, tree: &Tree) -> TaskResult {
    fs::create_dir_all(folder)?;
    for (path, contents) in tree {
        write_file(&folder.join(path), contents)?;
    }
    for stale in read(folder, |path| !tree.contains_key(path))?.keys() {
        fs::remove_file(folder.join(stale))?;
    }
    remove_empty_folders(folder)
}

/// Writes a file, unless it already has these contents.
pub(crate) fn write_file(path: &Path, contents: &[u8]) -> TaskResult {
    if fs::read(path).is_ok_and(|old| old == contents) {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(path, contents)?)
}

fn remove_empty_folders(folder: &Path) -> TaskResult {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_empty_folders(&path)?;
            if fs::read_dir(&path)?.next().is_none() {
                fs::remove_dir(&path)?;
            }
        }
    }
    Ok(())
}
