//! Floor 9: figures that somebody of the desk has checked, and what that silences.
//!
//! A mark holds while its figure stands in its sentence: it is known by the article, the value, what is counted
//! and the words of the sentence. Knows neither disk nor protocol.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::known::sentence_key;
use crate::mention::Quantity;
use crate::suppression::Allowance;
use crate::text::Span;

/// A figure that somebody has checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The article's path, from the root of the newsroom.
    pub path: String,
    /// The figure as it stood there, for people.
    pub figure: String,
    /// Its value.
    pub value: String,
    /// Its unit, or what it counts; empty where neither is known.
    pub of: String,
    /// The words of its sentence, as a number.
    pub sentence: String,
    /// Who checked it.
    pub by: String,
    /// When.
    pub date: Date,
}

/// Rules that ask who stands for a figure, or whether the archive has another. What does not add up, or stands
/// otherwise elsewhere in the article, is no question of sources and stays reported.
const FIGURE_RULES: &[&str] = &[
    "unsourced-number",
    "figure-contradicts-corpus",
    "figure-superseded",
    "order-of-magnitude",
    "billion-false-friend",
];

/// Rules that are about a cue in a figure's sentence: silent where all figures of the sentence are checked.
const SENTENCE_RULES: &[&str] =
    &["vague-source", "anonymous-source", "agentless-report", "unsourced-superlative"];

/// What a figure is known by beside the article.
type Key = (String, String, String);

impl Mark {
    /// The mark of `quantity` in the article at `path`.
    pub fn new(analysis: &Analysis, quantity: &Quantity, path: &str, by: &str, date: Date) -> Self {
        let (value, of, sentence) = key(quantity, key_of_sentence(analysis, quantity.sentence));
        let figure = crate::text::one_line(quantity.span.slice(&analysis.article.prose.text));
        Self { path: path.to_owned(), figure, value, of, sentence, by: by.to_owned(), date }
    }

    /// Where the marked figure stands in its article, if it still does.
    pub fn place(&self, analysis: &Analysis) -> Option<Span> {
        let groups = analysis.mentions.quantities.chunk_by(|one, other| one.sentence == other.sentence);
        let own = groups.filter_map(|group| Some((group, group.first()?.sentence)));
        let mut told = own.filter(|(_, place)| key_of_sentence(analysis, *place) == self.sentence);
        let quantity =
            told.find_map(|(group, _)| group.iter().find(|it| key(it, self.sentence.clone()) == self.key()))?;
        Some(analysis.article.prose.to_source(quantity.span))
    }

    fn key(&self) -> Key {
        (self.value.clone(), self.of.clone(), self.sentence.clone())
    }
}

/// Whether a mark can silence anything that the rule `code` says.
pub fn is_about_figures(code: &str) -> bool {
    FIGURE_RULES.contains(&code) || SENTENCE_RULES.contains(&code)
}

/// Whether `by` looks like somebody's initials or name.
pub fn is_name(by: &str) -> bool {
    let is_short = !by.trim().is_empty() && by.chars().count() <= 40;
    is_short && by.trim() == by && by.chars().all(|it| it.is_alphanumeric() || " .-'’".contains(it))
}

/// The figures of the article at `path` that are marked, by index, each with its mark.
pub fn marked<'a>(marks: &'a [Mark], path: &str, analysis: &Analysis) -> FxHashMap<usize, &'a Mark> {
    let known: FxHashMap<Key, &Mark> =
        marks.iter().filter(|mark| mark.path == path).map(|mark| (mark.key(), mark)).collect();
    let mut out = FxHashMap::default();
    if known.is_empty() {
        return out;
    }
    let quantities = &analysis.mentions.quantities;
    let mut index = 0;
    for group in quantities.chunk_by(|one, other| one.sentence == other.sentence) {
        let Some(words) = group.first().map(|it| key_of_sentence(analysis, it.sentence)) else { continue };
        for quantity in group {
            if let Some(mark) = known.get(&key(quantity, words.clone())) {
                out.insert(index, *mark);
            }
            index += 1;
        }
    }
    out
}

/// What the marks allow in the article at `path`.
pub fn allowances(marks: &[Mark], path: &str, analysis: &Analysis) -> Vec<Allowance> {
    let marked = marked(marks, path, analysis);
    let mut out = Vec::new();
    if marked.is_empty() {
        return out;
    }
    let prose = &analysis.article.prose;
    let mut allow = |codes: &[&str], place: Span| {
        let allowance = |code: &&str| Allowance { code: (*code).to_owned(), text: None, place: Some(place) };
        out.extend(codes.iter().map(allowance));
    };
    let quantities: Vec<(usize, &Quantity)> = analysis.mentions.quantities.iter().enumerate().collect();
    for group in quantities.chunk_by(|(_, one), (_, other)| one.sentence == other.sentence) {
        let Some(place) = group.first().map(|(_, it)| it.sentence) else { continue };
        let is_checked = |index: usize| marked.contains_key(&index);
        for (_, quantity) in group.iter().filter(|(index, _)| is_checked(*index)) {
            allow(FIGURE_RULES, prose.to_source(quantity.span));
        }
        let sentence = analysis.article.sentences.get(place);
        let is_whole = group.iter().any(|(index, _)| is_checked(*index))
            && group.iter().all(|(index, it)| is_checked(*index) || it.exempt.is_some());
        if let Some(sentence) = sentence.filter(|_| is_whole) {
            allow(SENTENCE_RULES, prose.to_source(sentence.span));
        }
    }
    out
}

/// What the sentence with this index is known by.
fn key_of_sentence(analysis: &Analysis, sentence: usize) -> String {
    let text = &analysis.article.prose.text;
    let sentence = analysis.article.sentences.get(sentence).map_or("", |it| it.span.slice(text));
    format!("{:016x}", sentence_key(sentence))
}

fn key(quantity: &Quantity, sentence: String) -> Key {
    let of = match (&quantity.unit, &quantity.noun) {
        (Some(unit), _) => unit.code.to_string(),
        (None, Some(noun)) => noun.lemma.clone(),
        (None, None) => String::new(),
    };
    let value = match quantity.other_end {
        Some(end) => format!("{}-{}", quantity.value, end.normalize()),
        None => quantity.value.to_string(),
    };
    (value, of, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_a_mark_silences_is_registered() {
        let register = crate::rules::register();
        for code in FIGURE_RULES.iter().chain(SENTENCE_RULES) {
            assert!(register.iter().any(|rule| rule.meta.code == *code), "no rule is called `{code}`");
        }
    }
}
