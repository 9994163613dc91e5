//! Somebody whom the text names for the first time without a first name, or without who that is.

use rustc_hash::FxHashSet;

use crate::article::{BlockRole, Case, TokenKind};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Cue, NameWord, PeopleWord, ProseWord, ScriptWord, Sense, SpanWord};
use crate::mention::{Name, NameForm, NameKind, Referent, key_of};
use crate::rules::roster::Roster;
use crate::rules::spans::{ends_in, word_at, word_before};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, ProseEdit};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "first-mention-incomplete",
    family: Family::Names,
    level: Level::Hint,
    page: include_str!("../../../rules/names/first-mention-incomplete.md"),
};

/// The rule's options.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// Names that every reader of this newspaper knows.
    known: Vec<String>,
}

/// Within so many sentences the text must say who somebody is.
const REACH: usize = 2;

/// So many words an apposition may have: «l'amministratore di Alden Italia, Bruno Calvi».
const APPOSITION: usize = 8;

/// Within so many words before a participle stands what helps it: «hanno ieri sera ringraziato».
const HELPED: usize = 4;

/// Reports, once for each person, a first mention outside headlines and quotations that leaves open who this is.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let known: FxHashSet<String> = options.known.iter().map(|it| key_of(it)).collect();
    let house = Roster::of(ctx.house);
    for referent in ctx.mentions().referents.iter().filter(|it| it.kind == NameKind::Person) {
        let names = referent.mentions.iter().filter_map(|&it| ctx.mentions().names.get(it));
        let Some(name) = names.clone().find(|it| ctx.is_body(it.sentence)) else { continue };
        let last = referent.key.rsplit(' ').next().unwrap_or(&referent.key);
        let is_known = known.contains(&referent.key) || known.contains(last) || is_known_to_all(ctx, name);
        // Who signs is known from the byline.
        let is_signed = names.clone().any(|it| {
            let sentence = ctx.sentence(it.sentence);
            sentence.is_some_and(|it| it.role == BlockRole::Byline)
        });
        if is_known || is_signed || ctx.is_quoted(name.span) || is_no_full_name(ctx, name) {
            continue;
        }
        let is_full = key_of(ctx.text(name.span)).contains(' ');
        out.extend(if is_full {
            without_role(ctx, &house, referent, name)
        } else {
            by_surname(ctx, &house, referent, name)
        });
    }
}

/// Whether the name is of a kind that has no surname, or hides it: «Carlo III», «Andrea C.».
fn is_no_full_name(ctx: &Context<'_>, name: &Name) -> bool {
    let last = ctx.text(name.span).split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_end_matches('.');
    last.chars().count() == 1 || last.chars().all(|it| matches!(it, 'I' | 'V' | 'X' | 'L'))
}

/// Whether the name is on the list of those who need no introduction.
fn is_known_to_all(ctx: &Context<'_>, name: &Name) -> bool {
    ctx.tokens_of(name.span)
        .any(|at| ctx.view().senses_at(at).any(|(_, sense)| *sense == Sense::Script(ScriptWord::Known)))
}

/// «Goremykin è arrivato», where the name in full comes later, or the house list or the archive knows it.
fn by_surname(ctx: &Context<'_>, house: &Roster<'_>, referent: &Referent, name: &Name) -> Option<Finding> {
    if has_role_near(ctx, referent, name.sentence, 0) {
        return None;
    }
    let key = key_of(ctx.text(name.span));
    let (full, role) = if name.form == NameForm::Short && referent.canonical.contains(' ') {
        // A first name alone is how friends and victims are called.
        if referent.key.rsplit(' ').next() != Some(&*key) {
            return None;
        }
        (referent.canonical.clone(), known_role(ctx, house, &referent.key))
    } else {
        known_person(ctx, house, &key)?
    };
    let message = Message::new("first-mention-incomplete-surname")
        .with("name", ctx.line(name.span))
        .with("full", full.as_str());
    let words = match role {
        _ if has_role_near(ctx, referent, name.sentence, REACH) => Some(full),
        role => role.map(|role| with_role(ctx, name.span, &full, &role)),
    };
    Some(told(name, message, words))
}

/// «Viktor Goremykin è arrivato», and nothing near says who that is.
fn without_role(ctx: &Context<'_>, house: &Roster<'_>, referent: &Referent, name: &Name) -> Option<Finding> {
    if has_role_near(ctx, referent, name.sentence, REACH) || is_described(ctx, name) {
        return None;
    }
    let message = Message::new("first-mention-incomplete-role").with("name", ctx.line(name.span));
    let role = known_role(ctx, house, &referent.key);
    let words = role.map(|role| with_role(ctx, name.span, &ctx.line(name.span), &role));
    Some(told(name, message, words))
}

