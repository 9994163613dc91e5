//! Items of agencies: NITF, and NewsML-G2 with a NITF or HTML inside.

use super::feed::plain;
use super::node::Node;
use super::{Item, date_of, language_of};
use crate::prose::Format;

/// The item that an element is, if it says anything, and what is wrong with it. `xml` is the whole file.
pub(super) fn read(node: &Node, line: usize, xml: &str) -> (Option<Item>, Option<String>) {
    let mut item = Item::new(line);
    let nitf = node.find("nitf");
    let words = |names: &[&str]| names.iter().find_map(|name| node.find(name)?.words());
    item.id = node
        .attribute("guid")
        .map(str::to_owned)
        .or_else(|| node.find("doc-id")?.attribute("id-string").map(str::to_owned));
    item.url = node.find("remoteContent").and_then(|it| it.attribute("href")).map(str::to_owned);
    item.url = item.url.filter(|it| it.starts_with("http://") || it.starts_with("https://"));
    item.title = words(&["headline", "hl1", "title"]).map(|it| plain(&it));
    item.author = words(&["by", "byline"]).map(|it| plain(&it));
    item.agency = node
        .find("provider")
        .and_then(|it| {
            it.find("name").and_then(Node::words).or_else(|| Some(it.attribute("literal")?.to_owned()))
        })
        .or_else(|| words(&["creditline", "creditLine", "distributor", "doc.copyright"]))
        .or_else(|| Some(node.find("doc.copyright")?.attribute("holder")?.to_owned()));
    let language = node.attribute("xml:lang").or_else(|| node.find("language")?.attribute("tag"));
    item.language = language.and_then(language_of);
    let written = ["contentCreated", "contentModified", "versionCreated"]
        .into_iter()
        .find_map(|name| node.find(name)?.words())
        .or_else(|| {
            ["date.issue", "date.release", "story.date"]
                .into_iter()
                .find_map(|name| Some(node.find(name)?.attribute("norm")?.to_owned()))
        });
    item.date = written.as_deref().and_then(date_of);
    let wrong = written.filter(|_| item.date.is_none());
    let wrong = wrong.map(|it| format!("`{it}` is not a date such as 2025-01-15; read without one"));
    let body = match nitf {
        Some(nitf) => nitf.find("body.content").or_else(|| nitf.find("body")),
        None => node.find("body").or_else(|| node.find("inlineXML")).or_else(|| node.find("inlineData")),
    };
    let Some(body) = body else { return (None, wrong) };
    // Text that is escaped inside is read as it is meant; elements as they are written.
    let text = if body.children.is_empty() {
        body.text.as_str()
    } else {
        xml.get(body.inner.clone()).unwrap_or_default()
    };
    if text.trim().is_empty() {
        return (None, wrong);
    }
    item.body = without_sections(text);
    item.format = Format::Html;
    for (name, kind) in
        [("person", crate::mention::NameKind::Person), ("org", crate::mention::NameKind::Organisation)]
    {
        gather(body, name, kind, &mut item.names);
    }
    (Some(item), wrong)
}

/// The text without the marks of `CDATA`, which HTML does not know.
fn without_sections(text: &str) -> String {
    text.replace("<![CDATA[", "").replace("]]>", "")
}

fn gather(
    node: &Node,
    name: &str,
    kind: crate::mention::NameKind,
    out: &mut Vec<(String, crate::mention::NameKind)>,
) {
    for child in &node.children {
        if child.local() == name
            && let Some(words) = child.words()
            && out.len() < super::MOST_NAMES
        {
            out.push((words, kind));
        }
        gather(child, name, kind, out);
    }
}
