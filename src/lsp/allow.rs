//! «Allow, with a reason»: where the comment goes that silences a diagnostic.
//!
//! A comment on a line of its own allows the paragraph that follows; where a line of its own would tear
//! a list, a table or a quotation in two, the comment stands beside the text and allows its line.

use crate::diagnostic::{Diagnostic, Edit};
use crate::lsp::reading::Read;
use crate::prose::{Block, BlockKind, Format, Prose};
use crate::suppression;
use crate::text::{Span, Text};

/// The edit that allows `found`; nothing in plain text, which has no comments, nor for what is wrong with
/// comments themselves.
pub(super) fn comment(text: &Text, read: &Read, found: &Diagnostic, reason: &str) -> Option<Edit> {
    if read.format == Format::Plain || found.code == suppression::CODE {
        return None;
    }
    let prose = &read.analysis.article.prose;
    let comment = |ending: &str| format!("<!-- fonte-allow{ending} {}: {reason} -->", found.code);
    let Some((index, block)) = block_of(prose, found.span) else {
        // What the front matter says belongs to the whole file.
        let first = prose.to_source(prose.blocks.first()?.span);
        let at = line_of(text, first.start())?.start();
        return Some(insertion(at, format!("{}\n\n", comment("-file"))));
    };
    let source = prose.to_source(block.span);
    let line = line_of(text, source.start())?;
    if stands_alone(prose, index, block, line) {
        return Some(insertion(line.start(), format!("{}\n", comment(""))));
    }
    let at = match block.kind {
        BlockKind::TableCell => source.end(),
        _ => line_of(text, found.span.start())?.end().min(source.end().max(found.span.end())),
    };
    Some(insertion(at, format!(" {}", comment(""))))
}

fn insertion(at: usize, text: String) -> Edit {
    Edit { span: Span::new(at, at), text }
}

/// The block that a diagnostic stands in.
fn block_of(prose: &Prose, span: Span) -> Option<(usize, &Block)> {
    let readable = prose.to_prose_span(span)?;
    let block = prose.block_at(readable.start())?;
    let index = prose.blocks.iter().position(|it| it == block)?;
    Some((index, block))
}

/// Whether a line above the block belongs to it alone and tears nothing in two.
fn stands_alone(prose: &Prose, index: usize, block: &Block, line: Span) -> bool {
    let is_free = match block.kind {
        BlockKind::Paragraph | BlockKind::Heading(_) => true,
        BlockKind::ListItem
        | BlockKind::Quote
        | BlockKind::Caption
        | BlockKind::TableCell
        | BlockKind::Footnote => false,
    };
    let before = index.checked_sub(1).and_then(|it| prose.blocks.get(it));
    is_free && before.is_none_or(|it| prose.to_source(it.span).end() <= line.start())
}

fn line_of(text: &Text, offset: usize) -> Option<Span> {
    text.line_span(text.line_of(offset))
}
