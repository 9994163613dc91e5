//! What newsrooms, agencies and sites export: JSON Lines, schema.org, ninjs, NewsML-G2, NITF, RSS and Atom become
//! items, each of which is read like an article.
//!
//! A file is believed in nothing: lines, depth and size are bounded, entities are not expanded, and what cannot be
//! read is told once, with its line, while the rest counts.

mod feed;
mod item_document;
mod json;
mod json_parts;
mod lines;
mod news;
mod node;
mod told;

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::Path;

use jiff::civil::Date;

use crate::lexicon::Language;
use crate::mention::NameKind;
use crate::prose::Format;
use crate::reference::StoreError;

pub(super) use item_document::item_document;
pub(super) use lines::{Line, Lines};
pub(super) use told::Told;

/// What the names of files end in that hold items.
pub(super) const IMPORTS: [&str; 7] = ["json", "jsonl", "ndjson", "jsonld", "xml", "rss", "atom"];

/// A longer line holds no item.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// An article of a file that holds several, or that is written for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The one-based line on which it begins.
    pub line: usize,
    /// What tells it from the others of its file.
    pub id: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The agency it comes from.
    pub agency: Option<String>,
    /// Its language, if it is told and fonte reads it.
    pub language: Option<Language>,
    /// What it says.
    pub body: String,
    /// How that is written down.
    pub format: Format,
    /// Whom and what the export says it names.
    pub names: Vec<(String, NameKind)>,
    /// Whether it tells what somebody else says, and denies it or is not sure: the claim of a fact-check.
    pub is_doubtful: bool,
}

impl Item {
    /// An item that begins on `line` and says nothing yet.
    fn new(line: usize) -> Self {
        Self {
            line,
            id: None,
            url: None,
            title: None,
            date: None,
            author: None,
            agency: None,
            language: None,
            body: String::new(),
            format: Format::Plain,
            names: Vec::new(),
            is_doubtful: false,
        }
    }
}

/// Who takes the items.
pub(super) type Sink<'a> = dyn FnMut(Item) -> Result<(), StoreError> + 'a;

/// Takes each item once: of two with one id the first counts, and this is told.
struct Once<'a> {
    seen: BTreeMap<String, usize>,
    sink: &'a mut Sink<'a>,
}

impl Once<'_> {
    fn take(&mut self, item: Item, told: &mut Told) -> Result<(), StoreError> {
        if let Some(id) = &item.id {
            if let Some(first) = self.seen.get(id) {
                told.tell(item.line, format!("`{id}` is on line {first} already; left out here"));
                return Ok(());
            }
            self.seen.insert(id.clone(), item.line);
        }
        (self.sink)(item)
    }
}

/// Reads the items of JSON Lines, one to a line.
pub(super) fn read_lines<'a>(
    input: impl BufRead,
    told: &mut Told,
    sink: &'a mut Sink<'a>,
) -> Result<(), StoreError> {
    let mut once = Once { seen: BTreeMap::new(), sink };
    let mut lines = Lines::new(input, LONGEST_LINE);
    while let Some((line, text)) = lines.next(told) {
        if text.trim().is_empty() {
            continue;
        }
        if let Some(item) = json::read_item(&text, line, told) {
            once.take(item, told)?;
        }
    }
    Ok(())
}

/// Reads the items of a whole file; none where it holds something else than articles.
pub(super) fn read_items<'a>(
    path: &Path,
    text: &str,
    told: &mut Told,
    sink: &'a mut Sink<'a>,
) -> Result<(), StoreError> {
    let mut once = Once { seen: BTreeMap::new(), sink };
    if is_json(path, text) {
        for item in json::read_items(text, told) {
            once.take(item, told)?;
        }
        return Ok(());
    }
    let mut failure = None;
    let mut problems = Vec::new();
    let walked = node::each_item(text, &mut |root, line, node| {
        let read = match root {
            node::Root::Feed => feed::read(&node, line),
            node::Root::News => news::read(&node, line, text),
        };
        let (item, problem) = read;
        problems.extend(problem.map(|it| (line, it)));
        if failure.is_none()
            && let Some(item) = item
            && let Err(problem) = once.take(item, told)
        {
            failure = Some(problem);
        }
    });
    for (line, problem) in problems {
        told.tell(line, problem);
    }
    if let Err((line, problem)) = walked {
        told.tell(line, problem);
    }
    failure.map_or(Ok(()), Err)
}

fn is_json(path: &Path, text: &str) -> bool {
    let ends = path.extension().is_some_and(|it| it.to_string_lossy().to_lowercase().starts_with("json"));
    ends || text.trim_start().starts_with(['{', '['])
}

/// Whether the file at `path` holds one item to a line.
pub(super) fn is_lines(path: &Path) -> bool {
    let extension = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    extension.is_some_and(|it| it == "jsonl" || it == "ndjson")
}

/// A day as exports write it: `2025-03-02`, `2025-03-02T10:15:00Z`, `20250302T101500Z`, `Sun, 02 Mar 2025 10:15:00
/// +0100`.
pub(super) fn date_of(written: &str) -> Option<Date> {
    let written = written.trim();
    if let Some(date) = written.get(..10).and_then(|it| it.parse().ok()) {
        return Some(date);
    }
    let digits = written.get(..8).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(digits) = digits {
        let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
        return Date::new(part(0..4)?, part(4..6)? as i8, part(6..8)? as i8).ok();
    }
    // The day is that of the sender's clock: «02 Mar 2025 23:30 -0500».
    let mail = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    mail.parse_zoned(written).ok().map(|it| it.date())
}

/// So many names of an item are kept.
const MOST_NAMES: usize = 256;

/// The language of a tag such as `it`, `it-IT` or `en_GB`.
fn language_of(tag: &str) -> Option<Language> {
    Language::from_code(&tag.split(['-', '_']).next()?.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_exports_write_them() {
        let day = Some(Date::constant(2025, 3, 2));
        for written in [
            "2025-03-02",
            "2025-03-02T10:15:00Z",
            "20250302T101500Z",
            "Sun, 02 Mar 2025 10:15:00 +0100",
            "2 Mar 2025 23:30:00 -0500",
        ] {
            assert_eq!(date_of(written), day, "{written}");
        }
        for written in ["ieri", "2025-13-40", "20251340T000000Z", "Sun, 40 Mar 2025 10:15:00 +0100", ""] {
            assert_eq!(date_of(written), None, "{written}");
        }
    }
}
