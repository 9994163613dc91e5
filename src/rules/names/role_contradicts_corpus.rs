//! An office beside a name that the house list or the archive gives otherwise.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::article::TokenKind;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Cue, Kinds, NumberCue, NumberWord, PeopleWord, ProseWord, Sense};
use crate::mention::{Exempt, NameKind, Office, Referent, Role};
use crate::reference::RoleRecord;
use crate::rules::archive::told;
use crate::rules::offices::{agree, conflict, is_same};
use crate::rules::roster::Roster;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, ProseEdit};
use crate::text::with_capital;

/// What the rule is.
pub const META: Meta = Meta {
    code: "role-contradicts-corpus",
    family: Family::Names,
    level: Level::Warning,
    page: include_str!("../../../rules/names/role-contradicts-corpus.md"),
};

/// The rule's options.
#[derive(Debug, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// So many of the newest articles must give another office.
    min_articles: usize,
    /// Where the newest of them is older than the article by more days, somebody may have moved on.
    max_age: i64,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_articles: 2, max_age: 365 }
    }
}

/// So many words before and behind a role may say that it is not held now.
const NEAR: usize = 48;

/// A time that ends so many days before the article is another time.
const LONG_AGO: i64 = 120;

/// Reports, once for each person, an office that the house list, or the newest articles of the archive, contradict.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let house = Roster::of(ctx.house);
    for referent in ctx.mentions().referents.iter().filter(|it| it.kind == NameKind::Person) {
        let finding = referent.roles.iter().find_map(|role| {
            if ctx.is_quoted(role.span) || !is_of_now(ctx, role) || may_be_of_another(ctx, role) {
                return None;
            }
            let office = Office::read(&role.text, &ctx.analysis.lexicon);
            match against_house(ctx, &house, referent, role, &office) {
                House::Silent => against_archive(ctx, options, referent, role, &office),
                House::Agrees => None,
                House::Contradicts(finding) => Some(finding),
            }
        });
        out.extend(finding);
    }
}

/// Whether the sentence tells of the day of publication, and of nobody's election or appointment.
fn is_of_now(ctx: &Context<'_>, role: &Role) -> bool {
    let index = ctx.article().sentence_at(role.span.start());
    let Some(sentence) = ctx.sentence(index) else { return false };
    let is_change = |at: usize| {
        ctx.view().senses_in(at, Kinds::PEOPLE).any(|(_, sense)| match sense {
            Sense::People(PeopleWord::Happening(it)) => {
                matches!(&**it, "elect" | "appoint" | "install" | "resign")
            }
            _ => false,
        })
    };
    let role_tokens = ctx.tokens_of(role.span);
    if is_told_of(ctx, role_tokens.start) {
        return false;
    }
    let near = role_tokens.start.saturating_sub(NEAR).max(sentence.tokens.start)
        ..(role_tokens.end + NEAR).min(sentence.tokens.end);
    // “If he wins, Denby, mayor of Alden, would be …” tells of nothing that is.
    let is_unreal = near.clone().any(|at| supposes(ctx, at));
    if is_unreal || near.into_iter().any(|at| !role_tokens.contains(&at) && is_change(at)) {
        return false;
    }
    let published = ctx.published();
    let is_past = |last: Option<Date>| match (last, published) {
        (Some(last), Some(published)) => {
            last.until(published).is_ok_and(|span| LONG_AGO < i64::from(span.get_days()))
        }
        (Some(_), None) => true,
        (None, _) => false,
    };
    let times = &ctx.mentions().times;
    let first = times.partition_point(|it| it.span.end() <= sentence.span.start());
    let is_past_time = times[first..]
        .iter()
        .take(NEAR)
        .take_while(|it| it.span.start() < sentence.span.end())
        .any(|it| is_past(it.value.as_ref().and_then(crate::value::Timex::last_day)));
    let is_past_year = ctx.quantities_in(index).take(NEAR).any(|(_, quantity)| {
        (quantity.exempt == Some(Exempt::Year) || is_bare_year(ctx.text(quantity.figure)))
            && published.is_none_or(|it| quantity.value.value < i64::from(it.year()).into())
    });
    !is_past_time && !is_past_year
}

/// Whether a supposition opens at the token: «se», “if”.
fn supposes(ctx: &Context<'_>, at: usize) -> bool {
    let cue = |wanted: NumberCue| {
        ctx.view()
            .senses_at(at)
            .any(|(_, sense)| matches!(sense, Sense::Number(NumberWord::Cue(it)) if *it == wanted))
    };
    cue(NumberCue::Hypothesis) && !cue(NumberCue::NoHypothesis)
}

/// «Secondo il prefetto Bruno Calvi aveva ragione»: without a comma behind the name the office may be of somebody
/// else, who says it.
fn may_be_of_another(ctx: &Context<'_>, role: &Role) -> bool {
    let view = ctx.view();
    let role_tokens = ctx.tokens_of(role.span);
    let names = &ctx.mentions().names;
    let behind = names.partition_point(|it| it.span.start() < role.span.end());
    let Some(name) = names.get(behind) else { return false };
    let name = ctx.tokens_of(name.span);
    let article = role_tokens.start.checked_sub(1).filter(|at| ctx.is_word(*at, ProseWord::Article));
    let opening = article.unwrap_or(role_tokens.start);
    let says = (1..=4).filter_map(|back| Some((opening.checked_sub(back)?, back))).any(|(at, back)| {
        view.senses_at(at)
            .any(|(n_tokens, sense)| n_tokens == back && matches!(sense, Sense::Cue(Cue::Preposition)))
    });
    says && name.start == role_tokens.end
        && view.get(name.end).is_some_and(|it| it.kind == TokenKind::Word)
        && !ctx.is_word(name.end, ProseWord::Conjunction)
}

