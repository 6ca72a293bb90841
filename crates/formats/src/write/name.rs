//! Names of files that every system accepts.

use gouji_core::{Lang, Report, message};

use super::{SheetTarget, Target};

/// The most characters of a file name's stem; three bytes each stay below what file systems allow.
const LONGEST: usize = 76;

/// Names that Windows keeps for devices, whatever follows the first dot.
const RESERVED: [&str; 22] = [
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
    "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];

/// What the file of a report is called: agency, year, kind, a mark while it is a draft, and how the format's names end.
pub fn file_name(report: &Report, target: Target, draft: bool) -> String {
    named(report, message::template("write.file", Lang::Zh), draft, target.extension())
}

/// What the check sheet of a report is called.
pub fn check_file_name(report: &Report, target: SheetTarget) -> String {
    let subject = [message::template("write.file", Lang::Zh), message::template("sheet.file", Lang::Zh)];
    named(report, &subject.join("_"), false, target.extension())
}

/// What the page with a report inside is called.
pub fn page_file_name(report: &Report, draft: bool) -> String {
    let subject = [message::template("write.file", Lang::Zh), message::template("write.page", Lang::Zh)];
    named(report, &subject.join("_"), draft, Target::Html.extension())
}

/// A name of agency, year and a subject.
fn named(report: &Report, subject: &str, draft: bool, extension: &str) -> String {
    let year = report.year.map(|year| year.to_string()).unwrap_or_default();
    let mark = if draft { message::template("write.draft", Lang::Zh) } else { "" };
    let taken = subject.chars().count() + mark.chars().count() + year.len() + 2;
    let agency: String = safe(&report.agency).chars().take(LONGEST.saturating_sub(taken)).collect();
    let parts: Vec<&str> = [agency.trim_end_matches(['.', ' ']), &year, subject]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    format!("{}.{extension}", safe_name(&format!("{}{mark}", parts.join("_"))))
}

/// A name that no file system refuses and nobody misreads: no path characters, no controls, no marks that turn the
/// direction of writing, no device names, no dot or space at its ends, not too long. Never empty.
pub fn safe_name(name: &str) -> String {
    let short: String = safe(name).chars().take(LONGEST).collect();
    let short = short.trim_end_matches(['.', ' ']);
    let first = short.split('.').next().unwrap_or("").trim_end();
    let reserved = RESERVED.iter().any(|reserved| first.eq_ignore_ascii_case(reserved));
    if short.is_empty() || reserved { format!("_{short}") } else { short.to_owned() }
}

fn safe(name: &str) -> String {
    let replaced = name.chars().map(|c| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{3000}' => '_',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    let unseen = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let joined: String = replaced.filter(unseen).collect();
    joined.trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use gouji_core::{Report, form};

    use super::{file_name, safe_name};
    use crate::write::Target;

    #[test]
    fn path_characters_and_device_names_are_made_safe() {
        assert_eq!(safe_name("../etc/passwd"), "_etc_passwd");
        assert_eq!(safe_name("a:b*c?\"<>|d"), "a_b_c_____d");
        assert_eq!(safe_name("con"), "_con");
        assert_eq!(safe_name("Com1.txt"), "_Com1.txt");
        assert_eq!(safe_name("报告\u{202e}txt.exe"), "报告txt.exe");
        assert_eq!(safe_name(" . "), "_");
    }

    #[test]
    fn long_names_keep_their_ends() {
        let mut report = Report::new(form::edition("2021").unwrap());
        report.agency = "长".repeat(500);
        report.year = Some(2024);
        let name = file_name(&report, Target::Markdown, true);
        assert!(name.ends_with("_2024_政府信息公开工作年度报告【草稿】.md"), "{name}");
        assert!(name.len() <= 255, "{}", name.len());
        report.agency.clear();
        report.year = None;
        assert_eq!(file_name(&report, Target::Json, false), "政府信息公开工作年度报告.gouji.json");
    }
}
