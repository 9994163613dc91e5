//! Names from one script, transliterated in two ways: “Sergej” and “Dmitry”, “Beijing” and “Mao Tse-tung”.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Case;
use crate::diagnostic::Level;
use crate::lexicon::{Kinds, ScriptWord, Sense};
use crate::mention::{Name, NameForm, NameKind, Office, Referent, key_of};
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, Value};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "transliteration-mixed",
    family: Family::Names,
    level: Level::Hint,
    page: include_str!("../../../rules/names/transliteration-mixed.md"),
};

/// So many Korean names of an article are held against each other.
const MOST: usize = 24;

/// A name that one system writes so.
struct Written {
    system: Arc<str>,
    span: ProseSpan,
}

/// Reports, once for each script, the first name that the rarer system writes.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let house: FxHashSet<String> = ctx
        .house
        .iter()
        .flat_map(|it| std::iter::once(&it.name).chain(&it.aliases))
        .map(|it| key_of(it))
        .collect();
    let persons = persons(ctx, &house);
    for written in by_script(ctx, &house, &persons).into_values() {
        out.extend(mixed(ctx, &written));
    }
    out.extend(korean(ctx, &persons));
}

/// The names of each script, in the order of the text.
fn by_script(
    ctx: &Context<'_>,
    house: &FxHashSet<String>,
    persons: &[(&Referent, &Name)],
) -> BTreeMap<Arc<str>, Vec<Written>> {
    let view = ctx.view();
    let by_start: FxHashMap<usize, (&Referent, &Name)> =
        persons.iter().rev().map(|it| (it.1.span.start(), *it)).collect();
    let mut out: BTreeMap<Arc<str>, Vec<Written>> = BTreeMap::new();
    for (index, sentence) in ctx.article().sentences.iter().enumerate() {
        if !ctx.is_body(index) {
            continue;
        }
        for at in sentence.tokens.clone() {
            let found = view.find_sense_in(at, Kinds::SCRIPT, |sense| match sense {
                Sense::Script(ScriptWord::System(script, system)) => {
                    Some((Arc::clone(script), Arc::clone(system)))
                }
                _ => None,
            });
            let Some((n_tokens, (script, system))) = found else { continue };
            let span = view.span(at..at + n_tokens);
            let is_first = ctx.text(span).chars().next().is_some_and(char::is_uppercase);
            let pack = &ctx.analysis.lexicon.scripts;
            // «Andrej» is also a Slovene: the surname tells.
            let name = by_start.get(&span.start());
            // Not every first name of another script is known as one: the capital word behind it tells.
            let behind = view.get(at + n_tokens).filter(|it| it.case == Case::Capital);
            let surname = match name {
                Some((referent, _)) => referent.key.rsplit_once(' ').map(|(_, last)| last.to_owned()),
                None => behind.map(|it| key_of(ctx.text(it.span))),
            };
            let is_of_script =
                !pack.has_surnames(&script) || surname.is_some_and(|it| pack.may_be_of(&script, &it));
            if is_first && is_of_script && !ctx.is_quoted(span) && !house.contains(&key_of(ctx.text(span))) {
                let whole = behind.filter(|_| pack.has_surnames(&script)).map(|it| span.cover(it.span));
                let span = name.map_or(whole.unwrap_or(span), |(_, name)| name.span);
                if house.contains(&key_of(ctx.text(span))) {
                    continue;
                }
                out.entry(script).or_default().push(Written { system, span });
            }
        }
    }
    out
}

/// The persons of the text whom the house list leaves open, with their first mention in full.
fn persons<'a>(ctx: &Context<'a>, house: &FxHashSet<String>) -> Vec<(&'a Referent, &'a Name)> {
    let mentions = ctx.mentions();
    let is_open = |it: &&Referent| it.kind == NameKind::Person && !house.contains(&it.key);
    let first = |referent: &'a Referent| {
        let names = referent.mentions.iter().filter_map(|&it| mentions.names.get(it));
        let mut named = names.filter(|it| it.form == NameForm::Full && ctx.is_body(it.sentence));
        named.find(|it| !ctx.is_quoted(it.span)).map(|name| (referent, name))
    };
    mentions.referents.iter().filter(is_open).filter_map(first).collect()
}

/// Names of one script that more than one system writes.
fn mixed(ctx: &Context<'_>, written: &[Written]) -> Option<Finding> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for it in written {
        *counts.entry(&it.system).or_default() += 1;
    }
    if counts.len() < 2 {
        return None;
    }
    let first = |system: &str| written.iter().position(|it| &*it.system == system).unwrap_or(usize::MAX);
    let usual = counts.iter().max_by_key(|(system, n)| (**n, std::cmp::Reverse(first(system))))?;
    let here = written.iter().find(|it| &*it.system != *usual.0)?;
    let there = written.iter().find(|it| &*it.system == *usual.0)?;
    Some(finding(ctx, here.span, there.span))
}

/// Two Koreans of one state, one in three capital words and one with a hyphen.
fn korean(ctx: &Context<'_>, persons: &[(&Referent, &Name)]) -> Option<Finding> {
    let view = ctx.view();
    let names: Vec<(&Referent, &Name, bool)> = persons
        .iter()
        .copied()
        .filter(|(_, name)| {
            let first = ctx.tokens_of(name.span).start;
            view.senses_in(first, Kinds::SCRIPT).any(|(_, sense)| *sense == Sense::Script(ScriptWord::Korean))
        })
        .filter_map(|(referent, name)| Some((referent, name, is_hyphened(ctx.text(name.span))?)))
        .take(MOST)
        .collect();
    names.iter().enumerate().find_map(|(at, (one, name, hyphened))| {
        let mut before = names[..at].iter();
        let other = before.find(|(other, _, it)| it != hyphened && are_of_one_state(ctx, one, other));
        let (one, other) = (name.span, other?.1.span);
        let (early, late) = if other.start() < one.start() { (other, one) } else { (one, other) };
        Some(finding(ctx, late, early))
    })
}

/// Whether a Korean name in full is written with a hyphen; absent where it is neither that nor three capital words.
fn is_hyphened(name: &str) -> Option<bool> {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words[..] {
        [_, given] if given.contains(['-', '\u{2010}', '\u{2011}']) => Some(true),
        [_, one, other] if [one, other].iter().all(|it| it.chars().all(char::is_alphabetic)) => Some(false),
        _ => None,
    }
}

/// Whether two Koreans are of one house («Kim Jong Un», «Kim Jong-il»), or of one of the two states by their roles.
fn are_of_one_state(ctx: &Context<'_>, one: &Referent, other: &Referent) -> bool {
    let house = |it: &Referent| {
        let mut words = it.key.split(' ');
        (words.next().map(str::to_owned), words.next().map(str::to_owned))
    };
    let states = |it: &Referent| -> Vec<Arc<str>> {
        let offices = it.roles.iter().map(|role| Office::read(&role.text, &ctx.analysis.lexicon));
        offices.flat_map(|it| it.countries).collect()
    };
    let (here, there) = (states(one), states(other));
    match (here.is_empty(), there.is_empty()) {
        (false, false) => here.iter().any(|it| there.contains(it)),
        _ => house(one) == house(other),
    }
}

fn finding(ctx: &Context<'_>, here: ProseSpan, there: ProseSpan) -> Finding {
    let message = Message::new("transliteration-mixed")
        .with("name", ctx.line(here))
        .with("other", ctx.line(there))
        .with("line", Value::Lines(vec![there]));
    let related = Message::new("transliteration-mixed-related").with("name", ctx.line(there));
    Finding::new(here, message).at_level(Level::Information).related(FindingPlace::Here(there), related)
}
