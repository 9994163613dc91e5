//! A rule's page, read: code, summary, sections, examples.
//!
//! Examples are fences that run as tests: ```` ```article it date=2025-10-20 ````, in which lines of carets name
//! the rule that must speak there. A fence may be preceded by a `toml` fence (the rule's options) and by
//! fences with a path (documents of the reference; `names.toml` is the house list). Reading is total: what does not fit is a [`PageError`]
//! beside the rest.

use jiff::civil::Date;

use crate::lexicon::Language;
use crate::prose::Format;
use crate::text::Span;

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The rule's code: the words of the first heading.
    pub code: String,
    /// What the rule reports, in one sentence: the first paragraph.
    pub summary: String,
    /// The other sections, in order.
    pub sections: Vec<Section>,
    /// The examples, in order.
    pub examples: Vec<Example>,
    /// What could not be read.
    pub errors: Vec<PageError>,
}

/// A section of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its text, in Markdown, fences included.
    pub text: String,
}

/// An example that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The heading under which it stands.
    pub title: String,
    /// The one-based line of its fence.
    pub line: usize,
    /// The language it is read in; found by content where the fence names none.
    pub language: Option<Language>,
    /// The publication date, for a text that does not tell its own.
    pub date: Option<Date>,
    /// How it is written down.
    pub format: Format,
    /// The article, without the lines of carets.
    pub text: String,
    /// What must be reported, by place; nothing else may be.
    pub expected: Vec<Expected>,
    /// The options of the page's rule, as TOML.
    pub options: String,
    /// The documents of the reference.
    pub documents: Vec<Document>,
}

/// What an example expects.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Where, in the example's text.
    pub span: Span,
    /// Which rule.
    pub code: String,
}

/// A document of the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its path.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What could not be read on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    /// The one-based line.
    pub line: usize,
    /// What was found and what is allowed.
    pub message: String,
}

impl std::fmt::Display for PageError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "line {}: {}", self.line, self.message)
    }
}

impl Page {
    /// Reads a page.
    ///
    /// ```
    /// use fonte::rules::page::Page;
    /// let page = Page::read("# impossible-date\n\nA date that does not exist.\n\n## Why\n\nIt is wrong.\n");
    /// assert_eq!((page.code.as_str(), page.summary.as_str()), ("impossible-date", "A date that does not exist."));
    /// assert_eq!(page.sections[0].title, "Why");
    /// ```
    pub fn read(text: &str) -> Self {
        let mut reader = Reader::default();
        let mut lines = text.lines().enumerate();
        while let Some((index, line)) = lines.next() {
            match fence_of(line) {
                Some((mark, info)) => {
                    let body: Vec<&str> = lines
                        .by_ref()
                        .map(|(_, line)| line)
                        .take_while(|line| !(line.starts_with(mark) && line.trim_end().len() == mark.len()))
                        .collect();
                    reader.fence(index + 1, line, mark, info, &body);
                }
                None => reader.line(line),
            }
        }
        reader.page.summary = crate::text::one_line(&reader.page.summary);
        if reader.page.code.is_empty() {
            reader
                .page
                .errors
                .push(PageError { line: 1, message: "expected `# ` and the rule's code".to_owned() });
        }
        reader.page
    }
}

/// The fence mark and the info string of a line that opens a fence.
fn fence_of(line: &str) -> Option<(&str, &str)> {
    let n_marks = line.bytes().take_while(|byte| *byte == b'`').count();
    (3 <= n_marks).then(|| (&line[..n_marks], line[n_marks..].trim()))
}

