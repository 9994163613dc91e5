//! The line over the headline: how many figures the article has, and how they stand.

use tower_lsp::lsp_types::{CodeLens, Command};

use crate::lsp::commands;
use crate::lsp::documents::Document;
use crate::lsp::outline;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::standing::{self, Standing, Standings};
use crate::lsp::to_proto::Setting;
use crate::rules::{Message, Value};
use crate::text::Span;

/// The lens of a document; nothing for one without figures.
pub(super) fn lenses(document: &Document, reading: &Reading, profile: &Profile) -> Vec<CodeLens> {
    let Some(read) = reading.read.as_ref().filter(|_| profile.settings.lens) else { return Vec::new() };
    let Some(title) = summary(read, reading) else { return Vec::new() };
    let headline = outline::headline(read).map_or(Span::new(0, 0), |(_, span)| span);
    let line = document.text.line_of(headline.start());
    let at =
        document.text.line_span(line).map_or(Span::new(0, 0), |line| Span::new(line.start(), line.start()));
    let command = Command {
        title,
        command: commands::NEXT_UNSOURCED.to_owned(),
        arguments: Some(vec![commands::about(&document.uri)]),
    };
    let range = Setting::new(document, reading, profile).range(at);
    vec![CodeLens { range, command: Some(command), data: None }]
}

/// «6 figures · 1 without source · 2 differ from the archive».
pub(super) fn summary(read: &Read, reading: &Reading) -> Option<String> {
    let standings: Vec<Standing> = Standings::of(read).figures().map(|(.., it)| it).collect();
    let number = |n: usize| Value::Number(n.into());
    let n_of = |wanted: &[Standing]| number(standings.iter().filter(|it| wanted.contains(it)).count());
    let n_figures = standings.len();
    if n_figures == 0 {
        return None;
    }
    let message = Message::new("lens")
        .with("figures", number(n_figures))
        .with("unsourced", n_of(&[Standing::Unsourced, Standing::Vague]))
        .with("verified", n_of(&[Standing::Verified]))
        .with("differing", number(standing::differing(reading).count()));
    Some(read.workspace.messages.word(&message))
}
