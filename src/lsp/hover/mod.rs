//! What fonte shows under the pointer: how it read a figure, a date or a name, and what the archive has.
//!
//! When a reading is wrong, the editor sees here why a message came.

mod archive;
mod card;
mod date;
mod figure;
mod name;

use tower_lsp::lsp_types::{Hover, HoverContents};

use crate::analysis::Analysis;
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::to_proto::Setting;
use crate::mention::Exempt;
use crate::rules::Message;
use crate::text::ProseSpan;

/// What there is to say about the byte `offset` of the document.
///
/// Nothing for text that is no figure, date or name: diagnostics are shown by the editor itself.
pub fn hover(document: &Document, reading: &Reading, profile: &Profile, offset: usize) -> Option<Hover> {
    let read = reading.read.as_ref()?;
    let prose = &read.analysis.article.prose;
    let mention = mention_at(&read.analysis, prose.to_prose(offset)?)?;
    let ask = Ask { read };
    let card = match mention.what {
        What::Figure(index) => figure::card(&ask, index),
        What::Date(index) => date::card(&ask, index),
        What::Name(index) => name::card(&ask, index),
    }?;
    let span = prose.to_source(mention.span);
    Some(Hover {
        contents: HoverContents::Markup(card.markup(&profile.hover)),
        range: Some(Setting::new(document, reading, profile).range(span)),
    })
}

/// The article with the workspace it was read in.
struct Ask<'a> {
    read: &'a Read,
}

impl<'a> Ask<'a> {
    fn analysis(&self) -> &'a Analysis {
        &self.read.analysis
    }

    fn text(&self, span: ProseSpan) -> &'a str {
        span.slice(&self.read.analysis.article.prose.text)
    }

    fn say(&self, message: &Message) -> String {
        self.read.workspace.messages.word(message)
    }

    fn phrase(&self, id: &'static str) -> String {
        self.say(&Message::new(id))
    }
}

/// A mention by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Name(usize),
    Date(usize),
    Figure(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mention {
    what: What,
    span: ProseSpan,
}

/// The mention at a readable offset: the shortest, and of two alike one that begins there rather than
/// ends.
fn mention_at(analysis: &Analysis, offset: usize) -> Option<Mention> {
    let mentions = &analysis.mentions;
    let names = mentions.names.iter().enumerate().map(|(index, it)| (What::Name(index), it.span));
    let dates = mentions.times.iter().enumerate().map(|(index, it)| (What::Date(index), it.span));
    // The numbers of a date are the date's.
    let figures = mentions.quantities.iter().enumerate().filter(|(_, it)| {
        !matches!(it.exempt, Some(Exempt::Calendar | Exempt::Year | Exempt::Clock | Exempt::Duration))
            || !mentions.times.iter().any(|time| time.span.overlaps(it.span))
    });
    let figures = figures.map(|(index, it)| (What::Figure(index), it.span));
    names
        .chain(dates)
        .chain(figures)
        .filter(|(_, span)| span.touches(offset))
        .min_by_key(|(what, span)| (span.end() == offset, span.len(), *what))
        .map(|(what, span)| Mention { what, span })
}
