//! Somebody whom the text names for the first time without a first name, or without who that is.

use rustc_hash::FxHashSet;

use crate::article::{Case, TokenKind};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Kinds, PeopleWord, ProseWord, ScriptWord, Sense};
use crate::mention::{Name, NameForm, NameKind, Referent, key_of};
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

/// Reports, once for each person, a first mention outside headlines and quotations that leaves open who this is.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let known: FxHashSet<String> = options.known.iter().map(|it| key_of(it)).collect();
    for referent in ctx.mentions().referents.iter().filter(|it| it.kind == NameKind::Person) {
        let names = referent.mentions.iter().filter_map(|&it| ctx.mentions().names.get(it));
        let Some(name) = names.clone().find(|it| ctx.is_body(it.sentence)) else { continue };
        let last = referent.key.rsplit(' ').next().unwrap_or(&referent.key);
        let is_known = known.contains(&referent.key) || known.contains(last) || is_known_to_all(ctx, name);
        // Who signs is known from the byline.
        let is_signed = names.clone().any(|it| {
            let sentence = ctx.sentence(it.sentence);
            sentence.is_some_and(|it| it.role == crate::article::BlockRole::Byline)
        });
        if is_known || is_signed || ctx.is_quoted(name.span) {
            continue;
        }
        let is_full = key_of(ctx.text(name.span)).contains(' ');
        out.extend(if is_full { without_role(ctx, referent, name) } else { by_surname(ctx, referent, name) });
    }
}

/// Whether the name is on the list of those who need no introduction.
fn is_known_to_all(ctx: &Context<'_>, name: &Name) -> bool {
    ctx.tokens_of(name.span).any(|at| {
        ctx.view().senses_in(at, Kinds::SCRIPT).any(|(_, sense)| *sense == Sense::Script(ScriptWord::Known))
    })
}

/// «Goremykin è arrivato», where the name in full comes later, or the house list or the archive knows it.
fn by_surname(ctx: &Context<'_>, referent: &Referent, name: &Name) -> Option<Finding> {
    if has_role_near(ctx, referent, name.sentence, 0) {
        return None;
    }
    let key = key_of(ctx.text(name.span));
    let (full, role) = if name.form == NameForm::Short && referent.canonical.contains(' ') {
        // A first name alone is how friends and victims are called.
        if referent.key.rsplit(' ').next() != Some(&*key) {
            return None;
        }
        (referent.canonical.clone(), known_role(ctx, &referent.key))
    } else {
        known_person(ctx, &key)?
    };
    let message = Message::new("first-mention-incomplete-surname")
        .with("name", ctx.line(name.span))
        .with("full", full.as_str());
    let finding = Finding::new(name.span, message).at_level(Level::Information);
    let words = match role {
        _ if has_role_near(ctx, referent, name.sentence, REACH) => full,
        Some(role) => format!("{full}, {role}{}", closing(ctx, name.span)),
        None => return Some(finding),
    };
    let title = Message::new("first-mention-incomplete-fix").with("replacement", words.as_str());
    Some(finding.fix(title, vec![ProseEdit::replace(name.span, words)], Safety::Unsafe))
}

/// «Viktor Goremykin è arrivato», and nothing near says who that is.
fn without_role(ctx: &Context<'_>, referent: &Referent, name: &Name) -> Option<Finding> {
    if has_role_near(ctx, referent, name.sentence, REACH) || is_described(ctx, name) {
        return None;
    }
    let message = Message::new("first-mention-incomplete-role").with("name", ctx.line(name.span));
    let finding = Finding::new(name.span, message).at_level(Level::Information);
    let Some(role) = known_role(ctx, &referent.key) else { return Some(finding) };
    let words = format!("{}, {role}{}", ctx.line(name.span), closing(ctx, name.span));
    let title = Message::new("first-mention-incomplete-fix").with("replacement", words.as_str());
    Some(finding.fix(title, vec![ProseEdit::replace(name.span, words)], Safety::Unsafe))
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
    let is_sign = |at: usize| view.get(at).is_some_and(|it| it.kind == TokenKind::Sign);
    let is_dot = |at: usize| view.is_sign(at, '.') || view.is_sign(at, '!') || view.is_sign(at, '?');
    let is_noun = |at: usize| {
        let is_capital_noun = view.lexicon.names.nouns_are_capital;
        view.get(at).is_some_and(|it| {
            it.kind == TokenKind::Word
                && (it.case == Case::Lower || is_capital_noun && it.case == Case::Capital)
        }) && !view.senses_in(at, Kinds::CUE.or(Kinds::PREDICATE).or(Kinds::PROSE)).any(
            |(n_tokens, sense)| {
                n_tokens == 1
                    && (matches!(sense, Sense::Prose(word) if word.is_function())
                        || matches!(sense, Sense::Cue(crate::lexicon::Cue::Verb(..)) | Sense::Predicate(_)))
            },
        )
    };
    let sentence = ctx.sentence(name.sentence).map_or(tokens.clone(), |it| it.tokens.clone());
    let before = tokens.start.checked_sub(1).filter(|at| sentence.contains(at));
    let is_after = sentence.contains(&tokens.end) && is_sign(tokens.end) && !is_dot(tokens.end);
    let says_what =
        view.senses_in(tokens.end, Kinds::PEOPLE).any(|(_, it)| *it == Sense::People(PeopleWord::Is));
    let is_relative = ctx.is_word(tokens.end, ProseWord::Relative);
    let is_before =
        before.is_some_and(|at| is_noun(at) || is_sign(at) && sentence.start < at && is_noun(at - 1));
    is_after || says_what || is_relative || is_before
}

/// The role that the house list or the archive gives to the person with this key.
fn known_role(ctx: &Context<'_>, key: &str) -> Option<String> {
    let house = ctx.house.iter().find(|it| key_of(&it.name) == key);
    let language = ctx.article().language.code();
    let archive = || {
        let hit = ctx.reference?.entities.get(key)?;
        hit.roles.iter().find(|it| it.document.language == language).map(|it| it.role.clone())
    };
    house.and_then(|it| it.role_on(ctx.published())).map(str::to_owned).or_else(archive)
}

/// The full name and the role of the only person with this surname whom the house list or the archive knows.
fn known_person(ctx: &Context<'_>, surname: &str) -> Option<(String, Option<String>)> {
    let bears = |key: &str| key.rsplit_once(' ').is_some_and(|(_, last)| last == surname);
    let mut house = ctx.house.iter().filter(|it| it.role.is_some() && bears(&key_of(&it.name)));
    if let Some(entry) = house.next() {
        return house
            .next()
            .is_none()
            .then(|| (entry.name.clone(), entry.role_on(ctx.published()).map(str::to_owned)));
    }
    let near = ctx.reference?.near.get(surname)?;
    let mut hits = near.surnames.iter().filter(|it| it.distance == 0 && it.kind == NameKind::Person);
    let hit = hits.next()?;
    let language = ctx.article().language.code();
    let role = hit.roles.iter().find(|it| it.document.language == language).map(|it| it.role.clone());
    hits.next().is_none().then(|| (hit.canonical.clone(), role))
}
