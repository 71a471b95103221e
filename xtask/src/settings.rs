//! Derives the files about settings that JavaScript and browsers need from the engine's
//! table: the keys of the person's settings, and the policy schema.

use myna_mamori::settings::{Kind, SETTINGS, Setter, Setting};
use serde_json::{Map, Value, json};

use crate::TaskResult;
use crate::tree::Tree;

/// Adds the generated files to the extension.
pub(crate) fn add(extension: &mut Tree) -> TaskResult {
    let keys = serde_json::to_string(&personal_keys())?;
    let module = format!("export const SETTING_KEYS = {keys};\n");
    extension.insert("settings/keys.js".into(), module.into_bytes());
    let schema = serde_json::to_vec_pretty(&schema())?;
    extension.insert("policy/schema.json".into(), schema);
    Ok(())
}

/// The type declaration of `settings/keys.js`.
pub(crate) fn key_types() -> TaskResult<Vec<u8>> {
    let keys = serde_json::to_string(&personal_keys())?;
    Ok(format!("export declare const SETTING_KEYS: readonly {keys};\n").into_bytes())
}

/// The keys under which a person's settings are stored.
fn personal_keys() -> Vec<&'static str> {
    let is_personal =
        |setting: &&Setting| matches!(setting.setter, Setter::Person(_) | Setter::PersonAlone);
    let keys = SETTINGS.iter().filter(is_personal);
    keys.map(|setting| setting.key).collect()
}

/// The schema of the administrator's settings, to which `storage.managed_schema` of the
/// manifest refers.
fn schema() -> Value {
    let properties: Map<_, _> = SETTINGS
        .iter()
        .filter(|setting| setting.setter != Setter::PersonAlone)
        .map(|setting| (setting.key.to_owned(), property(setting)))
        .collect();
    json!({ "type": "object", "properties": properties })
}

fn property(setting: &Setting) -> Value {
    let mut property = match setting.kind {
        Kind::Choice(names) => json!({ "type": "string", "enum": names }),
        Kind::Language | Kind::Text => json!({ "type": "string" }),
        Kind::Hosts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Contact => json!({ "type": "object" }),
    };
    property["title"] = setting.title.into();
    if !setting.description.is_empty() {
        property["description"] = setting.description.into();
    }
    property
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_describes_every_kind_of_setting() {
        let properties = &schema()["properties"];
        assert_eq!(properties["blockDanger"]["type"], "boolean");
        assert_eq!(properties["internal"]["items"]["type"], "string");
        assert_eq!(properties["helpDeskText"]["type"], "string");
        assert_eq!(properties["guard"]["enum"], json!(["on", "off"]));
        assert_eq!(properties["locked"]["type"], "boolean");
        assert_eq!(properties["family"], Value::Null);
    }

    #[test]
    fn only_a_persons_settings_are_stored() {
        let keys = personal_keys();
        assert!(
            keys.contains(&"trusted") && keys.contains(&"family") && !keys.contains(&"internal")
        );
    }
}
