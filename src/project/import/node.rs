//! One article of an XML file as a tree, the next one only when it is done with.
//!
//! Entities that a file makes up itself are refused, depth is bounded, and nothing is fetched.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may stand in each other.
const DEEPEST: usize = 256;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    /// RSS, RDF or Atom.
    Feed,
    /// NewsML-G2 or NITF.
    News,
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Node {
    /// Its name, with its prefix.
    pub name: String,
    /// Its attributes, decoded.
    pub attributes: Vec<(String, String)>,
    /// The text that stands in it directly, decoded; that of its children is theirs.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Node>,
    /// Where it stands in the text of its parent.
    at: usize,
    /// Where in the file what it holds is written.
    pub inner: Range<usize>,
}

impl Node {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(found.1.trim()).filter(|it| !it.is_empty())
    }

    /// The first child of just this name, with its prefix.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|it| it.name == name)
    }

    /// The first element below it of this name, whatever its prefix; itself included.
    pub(super) fn find(&self, local: &str) -> Option<&Node> {
        if self.local() == local {
            return Some(self);
        }
        self.children.iter().find_map(|it| it.find(local))
    }

    /// All text in it, on one line.
    pub(super) fn words(&self) -> Option<String> {
        let mut out = String::new();
        self.gather(&mut out);
        let words = crate::text::one_line(&out);
        Some(words).filter(|it| !it.is_empty())
    }

    /// Its text in pieces, with the child that stands behind each.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (&str, Option<&Node>)> {
        let starts = std::iter::once(0).chain(self.children.iter().map(|it| it.at));
        let ends = self.children.iter().map(|it| it.at).chain([self.text.len()]);
        let children = self.children.iter().map(Some).chain([None]);
        starts
            .zip(ends)
            .zip(children)
            .map(|((start, end), child)| (self.text.get(start..end).unwrap_or_default(), child))
    }

    fn gather(&self, out: &mut String) {
        // Elements between words mark them up; elements without words beside them are paragraphs.
        let parting = if self.text.trim().is_empty() { " " } else { "" };
        for (text, child) in self.pieces() {
            out.push_str(text);
            if let Some(child) = child {
                out.push_str(parting);
                child.gather(out);
            }
        }
    }
}

/// What is wrong, and on which line.
pub(super) type Problem = (usize, String);

/// Calls `take` with every article of an XML file, the kind of the file and the line on which the article begins.
/// Another kind of file has none.
pub(super) fn each_item(xml: &str, take: &mut dyn FnMut(Root, usize, Node)) -> Result<(), Problem> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk { root: None, depth: 0, stack: Vec::new(), start: 0, counted: (0, 1) };
    loop {
        let before = reader.buffer_position() as usize;
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(problem) => {
                return Err((walk.line_at(xml, before), format!("is no XML that can be read ({problem})")));
            }
        };
        let after = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => {
                walk.depth += 1;
                if DEEPEST < walk.depth {
                    let message =
                        format!("holds more than {DEEPEST} elements in each other; left out from here on");
                    return Err((walk.line_at(xml, before), message));
                }
                if !walk.open(&tag, before, after) {
                    return Ok(());
                }
            }
            Event::End(_) => {
                walk.depth = walk.depth.saturating_sub(1);
                if let Some(node) = walk.close(before) {
                    let line = walk.line_at(xml, walk.start);
                    if let Some(root) = walk.root {
                        take(root, line, node);
                    }
                }
            }
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(reference) => {
                let written = format!("&{};", &*reference);
                walk.text(&crate::prose::decoded_all(&written));
            }
            Event::DocType(doctype) if doctype.contains("<!ENTITY") => {
                let message = "makes up entities of its own, which is not read; left out".to_owned();
                return Err((walk.line_at(xml, before), message));
            }
            Event::Eof if walk.depth == 0 => return Ok(()),
            Event::Eof => {
                return Err((walk.line_at(xml, xml.len()), "ends in the middle of an element".to_owned()));
            }
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

struct Walk {
    root: Option<Root>,
    depth: usize,
    /// The article that is being read, and the elements that are open in it.
    stack: Vec<Node>,
    /// Where the article begins.
    start: usize,
    /// Lines are counted once: up to which byte, and which line that is.
    counted: (usize, usize),
}

impl Walk {
    /// Opens an element; false where the file is of another kind.
    fn open(&mut self, tag: &BytesStart<'_>, before: usize, after: usize) -> bool {
        let name = tag.name().0.to_owned();
        let local = name.rsplit(':').next().unwrap_or_default();
        let root = match (self.root, local) {
            (Some(root), _) => root,
            (None, "rss" | "RDF" | "feed") => Root::Feed,
            (None, "newsItem" | "newsMessage" | "nitf" | "NewsML" | "newsml") => Root::News,
            (None, _) => return false,
        };
        self.root = Some(root);
        let is_article = match root {
            Root::Feed => local == "item" || local == "entry",
            Root::News => local == "newsItem" || local == "nitf",
        };
        if self.stack.is_empty() && !is_article {
            return true;
        }
        if self.stack.is_empty() {
            self.start = before;
        }
        let mut attributes = tag.attributes();
        let attributes = attributes
            .with_checks(false)
            .flatten()
            .take(64)
            .map(|it| (it.key.0.to_owned(), crate::prose::decoded_all(&it.value)))
            .collect();
        let at = self.stack.last().map_or(0, |parent| parent.text.len());
        self.stack.push(Node { name, attributes, inner: after..after, at, ..Node::default() });
        true
    }

    /// Closes the innermost element; gives the article that ends with it.
    fn close(&mut self, before: usize) -> Option<Node> {
        let mut node = self.stack.pop()?;
        node.inner.end = before.max(node.inner.start);
        match self.stack.last_mut() {
            Some(parent) => {
                parent.children.push(node);
                None
            }
            None => Some(node),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(node) = self.stack.last_mut() {
            node.text.push_str(text);
        }
    }

    /// The line of a byte, counted on from where it was counted last.
    fn line_at(&mut self, xml: &str, at: usize) -> usize {
        let (from, line) = self.counted;
        if from <= at {
            let n_lines = xml.get(from..at).map_or(0, |it| it.matches('\n').count());
            self.counted = (at, line + n_lines);
        }
        self.counted.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(xml: &str) -> Vec<Option<String>> {
        let mut found = Vec::new();
        each_item(xml, &mut |_, _, node| found.push(node.words())).expect("XML that can be read");
        found
    }

    #[test]
    fn words_that_are_marked_up_keep_their_place() {
        let item = |inner: &str| words(&format!("<rss><item>{inner}</item></rss>"));
        assert_eq!(item("Il <em>ponte</em> è chiu<b>so</b>."), [Some("Il ponte è chiuso.".to_owned())]);
        assert_eq!(item("<p>Il ponte.</p><p>Il fiume.</p>"), [Some("Il ponte. Il fiume.".to_owned())]);
    }
}
