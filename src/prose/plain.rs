//! Reads plain text: each line a block, or each group of lines where the text is hard-wrapped.

use std::ops::Range;

use super::builder::Builder;
use super::{BlockKind, emphasis, wrapping};

/// Reads the plain text from the byte `start` on.
pub(super) fn read(start: usize, out: &mut Builder<'_>) {
    let source = out.source();
    let comments = comments(source, start);
    for comment in &comments {
        let inner = comment.start + "<!--".len()..comment.end - "-->".len();
        out.comment(comment.clone(), source.get(inner).unwrap_or_default());
    }
    let lines = lines(source, start, &comments);
    let width = wrapping::wrap_width(lines.iter().map(|line| line.text(source)));
    let mut open: Option<Range<usize>> = None;
    let mut next_comment = 0;
    let mut flush = |block: Option<Range<usize>>, out: &mut Builder<'_>| {
        if let Some(block) = block {
            out.block(BlockKind::Paragraph);
            read_block(block, &comments, &mut next_comment, out);
        }
    };
    let mut previous = "";
    for line in &lines {
        let text = line.text(source);
        if line.is_comment {
            continue;
        }
        if text.trim().is_empty() {
            flush(open.take(), out);
            out.paragraph();
            continue;
        }
        open = match open.take() {
            Some(block) if width.is_some_and(|width| !wrapping::breaks_on_purpose(previous, text, width)) => {
                Some(block.start..line.range.end)
            }
            block => {
                flush(block, out);
                Some(line.range.clone())
            }
        };
        previous = text;
    }
    flush(open, out);
}

/// A line without its terminator.
struct Line {
    range: Range<usize>,
    /// Whether comments are all it holds.
    is_comment: bool,
}

impl Line {
    fn text<'s>(&self, source: &'s str) -> &'s str {
        source.get(self.range.clone()).unwrap_or_default()
    }
}

/// The closed comments behind `start`, in order.
fn comments(source: &str, start: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = start;
    while let Some(open) = source.get(at..).and_then(|rest| rest.find("<!--")) {
        let open = at + open;
        let inner = open + "<!--".len();
        let Some(close) = source.get(inner..).and_then(|rest| rest.find("-->")) else { break };
        at = inner + close + "-->".len();
        out.push(open..at);
    }
    out
}

/// The lines behind `start`. A line break inside a comment ends no line.
fn lines(source: &str, start: usize, comments: &[Range<usize>]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut comments = comments.iter().peekable();
    let (mut line, mut at) = (start, start);
    let (mut has_text, mut has_comment) = (false, false);
    loop {
        let end = comments.peek().map_or(source.len(), |comment| comment.start);
        let text = source.get(at..end).unwrap_or_default();
        let Some(found) = text.find(['\n', '\r']) else {
            has_text |= !text.trim().is_empty();
            let Some(comment) = comments.next() else { break };
            has_comment = true;
            at = comment.end;
            continue;
        };
        let (before, after) = text.split_at(found);
        has_text |= !before.trim().is_empty();
        let end = at + found;
        out.push(Line { range: line..end, is_comment: has_comment && !has_text });
        (has_text, has_comment) = (false, false);
        at = end + if after.starts_with("\r\n") { 2 } else { 1 };
        line = at;
    }
    out.push(Line { range: line..source.len(), is_comment: has_comment && !has_text });
    out
}

/// Reads one block without its comments and marks of emphasis; line breaks become spaces.
fn read_block(
    block: Range<usize>,
    comments: &[Range<usize>],
    next_comment: &mut usize,
    out: &mut Builder<'_>,
) {
    let source = out.source();
    let text = source.get(block.clone()).unwrap_or_default();
    let mut cuts = emphasis::marks(text, block.start);
    while let Some(comment) = comments.get(*next_comment).filter(|comment| comment.end <= block.end) {
        *next_comment += 1;
        if block.start <= comment.start {
            cuts.retain(|cut| cut.end <= comment.start || comment.end <= cut.start);
            cuts.push(comment.clone());
        }
    }
    cuts.sort_unstable_by_key(|cut| cut.start);
    let mut at = block.start;
    for cut in cuts {
        read_lines(at..cut.start, out);
        at = cut.end;
    }
    read_lines(at..block.end, out);
}

