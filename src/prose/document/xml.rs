//! One part of a document, element by element. Elements that are not wanted are passed over with all they hold.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::DocumentFault;
use crate::prose::entity;

/// How deep elements may stand in each other; word processors stay far below.
const DEEPEST: usize = 1000;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// It is read.
    Read,
    /// It is passed over.
    Skip,
}

/// Who is told of the elements. Names come with their prefix.
pub(super) trait Listener {
    /// An element starts.
    fn start(&mut self, tag: &Element<'_>) -> Flow;
    /// The innermost element that is read ends.
    fn end(&mut self, name: &str);
    /// A stretch of text, decoded.
    fn text(&mut self, text: &str);
}

/// A start tag.
pub(super) struct Element<'t> {
    tag: &'t BytesStart<'t>,
}

impl Element<'_> {
    /// The name with its prefix.
    pub(super) fn name(&self) -> &str {
        let text: &str = self.tag;
        text.get(..self.tag.name().0.len()).unwrap_or_default()
    }

    /// The value of the attribute `name`, decoded; the first of that name counts.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        // Without the check for repeated names, which takes time that grows with the square.
        let mut attributes = self.tag.attributes();
        let found = attributes.with_checks(false).flatten().find(|it| it.key.0 == name);
        found.map(|it| entity::decode_all(&it.value))
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Tells `listener` all that `xml` holds. Entities that the document makes up itself stand for nothing.
pub(super) fn walk(xml: &str, listener: &mut impl Listener) -> Result<(), DocumentFault> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    let mut skipped = 0_usize;
    loop {
        match reader.read_event().map_err(|_| DocumentFault::Damaged)? {
            Event::Start(tag) => {
                depth += 1;
                if DEEPEST < depth {
                    return Err(DocumentFault::Damaged);
                }
                if 0 < skipped || listener.start(&Element { tag: &tag }) == Flow::Skip {
                    skipped += 1;
                }
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                if 0 < skipped {
                    skipped -= 1;
                } else {
                    listener.end(tag.name().0);
                }
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(DocumentFault::Damaged),
            _ if 0 < skipped => {}
            Event::Text(text) => listener.text(&text),
            Event::CData(text) => listener.text(&text),
            Event::GeneralRef(reference) => {
                let written = format!("&{};", &*reference);
                if let Some((decoded, _)) = entity::decode(&written) {
                    listener.text(&decoded);
                }
            }
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}