#[derive(Default)]
struct Reader {
    page: Page,
    heading: String,
    summary_is_read: bool,
    options: String,
    documents: Vec<Document>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if let Some(code) = line.strip_prefix("# ").filter(|_| self.page.code.is_empty()) {
            code.trim().clone_into(&mut self.page.code);
            return;
        }
        if let Some(title) = line.strip_prefix("## ") {
            title.trim().clone_into(&mut self.heading);
            self.summary_is_read = true;
            self.page.sections.push(Section { title: self.heading.clone(), text: String::new() });
            return;
        }
        if let Some(title) = line.strip_prefix("### ") {
            title.trim().clone_into(&mut self.heading);
        }
        if let Some(section) = self.page.sections.last_mut() {
            section.text.push_str(line);
            section.text.push('\n');
        } else if line.trim().is_empty() {
            self.summary_is_read |= !self.page.summary.is_empty();
        } else if !self.summary_is_read {
            self.page.summary.push_str(line);
            self.page.summary.push(' ');
        }
    }

    fn fence(&mut self, line: usize, opening: &str, mark: &str, info: &str, body: &[&str]) {
        if let Some(section) = self.page.sections.last_mut() {
            for line in [opening].iter().chain(body).chain([&mark]) {
                section.text.push_str(line);
                section.text.push('\n');
            }
        }
        let mut words = info.split_whitespace();
        match words.next() {
            Some("article") => {
                let example = self.example(line, words, body);
                self.page.examples.push(example);
            }
            Some("toml") => self.options = body.join("\n"),
            Some(path) if path.contains(['/', '.']) => {
                let text = body.iter().flat_map(|line| [line, "\n"]).collect();
                self.documents.push(Document { path: path.to_owned(), text });
            }
            _ => {}
        }
    }

    fn example<'a>(&mut self, line: usize, words: impl Iterator<Item = &'a str>, body: &[&str]) -> Example {
        let (text, expected) = self.without_carets(line, body);
        let mut example = Example {
            title: self.heading.clone(),
            line,
            language: None,
            date: None,
            format: Format::Markdown,
            text,
            expected,
            options: std::mem::take(&mut self.options),
            documents: std::mem::take(&mut self.documents),
        };
        for word in words {
            let date = word.strip_prefix("date=");
            if let Some(language) = Language::from_code(word).filter(|it| it.code() == word) {
                example.language = Some(language);
            } else if let Some(date) = date.and_then(|date| date.parse().ok()) {
                example.date = Some(date);
            } else if let Some(format) = Format::from_name(word) {
                example.format = format;
            } else {
                let message =
                    format!("`{word}` is neither a language, nor `date=2025-10-20`, nor txt, md or html");
                self.page.errors.push(PageError { line, message });
            }
        }
        example
    }

    /// The text without its lines of carets, and what these name. A line of carets stands under the line
    /// it speaks of; several may follow each other.
    fn without_carets(&mut self, fence: usize, body: &[&str]) -> (String, Vec<Expected>) {
        let mut text = String::new();
        let mut expected = Vec::new();
        let mut line_start = None;
        for (index, line) in body.iter().enumerate() {
            let code = line.trim_start_matches([' ', '^']).trim();
            let is_carets = line.trim_start().starts_with('^')
                && !code.is_empty()
                && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if !is_carets {
                line_start = Some(text.len());
                text.push_str(line);
                text.push('\n');
                continue;
            }
            let columns = |letters: &str| letters.chars().count();
            let first = columns(&line[..line.len() - line.trim_start().len()]);
            let n_carets = line.trim_start().chars().take_while(|it| *it == '^').count();
            let place = line_start.and_then(|start| {
                let above = text.get(start..)?.trim_end_matches('\n');
                Some((start + byte_of(above, first)?, start + byte_of(above, first + n_carets)?))
            });
            match place {
                Some((start, end)) => {
                    expected.push(Expected { span: Span::new(start, end), code: code.to_owned() });
                }
                None => self.page.errors.push(PageError {
                    line: fence + 1 + index,
                    message: format!("the carets of `{code}` reach past the line above"),
                }),
            }
        }
        expected.sort();
        (text, expected)
    }
}

/// The byte at which the character `column` of `line` begins, the line's end included.
fn byte_of(line: &str, column: usize) -> Option<usize> {
    line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_name_the_words_above_them() {
        let page = Page::read(
            "# code\n\n```article it date=2025-10-20\nÈ il 31 giugno.\n     ^^^^^^^^^ impossible-date\nFine.\n```\n",
        );
        let example = &page.examples[0];
        assert_eq!(example.text, "È il 31 giugno.\nFine.\n");
        assert_eq!(example.expected[0].span.slice(&example.text), "31 giugno");
        assert_eq!(example.expected[0].code, "impossible-date");
        assert_eq!(example.date, Some(jiff::civil::date(2025, 10, 20)));
    }

    #[test]
    fn options_and_documents_belong_to_the_next_example() {
        let page = Page::read(
            "# code\n\n```toml\nx = 1\n```\n```archive/a.md\nUno.\n```\n```article it\nDue.\n```\n```article it\nTre.\n```\n",
        );
        let [first, second] = page.examples.as_slice() else { panic!("two examples") };
        assert_eq!((first.options.as_str(), first.documents[0].text.as_str()), ("x = 1", "Uno.\n"));
        assert_eq!((second.options.as_str(), second.documents.len()), ("", 0));
    }

    #[test]
    fn what_does_not_fit_is_said_with_its_line() {
        let page = Page::read("# code\n\n```article it dat=2025\nUno.\n     ^^ some-rule\n```\n");
        let lines: Vec<usize> = page.errors.iter().map(|it| it.line).collect();
        assert_eq!(lines, [5, 3]);
    }

    #[test]
    fn an_empty_page_is_an_error_and_no_panic() {
        assert_eq!(Page::read("").errors.len(), 1);
        assert_eq!(Page::read("```article it").examples.len(), 1);
    }
}
