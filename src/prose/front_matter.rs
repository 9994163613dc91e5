//! Front matter: what an article says about itself before it starts.
//!
//! YAML between `---` lines or TOML between `+++` lines, at the very start of the file. Values come from
//! the parser, places from a scan of the top-level lines; where the block is malformed, the scan alone
//! gives what it can.

use std::ops::Range;

use crate::text::Span;

/// Longer front matter than this is not parsed, in bytes.
const LONGEST: usize = 64 * 1024;

/// What an article says about itself before it starts, or in the head of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The whole block with its fences; in a page, from the first to the last thing that was used.
    pub span: Span,
    /// The headline.
    pub title: Option<Field>,
    /// The day of publication, as written.
    pub date: Option<Field>,
    /// Who wrote it; several names are joined by commas.
    pub author: Option<Field>,
    /// The language, as written (`it`, `it-IT`).
    pub lang: Option<Field>,
    /// The section, category or kind of text.
    pub section: Option<Field>,
    /// Whether the article says it is a draft.
    pub draft: bool,
    /// What is wrong with the block, if it could not be parsed.
    pub problem: Option<String>,
}

/// A value of front matter and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The value, without quotation marks.
    pub value: String,
    /// Where it stands in the source, without quotation marks where that is one line.
    pub span: Span,
}

/// The notation of a front matter block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notation {
    Yaml,
    Toml,
}

/// A key at the top level and the stretch of source that holds its value.
struct Line<'s> {
    key: &'s str,
    value: Range<usize>,
}

impl FrontMatter {
    /// Nothing known yet.
    pub(super) fn new(span: Span) -> Self {
        Self {
            span,
            title: None,
            date: None,
            author: None,
            lang: None,
            section: None,
            draft: false,
            problem: None,
        }
    }
}

/// The front matter of `source` that starts at the byte `start`, if there is any.
///
/// A line of three hyphens is front matter only if it is closed and holds a key on its first line that
/// is neither blank nor a comment; otherwise it is a rule across the page.
pub(super) fn read(source: &str, start: usize) -> Option<FrontMatter> {
    let (first, body_start) = line_at(source, start)?;
    let notation = match first.trim_end() {
        "---" => Notation::Yaml,
        "+++" => Notation::Toml,
        _ => return None,
    };
    let mut at = body_start;
    let body = loop {
        let (line, next) = line_at(source, at)?;
        let closes = match notation {
            Notation::Yaml => matches!(line.trim_end(), "---" | "..."),
            Notation::Toml => line.trim_end() == "+++",
        };
        if closes {
            let body = body_start..at;
            at = next;
            break body;
        }
        at = next;
    };
    let lines = lines(source, body.clone(), notation);
    let (opening, _) = line_at(source, body.start)?;
    if lines.is_empty() || opening.trim().is_empty() {
        return None;
    }
    let mut front = FrontMatter::new(Span::new(start, at));
    let text = source.get(body).unwrap_or_default();
    let values = parse(text, notation).unwrap_or_else(|problem| {
        front.problem = Some(problem);
        serde_json::Map::new()
    });
    for line in &lines {
        if let Some(field) = field(source, line, values.get(line.key)) {
            assign(&mut front, line.key, field);
        }
    }
    Some(front)
}

/// The line that starts at the byte `at`, and where the next one starts; `None` at the end.
pub(super) fn line_at(source: &str, at: usize) -> Option<(&str, usize)> {
    let rest = source.get(at..).filter(|rest| !rest.is_empty())?;
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let after = rest.get(line.len()..).unwrap_or_default();
    let terminator = if after.starts_with("\r\n") { 2 } else { after.len().min(1) };
    Some((line, at + line.len() + terminator))
}

