//! From our types to the protocol's; its mirror is [`crate::lsp::from_proto`].

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    Position, PositionEncodingKind, Range, TextEdit, Url,
};

use crate::diagnostic::{self, Level, Place, Related};
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::Reading;
use crate::project::{absolute, page_file};
use crate::text::{self, Encoding, Span, Text};

/// Who speaks, as the editor shows it beside each diagnostic.
const SOURCE: &str = "fonte";

/// A document and the client for whom it is translated.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    uri: &'a Url,
    text: &'a Text,
    profile: &'a Profile,
    reading: &'a Reading,
}

impl<'a> Setting<'a> {
    /// Translates for `profile` what was found in `document`, which was read as `reading`.
    pub fn new(document: &'a Document, reading: &'a Reading, profile: &'a Profile) -> Self {
        Self { uri: &document.uri, text: &document.text, profile, reading }
    }

    /// The range of a span.
    pub fn range(&self, span: Span) -> Range {
        range(span, self.text, self.profile.encoding)
    }

    /// A diagnostic, with no more than the client announced.
    pub fn diagnostic(&self, found: &diagnostic::Diagnostic) -> Diagnostic {
        let related = found.related.iter().filter_map(|related| self.related(related)).collect::<Vec<_>>();
        Diagnostic {
            range: self.range(found.span),
            severity: Some(severity(found.level)),
            code: Some(NumberOrString::String(found.code.clone())),
            code_description: self.page(&found.code),
            source: Some(SOURCE.to_owned()),
            message: found.message.clone(),
            related_information: (self.profile.related && !related.is_empty()).then_some(related),
            tags: None,
            data: None,
        }
    }

    /// Where a rule is explained, for a client that shows it: its page, or the file of a rule of the house.
    fn page(&self, code: &str) -> Option<CodeDescription> {
        let pages = self.profile.pages.as_ref()?;
        let house = self.reading.read.as_ref().map(|read| &read.workspace.project.house_rules);
        let Some(rule) = house.and_then(|house| house.get(code)) else { return rule_page(pages, code) };
        let mut href = Url::from_file_path(absolute(Path::new(&rule.file))).ok()?;
        href.set_fragment(Some(&format!("L{}", rule.place.0)));
        Some(CodeDescription { href })
    }

    /// One edit of the document.
    pub fn text_edit(&self, edit: &diagnostic::Edit) -> TextEdit {
        TextEdit::new(self.range(edit.span), edit.text.clone())
    }

    /// A place in a document of the reference, zero-based and in characters, as the client counts; nothing where
    /// the document has no address.
    pub(super) fn reference(
        &self,
        document: &str,
        line: u32,
        column: u32,
        end_column: u32,
    ) -> Option<Location> {
        let root = self.reading.read.as_ref().and_then(|read| read.workspace.root());
        let uri = reference(document, root.as_ref().or(self.profile.root.as_ref()))?;
        let line_text = line_of_file(&uri, line);
        let character = |column: u32| character(line_text.as_deref(), column, self.profile.encoding);
        let start = Position::new(line, character(column));
        Some(Location::new(uri, Range::new(start, Position::new(line, character(end_column)))))
    }

    fn related(&self, related: &Related) -> Option<DiagnosticRelatedInformation> {
        let location = match &related.place {
            Place::Here(span) => Location::new(self.uri.clone(), self.range(*span)),
            Place::Reference { document, line, column, end_column } => {
                self.reference(document, *line, *column, *end_column)?
            }
        };
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    }
}

/// A position.
pub fn position(position: text::Position) -> Position {
    Position::new(position.line, position.character)
}

/// The range of a span.
pub fn range(span: Span, text: &Text, encoding: Encoding) -> Range {
    let at = |offset| position(text.position(offset, encoding));
    Range::new(at(span.start()), at(span.end()))
}

/// What is wrong in a file that is no article, from its one-based place to the end of that line.
pub(super) fn file_diagnostic(
    uri: &Url,
    place: Option<(usize, usize)>,
    message: &str,
    encoding: Encoding,
) -> Diagnostic {
    let (line, column) =
        place.map_or((0, 0), |(line, column)| (line.saturating_sub(1), column.saturating_sub(1)));
    let words = line_of_file(uri, line as u32).unwrap_or_default();
    let before: usize = words.chars().take(column).map(char::len_utf8).sum();
    let words = Text::new(&words);
    let at = |offset: usize| Position::new(line as u32, words.position(offset, encoding).character);
    Diagnostic {
        range: Range::new(at(before), at(words.len_bytes())),
        severity: Some(DiagnosticSeverity::ERROR),
        code: Some(NumberOrString::String("configuration".to_owned())),
        source: Some(SOURCE.to_owned()),
        message: message.to_owned(),
        ..Diagnostic::default()
    }
}

