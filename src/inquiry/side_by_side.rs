//! Two texts side by side: what both say alike, what they say otherwise, and what only one of them says.
//!
//! A draft beside the press release that it was made from: its figures, dated events, quotations and persons.

use crate::claim::Claim;
use crate::mention::NameKind;
use crate::reference::{
    EntityRow, ReferenceClaim, ReferenceDocument, ReferenceEvent, ReferenceQuote, Verdict, Why, compare,
    compare_event, is_near, share_run, words_of,
};

/// What two texts say of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairing {
    /// What it is.
    pub kind: PairedKind,
    /// How they stand to each other.
    pub outcome: PairOutcome,
    /// What the first says.
    pub here: Option<Passage>,
    /// What the second says.
    pub there: Option<Passage>,
    /// Why two figures were taken for one.
    pub why: Option<Why>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairedKind {
    /// A figure.
    Figure,
    /// The date of an event.
    Date,
    /// A quotation.
    Quote,
    /// A person's name.
    Name,
}

/// How two texts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairOutcome {
    /// They cannot both be right.
    Differs,
    /// One has a later state.
    Overtaken,
    /// They say the same.
    Agrees,
    /// Only the first says it.
    OnlyHere,
    /// Only the second.
    OnlyThere,
}

/// Words and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub words: String,
    /// One-based line; absent for a name, which may stand on many.
    pub line: Option<u32>,
}

impl PairOutcome {
    /// The outcome's name for programs.
    pub fn name(self) -> &'static str {
        match self {
            PairOutcome::Differs => "differs",
            PairOutcome::Overtaken => "overtaken",
            PairOutcome::Agrees => "agrees",
            PairOutcome::OnlyHere => "only-here",
            PairOutcome::OnlyThere => "only-there",
        }
    }
}

impl PairedKind {
    /// The kind's name for programs.
    pub fn name(self) -> &'static str {
        match self {
            PairedKind::Figure => "figure",
            PairedKind::Date => "date",
            PairedKind::Quote => "quote",
            PairedKind::Name => "name",
        }
    }
}

/// At most so many figures, quotations or names of a text are compared.
const MOST: usize = 1_000;

/// Quotations of fewer words are everybody's.
const QUOTE_WORDS: usize = 4;

/// Sets two texts side by side, what differs first.
pub fn side_by_side(here: &ReferenceDocument, there: &ReferenceDocument) -> Vec<Pairing> {
    let mut out = Vec::new();
    figures(here, there, &mut out);
    events(&here.events, &there.events, &mut out);
    quotes(&here.quotes, &there.quotes, &mut out);
    names(here, there, &mut out);
    out.sort_by_key(|it| (it.outcome, it.kind));
    out
}

fn pairing(kind: PairedKind, outcome: PairOutcome, here: Option<Passage>, there: Option<Passage>) -> Pairing {
    Pairing { kind, outcome, here, there, why: None }
}

fn figures(here: &ReferenceDocument, there: &ReferenceDocument, out: &mut Vec<Pairing>) {
    let passage = |it: &ReferenceClaim| Some(Passage { words: it.figure.clone(), line: Some(it.line) });
    let there: Vec<&ReferenceClaim> = there.claims.iter().take(MOST).collect();
    let mut is_told = vec![false; there.len()];
    let mut only: Vec<&ReferenceClaim> = Vec::new();
    for one in here.claims.iter().take(MOST) {
        let compared = there.iter().map(|other| compare(&one.claim, here.card.date, other));
        let verdicts: Vec<(usize, crate::reference::Comparison)> =
            compared.enumerate().filter(|(_, it)| it.verdict != Verdict::Incomparable).collect();
        // A figure that something agrees with is no contradiction, whatever else the other text says.
        let agrees = verdicts.iter().find(|(_, it)| it.verdict == Verdict::Agrees);
        let same = || {
            let same = there.iter().position(|other| is_same(&one.claim, &other.claim));
            same.map(|index| (index, PairOutcome::Agrees, None))
        };
        let found = agrees
            .map(|(index, it)| (*index, PairOutcome::Agrees, Some(it.why.clone())))
            .or_else(same)
            .or_else(|| {
                let (index, it) = verdicts.first()?;
                let outcome = match it.verdict {
                    Verdict::Superseded => PairOutcome::Overtaken,
                    _ => PairOutcome::Differs,
                };
                Some((*index, outcome, Some(it.why.clone())))
            });
        for (index, _) in &verdicts {
            is_told[*index] = true;
        }
        match found {
            Some((index, outcome, why)) => {
                is_told[index] = true;
                let there = there.get(index).and_then(|it| passage(it));
                let pair = Pairing { why, ..pairing(PairedKind::Figure, outcome, passage(one), there) };
                // A figure that is told twice is paired once.
                let told = |it: &Pairing| {
                    let words = |it: &Pairing| it.here.as_ref().map(|it| it.words.clone());
                    it.outcome == pair.outcome && it.there == pair.there && words(it) == words(&pair)
                };
                if !out.iter().any(told) {
                    out.push(pair);
                }
            }
            None if only.iter().any(|it| is_same(&it.claim, &one.claim)) => {}
            None => {
                only.push(one);
                out.push(pairing(PairedKind::Figure, PairOutcome::OnlyHere, passage(one), None));
            }
        }
    }
    only.clear();
    for (other, is_told) in there.into_iter().zip(is_told) {
        if !is_told && !only.iter().any(|it| is_same(&it.claim, &other.claim)) {
            only.push(other);
            out.push(pairing(PairedKind::Figure, PairOutcome::OnlyThere, None, passage(other)));
        }
    }
}

