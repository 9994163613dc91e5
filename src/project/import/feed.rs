//! Entries of RSS, RDF and Atom.

use quick_xml::escape::minimal_escape;

use super::node::Node;
use super::{Item, date_of, language_of};
use crate::prose::{Format, Prose};

/// The item of an entry, if it says anything, and what is wrong with it.
pub(super) fn read(node: &Node, line: usize) -> (Option<Item>, Option<String>) {
    let text = |names: &[&str]| names.iter().find_map(|name| node.child(name)?.words());
    let mut item = Item::new(line);
    item.id = text(&["guid", "id"]).or_else(|| node.attribute("rdf:about").map(str::to_owned));
    item.url = link(node);
    item.title = text(&["title"]).map(|it| plain(&it)).filter(|it| !it.is_empty());
    item.author = node
        .child("author")
        .and_then(|it| it.child("name").or(Some(it))?.words())
        .or_else(|| text(&["dc:creator", "creator"]));
    item.agency = text(&["dc:publisher", "source"]);
    item.language = node.attribute("xml:lang").and_then(language_of);
    let body = ["content:encoded", "content", "description", "summary"]
        .into_iter()
        .filter_map(|name| node.child(name))
        .map(content)
        .find(|it| !it.trim().is_empty());
    let written = text(&["pubDate", "published", "updated", "dc:date"]);
    item.date = written.as_deref().and_then(date_of);
    let wrong = written.filter(|_| item.date.is_none());
    let wrong = wrong.map(|it| format!("`{it}` is not a date such as 2025-01-15; read without one"));
    match body {
        Some(body) => {
            (item.body, item.format) = (body, Format::Html);
            (Some(item), wrong)
        }
        None if item.title.is_some() => (Some(item), wrong),
        None => (None, wrong),
    }
}

/// The address of an entry: Atom has it in an attribute, and several of them.
fn link(node: &Node) -> Option<String> {
    let links = || node.children.iter().filter(|it| it.name == "link");
    let alternate = links().find(|it| it.attribute("rel").is_none_or(|it| it == "alternate"))?;
    let address = alternate.attribute("href").map(str::to_owned).or_else(|| alternate.words())?;
    Some(address).filter(|it| it.starts_with("http://") || it.starts_with("https://"))
}

/// What an element holds, as HTML: escaped as text, or as elements of its own.
fn content(node: &Node) -> String {
    if node.children.is_empty() {
        return node.text.clone();
    }
    let mut out = String::new();
    written(node, &mut out);
    out
}

/// Elements written out again; what XHTML holds are words and tags.
fn written(node: &Node, out: &mut String) {
    for (text, child) in node.pieces() {
        out.push_str(&minimal_escape(text));
        if let Some(child) = child {
            let name = child.local();
            out.extend(["<", name, ">"]);
            written(child, out);
            out.extend(["</", name, ">"]);
        }
    }
}

/// Words that may hold markup, without it.
pub(super) fn plain(words: &str) -> String {
    if !words.contains(['<', '&']) {
        return words.to_owned();
    }
    crate::text::one_line(&Prose::read(words, Format::Html).text)
}
