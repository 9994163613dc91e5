//! The figures of an article by how they stand, for a client that colours them.
//!
//! The type is our own, so that a figure looks like all other text until somebody asks for colours.

use tower_lsp::lsp_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensLegend,
};

use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::Reading;
use crate::lsp::standing::{Standing, Standings};
use crate::text::Span;

const FIGURE: SemanticTokenType = SemanticTokenType::new("figure");

const SOURCED: SemanticTokenModifier = SemanticTokenModifier::new("sourced");
const VAGUE: SemanticTokenModifier = SemanticTokenModifier::new("vague");
const UNSOURCED: SemanticTokenModifier = SemanticTokenModifier::new("unsourced");
const VERIFIED: SemanticTokenModifier = SemanticTokenModifier::new("verified");

/// What the numbers of the tokens mean.
pub(super) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: vec![FIGURE],
        token_modifiers: vec![SOURCED, VAGUE, UNSOURCED, VERIFIED],
    }
}

/// The figures that touch `range`, in the order of the text, each cut at the ends of its lines.
pub(super) fn tokens(
    document: &Document,
    reading: &Reading,
    profile: &Profile,
    range: Option<Span>,
) -> SemanticTokens {
    let Some(read) = &reading.read else { return SemanticTokens::default() };
    let prose = &read.analysis.article.prose;
    let standings = Standings::of(read);
    let figures = standings.figures().map(|(_, it, standing)| (prose.to_source(it.figure), bits(standing)));
    let mut spans: Vec<(Span, u32)> =
        figures.filter(|(span, _)| range.is_none_or(|range| range.overlaps(*span))).collect();
    spans.sort_unstable_by_key(|(span, _)| (span.start(), span.end()));
    let mut data = Vec::new();
    let (mut line, mut character, mut end) = (0, 0, 0);
    for (span, modifiers) in spans {
        // Figures do not overlap; should a reading ever say so, the first counts.
        if span.start() < end {
            continue;
        }
        end = span.end();
        for piece in pieces(document, span) {
            let start = document.text.position(piece.start(), profile.encoding);
            let stop = document.text.position(piece.end(), profile.encoding);
            let delta_line = start.line - line;
            let delta_start = if delta_line == 0 { start.character - character } else { start.character };
            (line, character) = (start.line, start.character);
            let length = stop.character.saturating_sub(start.character);
            data.push(SemanticToken {
                delta_line,
                delta_start,
                length,
                token_type: 0,
                token_modifiers_bitset: modifiers,
            });
        }
    }
    SemanticTokens { result_id: None, data }
}

fn bits(standing: Standing) -> u32 {
    match standing {
        Standing::Sourced | Standing::Group => 0b0001,
        Standing::Vague => 0b0010,
        Standing::Unsourced => 0b0100,
        Standing::Verified => 0b1000,
    }
}

/// The parts of a span that stand on one line each.
fn pieces(document: &Document, span: Span) -> Vec<Span> {
    let text = &document.text;
    let last = text.line_of(span.end());
    let lines = (text.line_of(span.start())..=last).filter_map(|line| text.line_span(line));
    let parts = lines.map(|line| {
        let start = span.start().max(line.start());
        Span::new(start, span.end().min(line.end()).max(start))
    });
    parts.filter(|part| !part.is_empty()).collect()
}
