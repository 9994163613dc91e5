//! What the two rules about the archive's figures share.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::claim::Claim;
use crate::diagnostic::Safety;
use crate::mention::QuantityKind;
use crate::reference::{DocumentCard, Verdict};

use super::{Context, Finding, FindingPlace, Message, ProseEdit, Reference, Witness};

/// A document, a line and a column.
type Passage<'a> = (&'a str, u32, u32);

impl Witness {
    /// Where it stands in the reference.
    fn passage(&self) -> Passage<'_> {
        (&self.claim.document.path, self.claim.line, self.claim.column)
    }

    /// Whether a slot of the key is known on one side only, so that the comparison is less sure.
    pub(super) fn is_unsure(&self) -> bool {
        !self.comparison.why.one_sided.is_empty()
    }

    /// The place of the figure in the reference.
    pub(super) fn place(&self) -> FindingPlace {
        let column = self.claim.column.saturating_sub(1);
        FindingPlace::Reference {
            document: self.claim.document.path.clone(),
            line: self.claim.line.saturating_sub(1),
            column,
            end_column: column + self.claim.figure.chars().count() as u32,
        }
    }

    /// `message` with who wrote it, when, and from which source.
    pub(super) fn told(&self, message: Message) -> Message {
        told(message, &self.claim.document, self.claim.source.clone())
    }
}

/// `message` with who wrote a document, when, and from which source.
pub(super) fn told(message: Message, document: &DocumentCard, source: Option<String>) -> Message {
    let name = document.author.as_ref().or(document.title.as_ref()).unwrap_or(&document.path);
    message.with("document", name.as_str()).with("date", document.date).with("source", source)
}

/// The passages of the reference with which figures of the article agree.
pub(super) struct Agreed<'a> {
    /// The first and the last figure, by claim, that agree with each passage.
    claims: FxHashMap<Passage<'a>, (usize, usize)>,
}

impl<'a> Agreed<'a> {
    /// All of them.
    pub(super) fn of(reference: &'a Reference) -> Self {
        let mut claims: FxHashMap<Passage<'a>, (usize, usize)> = FxHashMap::default();
        for (index, witnesses) in reference.witnesses.iter().enumerate() {
            for witness in witnesses.iter().filter(|it| it.comparison.verdict == Verdict::Agrees) {
                claims.entry(witness.passage()).or_insert((index, index)).1 = index;
            }
        }
        Self { claims }
    }

    /// Whether a figure other than `claim` agrees with the same passage: «non 600, come si era detto, ma 2.000».
    pub(super) fn has_other(&self, claim: usize, passage: &Witness) -> bool {
        self.claims.get(&passage.passage()).is_some_and(|&(first, last)| first != claim || last != claim)
    }
}

/// So many claims of a sentence are looked at; none has more.
const MOST: usize = 256;

/// Whether the figure is one of several of its kind in the sentence: «4.300 in Francia, 3.700 in Germania».
/// Which of them belongs to whom is not certain enough.
pub(super) fn in_list(ctx: &Context<'_>, claim: &Claim) -> bool {
    let claims = &ctx.analysis.claims;
    let first = claims.partition_point(|it| it.sentence < claim.sentence);
    claims[first..].iter().take(MOST).take_while(|it| it.sentence == claim.sentence).any(|it| {
        it.quantity != claim.quantity
            && it.measure.class == claim.measure.class
            && it.measure.unit == claim.measure.unit
            && it.value.value != claim.value.value
    })
}

/// Whether two figures are near enough in kind and size to be two tellings of one: counts of one noun, or
/// amounts and shares of which nothing is unknown; never ten times as much.
pub(super) fn may_be_one(ctx: &Context<'_>, claim: &Claim, there: &Witness) -> bool {
    let why = &there.comparison.why;
    let quantity = ctx.mentions().quantities.get(claim.quantity);
    let is_count = quantity.is_some_and(|it| {
        it.kind == QuantityKind::Count && (it.noun.is_some() || ctx.counts_known(claim.quantity))
    });
    let is_near = why.factor.is_some_and(|factor| factor < Decimal::TEN);
    is_near && !in_list(ctx, claim) && (is_count || !there.is_unsure() && 2 <= why.shared.len())
}

/// Whether each of the two figures has a definite source of its own, and not the same one.
pub(super) fn other_source(ctx: &Context<'_>, claim: &Claim, there: &Witness) -> bool {
    match (claim.source, &there.claim.source) {
        (Some(here), Some(there)) => {
            let (here, there) = (ctx.line(here).to_lowercase(), there.to_lowercase());
            !here.contains(&there) && !there.contains(&here)
        }
        _ => false,
    }
}

/// `finding` with the fixes that take the archive's figure, or say whose figure this is.
pub(super) fn with_archive_fixes(
    ctx: &Context<'_>,
    finding: Finding,
    claim: &Claim,
    there: &Witness,
    replace: &'static str,
) -> Finding {
    let mut finding = finding;
    if there.claim.document.language == ctx.article().language.code() {
        let replacement = cased_like(ctx.text(claim.span), &there.claim.figure);
        let title = Message::new(replace).with("replacement", replacement.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(claim.span, replacement)], Safety::Unsafe);
    }
    let end = ctx.clause_end(claim.sentence, claim.span.end());
    let edit = ProseEdit::insert(end, Message::new("figure-contradicts-corpus-insert"));
    finding.fix(Message::new("figure-contradicts-corpus-fix-attribute"), vec![edit], Safety::Snippet)
}

/// `words` opening with a capital where `like` does.
fn cased_like(like: &str, words: &str) -> String {
    if like.chars().next().is_some_and(char::is_uppercase) {
        return crate::text::with_capital(words);
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