/// Whether two figures count the same and allow the same values.
fn is_same(one: &Claim, other: &Claim) -> bool {
    one.measure.class == other.measure.class
        && one.measure.unit == other.measure.unit
        && one.interval == other.interval
        && one.scope == other.scope
}

fn events(here: &[ReferenceEvent], there: &[ReferenceEvent], out: &mut Vec<Pairing>) {
    let passage = |it: &ReferenceEvent| Some(Passage { words: it.date.clone(), line: Some(it.line) });
    for one in here.iter().take(MOST) {
        let verdict = |other: &&ReferenceEvent| compare_event(&one.event, &other.event);
        let agrees = there.iter().take(MOST).find(|it| verdict(it) == Verdict::Agrees);
        let differs = || there.iter().take(MOST).find(|it| verdict(it) == Verdict::Disagrees);
        let (outcome, other) = match (agrees, differs) {
            (Some(other), _) => (PairOutcome::Agrees, Some(other)),
            (None, differs) => (PairOutcome::Differs, differs()),
        };
        if let Some(other) = other {
            out.push(pairing(PairedKind::Date, outcome, passage(one), passage(other)));
        }
    }
}

fn quotes(here: &[ReferenceQuote], there: &[ReferenceQuote], out: &mut Vec<Pairing>) {
    let passage = |it: &ReferenceQuote| Some(Passage { words: it.text.clone(), line: Some(it.line) });
    let long = |quotes: &[ReferenceQuote]| -> Vec<(ReferenceQuote, String)> {
        let words = quotes.iter().take(MOST).map(|it| (it.clone(), words_of(&it.text)));
        words
            .filter(|(_, words)| QUOTE_WORDS <= words.len())
            .map(|(it, words)| (it, format!(" {} ", words.join(" "))))
            .collect()
    };
    let (here, there) = (long(here), long(there));
    let mut is_told = vec![false; there.len()];
    for (one, words) in &here {
        let holds = |(_, other): &(ReferenceQuote, String)| {
            other.contains(words.as_str()) || words.contains(other.as_str())
        };
        let same = there.iter().position(holds);
        let near = || there.iter().position(|(other, _)| share_run(&one.text, &other.text));
        let found = same.map(|index| (index, PairOutcome::Agrees));
        match found.or_else(|| near().map(|index| (index, PairOutcome::Differs))) {
            Some((index, outcome)) => {
                is_told[index] = true;
                let there = there.get(index).and_then(|(it, _)| passage(it));
                out.push(pairing(PairedKind::Quote, outcome, passage(one), there));
            }
            None => out.push(pairing(PairedKind::Quote, PairOutcome::OnlyHere, passage(one), None)),
        }
    }
    for ((other, _), _) in there.iter().zip(is_told).filter(|(_, is_told)| !is_told) {
        out.push(pairing(PairedKind::Quote, PairOutcome::OnlyThere, None, passage(other)));
    }
}

fn names(here: &ReferenceDocument, there: &ReferenceDocument, out: &mut Vec<Pairing>) {
    // Who signs an article is nobody it speaks of.
    let persons = |document: &ReferenceDocument| -> Vec<EntityRow> {
        let author = document.card.author.as_deref().unwrap_or_default();
        let is_person = |it: &&EntityRow| {
            it.kind == NameKind::Person
                && !it.spellings.iter().all(|spelling| author.contains(spelling.as_str()))
        };
        document.entities.iter().filter(is_person).take(MOST).cloned().collect()
    };
    let passage =
        |it: &EntityRow| it.spellings.first().map(|words| Passage { words: words.clone(), line: None });
    let (persons_here, persons_there) = (persons(here), persons(there));
    let (here, there) = (&here.entities, &there.entities);
    let is_in = |rows: &[EntityRow], key: &str| rows.iter().any(|it| it.key == key);
    let mut is_told = vec![false; persons_there.len()];
    for one in persons_here.iter().filter(|it| !is_in(there, &it.key)) {
        let near = persons_there.iter().position(|other| {
            !is_in(here, &other.key) && is_near(&one.key, &other.key).is_some_and(|distance| 0 < distance)
        });
        match near {
            Some(index) => {
                is_told[index] = true;
                let there = persons_there.get(index).and_then(passage);
                out.push(pairing(PairedKind::Name, PairOutcome::Differs, passage(one), there));
            }
            None => out.push(pairing(PairedKind::Name, PairOutcome::OnlyHere, passage(one), None)),
        }
    }
    for (other, is_told) in persons_there.iter().zip(is_told) {
        if !is_told && !is_in(here, &other.key) {
            out.push(pairing(PairedKind::Name, PairOutcome::OnlyThere, None, passage(other)));
        }
    }
}