/// The protocol's name of an encoding.
pub fn encoding(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// The protocol's severity of a level.
pub fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Hint => DiagnosticSeverity::HINT,
        Level::Information => DiagnosticSeverity::INFORMATION,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Error => DiagnosticSeverity::ERROR,
    }
}

/// The page of a rule, for the editor to open.
fn rule_page(pages: &Path, code: &str) -> Option<CodeDescription> {
    let href = Url::from_file_path(pages.join(page_file(code)?)).ok()?;
    Some(CodeDescription { href })
}

/// Where a document of the reference is: an address, or a path, from the root where it is relative.
pub(super) fn reference(document: &str, root: Option<&Url>) -> Option<Url> {
    // A fact is known by its table and its line there: `facts.csv#12`.
    let path = Path::new(document.split_once('#').map_or(document, |(table, _)| table));
    let is_address = document.contains("://");
    match (is_address, path.is_absolute()) {
        (true, _) => Url::parse(document).ok(),
        (false, true) => Url::from_file_path(path).ok(),
        (false, false) => {
            let folder: PathBuf = root?.to_file_path().ok()?;
            Url::from_file_path(folder.join(path)).ok()
        }
    }
}

/// A line of a file of the reference, needed only to count its characters.
fn line_of_file(uri: &Url, line: u32) -> Option<String> {
    let content = std::fs::read_to_string(uri.to_file_path().ok()?).ok()?;
    let text = Text::new(&content);
    text.slice(text.line_span(line as usize)?).map(Cow::into_owned)
}

/// A column of characters as the client counts; unchanged where the line is not at hand.
fn character(line: Option<&str>, column: u32, encoding: Encoding) -> u32 {
    match line {
        Some(line) => {
            let before = line.chars().take(column as usize).map(char::len_utf8).sum();
            Text::new(line).position(before, encoding).character
        }
        None => column,
    }
}

#[cfg(test)]
mod tests {
    use tower_lsp::lsp_types::{InitializeParams, TextDocumentItem};

    use crate::lsp::documents::Documents;

    use super::*;

    fn profile(encoding: Encoding) -> Profile {
        Profile { encoding, ..Profile::new(&InitializeParams::default()) }
    }

    fn translate(profile: &Profile, found: &diagnostic::Diagnostic) -> Diagnostic {
        let uri = Url::parse("file:///article.md").unwrap();
        let documents = Documents::default();
        let text = "🌍 8 ponti\n".to_owned();
        documents.open(TextDocumentItem::new(uri.clone(), "markdown".to_owned(), 1, text));
        Setting::new(&documents.get(&uri).unwrap(), &Reading::default(), profile).diagnostic(found)
    }

    fn found() -> diagnostic::Diagnostic {
        diagnostic::Diagnostic {
            code: "unsourced-number".to_owned(),
            level: Level::Warning,
            span: Span::new(5, 12),
            message: "who says so?".to_owned(),
            related: vec![Related { place: Place::Here(Span::new(0, 4)), message: "here".to_owned() }],
            fixes: Vec::new(),
        }
    }

    #[test]
    fn a_range_counts_as_the_client_does() {
        for (encoding, start) in [(Encoding::Utf8, 5), (Encoding::Utf16, 3), (Encoding::Utf32, 2)] {
            let range = translate(&profile(encoding), &found()).range;
            assert_eq!((range.start, range.end), (Position::new(0, start), Position::new(0, start + 7)));
        }
    }

    #[test]
    fn other_places_are_named_only_to_a_client_that_shows_them() {
        let silent = profile(Encoding::Utf16);
        let shows = Profile { related: true, ..silent.clone() };
        assert_eq!(translate(&silent, &found()).related_information, None);
        let related = translate(&shows, &found()).related_information.unwrap();
        let range = Range::new(Position::new(0, 0), Position::new(0, 2));
        assert_eq!(related[0].location, Location::new(Url::parse("file:///article.md").unwrap(), range));
    }

    #[test]
    fn a_place_in_the_reference_counts_as_the_client_does() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("old.md"), "uno\nè 🌍 il 7\n").unwrap();
        let place = Place::Reference { document: "old.md".to_owned(), line: 1, column: 4, end_column: 6 };
        let root = Url::from_directory_path(folder.path()).unwrap();
        let reader = Profile { related: true, root: Some(root.clone()), ..profile(Encoding::Utf16) };
        let found = diagnostic::Diagnostic {
            related: vec![Related { place, message: "there".to_owned() }],
            ..found()
        };
        let related = translate(&reader, &found).related_information.unwrap();
        let range = Range::new(Position::new(1, 5), Position::new(1, 7));
        assert_eq!(related[0].location, Location::new(root.join("old.md").unwrap(), range));
    }
}
