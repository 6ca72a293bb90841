//! A web page in one file (.mht): the first page among its parts.

use super::super::encoding;
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// Reads the page in a file of several parts.
///
/// # Errors
/// [`ReadErrorKind::Damaged`] where no page is among the parts; otherwise as [`super::from_text`].
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let page = page(bytes, limits.most_depth).ok_or(ReadErrorKind::Damaged)?;
    super::from_text(&encoding::page(&page, limits)?, limits)
}

/// The bytes of the first page; parts may hold parts.
fn page(message: &[u8], depth: usize) -> Option<Vec<u8>> {
    let (head, body) = split_head(message);
    let kind = field(&head, "content-type").unwrap_or_default();
    if let Some(boundary) = parameter(&kind, "boundary") {
        let depth = depth.checked_sub(1)?;
        let mark = [b"--", boundary.as_bytes()].concat();
        return parts(body, &mark).find_map(|part| page(part, depth));
    }
    if !kind.to_ascii_lowercase().starts_with("text/html") {
        return None;
    }
    let coding = field(&head, "content-transfer-encoding").unwrap_or_default();
    Some(match coding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    })
}

/// The lines of the head and what follows the blank line.
fn split_head(message: &[u8]) -> (Vec<String>, &[u8]) {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = message;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = rest.split_at(end + 1);
        rest = after;
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => lines.push(line.to_owned()),
        }
    }
    (lines, rest)
}

fn field(head: &[String], name: &str) -> Option<String> {
    head.iter().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').find_map(|part| {
        let (found, value) = part.split_once('=')?;
        found.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between lines that begin with a mark.
fn parts<'a>(body: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut starts = body.split_inclusive(|byte| *byte == b'\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let mut open = None;
    let mut over = false;
    std::iter::from_fn(move || {
        for (start, line) in starts.by_ref() {
            if line.starts_with(mark) {
                let part = open.replace(start + line.len()).and_then(|from| body.get(from..start));
                if part.is_some() {
                    return part;
                }
            }
        }
        // A file that was cut off has no last mark.
        (!std::mem::replace(&mut over, true)).then(|| body.get(open?..)).flatten()
    })
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body.iter().copied();
    while let Some(byte) = rest.next() {
        if byte != b'=' {
            decoded.push(byte);
            continue;
        }
        let mut ahead = rest.clone();
        match (ahead.next(), ahead.next()) {
            (Some(b'\n'), _) => {
                rest.next();
            }
            (Some(b'\r'), Some(b'\n')) => rest = ahead,
            (Some(high), Some(low)) => match (digit(high), digit(low)) {
                (Some(high), Some(low)) => {
                    decoded.push(high * 16 + low);
                    rest = ahead;
                }
                _ => decoded.push(byte),
            },
            _ => decoded.push(byte),
        }
    }
    decoded
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00FF_FFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            decoded.extend(u8::try_from(bits >> held & 0xFF));
        }
    }
    decoded
}
