//! What stands within a paragraph of AsciiDoc: marks of emphasis, links, notes, quotation marks.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::builder::Builder;
use super::plain::read_lines;

/// The longest text in the brackets of a link or a note, in bytes.
const LONGEST: usize = 2000;

/// The start of a link, picture or note, up to its bracket.
static MACRO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:\b(?:link|xref|mailto|image|icon|kbd|btn|menu|stem|latexmath|pass):|footnote(?:ref)?:|https?://)[^\s\[\]<>]*\[",
    )
    .expect("the pattern is a constant that compiles")
});

/// Something within a line that is not read as it stands.
enum Cut {
    /// It is not read.
    Drop,
    /// A link: where its text stands, and where it leads.
    Link(Range<usize>, String),
    /// Something that holds its place.
    StandIn,
    /// A note's mark.
    Note(String),
    /// It stands for this mark.
    Mark(&'static str),
}

/// Reads a stretch of paragraph; line breaks become spaces.
pub(super) fn read_inline(range: Range<usize>, out: &mut Builder<'_>) {
    let source = out.source();
    let text = source.get(range.clone()).unwrap_or_default();
    let mut cuts = macros(text, range.start);
    marks(text, range.start, &mut cuts);
    cuts.sort_by_key(|(cut, _)| cut.start);
    let mut at = range.start;
    for (cut, what) in cuts {
        if cut.start < at {
            continue;
        }
        read_lines(at..cut.start, out);
        at = cut.end;
        match what {
            Cut::Drop => {}
            Cut::Link(words, target) if words.is_empty() => {
                out.open_link(&target);
                out.stand_in(cut);
                out.close_link();
            }
            Cut::Link(words, target) => {
                out.open_link(&target);
                read_lines(words, out);
                out.close_link();
            }
            Cut::StandIn => out.stand_in(cut),
            Cut::Note(label) => out.footnote(cut, &label),
            Cut::Mark(mark) => out.unit(cut, mark),
        }
    }
    read_lines(at..range.end, out);
}

/// Links, pictures and notes.
fn macros(text: &str, base: usize) -> Vec<(Range<usize>, Cut)> {
    let mut out = Vec::new();
    let mut done = 0;
    for found in MACRO.find_iter(text) {
        if found.start() < done {
            continue;
        }
        let rest = text.get(found.end()..).unwrap_or_default();
        let limit = (0..=LONGEST.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
        let Some(len) = rest.get(..limit).and_then(|it| it.find(']')) else { continue };
        let words = found.end()..found.end() + len;
        let whole = found.start()..words.end + 1;
        done = whole.end;
        let head = found.as_str().trim_end_matches('[');
        let (name, target) = head.split_once(':').unwrap_or((head, ""));
        let words = base + words.start..base + words.end;
        let cut = match name {
            "https" | "http" => Cut::Link(words, head.to_owned()),
            "link" | "mailto" | "xref" => Cut::Link(words, target.to_owned()),
            "footnote" | "footnoteref" => Cut::Note(format!("{}", base + whole.start)),
            "image" | "icon" => Cut::Drop,
            _ => Cut::StandIn,
        };
        out.push((base + whole.start..base + whole.end, cut));
    }
    out
}

/// A mark of emphasis that may open.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    len: usize,
}

/// Marks of emphasis in pairs, monospaced words, references, quotation marks of the kind “`…`”.
fn marks(text: &str, base: usize, out: &mut Vec<(Range<usize>, Cut)>) {
    let mut open: [Option<Open>; 4] = [None; 4];
    let mut at = 0;
    let mut cross: Option<usize> = None;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['*', '_', '#', '`', '<', '>'])) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let before = text.get(..start).and_then(|it| it.chars().next_back());
        let mark = rest.chars().next().unwrap_or_default();
        let len = rest.chars().take_while(|it| *it == mark).count();
        at = start + len;
        let after = text.get(at..).and_then(|it| it.chars().next());
        if len == 2 && mark == '<' {
            cross = Some(start);
            continue;
        }
        if mark == '<' || mark == '>' {
            if len == 2
                && mark == '>'
                && let Some(from) = cross.take()
                && at - from <= LONGEST
            {
                let inner = text.get(from + 2..start).unwrap_or_default();
                let words = inner.find(',').map_or(inner.len(), |comma| comma + 1);
                let target = inner.split(',').next().unwrap_or_default().to_owned();
                out.push((base + from..base + at, Cut::Link(base + from + 2 + words..base + start, target)));
            }
            continue;
        }
        // “`words`” with typewriter marks outside stands for curly ones.
        if mark == '`'
            && len == 1
            && (matches!(before, Some('"' | '\'')) || matches!(after, Some('"' | '\'')))
        {
            let (range, curly) = match (before, after) {
                (Some('"'), _) => (start - 1..at, "“"),
                (Some('\''), _) => (start - 1..at, "‘"),
                (_, Some('"')) => (start..at + 1, "”"),
                _ => (start..at + 1, "’"),
            };
            at = at.max(range.end);
            out.push((base + range.start..base + range.end, Cut::Mark(curly)));
            continue;
        }
        let slot = match mark {
            '*' => 0,
            '_' => 1,
            '#' => 2,
            _ => 3,
        };
        let Some(slot) = open.get_mut(slot).filter(|_| len <= 2) else { continue };
        let inside = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        let may_close = before.is_some_and(|it| !it.is_whitespace()) && (len == 2 || !inside(after));
        let may_open = after.is_some_and(|it| !it.is_whitespace()) && (len == 2 || !inside(before));
        match *slot {
            Some(from) if may_close && from.len == len && from.start + len < start => {
                *slot = None;
                if mark == '`' {
                    out.push((base + from.start..base + at, Cut::StandIn));
                    continue;
                }
                let role = role(text, from.start);
                let is_struck =
                    mark == '#' && text.get(role..from.start).is_some_and(|it| it.contains("line-through"));
                if is_struck {
                    out.push((base + role..base + at, Cut::Drop));
                } else {
                    out.push((base + role..base + from.start + len, Cut::Drop));
                    out.push((base + start..base + at, Cut::Drop));
                }
            }
            _ if may_open => *slot = Some(Open { start, len }),
            _ => {}
        }
    }
}

/// Where the bracket starts that stands right before a mark and says how it looks: `[.line-through]#…#`.
fn role(text: &str, mark: usize) -> usize {
    let Some(before) = text.get(..mark).and_then(|it| it.strip_suffix(']')) else { return mark };
    let tail = before.char_indices().rev().take(60).find(|(_, it)| matches!(it, '[' | ']'));
    tail.filter(|(_, it)| *it == '[').map_or(mark, |(at, _)| at)
}
