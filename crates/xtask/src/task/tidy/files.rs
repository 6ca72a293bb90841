//! The files of the project, as Git has them.

use crate::program;
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use std::fs;
use std::process::Command;

/// Every text file of the project.
pub(crate) struct Files(Vec<File>);

/// One text file.
pub(crate) struct File {
    /// Its path from the project's folder, with `/`.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: String,
}

impl Files {
    /// All that Git keeps, or would keep if they were added. Files that are not text are left out.
    pub(crate) fn of(workspace: &Workspace) -> Result<Self> {
        let list = program::read(
            Command::new("git")
                .args(["ls-files", "--cached", "--others", "--exclude-standard"])
                .current_dir(workspace.path("")),
        )?;
        let read = |path: &str| {
            let text = fs::read_to_string(workspace.path(path)).ok()?;
            Some(File { path: path.to_owned(), text })
        };
        let files: Vec<_> = list.lines().filter_map(read).collect();
        if files.is_empty() {
            bail!("Git shows no file of the project");
        }
        Ok(Self(files))
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &File> {
        self.0.iter()
    }

    /// Those below a folder whose names end so.
    pub(crate) fn below<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.0.iter().filter(move |file| file.path.starts_with(folder) && file.path.ends_with(ending))
    }
}

impl File {
    /// What stands after the last dot of its name.
    pub(crate) fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    /// The lines of a Rust or JavaScript file that are neither comment nor test, with their numbers; what follows `//` on
    /// a line is left out.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("#[cfg(test)]\nmod ").unwrap_or(self.text.len());
        self.text
            .get(..end)
            .unwrap_or_default()
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, before_comment(line)))
    }

    /// `path:line: words` for each line of code in which `bad` finds something.
    pub(crate) fn complaints(&self, bad: impl Fn(&str) -> bool) -> Vec<String> {
        let bad_lines = self.code().filter(|(_, line)| bad(line));
        bad_lines.map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim())).collect()
    }
}

/// The part of a line before `//`, unless that stands in a string.
fn before_comment(line: &str) -> &str {
    let (mut inside, mut escaped, mut last) = (false, false, ' ');
    for (index, character) in line.char_indices() {
        if inside && character == '\\' && !escaped {
            escaped = true;
            continue;
        }
        match character {
            '"' if !escaped && (inside || last != '\'') => inside = !inside,
            '/' if !inside && last == '/' => return line.get(..index - 1).unwrap_or_default(),
            _ => {}
        }
        escaped = false;
        last = character;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{File, before_comment};

    #[test]
    fn comments_are_cut_and_strings_are_not() {
        assert_eq!(before_comment("let a = 1; // one"), "let a = 1; ");
        assert_eq!(before_comment("/// doc"), "");
        assert_eq!(before_comment("let a = \"http://x\"; // y"), "let a = \"http://x\"; ");
        assert_eq!(before_comment("let a = \"\\\"//\"; // y"), "let a = \"\\\"//\"; ");
        assert_eq!(before_comment("let a = '\"'; // y"), "let a = '\"'; ");
    }

    #[test]
    fn tests_are_not_code() {
        let file = File { path: "a.rs".into(), text: "one\n#[cfg(test)]\nmod tests {\nbad\n}\n".into() };
        assert_eq!(file.complaints(|line| line.contains("bad")), Vec::<String>::new());
        assert_eq!(file.complaints(|line| line.contains("one")), ["a.rs:1: one"]);
    }
}
