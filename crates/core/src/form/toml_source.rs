//! Form files in TOML: read, checked, and refused with file, line and reason.

use super::source::{FormError, FormFile, Step};

/// Reads a form file.
///
/// # Errors
/// [`FormError`] with the file's name, the line and the reason, for text that is no TOML, fields that a form does not
/// have, and everything that [`FormFile::check`] refuses.
pub fn parse(file: &str, text: &str) -> Result<FormFile, FormError> {
    let error = |line: usize, reason: String| FormError { file: file.to_owned(), line, reason };
    let form: FormFile = toml::from_str(text).map_err(|problem| {
        let line = problem.span().map_or(1, |span| line_of(text, span.start));
        error(line, problem.message().trim().to_owned())
    })?;
    form.check().map_err(|fault| error(place(text, &fault.path), fault.reason))?;
    Ok(form)
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The line that a path leads to; the deepest step that has one.
fn place(text: &str, path: &[Step]) -> usize {
    let Ok(root) = toml::de::DeTable::parse(text) else { return 1 };
    let mut line = 1;
    let mut table = Some(root.get_ref());
    let mut list = None;
    for step in path {
        let value = match step {
            Step::Field(name) => table.and_then(|table: &toml::de::DeTable<'_>| table.get(*name)),
            Step::Index(index) => list.and_then(|list: &toml::de::DeArray<'_>| list.get(*index)),
        };
        let Some(value) = value else { break };
        line = line_of(text, value.span().start);
        table = value.get_ref().as_table();
        list = value.get_ref().as_array();
    }
    line
}
