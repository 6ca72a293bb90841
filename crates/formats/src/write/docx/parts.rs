//! The small parts of a Word file: what it consists of, properties, settings, fonts, page numbers.

use super::{DECLARATION, RELATIONS, part};
use crate::write::fonts::Slot;
use crate::write::markup::Markup;
use crate::write::paper::Paper;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts that belong to the document: id, kind, file.
const PARTS: [(&str, &str, &str); 5] = [
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "fontTable", "fontTable.xml"),
    (Side::Odd.id(), "footer", "footer1.xml"),
    (Side::Even.id(), "footer", "footer2.xml"),
];

/// A side of a sheet that is printed on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Its page number stands on the right.
    Odd,
    /// Its page number stands on the left.
    Even,
}

impl Side {
    /// The relation of its footer.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Odd => "rId4",
            Self::Even => "rId5",
        }
    }

    /// Which pages its footer is for.
    pub(super) fn pages(self) -> &'static str {
        match self {
            Self::Odd => "default",
            Self::Even => "even",
        }
    }
}

pub(super) fn own_content_types() -> String {
    let own = |(_, kind, file): (&str, &str, &str)| {
        (format!("/word/{file}"), format!("{DOCUMENT_TYPE}.{kind}+xml"))
    };
    let mut list = vec![("/word/document.xml".to_owned(), format!("{DOCUMENT_TYPE}.document.main+xml"))];
    list.extend(PARTS.into_iter().map(own));
    content_types(&list)
}

/// What the parts of a package are: of those that every package has, and of some more.
pub(in crate::write) fn content_types(list: &[(String, String)]) -> String {
    let mut markup = Markup::new(DECLARATION);
    markup.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    markup.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    markup.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut add = |name: &str, kind: &str| {
        markup.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    for (name, kind) in list {
        add(name, kind);
    }
    add("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    add("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    markup.finish()
}

/// Where a package begins.
pub(in crate::write) fn package_relations(main: &str) -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relations(&[
        ("rId1", &format!("{RELATIONS}/officeDocument"), main),
        ("rId2", &core, "docProps/core.xml"),
        ("rId3", &format!("{RELATIONS}/extended-properties"), "docProps/app.xml"),
    ])
}

pub(super) fn document_relations() -> String {
    let kinds = PARTS.map(|(_, kind, _)| format!("{RELATIONS}/{kind}"));
    let list: Vec<(&str, &str, &str)> =
        PARTS.iter().zip(&kinds).map(|((id, _, file), kind)| (*id, kind.as_str(), *file)).collect();
    relations(&list)
}

/// A list of relations: id, kind, target.
pub(in crate::write) fn relations(list: &[(&str, &str, &str)]) -> String {
    let mut markup = Markup::new(DECLARATION);
    markup.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (id, kind, target) in list {
        markup.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    markup.finish()
}

/// Title and author. There is no date, for there is no clock here.
pub(in crate::write) fn core_properties(paper: &Paper) -> String {
    let mut markup = Markup::new(DECLARATION);
    let kind = format!("{PACKAGE}/metadata/core-properties");
    markup
        .open("cp:coreProperties", &[("xmlns:cp", &kind), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
    markup.leaf("dc:title", &[], &paper.heading());
    markup.leaf("dc:creator", &[], &paper.author);
    markup.leaf("dc:language", &[], "zh-CN");
    markup.finish()
}

/// The program that wrote the file.
pub(in crate::write) fn application() -> String {
    let mut markup = Markup::new(DECLARATION);
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    markup.open("Properties", &[("xmlns", kind)]);
    markup.leaf("Application", &[], "Gouji");
    markup.finish()
}

pub(super) fn settings() -> String {
    let mut markup = part("w:settings");
    markup.empty("w:zoom", &[("w:percent", "100")]);
    markup.empty("w:defaultTabStop", &[("w:val", "420")]);
    markup.empty("w:evenAndOddHeaders", &[]);
    markup.empty("w:characterSpacingControl", &[("w:val", "doNotCompress")]);
    markup.open("w:compat", &[]);
    markup.empty("w:balanceSingleByteDoubleByteWidth", &[]);
    markup.empty("w:useFELayout", &[]);
    let word = "http://schemas.microsoft.com/office/word";
    markup.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")]);
    markup.close();
    markup.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    markup.finish()
}

/// The fonts, each with those that stand in for it where it is not installed.
pub(super) fn fonts() -> String {
    let mut markup = part("w:fonts");
    for slot in Slot::ALL {
        markup.open("w:font", &[("w:name", slot.document())]);
        markup.empty("w:altName", &[("w:val", slot.instead())]);
        // GB 2312.
        markup.empty("w:charset", &[("w:val", "86")]);
        markup.empty("w:family", &[("w:val", "auto")]);
        markup.empty("w:pitch", &[("w:val", "variable")]);
        markup.close();
    }
    markup.finish()
}

/// The page number between its dashes, one character in from the outer edge.
pub(super) fn footer(side: Side) -> String {
    let mut markup = part("w:ftr");
    markup.open("w:p", &[]);
    markup.open("w:pPr", &[]);
    markup.empty("w:pStyle", &[("w:val", "Footer")]);
    let (indent, twips, edge) = match side {
        Side::Odd => ("w:rightChars", "w:right", "right"),
        Side::Even => ("w:leftChars", "w:left", "left"),
    };
    markup.empty("w:ind", &[(indent, "100"), (twips, "280")]);
    markup.empty("w:jc", &[("w:val", edge)]);
    markup.close();
    let mut dash = |text: &str, field: bool| {
        if field {
            markup.open("w:fldSimple", &[("w:instr", " PAGE ")]);
        }
        markup.open("w:r", &[]);
        markup.leaf("w:t", &[("xml:space", "preserve")], text);
        markup.close();
        if field {
            markup.close();
        }
    };
    dash("— ", false);
    dash("1", true);
    dash(" —", false);
    markup.finish()
}
