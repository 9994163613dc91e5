//! Leftovers of the page in the copy: «×», «Change privacy settings», a line that stands twice.

use rustc_hash::FxHashSet;

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

/// A leftover is a short line: the longest, in bytes.
const LONGEST_LEFTOVER: usize = 240;

/// Finds the leftovers. Their roles are set; a repeated headline is no leftover.
pub(super) fn find(
    prose: &Prose,
    tokens: &Tokens,
    lexicon: &Lexicon,
    roles: &mut [BlockRole],
) -> Vec<Residue> {
    let mut out = Vec::new();
    let mut folded = String::new();
    let mut before: Option<(String, usize)> = None;
    let lines: FxHashSet<&str> = lexicon.prose.residue_lines.iter().map(String::as_str).collect();
    for (index, block) in prose.blocks.iter().enumerate() {
        let text = prose.block_text(block);
        if LONGEST_LEFTOVER < text.len() {
            before = None;
            continue;
        }
        fold_into(text, &mut folded);
        let line = one_line(&folded);
        let repeated = before.as_ref().filter(|(previous, at)| {
            *previous == line
                && at + 1 == index
                && 3 <= tokens.of_block(index).len()
                && !matches!(roles[index], BlockRole::Headline | BlockRole::Standfirst)
                && block.kind != BlockKind::TableCell
        });
        let kind = if is_control(&line, block.kind, lexicon, &lines) {
            Some(ResidueKind::Control)
        } else if is_machine_picture(&line, block.kind, lexicon) {
            Some(ResidueKind::MachinePicture)
        } else if let Some((_, at)) = repeated {
            // What stands twice is no running text the first time either: an alternative text, a label.
            roles[*at] = BlockRole::Caption;
            Some(ResidueKind::Repeated)
        } else {
            None
        };
        if let Some(kind) = kind {
            out.push(Residue { span: block.span, kind });
            roles[index] = BlockRole::Residue;
        }
        before = Some((line, index));
    }
    out
}

/// A button, menu entry or notice: a whole line of the list, or one that opens like one.
fn is_control(line: &str, kind: BlockKind, lexicon: &Lexicon, lines: &FxHashSet<&str>) -> bool {
    let bare = line.trim_end_matches(['.', ':', '!', '…', '»', '›', '→', ' ']);
    let opens = || lexicon.prose.residue_openings.iter().any(|it| line.starts_with(it.as_str()));
    lines.contains(line) || lines.contains(bare) || (kind != BlockKind::ListItem && opens())
}

/// The mark of a machine-made picture inside another line; a caption that is nothing else is an honest label.
fn is_machine_picture(line: &str, kind: BlockKind, lexicon: &Lexicon) -> bool {
    kind != BlockKind::Caption
        && lexicon.prose.machine_picture_cues.iter().any(|it| line.contains(it.as_str()) && line != it)
}
