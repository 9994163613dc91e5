//! One spelling of a name for another, wherever the article writes it so.

use std::collections::BTreeMap;

use tower_lsp::lsp_types::{PrepareRenameResponse, WorkspaceEdit};

use crate::diagnostic::Edit;
use crate::lsp::actions;
use crate::lsp::documents::Document;
use crate::lsp::pointer::{What, mention_at};
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::to_proto::Setting;
use crate::text::{ProseSpan, Span};

/// A new name may have so many characters.
const MAX_CHARACTERS: usize = 200;

/// The name under the pointer, as it is written there; nothing where no name stands.
pub(super) fn prepare(
    document: &Document,
    reading: &Reading,
    profile: &Profile,
    offset: usize,
) -> Option<PrepareRenameResponse> {
    let read = reading.read.as_ref()?;
    let (_, span) = name_at(read, offset)?;
    let prose = &read.analysis.article.prose;
    let range = Setting::new(document, reading, profile).range(prose.to_source(span));
    let placeholder = span.slice(&prose.text).to_owned();
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
}

/// Writes `new` in place of the spelling under the pointer wherever the article names the same person, body
/// or place so. Where both have as many words, each word that differs is changed in longer and shorter forms
/// too: with «Ferro» for «Ferri», «Olga Ferri» becomes «Olga Ferro».
///
/// An error says in one sentence why it cannot be done.
pub(super) fn rename(
    document: &Document,
    reading: &Reading,
    profile: &Profile,
    offset: usize,
    new: &str,
) -> Result<Option<WorkspaceEdit>, &'static str> {
    let new = new.trim();
    if new.is_empty() || new.chars().any(char::is_control) || MAX_CHARACTERS < new.chars().count() {
        return Err("rename-not-a-name");
    }
    let Some(read) = reading.read.as_ref() else { return Ok(None) };
    let Some((index, span)) = name_at(read, offset) else { return Err("rename-no-name") };
    let setting = Setting::new(document, reading, profile);
    let edits = edits(read, index, span, new).into_iter();
    let edits = edits.map(|(span, text)| setting.text_edit(&Edit { span, text })).collect();
    Ok(Some(actions::workspace_edit(document, profile, edits)))
}

fn name_at(read: &Read, offset: usize) -> Option<(usize, ProseSpan)> {
    let offset = read.analysis.article.prose.to_prose(offset)?;
    let mention = mention_at(&read.analysis, offset)?;
    match mention.what {
        What::Name(index) => Some((index, mention.span)),
        What::Date(_) | What::Figure(_) => None,
    }
}

fn edits(read: &Read, index: usize, span: ProseSpan, new: &str) -> BTreeMap<Span, String> {
    let prose = &read.analysis.article.prose;
    let mentions = &read.analysis.mentions;
    let old = span.slice(&prose.text);
    let referent = mentions.names.get(index).and_then(|it| mentions.referents.get(it.referent));
    let all = referent.iter().flat_map(|it| &it.mentions).filter_map(|it| mentions.names.get(*it));
    let (old_words, new_words): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let is_word_for_word = old_words.len() == new_words.len();
    let mut out = BTreeMap::new();
    for name in all {
        let words = name.span.slice(&prose.text);
        if words == old {
            out.insert(prose.to_source(name.span), new.to_owned());
        } else if is_word_for_word {
            for (at, word) in words_of(words) {
                let found = old_words.iter().zip(&new_words).find(|(old, new)| **old == word && old != new);
                if let Some((_, new)) = found {
                    let start = name.span.start() + at;
                    let span = ProseSpan::new(start, start + word.len());
                    out.insert(prose.to_source(span), (*new).to_owned());
                }
            }
        }
    }
    out
}

/// The words of a name with their offsets.
fn words_of(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    name.split_whitespace().filter_map(move |word| {
        let at = rest + name.get(rest..)?.find(word)?;
        rest = at + word.len();
        Some((at, word))
    })
}
