//! Derives the TypeScript types of everything that crosses between Rust and
//! JavaScript, so that `tsc` checks the plain JavaScript against them.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use myna_mamori::{BannerState, MessageText, PageSnapshot, Request, StoredSettings, Verdict};
use ts_rs::{Config, TS, TypeVisitor};

use crate::TaskResult;
use crate::libraries;
use crate::settings;
use crate::tree::{self, Tree};

/// Writes `target/types/`: the types of the messages, the keys of the settings, and the
/// engine's own `.d.ts`.
pub(crate) fn write(root: &Path, engine: &Tree) -> TaskResult {
    let folder = root.join("target/types");
    let mut files: Tree = engine
        .iter()
        .filter(|(path, _)| path.ends_with("engine.d.ts"))
        .map(|(path, contents)| (format!("engine/{path}"), contents.clone()))
        .collect();
    files.insert("messages.d.ts".into(), messages().into_bytes());
    files.insert("settings/keys.d.ts".into(), settings::key_types()?);
    files.insert(
        "qr-code/index.d.ts".into(),
        libraries::QR_ENCODER_TYPES.into(),
    );
    for (folder, source) in libraries::TYPES {
        let types = tree::read(&root.join("node_modules").join(source), |path| {
            path.ends_with(".d.ts")
        })?;
        for (path, contents) in types {
            files.insert(format!("{folder}/{path}"), contents);
        }
    }
    tree::write(&folder, &files)
}

/// One global namespace, because classic scripts cannot import types.
fn messages() -> String {
    let mut types = TypeCollector::default();
    types.visit::<PageSnapshot>();
    types.visit::<Verdict>();
    types.visit::<BannerState>();
    types.visit::<StoredSettings>();
    types.visit::<Request>();
    types.visit::<MessageText>();
    let declarations: Vec<String> = types.declarations.into_values().collect();
    format!(
        "declare namespace Mamori {{\n{}\n}}\n",
        declarations.join("\n\n")
    )
}

/// Collects the declarations of the visited types, by name.
#[derive(Default)]
struct TypeCollector {
    config: Config,
    visited: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for TypeCollector {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types of the standard library have no path; ts-rs inlines them.
        if self.visited.insert(TypeId::of::<T>()) {
            if T::output_path().is_some() {
                let docs = T::docs().unwrap_or_default();
                let declaration = format!("{docs}{}", T::decl(&self.config));
                self.declarations
                    .insert(T::ident(&self.config), declaration);
            }
            T::visit_dependencies(self);
            T::visit_generics(self);
        }
    }
}
