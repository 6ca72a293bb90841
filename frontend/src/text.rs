//! The page's own words in Chinese and English. Labels come from the form, findings from the core.

mod words;

use gouji_core::Lang;
use gouji_core::form::Bilingual;
use gouji_core::message::fill_in;

pub(crate) use words::Word;

impl Word {
    /// The words with their placeholders replaced.
    pub(crate) fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        fill_in(self.get(lang), values)
    }
}

/// The words in both languages, with the same values in their placeholders.
pub(crate) fn both(word: Word, values: &[(&str, &str)]) -> Bilingual {
    Bilingual { zh: word.fill(Lang::Zh, values), en: word.fill(Lang::En, values) }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Word};

    #[test]
    fn both_languages_have_the_same_placeholders() {
        assert!(Word::ALL.len() > 50);
        for word in Word::ALL {
            let names = |lang| {
                let mut names: Vec<&str> = word
                    .get(lang)
                    .split('{')
                    .skip(1)
                    .filter_map(|part| part.split_once('}').map(|(name, _)| name))
                    .collect();
                names.sort_unstable();
                names
            };
            assert_eq!(names(Lang::Zh), names(Lang::En), "{word:?}");
        }
    }

    #[test]
    fn no_sentence_uses_a_word_that_blames() {
        for word in Word::ALL {
            let text = word.get(Lang::Zh);
            for banned in
                ["校验失败", "非法", "无效", "不合法", "必填项", "系统异常", "操作成功", "抱歉", "请"]
            {
                assert!(!text.replace("申请", "").contains(banned), "{word:?}: {text}");
            }
        }
    }
}
