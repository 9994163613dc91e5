//! A lead that tells as news what happened long before publication.

use jiff::civil::Date;

use crate::article::{BlockRole, Case, Sentence, TokenKind};
use crate::diagnostic::Level;
use crate::lexicon::{ProseWord, Sense};
use crate::mention::{Temporal, TemporalForm};
use crate::rules::spans::ends_in;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta};

/// What the rule is.
pub const META: Meta = Meta {
    code: "stale-lead-date",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/stale-lead-date.md"),
};

/// The rule's options.
#[derive(Debug, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// How many days before publication a date becomes stale.
    stale_days: i64,
}

impl Default for Options {
    fn default() -> Self {
        Self { stale_days: 30 }
    }
}

/// What is older is history, and no slip.
const HISTORY: i64 = 5 * 366;

/// So many tokens may follow a date that still ends its sentence.
const LONGEST_TAIL: usize = 7;

/// How many sentences make the lead.
const LEAD: usize = 2;

/// Reports the earliest full date of the lead where it is stale and told as the news.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let Some(published) = ctx.published() else { return };
    let lead: Vec<usize> = ctx
        .article()
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| sentence.role == BlockRole::Body)
        .map(|(index, _)| index)
        .take(LEAD)
        .collect();
    let times = &ctx.mentions().times;
    let dated =
        |temporal: &&Temporal| temporal.form == TemporalForm::Absolute && lead.contains(&temporal.sentence);
    let full = times.iter().filter(dated).filter_map(|it| Some((it.parts.date()?, it)));
    let Some((date, temporal)) = full.min_by_key(|(date, it)| (*date, it.span.start())) else { return };
    let Some(days) =
        days_between(date, published).filter(|days| options.stale_days < *days && *days <= HISTORY)
    else {
        return;
    };
    let Some(sentence) = ctx.sentence(temporal.sentence) else { return };
    let looks_back = ctx.has_word(sentence.tokens.clone(), ProseWord::Lookback)
        || ctx.headline_tokens().is_some_and(|tokens| ctx.has_word(tokens, ProseWord::Lookback));
    if looks_back
        || ctx.is_quoted(temporal.span)
        || !is_main_clause(ctx, sentence, temporal)
        || times.iter().any(|other| is_newer_event(ctx, other, temporal, date))
    {
        return;
    }
    let message = Message::new("stale-lead-date")
        .with("date", date)
        .with("published", published)
        .with("days", usize::try_from(days).unwrap_or_default());
    let mut finding = Finding::new(temporal.span, message);
    if let Some(span) = ctx.article().publication.as_ref().and_then(|it| it.span) {
        finding = finding.related(FindingPlace::Here(span), Message::new("stale-lead-date-related"));
    }
    out.push(finding);
}

/// Whether `other` dates something newer than the lead.
fn is_newer_event(ctx: &Context<'_>, other: &Temporal, lead: &Temporal, date: Date) -> bool {
    let is_text = ctx.sentence(other.sentence).is_some_and(|it| {
        matches!(it.role, BlockRole::Body | BlockRole::Headline | BlockRole::Standfirst | BlockRole::Caption)
    });
    let first_day = other.value.as_ref().and_then(crate::value::Timex::first_day);
    is_text && other.span != lead.span && first_day.is_some_and(|first| date < first)
}

/// Whether the date belongs to the main clause: nothing but places and small words before it, an auxiliary
/// before it with neither comma nor relative between, or the end of a sentence without one.
///
/// Limit: a date behind a plain past tense that is not the last word (“they met on 15 January and …”) is left
/// alone, since it may as well belong to a participle (“the man arrested on 15 January”).
fn is_main_clause(ctx: &Context<'_>, sentence: &Sentence, temporal: &Temporal) -> bool {
    let view = ctx.view();
    let date = view.tokens.at(temporal.span.start());
    let before = sentence.tokens.start..date;
    let is_small = |index: usize| {
        view.get(index).is_some_and(|token| {
            let capital = token.kind == TokenKind::Word && token.first.is_uppercase();
            capital
                || token.kind == TokenKind::Sign
                    && matches!(token.first, ',' | '–' | '—' | '-' | '(' | ')' | '.')
        }) || view.senses_at(index).any(|(n_tokens, sense)| {
            n_tokens == 1 && matches!(sense, Sense::Prose(ProseWord::Article | ProseWord::Preposition))
        })
    };
    // „Die am 15. Januar gewählte Bürgermeisterin“: the date belongs to the attribute.
    let is =
        |index: Option<usize>, word| index.is_some_and(|at| before.contains(&at) && ctx.is_word(at, word));
    let (first, second) = (date.checked_sub(1), date.checked_sub(2));
    if is(first, ProseWord::Preposition) && is(second, ProseWord::Article) {
        return false;
    }
    if before.clone().all(is_small) {
        return true;
    }
    let ends_sentence = ends_sentence(ctx, sentence, temporal);
    for index in before.rev() {
        // „den Haushalt“: an article that may be a relative is one behind a comma, which tells by itself.
        let is_relative = ctx.is_word(index, ProseWord::Relative) && !ctx.is_word(index, ProseWord::Article);
        if view.is_sign(index, ',') || is_relative || ctx.is_word(index, ProseWord::Conjunction) {
            return false;
        }
        if ctx.is_word(index, ProseWord::Auxiliary) || is_finite_past(ctx, index) {
            return true;
        }
    }
    ends_sentence
}

/// Whether a form tells of the past and is never a participle: «inauguró».
fn is_finite_past(ctx: &Context<'_>, index: usize) -> bool {
    let Some(token) = ctx.view().get(index).filter(|it| it.case == Case::Lower) else { return false };
    let word = token.span.slice(ctx.view().text);
    let endings = &ctx.analysis.lexicon.spans.finite_past_endings;
    5 < word.len() && ends_in(word, endings)
}

/// Whether the sentence ends with the date, or with the date and who says so: “… on 2 April 2025, firefighters said.”, or goes on with a few words of place or cause: “… after a gas leak.”
fn ends_sentence(ctx: &Context<'_>, sentence: &Sentence, temporal: &Temporal) -> bool {
    let view = ctx.view();
    let after = view.tokens.at(temporal.span.end())..sentence.tokens.end;
    let says_who = ctx.mentions().attributions.iter().any(|it| {
        let cue = view.tokens.at(it.cue.start());
        temporal.span.end() <= it.cue.start() && after.contains(&cue)
    });
    if says_who && view.is_sign(after.start, ',') && after.len() <= LONGEST_TAIL + 2 {
        return true;
    }
    let is_word = |index: usize| view.get(index).is_some_and(|it| it.kind == TokenKind::Word);
    let Some(first) = after.clone().find(|&index| is_word(index)) else { return true };
    let is_mark = |index: usize| view.get(index).is_some_and(|it| it.kind == TokenKind::Sign);
    after.len() <= LONGEST_TAIL
        && !(after.start..first).any(is_mark)
        && ctx.is_word(first, ProseWord::Preposition)
        && !after.clone().any(|index| ctx.is_word(index, ProseWord::Auxiliary))
}

fn days_between(date: Date, published: Date) -> Option<i64> {
    date.until(published).ok().map(|span| i64::from(span.get_days()))
}