/// The finding, with the words to write for the name where they are known.
fn told(name: &Name, message: Message, words: Option<String>) -> Finding {
    let finding = Finding::new(name.span, message).at_level(Level::Information);
    let Some(words) = words else { return finding };
    let title = Message::new("first-mention-incomplete-fix").with("replacement", words.as_str());
    finding.fix(title, vec![ProseEdit::replace(name.span, words)], Safety::Unsafe)
}

/// The name with who this is behind it.
fn with_role(ctx: &Context<'_>, span: ProseSpan, name: &str, role: &str) -> String {
    format!("{name}, {role}{}", closing(ctx, span))
}

/// The comma that closes an apposition, where no mark does.
fn closing(ctx: &Context<'_>, name: ProseSpan) -> &'static str {
    let end = ctx.tokens_of(name).end;
    match ctx.view().get(end) {
        Some(token) if token.kind != TokenKind::Sign => ",",
        _ => "",
    }
}

/// Whether a role of the person stands in the sentence, or up to `reach` sentences on.
fn has_role_near(ctx: &Context<'_>, referent: &Referent, sentence: usize, reach: usize) -> bool {
    referent.roles.iter().any(|role| {
        let at = ctx.article().sentence_at(role.span.start());
        sentence <= at && at <= sentence + reach
    })
}

/// Whether words beside the name say something of the person: «la pensionata Anna Resti», «Anna Resti, 34 anni,».
fn is_described(ctx: &Context<'_>, name: &Name) -> bool {
    let view = ctx.view();
    let tokens = ctx.tokens_of(name.span);
    let sentence = ctx.sentence(name.sentence).map_or(tokens.clone(), |it| it.tokens.clone());
    let is_sign = |at: usize| view.get(at).is_some_and(|it| it.kind == TokenKind::Sign);
    let is_dot = |at: usize| view.is_sign(at, '.') || view.is_sign(at, '!') || view.is_sign(at, '?');
    let is_after = sentence.contains(&tokens.end) && is_sign(tokens.end) && !is_dot(tokens.end);
    let says_what = view.senses_at(tokens.end).any(|(_, it)| *it == Sense::People(PeopleWord::Is));
    let is_relative = ctx.is_word(tokens.end, ProseWord::Relative);
    // „Rentner Jonas Brandtner“: the noun has a capital like the name.
    let is_given = |at: usize| view.senses_at(at).any(|(_, it)| *it == Sense::Name(NameWord::GivenName));
    let holds_noun = view.lexicon.names.nouns_are_capital
        && !is_given(tokens.start)
        && tokens.clone().skip(1).any(is_given);
    if is_after || says_what || is_relative || holds_noun || is_of_house(ctx, tokens.end) {
        return true;
    }
    // “Bruno Kellett an analyst for Alden, said”
    let closes = (tokens.end..(tokens.end + APPOSITION).min(sentence.end)).find(|&at| view.is_sign(at, ','));
    if ctx.is_word(tokens.end, ProseWord::Article)
        && is_noun(ctx, tokens.end + 1)
        && closes.is_some_and(|end| !(tokens.end..end).any(|at| is_verb(ctx, at)))
    {
        return true;
    }
    let Some(before) = tokens.start.checked_sub(1).filter(|at| sentence.contains(at)) else { return false };
    if !is_sign(before) {
        return is_led(ctx, before) || is_noun(ctx, before) && !is_doing(ctx, before);
    }
    // “Picture: Anna Resti”
    if view.is_sign(before, ':') || sentence.start < before && is_noun(ctx, before - 1) {
        return true;
    }
    // «l'amministratore di Alden Italia, Bruno Calvi»
    view.is_sign(before, ',')
        && (before.saturating_sub(APPOSITION).max(sentence.start)..before)
            .rev()
            .take_while(|&at| !is_sign(at) && !is_verb(ctx, at) && !ctx.is_word(at, ProseWord::Conjunction))
            .any(|at| {
                ctx.is_word(at, ProseWord::Article) && is_noun(ctx, at + 1)
                    || view.senses_at(at).any(|(_, it)| matches!(it, Sense::People(PeopleWord::Office(_))))
            })
}

/// Whether the token is a noun, for all that the lists know: a lower-case word that is none of theirs.
fn is_noun(ctx: &Context<'_>, at: usize) -> bool {
    let view = ctx.view();
    let is_capital_noun = view.lexicon.names.nouns_are_capital;
    view.get(at).is_some_and(|it| {
        it.kind == TokenKind::Word && (it.case == Case::Lower || is_capital_noun && it.case == Case::Capital)
    }) && !view.senses_at(at).any(|(n_tokens, sense)| {
        n_tokens == 1
            && (matches!(sense, Sense::Prose(word) if word.is_function())
                || matches!(sense, Sense::Cue(Cue::Verb(..)) | Sense::Predicate(_)))
    })
}

/// Whether the token helps or is a verb that the lists know.
fn is_verb(ctx: &Context<'_>, at: usize) -> bool {
    ctx.is_word(at, ProseWord::Auxiliary)
        || [SpanWord::TensePast, SpanWord::TenseFuture, SpanWord::TenseHelper]
            .into_iter()
            .any(|word| word_at(ctx, at, word).is_some())
        || ctx.view().senses_at(at).any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Verb(..))))
}

