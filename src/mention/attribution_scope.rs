//! How far a cue reaches: the noun that a participle in apposition belongs to, the content of a verb of attitude.
//!
//! «Il vertice, riferito dall'Ansa, apre …» stands for the meeting and not for what it opens; «ha
//! espresso soddisfazione per …» tells nothing that could be true or false.

use crate::article::TokenKind;
use crate::lexicon::{Cue, Kinds, NumberWord, ProseWord, Sense};
use crate::text::ProseSpan;

use super::attribution_cue::Clause;
use super::attribution_source::cue_at;
use super::name_run::is_prose;

/// How far the marks around an apposition are looked for.
const REACH: usize = 60;

/// Within how many tokens behind an apposition a figure is its noun's: «…, sono 40».
const FIGURE: usize = 5;

/// How many tokens the object of a verb of attitude may have before what is said.
const OBJECT: usize = 12;

impl Clause<'_> {
    /// The scope of the participle at `participle` whose agent ends before token `behind`.
    pub(super) fn participle_scope(&self, participle: usize, behind: usize) -> ProseSpan {
        self.apposition(participle, behind).unwrap_or_else(|| self.view.span(self.tokens.clone()))
    }

    /// The noun phrase with its apposition, where a main clause follows that says something else.
    fn apposition(&self, participle: usize, behind: usize) -> Option<ProseSpan> {
        let opening = (1..=4)
            .filter_map(|back| participle.checked_sub(back))
            .find(|&at| self.tokens.start < at && self.view.is_sign(at, ','))?;
        if !(opening + 1..participle).all(|at| self.is_light(at)) {
            return None;
        }
        let closing =
            (behind..self.tokens.end.min(behind + FIGURE * 3)).find(|&at| self.view.is_sign(at, ','))?;
        let first = (self.tokens.start..opening)
            .rev()
            .take(REACH)
            .find(|&at| {
                self.view
                    .get(at)
                    .is_some_and(|it| matches!(it.first, ',' | ';' | ':' | '–' | '—' | '(' | ')'))
            })
            .map_or(self.tokens.start, |at| at + 1);
        // «I dati, confermati dal Viminale, parlano di …»: the clause says what the data say.
        let at = self.sources.partition_point(|source| source.tokens.start < first);
        let is_document = self
            .sources
            .iter()
            .skip(at)
            .take_while(|source| source.tokens.end <= opening)
            .any(|source| source.is_document);
        let points_back = (first..opening).any(|at| cue_at(self.view, at, Cue::Deictic).is_some());
        // «Le perdite, confermate dal Viminale, sono 40»: the figure is the noun's own.
        let counts = (closing + 1..self.tokens.end.min(closing + 1 + FIGURE)).any(|at| self.is_figure(at));
        (!is_document && !points_back && !counts).then(|| self.view.span(first..closing + 1))
    }

    /// A word that may stand between the comma and the participle: «che è stato», «già».
    fn is_light(&self, index: usize) -> bool {
        let is_word = self.view.get(index).is_some_and(|it| it.kind == TokenKind::Word);
        is_word
            && (self.view.grammar_at(index).next().is_none()
                || self
                    .view
                    .senses_in(index, Kinds::CUE.or(Kinds::PROSE))
                    .any(|(_, sense)| matches!(sense, Sense::Prose(_) | Sense::Cue(Cue::Passive))))
    }

    fn is_figure(&self, index: usize) -> bool {
        self.view.get(index).is_some_and(|it| it.kind == TokenKind::Digits)
            || self.view.senses_in(index, Kinds::NUMBER).any(|(_, sense)| {
                matches!(sense, Sense::Number(NumberWord::Cardinal(2..) | NumberWord::Scale(_)))
            })
    }

    /// Whether words are given as said behind a verb of attitude that ends before `index`: «la convinzione che …»,
    /// «“pieno sostegno”», but not «interesse per …».
    pub(super) fn holds_content(&self, index: usize) -> bool {
        let mut inside = false;
        for at in index..self.tokens.end.min(index + OBJECT) {
            let Some(token) = self.view.get(at) else { return false };
            if token.kind == TokenKind::Sign {
                match token.first {
                    '"' | '“' | '«' | '„' | '‘' | ':' => return true,
                    '\'' | '’' | '-' => continue,
                    _ => return false,
                }
            }
            if is_prose(self.view, at, ProseWord::Relative) {
                return !inside;
            }
            // What belongs to another noun says nothing: «interesse per i droni che …».
            inside |= is_prose(self.view, at, ProseWord::Preposition)
                || cue_at(self.view, at, Cue::Owner).is_some();
        }
        false
    }
}
