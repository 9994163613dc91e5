//! Cues that are no verb: an agency in brackets, a «Fonte:» line, a name before a colon, a tag behind the words.

use super::attribution_cue::{Clause, attribution};
use super::{Attribution, AttributionKind, Step};
use crate::lexicon::{Cue, ProseWord};
use crate::text::ProseSpan;

use super::attribution_source::cue_at;
use super::name_run::is_prose;

impl Clause<'_> {
    /// «(Ansa)», “(Reuters)”, «– Ansa» at the end.
    pub(super) fn agency(&self, start: usize, end: usize, out: &mut Vec<Attribution>) -> bool {
        let before = start.checked_sub(1);
        let in_brackets = before.is_some_and(|at| self.view.is_sign(at, '('))
            && (self.view.is_sign(end, ')') || self.view.is_sign(end, '/'));
        let at_end = before.is_some_and(|at| self.view.is_sign(at, '–') || self.view.is_sign(at, '—'))
            && self.tokens.end <= end + 1;
        if !in_brackets && !at_end {
            return false;
        }
        let span = self.view.span(start..end);
        out.push(Attribution {
            scope: self.span(),
            source: Some(span),
            cue: span,
            kind: AttributionKind::Definite,
            step: Step::Sentence,
        });
        true
    }

    /// «Fonte: Istat».
    pub(super) fn label(&self, behind: usize, cue: ProseSpan, out: &mut Vec<Attribution>) -> bool {
        let rest = self.view.span(behind..self.tokens.end);
        if rest.is_empty() {
            return false;
        }
        out.push(Attribution {
            scope: self.span(),
            source: Some(rest),
            cue,
            kind: AttributionKind::Definite,
            step: Step::Reference,
        });
        true
    }

    /// «Istat: tremila morti», «Il ministro: “…”».
    pub(super) fn colon(&self, out: &mut Vec<Attribution>) {
        let Some(first) = self.sources.first() else { return };
        let end = first.tokens.end;
        let opens = first.tokens.start <= self.tokens.start + 2 && self.view.is_sign(end, ':');
        if opens
            && !first.after_preposition
            && first.kind != AttributionKind::Vague
            && end + 1 < self.tokens.end
        {
            let cue = self.view.span(end..end + 1);
            out.push(attribution(self.view.span(end + 1..self.tokens.end), self.speaker(first), cue));
        }
    }

    /// „…, so die Polizei.“: the source right behind what was said, up to the next mark.
    pub(super) fn tag(
        &self,
        start: usize,
        behind: usize,
        cue: ProseSpan,
        out: &mut Vec<Attribution>,
    ) -> bool {
        let follows =
            start.checked_sub(1).is_some_and(|at| self.tokens.start < at && self.closes_content(at));
        let Some(speaker) = self.source_behind(behind, 2).filter(|_| follows) else { return false };
        let end = speaker.tokens.map_or(behind, |(_, end)| end);
        if end < self.tokens.end && !self.closes_content(end) {
            return false;
        }
        out.push(attribution(self.span(), speaker, cue));
        true
    }

    /// „nach Polizeiangaben“: cue and source in one.
    pub(super) fn stated(&self, cue: ProseSpan, kind: AttributionKind, out: &mut Vec<Attribution>) -> bool {
        out.push(Attribution { scope: self.span(), source: Some(cue), cue, kind, step: Step::Sentence });
        true
    }

    /// The last clause, where a cue closes the sentence without a mark before it and the clause has a time of its
    /// own: “Last year 4 million came and this year the city expects 6 million according to its website.”
    pub(super) fn own_frame(&self, start: usize, end: usize) -> Option<ProseSpan> {
        let closes = self.tokens.end <= end + 1;
        let marked = start.checked_sub(1).is_some_and(|at| self.closes_content(at));
        if !closes || marked || start == self.tokens.start {
            return None;
        }
        let clause = (self.tokens.start + 1..start).rev().take(40).find(|&at| {
            is_prose(self.view, at, ProseWord::Conjunction)
                && (cue_at(self.view, at + 1, Cue::NoCue).is_some()
                    || is_prose(self.view, at + 1, ProseWord::Present))
        })?;
        Some(self.view.span(clause + 1..self.tokens.end))
    }
}
