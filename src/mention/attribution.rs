//! Attribution: who stands for what, as scopes over the text.
//!
//! Sources and cues of each sentence first ([`super::attribution_cue`]), then what reaches over sentences
//! ([`super::attribution_link`]), then every figure asks in which scopes it stands.

use rustc_hash::FxHashMap;

use crate::article::{Article, BlockRole};
use crate::lexicon::Lexicon;
use crate::text::ProseSpan;

use super::attribution_cue::Clause;
use super::attribution_link::Linker;
use super::attribution_source::{names_at, sources};
use super::{Attribution, AttributionKind, Mentions, Quantity, SourceStatus, Sourcing, Step};

/// Fills `attributions` and `sourcing` (one per quantity) of `mentions`, and names the speakers of its quotes.
pub fn attribute(article: &Article, lexicon: &Lexicon, mentions: &mut Mentions) {
    let view = article.view(lexicon);
    let referents = &mentions.referents;
    let names = names_at(view, &mentions.names, |name| {
        referents
            .get(name.referent)
            .is_some_and(|referent| crate::lexicon::country_of(&referent.key).is_some())
    });
    let quotes: Vec<ProseSpan> = mentions.quotes.iter().map(|quote| quote.span).collect();
    let mut linker = Linker::new(article, view);
    for (index, sentence) in article.sentences.iter().enumerate() {
        if matches!(sentence.role, BlockRole::Residue | BlockRole::Byline | BlockRole::DateLine) {
            continue;
        }
        let mut found = sources(view, &names, &sentence.tokens);
        // Who is named inside a quotation does not say it.
        found.retain(|source| !is_quoted(&quotes, view.span(source.tokens.clone())));
        let clause = Clause {
            view,
            tokens: sentence.tokens.clone(),
            sources: &found,
            quotes: &quotes,
            before: linker.last_source(),
        };
        let own = clause.attributions();
        linker.sentence(index, own, &found);
    }
    linker.quotations(&mut mentions.quotes);
    mentions.attributions = linker.finish();
    mentions.sourcing = sourcing(article, mentions);
}

/// Whether `span` stands inside one of `quotes`, which are in order.
pub(super) fn is_quoted(quotes: &[ProseSpan], span: ProseSpan) -> bool {
    let at = quotes.partition_point(|quote| quote.start() <= span.start());
    at.checked_sub(1).and_then(|at| quotes.get(at)).is_some_and(|quote| quote.contains(span))
}

/// Asks for every figure who stands for it.
fn sourcing(article: &Article, mentions: &Mentions) -> Vec<Sourcing> {
    let deciding = deciding(&article.prose.text, &mentions.quantities, &mentions.attributions);
    let mut found: Vec<Sourcing> = mentions
        .quantities
        .iter()
        .zip(deciding)
        .map(|(quantity, best)| decide(quantity, best, &mentions.attributions))
        .collect();
    repeats(article, mentions, &mut found);
    found
}

/// The attribution that decides for each figure, by index: the best one whose scope holds it.
///
/// The best attribution takes its figures first and the next ones what is left, so that a sentence
/// with thousands of figures and cues is read in linear time.
fn deciding(text: &str, quantities: &[Quantity], attributions: &[Attribution]) -> Vec<Option<usize>> {
    let hearsay = Hearsay::of(text, attributions);
    let mut ranked: Vec<(usize, &Attribution)> = attributions.iter().enumerate().collect();
    ranked.sort_by_cached_key(|(index, attribution)| (rank(attribution, &hearsay), *index));
    let mut figures: Vec<(ProseSpan, usize)> =
        quantities.iter().enumerate().map(|(index, quantity)| (quantity.numeral, index)).collect();
    figures.sort_by_key(|(numeral, _)| (numeral.start(), numeral.end()));
    // Where to go on from each figure: the next one that nobody stands for yet.
    let mut next: Vec<usize> = (0..=figures.len()).collect();
    let mut found = vec![None; quantities.len()];
    for (index, attribution) in ranked {
        let scope = attribution.scope;
        let first = figures.partition_point(|(numeral, _)| numeral.start() < scope.start());
        let mut at = free_from(&mut next, first);
        while let Some((numeral, quantity)) = figures.get(at).copied() {
            if scope.end() <= numeral.start() {
                break;
            }
            if scope.contains(numeral) {
                if let Some(slot) = found.get_mut(quantity) {
                    *slot = Some(index);
                }
                if let Some(link) = next.get_mut(at) {
                    *link = at + 1;
                }
            }
            at = free_from(&mut next, at + 1);
        }
    }
    found
}

/// The first free place from `start` on; what was walked over is shortened for the next walk.
fn free_from(next: &mut [usize], start: usize) -> usize {
    let mut at = start;
    while let Some(&to) = next.get(at).filter(|to| **to != at) {
        let beyond = next.get(to).copied().unwrap_or(to);
        if let Some(link) = next.get_mut(at) {
            *link = beyond;
        }
        at = beyond;
    }
    at
}

