//! What a hover says, before it is Markdown or plain text.
//!
//! A card is a title, facts of one sentence each, and lists with places in the archive. Words of the
//! article and the archive are escaped, so that «*» and «_» in them are shown as they are.

use tower_lsp::lsp_types::{MarkupContent, MarkupKind, Url};

/// What a hover says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The words it is about, or the name in full.
    pub title: String,
    /// What is known, a sentence each.
    pub facts: Vec<String>,
    /// What the archive and the article have.
    pub lists: Vec<List>,
}

/// A list under its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// What is listed.
    pub heading: String,
    /// The points.
    pub points: Vec<Point>,
}

/// A point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What is said.
    pub text: String,
    /// Where it stands in the archive, as a reader names it, and the address to open it.
    pub place: Option<(String, Option<Url>)>,
}

impl Card {
    /// A card about `title` of which nothing is known yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, heading: String, points: Vec<Point>) {
        if !points.is_empty() {
            self.lists.push(List { heading, points });
        }
    }

    /// The card as the client can show it.
    pub fn markup(&self, kind: &MarkupKind) -> MarkupContent {
        let value = if *kind == MarkupKind::Markdown { self.markdown() } else { self.plain() };
        MarkupContent { kind: kind.clone(), value }
    }

    fn markdown(&self) -> String {
        let mut paragraphs = vec![format!("**{}**", escaped(&self.title))];
        paragraphs.extend(self.facts.iter().map(|fact| escaped(fact)));
        paragraphs.extend(self.lists.iter().map(|list| {
            let points = list.points.iter().map(|point| match &point.place {
                None => format!("\n- {}", escaped(&point.text)),
                Some((place, None)) => format!("\n- {} ({})", escaped(&point.text), escaped(place)),
                Some((place, Some(address))) => {
                    format!("\n- {} ([{}](<{address}>))", escaped(&point.text), escaped(place))
                }
            });
            format!("{}\n{}", escaped(&list.heading), points.collect::<String>())
        }));
        paragraphs.join("\n\n")
    }

    fn plain(&self) -> String {
        let mut paragraphs = vec![self.title.clone()];
        if !self.facts.is_empty() {
            paragraphs.push(self.facts.join("\n"));
        }
        paragraphs.extend(self.lists.iter().map(|list| {
            let points = list.points.iter().map(|point| match &point.place {
                None => format!("\n- {}", point.text),
                Some((place, _)) => format!("\n- {} ({place})", point.text),
            });
            format!("{}{}", list.heading, points.collect::<String>())
        }));
        paragraphs.join("\n\n")
    }
}

impl Point {
    /// A point that stands nowhere else.
    pub fn new(text: String) -> Self {
        Self { text, place: None }
    }
}

/// The text with a backslash before whatever Markdown would take for markup, on one line.
///
/// A hyphen or a full stop matters only where a line starts: «12. marzo» there would open a list.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut only_digits = true;
    for (index, letter) in text.char_indices() {
        let at_start = index == 0;
        let is_markup = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' => true,
            '#' | '+' | '-' => at_start,
            '.' | ')' => only_digits && !at_start && followed_by_space(text, index),
            _ => false,
        };
        only_digits &= letter.is_ascii_digit();
        if is_markup {
            out.push('\\');
        }
        out.push(if letter.is_control() { ' ' } else { letter });
    }
    out
}

fn followed_by_space(text: &str, index: usize) -> bool {
    text.get(index + 1..).and_then(|rest| rest.chars().next()).is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> Card {
        let mut card = Card::new("circa 10.000 soldati");
        card.facts.push("da 9.000 a 11.000".to_owned());
        let address = Url::parse("file:///archivio/a.md#L4").unwrap();
        let place = Some(("archivio/a.md:4".to_owned(), Some(address)));
        card.list("In archivio:".to_owned(), vec![Point { text: "15.000 *soldati*".to_owned(), place }]);
        card.list("Ruoli:".to_owned(), Vec::new());
        card
    }

    #[test]
    fn markdown_shows_the_words_as_they_are_and_links_the_place() {
        let markdown = "**circa 10.000 soldati**\n\nda 9.000 a 11.000\n\nIn archivio:\n\n\
            - 15.000 \\*soldati\\* ([archivio/a.md:4](<file:///archivio/a.md#L4>))";
        assert_eq!(card().markup(&MarkupKind::Markdown).value, markdown);
    }

    #[test]
    fn plain_text_holds_no_markup() {
        let plain =
            "circa 10.000 soldati\n\nda 9.000 a 11.000\n\nIn archivio:\n- 15.000 *soldati* (archivio/a.md:4)";
        assert_eq!(card().markup(&MarkupKind::PlainText).value, plain);
    }

    #[test]
    fn a_fact_that_begins_with_a_day_opens_no_list() {
        assert_eq!(escaped("12. März"), "12\\. März");
        assert_eq!(escaped("- 3"), "\\- 3");
        assert_eq!(escaped("9.30-10.30"), "9.30-10.30");
    }
}
