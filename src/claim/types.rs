//! What a claim is.

use std::sync::Arc;

use crate::mention::NameKind;
use crate::text::ProseSpan;
use crate::value::{Interval, Number, Timex};

/// A figure with what is known of its meaning. Two claims are comparable only if the known slots agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The figure, by index into the article's quantities.
    pub quantity: usize,
    /// The whole figure in the text.
    pub span: ProseSpan,
    /// The value, with its stated precision.
    pub value: Number,
    /// The values it allows, in the base unit of its dimension where it has one.
    pub interval: Interval,
    /// What is counted or measured.
    pub measure: Measure,
    /// The predicate family: `send`, `kill`, `cost` …
    pub predicate: Option<Arc<str>>,
    /// Whether the count goes up as time passes: tolls, arrests, signatures.
    pub running: bool,
    /// Who acts, as a referent's key.
    pub agent: Option<String>,
    /// To whom or where it goes.
    pub direction: Direction,
    /// Whom and what it is about, the nearest first.
    pub subjects: Vec<Subject>,
    /// When.
    pub time: Option<Timex>,
    /// The whole or a part of it.
    pub scope: Scope,
    /// How firmly it is said.
    pub modality: Modality,
    /// The words that name its source, if it has a definite one.
    pub source: Option<ProseSpan>,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// What is counted or measured.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Measure {
    /// The synonym class of the counted noun (`soldier`), else its lemma, else the unit's dimension.
    pub class: Arc<str>,
    /// Adjectives and complements that narrow it, folded and sorted.
    pub qualifiers: Vec<String>,
    /// The unit's code for currencies (`USD`), its dimension for other units, empty for counts.
    pub unit: Arc<str>,
}

/// The way a predicate points: «dalla Corea alla Russia».
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Direction {
    /// Where from, or by whom, as a referent's key.
    pub origin: Option<String>,
    /// Where to, or to whom.
    pub goal: Option<String>,
}

/// Whom or what a claim is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The referent's key.
    pub key: String,
    /// The referent's name.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// How it was found.
    pub found: Found,
}

/// How a subject was found; nearer is surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    /// In the figure's own noun phrase: «soldati nordcoreani».
    Phrase,
    /// In its clause.
    Clause,
    /// In its sentence.
    Sentence,
    /// As the topic of the paragraph or article.
    Topic,
}

/// Whether a figure is the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The whole, as far as the text says.
    Total,
    /// A part: «di cui 300», “including”.
    Part,
    /// A rate: per day, a head.
    Rate,
    /// A forecast or target.
    Forecast,
    /// A change: «in più», “fewer”.
    Change,
}

/// How firmly something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Plainly.
    Stated,
    /// As an estimate.
    Estimated,
    /// In the conditional of hearsay.
    Conditional,
    /// Denied.
    Denied,
    /// Inside a quotation.
    Quoted,
}
