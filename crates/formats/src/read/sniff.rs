//! What the bytes of a file are, told by their content alone.

use crate::error::Format;

/// The formats that say at the start what they are, and what they start with.
const SIGNATURES: [(&[u8], Format); 14] = [
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
    (b"BM", Format::Picture),
];

/// The names inside an archive that tell what it is. Entry names stand uncompressed in it.
const ENTRIES: [(&[u8], Format); 5] = [
    (b"word/document.xml", Format::Docx),
    (b"xl/workbook", Format::Xlsx),
    (b"OFD.xml", Format::Ofd),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Format::Odt),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Format::Ods),
];

/// The format that the bytes show by a signature; `None` where only the text can tell.
pub fn sniff(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let contains = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        let found = ENTRIES.iter().find(|(name, _)| contains(name));
        return Some(found.map_or(Format::Archive, |(_, format)| *format));
    }
    // A short mark could begin a text as well; then the bytes behind it are no text.
    let is_binary = bytes.iter().take(1024).any(|byte| *byte == 0);
    let signature = SIGNATURES.iter().find(|(start, _)| {
        bytes.starts_with(start) && (start.len() > 4 || is_binary || start[0] > 0x7F || start[0] < b' ')
    });
    signature.map(|(_, format)| *format)
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
    if first == '<' && looks_like_html(start) {
        return Some(Format::Html);
    }
    Some(Format::Text)
}

fn looks_like_html(start: &str) -> bool {
    let lower: String = start.chars().take(2000).map(|c| c.to_ascii_lowercase()).collect();
    let marks =
        ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta", "<tr", "<!--"];
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
        assert_eq!(sniff_text("<关于年报>"), Some(Format::Text));
        assert_eq!(sniff_text("{见附件}"), Some(Format::Text));
    }
}
