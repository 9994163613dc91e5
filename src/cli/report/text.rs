//! Findings for people: the source line, underlined, with what is said, where else to look and what to do.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Level, Place, Related};
use crate::messages::Messages;
use crate::project::{Project, read_article, table_of};
use crate::rules::{Message, Value};
use crate::text::Span;

use super::super::check::{Checked, Whole, fixed, held_back};
use super::{Alone, Reporter, Setting};

/// At most so many ways to mend are shown beneath a finding; an editor offers them all.
const MAX_FIXES: usize = 3;

/// At most so many other places are shown beneath a finding: thousands on one line of a hostile text would be
/// drawn for minutes.
const MAX_RELATED: usize = 8;

/// Prints findings for people.
pub(super) struct Pretty<'a> {
    project: &'a Project,
    messages: &'static Messages,
    renderer: Renderer,
}

impl<'a> Pretty<'a> {
    /// Findings in the language of `messages`.
    pub(super) fn new(setting: Setting<'a>, is_coloured: bool) -> Self {
        let Setting { project, messages, .. } = setting;
        let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
        Self { project, messages, renderer: renderer.decor_style(DecorStyle::Unicode) }
    }
}

impl Reporter for Pretty<'_> {
    fn article(&mut self, checked: &Checked, out: &mut Vec<u8>) -> io::Result<()> {
        self.told(checked, out)
    }

    fn alone(&self) -> Option<&(dyn Alone + '_)> {
        Some(self)
    }

    fn finish(&mut self, whole: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        writeln!(out, "{}", whole.shown.summary(self.messages))
    }
}

impl Alone for Pretty<'_> {
    fn told(&self, checked: &Checked, out: &mut Vec<u8>) -> io::Result<()> {
        if let Some(line) = fixed(checked, self.messages) {
            writeln!(out, "{}: {line}\n", checked.path.display())?;
        }
        for diagnostic in &checked.report.diagnostics {
            writeln!(out, "{}\n", self.render(diagnostic, checked))?;
        }
        for line in held_back(&checked.report, self.messages) {
            writeln!(out, "{}: {line}\n", checked.path.display())?;
        }
        Ok(())
    }
}

impl Pretty<'_> {
    fn render(&self, diagnostic: &Diagnostic, checked: &Checked) -> String {
        let name = self.messages.phrase(match diagnostic.level {
            Level::Error => "level-error",
            Level::Warning => "level-warning",
            Level::Information => "level-information",
            Level::Hint => "level-hint",
        });
        let level = match diagnostic.level {
            Level::Error => Title::ERROR,
            Level::Warning => Title::WARNING,
            Level::Information => Title::INFO,
            Level::Hint => Title::HELP,
        };
        let note = Title::NOTE.with_name(self.messages.phrase("level-information"));
        let help = Title::HELP.with_name(self.messages.phrase("help"));
        let path = checked.path.display().to_string();
        let title = level.with_name(name).primary_title(one_line(&diagnostic.message)).id(&diagnostic.code);
        let mut first =
            Group::with_title(title).element(underline(&checked.text, diagnostic.span, path.clone()));
        for fix in diagnostic.fixes.iter().take(MAX_FIXES) {
            first = first.element(help.clone().message(one_line(&fix.title)));
        }
        let mut groups = vec![first];
        for related in diagnostic.related.iter().take(MAX_RELATED) {
            let title = note.clone().secondary_title(one_line(&related.message));
            groups.push(self.related(Group::with_title(title), related, checked, &path));
        }
        let n_more = diagnostic.related.len().saturating_sub(MAX_RELATED);
        if 0 < n_more {
            let code = Value::from(diagnostic.code.as_str());
            let more = self.messages.word(&Message::new("held-back").with("n", n_more).with("code", code));
            groups.push(Group::with_title(note.clone().secondary_title(one_line(&more))));
        }
        self.renderer.render(&groups)
    }

    fn related<'text>(
        &self,
        group: Group<'text>,
        related: &Related,
        checked: &'text Checked,
        path: &str,
    ) -> Group<'text> {
        match &related.place {
            Place::Here(span) => group.element(underline(&checked.text, *span, path.to_owned())),
            Place::Reference { document, line, column, end_column } => {
                let file = self.project.root.join(table_of(document));
                let shown = self.project.shown(table_of(document)).display().to_string();
                let source = read_article(&file).ok().and_then(|article| nth_line(&article.text, *line));
                match source {
                    Some(source) => {
                        let range = byte_at(&source, *column)..byte_at(&source, *end_column);
                        let place = AnnotationKind::Primary.span(range);
                        let lines = Snippet::source(source).path(shown).line_start(*line as usize + 1);
                        group.element(lines.annotation(place))
                    }
                    None => group.element(
                        Origin::path(shown).line(*line as usize + 1).char_column(*column as usize + 1),
                    ),
                }
            }
        }
    }
}

/// Where the character with this number starts.
fn byte_at(line: &str, column: u32) -> usize {
    line.char_indices().nth(column as usize).map_or(line.len(), |(at, _)| at)
}

fn nth_line(text: &str, line: u32) -> Option<String> {
    text.lines().nth(line as usize).map(str::to_owned)
}

/// The lines of `span`, underlined where it stands.
fn underline(text: &str, span: Span, path: String) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let (lines, range, line) = lines_of(text, span);
    Snippet::source(lines).path(path).line_start(line).annotation(AnnotationKind::Primary.span(range))
}

/// The lines that hold `span`, the place of the span in them, and the one-based number of the first.
fn lines_of(text: &str, span: Span) -> (&str, Range<usize>, usize) {
    let start = floor(text, span.start());
    let end = floor(text, span.end()).max(start);
    let first = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let last = text.get(end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| end + at);
    let number = text.get(..first).map_or(0, |before| before.matches('\n').count()) + 1;
    (text.get(first..last).unwrap_or(""), start - first..end - first, number)
}

/// The nearest place at or before `offset` that does not cut a character.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Titles stand on one line.
fn one_line(text: &str) -> String {
    crate::text::one_line(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lines_of_a_finding_are_shown() {
        let text = "Uno.\nDue è qui.\nTre.\n";
        assert_eq!(lines_of(text, Span::new(9, 11)), ("Due è qui.", 4..6, 2));
        assert_eq!(lines_of(text, Span::new(2, 7)), ("Uno.\nDue è qui.", 2..7, 1));
        assert_eq!(lines_of("", Span::new(0, 0)), ("", 0..0, 1));
    }
}
