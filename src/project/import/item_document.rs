//! An item becomes a document of the reference: its text is read like any article, what its export says of it is
//! believed.

use std::sync::Arc;

use super::Item;
use crate::analysis::analyse;
use crate::article::Given;
use crate::claim::Modality;
use crate::mention::{NameKind, key_of};
use crate::project::Project;
use crate::project::reference::read_analysed;
use crate::prose::Format;
use crate::reference::{DocumentCard, EntityRow, ReferenceDocument, SourceFile};

/// The document of an item, known as `path`.
pub(in crate::project) fn item_document(
    project: &Project,
    item: &Item,
    path: &str,
    hash: u64,
) -> ReferenceDocument {
    let file = SourceFile {
        path: path.to_owned(),
        hash,
        url: item.url.clone(),
        title: item.title.clone(),
        agency: item.agency.clone(),
    };
    let given = Given { language: item.language.or(project.config.language), date: item.date };
    let text = text(item);
    let mut document = read_analysed(&text, &analyse(&text, &project.options(item.format, given)), &file);
    let read = &document.card;
    let card = Arc::new(DocumentCard {
        title: item.title.clone().or_else(|| read.title.clone()),
        date: item.date.or(read.date),
        author: item.author.clone().or_else(|| read.author.clone()),
        ..DocumentCard::clone(read)
    });
    let line = item.line as u32;
    for claim in &mut document.claims {
        (claim.document, claim.line, claim.column) = (Arc::clone(&card), line, 1);
        if item.is_doubtful {
            claim.claim.modality = Modality::Denied;
        }
    }
    for event in &mut document.events {
        (event.document, event.line, event.column) = (Arc::clone(&card), line, 1);
    }
    if item.is_doubtful {
        document.events.clear();
    }
    for quote in &mut document.quotes {
        (quote.document, quote.line, quote.column) = (Arc::clone(&card), line, 1);
    }
    for entity in &mut document.entities {
        entity.document = Arc::clone(&card);
    }
    for (name, kind) in &item.names {
        list(&mut document.entities, name, *kind, &card);
    }
    document.card = card;
    document
}

/// Enters a name that the export lists.
fn list(entities: &mut Vec<EntityRow>, name: &str, kind: NameKind, card: &Arc<DocumentCard>) {
    let key = key_of(name);
    let is_known = |it: &EntityRow| it.key == key || it.spellings.iter().any(|spelling| spelling == name);
    if let Some(known) = entities.iter_mut().find(|it| is_known(it)) {
        if known.kind == NameKind::Other {
            known.kind = kind;
        }
    } else if !key.is_empty() {
        entities.push(EntityRow {
            key,
            kind,
            spellings: vec![name.to_owned()],
            n_mentions: 1,
            roles: Vec::new(),
            document: Arc::clone(card),
        });
    }
}

/// Headline and body as one text.
fn text(item: &Item) -> String {
    let title = item.title.as_deref().filter(|_| !item.is_doubtful).unwrap_or_default();
    match item.format {
        _ if title.is_empty() => item.body.clone(),
        Format::Html => format!("<h1>{}</h1>\n{}", quick_xml::escape::minimal_escape(title), item.body),
        Format::Markdown => format!("# {title}\n\n{}", item.body),
        Format::Plain | Format::AsciiDoc => format!("{title}\n\n{}", item.body),
    }
}
