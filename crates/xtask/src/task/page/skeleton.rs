//! Fills the skeleton `www/index.html`: every file that it names takes the place of its name.

use anyhow::{Result, bail};

/// The skeleton as one file, with `content` for the names in it.
///
/// # Errors
/// When something in it would still be loaded from outside, or a text would end its element early.
pub(crate) fn fill(skeleton: &str, content: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut page = String::new();
    for line in without_comments(skeleton)?.lines().map(str::trim) {
        if line.is_empty() || line.contains("data-trunk") {
            continue;
        }
        match Named::read(line)? {
            Some(named) => page.push_str(&named.filled(&content(named.name)?)?),
            None => page.push_str(line),
        }
        page.push('\n');
    }
    Ok(page)
}

/// Takes comments away, and of those that are marked as the page's own only the marks.
fn without_comments(text: &str) -> Result<String> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        let Some((comment, after)) = after.split_once("-->") else {
            bail!("a comment in the skeleton does not end");
        };
        kept.push_str(before);
        if let Some(marked) = comment.strip_prefix("[page") {
            let Some(marked) = marked.strip_suffix("page]") else {
                bail!("a part marked [page does not end with page]");
            };
            kept.push_str(marked);
        }
        rest = after;
    }
    kept.push_str(rest);
    Ok(kept)
}

/// An element that names a file: `<script … src="name"></script>` or `<link rel="stylesheet" href="name">`.
struct Named<'a> {
    element: &'static str,
    attributes: String,
    name: &'a str,
}

impl<'a> Named<'a> {
    fn read(line: &'a str) -> Result<Option<Self>> {
        if let Some(name) = line.strip_prefix("<link rel=\"stylesheet\" href=\"") {
            let Some(name) = name.strip_suffix("\">") else { bail!("cannot read `{line}`") };
            return Ok(Some(Self { element: "style", attributes: String::new(), name }));
        }
        if let Some(script) = line.strip_prefix("<script")
            && let Some((attributes, name)) = script.split_once(" src=\"")
        {
            let Some(name) = name.strip_suffix("\"></script>") else { bail!("cannot read `{line}`") };
            return Ok(Some(Self { element: "script", attributes: attributes.to_owned(), name }));
        }
        let outside = [" src=", " href=", "url("].iter().any(|part| line.contains(part));
        if outside && !line.contains("href=\"data:,\"") {
            bail!("`{line}` would load something from outside the page");
        }
        Ok(None)
    }

    fn filled(&self, content: &str) -> Result<String> {
        let Self { element, attributes, name } = self;
        let content = content.trim();
        let lower = content.to_ascii_lowercase();
        // A script with `<!--` in it changes how the browser looks for its end.
        if lower.contains(&format!("</{element}")) || (*element == "script" && lower.contains("<!--")) {
            bail!("{name} would end its <{element}> early");
        }
        Ok(format!("<{element}{attributes}>{content}</{element}>"))
    }
}

#[cfg(test)]
mod tests {
    use super::fill;
    use anyhow::Result;

    fn filled(skeleton: &str) -> Result<String> {
        fill(skeleton, |name| Ok(format!("({name})")))
    }

    #[test]
    fn names_give_way_to_what_they_name() {
        let page =
            filled("<script type=\"a/b\" src=\"x.js\"></script>\n<link rel=\"stylesheet\" href=\"y.css\">")
                .unwrap();
        assert_eq!(page, "<script type=\"a/b\">(x.js)</script>\n<style>(y.css)</style>\n");
    }

    #[test]
    fn comments_go_and_marked_parts_stay() {
        let page =
            filled("<!-- a -->\n<b>1</b>\n<!--[page\n<i>2</i>\npage]-->\n<link data-trunk href=\"z\">")
                .unwrap();
        assert_eq!(page, "<b>1</b>\n<i>2</i>\n");
    }

    #[test]
    fn nothing_from_outside_stays() {
        let refused = filled("<img src=\"http://example/x.png\">").unwrap_err();
        assert!(refused.to_string().contains("from outside"), "{refused}");
    }

    #[test]
    fn a_text_that_would_end_its_element_is_refused() {
        let refused = fill("<script src=\"x\"></script>", |_| Ok("'</SCRIPT>'".into())).unwrap_err();
        assert!(refused.to_string().contains("end its <script> early"), "{refused}");
    }
}
