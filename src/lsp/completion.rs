//! What may be written next: a name that article, house list or archive know, or a figure that the archive has
//! about those who are named here.

use rustc_hash::FxHashSet;
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, TextEdit,
};

use crate::lsp::archive::answered;
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::to_proto::Setting;
use crate::mention::{NameForm, NameKind, key_of};
use crate::reference::{EntityCard, EntityId, NameMatch, NameQuery, ReferenceClaim};
use crate::rules::{Message, Value};
use crate::text::Span;

/// At most so many proposals of one kind.
const MAX_ITEMS: usize = 40;

/// A name is proposed once so many letters of it stand.
const MIN_LETTERS: usize = 2;

/// So many bytes of a line are looked at before the cursor: no name is longer.
const MAX_BEFORE: usize = 200;

/// What may be written at the byte `offset` of the document.
pub(super) fn complete(
    document: &Document,
    reading: &Reading,
    profile: &Profile,
    offset: usize,
) -> Option<CompletionList> {
    let read = reading.read.as_ref()?;
    let line = document.text.line_span(document.text.line_of(offset))?;
    let start = line.start().max(offset.saturating_sub(MAX_BEFORE));
    let before = document.text.slice(Span::new(start, offset.max(start)))?;
    let word = last_word(&before);
    let setting = Setting::new(document, reading, profile);
    let replaced = Span::new(offset - word.len(), offset);
    let writer = Writer { read, setting, replaced, word };
    let items = match word.chars().next() {
        Some(first) if first.is_ascii_digit() => writer.figures(offset),
        Some(first) if first.is_uppercase() && MIN_LETTERS <= word.chars().count() => writer.names(),
        _ => Vec::new(),
    };
    Some(CompletionList { is_incomplete: MAX_ITEMS <= items.len(), items })
}

/// The word that ends here: letters, digits, and the marks that join them.
fn last_word(before: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | ',');
    let start = before.char_indices().rev().take_while(|(_, c)| is_part(*c)).map(|(at, _)| at).last();
    before.get(start.unwrap_or(before.len())..).unwrap_or("").trim_start_matches(['-', '.', ','])
}

struct Writer<'a> {
    read: &'a Read,
    setting: Setting<'a>,
    replaced: Span,
    word: &'a str,
}

/// A name to propose.
struct Proposal {
    name: String,
    role: Option<String>,
    origin: &'static str,
}

