//! What fonte shows under the pointer: how it read a figure, a date or a name, and what the archive has.
//!
//! When a reading is wrong, the editor sees here why a message came.

mod archive;
mod card;
mod date;
mod figure;
mod name;

use tower_lsp::lsp_types::{Hover, HoverContents};

pub(super) use date::meaning;

use crate::analysis::Analysis;
use crate::lsp::documents::Document;
use crate::lsp::pointer::{What, mention_at};
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::to_proto::Setting;
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
