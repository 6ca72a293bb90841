//! Lines put together into the paragraphs that they were broken from.

use gouji_core::form::label::number_of;

/// Lines shorter than this were not broken because the page ended.
const SHORTEST_BROKEN: usize = 15;
/// The most characters of a numbered line that is a heading.
const LONGEST_HEADING: usize = 30;

/// Joins lines that were broken inside a sentence; paragraphs are parted by line breaks.
///
/// A line goes on if it ends without a stop and is no heading, unless the next one starts with a number. With each line
/// comes whether it is one: the paragraphs of formats that have them are never joined.
pub(in crate::recognise) fn join<'a>(lines: impl Iterator<Item = (&'a str, bool)>) -> String {
    let mut text = String::new();
    let mut last: Option<(&str, bool)> = None;
    for (line, is_line) in lines {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        match last {
            None => {}
            Some((before, true)) if is_line && goes_on(before) && number_of(line).is_empty() => {
                let latin = |c: char| c.is_ascii_alphanumeric();
                if before.ends_with(latin) && line.starts_with(latin) {
                    text.push(' ');
                }
            }
            Some(_) => text.push('\n'),
        }
        text.push_str(line);
        last = Some((line, is_line));
    }
    text
}

fn goes_on(line: &str) -> bool {
    let length = line.chars().count();
    let heading =
        !number_of(line).is_empty() && length <= LONGEST_HEADING && !line.contains(['，', '。', '；']);
    let quoted = line.trim_end_matches(['”', '"', '’', '」', '》']);
    let stopped = quoted.ends_with(['。', '；', '：', '！', '？', '）', '…', ';', ':', '!', '?', ')']);
    length >= SHORTEST_BROKEN && !heading && !stopped
}

#[cfg(test)]
mod tests {
    use super::join;

    fn joined(lines: &[&str]) -> String {
        join(lines.iter().map(|line| (*line, true)))
    }

    #[test]
    fn paragraphs_of_a_format_that_has_them_stay_apart() {
        let lines = ["全年通过网站和公开栏发布各类信息一百二十条，其中政策文", "件九条。"];
        assert_eq!(join(lines.iter().map(|line| (*line, false))), lines.join("\n"));
        assert_eq!(joined(&lines), lines.concat());
    }

    #[test]
    fn broken_sentences_are_joined() {
        let lines = [
            "（一）主动公开方面",
            "全年通过网站和公开栏发布各类信息一百二十条，其中政策文",
            "件九条。",
            "（二）依申请公开方面",
        ];
        let text = "（一）主动公开方面\n全年通过网站和公开栏发布各类信息一百二十条，其中政策文件九条。\n（二）依申请公开方面";
        assert_eq!(joined(&lines), text);
    }

    #[test]
    fn a_stop_ends_a_paragraph() {
        let lines = ["本年度共组织培训三次，参加培训的人员达到五十人。", "全年没有收到举报。"];
        assert_eq!(joined(&lines), lines.join("\n"));
        assert_eq!(joined(&["无"]), "无");
        assert_eq!(joined(&["只有一行短的", "和另一行短的"]), "只有一行短的\n和另一行短的");
    }

    #[test]
    fn a_closing_quotation_mark_alone_is_no_stop() {
        assert_eq!(
            joined(&["工作人员还通过名为“办事直通车”", "的专栏回答了提问。"]),
            "工作人员还通过名为“办事直通车”的专栏回答了提问。"
        );
    }
}
