//! What the bytes of a file are, told by their content alone.

use super::archive::Archive;
use super::workbook::xml2003;
use crate::error::Format;
use crate::limits::Limits;

/// The formats that say at the start what they are, and what they start with.
const SIGNATURES: [(&[u8], Format); 15] = [
    (b"%PDF-", Format::Pdf),
    (b"{\\rtf", Format::Rtf),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::OldOffice),
    (b"\x1F\x8B", Format::Archive),
    (b"7z\xBC\xAF\x27\x1C", Format::Archive),
    (b"Rar!\x1A\x07", Format::Archive),
    (b"\x89PNG\r\n\x1A\n", Format::Picture),
    (b"\xFF\xD8\xFF", Format::Picture),
    (b"GIF8", Format::Picture),
    (b"II*\0", Format::Picture),
    (b"MM\0*", Format::Picture),
    (b"RIFF", Format::Picture),
    (b"MIME-Version:", Format::Mhtml),
    (b"From: <Saved by ", Format::Mhtml),
    (b"BM", Format::Picture),
];

/// The parts by which an archive is known, by the start of their names.
const PARTS: [(&str, Format); 4] =
    [("word/", Format::Docx), ("xl/", Format::Xlsx), ("ppt/", Format::Slides), ("OFD.xml", Format::Ofd)];

/// What the part `mimetype` says of an archive.
const TYPES: [(&[u8], Format); 3] = [
    (b"application/vnd.oasis.opendocument.text", Format::Odt),
    (b"application/vnd.oasis.opendocument.spreadsheet", Format::Ods),
    (b"application/vnd.oasis.opendocument.presentation", Format::Slides),
];

/// The format that the bytes show by a signature; `None` where only the text can tell.
pub fn sniff(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(archive(bytes).unwrap_or(Format::Archive));
    }
    // A short mark could begin a text as well; then the bytes behind it are no text.
    let is_binary = bytes.iter().take(1024).any(|byte| *byte == 0);
    let signature = SIGNATURES.iter().find(|(start, _)| {
        bytes.starts_with(start) && (start.len() > 4 || is_binary || start[0] > 0x7F || start[0] < b' ')
    });
    signature.map(|(_, format)| *format)
}

/// What an archive is, by the list of its parts.
fn archive(bytes: &[u8]) -> Option<Format> {
    let limits = Limits::default();
    let Ok(archive) = Archive::open(bytes, &limits) else { return cut_off(bytes) };
    let named = |start: &str| {
        archive.names().any(|name| name.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start)))
    };
    let by_part = PARTS.iter().find(|(start, _)| named(start)).map(|(_, format)| *format);
    by_part.or_else(|| {
        let said = archive.part("mimetype").ok()??;
        TYPES.iter().find(|(start, _)| said.starts_with(start)).map(|(_, format)| *format)
    })
}

/// What an archive is whose list of parts is gone: their names stand before them, too.
fn cut_off(bytes: &[u8]) -> Option<Format> {
    let start = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or(bytes);
    let holds = |name: &[u8]| start.windows(name.len()).any(|window| window == name);
    let by_part = PARTS.iter().find(|(name, _)| holds(name.as_bytes()));
    let by_type = || TYPES.iter().find(|(name, _)| holds(name)).map(|(_, format)| *format);
    by_part.map(|(_, format)| *format).or_else(by_type)
}

/// Whether bytes that are no text any more were a web page: its tags are ASCII in every encoding but the wide ones.
pub fn is_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or(bytes));
    sniff_text(&start) == Some(Format::Html)
}

/// What a text is; `None` where there is nothing but white space.
pub fn sniff_text(text: &str) -> Option<Format> {
    let start = text.trim_start();
    let first = start.chars().next()?;
    if first == '{' && start.get(1..).is_some_and(|rest| rest.trim_start().starts_with(['"', '}'])) {
        return Some(Format::Json);
    }
    if first == '[' && start.get(1..).is_some_and(|rest| rest.trim_start().starts_with(['{', ']'])) {
        return Some(Format::Json);
    }
    if first == '<' && xml2003::is_workbook(start) {
        return Some(Format::XmlWorkbook);
    }
    let start = clipboard_head(start).unwrap_or(start);
    if start.starts_with('<') && looks_like_html(start) {
        return Some(Format::Html);
    }
    Some(Format::Text)
}

/// What follows the lines that Windows puts before HTML on the clipboard.
pub(super) fn clipboard_head(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Version:")?;
    let head = rest.get(..rest.find('<')?)?;
    head.contains("StartHTML:").then(|| rest.get(head.len()..)).flatten()
}

fn looks_like_html(start: &str) -> bool {
    let lower: String = start.chars().take(2000).map(|c| c.to_ascii_lowercase()).collect();
    let marks = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta", "<tr"];
    marks.iter().any(|mark| lower.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::{Format, sniff, sniff_text};

    #[test]
    fn formats_show_themselves_by_their_first_bytes() {
        assert_eq!(sniff(b"%PDF-1.7\n"), Some(Format::Pdf));
        assert_eq!(sniff(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), Some(Format::OldOffice));
        assert_eq!(sniff(b"PK\x03\x04....word/document.xml"), Some(Format::Docx));
        assert_eq!(sniff(b"PK\x03\x04....other.bin"), Some(Format::Archive));
        assert_eq!(sniff("BMI 指数".as_bytes()), None, "a text may begin with the letters of a signature");
        assert_eq!(sniff("一、总体情况".as_bytes()), None);
    }

    #[test]
    fn texts_show_themselves_by_their_first_characters() {
        assert_eq!(sniff_text(" \n\t"), None);
        assert_eq!(sniff_text("\n{ \"schema\": 1 }"), Some(Format::Json));
        assert_eq!(sniff_text("<!DOCTYPE html><html>"), Some(Format::Html));
        assert_eq!(sniff_text("Version:1.0\r\nStartHTML:97\r\n<html>"), Some(Format::Html));
        assert_eq!(sniff_text("<!-- 说明 -->\n# 年报"), Some(Format::Text));
        assert_eq!(sniff_text("<关于年报>"), Some(Format::Text));
        assert_eq!(sniff_text("{见附件}"), Some(Format::Text));
    }
}
