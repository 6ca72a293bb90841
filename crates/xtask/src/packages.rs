//! The packages that this workspace is made of and uses, as Cargo resolves them.

use crate::install::WASM;
use crate::program;
use crate::workspace::Workspace;
use anyhow::{Context, Result, anyhow};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What `cargo metadata` says.
#[derive(Debug, Deserialize)]
pub(crate) struct Packages {
    packages: Vec<Package>,
    resolve: Resolve,
}

/// One package.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    id: String,
    /// Its name.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: String,
    /// Its licence, as an SPDX expression.
    pub(crate) license: Option<String>,
    source: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Debug, Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

impl Packages {
    /// Asks Cargo.
    pub(crate) fn of(workspace: &Workspace) -> Result<Self> {
        let mut command = program::cargo();
        command.args(["metadata", "--format-version", "1", "--locked"]).current_dir(workspace.path(""));
        serde_json::from_str(&program::read(&mut command)?).context("what `cargo metadata` says")
    }

    /// Every package that comes from elsewhere.
    pub(crate) fn foreign(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.source.is_some())
    }

    /// The names of this workspace's own packages.
    pub(crate) fn own(&self) -> BTreeSet<&str> {
        self.packages
            .iter()
            .filter(|package| package.source.is_none())
            .map(|package| package.name.as_str())
            .collect()
    }

    /// The names of the packages that one of ours names in its `[dependencies]`.
    pub(crate) fn named_by(&self, name: &str) -> Result<BTreeSet<&str>> {
        Ok(self
            .compiled_into(&self.package(name)?.id)?
            .into_iter()
            .map(|package| package.name.as_str())
            .collect())
    }

    fn package(&self, name: &str) -> Result<&Package> {
        self.packages
            .iter()
            .find(|package| package.source.is_none() && package.name == name)
            .ok_or_else(|| anyhow!("there is no package {name} in this workspace"))
    }

    fn compiled_into(&self, id: &str) -> Result<Vec<&Package>> {
        let node = self.resolve.nodes.iter().find(|node| node.id == id);
        let node = node.ok_or_else(|| anyhow!("{id} is not resolved"))?;
        let normal =
            node.deps.iter().filter(|dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none()));
        Ok(normal
            .filter_map(|dependency| self.packages.iter().find(|package| package.id == dependency.pkg))
            .collect())
    }
}

/// The names of all packages whose code is in one of ours when that is compiled for WebAssembly, itself left out.
pub(crate) fn inside(workspace: &Workspace, name: &str) -> Result<BTreeSet<String>> {
    let tree = program::read(
        program::cargo()
            .args(["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
            .args(["--target", WASM, "--package", name])
            .current_dir(workspace.path("")),
    )?;
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    Ok(names.filter(|found| *found != name && !found.is_empty()).map(ToOwned::to_owned).collect())
}
