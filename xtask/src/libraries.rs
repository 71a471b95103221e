//! The npm libraries that ship, as they are published. The page on the web uses them, and the
//! extension the one that makes QR codes.

use std::fs;
use std::path::Path;

use crate::TaskResult;
use crate::tree::{self, Tree};

/// Folders of the page that are read when a picture is first checked, and not before: the
/// reader of QR codes and the reader of text.
pub(crate) const READ_LATER: [&str; 2] = ["ocr/", "qr/"];

/// What makes QR codes: its file in `node_modules` and its path. Of the two builds the smaller
/// one has all that one code needs.
pub(crate) const QR_ENCODER: (&str, &str) = ("lean-qr/nano.mjs", "qr-code/index.js");

/// The types of the one function of it that is used.
pub(crate) const QR_ENCODER_TYPES: &str = "export { generate } from \"lean-qr/nano\";\n";

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

/// Adds what makes QR codes to the files of the extension.
pub(crate) fn add_qr_encoder(root: &Path, files: &mut Tree) -> TaskResult {
    let (source, path) = QR_ENCODER;
    files.insert(path.into(), read_package(root, source)?);
    Ok(())
}

/// A file of an npm package.
fn read_package(root: &Path, source: &str) -> TaskResult<Vec<u8>> {
    let missing = |_| format!("node_modules/{source} is missing; `npm ci` installs it");
    Ok(fs::read(root.join("node_modules").join(source)).map_err(missing)?)
}

/// The files, by their path on the page.
pub(crate) fn read(root: &Path) -> TaskResult<Tree> {
    let folder = root.join("node_modules").join(MAIL_PARSER);
    if !folder.is_dir() {
        return Err(format!("node_modules/{MAIL_PARSER} is missing; `npm ci` installs it").into());
    }
    let is_script = |path: &str| path.rsplit_once('.').is_some_and(|(_, end)| end == "js");
    let mut files = Tree::new();
    for (path, contents) in tree::read(&folder, is_script)? {
        files.insert(format!("postal-mime/{path}"), contents);
    }
    for (source, path) in FILES {
        files.insert(path.into(), read_package(root, source)?);
    }
    Ok(files)
}
