//! Where a name, a figure or a date stands elsewhere, in the article and in the archive.

use tower_lsp::lsp_types::{DocumentHighlight, DocumentHighlightKind, Location, Position, Range, Url};

use crate::lsp::archive::answered;
use crate::lsp::documents::Document;
use crate::lsp::pointer::{What, mention_at};
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::to_proto::Setting;
use crate::mention::{Anchor, NameForm, Quantity};
use crate::project::absolute;
use crate::reference::{EntityId, ReferenceClaim, Verdict};
use crate::text::{ProseSpan, Span};

/// At most so many places of the archive.
const MAX_PLACES: usize = 50;

/// What is asked about.
pub(super) struct Question<'a> {
    document: &'a Document,
    read: &'a Read,
    setting: Setting<'a>,
    /// The offset in the readable text.
    offset: usize,
    /// The mention there, if one is.
    what: Option<What>,
}

impl<'a> Question<'a> {
    /// The question about the byte `offset` of the document; nothing where no text stands.
    pub(super) fn new(
        document: &'a Document,
        reading: &'a Reading,
        profile: &'a Profile,
        offset: usize,
    ) -> Option<Self> {
        let read = reading.read.as_ref()?;
        let offset = read.analysis.article.prose.to_prose(offset)?;
        let what = mention_at(&read.analysis, offset).map(|it| it.what);
        Some(Self { document, read, setting: Setting::new(document, reading, profile), offset, what })
    }

    /// Every place of the article that names the same, tells the same figure or means the same day.
    pub(super) fn highlights(&self) -> Vec<DocumentHighlight> {
        let kind = Some(DocumentHighlightKind::TEXT);
        let range = |span| DocumentHighlight { range: self.setting.range(span), kind };
        self.here().into_iter().map(range).collect()
    }

    /// The same places, and those of the archive.
    pub(super) fn references(&self) -> Vec<Location> {
        let own = self.here().into_iter().map(|span| self.location(span));
        own.chain(self.archive()).collect()
    }

