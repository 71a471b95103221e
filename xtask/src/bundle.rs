//! Bundles the modules of a script that a browser accepts only as one file. Nothing is
//! minified, and a comment with each module's name stays above its code.

use std::path::Path;
use std::process::Command;

use crate::TaskResult;

const ESBUILD: &str = "node_modules/esbuild/bin/esbuild";

/// The oldest browsers that the manifest supports, so that esbuild rewrites nothing for
/// older ones.
const TARGET: &str = "--target=chrome116,firefox142";

/// The bundle of `entry`, a path below `root`.
///
/// # Errors
/// When esbuild is missing, or a module is missing or broken.
pub(crate) fn bundle(root: &Path, entry: &str) -> TaskResult<Vec<u8>> {
    let esbuild = root.join(ESBUILD);
    if !esbuild.exists() {
        return Err(format!("{ESBUILD} is missing; `npm ci` installs it").into());
    }
    let output = Command::new(esbuild)
        .current_dir(root)
        .args([entry, "--bundle", "--format=iife", "--charset=utf8", TARGET])
        .arg("--log-level=error")
        .output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let problem = String::from_utf8_lossy(&output.stderr);
    Err(format!("esbuild could not bundle {entry}: {problem}").into())
}
