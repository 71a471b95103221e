//! The npm libraries that ship, as they are published. The page on the web uses them.

use std::fs;
use std::path::Path;

use crate::TaskResult;
use crate::tree::{self, Tree};

/// Folders of the page that are read when a picture is first checked, and not before: the
/// reader of QR codes and the reader of text.
pub(crate) const READ_LATER: [&str; 2] = ["ocr/", "qr/"];

/// The mail parser, all of whose scripts are needed.
const MAIL_PARSER: &str = "postal-mime/dist/esm";

/// Each file of `node_modules` with its path on the page. Of the recogniser of text there are
/// builds for processors without SIMD too, which the browsers that the page needs have had
/// for years. The data is the smallest of the two that are published.
const FILES: [(&str, &str); 8] = [
    ("tesseract.js/dist/tesseract.esm.min.js", "ocr/index.js"),
    ("tesseract.js/dist/worker.min.js", "ocr/worker.min.js"),
    (
        "tesseract.js-core/tesseract-core-simd-lstm.js",
        "ocr/tesseract-core-simd-lstm.js",
    ),
    (
        "tesseract.js-core/tesseract-core-simd-lstm.wasm",
        "ocr/tesseract-core-simd-lstm.wasm",
    ),
    (
        "@tesseract.js-data/jpn/4.0.0_best_int/jpn.traineddata.gz",
        "ocr/jpn.traineddata.gz",
    ),
    ("zxing-wasm/dist/es/reader/index.js", "qr/reader/index.js"),
    ("zxing-wasm/dist/es/share.js", "qr/share.js"),
    (
        "zxing-wasm/dist/reader/zxing_reader.wasm",
        "qr/zxing_reader.wasm",
    ),
];

/// Folders of the types of the libraries, beside which the page finds their scripts.
pub(crate) const TYPES: [(&str, &str); 3] = [
    ("postal-mime", "postal-mime/dist/esm"),
    ("ocr", "tesseract.js/src"),
    ("qr", "zxing-wasm/dist/es"),
];

/// The files, by their path on the page.
pub(crate) fn read(root: &Path) -> TaskResult<Tree> {
    let packages = root.join("node_modules");
    let missing = |path: &str| format!("node_modules/{path} is missing; `npm ci` installs it");
    let folder = packages.join(MAIL_PARSER);
    if !folder.is_dir() {
        return Err(missing(MAIL_PARSER).into());
    }
    let is_script = |path: &str| path.rsplit_once('.').is_some_and(|(_, end)| end == "js");
    let mut files = Tree::new();
    for (path, contents) in tree::read(&folder, is_script)? {
        files.insert(format!("postal-mime/{path}"), contents);
    }
    for (source, path) in FILES {
        let contents = fs::read(packages.join(source)).map_err(|_| missing(source))?;
        files.insert(path.into(), contents);
    }
    Ok(files)
}
