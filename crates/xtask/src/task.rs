//! The tasks and their names on the command line.

mod bench;
mod docs;
mod licences;
mod npm;
mod page;
mod run;
mod size;
mod test;
mod tidy;
mod wasm;

use crate::workspace::Workspace;
use anyhow::{Result, bail};

/// One task: its name, its options, what it does, and the function that does it.
struct Task {
    name: &'static str,
    options: &'static str,
    summary: &'static str,
    perform: fn(&Workspace, &[String]) -> Result<()>,
}

const TASKS: &[Task] = &[
    Task {
        name: "run",
        options: "[--serve]",
        summary: "build the page and open it in the browser, or serve it on this machine",
        perform: run::perform,
    },
    Task {
        name: "test",
        options: test::NAMES,
        summary: "test everything, or some steps",
        perform: test::perform,
    },
    Task {
        name: "page",
        options: "",
        summary: "build dist/gouji.html, the page as one file",
        perform: page::perform,
    },
    Task {
        name: "wasm",
        options: "",
        summary: "build gouji.wasm and gouji-slim.wasm, which any host can run",
        perform: wasm::perform,
    },
    Task { name: "npm", options: "", summary: "build the npm package gouji", perform: npm::perform },
    Task {
        name: "size",
        options: "[--record]",
        summary: "compare the sizes of what is shipped with the recorded ones",
        perform: size::perform,
    },
    Task {
        name: "bench",
        options: "[GROUP…]",
        summary: "measure everything and write docs/benchmarks.md",
        perform: bench::perform,
    },
    Task {
        name: "docs",
        options: "[--check]",
        summary: "write the documents that are made from the code",
        perform: docs::perform,
    },
    Task {
        name: "tidy",
        options: "",
        summary: "look for what the architecture rules out",
        perform: tidy::perform,
    },
    Task {
        name: "licences",
        options: "",
        summary: "look at the licences of everything that is used",
        perform: licences::perform,
    },
];

/// Performs the task that the words of the command line name.
///
/// # Errors
/// When there is no such task, or the task fails.
pub(crate) fn perform(words: &[String]) -> Result<()> {
    let Some((name, options)) = words.split_first() else {
        print!("{}", overview());
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", overview());
        return Ok(());
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        bail!("there is no task “{name}”\n{}", overview());
    };
    (task.perform)(&Workspace::locate()?, options)
}

/// Refuses options that a task does not have.
///
/// # Errors
/// Names the first word that is not among `known`.
pub(crate) fn only(options: &[String], known: &[&str]) -> Result<()> {
    match options.iter().find(|option| !known.contains(&option.as_str())) {
        None => Ok(()),
        Some(option) => bail!("“{option}” is not known here; known: {}", known.join(" ")),
    }
}

fn overview() -> String {
    let tasks = TASKS.iter().map(|task| {
        let call = format!("{} {}", task.name, task.options);
        format!("  {call:<28} {}\n", task.summary)
    });
    format!("cargo xtask TASK\n\n{}", tasks.collect::<String>())
}