/// The keys of the top level, each with all that belongs to it.
fn lines(source: &str, body: Range<usize>, notation: Notation) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::new();
    let mut at = body.start;
    let mut in_table = false;
    while at < body.end
        && let Some((line, next)) = line_at(source, at)
    {
        let separator = if notation == Notation::Yaml { ':' } else { '=' };
        let key = line.split(separator).next().unwrap_or_default();
        let named = !key.is_empty()
            && key.len() < line.len()
            && key.trim_end().chars().all(|it| it.is_alphanumeric() || "_-.".contains(it));
        in_table |= notation == Notation::Toml && line.starts_with('[');
        if named && !in_table {
            let value = at + key.len() + separator.len_utf8()..at + line.len();
            out.push(Line { key: key.trim_end(), value });
        } else if !in_table
            && !line.trim().is_empty()
            && !line.starts_with('#')
            && let Some(last) = out.last_mut()
        {
            last.value.end = at + line.len();
        }
        at = next;
    }
    out
}

/// The values of the block, by key.
fn parse(text: &str, notation: Notation) -> Result<serde_json::Map<String, serde_json::Value>, String> {
    if LONGEST < text.len() {
        return Err(format!("front matter is longer than {LONGEST} bytes"));
    }
    let value = match notation {
        Notation::Yaml => {
            serde_saphyr::from_str::<serde_json::Value>(text).map_err(|error| error.to_string())
        }
        Notation::Toml => {
            toml::from_str::<serde_json::Value>(text).map_err(|error| error.message().to_owned())
        }
    };
    match value? {
        serde_json::Value::Object(map) => Ok(map),
        serde_json::Value::Null => Ok(serde_json::Map::new()),
        _ => Err("front matter is not a list of keys and values".to_owned()),
    }
}

/// The value of one line. A parsed text or list of texts is believed; anything else (dates, numbers) is
/// taken as written.
fn field(source: &str, line: &Line<'_>, parsed: Option<&serde_json::Value>) -> Option<Field> {
    let written = source.get(line.value.clone())?;
    let start = line.value.end - written.trim_start().len();
    let mut written = written.trim();
    let mut span = Span::new(start, start + written.len());
    let quoted = ['"', '\''].into_iter().find(|mark| written.starts_with(*mark));
    if let Some(mark) = quoted {
        let inner = written.get(1..).unwrap_or_default();
        // What follows the closing mark on the line is a comment.
        if let Some(end) = inner.rfind(mark) {
            written = inner.get(..end).unwrap_or_default();
            span = Span::new(start + 1, start + 1 + end);
        }
    } else if let Some(comment) = written.find(" #")
        && !written.contains('\n')
    {
        written = written.get(..comment).unwrap_or_default().trim_end();
        span = Span::new(start, start + written.len());
    }
    let value = match parsed.map(texts) {
        Some(texts) if !texts.is_empty() => texts.join(", "),
        _ => written.to_owned(),
    };
    let is_absent = value.is_empty() || matches!(parsed, Some(serde_json::Value::Null));
    (!is_absent).then_some(Field { value, span })
}

/// The texts that a parsed value holds: itself, the elements of a list, or the `name` of a table.
fn texts(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.trim().to_owned()],
        serde_json::Value::Array(values) => values.iter().flat_map(texts).collect(),
        serde_json::Value::Object(table) => table.get("name").map(texts).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Puts the value under the name that the tools of the trade give it. The first one wins; of sections and kinds
