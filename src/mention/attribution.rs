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
    let by_sentence = by_sentence(article, &mentions.attributions);
    let mut found: Vec<Sourcing> = mentions
        .quantities
        .iter()
        .map(|quantity| {
            let near = by_sentence.get(quantity.sentence).map_or(&[][..], Vec::as_slice);
            decide(quantity, near, &mentions.attributions)
        })
        .collect();
    repeats(article, mentions, &mut found);
    found
}

/// So many attributions of a sentence are asked; none has more.
const MOST: usize = 256;

/// The attributions whose scope reaches into each sentence.
fn by_sentence(article: &Article, attributions: &[Attribution]) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); article.sentences.len()];
    for (index, attribution) in attributions.iter().enumerate() {
        let first = article.sentence_at(attribution.scope.start());
        for (sentence, list) in article.sentences.iter().zip(found.iter_mut()).skip(first) {
            if attribution.scope.end() <= sentence.span.start() {
                break;
            }
            if list.len() < MOST {
                list.push(index);
            }
        }
    }
    found
}

fn decide(quantity: &Quantity, near: &[usize], attributions: &[Attribution]) -> Sourcing {
    let best = near
        .iter()
        .filter_map(|&index| attributions.get(index).map(|it| (index, it)))
        .filter(|(_, attribution)| attribution.scope.contains(quantity.numeral))
        .min_by_key(|(index, attribution)| (rank(attribution), *index));
    let status = match (quantity.exempt, best) {
        (Some(_), _) => SourceStatus::Exempt,
        (None, None) => SourceStatus::Unsourced,
        (None, Some((_, attribution))) => match attribution.kind {
            AttributionKind::Definite => SourceStatus::Sourced,
            AttributionKind::Group => SourceStatus::Group,
            AttributionKind::Vague => SourceStatus::Vague,
        },
    };
    Sourcing { status, attribution: best.map(|(index, _)| index), step: best.map(|(_, it)| it.step) }
}

/// What is said in the sentence comes first, then confirmations, then the vague, then the neighbours.
fn rank(attribution: &Attribution) -> (u8, Step) {
    let near = !matches!(
        attribution.step,
        Step::PreviousSentence | Step::Announcement | Step::Confirmation | Step::Repeat
    );
    let rank = match (attribution.kind, attribution.step) {
        (AttributionKind::Definite, _) if near => 0,
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
