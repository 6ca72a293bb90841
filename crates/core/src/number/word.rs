//! Marks and words that stand where there is nothing to count.

use super::cursor::is_space;
use super::fold::Mark;
use super::reading::Word;

/// Whole texts, folded, without white space.
const WORDS: [(&str, Word); 32] = [
    ("无", Word::Nil),
    ("没有", Word::Nil),
    ("〇", Word::Zero),
    ("O", Word::LetterO),
    ("○", Word::LetterO),
    ("未统计", Word::NotCounted),
    ("暂未统计", Word::NotCounted),
    ("未作统计", Word::NotCounted),
    ("未做统计", Word::NotCounted),
    ("没有统计", Word::NotCounted),
    ("无统计", Word::NotCounted),
    ("无法统计", Word::NotCounted),
    ("不统计", Word::NotCounted),
    ("待统计", Word::NotCounted),
    ("统计中", Word::NotCounted),
    ("暂无", Word::NotCounted),
    ("暂无数据", Word::NotCounted),
    ("无数据", Word::NotCounted),
    ("暂缺", Word::NotCounted),
    ("缺", Word::NotCounted),
    ("不详", Word::NotCounted),
    ("未知", Word::NotCounted),
    ("待定", Word::NotCounted),
    ("未填", Word::NotCounted),
    ("未填报", Word::NotCounted),
    ("不适用", Word::NotCounted),
    ("不涉及", Word::NotCounted),
    ("未涉及", Word::NotCounted),
    ("无此项", Word::NotCounted),
    ("N/A", Word::NotCounted),
    ("n/a", Word::NotCounted),
    ("NA", Word::NotCounted),
];

/// The word that the whole text is.
pub(super) fn word(marks: &[Mark]) -> Option<Word> {
    if marks.first().is_some_and(|mark| mark.ch.is_ascii_digit()) {
        return None;
    }
    let chars = || marks.iter().map(|mark| mark.ch).filter(|ch| !is_space(*ch));
    let all = |wanted: fn(char) -> bool| chars().all(wanted);
    if all(|ch| ch == '/') {
        return Some(Word::Slash);
    }
    if all(|ch| ch == '-') {
        return Some(Word::Hyphen);
    }
    if all(|ch| matches!(ch, '-' | '—')) {
        return Some(Word::Dash);
    }
    if all(|ch| ch == '…') || (all(|ch| ch == '.') && chars().count() >= 3) {
        return Some(Word::Ellipsis);
    }
    WORDS.iter().find(|(text, _)| text.chars().eq(chars())).map(|(_, word)| *word)
}