fn decide(quantity: &Quantity, best: Option<usize>, attributions: &[Attribution]) -> Sourcing {
    let attribution = best.and_then(|index| attributions.get(index));
    let status = match (quantity.exempt, attribution.map(|it| it.kind)) {
        (Some(_), _) => SourceStatus::Exempt,
        (None, None) => SourceStatus::Unsourced,
        (None, Some(AttributionKind::Definite)) => SourceStatus::Sourced,
        (None, Some(AttributionKind::Group)) => SourceStatus::Group,
        (None, Some(AttributionKind::Vague)) => SourceStatus::Vague,
    };
    Sourcing { status, attribution: best, step: attribution.map(|it| it.step) }
}

/// So many bytes may stand between a vague phrase and what it tells.
const LONGEST_HEARSAY: usize = 80;

/// What is only heard of somebody's doing: «si dice che l'azienda investirà 40 milioni» is nobody's figure, though
/// who invests would stand for it.
struct Hearsay<'a> {
    text: &'a str,
    /// Where the vague phrases stand, in order.
    cues: Vec<ProseSpan>,
}

impl<'a> Hearsay<'a> {
    fn of(text: &'a str, attributions: &[Attribution]) -> Self {
        let vague = attributions.iter().filter(|it| it.kind == AttributionKind::Vague);
        let mut cues: Vec<ProseSpan> = vague.map(|it| it.cue).collect();
        cues.sort_by_key(|cue| cue.start());
        Self { text, cues }
    }

    /// Whether a vague phrase tells what this actor does: it stands before the verb, and nothing sets it apart.
    fn tells(&self, actor: &Attribution) -> bool {
        if actor.step != Step::Actor {
            return false;
        }
        let at = self.cues.partition_point(|cue| cue.start() < actor.cue.start());
        let Some(cue) = at.checked_sub(1).and_then(|at| self.cues.get(at)) else { return false };
        let start = match actor.source {
            Some(source) if cue.end() <= source.start() => source.start().min(actor.cue.start()),
            _ => actor.cue.start(),
        };
        let near = self.text.get(cue.end()..start).filter(|gap| gap.len() <= LONGEST_HEARSAY);
        near.is_some_and(|gap| {
            let gap = gap.trim_start_matches([',', ' ']);
            !gap.contains([',', ';', ':', '(', '–', '—', '.', '!', '?', '\n'])
        })
    }
}

/// What is said in the sentence comes first, then confirmations, then the vague, then the neighbours.
fn rank(attribution: &Attribution, hearsay: &Hearsay<'_>) -> (u8, Step) {
    let near = !matches!(
        attribution.step,
        Step::PreviousSentence | Step::Announcement | Step::Confirmation | Step::Repeat
    );
    let rank = match (attribution.kind, attribution.step) {
        (AttributionKind::Definite, _) if near && !hearsay.tells(attribution) => 0,
        (AttributionKind::Group, _) if near => 1,
        (AttributionKind::Definite, Step::Confirmation) => 2,
        (AttributionKind::Group, Step::Confirmation) => 3,
        (AttributionKind::Vague, _) => 4,
        (AttributionKind::Definite, _) => 5,
        (AttributionKind::Group, _) => 6,
    };
    (rank, attribution.step)
}

/// A figure of the headline or the lead is sourced where the same figure is sourced below; a figure
/// that was sourced above need not be sourced again.
fn repeats(article: &Article, mentions: &Mentions, found: &mut [Sourcing]) {
    let key = |quantity: &Quantity| {
        let noun = quantity.noun.as_ref().map(|noun| noun.class.as_deref().unwrap_or(&noun.lemma).to_owned());
        (quantity.value.value, format!("{:?}", quantity.unit), noun)
    };
    let mut sourced = FxHashMap::default();
    for (quantity, sourcing) in mentions.quantities.iter().zip(found.iter()) {
        if matches!(sourcing.status, SourceStatus::Sourced | SourceStatus::Group) {
            sourced.entry(key(quantity)).or_insert((quantity.span.start(), *sourcing));
        }
    }
    let lead = lead_end(article);
    for (quantity, sourcing) in mentions.quantities.iter().zip(found.iter_mut()) {
        if sourcing.status != SourceStatus::Unsourced {
            continue;
        }
        let role = article.sentences.get(quantity.sentence).map(|sentence| sentence.role);
        let may_lean = quantity.sentence < lead
            || matches!(
                role,
                Some(BlockRole::Headline | BlockRole::Standfirst | BlockRole::Caption | BlockRole::Section)
            );
        if let Some(&(start, other)) = sourced.get(&key(quantity))
            && (may_lean || start < quantity.span.start())
        {
            *sourcing = Sourcing { step: Some(Step::Repeat), ..other };
        }
    }
}

/// The first sentence behind the first two paragraphs of the body.
fn lead_end(article: &Article) -> usize {
    let mut n_paragraphs = 0;
    let mut last = None;
    for (index, sentence) in article.sentences.iter().enumerate() {
        if sentence.role == BlockRole::Body && last != Some(sentence.block) {
            n_paragraphs += 1;
            last = Some(sentence.block);
            if 2 < n_paragraphs {
                return index;
            }
        }
    }
    article.sentences.len()
}
