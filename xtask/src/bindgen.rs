//! Runs wasm-bindgen over the compiled engine.
//!
//! The lock file pins this library and the engine's `wasm-bindgen` to the same version. A
//! separately installed tool could have another version.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::TaskResult;
use crate::tree::{self, Tree};

/// The engine that cargo compiles, and the folder of the generated files.
const COMPILED: &str = "target/wasm32-unknown-unknown/release/myna_mamori.wasm";
const GENERATED: &str = "target/engine";

/// The generated files: `engine.js`, `engine_bg.wasm` and their types.
pub(crate) fn engine(root: &Path) -> TaskResult<Tree> {
    let compiled = root.join(COMPILED);
    let generated = root.join(GENERATED);
    if !is_newer(&generated.join("engine.js"), &compiled) {
        generate(&compiled, &generated)?;
    }
    tree::read(&generated, |_| true)
}

fn generate(compiled: &Path, generated: &Path) -> TaskResult {
    if !compiled.exists() {
        return Err("the engine is not compiled; `./build.sh build` compiles it".into());
    }
    Bindgen::new()
        .input_path(compiled)
        .out_name("engine")
        .web(true)?
        .typescript(true)
        // The extension always passes the address of its Wasm. Without this option, the
        // glue contains a second address, built from `import.meta.url`.
        .omit_default_module_path(true)
        // A trapped engine is replaced by a fresh instance.
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(generated)?;
    Ok(())
}

/// Whether `output` is newer than both `input` and this program.
fn is_newer(output: &Path, input: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let program = std::env::current_exe().ok().and_then(|path| time(&path));
    time(output).is_some_and(|written| Some(written) > time(input) && Some(written) > program)
}
