//! Blocks of cells in a clipboard's plain text: rows by line, cells by tab, quoted where a cell holds either.

/// The block, or nothing if the text is one cell.
pub(crate) fn block(text: &str) -> Option<Vec<Vec<String>>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if !text.contains(['\t', '\n']) {
        return None;
    }
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = cell(rest);
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        match after.as_bytes().first() {
            None => return Some(rows),
            Some(b'\t') => rest = &after[1..],
            Some(_) => {
                rest = after.trim_start_matches('\r').strip_prefix('\n').unwrap_or(after);
                rows.push(Vec::new());
            }
        }
    }
}

/// One cell, and what follows it, beginning with a tab or the end of the line.
fn cell(text: &str) -> (String, &str) {
    if let Some(quoted) = text.strip_prefix('"')
        && let Some((cell, after)) = until_quote(quoted)
        && (after.is_empty() || after.starts_with(['\t', '\n', '\r']))
    {
        return (cell.trim().to_owned(), after);
    }
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.trim().to_owned(), after)
}

/// The text up to the closing quotation mark, with doubled ones made single.
fn until_quote(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(further) => {
                cell.push('"');
                rest = further;
            }
            None => return Some((cell, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::block;

    #[test]
    fn rows_and_cells() {
        assert_eq!(block("1\t2\r\n3\t4\r\n").unwrap(), [["1", "2"], ["3", "4"]]);
        assert_eq!(block("1\n2").unwrap(), [["1"], ["2"]]);
        assert_eq!(block("\t\n").unwrap(), [["", ""]]);
    }

    #[test]
    fn one_cell_is_no_block() {
        assert_eq!(block("12"), None);
        assert_eq!(block("12\r\n"), None);
    }

    #[test]
    fn quotation_marks_hold_a_cell_together() {
        assert_eq!(block("\"a\nb\"\t\"\"\"c\"\"\"").unwrap(), [["a\nb", "\"c\""]]);
        assert_eq!(block("\"open\t1").unwrap(), [["\"open", "1"]]);
    }
}
