//! What the styles of paragraphs say. Both formats keep the names of their own styles whatever they show.

use rustc_hash::FxHashMap;

use crate::prose::BlockKind;

/// How many styles may lean on one another.
const LONGEST_LINE: usize = 32;

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A block of this kind.
    Kind(BlockKind),
    /// An entry of a table of contents, which is not read.
    Contents,
}

/// A style as it is written down.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// The name that the format gives it.
    pub name: String,
    /// The style that it leans on.
    pub parent: Option<String>,
    /// The level of a heading, from 1, if it says so itself.
    pub level: Option<u8>,
    /// Whether its paragraphs are points of a list.
    pub is_list: bool,
    /// Whether its text is hidden or struck out.
    pub is_hidden: bool,
}

/// The styles of a document, by their handle.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: FxHashMap<String, Style>,
}

impl Styles {
    /// Adds a style; the first of a handle stays.
    pub(super) fn add(&mut self, handle: String, style: Style) {
        self.known.entry(handle).or_insert(style);
    }

    /// The kind of a paragraph of the style `handle`, by its own name or that of a style it leans on.
    pub(super) fn look(&self, handle: &str) -> Option<Look> {
        let mut at = handle;
        for _ in 0..LONGEST_LINE {
            let Some(style) = self.known.get(at) else { return named(at) };
            if let Some(level) = style.level {
                return Some(Look::Kind(BlockKind::Heading(level.clamp(1, 6))));
            }
            let found = named(&style.name).or_else(|| named(at));
            if found.is_some() {
                return found;
            }
            if style.is_list {
                return Some(Look::Kind(BlockKind::ListItem));
            }
            at = style.parent.as_deref()?;
        }
        None
    }

    /// Whether the text of the style `handle` is not to be seen.
    pub(super) fn is_hidden(&self, handle: &str) -> bool {
        self.known.get(handle).is_some_and(|it| it.is_hidden)
    }
}

/// What the names that the two formats come with stand for.
fn named(name: &str) -> Option<Look> {
    let name = name.replace("_20_", "").replace([' ', '-', '_'], "").to_ascii_lowercase();
    let level = name.strip_prefix("heading").and_then(|it| it.parse::<u8>().ok());
    if let Some(level) = level {
        return Some(Look::Kind(BlockKind::Heading(level.clamp(1, 6))));
    }
    let numbered =
        |stem: &str| name.strip_prefix(stem).is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    match name.as_str() {
        "title" => Some(Look::Kind(BlockKind::Heading(1))),
        "caption" | "illustration" | "figure" | "drawing" => Some(Look::Kind(BlockKind::Caption)),
        "quote" | "intensequote" | "quotations" | "blocktext" | "blockquotation" => {
            Some(Look::Kind(BlockKind::Quote))
        }
        "tocheading" | "contentsheading" | "tableoffigures" => Some(Look::Contents),
        _ if numbered("toc") || numbered("contents") => Some(Look::Contents),
        _ if numbered("listbullet") || numbered("listnumber") => Some(Look::Kind(BlockKind::ListItem)),
        _ => None,
    }
}