/// all are kept.
fn assign(front: &mut FrontMatter, key: &str, field: Field) {
    let key = key.to_ascii_lowercase();
    let is_section = matches!(key.as_str(), "section" | "category" | "categories" | "type" | "kind");
    let slot = match key.as_str() {
        "title" | "headline" => &mut front.title,
        "date" | "published" | "publishdate" | "pubdate" | "publish_date" | "published_at"
        | "datepublished" => &mut front.date,
        "author" | "authors" | "byline" => &mut front.author,
        "lang" | "language" | "locale" => &mut front.lang,
        _ if is_section => &mut front.section,
        "draft" => {
            front.draft = field.value.eq_ignore_ascii_case("true");
            return;
        }
        _ => return,
    };
    match slot {
        // `type: post` says nothing where `category: opinion` follows.
        Some(known) if is_section => known.value = format!("{}, {}", known.value, field.value),
        slot => {
            slot.get_or_insert(field);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{Format, Prose};

    fn check(source: &str, field: impl Fn(&FrontMatter) -> Option<Field>, value: &str, written: &str) {
        let front = read(source, 0).expect("there is front matter");
        let field = field(&front).expect("the field is there");
        assert_eq!((field.value.as_str(), field.span.slice(source)), (value, written));
    }

    #[test]
    fn yaml_fields_have_values_and_places() {
        let source = "---\r\ntitle: \"Il «ponte»: riapre\" # vero\r\ndate: 2025-03-12 # lunedì\r\n\
                      author:\r\n  - Ada Bruni\r\n  - Ugo Neri\r\nlang: it\r\ndraft: true\r\n---\r\nTesto.";
        check(source, |it| it.title.clone(), "Il «ponte»: riapre", "Il «ponte»: riapre");
        check(source, |it| it.date.clone(), "2025-03-12", "2025-03-12");
        check(source, |it| it.author.clone(), "Ada Bruni, Ugo Neri", "- Ada Bruni\r\n  - Ugo Neri");
        check(source, |it| it.lang.clone(), "it", "it");
        assert_eq!(read(source, 0).map(|it| (it.draft, it.problem)), Some((true, None)));
        assert_eq!(Prose::read(source, Format::Plain).text, "Testo.");
    }

    #[test]
    fn toml_fields_have_values_and_places() {
        let source = "+++\ntitle = 'Il ponte'\ndate = 2025-03-12T10:00:00+01:00\ncategories = [\"Cronaca\"]\n\
                      [params]\nauthor = \"Nessuno\"\n+++\nTesto.";
        check(source, |it| it.title.clone(), "Il ponte", "Il ponte");
        check(source, |it| it.date.clone(), "2025-03-12T10:00:00+01:00", "2025-03-12T10:00:00+01:00");
        check(source, |it| it.section.clone(), "Cronaca", "[\"Cronaca\"]");
        assert_eq!(read(source, 0).and_then(|it| it.author), None);
    }

    #[test]
    fn malformed_front_matter_still_gives_what_it_can() {
        let source = "---\ntitle: \"Il ponte\ndate: 2025-03-12\n  - [}\n---\nTesto.";
        let front = read(source, 0).expect("there is front matter");
        assert!(front.problem.is_some());
        assert_eq!(front.date.map(|it| it.value), Some("2025-03-12\n  - [}".to_owned()));
        assert_eq!(front.span, Span::new(0, source.len() - "Testo.".len()));
    }

    #[test]
    fn a_rule_across_the_page_is_not_front_matter() {
        assert_eq!(read("---\n\nUno: due.\n\n---\n", 0), None);
        assert_eq!(read("---\ntitle: mai chiuso\n", 0), None);
        assert_eq!(read("---\nSolo testo\n---\n", 0), None);
        assert_eq!(read("", 0), None);
    }

    #[test]
    fn front_matter_that_means_harm_is_a_problem_and_no_more() {
        let billion = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                       d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]";
        let nested = format!("k: {}", "[".repeat(60_000));
        let nested_map = format!("k: {}", "{a: ".repeat(15_000));
        let indented = (0..300).map(|depth| " ".repeat(depth)).collect::<Vec<_>>().join("a:\n");
        let long = format!("k: {}", "x".repeat(LONGEST));
        for body in [billion, &nested, &nested_map, &long] {
            let front = read(&format!("---\n{body}\n---\n"), 0).expect("there is front matter");
            assert!(front.problem.is_some());
        }
        read(&format!("---\n{indented}\n---\n"), 0).expect("there is front matter");
        let nested = format!("+++\nk = {}\n+++\n", "[".repeat(60_000));
        assert!(read(&nested, 0).expect("there is front matter").problem.is_some());
    }
}