/// Reads a stretch that holds nothing but text and line breaks.
pub(super) fn read_lines(range: Range<usize>, out: &mut Builder<'_>) {
    let source = out.source();
    let mut at = range.start;
    while let Some(text) = source.get(at..range.end)
        && let Some(found) = text.find(['\n', '\r'])
    {
        let (before, after) = text.split_at(found);
        let line = at..at + before.trim_end().len();
        let next = range.end - after.trim_start().len();
        out.copy(line.clone());
        out.space(line.end..next);
        at = next;
    }
    out.copy(at..range.end);
}

#[cfg(test)]
mod tests {
    use crate::prose::{Format, Prose};

    fn blocks(source: &str) -> Vec<(u32, String)> {
        let prose = Prose::read(source, Format::Plain);
        prose.blocks.iter().map(|block| (block.paragraph, prose.block_text(block).to_owned())).collect()
    }

    fn check(source: &str, expected: &[(u32, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(n, text)| (*n, (*text).to_owned())).collect();
        assert_eq!(blocks(source), expected);
    }

    #[test]
    fn each_line_is_a_block_and_blank_lines_part_paragraphs() {
        check(
            "Il ponte riapre\n\n\nAda Bruni\r\n12/3/2025\r\n",
            &[(0, "Il ponte riapre"), (1, "Ada Bruni"), (1, "12/3/2025")],
        );
        check("uno\rdue\rtre", &[(0, "uno"), (0, "due"), (0, "tre")]);
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        let source = "Il ponte riapre\n\n\
            La Provincia ha speso tre milioni di euro per rifare il ponte sul\n\
            torrente, chiuso da due anni dopo la piena che ne aveva portato via\n\
            una pila. I lavori sono durati undici mesi e hanno impegnato quaranta\n\
            operai.\n\n\
            La riapertura è fissata per lunedì.\n";
        check(
            source,
            &[
                (0, "Il ponte riapre"),
                (
                    1,
                    "La Provincia ha speso tre milioni di euro per rifare il ponte sul torrente, chiuso da due anni \
                 dopo la piena che ne aveva portato via una pila. I lavori sono durati undici mesi e hanno \
                 impegnato quaranta operai.",
                ),
                (2, "La riapertura è fissata per lunedì."),
            ],
        );
    }

    #[test]
    fn short_lines_of_their_own_are_not_joined() {
        let source = "Risultati della giornata\nAlfa - Beta 2-1\nGamma - Delta 0-0\nEpsilon - Zeta 3-2\n";
        check(
            source,
            &[
                (0, "Risultati della giornata"),
                (0, "Alfa - Beta 2-1"),
                (0, "Gamma - Delta 0-0"),
                (0, "Epsilon - Zeta 3-2"),
            ],
        );
    }

    #[test]
    fn comments_are_kept_apart() {
        let source = "uno <!-- nota --> due\n<!-- sola\n su due righe -->\ntre";
        let prose = Prose::read(source, Format::Plain);
        assert_eq!(prose.text, "uno due\ntre");
        let comments: Vec<_> = prose.comments.iter().map(|it| (it.span.range(), it.text.as_str())).collect();
        assert_eq!(comments, [(4..17, "nota"), (22..49, "sola\n su due righe")]);
    }

    #[test]
    fn a_web_address_is_stood_in_for() {
        let source = "Si veda https://esempio.it/2024/10/a__b__c. Poi basta.";
        let prose = Prose::read(source, Format::Plain);
        assert_eq!(prose.text, "Si veda \u{FFFC}. Poi basta.");
        assert_eq!(prose.links[0].target, "https://esempio.it/2024/10/a__b__c");
        assert_eq!(prose.to_source(prose.links[0].span).slice(source), "https://esempio.it/2024/10/a__b__c");
    }
}
