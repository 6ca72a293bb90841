//! `cargo xtask size`: the sizes of what is shipped, against those recorded in `tests/size/limits.toml`.

use crate::task::{self, page, wasm};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;

/// Hundredths by which a size may be above the recorded one.
const SLACK: u64 = 5;
const LIMITS: &str = "tests/size/limits.toml";
const HEAD: &str = "\
# Bytes of what is shipped, as recorded on purpose with `cargo xtask size --record`.
# `cargo xtask test` fails when one of them has grown by more than a twentieth.

";

/// Bytes of one file.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(crate) struct Size {
    /// As it stands on the disk.
    pub(crate) raw: u64,
    /// Packed with gzip, at its best.
    pub(crate) gzip: u64,
}

type Sizes = BTreeMap<String, Size>;

/// Shows the sizes and compares them; with `--record` writes them down.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &["--record"])?;
    page::build(workspace)?;
    wasm::build(workspace)?;
    let sizes = measure(workspace)?;
    if options.is_empty() {
        return check(workspace, &sizes);
    }
    let text = toml::to_string(&sizes).context("the sizes as TOML")?;
    fs::write(workspace.path(LIMITS), format!("{HEAD}{text}"))?;
    show(&sizes);
    Ok(())
}

/// The sizes of the page, of the WebAssembly inside it, and of the slim module, which portals load with every form.
pub(crate) fn measure(workspace: &Workspace) -> Result<Sizes> {
    let slim = wasm::folder(workspace).join("gouji-slim.wasm");
    let files =
        [("gouji.html", workspace.page()), ("gouji.wasm", page::wasm(workspace)), ("gouji-slim.wasm", slim)];
    files
        .into_iter()
        .map(|(name, file)| {
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            Ok((name.to_owned(), Size { raw: bytes.len() as u64, gzip: packed(&bytes)? }))
        })
        .collect()
}

fn packed(bytes: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

fn check(workspace: &Workspace, sizes: &Sizes) -> Result<()> {
    show(sizes);
    let text = fs::read_to_string(workspace.path(LIMITS)).with_context(|| format!("cannot read {LIMITS}"))?;
    let recorded: Sizes = toml::from_str(&text).with_context(|| format!("what stands in {LIMITS}"))?;
    let grown = grown(&recorded, sizes);
    if grown.is_empty() {
        return Ok(());
    }
    bail!("{}\nmake it smaller, or record it on purpose with `cargo xtask size --record`", grown.join("\n"))
}

/// A sentence for each size that is above what is recorded, or is not recorded.
fn grown(recorded: &Sizes, sizes: &Sizes) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, size) in sizes {
        let Some(limit) = recorded.get(name) else {
            complaints.push(format!("{name} is not in {LIMITS}"));
            continue;
        };
        for (what, now, then) in [("", size.raw, limit.raw), (" packed", size.gzip, limit.gzip)] {
            if now * 100 > then * (100 + SLACK) {
                complaints.push(format!("{name}{what} has {now} bytes, more than {SLACK} % above {then}"));
            }
        }
    }
    complaints
}

fn show(sizes: &Sizes) {
    for (name, size) in sizes {
        println!("{name:<12} {:>9} bytes, packed {:>9}", size.raw, size.gzip);
    }
}

#[cfg(test)]
mod tests {
    use super::{Size, grown};
    use std::collections::BTreeMap;

    fn one(raw: u64, gzip: u64) -> BTreeMap<String, Size> {
        BTreeMap::from([("a".to_owned(), Size { raw, gzip })])
    }

    #[test]
    fn a_twentieth_more_passes_and_a_byte_above_does_not() {
        assert!(grown(&one(1000, 100), &one(1050, 105)).is_empty());
        assert_eq!(grown(&one(1000, 100), &one(1051, 105)).len(), 1);
        assert_eq!(grown(&one(1000, 100), &one(1051, 106)).len(), 2);
    }

    #[test]
    fn a_file_without_a_limit_is_named() {
        assert_eq!(grown(&BTreeMap::new(), &one(1, 1)).len(), 1);
    }
}
