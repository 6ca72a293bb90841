//! TypeScript types from JSON Schemas, for the npm package.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Names of types in TypeScript where they are others than in Rust.
const NAMES: &[(&str, &str)] = &[
    ("CheckEntry", "CheckResult"),
    ("OptionEntry", "RepairOption"),
    ("ReadEntry", "Reading"),
    ("SumEntry", "SumOfTheForm"),
    ("DecisionFile", "DecisionOnFindings"),
];

const HEAD: &str = "// What the engine answers. Made by `cargo xtask docs` from the engine's own types.\n";

/// The types of everything in some schemas, each a root by its name in TypeScript.
///
/// # Errors
/// When a schema says something that this does not know.
pub(super) fn types(roots: &[(&str, &Value)]) -> Result<String> {
    let mut named: BTreeMap<String, &Value> = BTreeMap::new();
    for (name, schema) in roots {
        let definitions = schema.get("$defs").and_then(Value::as_object);
        for (own, definition) in definitions.into_iter().flatten() {
            named.insert(typescript_name(own), definition);
        }
        if schema.get("properties").is_some() {
            named.insert((*name).to_owned(), schema);
        }
    }
    let mut text = HEAD.to_owned();
    for (name, schema) in named {
        write!(text, "\n{}", declaration(&name, schema).with_context(|| format!("the type {name}"))?)?;
    }
    Ok(text)
}

fn typescript_name(name: &str) -> String {
    let other = NAMES.iter().find(|(own, _)| *own == name).map(|(_, other)| (*other).to_owned());
    other.unwrap_or_else(|| name.strip_suffix("Entry").unwrap_or(name).to_owned())
}

fn declaration(name: &str, schema: &Value) -> Result<String> {
    let mut text = comment(schema, "");
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        writeln!(text, "export type {name} = {};", of(schema)?)?;
        return Ok(text);
    };
    writeln!(text, "export interface {name} {{")?;
    for (key, property) in properties {
        let is_required = schema
            .get("required")
            .and_then(Value::as_array)
            .is_some_and(|required| required.iter().any(|own| own.as_str() == Some(key)));
        text.push_str(&comment(property, "  "));
        writeln!(text, "  {key}{}: {};", if is_required { "" } else { "?" }, of(property)?)?;
    }
    text.push_str("}\n");
    Ok(text)
}

fn comment(schema: &Value, indent: &str) -> String {
    let words = schema.get("description").and_then(Value::as_str);
    words.map_or_else(String::new, |words| format!("{indent}/** {} */\n", words.replace('\n', " ")))
}

/// A schema as a type expression.
fn of(schema: &Value) -> Result<String> {
    let Some(object) = schema.as_object() else { return Ok("unknown".to_owned()) };
    if let Some(value) = object.get("const") {
        return Ok(literal(value));
    }
    if let Some(values) = object.get("enum").and_then(Value::as_array) {
        return Ok(values.iter().map(literal).collect::<Vec<_>>().join(" | "));
    }
    if let Some(path) = object.get("$ref").and_then(Value::as_str) {
        return Ok(typescript_name(path.rsplit('/').next().unwrap_or(path)));
    }
    for many in ["anyOf", "oneOf"] {
        if let Some(choices) = object.get(many).and_then(Value::as_array) {
            return Ok(choices.iter().map(of).collect::<Result<Vec<_>>>()?.join(" | "));
        }
    }
    match object.get("type") {
        Some(Value::String(kind)) => one(kind, object),
        Some(Value::Array(kinds)) => {
            let each = kinds.iter().filter_map(Value::as_str).map(|kind| one(kind, object));
            Ok(each.collect::<Result<Vec<_>>>()?.join(" | "))
        }
        _ => bail!("a schema without a type: {schema}"),
    }
}

fn one(kind: &str, object: &Map<String, Value>) -> Result<String> {
    Ok(match kind {
        "string" | "boolean" | "null" => kind.to_owned(),
        "integer" | "number" => "number".to_owned(),
        "array" => match (object.get("prefixItems").and_then(Value::as_array), object.get("items")) {
            (Some(items), _) => {
                format!("[{}]", items.iter().map(of).collect::<Result<Vec<_>>>()?.join(", "))
            }
            (None, Some(items)) => {
                let each = of(items)?;
                if each.contains('|') { format!("({each})[]") } else { format!("{each}[]") }
            }
            (None, None) => "unknown[]".to_owned(),
        },
        "object" => match object.get("additionalProperties") {
            Some(values) => format!("Record<string, {}>", of(values)?),
            None => "Record<string, unknown>".to_owned(),
        },
        other => bail!("there is no type {other} in JSON"),
    })
}

fn literal(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| format!("'{text}'"))
}

#[cfg(test)]
mod tests {
    use super::{of, types};
    use serde_json::json;

    #[test]
    fn types_are_written_as_in_typescript() {
        let written = |schema: serde_json::Value| of(&schema).unwrap();
        assert_eq!(written(json!({ "type": ["string", "null"] })), "string | null");
        assert_eq!(written(json!({ "type": "array", "items": { "$ref": "#/$defs/TermEntry" } })), "Term[]");
        assert_eq!(written(json!({ "const": "x" })), "'x'");
        assert_eq!(
            written(json!({ "anyOf": [{ "$ref": "#/$defs/CheckEntry" }, { "type": "null" }] })),
            "CheckResult | null"
        );
        assert!(of(&json!({})).is_err());
    }

    #[test]
    fn a_root_and_what_it_names_are_declared() {
        let schema = json!({
            "type": "object",
            "properties": { "a": { "$ref": "#/$defs/BEntry", "description": "First." } },
            "required": ["a"],
            "$defs": { "BEntry": { "type": "object", "properties": { "c": { "type": "integer" } } } },
        });
        let text = types(&[("Root", &schema)]).unwrap();
        assert!(text.contains("export interface B {\n  c?: number;\n}"), "{text}");
        assert!(text.contains("export interface Root {\n  /** First. */\n  a: B;\n}"), "{text}");
    }
}
