//! Rows and columns with their labels, and the names that sentences use.

use super::Bilingual;
use super::source::{HeadFile, LineFile};

/// A language that people are spoken to in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Chinese, the language of the form.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// From `zh` or `en`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// `zh` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its part of the cell keys.
    pub key: String,
    /// Official label as a path of heads, outermost first.
    pub path: Vec<Bilingual>,
    /// Further labels that are read as this line.
    pub also: Vec<String>,
    /// Groups it belongs to (`outcome`, `denied` …).
    pub groups: Vec<String>,
    name: Bilingual,
    short: Bilingual,
}

impl Line {
    pub(super) fn new(file: &LineFile, heads: &[HeadFile]) -> Self {
        let own = file.label.last().cloned().unwrap_or_default();
        // A numbered line below a numbered head is ambiguous alone ("1." stands three times): both are its name.
        let name = match file.label.as_slice() {
            [.., head, own] if own.starts_with(|c: char| c.is_ascii_digit()) => format!("{head} {own}"),
            _ => own.clone(),
        };
        let last = file.label.len().saturating_sub(1);
        let english = |position: usize, zh: &String| {
            if position == last {
                return file.en.clone();
            }
            heads.iter().find(|head| head.label == *zh).map_or_else(|| zh.clone(), |head| head.en.clone())
        };
        let path = file.label.iter().enumerate();
        let path =
            path.map(|(position, zh)| Bilingual { zh: zh.clone(), en: english(position, zh) }).collect();
        let short = file.short.clone().unwrap_or_else(|| without_number(&own).to_owned());
        let short_en = file.short_en.clone().unwrap_or_else(|| file.en.clone());
        Self {
            key: file.key.clone(),
            path,
            also: file.also.clone(),
            groups: file.groups.clone(),
            name: Bilingual { zh: name, en: file.en.clone() },
            short: Bilingual { zh: short, en: short_en },
        }
    }

    /// The line's own head, the last of its path.
    pub fn own_label(&self) -> &str {
        self.path.last().map_or("", |head| &head.zh)
    }

    /// Name that is understood away from the table.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// Short name for equations.
    pub fn short(&self, lang: Lang) -> &str {
        self.short.get(lang)
    }

    /// Whether the line is a member of a group.
    pub fn is_in(&self, group: &str) -> bool {
        self.groups.iter().any(|own| own == group)
    }
}

const NUMERALS: &str = "一二三四五六七八九十0123456789";

/// The length in bytes of the number that a head starts with (`一、`, `（三）`, `(3)`, `4.`), 0 if it has none.
fn number_length(label: &str) -> usize {
    let opened = label.starts_with(['（', '(']);
    let inner = label.trim_start_matches(['（', '(']);
    let digits = inner.len() - inner.trim_start_matches(|c| NUMERALS.contains(c)).len();
    if digits == 0 {
        return 0;
    }
    let after = &inner[digits..];
    let closing: &[char] = if opened { &['）', ')'] } else { &['、', '.', '．', '，'] };
    match after.chars().next() {
        Some(mark) if closing.contains(&mark) => label.len() - after.len() + mark.len_utf8(),
        _ => 0,
    }
}

/// A head without the number in front: `（三）不予公开` becomes `不予公开`.
pub fn without_number(label: &str) -> &str {
    label[number_length(label)..].trim_start()
}

/// The number in front of a head as short as people write it: `三`, `（四）`, `1`; empty if it has none.
pub fn number_of(label: &str) -> &str {
    label[..number_length(label)].trim_end_matches(['、', '.', '．', '，'])
}
