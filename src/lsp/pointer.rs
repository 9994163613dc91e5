//! Which mention stands under the pointer.

use crate::analysis::Analysis;
use crate::mention::Exempt;
use crate::text::ProseSpan;

/// A mention by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A name.
    Name(usize),
    /// A date.
    Date(usize),
    /// A figure.
    Figure(usize),
}

/// Who speaks, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice {
    /// The words that name a source, or that tie it to what it says.
    Attribution(usize),
    /// A quotation.
    Quote(usize),
}

/// A mention under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// What it is.
    pub(super) what: What,
    /// Where it stands.
    pub(super) span: ProseSpan,
}

/// The mention at a readable offset: the shortest, and of two alike one that begins there rather than
/// ends.
pub(super) fn mention_at(analysis: &Analysis, offset: usize) -> Option<Mention> {
    let mentions = &analysis.mentions;
    let names = mentions.names.iter().enumerate().map(|(index, it)| (What::Name(index), it.span));
    let dates = mentions.times.iter().enumerate().map(|(index, it)| (What::Date(index), it.span));
    // The numbers of a date are the date's.
    let figures = mentions.quantities.iter().enumerate().filter(|(_, it)| it.span.touches(offset));
    let figures = figures.filter(|(_, it)| {
        !matches!(it.exempt, Some(Exempt::Calendar | Exempt::Year | Exempt::Clock | Exempt::Duration))
            || !mentions.times.iter().any(|time| time.span.overlaps(it.span))
    });
    let figures = figures.map(|(index, it)| (What::Figure(index), it.span));
    names
        .chain(dates)
        .chain(figures)
        .filter(|(_, span)| span.touches(offset))
        .min_by_key(|(what, span)| (span.end() == offset, span.len(), *what))
        .map(|(what, span)| Mention { what, span })
}

/// The attribution whose words stand at a readable offset, else the shortest quotation around it.
pub(super) fn voice_at(analysis: &Analysis, offset: usize) -> Option<(Voice, ProseSpan)> {
    let mentions = &analysis.mentions;
    let attributions = mentions.attributions.iter().enumerate();
    let words = attributions.flat_map(|(index, it)| {
        let spans = it.source.into_iter().chain([it.cue]);
        spans.map(move |span| (Voice::Attribution(index), span))
    });
    let words =
        words.filter(|(_, span)| span.touches(offset)).min_by_key(|(voice, span)| (span.len(), *voice));
    let quotes = || {
        let around = mentions.quotes.iter().enumerate().filter(|(_, it)| it.span.touches(offset));
        let around = around.map(|(index, it)| (Voice::Quote(index), it.span));
        around.min_by_key(|(voice, span)| (span.len(), *voice))
    };
    words.or_else(quotes)
}