/// Whether the word before a name tells what is done to the person, not what the person is: «hanno ringraziato
/// Anna Resti», against «la maestra ringraziata Anna Resti».
fn is_doing(ctx: &Context<'_>, at: usize) -> bool {
    let view = ctx.view();
    let spans = &ctx.analysis.lexicon.spans;
    let word = view.text_of(at);
    let ends = |endings: &[String]| 3 < word.len() && ends_in(word, endings);
    let is_finite = ends(&spans.tense_past_endings)
        || ends(&spans.finite_past_endings)
        || ends(&spans.tense_future_endings)
        || is_verb(ctx, at);
    let is_participle = || {
        ends(&spans.participle_endings)
            || [SpanWord::Participle, SpanWord::Motion].into_iter().any(|it| word_at(ctx, at, it).is_some())
    };
    let is_helped = || {
        (at.saturating_sub(HELPED)..at).any(|it| {
            ctx.is_word(it, ProseWord::Auxiliary) || word_at(ctx, it, SpanWord::TenseHelper).is_some()
        })
    };
    // „begleiteten Jonas Brandtner“: nouns have a capital there.
    let is_low =
        view.lexicon.names.nouns_are_capital && view.get(at).is_some_and(|it| it.case == Case::Lower);
    is_finite || is_low || is_participle() && is_helped()
}

/// Whether the lower-case word before a name limits it: «l'imputata Anna Resti», “the newly elected Ann Reed”.
fn is_led(ctx: &Context<'_>, at: usize) -> bool {
    let view = ctx.view();
    let limits = |at: usize| {
        view.senses_at(at).any(|(_, sense)| {
            matches!(sense, Sense::Name(NameWord::TitleModifier) | Sense::People(PeopleWord::Unsettled))
        })
    };
    let is_low = view.get(at).is_some_and(|it| it.kind == TokenKind::Word && it.case == Case::Lower);
    let is_noun = at.checked_sub(1).is_some_and(|before| {
        ctx.is_word(before, ProseWord::Article)
            || ctx.is_word(before, ProseWord::Demonstrative)
            || limits(before)
    });
    is_low && (is_noun || limits(at))
}

/// Whether the name goes on with whose somebody is: “David Lund of Alden Partners”.
fn is_of_house(ctx: &Context<'_>, at: usize) -> bool {
    let view = ctx.view();
    let is_of = ctx.is_word(at, ProseWord::Preposition)
        && view.senses_at(at).any(|(_, sense)| *sense == Sense::Name(NameWord::Link))
        && word_before(ctx, at + 1, SpanWord::OfEvent) == Some(at);
    let next = at + 1 + usize::from(ctx.is_word(at + 1, ProseWord::Article));
    is_of
        && view.get(next).is_some_and(|it| matches!(it.case, Case::Capital | Case::Upper | Case::Mixed))
        && !view.senses_at(next).any(|(_, sense)| matches!(sense, Sense::Date(_)))
}

/// The role that the house list or the archive gives to the person with this key.
fn known_role(ctx: &Context<'_>, house: &Roster<'_>, key: &str) -> Option<String> {
    let language = ctx.article().language.code();
    let archive = || {
        let hit = ctx.reference?.entities.get(key)?;
        hit.roles.iter().find(|it| it.document.language == language).map(|it| it.role.clone())
    };
    house.role(ctx, key).map(str::to_owned).or_else(archive)
}

/// The full name and the role of the only person with this surname whom the house list or the archive knows.
fn known_person(ctx: &Context<'_>, house: &Roster<'_>, surname: &str) -> Option<(String, Option<String>)> {
    if let Some(bearer) = house.bearer(surname) {
        let entry = bearer.ok()?;
        return Some((entry.name.clone(), house.role(ctx, &key_of(&entry.name)).map(str::to_owned)));
    }
    let near = ctx.reference?.near.get(surname)?;
    let mut hits = near.surnames.iter().filter(|it| it.distance == 0 && it.kind == NameKind::Person);
    let hit = hits.next()?;
    let language = ctx.article().language.code();
    let role = hit.roles.iter().find(|it| it.document.language == language).map(|it| it.role.clone());
    hits.next().is_none().then(|| (hit.canonical.clone(), role))
}
