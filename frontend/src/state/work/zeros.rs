//! What the blank cells of a table are when nothing was there to count.

use gouji_core::Report;
use gouji_core::form::CellId;
use gouji_core::number::Value;

/// Nought for every blank cell that is no total, and for every blank total the sum of its parts, where all of them are
/// numbers.
pub(super) fn zeros(report: &Report, table: usize) -> Vec<(CellId, String)> {
    let form = report.form();
    let mut filled = report.clone();
    let blank: Vec<CellId> = form.table_cells(table).filter(|cell| report.is_blank(*cell)).collect();
    let sum_of = |cell: CellId| form.sums().iter().find(|sum| sum.total() == Some(cell));
    let mut cells = Vec::new();
    for cell in blank.iter().filter(|cell| sum_of(**cell).is_none()) {
        filled.set(*cell, "0");
        cells.push((*cell, "0".to_owned()));
    }
    // A total may be a part of another one: the second time every part is there.
    for _ in 0..2 {
        for cell in blank.iter().filter(|cell| filled.is_blank(**cell)).copied().collect::<Vec<_>>() {
            let Some(sum) = sum_of(cell) else { continue };
            let all =
                sum.left.iter().try_fold(Value::ZERO, |all, part| all.checked_add(filled.value(*part)?));
            if let Some(all) = all {
                filled.set(cell, &all.to_string());
                cells.push((cell, all.to_string()));
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::zeros;
    use gouji_core::Report;
    use gouji_core::form::edition;

    #[test]
    fn blanks_become_nought_and_totals_their_sums() {
        let mut report = Report::new(edition("2021").unwrap());
        let form = std::sync::Arc::clone(report.form());
        let cell = |key: &str| form.cell_id(key).unwrap();
        for (key, text) in
            [("t3.received.natural", "3"), ("t3.granted.natural", "3"), ("t3.partial.other", "/")]
        {
            report.set(cell(key), text);
        }
        let position = form.cell(cell("t3.received.natural")).unwrap().table;
        let filled = zeros(&report, position);
        let text =
            |key: &str| filled.iter().find(|(own, _)| *own == cell(key)).map(|(_, text)| text.as_str());
        assert_eq!(text("t3.received.total"), Some("3"));
        assert_eq!(text("t3.concluded.natural"), Some("3"));
        assert_eq!(text("t3.carried_in.natural"), Some("0"));
        assert_eq!(text("t3.received.natural"), None, "what is written stays");
        assert_eq!(text("t3.partial.total"), None, "a stroke is no number, so its total is not known");
        assert_eq!(text("t4.review.upheld"), None, "another table");
    }
}
