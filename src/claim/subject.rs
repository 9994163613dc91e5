//! Whom and what a figure is about: names and demonyms of its phrase, clause, sentence, else the topic.

use std::ops::Range;

use crate::article::Article;
use crate::lexicon::{ClaimCue, ProseWord, country_of};
use crate::mention::{Name, NameKind};

use super::scene::{COUNTRY, Scene};
use super::types::{Found, Subject};

/// At most so many subjects; the nearest come first.
const MAX: usize = 8;

/// So many sentences back in the paragraph a topic is looked for.
const BACK: usize = 3;

/// The subjects of the scene's figure, the nearest first.
pub(super) fn subjects(article: &Article, scene: &Scene<'_>) -> Vec<Subject> {
    let mut out = Vec::new();
    // A complement may stand behind the figure's span: «soldati della Corea del Nord».
    let complement = if scene.is(scene.figure.end, ProseWord::Preposition) { 2 } else { 0 };
    let phrase_end = (scene.figure.end + complement).min(scene.clause.end);
    collect(scene, scene.figure.start..phrase_end.max(scene.figure.end), Found::Phrase, &mut out);
    collect(scene, scene.clause.clone(), Found::Clause, &mut out);
    collect(scene, scene.window.clone(), Found::Sentence, &mut out);
    if out.is_empty() {
        topic(article, scene, &mut out);
    }
    out
}

/// The key under which a name is a subject: a capital that acts stands for its country, a capital where
/// something happens is a place.
pub(super) fn subject_key(scene: &Scene<'_>, tokens: &Range<usize>, key: &str) -> String {
    let is_place = scene.cue_before(tokens.start, 0, ClaimCue::Goal);
    if is_place { key.to_owned() } else { acting_key(key) }
}

/// The key of whoever acts: a capital stands for its country.
pub(super) fn acting_key(key: &str) -> String {
    country_of(key).map_or_else(|| key.to_owned(), country_key)
}

fn country_key(code: &str) -> String {
    format!("{COUNTRY}{code}")
}

fn collect(scene: &Scene<'_>, range: Range<usize>, found: Found, out: &mut Vec<Subject>) {
    for (tokens, name) in scene.names_in(range.clone()) {
        if let Some(referent) = scene.mentions.referents.get(name.referent) {
            let key = subject_key(scene, &tokens, &referent.key);
            push(out, Subject { key, name: referent.canonical.clone(), kind: referent.kind, found });
        }
    }
    for at in range {
        let Some(code) = scene.demonym_at(at) else { continue };
        if scene.view.get(at).is_some_and(|token| scene.is_source(token.span)) {
            continue;
        }
        let countries = &scene.lexicon.names.countries;
        let name = countries.get(code).and_then(|it| it.names.first()).map_or(code, String::as_str);
        let subject = Subject { key: country_key(code), name: name.to_owned(), kind: NameKind::Place, found };
        push(out, subject);
    }
}

fn push(out: &mut Vec<Subject>, subject: Subject) {
    if out.len() < MAX && !subject.key.is_empty() && out.iter().all(|it| it.key != subject.key) {
        out.push(subject);
    }
}

/// The name that opens the nearest sentence before in the paragraph, else the names of the headline.
fn topic(article: &Article, scene: &Scene<'_>, out: &mut Vec<Subject>) {
    let here = scene.quantity.sentence;
    let Some(paragraph) = article.sentences.get(here).map(|it| it.paragraph) else { return };
    let before = article.sentences[..here].iter().rev().take(BACK).take_while(|it| it.paragraph == paragraph);
    for sentence in before {
        if let Some(name) = scene.names_in(sentence.tokens.clone()).map(|(_, name)| name).next() {
            push_topic(scene, name, out);
            return;
        }
    }
    if let Some(headline) = article.headline {
        let names: Vec<&Name> =
            scene.names_in(scene.tokens_of(headline)).map(|(_, name)| name).take(2).collect();
        for name in names {
            push_topic(scene, name, out);
        }
    }
}

fn push_topic(scene: &Scene<'_>, name: &Name, out: &mut Vec<Subject>) {
    if let Some(referent) = scene.mentions.referents.get(name.referent) {
        let subject = Subject {
            key: acting_key(&referent.key),
            name: referent.canonical.clone(),
            kind: referent.kind,
            found: Found::Topic,
        };
        push(out, subject);
    }
}
