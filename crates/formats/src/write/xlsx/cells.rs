//! References and texts of cells.

/// The name of a column counted from 0: A … Z, AA …
pub(super) fn column(number: usize) -> String {
    let mut name = String::new();
    let mut left = number + 1;
    while left > 0 {
        left -= 1;
        let letter = u8::try_from(left % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        left /= 26;
    }
    name
}

/// The name of a cell, row and column counted from 0.
pub(super) fn reference(row: usize, at: usize) -> String {
    format!("{}{}", column(at), row + 1)
}

/// The sum of some cells, neighbours in a row or a column taken together.
pub(super) fn sum(cells: &[(usize, usize)]) -> String {
    let mut runs: Vec<((usize, usize), (usize, usize))> = Vec::new();
    for cell in cells {
        let next = |(first, last): &((usize, usize), (usize, usize))| {
            let beside = last.0 == cell.0 && first.0 == cell.0 && last.1 + 1 == cell.1;
            let below = last.1 == cell.1 && first.1 == cell.1 && last.0 + 1 == cell.0;
            beside || below
        };
        match runs.last_mut().filter(|run| next(run)) {
            Some(run) => run.1 = *cell,
            None => runs.push((*cell, *cell)),
        }
    }
    let name = |(first, last): &((usize, usize), (usize, usize))| {
        let (from, to) = (reference(first.0, first.1), reference(last.0, last.1));
        if from == to { from } else { format!("{from}:{to}") }
    };
    format!("SUM({})", runs.iter().map(name).collect::<Vec<_>>().join(","))
}

/// The most UTF-16 units of a cell's text.
const LONGEST: usize = 32_767;

/// Parts of a text that fit into a cell each.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf16() > LONGEST {
            pieces.push(String::new());
            length = 0;
        }
        length += c.len_utf16();
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

/// A text as it stands in the file: what looks like an escaped character is escaped itself.
pub(super) fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code: Vec<char> = from.chars().skip(2).take(5).collect();
        let escape = matches!(code.as_slice(), [digits @ .., '_'] if digits.len() == 4 && digits.iter().all(char::is_ascii_hexdigit));
        plain.push_str(if escape { "_x005F_x" } else { "_x" });
        rest = &from[2..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::{column, escaped, pieces, sum};

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(column), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn neighbours_are_added_as_ranges() {
        assert_eq!(sum(&[(4, 1), (4, 2), (4, 3)]), "SUM(B5:D5)");
        assert_eq!(sum(&[(4, 1), (5, 1), (6, 1), (8, 1)]), "SUM(B5:B7,B9)");
        assert_eq!(sum(&[(0, 0)]), "SUM(A1)");
    }

    #[test]
    fn texts_stay_what_they_are() {
        assert_eq!(escaped("a_x000D_b_xy"), "a_x005F_x000D_b_xy");
        assert_eq!(pieces("短"), ["短"]);
        assert_eq!(
            pieces(&"长".repeat(70_000)).iter().map(|piece| piece.chars().count()).max(),
            Some(32_767)
        );
    }
}
