//! Who is meant: the source behind a cue, the subject of a verb, a pronoun.

use crate::article::TokenKind;
use crate::lexicon::{Cue, NumberWord, ProseWord, Sense};
use crate::text::ProseSpan;

use super::AttributionKind;
use super::attribution_cue::Clause;
use super::attribution_source::{Source, cue_at};
use super::name_run::is_prose;

/// A source in its role.
#[derive(Clone, Copy)]
pub(super) struct Speaker {
    /// The words that name it.
    pub(super) span: ProseSpan,
    /// Whether it can be asked.
    pub(super) kind: AttributionKind,
    /// A country or its capital.
    pub(super) is_country: bool,
    /// Something written.
    pub(super) is_document: bool,
    /// The token before which it begins and the one behind it.
    pub(super) tokens: Option<(usize, usize)>,
}

/// How many tokens auxiliary and verb may stand round.
const BRACKET: usize = 30;

impl Clause<'_> {
    pub(super) fn speaker(&self, source: &Source) -> Speaker {
        let span = self.view.span(source.tokens.clone());
        let kind = match (source.is_short, source.kind, self.before) {
            // «il rapporto»: whose, the text has said before.
            (true, AttributionKind::Vague, Some((_, kind))) => kind,
            _ => source.kind,
        };
        Speaker {
            span,
            kind,
            is_document: source.is_document,
            is_country: source.is_country,
            tokens: Some((source.tokens.start, source.tokens.end)),
        }
    }

    /// The source that begins at most `reach` tokens behind `index`, with no mark and no verb between.
    pub(super) fn source_behind(&self, index: usize, reach: usize) -> Option<Speaker> {
        let at = self.sources.partition_point(|source| source.tokens.start < index);
        // A source may have begun inside the cue («secondo i servizi» after «secondo»): the one that covers counts.
        let source =
            match at.checked_sub(1).and_then(|it| self.sources.get(it)).filter(|it| index < it.tokens.end) {
                Some(source) => source,
                None => self.sources.get(at)?,
            };
        let gap = index..source.tokens.start.max(index);
        // Articles, titles and words of no list may stand between: «secondo la nota esperta …».
        let clean = gap.clone().all(|at| {
            let is_determiner = is_prose(self.view, at, ProseWord::Article)
                || is_prose(self.view, at, ProseWord::Demonstrative)
                || cue_at(self.view, at, Cue::Indefinite) == Some(1);
            let is_free = self.view.grammar_at(at).all(|(n, sense)| {
                1 < n
                    || matches!(
                        sense,
                        Sense::Name(_)
                            | Sense::Measure(_)
                            | Sense::Number(NumberWord::Cue(_))
                            | Sense::Prose(ProseWord::Abbreviation)
                    )
            });
            self.view.get(at).is_some_and(|token| token.kind == TokenKind::Word) && (is_determiner || is_free)
        });
        (gap.len() <= reach && clean).then(|| self.speaker(source))
    }

    pub(super) fn source_ending(&self, index: usize) -> Option<Speaker> {
        let at = self.sources.partition_point(|source| source.tokens.end < index);
        let source = self.sources.get(at).filter(|source| source.tokens.end == index)?;
        Some(self.speaker(source))
    }

    pub(super) fn subject_between(&self, from: usize, to: usize) -> Option<Speaker> {
        let at = self.sources.partition_point(|source| source.tokens.start < from);
        let source = self.sources.get(at).filter(|source| source.tokens.end <= to)?;
        Some(self.speaker(source))
    }

    /// The nearest source before `index` that can be its subject.
    pub(super) fn subject_before(&self, index: usize) -> Option<Speaker> {
        // «un gesto che sottolinea»: what stands before the relative is the subject, or nobody.
        if let Some(relative) = index
            .checked_sub(1)
            .filter(|&at| self.tokens.start < at && is_prose(self.view, at, ProseWord::Relative))
        {
            let end =
                if self.view.is_sign(relative.saturating_sub(1), ',') { relative - 1 } else { relative };
            return self.source_ending(end);
        }
        let n_before = self.sources.partition_point(|source| source.tokens.end <= index);
        let before = self.sources.get(..n_before)?;
        let subject = before.iter().rev().take(6).find(|source| {
            !source.after_preposition
                && index <= source.tokens.end + 30
                && !(source.tokens.end..index).any(|at| self.view.is_sign(at, ';'))
        })?;
        // Another subject between them speaks instead: «X è arrivato e lei dice».
        let pronoun = (subject.tokens.end..index).any(|at| is_prose(self.view, at, ProseWord::Pronoun));
        (!pronoun).then(|| self.speaker(subject))
    }

    /// The first source of the sentence that can be a subject, which gerunds lean on.
    pub(super) fn main_subject(&self, index: usize) -> Option<Speaker> {
        let first = self
            .sources
            .iter()
            .take(40)
            .find(|source| source.tokens.end <= index && !source.after_preposition)?;
        Some(self.speaker(first))
    }

    /// A pronoun or no subject at all: whoever was named last.
    pub(super) fn unnamed_subject(&self, verb: usize, end: usize) -> Option<Speaker> {
        let (span, kind) = self.before?;
        let is_pronoun = |at: usize| self.tokens.contains(&at) && is_prose(self.view, at, ProseWord::Pronoun);
        let pronoun = (1..=4).any(|back| verb.checked_sub(back).is_some_and(is_pronoun));
        let opens = verb <= self.tokens.start + 2;
        // „…, sagte er“, « …, déclare-t-il », «…, ha aggiunto.»
        let closes = verb.checked_sub(1).is_some_and(|at| self.tokens.start < at && self.closes_content(at));
        let inverted = closes
            && (is_pronoun(end)
                || self.view.is_sign(end, '-') && (end + 1..end + 4).any(is_pronoun)
                || self.tokens.end <= end
                || self.closes_content(end));
        (pronoun || opens || inverted).then_some(Speaker {
            span,
            kind,
            is_document: false,
            is_country: false,
            tokens: None,
        })
    }

    /// „Am Abend zählte die Polizei 40 Fälle“, «Lo ha detto la sindaca: i posti …».
    pub(super) fn subject_behind(&self, group: usize, end: usize, has_auxiliary: bool) -> Option<Speaker> {
        let speaker = self.source_behind(end, 2)?;
        let behind = speaker.tokens.map_or(end, |(_, behind)| behind);
        let second = self.view.lexicon.attribution.verb_second && !has_auxiliary;
        // A clitic alone stands before the verb, and nothing that could be its subject.
        let clitic = group == self.tokens.start + 1
            && !is_prose(self.view, self.tokens.start, ProseWord::Pronoun)
            && (self.tokens.end <= behind || self.closes_content(behind) || self.view.is_sign(behind, ':'));
        (second || clitic).then_some(speaker)
    }

    /// „Die Polizei hat 40 Fälle gezählt“: auxiliary and verb stand round what is said. Where it opens, and who speaks.
    pub(super) fn embraced(
        &self,
        verb: usize,
        end: usize,
        is_participle: bool,
        is_infinitive: bool,
    ) -> Option<(usize, Speaker)> {
        let closes = self.tokens.end <= end || self.closes_content(end);
        if !self.view.lexicon.attribution.verb_second || !(is_participle || is_infinitive) || !closes {
            return None;
        }
        let opening = (self.tokens.start..verb)
            .rev()
            .take(BRACKET)
            .find(|&at| is_prose(self.view, at, ProseWord::Auxiliary))?;
        let comma = (opening..verb).any(|at| self.view.is_sign(at, ','));
        // „wurden gezählt“: nobody is said to have counted.
        let passive = is_participle && cue_at(self.view, opening, Cue::Passive).is_some();
        if comma || passive {
            return None;
        }
        let speaker = self.source_behind(opening + 1, 2).or_else(|| self.subject_before(opening))?;
        Some((opening, speaker))
    }
}
