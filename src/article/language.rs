//! The language of an article, from its content.

use whatlang::{Detector, Lang};

use crate::lexicon::Language;

/// How much text is looked at; more does not change the answer.
const SAMPLE_BYTES: usize = 1_500;

/// The language that `text` is most likely written in, among those fonte reads; absent for a text
/// without words.
pub fn detect(text: &str) -> Option<Language> {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let detector = Detector::with_allowlist(vec![Lang::Ita, Lang::Eng, Lang::Spa, Lang::Fra, Lang::Deu]);
    match detector.detect_lang(&text[..end])? {
        Lang::Ita => Some(Language::It),
        Lang::Eng => Some(Language::En),
        Lang::Spa => Some(Language::Es),
        Lang::Fra => Some(Language::Fr),
        Lang::Deu => Some(Language::De),
        _ => None,
    }
}
