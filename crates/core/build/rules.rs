//! `rules/ID.md`: one page per rule; its head, its texts and its examples become the catalogue.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Fields that every page states under its title.
const FIELDS: [&str; 8] =
    ["severity", "editions", "subject", "basis", "basis_en", "title_en", "formula", "formula_en"];
/// A field of rules on a table that also read the prose: `needs: prose`.
const NEEDS: &str = "needs";
/// Headings that every page has.
const HEADINGS: [&str; 6] = ["检查", "为什么", "怎么办", "局限", "English", "Limits"];

/// The catalogue, in the order of `rules/order.txt`.
pub(crate) fn constants(folder: &Path) -> Result<String, Box<dyn Error>> {
    let order_path = folder.join("order.txt");
    let order = fs::read_to_string(&order_path)?;
    let ids: Vec<&str> =
        order.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    for path in super::files(folder, "md")? {
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if !ids.contains(&id.as_str()) {
            return Err(format!("{}: the rule \"{id}\" is missing", order_path.display()).into());
        }
    }
    let mut code = String::from("static RULES: &[RuleInfo] = &[\n");
    let mut absent = Vec::new();
    for id in &ids {
        match page(&folder.join(format!("{id}.md")), id)? {
            Some(page) => code.push_str(&page),
            None => absent.push(*id),
        }
    }
    let ids: Vec<&str> = ids.into_iter().filter(|id| !absent.contains(id)).collect();
    let mut by_id: Vec<(&str, usize)> = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    by_id.sort_unstable();
    writeln!(
        code,
        "];\n/// Positions by id, in the order of ids.\nstatic BY_ID: &[(&str, u16)] = &{by_id:?};\n/// Rules \
         that this library is built without.\nstatic ABSENT: &[&str] = &{absent:?};"
    )?;
    Ok(code)
}

/// Subjects of rules about what is written beside the tables.
const BESIDE: [&str; 4] = ["prose", "structure", "layout", "publication"];

/// A rule of the catalogue; none for one that reads the prose, where the library is built without.
fn page(path: &Path, id: &str) -> Result<Option<String>, Box<dyn Error>> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|problem| format!("{name}: {problem}"))?;
    let title = text.lines().next().and_then(|line| line.strip_prefix(&format!("# {id} ")));
    let title = title.ok_or_else(|| format!("{name}:1: begin with `# {id} title`"))?;
    let mut fields = BTreeMap::new();
    let mut sections: Vec<(String, String)> = Vec::new();
    for (number, line) in text.lines().enumerate().skip(1) {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push((heading.trim().to_owned(), String::new()));
        } else if let Some((_, body)) = sections.last_mut() {
            body.push_str(line);
            body.push('\n');
        } else if !line.trim().is_empty() {
            let (key, value) = line
                .split_once(": ")
                .ok_or_else(|| format!("{name}:{}: write `field: value`", number + 1))?;
            fields.insert(key.trim(), value.trim());
        }
    }
    if let Some(unknown) = fields.keys().find(|key| !FIELDS.contains(key) && **key != NEEDS) {
        return Err(format!("{name}: there is no field \"{unknown}\"").into());
    }
    let field =
        |key: &str| fields.get(key).copied().ok_or_else(|| format!("{name}: the field \"{key}\" is missing"));
    let known = |heading: &str| HEADINGS.contains(&heading) || heading == "通过" || heading == "不通过";
    if let Some((heading, _)) = sections.iter().find(|(heading, _)| !known(heading)) {
        return Err(format!("{name}: there is no heading \"{heading}\"").into());
    }
    let section = |heading: &str| {
        let found = sections.iter().find(|(own, _)| own == heading);
        found
            .map(|(_, body)| body.trim())
            .ok_or_else(|| format!("{name}: the heading \"{heading}\" is missing"))
    };
    let examples = |heading: &str| -> Result<Vec<&str>, String> {
        let found: Vec<&str> =
            sections.iter().filter(|(own, _)| own == heading).map(|(_, body)| body.trim()).collect();
        if found.is_empty() { Err(format!("{name}: no example \"{heading}\"")) } else { Ok(found) }
    };
    let severity = match field("severity")? {
        "error" => "Error",
        "warning" => "Warning",
        "note" => "Note",
        other => return Err(format!("{name}: severity \"{other}\" is none of error, warning, note").into()),
    };
    let editions: Vec<&str> = field("editions")?.split(',').map(str::trim).collect();
    let mut code = String::new();
    writeln!(
        code,
        "    RuleInfo {{ id: {id:?}, title: Text {{ zh: {title:?}, en: {:?} }},",
        field("title_en")?
    )?;
    writeln!(
        code,
        "        severity: Severity::{severity}, editions: &{editions:?}, subject: {:?},",
        field("subject")?
    )?;
    writeln!(code, "        basis: Text {{ zh: {:?}, en: {:?} }},", field("basis")?, field("basis_en")?)?;
    writeln!(
        code,
        "        formula: Text {{ zh: {:?}, en: {:?} }},",
        field("formula")?,
        field("formula_en")?
    )?;
    let with_pages = std::env::var_os("CARGO_FEATURE_PAGES").is_some();
    let page = |text| if with_pages { text } else { "" };
    let shown = |texts| if with_pages { texts } else { Vec::new() };
    let (passes, fails) = (shown(examples("通过")?), shown(examples("不通过")?));
    writeln!(code, "        checks: {:?}, why: {:?},", page(section("检查")?), page(section("为什么")?))?;
    writeln!(code, "        advice: {:?}, limits: {:?},", page(section("怎么办")?), page(section("局限")?))?;
    writeln!(
        code,
        "        english: {:?}, limits_en: {:?},",
        page(section("English")?),
        page(section("Limits")?)
    )?;
    writeln!(code, "        passes: &{passes:?}, fails: &{fails:?} }},")?;
    let needs_prose = BESIDE.contains(&field("subject")?) || fields.get(NEEDS) == Some(&"prose");
    let without_prose = std::env::var_os("CARGO_FEATURE_PROSE").is_none();
    Ok((!(needs_prose && without_prose)).then_some(code))
}
