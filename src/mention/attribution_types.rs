//! What an attribution is: who says what, how surely, and how that was found.

use crate::text::ProseSpan;

/// A source with its cue and the stretch of text it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// What is said by the source.
    pub scope: ProseSpan,
    /// The words that name the source; absent for a vague phrase that is all cue.
    pub source: Option<ProseSpan>,
    /// The verb, preposition, noun or mark that ties them.
    pub cue: ProseSpan,
    /// Whether the source can be asked.
    pub kind: AttributionKind,
    /// By which step it was found.
    pub step: Step,
}

/// Whether a source can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttributionKind {
    /// A named person, body, document, agency, link.
    Definite,
    /// Named by group only: «fonti diplomatiche».
    Group,
    /// Nobody can be asked: «si parla di».
    Vague,
}

/// The step by which a source was found; the order of the steps decides ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Cue and source in the sentence.
    Sentence,
    /// A link, footnote or «Fonte:» line.
    Reference,
    /// Inside a quotation whose speaker is named.
    Quotation,
    /// The sentence before, which this one goes on with.
    PreviousSentence,
    /// A later sentence confirms it: «ha confermato questi dati».
    Confirmation,
    /// The paragraph opens with a source that announces data.
    Announcement,
    /// Headline or lead whose figure is sourced below; or the same figure sourced above.
    Repeat,
    /// Who did it is the source: «il Governo ha stanziato 3 miliardi».
    Actor,
    /// A document is the source.
    Document,
}

/// How a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceStatus {
    /// A definite source stands for it.
    Sourced,
    /// Only a group stands for it: «fonti diplomatiche».
    Group,
    /// Only a vague phrase stands for it.
    Vague,
    /// Nobody stands for it.
    Unsourced,
    /// It needs none.
    Exempt,
}

impl SourceStatus {
    /// The status's name in the batch interfaces; a group counts as sourced there.
    pub fn name(self) -> &'static str {
        match self {
            SourceStatus::Sourced | SourceStatus::Group => "sourced",
            SourceStatus::Vague => "vague",
            SourceStatus::Unsourced => "unsourced",
            SourceStatus::Exempt => "exempt",
        }
    }
}

/// Who stands for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sourcing {
    /// How the figure stands.
    pub status: SourceStatus,
    /// The attribution that decided, by index; also given for an exempt figure inside a scope.
    pub attribution: Option<usize>,
    /// The step that decided.
    pub step: Option<Step>,
}
