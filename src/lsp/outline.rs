//! The outline of an article, headline, sections and figures, and what of it folds.

use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolResponse, FoldingRange, FoldingRangeKind, Location, SymbolInformation,
    SymbolKind,
};

use crate::article::BlockRole;
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::standing::Standings;
use crate::lsp::to_proto::Setting;
use crate::prose::Format;
use crate::text::{Span, one_line};

/// A line of the outline.
struct Entry {
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    /// What belongs to it.
    whole: Span,
    /// Its own words.
    words: Span,
    children: Vec<Entry>,
}

/// The outline of a document: a tree for a client that shows one, else a list.
pub(super) fn symbols(
    document: &Document,
    reading: &Reading,
    profile: &Profile,
) -> Option<DocumentSymbolResponse> {
    let entries = entries(document, reading.read.as_ref()?);
    let setting = Setting::new(document, reading, profile);
    if profile.symbol_trees {
        return Some(DocumentSymbolResponse::Nested(
            entries.into_iter().map(|it| tree(it, &setting)).collect(),
        ));
    }
    let mut list = Vec::new();
    flatten(entries, None, document, &setting, &mut list);
    Some(DocumentSymbolResponse::Flat(list))
}

/// What of a document folds: the front matter, and each section.
pub(super) fn folding(document: &Document, reading: &Reading) -> Vec<FoldingRange> {
    let Some(read) = &reading.read else { return Vec::new() };
    let prose = &read.analysis.article.prose;
    let text = &document.text;
    let mut out = Vec::new();
    let mut fold = |span: Span, kind: Option<FoldingRangeKind>| {
        let last = text.line_of(span.end().saturating_sub(1).max(span.start()));
        let (start_line, end_line) = (text.line_of(span.start()) as u32, last as u32);
        if start_line < end_line {
            out.push(FoldingRange { start_line, end_line, kind, ..FoldingRange::default() });
        }
    };
    // In a page the front matter is scattered over the head.
    if let Some(front) = prose.front_matter.as_ref().filter(|_| read.format == Format::Markdown) {
        fold(front.span, Some(FoldingRangeKind::Region));
    }
    // A section ends with the last block before the next one.
    let mut section: Option<Span> = None;
    for (block, role) in prose.blocks.iter().zip(&read.analysis.article.roles) {
        let own = prose.to_source(block.span);
        if *role == BlockRole::Section {
            if let Some(whole) = section.replace(own) {
                fold(whole, None);
            }
        } else {
            section = section.map(|it| it.cover(own));
        }
    }
    if let Some(whole) = section {
        fold(whole, None);
    }
    out
}

/// The headline, from the text or from what stands above it, and where it stands.
pub(super) fn headline(read: &Read) -> Option<(String, Span)> {
    let article = &read.analysis.article;
    let prose = &article.prose;
    if let Some(span) = article.headline {
        return Some((one_line(span.slice(&prose.text)), prose.to_source(span)));
    }
    let title = prose.front_matter.as_ref()?.title.as_ref()?;
    Some((one_line(&title.value), title.span))
}

fn entries(document: &Document, read: &Read) -> Vec<Entry> {
    let article = &read.analysis.article;
    let prose = &article.prose;
    let length = document.text.len_bytes();
    let mut lead = Vec::new();
    let blocks = prose.blocks.iter().zip(&article.roles).filter(|(_, role)| **role == BlockRole::Section);
    let mut sections: Vec<Entry> = blocks
        .map(|(block, _)| {
            let words = prose.to_source(block.span);
            let name = one_line(prose.block_text(block));
            let kind = SymbolKind::STRING;
            Entry { name, detail: None, kind, whole: words, words, children: Vec::new() }
        })
        .collect();
    let starts: Vec<usize> = sections.iter().map(|it| it.words.start()).collect();
    let ends = starts.iter().skip(1).copied().chain([length]);
    for (section, end) in sections.iter_mut().zip(ends) {
        section.whole = Span::new(section.words.start(), end.max(section.words.end()));
    }
    let standings = Standings::of(read);
    for (index, quantity, standing) in standings.figures() {
        let words = prose.to_source(quantity.span);
        let entry = Entry {
            name: one_line(quantity.span.slice(&prose.text)),
            detail: Some(standings.in_words(index, standing)),
            kind: SymbolKind::NUMBER,
            whole: words,
            words,
            children: Vec::new(),
        };
        let section = starts.partition_point(|start| *start <= words.start());
        match section.checked_sub(1).and_then(|at| sections.get_mut(at)) {
            Some(section) => section.children.push(entry),
            None => lead.push(entry),
        }
    }
    lead.append(&mut sections);
    match headline(read).filter(|(name, _)| !name.is_empty()) {
        Some((name, words)) => vec![Entry {
            name,
            detail: None,
            kind: SymbolKind::STRING,
            whole: Span::new(0, length),
            words,
            children: lead,
        }],
        None => lead,
    }
}

#[expect(deprecated, reason = "the protocol's type has no other way to be built")]
fn tree(entry: Entry, setting: &Setting<'_>) -> DocumentSymbol {
    let children: Vec<DocumentSymbol> = entry.children.into_iter().map(|it| tree(it, setting)).collect();
    DocumentSymbol {
        name: entry.name,
        detail: entry.detail,
        kind: entry.kind,
        tags: None,
        deprecated: None,
        range: setting.range(entry.whole),
        selection_range: setting.range(entry.words),
        children: (!children.is_empty()).then_some(children),
    }
}

#[expect(deprecated, reason = "the protocol's type has no other way to be built")]
fn flatten(
    entries: Vec<Entry>,
    container_name: Option<&str>,
    document: &Document,
    setting: &Setting<'_>,
    out: &mut Vec<SymbolInformation>,
) {
    for entry in entries {
        let location = Location::new(document.uri.clone(), setting.range(entry.words));
        out.push(SymbolInformation {
            name: entry.name.clone(),
            kind: entry.kind,
            tags: None,
            deprecated: None,
            location,
            container_name: container_name.map(str::to_owned),
        });
        flatten(entry.children, Some(&entry.name), document, setting, out);
    }
}
