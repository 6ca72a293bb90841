//! What is peculiar to Markdown: rows of pipes, their rules, headings.

/// The cells of a row of a pipe table; `None` for any other line.
pub fn row(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?;
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inner.chars() {
        match (c, cells.last_mut()) {
            ('\\', _) if !escaped => {
                escaped = true;
                continue;
            }
            ('|', _) if !escaped => cells.push(String::new()),
            (_, Some(cell)) => {
                if escaped && c != '|' {
                    cell.push('\\');
                }
                cell.push(c);
            }
            (_, None) => {}
        }
        escaped = false;
    }
    // What stands behind the last pipe is a cell only where the closing pipe is missing.
    if cells.len() > 1 && cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    Some(cells.iter().map(|cell| cell.trim().to_owned()).collect())
}

/// Whether a row is the rule below the heads: only dashes and colons.
pub fn is_rule(cells: &[String]) -> bool {
    let dashes = |cell: &String| cell.contains("--") && cell.chars().all(|c| matches!(c, '-' | ':' | ' '));
    let short = |cell: &String| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'));
    cells.iter().any(dashes) && cells.iter().all(short)
}

/// The text of a heading (`## …`).
pub fn heading(line: &str) -> Option<&str> {
    let line = line.trim();
    let text = line.trim_start_matches('#');
    (text.len() < line.len() && text.starts_with([' ', '\u{3000}']))
        .then(|| text.trim().trim_end_matches('#').trim())
}

#[cfg(test)]
mod tests {
    use super::{heading, is_rule, row};

    fn cells(line: &str) -> Vec<String> {
        row(line).unwrap()
    }

    #[test]
    fn rows_keep_their_blank_cells() {
        assert_eq!(cells("| a | | 0 | |"), ["a", "", "0", ""]);
        assert_eq!(cells("| a | b"), ["a", "b"]);
        assert_eq!(cells(r"| a \| b | c\d |"), ["a | b", r"c\d"]);
        assert_eq!(row("a | b"), None);
    }

    #[test]
    fn rules_are_told_from_rows_of_dashes_that_people_write() {
        assert!(is_rule(&cells("|---|:--:|")));
        assert!(!is_rule(&cells("| 规章 | - | - | - |")));
        assert!(!is_rule(&cells("| - | - |")));
    }

    #[test]
    fn headings_need_a_space() {
        assert_eq!(heading("## 表三"), Some("表三"));
        assert_eq!(heading("#表三"), None);
        assert_eq!(heading("表三"), None);
    }
}
