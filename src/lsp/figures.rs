//! `fonte/figures`, a request of our own: the figures of a document by how they stand, for a panel beside the text.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{Range, TextDocumentIdentifier};

use crate::article::Article;
use crate::lsp::documents::Document;
use crate::lsp::lens;
use crate::lsp::profile::Profile;
use crate::lsp::reading::Reading;
use crate::lsp::standing::{self, Standings};
use crate::lsp::to_proto::Setting;
use crate::mention::Quantity;
use crate::text::one_line;

/// So many bytes on each side of a figure are shown of its sentence.
const BESIDE: usize = 200;

/// The method's name.
pub(super) const METHOD: &str = "fonte/figures";

/// What is asked.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    /// The document; the guard has found it already.
    #[expect(dead_code, reason = "it is read from the raw parameters, in the order of the messages")]
    text_document: TextDocumentIdentifier,
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Figures {
    /// The version of the document that it is about.
    version: i32,
    /// «6 figures · 1 without source»; absent for an article without figures.
    summary: Option<String>,
    /// Every figure that needs a source, in the order of the text.
    #[serde(rename = "figures")]
    list: Vec<Figure>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Figure {
    /// As it is written.
    words: String,
    /// `verified`, `sourced`, `group`, `vague`, `unsourced`.
    standing: &'static str,
    /// The same in words, with the source.
    detail: String,
    /// Whether the archive has another one.
    differs: bool,
    /// What the archive has, as the finding says it.
    archive: Option<String>,
    /// Where it stands.
    range: Range,
    /// Its sentence; of a long one the words beside it.
    sentence: String,
}

/// The figures of a document.
pub(super) fn figures(document: &Document, reading: &Reading, profile: &Profile) -> Figures {
    let Some(read) = &reading.read else {
        return Figures { version: document.version, summary: None, list: Vec::new() };
    };
    let setting = Setting::new(document, reading, profile);
    let article = &read.analysis.article;
    let standings = Standings::of(read);
    let figures = standings.figures().map(|(index, quantity, standing)| {
        let span = article.prose.to_source(quantity.span);
        let finding = standing::differing(reading).find(|it| it.span.overlaps(span));
        Figure {
            words: one_line(quantity.span.slice(&article.prose.text)),
            standing: standing.name(),
            detail: standings.in_words(index, standing),
            differs: finding.is_some(),
            archive: finding.map(|it| it.message.clone()),
            range: setting.range(span),
            sentence: around(article, quantity),
        }
    });
    Figures { version: document.version, list: figures.collect(), summary: lens::summary(read, reading) }
}

/// The sentence of a figure, or of a long one what stands beside the figure.
fn around(article: &Article, quantity: &Quantity) -> String {
    let text = &article.prose.text;
    let Some(sentence) = article.sentences.get(quantity.sentence) else { return String::new() };
    let (start, end) = (sentence.span.start(), sentence.span.end());
    let is_between = |at: &usize| text.is_char_boundary(*at);
    let start =
        (quantity.span.start().saturating_sub(BESIDE).max(start)..end).find(is_between).unwrap_or(end);
    let end = (start..=(quantity.span.end() + BESIDE).min(end)).rev().find(is_between).unwrap_or(start);
    one_line(text.get(start..end).unwrap_or_default())
}
