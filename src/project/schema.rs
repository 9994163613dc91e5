//! The JSON Schema of `fonte.toml`, by which editors complete it and say what is wrong.

use serde_json::{Map, Value, json};

use super::config::ENGLISH;
use super::config_file::ConfigFile;
use crate::diagnostic::Level;
use crate::lexicon::Language;
use crate::messages::MessageLanguage;
use crate::rules::{page::Page, register};

/// The schema, drawn from the types that read the file and from the register of rules.
pub fn config_schema() -> Value {
    let mut schema = schemars::schema_for!(ConfigFile).to_value();
    let levels: Vec<&str> = Level::ALL.map(Level::name).to_vec();
    let settings: Vec<&str> = std::iter::once("off").chain(levels.iter().copied()).collect();
    one_of(&mut schema, "/properties/messages", &MessageLanguage::ALL.map(MessageLanguage::code));
    one_of(&mut schema, "/properties/language", &Language::ALL.map(Language::code));
    one_of(&mut schema, "/properties/fail-on", &levels);
    one_of(&mut schema, "/$defs/LocaleTable/properties/english", &ENGLISH);
    one_of(&mut schema, "/$defs/RuleTable/properties/level", &settings);
    if let Some(least) = schema.pointer_mut("/properties/max-per-rule") {
        least["minimum"] = json!(1);
    }
    let rules = rules();
    for place in ["/properties", "/$defs/SectionTable/properties", "/$defs/OverrideTable/properties"] {
        if let Some(table) = schema.pointer_mut(&format!("{place}/rules")) {
            table["properties"] = rules.clone();
            // Those of the house are known to the newsroom alone.
            table["patternProperties"] = json!({ "^house-": { "$ref": "#/$defs/RuleTable" } });
            table["additionalProperties"] = json!(false);
        }
    }
    without_null(&mut schema);
    schema["title"] = json!("fonte.toml");
    schema["description"] = json!("The configuration of fonte, found upward from an article.");
    schema
}

/// TOML has no null: a key that may be left out is left out.
fn without_null(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, inner| !(key == "default" && inner.is_null()));
            let kinds = map.get("type").and_then(Value::as_array);
            let kind = kinds.and_then(|kinds| kinds.iter().find(|kind| **kind != "null")).cloned();
            if let Some(kind) = kind {
                map.insert("type".to_owned(), kind);
            }
            map.values_mut().for_each(without_null);
        }
        Value::Array(list) => list.iter_mut().for_each(without_null),
        _ => {}
    }
}

/// Each rule with what it says of itself.
fn rules() -> Value {
    let rule = |meta: &crate::rules::Meta| {
        let summary = Page::read(meta.page).summary;
        let value = json!({ "description": summary, "allOf": [{ "$ref": "#/$defs/RuleTable" }] });
        (meta.code.to_owned(), value)
    };
    Value::Object(register().iter().map(|it| rule(it.meta)).collect::<Map<_, _>>())
}

fn one_of(schema: &mut Value, place: &str, allowed: &[&str]) {
    if let Some(key) = schema.pointer_mut(place) {
        key["enum"] = json!(allowed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::TEMPLATE;

    #[test]
    fn every_key_of_the_template_is_in_the_schema() {
        let schema = config_schema();
        let lines = TEMPLATE.lines().filter_map(|line| line.strip_prefix("# "));
        let is_code = |line: &&str| {
            line.starts_with('[')
                || line.split_once(" = ").is_some_and(|(key, _)| key.len() < 40 && !key.contains(' '))
        };
        let text: String = lines.filter(is_code).flat_map(|line| [line, "\n"]).collect();
        let table: toml::Table = toml::from_str(&text).expect("TOML");
        assert!(10 < table.len());
        for key in table.keys() {
            assert!(schema.pointer(&format!("/properties/{key}")).is_some(), "{key}");
        }
    }
}
