//! Word documents in the layout of GB/T 9704-2012 (党政机关公文格式).

mod body;
pub(super) mod parts;
mod styles;
mod table;

use super::WriteError;
use super::markup::Markup;
use super::paper::Paper;
use super::zip::Zip;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What every part of a package begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The document as a Word file.
pub(super) fn write(paper: &Paper) -> Result<Vec<u8>, WriteError> {
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", &parts::own_content_types())?;
    zip.add("_rels/.rels", &parts::package_relations("word/document.xml"))?;
    zip.add("docProps/core.xml", &parts::core_properties(paper))?;
    zip.add("docProps/app.xml", &parts::application())?;
    zip.add("word/_rels/document.xml.rels", &parts::document_relations())?;
    zip.add("word/document.xml", &body::document(paper))?;
    zip.add("word/styles.xml", &styles::sheet())?;
    zip.add("word/settings.xml", &parts::settings())?;
    zip.add("word/fontTable.xml", &parts::fonts())?;
    zip.add("word/footer1.xml", &parts::footer(parts::Side::Odd))?;
    zip.add("word/footer2.xml", &parts::footer(parts::Side::Even))?;
    zip.finish()
}

/// A part of the document, opened with its root element.
fn part(root: &'static str) -> Markup {
    let mut markup = Markup::new(DECLARATION);
    markup.open(root, &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)]);
    markup
}
