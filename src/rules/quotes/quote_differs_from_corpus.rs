//! A quotation that the archive has in other words.

use crate::diagnostic::{Level, Safety};
use crate::mention::Quote;
use crate::reference::{ReferenceQuote, share_run, words_of};
use crate::rules::archive::told;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "quote-differs-from-corpus",
    family: Family::Quotes,
    level: Level::Warning,
    page: include_str!("../../../rules/quotes/quote-differs-from-corpus.md"),
};

/// At least so many of a hundred words must be the same; fewer, and it is another sentence.
const LEAST: usize = 60;

/// So many words in a row must be the same, unless most are.
const RUN: usize = 3;

/// So many of a hundred are most.
const MANY: usize = 80;

/// So many words of a quotation are compared.
const MOST: usize = 200;

/// So many words around a difference are shown.
const AROUND: usize = 4;

/// Reports each quotation that differs from one of the same speaker, or with the same run of words, in the archive.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let Some(reference) = ctx.reference else { return };
    for (index, quote) in ctx.mentions().quotes.iter().enumerate() {
        let Some(found) = reference.quotes.get(&index) else { continue };
        out.extend(judge(ctx, quote, found));
    }
}

fn judge(ctx: &Context<'_>, quote: &Quote, found: &[ReferenceQuote]) -> Option<Finding> {
    let text = ctx.text(quote.content);
    let here = Words::of(text);
    let speaker = quote.speaker.and_then(|it| ctx.mentions().speaker_key(it));
    let language = ctx.article().language.code();
    let mut against: Option<(usize, &ReferenceQuote, Differs)> = None;
    for there in found.iter().filter(|it| it.document.language == language) {
        let is_same_speaker = match (speaker, there.speaker.as_deref()) {
            (Some(here), Some(there)) if here != there => continue,
            (Some(_), Some(_)) => true,
            _ => false,
        };
        let words = Words::of(&there.text);
        // One witness that has the words as they stand here is enough.
        if here.is_extract_of(&words) || words.is_extract_of(&here) {
            return None;
        }
        let is_whole = !here.is_cut && !words.is_cut;
        if let Some(differs) = Differs::between(&here, &words)
            && is_whole
            && (is_same_speaker || share_run(text, &there.text))
            && against.as_ref().is_none_or(|(most, ..)| *most < differs.n_same)
        {
            against = Some((differs.n_same, there, differs));
        }
    }
    let (_, there, differs) = against?;
    let replacement = Words::of(&there.text).written(differs.there.0, differs.there.1, &there.text);
    let (shown, other) = differs.shown(&here, text, &there.text);
    let message = Message::new("quote-differs-from-corpus").with("quote", shown).with("other", other);
    let column = there.column.saturating_sub(1);
    let place = FindingPlace::Reference {
        document: there.document.path.clone(),
        line: there.line.saturating_sub(1),
        column,
        end_column: column + there.text.chars().count() as u32,
    };
    let related = Message::new("quote-differs-from-corpus-related").with("quote", there.text.as_str());
    let title = Message::new("quote-differs-from-corpus-fix").with("replacement", replacement.as_str());
    Some(
        Finding::new(quote.content, told(message, &there.document, None))
            .related(place, told(related, &there.document, None))
            .fix(title, vec![ProseEdit::replace(quote.content, replacement)], Safety::Unsafe),
    )
}

