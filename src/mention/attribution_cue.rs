//! Cues of one sentence, tied to their sources.
//!
//! «Secondo X, …», «X stima che …», «…, ha detto X», «X: …», «(Ansa)», «confermate dal Viminale».

use std::ops::Range;

use crate::article::{TokenKind, TokenView};
use crate::lexicon::{Cue, Kinds, ProseWord, Sense, VerbForm, VerbStrength};
use crate::text::ProseSpan;

use super::attribution::is_quoted;
use super::attribution_source::{Source, cue_at};
use super::attribution_subject::Speaker;
use super::name_run::is_prose;
use super::{Attribution, AttributionKind, Step};

/// One sentence with what stands in it.
pub(super) struct Clause<'a> {
    /// The tokens of the article.
    pub(super) view: TokenView<'a>,
    /// Those of the sentence.
    pub(super) tokens: Range<usize>,
    /// Its sources, in order.
    pub(super) sources: &'a [Source],
    /// The spans of quotations.
    pub(super) quotes: &'a [ProseSpan],
    /// The last source that was named before this sentence.
    pub(super) before: Option<(ProseSpan, AttributionKind)>,
}

impl Clause<'_> {
    /// Every attribution whose cue stands in the sentence.
    pub(super) fn attributions(&self) -> Vec<Attribution> {
        let mut out = Vec::new();
        self.colon(&mut out);
        let mut index = self.tokens.start;
        while index < self.tokens.end {
            let n_tokens = self.cue(index, &mut out);
            index += n_tokens.max(1);
        }
        out
    }

    pub(super) fn span(&self) -> ProseSpan {
        self.view.span(self.tokens.clone())
    }

    fn is_quoted(&self, index: usize) -> bool {
        self.view.get(index).is_some_and(|token| is_quoted(self.quotes, token.span))
    }

    fn cue(&self, index: usize, out: &mut Vec<Attribution>) -> usize {
        let mut lengths: Vec<usize> = self
            .view
            .senses_in(index, Kinds::CUE)
            .filter(|(_, sense)| match sense {
                Sense::Cue(cue) => !matches!(
                    cue,
                    Cue::Noun(_)
                        | Cue::Owner
                        | Cue::Agent
                        | Cue::Indefinite
                        | Cue::Continuing
                        | Cue::Anaphor
                        | Cue::Reported
                ),
                _ => false,
            })
            .map(|(n_tokens, _)| n_tokens)
            .collect();
        lengths.dedup();
        let Some(&longest) = lengths.first() else { return 1 };
        if self.is_quoted(index) {
            return longest;
        }
        let no_cue = cue_at(self.view, index, Cue::NoCue);
        // A shorter reading may stand inside one that ties nothing: «secondo i dati di ieri dell'Istat».
        for n_tokens in lengths {
            // A phrase that is no cue wins over a cue of the same length.
            if no_cue == Some(n_tokens) || self.reading(index, n_tokens, out) {
                return n_tokens;
            }
        }
        1
    }

    /// Reads the cues of `n_tokens` tokens at `index`; whether one of them was at work.
    fn reading(&self, index: usize, n_tokens: usize, out: &mut Vec<Attribution>) -> bool {
        let mut verbs: Vec<(VerbStrength, VerbForm)> = Vec::new();
        let mut done = false;
        for (n, sense) in self.view.senses_at(index) {
            let Sense::Cue(cue) = sense else { continue };
            if n != n_tokens {
                continue;
            }
            let cue_span = self.view.span(index..index + n);
            match cue {
                Cue::Preposition => done |= self.preposition(index, index + n, cue_span, out),
                Cue::Postposition => done |= self.postposition(index, cue_span, out),
                Cue::Comparison => done |= self.comparison(index + n, cue_span, out),
                Cue::Vague => {
                    let scope = self.span();
                    out.push(Attribution {
                        scope,
                        source: None,
                        cue: cue_span,
                        kind: AttributionKind::Vague,
                        step: Step::Sentence,
                    });
                    done = true;
                }
                Cue::Tag => done |= self.tag(index, index + n, cue_span, out),
                Cue::Stated => done |= self.stated(cue_span, AttributionKind::Definite, out),
                Cue::StatedByGroup => done |= self.stated(cue_span, AttributionKind::Group, out),
                Cue::Agency => done |= self.agency(index, index + n, out),
                Cue::Label if self.view.is_sign(index + n, ':') => {
                    done |= self.label(index + n + 1, cue_span, out);
                }
                Cue::Verb(strength, form) => verbs.push((*strength, *form)),
                _ => {}
            }
        }
        if !done && !verbs.is_empty() {
            self.verb(index, index + n_tokens, &verbs, out);
        }
        done || !verbs.is_empty()
    }

    fn preposition(&self, start: usize, behind: usize, cue: ProseSpan, out: &mut Vec<Attribution>) -> bool {
        // «il secondo», «del secondo»: a rank.
        if start.checked_sub(1).is_some_and(|before| {
            self.tokens.start <= before && is_prose(self.view, before, ProseWord::Article)
        }) {
            return false;
        }
        let Some(speaker) = self.source_behind(behind, 5) else { return false };
        let scope = speaker.tokens.and_then(|(_, end)| self.own_frame(start, end));
        out.push(attribution(scope.unwrap_or_else(|| self.span()), speaker, cue));
        true
    }

    fn postposition(&self, index: usize, cue: ProseSpan, out: &mut Vec<Attribution>) -> bool {
        let Some(speaker) = self.source_ending(index) else { return false };
        out.push(attribution(self.span(), speaker, cue));
        true
    }

    /// «secondo quanto riportato da X», «come ha spiegato X», “as X reported”.
    fn comparison(&self, behind: usize, cue: ProseSpan, out: &mut Vec<Attribution>) -> bool {
        let verb = (behind..self.tokens.end.min(behind + 8)).find(|&at| self.verb_at(at).is_some());
        let Some(verb) = verb else { return false };
        let after = verb + self.verb_at(verb).map_or(1, |(n_tokens, _)| n_tokens);
        let agent = (after..after + 2).find_map(|at| cue_at(self.view, at, Cue::Agent).map(|n| at + n));
        let speaker = match agent {
            Some(from) => self.source_behind(from, 5),
            None => self.source_behind(after, 4).or_else(|| self.subject_between(behind, verb)),
        };
        let Some(speaker) = speaker else { return false };
        out.push(attribution(self.span(), speaker, cue.cover(self.view.span(verb..after))));
        true
    }

    /// The verb reading at `index`: its tokens and form.
    pub(super) fn verb_at(&self, index: usize) -> Option<(usize, VerbForm)> {
        self.view.find_sense(index, |sense| match sense {
            Sense::Cue(Cue::Verb(strength, form)) if *strength != VerbStrength::Actor => Some(*form),
            _ => None,
        })
    }

    fn verb(&self, start: usize, end: usize, verbs: &[(VerbStrength, VerbForm)], out: &mut Vec<Attribution>) {
        let has = |form: VerbForm| verbs.iter().any(|(_, it)| *it == form);
        let is_actor = verbs.iter().all(|(strength, _)| *strength == VerbStrength::Actor);
        let cue = self.view.span(start..end);
        let is_attitude = verbs.iter().all(|(strength, _)| *strength == VerbStrength::Attitude);
        if self.is_negated(start) || is_attitude && !self.holds_content(end) {
            return;
        }
        if has(VerbForm::Gerund) {
            if let Some(speaker) = self.main_subject(start) {
                self.push_verb(end..self.tokens.end, speaker, cue, is_actor, out);
            }
            return;
        }
        if has(VerbForm::Participle) {
            // «confermate dal Viminale», “listed by Forbes”.
            if let Some((from, speaker)) = self.agent_behind(end) {
                let behind = speaker.tokens.map_or(from, |(_, behind)| behind);
                out.push(attribution(self.participle_scope(start, behind), speaker, cue));
                return;
            }
        }
        if let Some((opening, speaker)) =
            self.embraced(start, end, has(VerbForm::Participle), has(VerbForm::Infinitive))
        {
            self.push_verb(opening..end, speaker, cue, is_actor, out);
            return;
        }
        let auxiliary = self.auxiliary(start);
        // «è stato misurato»: nobody is said to have measured.
        if auxiliary.is_some_and(|back| {
            (start - back..start).any(|at| cue_at(self.view, at, Cue::Passive) == Some(1))
        }) && has(VerbForm::Participle)
        {
            return;
        }
        if !has(VerbForm::Finite) && (auxiliary.is_none() || !has(VerbForm::Participle)) {
            return;
        }
        if auxiliary.is_none() && self.is_noun(start) {
            return;
        }
        let group = auxiliary.map_or(start, |back| start - back);
        // Inversion: «…, ha detto X», “said X”.
        let closes = group.checked_sub(1).is_some_and(|at| {
            self.view.get(at).is_some_and(|token| {
                token.kind == TokenKind::Sign && !matches!(token.first, '-' | '(' | '%' | '€' | '$')
            })
        });
        // “…, cut executive pay” acts on what follows.
        if (closes && (!is_actor || auxiliary.is_some()) || group == self.tokens.start)
            && let Some(speaker) = self.source_behind(end, 3).filter(|it| !self.is_clause(it))
        {
            let whole = if group == self.tokens.start { end..self.tokens.end } else { self.tokens.clone() };
            self.push_verb(whole, speaker, cue, is_actor, out);
            return;
        }
        let subject = self.subject_before(group);
        if subject.is_none()
            && let Some(speaker) = self.subject_behind(group, end, auxiliary.is_some())
        {
            return self.push_verb(self.tokens.clone(), speaker, cue, is_actor, out);
        }
        let Some(speaker) = subject.or_else(|| self.unnamed_subject(group, end)) else { return };
        // “…, the agency said.”: the words before it are what is said.
        let begins = speaker.tokens.map_or(group, |(begin, _)| begin);
        let comma = (1..=2).any(|back| {
            begins.checked_sub(back).is_some_and(|at| self.tokens.start < at && self.closes_content(at))
        });
        let is_last = self.tokens.end <= end + 5 || self.closes_content(end);
        if comma && is_last {
            return self.push_verb(self.tokens.clone(), speaker, cue, is_actor, out);
        }
        self.push_verb(end..self.tokens.end, speaker, cue, is_actor, out);
    }

    /// A participle's agent, and where it begins: «confermata via radio dalla Marina».
    fn agent_behind(&self, participle: usize) -> Option<(usize, Speaker)> {
        (participle..participle + 4)
            .take_while(|&at| {
                at < participle + 2
                    || self.view.get(at - 1).is_some_and(|token| token.kind == TokenKind::Word)
            })
            .filter_map(|at| cue_at(self.view, at, Cue::Agent).map(|n| at + n))
            .find_map(|from| self.source_behind(from, 3).map(|speaker| (from, speaker)))
            .filter(|(_, speaker)| speaker.kind != AttributionKind::Vague)
    }

    /// “Mr Hale, the chief, said the company expects …”: what follows is said, and does not say.
    fn is_clause(&self, speaker: &Speaker) -> bool {
        speaker.tokens.is_some_and(|(start, behind)| {
            let named_before =
                self.sources.first().is_some_and(|it| it.tokens.end <= start && !it.after_preposition);
            behind < self.tokens.end
                && named_before
                && (is_prose(self.view, behind, ProseWord::Auxiliary)
                    || self.verb_at(behind).is_some_and(|(_, form)| form == VerbForm::Finite))
        })
    }

    /// How many tokens before the verb its auxiliary stands: «ha detto», «ha, a sua volta, detto».
    fn auxiliary(&self, verb: usize) -> Option<usize> {
        let is_auxiliary =
            |at: usize| self.tokens.start <= at && is_prose(self.view, at, ProseWord::Auxiliary);
        let near = (1..=3).find(|back| verb.checked_sub(*back).is_some_and(is_auxiliary));
        let comma = verb.checked_sub(1).filter(|&at| self.view.is_sign(at, ','));
        let opening = comma.and_then(|comma| {
            (2..=6).filter_map(|back| comma.checked_sub(back)).find(|&at| self.view.is_sign(at, ','))
        });
        let far = opening.and_then(|at| at.checked_sub(1)).filter(|&at| is_auxiliary(at)).map(|at| verb - at);
        // “has a claimed range”: an article between them makes an adjective of it.
        let parted = |back: usize| {
            (verb - back..verb).any(|at| self.view.is_sign(at, ','))
                || (verb - back + 1..verb).any(|at| is_prose(self.view, at, ProseWord::Article))
        };
        // « a-t-elle ajouté ».
        let inverted = (4..=5).find(|back| {
            verb.checked_sub(*back).is_some_and(|at| is_auxiliary(at) && self.view.is_sign(at + 1, '-'))
        });
        near.filter(|back| !parted(*back)).or(far).or(inverted)
    }

    pub(super) fn closes_content(&self, index: usize) -> bool {
        self.view.get(index).is_some_and(|token| {
            matches!(token.first, ',' | '”' | '»' | '"' | '’' | '–' | '—' | '.' | '?' | '!')
        })
    }

    fn push_verb(
        &self,
        scope: Range<usize>,
        speaker: Speaker,
        cue: ProseSpan,
        is_actor: bool,
        out: &mut Vec<Attribution>,
    ) {
        // What a document says whose owner is unknown is left alone, said or not.
        if speaker.kind == AttributionKind::Vague
            && (is_actor || speaker.is_document || speaker.tokens.is_none())
        {
            return;
        }
        // «I media riportano che la Corea prevede …»: what a country does is what the media say.
        if speaker.is_country
            && out.iter().rev().take(16).any(|it| it.kind != AttributionKind::Vague && it.scope.contains(cue))
        {
            return;
        }
        let step = match (is_actor, speaker.is_document) {
            (true, false) => Step::Actor,
            (_, true) => Step::Document,
            _ => Step::Sentence,
        };
        // A relative clause holds only itself: «un'opera che l'Anas stima in 18 milioni, …».
        let relative = speaker.tokens.and_then(|(begin, _)| {
            (1..=2).filter_map(|back| begin.checked_sub(back)).find(|&at| {
                self.tokens.start < at
                    && is_prose(self.view, at, ProseWord::Relative)
                    && !self.follows_verb(at)
            })
        });
        let end = match relative {
            Some(_) => scope.clone().take(120).find(|&at| self.view.is_sign(at, ',')).unwrap_or(scope.end),
            None => scope.end,
        };
        // What is done ends where another clause tells of something else: «ha condannato il raid, quando …».
        let told = (scope.start..end).find(|&at| is_actor && self.opens_clause(at));
        let end = told.unwrap_or(end);
        let scope = self.view.span(scope.start..end);
        if !scope.is_empty() {
            out.push(Attribution { scope, step, ..attribution(scope, speaker, cue) });
        }
    }

    /// A comma before a conjunction that subordinates; those that join are short words.
    fn opens_clause(&self, index: usize) -> bool {
        const JOINING: usize = 3;
        self.view.is_sign(index, ',')
            && is_prose(self.view, index + 1, ProseWord::Conjunction)
            && JOINING < self.view.text_of(index + 1).len()
    }

    fn follows_verb(&self, index: usize) -> bool {
        (1..=2).any(|back| {
            index.checked_sub(back).is_some_and(|at| self.tokens.start <= at && self.verb_at(at).is_some())
        })
    }

    fn is_negated(&self, verb: usize) -> bool {
        (1..=3).any(|back| {
            verb.checked_sub(back).is_some_and(|at| {
                self.tokens.start <= at
                    && is_prose(self.view, at, ProseWord::Negation)
                    && !(at + 1..verb).any(|it| self.view.is_sign(it, ','))
            })
        })
    }

    /// «la stima», “a report”: a noun that looks like a verb.
    fn is_noun(&self, index: usize) -> bool {
        index.checked_sub(1).filter(|before| self.tokens.start <= *before).is_some_and(|before| {
            [ProseWord::Article, ProseWord::Preposition, ProseWord::Demonstrative]
                .into_iter()
                .any(|word| is_prose(self.view, before, word))
                || cue_at(self.view, before, Cue::Indefinite).is_some()
                || self.view.get(before).is_some_and(|token| token.kind == TokenKind::Digits)
                || self.view.text_of(before).starts_with(['\'', '\u{2019}'])
        })
    }
}

pub(super) fn attribution(scope: ProseSpan, speaker: Speaker, cue: ProseSpan) -> Attribution {
    Attribution { scope, source: Some(speaker.span), cue, kind: speaker.kind, step: Step::Sentence }
}
