//! Turns the forms, rule pages and messages into constants, and stops the build where one of them is no good.

#[path = "src/form/packed.rs"]
mod packed;
#[path = "src/form/source.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the library, where it is public and used")]
mod source;
#[allow(unreachable_pub, reason = "shared with the library, where it is public")]
#[path = "src/form/toml_source.rs"]
mod toml_source;

#[path = "build/messages.rs"]
mod messages;
#[path = "build/phrases.rs"]
mod phrases;
#[path = "build/rules.rs"]
mod rules;
#[path = "build/tree.rs"]
mod tree;
#[path = "build/vocabulary.rs"]
mod vocabulary;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for folder in ["build", "forms", "rules", "messages", "src/form", "vocabulary"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    fs::write(out.join("forms.rs"), forms(&root.join("forms"))?)?;
    fs::write(out.join("rules.rs"), rules::constants(&root.join("rules"))?)?;
    fs::write(out.join("messages.rs"), messages::constants(&root.join("messages"))?)?;
    let (lists, phrases) = phrases::constants(&root.join("vocabulary/structure"))?;
    fs::write(out.join("lists.rs"), lists)?;
    fs::write(out.join("phrases.rs"), phrases)?;
    fs::write(out.join("vocabulary.rs"), vocabulary::constants(&root.join("vocabulary/prose"))?)?;
    Ok(())
}

/// The built-in forms as packed texts, in the order of their ids.
fn forms(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::from("static FORM_TEXTS: &[&str] = &[\n");
    for path in files(folder, "toml")? {
        let form = toml_source::parse(&path.display().to_string(), &fs::read_to_string(&path)?)?;
        writeln!(code, "    {:?},", packed::pack(&form))?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// Files of a folder with an extension, in the order of their names.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|own| own == extension));
    paths.sort();
    Ok(paths)
}
