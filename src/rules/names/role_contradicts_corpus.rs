//! An office beside a name that the house list or the archive gives otherwise.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::article::TokenKind;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Kinds, PeopleWord, ProseWord, Sense};
use crate::mention::{Exempt, NameKind, Office, Referent, Role, key_of};
use crate::reference::RoleRecord;
use crate::rules::archive::told;
use crate::rules::offices::{agree, conflict, is_same};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, ProseEdit};

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

/// A time that ends so many days before the article is another time.
const LONG_AGO: i64 = 120;

/// Reports, once for each person, an office that the house list, or the newest articles of the archive, contradict.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    for referent in ctx.mentions().referents.iter().filter(|it| it.kind == NameKind::Person) {
        let finding = referent.roles.iter().find_map(|role| {
            if ctx.is_quoted(role.span) || !is_of_now(ctx, role) {
                return None;
            }
            let office = Office::read(&role.text, &ctx.analysis.lexicon);
            match against_house(ctx, referent, role, &office) {
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
    if sentence.tokens.clone().any(|at| !role_tokens.contains(&at) && is_change(at)) {
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
        .take_while(|it| it.span.start() < sentence.span.end())
        .any(|it| is_past(it.value.as_ref().and_then(crate::value::Timex::last_day)));
    let is_past_year = ctx.quantities_in(index).any(|(_, quantity)| {
        (quantity.exempt == Some(Exempt::Year) || is_bare_year(ctx.text(quantity.figure)))
            && published.is_none_or(|it| quantity.value.value < i64::from(it.year()).into())
    });
    !is_past_time && !is_past_year
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

fn against_house(ctx: &Context<'_>, referent: &Referent, role: &Role, office: &Office) -> House {
    let entries = ctx.house.iter().filter(|entry| {
        std::iter::once(&entry.name).chain(&entry.aliases).any(|form| key_of(form) == referent.key)
    });
    let mut found = House::Silent;
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
    let mut papers: BTreeSet<&str> = BTreeSet::new();
    // One article may call somebody by two offices; where one of them is the one here, it agrees.
    for (record, _) in &offices {
        if !papers.insert(&record.document.path) || options.min_articles <= n_against {
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
    let (record, _) = against.filter(|_| options.min_articles.max(1) <= n_against)?;
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
    let mut letters = known.chars();
    let replacement = match letters.next() {
        Some(first) if is_capital => first.to_uppercase().chain(letters).collect(),
        _ => known.to_owned(),
    };
    let title = Message::new("role-contradicts-corpus-fix").with("replacement", replacement.as_str());
    finding.fix(title, vec![ProseEdit::replace(role.span, replacement)], Safety::Unsafe)
}
