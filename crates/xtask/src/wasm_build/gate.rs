//! What the shipped WebAssembly may hold.

use anyhow::{Context, Result, bail};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

/// Lets WebAssembly pass that needs no more than the first version and mutable globals, and that names no folder of
/// the machine it was built on.
///
/// # Errors
/// Names the first instruction that an old browser would refuse, or the folder.
pub(crate) fn check(wasm: &[u8]) -> Result<()> {
    Validator::new_with_features(WasmFeatures::WASM1)
        .validate_all(wasm)
        .context("the WebAssembly needs a newer browser than the oldest supported one")?;
    for folder in machine_folders() {
        if contains(wasm, folder.as_bytes()) {
            bail!("the WebAssembly names a folder of this machine: {folder}");
        }
    }
    Ok(())
}

/// Lets a module pass that needs nothing of its host.
///
/// # Errors
/// Names the first thing that it imports.
pub(crate) fn imports_nothing(wasm: &[u8]) -> Result<()> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload?
            && let Some(import) = imports.into_imports().next()
        {
            let import = import?;
            bail!("the plain module imports {} from {}", import.name, import.module);
        }
    }
    Ok(())
}

/// Folders that only this machine has.
fn machine_folders() -> Vec<String> {
    ["HOME", "CARGO_HOME"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .filter(|folder| folder.len() > 1)
        .map(|folder| format!("{folder}/"))
        .collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::check;

    /// A module whose one function is this body.
    fn module(body: &[u8]) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f]);
        bytes.extend([3, 2, 1, 0]);
        let length = u8::try_from(body.len()).unwrap();
        bytes.extend([10, length + 3, 1, length + 1, 0]);
        bytes.extend(body);
        bytes
    }

    #[test]
    fn the_first_version_passes() {
        check(&module(&[0x20, 0, 0x0b])).unwrap();
    }

    #[test]
    fn sign_extension_is_refused() {
        let refused = check(&module(&[0x20, 0, 0xc0, 0x0b])).unwrap_err();
        assert!(format!("{refused:#}").contains("sign extension"), "{refused:#}");
    }

    #[test]
    fn a_folder_of_this_machine_is_refused() {
        let home = std::env::var("HOME").unwrap();
        let mut bytes = module(&[0x20, 0, 0x0b]);
        let text = format!("{home}/file.rs");
        let length = u8::try_from(text.len()).unwrap();
        bytes.extend([0, length + 2, 1, b'x']);
        bytes.extend(text.bytes());
        let refused = check(&bytes).unwrap_err();
        assert!(refused.to_string().contains(&home), "{refused:#}");
    }
}
