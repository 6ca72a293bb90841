//! The check sheet as plain text, for a message or a mail.

use gouji_core::check::CheckSheet;
use gouji_core::check::sheet::Item;
use gouji_core::message;

use super::paper::check::{groups, summary, title};
use super::text::one_line;

/// The check sheet as text.
pub(super) fn write(sheet: &CheckSheet) -> String {
    let words = |id: &'static str| message::template(id, sheet.lang);
    let mut lines = vec![title(sheet), summary(sheet)];
    lines.push(words(if sheet.items.is_empty() { "sheet.clean" } else { "sheet.how" }).to_owned());
    for (heading, severity) in groups() {
        for (number, item) in sheet.open(severity).enumerate() {
            if number == 0 {
                lines.extend([String::new(), words(heading).to_owned()]);
            }
            finding(number, item, sheet, &mut lines);
        }
    }
    for (number, (item, decision)) in sheet.decided().enumerate() {
        if number == 0 {
            lines.extend([String::new(), words("sheet.decided").to_owned()]);
        }
        finding(number, item, sheet, &mut lines);
        let who = [&decision.by, &decision.at].map(|text| one_line(text)).join(" ");
        lines.push(format!("   {}: {} ({})", words("sheet.reason"), one_line(&decision.reason), who.trim()));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn finding(number: usize, item: &Item, sheet: &CheckSheet, lines: &mut Vec<String>) {
    let words = |id: &'static str| message::template(id, sheet.lang);
    lines.push(format!("{}. {}", number + 1, one_line(&item.message)));
    if !item.equation.is_empty() {
        lines.push(format!("   {}", item.equation));
    }
    let place = [&item.place.section, &item.place.row, &item.place.column];
    let place: Vec<String> =
        place.iter().map(|text| one_line(text)).filter(|text| !text.is_empty()).collect();
    lines.push(format!("   {}: {}", words("sheet.place"), place.join(" · ")));
    for (id, text) in [("sheet.repair", &item.repair), ("sheet.basis", &item.basis)] {
        if !text.is_empty() {
            lines.push(format!("   {}: {}", words(id), text.replace('\n', "\n      ")));
        }
    }
}
