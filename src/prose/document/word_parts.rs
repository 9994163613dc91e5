//! What stands beside the text of a `.docx`: its styles, and where its links lead.

use rustc_hash::FxHashMap;

use super::DocumentFault;
use super::archive::Archive;
use super::style::{Style, Styles};
use super::xml::{Element, Flow, Listener, local, walk};

/// The styles of the document.
pub(super) fn styles(archive: &mut Archive<'_>) -> Result<Styles, DocumentFault> {
    let mut reader = StyleReader::default();
    if let Some(part) = archive.part("word/styles.xml")? {
        walk(&part, &mut reader)?;
    }
    Ok(reader.done)
}

/// Where the links of a part lead, by their handle.
pub(super) fn targets(
    archive: &mut Archive<'_>,
    part: &str,
) -> Result<FxHashMap<String, String>, DocumentFault> {
    #[derive(Default)]
    struct Targets(FxHashMap<String, String>);
    impl Listener for Targets {
        fn start(&mut self, tag: &Element<'_>) -> Flow {
            if let (Some(id), Some(target)) = (tag.value("Id"), tag.value("Target")) {
                self.0.insert(id, target);
            }
            Flow::Read
        }
        fn end(&mut self, _: &str) {}
        fn text(&mut self, _: &str) {}
    }
    let mut found = Targets::default();
    if let Some(links) = archive.part(part)? {
        walk(&links, &mut found)?;
    }
    Ok(found.0)
}

/// Reads the styles.
#[derive(Default)]
struct StyleReader {
    open: Option<(String, Style)>,
    done: Styles,
}

impl Listener for StyleReader {
    fn start(&mut self, tag: &Element<'_>) -> Flow {
        let value = || tag.value("w:val").unwrap_or_default();
        match (local(tag.name()), &mut self.open) {
            ("style", open) => {
                *open = tag.value("w:styleId").map(|id| (id, Style::default()));
            }
            ("name", Some((_, style))) => style.name = value(),
            ("basedOn", Some((_, style))) => style.parent = Some(value()),
            ("outlineLvl", Some((_, style))) => style.level = level(&value()),
            ("numId", Some((_, style))) => style.is_list = value() != "0",
            ("vanish" | "strike" | "dstrike", Some((_, style))) => style.is_hidden = is_on(tag),
            _ => {}
        }
        Flow::Read
    }

    fn end(&mut self, name: &str) {
        if local(name) == "style"
            && let Some((handle, style)) = self.open.take()
        {
            self.done.add(handle, style);
        }
    }

    fn text(&mut self, _: &str) {}
}

/// The level of a heading that an outline level stands for; body text has the tenth.
pub(super) fn level(outline: &str) -> Option<u8> {
    outline.parse::<u8>().ok().filter(|it| *it < 9).map(|it| it + 1)
}

/// Whether a property is on: it is, unless it says otherwise.
pub(super) fn is_on(tag: &Element<'_>) -> bool {
    !matches!(tag.value("w:val").as_deref(), Some("0" | "false" | "off" | "none"))
}
