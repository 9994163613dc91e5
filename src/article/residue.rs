//! Leftovers of the page in the copy: «×», «Change privacy settings», a line that stands twice.

use rustc_hash::FxHashMap;

use super::{BlockRole, Tokens};
use crate::lexicon::{Lexicon, fold_into};
use crate::prose::{BlockKind, Prose};
use crate::text::{ProseSpan, one_line};

/// A line that belongs to the page and not to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Residue {
    /// The line.
    pub span: ProseSpan,
    /// What kind of leftover it is.
    pub kind: ResidueKind,
}

/// What kind of leftover a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResidueKind {
    /// A button, menu entry or notice of the page.
    Control,
    /// A line that stands twice in a row.
    Repeated,
    /// The mark of a machine-made picture, away from a caption.
    MachinePicture,
}

/// Finds the leftovers. `is_header` tells which blocks repeat the headline, which is no leftover.
pub(super) fn find(prose: &Prose, tokens: &Tokens, lexicon: &Lexicon, roles: &mut [BlockRole]) -> Vec<Residue> {
    let mut out = Vec::new();
    let mut folded = String::new();
    let mut before: Option<(String, usize)> = None;
    let lines: FxHashMap<&str, ()> =
        lexicon.prose.residue_lines.iter().map(|line| (line.as_str(), ())).collect();
    for (index, block) in prose.blocks.iter().enumerate() {
        let text = prose.block_text(block);
        // A leftover is a short line; long blocks are only compared by their opening.
        let opening = &text[..floor_boundary(text, 240)];
        fold_into(opening, &mut folded);
        let line = one_line(&folded);
        let is_short = text.len() <= 240;
        let mut kind = None;
        let bare = line.trim_end_matches(['.', ':', '!', '…', '»', '›', '→', ' ']);
        if is_short && (lines.contains_key(line.as_str()) || lines.contains_key(bare)) {
            kind = Some(ResidueKind::Control);
        } else if is_short && block.kind != BlockKind::ListItem && lexicon.prose.residue_openings.iter().any(|it| line.starts_with(it.as_str())) {
            kind = Some(ResidueKind::Control);
        } else if is_short && lexicon.prose.machine_picture_cues.iter().any(|it| line.contains(it.as_str())) {
            // On a line that is all caption the mark is an honest label.
            let labelled = block.kind == BlockKind::Caption || lexicon.prose.machine_picture_cues.iter().any(|it| line == *it);
            if !labelled {
                kind = Some(ResidueKind::MachinePicture);
            }
        } else if let Some((previous, previous_index)) = &before
            && is_short
            && *previous == line
            && *previous_index + 1 == index
            && 3 <= tokens.of_block(index).len()
            && !matches!(roles[index], BlockRole::Headline | BlockRole::Standfirst)
            && block.kind != BlockKind::TableCell
        {
            kind = Some(ResidueKind::Repeated);
        }
        if let Some(kind) = kind {
            out.push(Residue { span: block.span, kind });
            roles[index] = BlockRole::Residue;
        }
        before = is_short.then_some((line, index));
    }
    out
}

/// The nearest character boundary at or before `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
