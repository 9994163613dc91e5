//! Floor 2 (to come): plain, Markdown, HTML become readable text.
use crate::text::ProseSpan;
/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Heading.
    Heading(u8),
    /// Paragraph.
    Paragraph,
    /// Item.
    ListItem,
    /// Quote.
    Quote,
    /// Caption.
    Caption,
    /// Cell.
    TableCell,
    /// Note.
    Footnote,
}
/// A block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Kind.
    pub kind: BlockKind,
    /// Span.
    pub span: ProseSpan,
    /// Paragraph.
    pub paragraph: u32,
}
/// Readable text.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// Text.
    pub text: String,
    /// Blocks.
    pub blocks: Vec<Block>,
}
