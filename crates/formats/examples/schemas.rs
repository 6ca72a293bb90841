//! Prints the JSON Schemas of everything that is written, as one object by the names of the schemas. `cargo xtask docs`
//! runs it.

use gouji_core::json::schema;
use gouji_formats::json::{READ_SCHEMA, ReadDocument};

fn main() {
    let mut all = schema::all();
    all.push((READ_SCHEMA, schema::of::<ReadDocument<'_>>(READ_SCHEMA)));
    let object: serde_json::Map<String, serde_json::Value> =
        all.into_iter().map(|(name, schema)| (name.to_owned(), schema.into())).collect();
    print!("{}", gouji_core::json::text(&object));
}
