//! `cargo xtask tidy`: looks for what the architecture rules out, so that its sentences stay true.

mod arrows;
mod files;
mod form;
mod map;
mod words;

use crate::task;
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use files::Files;

/// A sentence that must hold, and a function that says where it does not.
type Fence = (&'static str, fn(&Workspace, &Files) -> Result<Vec<String>>);

const FENCES: &[Fence] = &[
    ("core uses nothing that is not on its list", arrows::core),
    ("our crates use each other in one direction", arrows::own),
    ("the page and the npm package do without heavy crates", arrows::light),
    ("core knows no disk, clock, environment or network", words::core_is_pure),
    ("formats know no rule", words::formats_know_no_rule),
    ("outside core nothing names a cell", words::no_cell_named_outside),
    ("Chinese stands in forms, rules, messages, vocabulary and the page's text alone", words::chinese),
    ("only the JSON modules hold what is written and read as JSON", words::serialised_at_the_boundary),
    ("the page has no inline style, no HTML from strings and no network", words::page_is_closed),
    ("no file names a folder of a machine, a registry's host or a thing left undone", words::no_traces),
    ("no file has more than 600 lines", form::length),
    ("no folder has more than twelve source files", form::crowd),
    ("the map in ARCHITECTURE.md is current", map::current),
    ("npm's lock files record no address", form::locks),
];

/// Looks at every fence and shows where one is broken.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &[])?;
    let files = Files::of(workspace)?;
    let mut broken = 0;
    for (sentence, look) in FENCES {
        let places = look(workspace, &files)?;
        if !places.is_empty() {
            broken += 1;
            eprintln!("not so: {sentence}");
            for place in &places {
                eprintln!("  {place}");
            }
        }
    }
    println!("fences: {} passed, {broken} failed", FENCES.len() - broken);
    if broken == 0 { Ok(()) } else { bail!("{broken} of {} fences are broken", FENCES.len()) }
}
