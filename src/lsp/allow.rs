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
    if matches!(read.format, Format::Plain | Format::AsciiDoc) || found.code == suppression::CODE {
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

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use crate::analysis::{Options, analyse};
    use crate::article::Given;
    use crate::diagnostic::Level;
    use crate::lsp::workspace::Workspace;
    use crate::messages::{MessageLanguage, Messages};
    use crate::project::Project;
    use crate::suppression::{Comments, Filter, Places};

    use super::*;

    fn read(source: &str, format: Format) -> Read {
        let project = Arc::new(Project::bare(Path::new(".")));
        let given = Given::default();
        let options = Options { format, given, lexicons: &project.lexicons, house: &[] };
        let analysis = Arc::new(analyse(source, &options));
        let messages = Messages::of(MessageLanguage::En);
        Read {
            analysis,
            format,
            name: None,
            reference: None,
            workspace: Arc::new(Workspace { project, messages, reference: None }),
        }
    }

    /// The text after the edit that allows a finding on `words`.
    fn allowed(source: &str, words: &str, format: Format) -> Option<String> {
        let start = source.find(words).unwrap();
        let found = Diagnostic {
            code: "test-code".to_owned(),
            key: 0,
            level: Level::Warning,
            span: Span::new(start, start + words.len()),
            message: String::new(),
            related: Vec::new(),
            fixes: Vec::new(),
        };
        let edit = comment(&Text::new(source), &read(source, format), &found, "counted by us")?;
        let mut text = source.to_owned();
        text.insert_str(edit.span.start(), &edit.text);
        Some(text)
    }

    /// Whether a finding on `words` is allowed by the comments of the text.
    fn is_allowed(text: &str, words: &str, format: Format) -> bool {
        let read = read(text, format);
        let comments = Comments::read(text, &read.analysis.article.prose);
        let start = text.find(words).unwrap();
        Filter::new(text, comments, &[], &Places::default()).silences(
            "test-code",
            Span::new(start, start + words.len()),
            words,
        )
    }

    #[track_caller]
    fn check(source: &str, words: &str, format: Format, expected: &str) {
        let text = allowed(source, words, format).unwrap();
        assert_eq!(text, expected);
        assert!(is_allowed(&text, words, format), "not allowed in {text}");
    }

    #[test]
    fn a_paragraph_is_allowed_by_a_line_above_it() {
        let (source, expected) = (
            "# Title\n\nOne.\nTwo 43 stalls\nand more.\n",
            "# Title\n\n<!-- fonte-allow test-code: counted by us -->\nOne.\nTwo 43 stalls\nand more.\n",
        );
        check(source, "43 stalls", Format::Markdown, expected);
        assert!(!is_allowed(expected, "Title", Format::Markdown));
    }

    #[test]
    fn a_heading_is_allowed_by_a_line_above_it() {
        let expected = "<!-- fonte-allow test-code: counted by us -->\n# Title\n\nText.\n";
        check("# Title\n\nText.\n", "Title", Format::Markdown, expected);
    }

    #[test]
    fn a_list_a_quotation_and_a_table_are_not_torn_in_two() {
        let list = "- 12 boats\n- 43 stalls <!-- fonte-allow test-code: counted by us -->\n- 5 carts\n";
        check("- 12 boats\n- 43 stalls\n- 5 carts\n", "43 stalls", Format::Markdown, list);
        let quote = "> One.\n> Two 43 stalls. <!-- fonte-allow test-code: counted by us -->\n> Three.\n";
        check("> One.\n> Two 43 stalls.\n> Three.\n", "43 stalls", Format::Markdown, quote);
        let table = "| a | b |\n|---|---|\n| 43 stalls <!-- fonte-allow test-code: counted by us --> | 2 |\n";
        check("| a | b |\n|---|---|\n| 43 stalls | 2 |\n", "43 stalls", Format::Markdown, table);
    }

    #[test]
    fn a_paragraph_of_a_page_is_allowed_wherever_it_stands_on_its_line() {
        let above = "<h1>Title</h1>\n<!-- fonte-allow test-code: counted by us -->\n<p>43 stalls</p>\n";
        check("<h1>Title</h1>\n<p>43 stalls</p>\n", "43 stalls", Format::Html, above);
        let beside = "<h1>Title</h1><p>43 stalls <!-- fonte-allow test-code: counted by us --></p>";
        check("<h1>Title</h1><p>43 stalls</p>", "43 stalls", Format::Html, beside);
    }

    #[test]
    fn plain_text_has_no_comments() {
        assert_eq!(allowed("43 stalls\n", "43 stalls", Format::Plain), None);
    }

    #[test]
    fn what_front_matter_says_is_allowed_for_the_whole_file() {
        let source = "---\ndate: 2025-13-40\n---\n\nText.\n";
        let expected =
            "---\ndate: 2025-13-40\n---\n\n<!-- fonte-allow-file test-code: counted by us -->\n\nText.\n";
        check(source, "2025-13-40", Format::Markdown, expected);
    }
}
