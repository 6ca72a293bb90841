//! Files that no program wrote: whatever stands in them, reading ends with a document or a sentence.

use gouji_core::Lang;
use gouji_core::form::builtin;
use gouji_formats::read::fixed::pdf;
use gouji_formats::{Limits, ReadError, read};
use proptest::prelude::*;

use super::press::{Codes, Paper, file, press, stream};
use crate::invented::{self, Random};
use crate::layouts;

fn written(seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed);
    let form = &builtin()[usize::try_from(random.below(2)).unwrap()];
    let mut document = layouts::spans(&invented::report(form, &mut random));
    // A part of the report is enough, and quicker.
    let from = usize::try_from(random.below(4)).unwrap();
    document.blocks = document.blocks.into_iter().skip(from).take(6).collect();
    let codes = [Codes::Utf16, Codes::Gbk, Codes::Numbered][usize::try_from(random.below(3)).unwrap()];
    press(&document, &Paper { codes, form: random.chance(30), ..Paper::default() })
}

/// One change of bytes.
#[derive(Debug, Clone)]
enum Change {
    Set(u8),
    Remove(usize),
    Repeat(usize),
    Number(&'static str),
}

fn change() -> impl Strategy<Value = (prop::sample::Index, Change)> {
    let numbers = prop::sample::select(vec![
        "-1",
        "0",
        "99999999999999999999",
        "1e9",
        "2 0 R",
        "[",
        "<<",
        ">>",
        "(",
        "<FFFF>",
    ]);
    let change = prop_oneof![
        any::<u8>().prop_map(Change::Set),
        (1..300_usize).prop_map(Change::Remove),
        (1..300_usize).prop_map(Change::Repeat),
        numbers.prop_map(Change::Number),
    ];
    (any::<prop::sample::Index>(), change)
}

fn changed(mut bytes: Vec<u8>, changes: &[(prop::sample::Index, Change)]) -> Vec<u8> {
    for (index, change) in changes {
        let at = index.index(bytes.len());
        let upto = |length: usize| at..(at + length).min(bytes.len());
        match change {
            Change::Set(byte) => bytes[at] = *byte,
            Change::Remove(length) => drop(bytes.drain(upto(*length))),
            Change::Repeat(length) => {
                let again = bytes[upto(*length)].to_vec();
                bytes.splice(at..at, again);
            }
            Change::Number(text) => drop(bytes.splice(upto(text.len()), text.bytes())),
        }
    }
    bytes
}

fn ends(bytes: &[u8]) {
    if let Err(kind) = pdf::document(bytes, &Limits::default()) {
        let sentence = ReadError::new("a.pdf", kind).say(Lang::Zh);
        assert!(sentence.contains("a.pdf") && !sentence.contains('{'), "{sentence}");
    }
}

/// Instructions in no order, with operands as they come.
fn instructions() -> impl Strategy<Value = String> {
    let operand = prop_oneof![
        (-2000..2000_i32).prop_map(|number| number.to_string()),
        any::<f32>().prop_map(|number| format!("{number:.3}")),
        prop::sample::select(vec![
            "/F1",
            "/F2",
            "/A",
            "(12)",
            "<00410042>",
            "[<0041> -300 <4E00>]",
            "[",
            "]",
            "<<",
            "(\\"
        ])
        .prop_map(str::to_owned),
    ];
    let operator = prop::sample::select(vec![
        "q", "Q", "cm", "w", "Do", "BT", "ET", "Tf", "Tm", "Td", "TD", "T*", "Tc", "Tw", "Tz", "TL", "Ts",
        "Tr", "Tj", "TJ", "'", "\"", "m", "l", "c", "re", "h", "S", "s", "f", "B", "b*", "n", "W", "BI",
        "ID", "EI", "gs",
    ]);
    let one = (prop::collection::vec(operand, 0..7), operator)
        .prop_map(|(operands, operator)| format!("{} {operator}", operands.join(" ")));
    prop::collection::vec(one, 0..80).prop_map(|all| all.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_end(seed in 0..40_u64, changes in prop::collection::vec(change(), 1..12)) {
        ends(&changed(written(seed), &changes));
    }

    #[test]
    fn cut_files_end(seed in 0..40_u64, at: prop::sample::Index) {
        let bytes = written(seed);
        ends(&bytes[..at.index(bytes.len())]);
    }

    #[test]
    fn any_drawing_ends(page in instructions(), form in instructions()) {
        let fonts = "/Font << /F1 5 0 R /F2 6 0 R >>";
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {fonts} /XObject << /A 7 0 R >> >> >>"),
            stream("", &page),
            "<< /Type /Font /Subtype /Type0 /Encoding /UniGB-UCS2-V /DescendantFonts [<< /Subtype /CIDFontType0 >>] >>".to_owned(),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
            stream(&format!("/Type /XObject /Subtype /Form /Resources << {fonts} >>"), &form),
        ];
        ends(&file(&objects));
    }
}

#[test]
fn objects_that_stand_in_each_other_without_end_end() {
    for open in ["[", "<<", "<</A ", "("] {
        let deep = open.repeat(20_000);
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources 5 0 R >>".to_owned(),
            stream("", &format!("{deep} Tj")),
            deep,
        ];
        ends(&file(&objects));
    }
    // Pages that are their own parents.
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [2 0 R 3 0 R 3 0 R] /Count 3 /Parent 3 0 R >>".to_owned(),
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] >>".to_owned(),
    ];
    ends(&file(&objects));
}

#[test]
fn a_bomb_in_a_page_is_refused() {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 12_000_000], 6);
    let head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
                3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n";
    let open = format!("4 0 obj<</Filter/FlateDecode/Length {}>>stream\n", packed.len());
    let bytes =
        [head.as_bytes(), open.as_bytes(), &packed, b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"].concat();
    let limits = Limits { most_unpacked: 10_000_000, ..Limits::default() };
    let error = read(&bytes, "a.pdf", &limits).unwrap_err();
    assert!(error.say(Lang::Zh).contains("10 MB"), "{error}");
}
