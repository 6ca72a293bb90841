//! Where things are.

use crate::program;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The folders of this checkout.
#[derive(Debug, Deserialize)]
pub(crate) struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    #[serde(rename = "workspace_root")]
    root: PathBuf,
    /// Cargo's target folder; everything that can be made again goes below it.
    #[serde(rename = "target_directory")]
    target: PathBuf,
}

impl Workspace {
    /// Asks Cargo.
    pub(crate) fn locate() -> Result<Self> {
        let json = program::read(program::cargo().args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ]))?;
        serde_json::from_str(&json).context("what `cargo metadata` says")
    }

    /// A path in the checkout.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A path below the target folder.
    pub(crate) fn target(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join(relative)
    }

    /// The page as one file, as people get it.
    pub(crate) fn page(&self) -> PathBuf {
        self.path("dist/gouji.html")
    }
}