impl Writer<'_> {
    /// The house list's names come first, then the article's own, then the archive's.
    fn names(&self) -> Vec<CompletionItem> {
        let key = key_of(self.word);
        let fits = |name: &str| {
            let name = key_of(name);
            name.starts_with(&key) || name.split(' ').any(|word| word.starts_with(&key))
        };
        let project = &self.read.workspace.project;
        let house = project.house.iter().filter(|it| fits(&it.name));
        let published = self.read.analysis.article.publication.as_ref().map(|it| it.date);
        let house = house.map(|it| Proposal {
            name: it.name.clone(),
            role: it.role_on(published).map(str::to_owned),
            origin: "house",
        });
        let mentions = &self.read.analysis.mentions;
        let is_full = |at: &usize| mentions.names.get(*at).is_some_and(|it| it.form == NameForm::Full);
        let here = mentions.referents.iter().filter(|it| it.kind != NameKind::Other);
        let here = here.filter(|it| it.mentions.iter().any(is_full) && it.canonical != self.word);
        let here = here.filter(|it| fits(&it.canonical)).map(|it| Proposal {
            name: it.canonical.clone(),
            role: it.roles.first().map(|it| it.text.clone()),
            origin: "article",
        });
        let mut seen = FxHashSet::default();
        let all = house.chain(here).chain(self.archived(&key));
        let new = all.filter(|it| seen.insert(it.name.clone())).take(MAX_ITEMS);
        new.enumerate().map(|(rank, it)| self.name(rank, it)).collect()
    }

    fn archived(&self, key: &str) -> Vec<Proposal> {
        let Some(store) = &self.read.workspace.reference else { return Vec::new() };
        let query = NameQuery {
            key: key.to_owned(),
            matching: NameMatch::Prefix,
            except: self.read.name.clone(),
            limit: MAX_ITEMS,
        };
        let hits = answered(store.names(&[query])).unwrap_or_default().into_iter().flatten();
        let named = hits.map(|hit| Proposal {
            role: hit.roles.first().map(|it| it.role.clone()),
            name: hit.canonical,
            origin: "archive",
        });
        named.collect()
    }

    fn name(&self, rank: usize, proposal: Proposal) -> CompletionItem {
        let message = Message::new("completion-name")
            .with("role", proposal.role.map_or(Value::Choice("none"), Value::from))
            .with("origin", Value::Choice(proposal.origin));
        CompletionItem {
            label: proposal.name.clone(),
            kind: Some(CompletionItemKind::TEXT),
            detail: Some(self.read.workspace.messages.word(&message)),
            sort_text: Some(format!("{rank:04}")),
            // A client sorts out what does not begin like the word that is typed.
            filter_text: Some(format!("{} {}", self.word, proposal.name)),
            text_edit: Some(self.edit(proposal.name)),
            ..CompletionItem::default()
        }
    }

    /// The latest figures of the archive about whom the paragraph names that begin with these digits.
    fn figures(&self, offset: usize) -> Vec<CompletionItem> {
        let (Some(store), Some(block)) = (&self.read.workspace.reference, self.block(offset)) else {
            return Vec::new();
        };
        let mentions = &self.read.analysis.mentions;
        let first = mentions.names.partition_point(|it| it.span.end() <= block.0);
        let own = mentions.names.iter().skip(first).take_while(|it| it.span.start() < block.1);
        let referents: FxHashSet<usize> = own.map(|it| it.referent).collect();
        let mut ids: Vec<EntityId> = referents
            .iter()
            .filter_map(|it| mentions.referents.get(*it))
            .map(|it| EntityId::of(&it.key))
            .collect();
        ids.sort_unstable();
        let cards: Vec<EntityCard> =
            answered(store.entities(&ids)).unwrap_or_default().into_iter().flatten().collect();
        let mut seen = FxHashSet::default();
        let figures = cards.iter().flat_map(|card| card.latest.iter().map(move |it| (card, it)));
        let begun = figures.filter(|(_, it)| it.figure.starts_with(self.word));
        let new = begun.filter(|(_, it)| seen.insert((it.figure.clone(), it.document.path.clone())));
        let item = |(rank, (card, it)): (usize, (&EntityCard, &ReferenceClaim))| {
            let message = Message::new("archive-place")
                .with("document", it.document.title.clone().unwrap_or_else(|| it.document.path.clone()))
                .with("date", it.document.date.map_or(Value::Choice("none"), Value::Date))
                .with("source", it.source.clone().map_or(Value::Choice("none"), Value::from));
            CompletionItem {
                label: it.figure.clone(),
                kind: Some(CompletionItemKind::VALUE),
                detail: Some(self.read.workspace.messages.word(&message)),
                documentation: Some(Documentation::String(format!(
                    "{}: {}",
                    card.entity.canonical, it.sentence
                ))),
                sort_text: Some(format!("{rank:04}")),
                filter_text: Some(it.figure.clone()),
                text_edit: Some(self.edit(it.figure.clone())),
                ..CompletionItem::default()
            }
        };
        new.take(MAX_ITEMS).enumerate().map(item).collect()
    }

    /// The readable offsets between which the paragraph of the cursor stands.
    fn block(&self, offset: usize) -> Option<(usize, usize)> {
        let prose = &self.read.analysis.article.prose;
        let at = prose.to_prose(offset).or_else(|| prose.to_prose(offset.checked_sub(1)?))?;
        let block = prose.block_at(at).or_else(|| prose.block_at(at.checked_sub(1)?))?;
        Some((block.span.start(), block.span.end()))
    }

    fn edit(&self, text: String) -> CompletionTextEdit {
        CompletionTextEdit::Edit(TextEdit::new(self.setting.range(self.replaced), text))
    }
}
