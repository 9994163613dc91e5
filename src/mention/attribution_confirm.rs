//! A sentence that confirms what stands before it: «Yonhap ha confermato questi dati», «Lo ha detto la sindaca».

use crate::lexicon::{Cue, Kinds, ProseWord, Sense, VerbForm};
use crate::text::ProseSpan;

use super::attribution_link::Linker;
use super::attribution_source::{Source, cue_at};
use super::{Attribution, AttributionKind, Step};

/// How far from the verb or the sentence's start a phrase may stand that points back at figures.
const OBJECT: usize = 2;

impl Linker<'_> {
    /// «Yonhap ha confermato questi dati», «le cifre sono dell'Istat»: back over the paragraph.
    pub(super) fn confirm(&mut self, index: usize, own: &[Attribution], sources: &[Source]) {
        let Some(sentence) = self.article.sentences.get(index) else { return };
        let deictic =
            sentence.tokens.clone().find_map(|at| cue_at(self.view, at, Cue::Deictic).map(|n| (at, at + n)));
        let Some((start, end)) = deictic else { return };
        let speaker = own
            .iter()
            .find(|it| {
                it.kind != AttributionKind::Vague
                    && it.step != Step::Actor
                    && self.points_back(it, sentence.tokens.start, start, end)
            })
            .cloned()
            .or_else(|| {
                let owner =
                    (end..end + 4).find_map(|at| cue_at(self.view, at, Cue::Owner).map(|n| at + n))?;
                let source = sources.iter().find(|it| {
                    owner <= it.tokens.end
                        && it.tokens.start <= owner + 1
                        && it.kind != AttributionKind::Vague
                })?;
                let scope = sentence.span;
                let source_span = self.view.span(source.tokens.clone());
                Some(Attribution {
                    scope,
                    source: Some(source_span),
                    cue: self.view.span(start..end),
                    kind: source.kind,
                    step: Step::Confirmation,
                })
            });
        let Some(speaker) = speaker else { return };
        let first = (0..index)
            .rev()
            .take(8)
            .take_while(|&at| {
                self.article.sentences.get(at).is_some_and(|it| it.paragraph == sentence.paragraph)
            })
            .last();
        if let Some(first) = first.and_then(|at| self.article.sentences.get(at)) {
            let scope = ProseSpan::new(first.span.start(), sentence.span.end());
            self.found.push(Attribution { scope, step: Step::Confirmation, ..speaker });
        }
    }

    /// Whether the phrase from `start` to `end` opens the sentence or is the object of the verb of `attribution`: “confirmed
    /// these figures”, but not “said the number was 40”.
    fn points_back(&self, attribution: &Attribution, opening: usize, start: usize, end: usize) -> bool {
        let behind = self.view.tokens.at(attribution.cue.end().saturating_sub(1)) + 1;
        let is_object = behind <= start
            && start <= behind + OBJECT
            && !self.view.senses_in(end, Kinds::CUE.or(Kinds::PROSE)).any(|(_, sense)| {
                matches!(
                    sense,
                    Sense::Prose(ProseWord::Auxiliary) | Sense::Cue(Cue::Verb(_, VerbForm::Finite))
                )
            });
        is_object || start <= opening + OBJECT
    }
}