/// The words of a quotation, and where they stand in it.
struct Words {
    /// Without case and marks.
    keys: Vec<String>,
    /// The bytes of each.
    places: Vec<(usize, usize)>,
    /// Where something was left out or put in brackets: before the words with these indices.
    cuts: Vec<usize>,
    /// Whether something was.
    is_cut: bool,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self { keys: Vec::new(), places: Vec::new(), cuts: Vec::new(), is_cut: false };
        let mut inside = 0usize;
        let mut start = None;
        let mut before = ' ';
        let end = text.len();
        for (at, letter) in text.char_indices().chain([(end, ' ')]) {
            if letter.is_alphanumeric() {
                start = start.or(Some(at));
                continue;
            }
            if let Some(from) = start.take()
                && inside == 0
                && words.keys.len() < MOST
            {
                words.keys.extend(words_of(&text[from..at]).into_iter().next());
                words.places.push((from, at));
            }
            let is_dots = letter == '…' || letter == '.' && before == '.';
            inside = match letter {
                '[' | '(' => inside + 1,
                ']' | ')' => inside.saturating_sub(1),
                _ => inside,
            };
            if is_dots || matches!(letter, '[' | ']' | '(' | ')') {
                words.is_cut = true;
                if words.cuts.last() != Some(&words.keys.len()) {
                    words.cuts.push(words.keys.len());
                }
            }
            before = letter;
        }
        words
    }

    /// Whether all stretches between cuts stand in the other quotation, one behind the other.
    fn is_extract_of(&self, other: &Words) -> bool {
        let mut from = 0;
        let mut starts = vec![0];
        starts.extend(&self.cuts);
        starts.push(self.keys.len());
        for pair in starts.windows(2) {
            let [first, last] = pair else { continue };
            let Some(stretch) = self.keys.get(*first..*last).filter(|it| !it.is_empty()) else { continue };
            let rest = other.keys.get(from..).unwrap_or(&[]);
            match rest.windows(stretch.len()).position(|it| it == stretch) {
                Some(at) => from += at + stretch.len(),
                None => return false,
            }
        }
        true
    }

    /// The words from `first` to `last` as they are written.
    fn written(&self, first: usize, last: usize, text: &str) -> String {
        let place = |at: usize| self.places.get(at).copied().unwrap_or((0, 0));
        let (start, end) = (place(first).0, place(last).1.max(place(first).0));
        let is_end = last + 1 == self.places.len();
        text.get(if first == 0 { 0 } else { start }..if is_end { text.len() } else { end })
            .unwrap_or("")
            .to_owned()
    }
}

/// Where and how far two quotations are the same.
struct Differs {
    n_same: usize,
    /// The first and the last word of the other one beside which these stand.
    there: (usize, usize),
    /// The first word that differs here and there.
    first: (usize, usize),
}

impl Differs {
    /// The longest common subsequence of two quotations that are alike and not the same.
    fn between(here: &Words, there: &Words) -> Option<Self> {
        let (n_here, n_there) = (here.keys.len(), there.keys.len());
        let mut lengths = vec![vec![0u16; n_there + 1]; n_here + 1];
        for one in (0..n_here).rev() {
            for other in (0..n_there).rev() {
                lengths[one][other] = if here.keys[one] == there.keys[other] {
                    lengths[one + 1][other + 1] + 1
                } else {
                    lengths[one + 1][other].max(lengths[one][other + 1])
                };
            }
        }
        let mut pairs = Vec::new();
        let (mut one, mut other) = (0, 0);
        while one < n_here && other < n_there {
            if here.keys[one] == there.keys[other] {
                pairs.push((one, other));
                (one, other) = (one + 1, other + 1);
            } else if lengths[one][other + 1] <= lengths[one + 1][other] {
                one += 1;
            } else {
                other += 1;
            }
        }
        let (&(first_here, first_there), &(last_here, last_there)) = (pairs.first()?, pairs.last()?);
        // Words here before the first common one stand for as many there, and so behind the last.
        let from = first_there.saturating_sub(first_here);
        let to = (last_there + (n_here - 1 - last_here)).min(n_there - 1);
        let length = n_here.max(to + 1 - from);
        let mut run = 1;
        let mut longest = 1;
        for pair in pairs.windows(2) {
            let [(one, other), (next_one, next_other)] = pair else { continue };
            run = if one + 1 == *next_one && other + 1 == *next_other { run + 1 } else { 1 };
            longest = longest.max(run);
        }
        let share = pairs.len() * 100 / length;
        if share < LEAST || longest < RUN && share < MANY {
            return None;
        }
        let mut first = (0, from);
        for &(one, other) in &pairs {
            if (one, other) != first {
                break;
            }
            first = (one + 1, other + 1);
        }
        Some(Self { n_same: pairs.len(), there: (from, to), first })
    }

    /// The words around the first difference, here and there.
    fn shown(&self, here: &Words, text: &str, other: &str) -> (String, String) {
        let there = Words::of(other);
        let around = |words: &Words, at: usize, text: &str, low: usize, high: usize| {
            let first = at.saturating_sub(AROUND).max(low);
            let last = (at + AROUND).min(high);
            let shown = crate::text::one_line(&words.written(first, last, text));
            let (before, after) = (low < first, last < high);
            format!("{}{shown}{}", if before { "… " } else { "" }, if after { " …" } else { "" })
        };
        let last = here.keys.len().saturating_sub(1);
        (
            around(here, self.first.0, text, 0, last),
            around(&there, self.first.1, other, self.there.0, self.there.1),
        )
    }
}
