//! Runs wasm-bindgen over the compiled engine.
//!
//! The library is pinned by the same lock file as the engine's `wasm-bindgen`,
//! so the two can never differ in version as a separately installed tool can.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::TaskResult;
use crate::tree::{self, Tree};

/// Where cargo puts the engine, and where its packed form is kept.
const COMPILED: &str = "target/wasm32-unknown-unknown/release/myna_mamori.wasm";
const PACKED: &str = "target/engine";

/// The packed engine: `engine.js`, `engine_bg.wasm` and their types.
pub(crate) fn engine(root: &Path) -> TaskResult<Tree> {
    let compiled = root.join(COMPILED);
    let packed = root.join(PACKED);
    if !is_newer(&packed.join("engine.js"), &compiled) {
        generate(&compiled, &packed)?;
    }
    tree::read(&packed, |_| true)
}

fn generate(compiled: &Path, packed: &Path) -> TaskResult {
    if !compiled.exists() {
        return Err("the engine is not compiled; `./build.sh build` does it".into());
    }
    Bindgen::new()
        .input_path(compiled)
        .out_name("engine")
        .web(true)?
        .typescript(true)
        // The extension always says where its Wasm is. Without this, the glue
        // holds a second address, built from `import.meta.url`.
        .omit_default_module_path(true)
        // A trapped engine is replaced by a fresh instance.
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(packed)?;
    Ok(())
}

/// Whether `output` was written after both `input` and this very program.
fn is_newer(output: &Path, input: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let program = std::env::current_exe().ok().and_then(|path| time(&path));
    time(output).is_some_and(|written| Some(written) > time(input) && Some(written) > program)
}