/// Whether the words before the role at token `start` leave its time open: «quando era ministra», “as mayor”.
fn is_told_of(ctx: &Context<'_>, start: usize) -> bool {
    let view = ctx.view();
    let is = |at: usize, n_tokens: usize, wanted: &Sense| {
        view.senses_at(at).any(|(length, sense)| length == n_tokens && sense == wanted)
    };
    let article = Sense::Prose(ProseWord::Article);
    let end = if 0 < start && is(start - 1, 1, &article) { start - 1 } else { start };
    let opens = |back: usize, wanted: Sense| end.checked_sub(back).is_some_and(|at| is(at, back, &wanted));
    let is_clause = || {
        let Some(before) = end.checked_sub(2) else { return true };
        view.get(before).is_none_or(|it| it.kind == TokenKind::Sign)
            || [ProseWord::Pronoun, ProseWord::Conjunction].iter().any(|it| is(before, 1, &Sense::Prose(*it)))
    };
    let is_now = opens(1, Sense::People(PeopleWord::Is));
    (1..=4).any(|back| opens(back, Sense::People(PeopleWord::As)))
        || !is_now && opens(1, Sense::Prose(ProseWord::Auxiliary)) && is_clause()
}

/// „2019 unterzeichnete …“: four digits that may be a year.
fn is_bare_year(figure: &str) -> bool {
    figure.len() == 4 && figure.bytes().all(|it| it.is_ascii_digit()) && figure.starts_with(['1', '2'])
}

enum House {
    /// It does not know the person, or not the office.
    Silent,
    Agrees,
    Contradicts(Finding),
}

fn against_house(
    ctx: &Context<'_>,
    house: &Roster<'_>,
    referent: &Referent,
    role: &Role,
    office: &Office,
) -> House {
    let mut found = House::Silent;
    let entries = house.entries(&referent.key).iter();
    for known in entries.filter_map(|entry| entry.role_on(ctx.published())) {
        let there = Office::read(known, &ctx.analysis.lexicon);
        if agree(office, &there) {
            return House::Agrees;
        }
        if conflict(office, &there) {
            let message = Message::new("role-contradicts-corpus-house")
                .with("name", referent.canonical.as_str())
                .with("role", ctx.line(role.span))
                .with("other", known);
            found = House::Contradicts(with_fix(ctx, Finding::new(role.span, message), role, known));
        }
    }
    found
}

fn against_archive(
    ctx: &Context<'_>,
    options: &Options,
    referent: &Referent,
    role: &Role,
    office: &Office,
) -> Option<Finding> {
    let known = ctx.reference?.entities.get(&referent.key).filter(|_| referent.key.contains(' '))?;
    let language = ctx.article().language.code();
    let offices: Vec<(&RoleRecord, Office)> = known
        .roles
        .iter()
        .filter(|it| it.document.language == language)
        .map(|it| (it, Office::read(&it.role, &ctx.analysis.lexicon)))
        .collect();
    let mut against: Option<&(&RoleRecord, Office)> = None;
    let mut n_against = 0;
    let needed = options.min_articles.max(1);
    let mut papers: BTreeSet<&str> = BTreeSet::new();
    // One article may call somebody by two offices; where one of them is the one here, it agrees.
    for (record, _) in &offices {
        if needed <= n_against {
            break;
        }
        if !papers.insert(&record.document.path) {
            continue;
        }
        let of_document = || offices.iter().filter(|(it, _)| it.document.path == record.document.path);
        let contradicts = of_document().find(|(_, there)| conflict(office, there));
        let is_one = |it: &(&RoleRecord, Office)| against.is_none_or(|first| agree(&first.1, &it.1));
        if of_document().any(|(_, there)| is_same(office, there)) {
            return None;
        }
        match contradicts {
            Some(it) if is_one(it) => {
                n_against += 1;
                against.get_or_insert(it);
            }
            Some(_) => return None,
            // «il sindaco» may be the mayor of either town; beside an article that says which it counts.
            None => n_against += usize::from(of_document().any(|(_, there)| agree(office, there))),
        }
    }
    let (record, _) = against.filter(|_| needed <= n_against)?;
    let message = Message::new("role-contradicts-corpus")
        .with("name", referent.canonical.as_str())
        .with("role", ctx.line(role.span))
        .with("other", record.role.as_str())
        .with("n", n_against);
    let message = told(message, &record.document, None);
    let finding = with_fix(ctx, Finding::new(role.span, message), role, &record.role);
    let days = match (record.document.date, ctx.published()) {
        (Some(there), Some(here)) => there.until(here).ok().map(|span| i64::from(span.get_days())),
        _ => None,
    };
    // Somebody may have moved on since, or had another office then.
    let may_have_changed = days.is_some_and(|days| days < 0 || options.max_age < days);
    Some(if may_have_changed { finding.at_level(Level::Information) } else { finding })
}

fn with_fix(ctx: &Context<'_>, finding: Finding, role: &Role, known: &str) -> Finding {
    let is_capital = ctx.text(role.span).chars().next().is_some_and(char::is_uppercase);
    let replacement = if is_capital { with_capital(known) } else { known.to_owned() };
    let title = Message::new("role-contradicts-corpus-fix").with("replacement", replacement.as_str());
    finding.fix(title, vec![ProseEdit::replace(role.span, replacement)], Safety::Unsafe)
}
