//! What the elements of HTML mean for a reader, and which of them are open.

use super::BlockKind;

/// What an element does to the text inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: it is read in the line it stands in.
    Inline,
    /// It is a block of the given kind.
    Block(BlockKind),
    /// It is a block of the kind of the element round it, such as a paragraph in a quotation.
    Part,
    /// It is a list: its points share a paragraph.
    List,
    /// It is a row of a table: its cells share a paragraph.
    Row,
    /// It is not read at all, and nothing stands for it.
    Skip,
    /// It is not read, and a stand-in keeps its place in the line.
    Code,
    /// It breaks the line.
    Break,
}

/// The effect of the element `name`, in lower case.
pub(super) fn effect(name: &[u8]) -> Effect {
    match name {
        b"h1" => Effect::Block(BlockKind::Heading(1)),
        b"h2" => Effect::Block(BlockKind::Heading(2)),
        b"h3" => Effect::Block(BlockKind::Heading(3)),
        b"h4" => Effect::Block(BlockKind::Heading(4)),
        b"h5" => Effect::Block(BlockKind::Heading(5)),
        b"h6" => Effect::Block(BlockKind::Heading(6)),
        b"li" | b"dt" | b"dd" => Effect::Block(BlockKind::ListItem),
        b"blockquote" => Effect::Block(BlockKind::Quote),
        b"figcaption" | b"caption" => Effect::Block(BlockKind::Caption),
        b"td" | b"th" => Effect::Block(BlockKind::TableCell),
        b"p" | b"div" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"address"
        | b"figure" | b"table" | b"body" | b"html" | b"head" | b"form" | b"details" | b"summary"
        | b"hgroup" | b"center" | b"hr" => Effect::Part,
        b"ul" | b"ol" | b"dl" | b"menu" => Effect::List,
        b"tr" => Effect::Row,
        b"br" => Effect::Break,
        b"code" | b"kbd" | b"samp" => Effect::Code,
        b"script" | b"style" | b"template" | b"pre" | b"noscript" | b"svg" | b"math" | b"nav" | b"iframe"
        | b"object" | b"select" | b"button" | b"textarea" | b"audio" | b"video" | b"canvas" | b"xmp"
        | b"noembed" | b"noframes" | b"title" | b"del" | b"s" | b"strike" | b"aside" | b"dialog"
        | b"fieldset" | b"label" | b"datalist" | b"rt" | b"rp" => Effect::Skip,
        _ => Effect::Inline,
    }
}

/// Whether the element `name` stands within a line, so that the end of a block ends it too.
pub(super) fn is_within_line(name: &[u8]) -> bool {
    matches!(effect(name), Effect::Inline)
        || matches!(
            name,
            b"code"
                | b"kbd"
                | b"samp"
                | b"del"
                | b"s"
                | b"strike"
                | b"button"
                | b"label"
                | b"rt"
                | b"rp"
                | b"p"
        )
}

/// Whether another start of the element `name` ends it, because its end may be left out.
pub(super) fn ends_itself(name: &[u8]) -> bool {
    matches!(name, b"p" | b"li" | b"dt" | b"dd" | b"td" | b"th" | b"tr" | b"rt" | b"rp")
}

/// Whether the element `name` holds nothing and has no end.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Whether the role of an element says that it is no part of the article.
pub(super) fn is_apart(role: &str) -> bool {
    matches!(
        role,
        "navigation"
            | "search"
            | "complementary"
            | "contentinfo"
            | "menu"
            | "menubar"
            | "dialog"
            | "alertdialog"
            | "form"
    )
}

/// The open elements that say what kind a block is.
pub(super) struct Open {
    outer: BlockKind,
    stack: Vec<(Vec<u8>, BlockKind)>,
}

impl Open {
    /// Nothing open; text on its own is a block of the kind `outer`.
    pub(super) fn new(outer: BlockKind) -> Self {
        Self { outer, stack: Vec::new() }
    }

    /// What a block that starts here is.
    pub(super) fn kind(&self) -> BlockKind {
        self.stack.last().map_or(self.outer, |(_, kind)| *kind)
    }

    /// Opens a block of the kind `kind`. A heading or a paragraph left open ends, and so does a point or a
    /// cell before the next one, whose end tags may be left out; a footnote's text stays one.
    pub(super) fn push(&mut self, name: &[u8], kind: BlockKind) {
        let is_top =
            |stack: &[(Vec<u8>, BlockKind)], name: &[u8]| stack.last().is_some_and(|(top, _)| top == name);
        if is_top(&self.stack, b"p") {
            self.stack.pop();
        }
        if matches!(name, b"li" | b"dt" | b"dd" | b"td" | b"th" | b"tr") && is_top(&self.stack, name) {
            self.stack.pop();
        }
        if matches!(self.kind(), BlockKind::Heading(_)) {
            self.stack.pop();
        }
        let kind = if self.kind() == BlockKind::Footnote { BlockKind::Footnote } else { kind };
        self.stack.push((name.to_vec(), kind));
    }

    /// Closes the innermost element `name` and all within it. An end without its start closes nothing;
    /// no more than 32 elements are looked at, so that time stays linear.
    pub(super) fn pop(&mut self, name: &[u8]) {
        let found = self.stack.iter().rev().take(32).position(|(open, _)| open == name);
        if let Some(depth) = found {
            self.stack.truncate(self.stack.len() - 1 - depth);
        }
    }
}
