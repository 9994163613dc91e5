//! The language of an article, from its content.

use whatlang::{Detector, Lang};

use crate::lexicon::Language;

/// How much text is looked at; more does not change the answer.
const SAMPLE_BYTES: usize = 1_500;

/// The language that `text` is most likely written in, among those fonte reads; absent for a text
/// without words.
pub fn detect(text: &str) -> Option<Language> {
    language_of(detector().detect_lang(sample(text))?)
}

/// The same, absent also where a short text leaves it open.
pub fn detect_surely(text: &str) -> Option<Language> {
    let found = detector().detect(sample(text)).filter(whatlang::Info::is_reliable)?;
    language_of(found.lang())
}

fn detector() -> Detector {
    Detector::with_allowlist(vec![Lang::Ita, Lang::Eng, Lang::Spa, Lang::Fra, Lang::Deu])
}

fn sample(text: &str) -> &str {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn language_of(language: Lang) -> Option<Language> {
    match language {
        Lang::Ita => Some(Language::It),
        Lang::Eng => Some(Language::En),
        Lang::Spa => Some(Language::Es),
        Lang::Fra => Some(Language::Fr),
        Lang::Deu => Some(Language::De),
        _ => None,
    }
}