    /// What the mention rests on: the passage of the archive, the fact, the house list's line, the date that a
    /// relative one is counted from; for a name the archive does not know, its first mention in full.
    pub(super) fn definition(&self) -> Vec<Location> {
        let found = match self.what {
            Some(What::Figure(_)) => self.archive(),
            Some(What::Name(_)) => self.house().into_iter().chain(self.archive()).collect(),
            Some(What::Date(index)) => self.anchor(index).into_iter().collect(),
            None => Vec::new(),
        };
        if !found.is_empty() {
            return found;
        }
        let quoted = self.quoted();
        if !quoted.is_empty() {
            return quoted;
        }
        match self.what {
            Some(What::Name(index)) => self.first_in_full(index).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn here(&self) -> Vec<Span> {
        let mentions = &self.read.analysis.mentions;
        let spans: Vec<ProseSpan> = match self.what {
            Some(What::Name(index)) => {
                let referent = mentions.names.get(index).and_then(|it| mentions.referents.get(it.referent));
                let all = referent.iter().flat_map(|it| &it.mentions);
                all.filter_map(|it| mentions.names.get(*it)).map(|it| it.span).collect()
            }
            Some(What::Figure(index)) => {
                let asked = mentions.quantities.get(index);
                let same = |it: &&Quantity| asked.is_some_and(|asked| tells_the_same(asked, it));
                mentions.quantities.iter().filter(same).map(|it| it.span).collect()
            }
            Some(What::Date(index)) => {
                let asked = mentions.times.get(index);
                let same = |at: usize, value| {
                    at == index || asked.is_some_and(|it| it.value.is_some() && it.value == value)
                };
                let times = mentions.times.iter().enumerate();
                times.filter(|(at, it)| same(*at, it.value.clone())).map(|(_, it)| it.span).collect()
            }
            None => Vec::new(),
        };
        spans.into_iter().map(|span| self.read.analysis.article.prose.to_source(span)).collect()
    }

    /// The passages of the archive that tell of the same.
    fn archive(&self) -> Vec<Location> {
        let mut out: Vec<Location> = match self.what {
            Some(What::Figure(index)) => {
                let witnesses = self.read.reference.iter().flat_map(|it| &it.witnesses);
                let claims = self.read.analysis.claims.iter().zip(witnesses);
                let own = claims.filter(|(claim, _)| claim.quantity == index);
                let told = own.flat_map(|(_, witnesses)| witnesses);
                let told = told.filter(|it| it.comparison.verdict != Verdict::Incomparable);
                told.filter_map(|it| self.passage(&it.claim)).take(MAX_PLACES).collect()
            }
            Some(What::Name(index)) => self.documents(index).take(MAX_PLACES).collect(),
            Some(What::Date(_)) | None => Vec::new(),
        };
        let mut seen = Vec::new();
        out.retain(|it| {
            !seen.contains(it) && {
                seen.push(it.clone());
                true
            }
        });
        out
    }

    /// The documents of the archive that name whom or what this name refers to.
    fn documents(&self, name: usize) -> impl Iterator<Item = Location> + use<'_, 'a> {
        let mentions = &self.read.analysis.mentions;
        let referent = mentions.names.get(name).and_then(|it| mentions.referents.get(it.referent));
        let store = self.read.workspace.reference.as_ref();
        let asked = referent.zip(store).and_then(|(referent, store)| {
            answered(store.entities(&[EntityId::of(&referent.key)]))?.into_iter().next().flatten()
        });
        let figures = asked.iter().flat_map(|card| &card.latest).filter_map(|it| self.passage(it));
        let figures: Vec<Location> = figures.collect();
        let documents = asked.into_iter().flat_map(|card| card.documents);
        let others = documents.filter(|it| self.read.name.as_deref() != Some(it.path.as_str()));
        let others = others.filter_map(|it| self.setting.reference(&it.path, 0, 0, 0));
        others.chain(figures)
    }

    fn passage(&self, claim: &ReferenceClaim) -> Option<Location> {
        let column = claim.column.saturating_sub(1);
        let n_characters = claim.figure.chars().count() as u32;
        let line = claim.line.saturating_sub(1);
        self.setting.reference(&claim.document.path, line, column, column + n_characters)
    }

    /// What a quotation stands in already.
    fn quoted(&self) -> Vec<Location> {
        let Some(reference) = &self.read.reference else { return Vec::new() };
        let quotes = self.read.analysis.mentions.quotes.iter().enumerate();
        let under = quotes.filter(|(_, it)| it.span.touches(self.offset)).map(|(index, _)| index);
        let known = under.filter_map(|index| reference.quotes.get(&index)).flatten();
        let places = known.filter_map(|it| {
            let (line, column) = (it.line.saturating_sub(1), it.column.saturating_sub(1));
            self.setting.reference(&it.document.path, line, column, column)
        });
        places.take(MAX_PLACES).collect()
    }

    /// The date that a relative date is counted from: another one, or the line with the publication date.
    fn anchor(&self, index: usize) -> Option<Location> {
        let analysis = &self.read.analysis;
        let prose = &analysis.article.prose;
        let span = match analysis.mentions.times.get(index)?.anchor {
            Anchor::Mention(other) => prose.to_source(analysis.mentions.times.get(other)?.span),
            Anchor::Publication => match analysis.article.publication.as_ref()?.span {
                Some(span) => prose.to_source(span),
                None => prose.front_matter.as_ref()?.date.as_ref()?.span,
            },
            Anchor::None | Anchor::Missing => return None,
        };
        Some(self.location(span))
    }

    /// The line of the house list that names the referent.
    fn house(&self) -> Option<Location> {
        let Some(What::Name(index)) = self.what else { return None };
        let mentions = &self.read.analysis.mentions;
        let canonical = &mentions.referents.get(mentions.names.get(index)?.referent)?.canonical;
        let project = &self.read.workspace.project;
        let known =
            project.house.iter().find(|it| it.name == *canonical || it.aliases.contains(canonical))?;
        let file = project.root.join(project.config.names_file.as_ref()?);
        let text = std::fs::read_to_string(&file).ok()?;
        let line = text.lines().position(|line| line.contains(&known.name))?;
        let start = Position::new(u32::try_from(line).ok()?, 0);
        Some(Location::new(Url::from_file_path(absolute(&file)).ok()?, Range::new(start, start)))
    }

    fn first_in_full(&self, index: usize) -> Option<Location> {
        let mentions = &self.read.analysis.mentions;
        let referent = mentions.referents.get(mentions.names.get(index)?.referent)?;
        let mut all = referent.mentions.iter().filter_map(|it| mentions.names.get(*it));
        let first = all.find(|it| it.form == NameForm::Full)?;
        Some(self.location(self.read.analysis.article.prose.to_source(first.span)))
    }

    fn location(&self, span: Span) -> Location {
        Location::new(self.document.uri.clone(), self.setting.range(span))
    }
}

/// Whether two figures have one value and count or measure one thing.
fn tells_the_same(one: &Quantity, other: &Quantity) -> bool {
    let of = |it: &Quantity| match (&it.unit, &it.noun) {
        (Some(unit), _) => Some(unit.code.to_string()),
        (None, Some(noun)) => Some(noun.lemma.clone()),
        (None, None) => None,
    };
    one.span == other.span
        || one.value.value == other.value.value && one.other_end == other.other_end && of(one) == of(other)
}
