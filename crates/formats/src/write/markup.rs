//! Elements, attributes and text for XML and HTML, always closed and always escaped.

/// A text of markup that is being written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// Begins with some text as it is, e.g. an XML declaration.
    pub(super) fn new(start: &str) -> Self {
        Self { text: start.to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element that holds a text.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// An element that holds another, which holds nothing.
    pub(super) fn leaf_of(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        child: &str,
        of_child: &[(&str, &str)],
    ) {
        self.open(name, attributes);
        self.empty(child, of_child);
        self.close();
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.text);
    }

    /// What needs no escaping: markup that is written in the code, line breaks between elements.
    pub(super) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// All of it, with every element closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }
}

fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn nothing_breaks_out() {
        let mut markup = Markup::default();
        markup.open("p", &[("title", "\"><script>")]);
        markup.text("</p>&amp;");
        let closed = r#"<p title="&quot;&gt;&lt;script&gt;">&lt;/p&gt;&amp;amp;</p>"#;
        assert_eq!(markup.finish(), closed);
    }
}
