//! Writes `dist/sbom.cdx.json`: the third-party components that ship, in the `CycloneDX`
//! format.
//!
//! It has no serial number and no time, so that it is the same on every run.

use serde_json::{Value, json};

use crate::TaskResult;
use crate::parts::Part;

/// The bill of materials.
pub(crate) fn of(parts: &[Part]) -> TaskResult<Vec<u8>> {
    let product = format!("pkg:generic/myna-mamori@{}", env!("CARGO_PKG_VERSION"));
    let components: Vec<Value> = parts.iter().map(component).collect();
    let all: Vec<String> = parts.iter().map(package_url).collect();
    let mut dependencies = vec![json!({ "ref": product, "dependsOn": all })];
    dependencies.extend(parts.iter().map(|part| dependency_entry(part, parts)));
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": product,
            "name": "myna-mamori",
            "version": env!("CARGO_PKG_VERSION"),
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": components,
        "dependencies": dependencies,
    });
    let mut text = serde_json::to_vec_pretty(&bill)?;
    text.push(b'\n');
    Ok(text)
}

fn component(part: &Part) -> Value {
    let mut component = json!({
        "type": if part.name == "public-suffix-list" { "data" } else { "library" },
        "bom-ref": package_url(part),
        "name": part.name,
        "version": part.version,
        "licenses": [{ "expression": part.licence }],
        "purl": package_url(part),
        "externalReferences": [{ "type": "vcs", "url": part.source }],
    });
    if let Some((kind, sum)) = &part.hash {
        component["hashes"] = json!([{ "alg": kind, "content": sum }]);
    }
    component
}

fn dependency_entry(part: &Part, parts: &[Part]) -> Value {
    let needed = parts
        .iter()
        .filter(|other| part.dependencies.contains(&other.id()));
    let needed: Vec<String> = needed.map(package_url).collect();
    json!({ "ref": package_url(part), "dependsOn": needed })
}

/// The package URL of a part.
fn package_url(part: &Part) -> String {
    format!("pkg:{}/{}", part.registry, part.id())
}
