//! The names of the workspace: those of the open articles, and those of the archive.

use std::sync::Arc;

use tower_lsp::lsp_types::{Location, SymbolInformation, SymbolKind, Url};

use crate::lsp::archive::answered;
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::Reading;
use crate::lsp::to_proto::{self, Setting};
use crate::lsp::workspace::Workspace;
use crate::mention::{NameKind, key_of};
use crate::reference::{EntityId, NameMatch, NameQuery};

/// At most so many names.
const MAX_NAMES: usize = 100;

/// The names in which a word begins as the query does; all of the open articles where nothing is asked.
pub(super) fn find(
    query: &str,
    open: &[(Arc<Document>, Arc<Reading>)],
    workspaces: &[Arc<Workspace>],
    profile: &Profile,
) -> Vec<SymbolInformation> {
    let key = key_of(query);
    let fits = |name: &str| name.starts_with(&key) || name.split(' ').any(|word| word.starts_with(&key));
    let mut out = Vec::new();
    for (document, reading) in open {
        let Some(read) = &reading.read else { continue };
        let mentions = &read.analysis.mentions;
        let setting = Setting::new(document, reading, profile);
        for referent in mentions.referents.iter().filter(|it| fits(&it.key)) {
            let first = referent.mentions.first().and_then(|it| mentions.names.get(*it));
            let Some(first) = first else { continue };
            let span = read.analysis.article.prose.to_source(first.span);
            let location = Location::new(document.uri.clone(), setting.range(span));
            out.push(symbol(&referent.canonical, referent.kind, location, read.name.clone()));
        }
    }
    if !key.is_empty() {
        for workspace in workspaces {
            out.extend(archived(&key, workspace));
        }
    }
    out.truncate(MAX_NAMES);
    out
}

/// The names of an archive that begin with the key or are written nearly so, each in its latest document.
fn archived(key: &str, workspace: &Workspace) -> Vec<SymbolInformation> {
    let Some(store) = &workspace.reference else { return Vec::new() };
    let query = |matching| NameQuery { key: key.to_owned(), matching, except: None, limit: MAX_NAMES };
    let queries = [query(NameMatch::Prefix), query(NameMatch::Surname), query(NameMatch::Fuzzy)];
    let hits = answered(store.names(&queries));
    let mut ids: Vec<EntityId> = Vec::new();
    for hit in hits.unwrap_or_default().into_iter().flatten() {
        if !ids.contains(&hit.id) && ids.len() < MAX_NAMES {
            ids.push(hit.id);
        }
    }
    let cards = answered(store.entities(&ids));
    let root = workspace.root();
    let symbols = cards.unwrap_or_default().into_iter().flatten().filter_map(|card| {
        let document = card.documents.first()?;
        let uri: Url = to_proto::reference(&document.path, root.as_ref())?;
        let location = Location::new(uri, tower_lsp::lsp_types::Range::default());
        Some(symbol(&card.entity.canonical, card.entity.kind, location, Some(document.path.clone())))
    });
    symbols.collect()
}

#[expect(deprecated, reason = "the protocol's type has no other way to be built")]
fn symbol(
    name: &str,
    kind: NameKind,
    location: Location,
    container_name: Option<String>,
) -> SymbolInformation {
    let kind = match kind {
        NameKind::Person => SymbolKind::CLASS,
        NameKind::Organisation => SymbolKind::NAMESPACE,
        NameKind::Place => SymbolKind::PACKAGE,
        NameKind::Other => SymbolKind::OBJECT,
    };
    SymbolInformation { name: name.to_owned(), kind, tags: None, deprecated: None, location, container_name }
}
