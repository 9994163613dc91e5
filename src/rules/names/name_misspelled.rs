//! A name that is, but for a slip, one that the house list, the archive or the article itself knows.

use rustc_hash::FxHashMap;

use crate::article::Case;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{NameWord, Sense};
use crate::mention::{HouseName, Name, NameForm, NameKind, Referent, key_of};
use crate::reference::{EntityHit, handles_of, surname_handles};
use crate::rules::offices::may_be_one;
use crate::rules::spelling::{Slip, slip, slip_of_word};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};

/// What the rule is.
pub const META: Meta = Meta {
    code: "name-misspelled",
    family: Family::Names,
    level: Level::Warning,
    page: include_str!("../../../rules/names/name-misspelled.md"),
};

/// A name that stands alone, without first name or role, must have so many letters.
const LONG: usize = 6;

/// So many names of an article that share some letters are held against each other.
const MOST: usize = 32;

/// A name of the article that may be misspelled.
struct Written<'a> {
    referent: &'a Referent,
    /// Where it is written in full, outside capitals.
    places: Vec<&'a Name>,
    /// How often it is named, in full or by a part.
    n_named: usize,
    /// Its first mention of any form.
    first: usize,
    /// By what names that look like it find it.
    handles: Vec<u64>,
}

/// A known name that a written one may be.
struct Known {
    /// What should stand there.
    replacement: String,
    message: Message,
    /// Where the article has it.
    place: Option<FindingPlace>,
}

/// Reports each name that differs by a slip from one that is known, once, where it first occurs.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let written: Vec<Written<'_>> =
        ctx.mentions().referents.iter().filter_map(|it| self::written(ctx, it)).collect();
    let house: Vec<(String, &HouseName, &str)> = ctx
        .house
        .iter()
        .flat_map(|entry| {
            std::iter::once(&entry.name)
                .chain(&entry.aliases)
                .map(move |form| (key_of(form), entry, form.as_str()))
        })
        .collect();
    let mut neighbours: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (index, it) in written.iter().enumerate() {
        for &handle in &it.handles {
            let list = neighbours.entry(handle).or_default();
            if list.len() < MOST {
                list.push(index);
            }
        }
    }
    for it in &written {
        if house.iter().any(|(key, _, _)| *key == it.referent.key) {
            continue;
        }
        let known = against_house(ctx, it, &house)
            .or_else(|| against_archive(ctx, it))
            .or_else(|| within(ctx, it, &written, &neighbours));
        out.extend(known.and_then(|known| finding(ctx, it, known)));
    }
}

/// The handles by which names of one article find each other: a name of one word may be anybody's surname.
fn handles_within(key: &str) -> Vec<u64> {
    let mut handles = handles_of(key);
    if n_words(key) == 1 {
        handles.extend(surname_handles(key));
    }
    handles
}

fn written<'a>(ctx: &Context<'a>, referent: &'a Referent) -> Option<Written<'a>> {
    if referent.key.contains(':') {
        return None;
    }
    let names = &ctx.mentions().names;
    let mentions = referent.mentions.iter().filter_map(|&index| names.get(index));
    let places: Vec<&Name> = mentions
        .filter(|name| name.form == NameForm::Full && key_of(ctx.text(name.span)) == referent.key)
        .filter(|name| {
            ctx.tokens_of(name.span)
                .all(|at| ctx.view().get(at).is_none_or(|it| it.case != Case::Upper || it.span.len() < 2))
        })
        .filter(|name| {
            let before = ctx.text(crate::text::ProseSpan::new(0, name.span.start())).chars().next_back();
            !matches!(before, Some('#' | '@'))
        })
        .collect();
    let first = referent.mentions.first().and_then(|&it| names.get(it)).map_or(0, |it| it.span.start());
    let n_named = referent.mentions.len();
    let handles = || handles_within(&referent.key);
    (!places.is_empty()).then(|| Written { referent, places, n_named, first, handles: handles() })
}

/// Whether the word with this index of the name is one that a list knows as a name or a word of its own.
fn is_word(ctx: &Context<'_>, written: &Written<'_>, word: usize) -> bool {
    let key = written.referent.key.split(' ').nth(word).unwrap_or("");
    let Some(name) = written.places.first() else { return true };
    let view = ctx.view();
    ctx.tokens_of(name.span).any(|at| {
        key_of(view.text_of(at)) == key
            && view.senses_at(at).any(|(n_tokens, sense)| n_tokens == 1 && is_own_word(sense))
    })
}

fn is_own_word(sense: &Sense) -> bool {
    match sense {
        Sense::Name(word) => !matches!(word, NameWord::Particle | NameWord::Link),
        Sense::Prose(word) => word.is_function(),
        Sense::Number(_) | Sense::Date(_) | Sense::Unit(_) => true,
        _ => false,
    }
}

/// Whether a slip in a name of several words is surely one: the first names of two persons are two names where
/// only an ending parts them, or where lists know the written one.
fn is_sure(ctx: &Context<'_>, written: &Written<'_>, slip: Slip, n_words: usize) -> bool {
    let is_person = written.referent.kind == NameKind::Person;
    let is_first = slip.word + 1 < n_words;
    !is_word(ctx, written, slip.word)
        && !(is_first && (slip.only_last || slip.adds_last))
        && (is_person || slip.distance == 1 && !slip.only_last)
}

fn n_words(key: &str) -> usize {
    key.split(' ').count()
}

fn last_word(key: &str) -> &str {
    key.rsplit(' ').next().unwrap_or(key)
}

/// The last word of a name as it is written.
fn written_last(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}

/// Whether two names are of one kind, as far as is known.
fn same_kind(here: NameKind, there: NameKind) -> bool {
    here == there || here == NameKind::Other || there == NameKind::Other
}

/// Whether the roles of the written name can be those of the known one; where both have some, one must agree.
fn roles_agree<'a>(ctx: &Context<'_>, written: &Written<'_>, there: impl Iterator<Item = &'a str>) -> Roles {
    let here: Vec<&str> = written.referent.roles.iter().map(|it| it.text.as_str()).collect();
    let there: Vec<&str> = there.collect();
    if here.is_empty() || there.is_empty() {
        return Roles::Unknown;
    }
    let lexicon = &ctx.analysis.lexicon;
    let agree = here.iter().any(|one| there.iter().any(|other| may_be_one(one, other, lexicon)));
    if agree { Roles::Agree } else { Roles::Differ }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Roles {
    Unknown,
    Agree,
    Differ,
}

fn against_house(
    ctx: &Context<'_>,
    written: &Written<'_>,
    house: &[(String, &HouseName, &str)],
) -> Option<Known> {
    let pack = &ctx.analysis.lexicon.people;
    let here = written.referent.key.as_str();
    let n_here = n_words(here);
    let known = |replacement: String| {
        let message = Message::new("name-misspelled-house").with("other", replacement.as_str());
        Some(Known { replacement, message, place: None })
    };
    if house.iter().any(|(key, _, _)| last_word(key) == last_word(here)) && n_here == 1 {
        return None;
    }
    for (key, entry, form) in house {
        let roles = || roles_agree(ctx, written, entry.role.as_deref().into_iter());
        if n_words(key) == n_here {
            let Some(slip) = slip(here, key, pack) else { continue };
            let alone = n_here == 1 && (slip.only_last || here.len() < LONG || is_word(ctx, written, 0));
            let is_surname = slip.word + 1 == n_here;
            let other_known =
                is_surname && n_here != 1 && house.iter().any(|(it, _, _)| last_word(it) == last_word(here));
            let first = slip.word + 1 < n_here
                && (slip.only_last || slip.adds_last || is_word(ctx, written, slip.word));
            if !alone && !first && !other_known && roles() != Roles::Differ {
                return known((*form).to_owned());
            }
        } else if n_here == 1 && 1 < n_words(key) {
            let Some(slip) = slip_of_word(here, last_word(key), pack) else { continue };
            let sure = slip.same_first && !slip.only_last && LONG <= here.len();
            let role = roles();
            if !is_word(ctx, written, 0) && (role == Roles::Agree || sure && role == Roles::Unknown) {
                return known(written_last(form).to_owned());
            }
        }
    }
    None
}

fn against_archive(ctx: &Context<'_>, written: &Written<'_>) -> Option<Known> {
    let near = ctx.reference?.near.get(&written.referent.key)?;
    let pack = &ctx.analysis.lexicon.people;
    let here = written.referent.key.as_str();
    let n_here = n_words(here);
    // The archive knows somebody of just that surname: it is a name of its own.
    let is_known = near.surnames.iter().any(|it| it.distance == 0);
    let roles = |hit: &EntityHit| roles_agree(ctx, written, hit.roles.iter().map(|it| it.role.as_str()));
    let fits = |hit: &&EntityHit| {
        let Some(slip) = slip(here, &hit.key, pack) else { return false };
        let is_surname = slip.word + 1 == n_here;
        let enough = if n_here == 1 {
            2 <= hit.n_articles
                && LONG <= here.len()
                && !slip.only_last
                && slip.same_first
                && hit.kind == written.referent.kind
                && hit.kind != NameKind::Other
                && !is_word(ctx, written, 0)
        } else {
            let other_family = is_surname && (is_known || slip.only_last && hit.n_articles < 2);
            is_sure(ctx, written, slip, n_here) && !other_family
        };
        enough && same_kind(written.referent.kind, hit.kind) && roles(hit) != Roles::Differ
    };
    let whole = near.names.iter().filter(fits).max_by_key(|it| it.n_articles);
    let surname = || {
        let fits = |hit: &&EntityHit| {
            hit.kind == NameKind::Person
                && 2 <= hit.n_articles
                && slip_of_word(here, last_word(&hit.key), pack).is_some_and(|slip| slip.same_first)
                && roles(hit) == Roles::Agree
        };
        let is_free = n_here == 1 && !is_known && !is_word(ctx, written, 0);
        near.surnames.iter().filter(|_| is_free).filter(fits).max_by_key(|it| it.n_articles)
    };
    let (hit, replacement) = match whole {
        Some(hit) => (hit, hit.canonical.clone()),
        None => surname().map(|hit| (hit, written_last(&hit.canonical).to_owned()))?,
    };
    let message = Message::new("name-misspelled")
        .with("other", hit.canonical.as_str())
        .with("n", usize::try_from(hit.n_articles).unwrap_or(usize::MAX));
    Some(Known { replacement, message, place: None })
}

fn within(
    ctx: &Context<'_>,
    written: &Written<'_>,
    all: &[Written<'_>],
    neighbours: &FxHashMap<u64, Vec<usize>>,
) -> Option<Known> {
    let here = written.referent.key.as_str();
    if ctx.reference.is_some_and(|it| it.entities.contains_key(here)) {
        return None;
    }
    let mut others: Vec<usize> =
        written.handles.iter().filter_map(|it| neighbours.get(it)).flatten().copied().collect();
    others.sort_unstable();
    others.dedup();
    let others: Vec<&Written<'_>> =
        others.iter().filter_map(|&at| all.get(at)).filter(|it| it.referent.key != here).collect();
    // Another person of the article bears the surname.
    let is_shared = others.iter().any(|it| {
        n_words(&it.referent.key) != 1 && n_words(here) != 1 && last_word(&it.referent.key) == last_word(here)
    });
    let there = others.iter().find(|it| is_slip_within(ctx, written, it, is_shared))?;
    let place = there.places.first()?.span;
    let canonical = ctx.line(place);
    let replacement = match (n_words(here), n_words(&there.referent.key)) {
        (1, 1) => canonical.clone(),
        (1, _) => written_last(&canonical).to_owned(),
        (n_here, n_there) if n_here == n_there => canonical.clone(),
        _ => {
            let own = ctx.line(written.places.first()?.span);
            let (before, _) = own.rsplit_once(char::is_whitespace)?;
            format!("{before} {canonical}")
        }
    };
    let message = Message::new("name-misspelled-here")
        .with("other", canonical.as_str())
        .with("line", Value::Lines(vec![place]));
    Some(Known { replacement, message, place: Some(FindingPlace::Here(place)) })
}

/// Whether `here` is a slip for `there`, which the article has oftener, or introduces with a role.
fn is_slip_within(ctx: &Context<'_>, here: &Written<'_>, there: &Written<'_>, is_shared: bool) -> bool {
    let pack = &ctx.analysis.lexicon.people;
    let (one, other) = (here.referent.key.as_str(), there.referent.key.as_str());
    let roles = roles_agree(ctx, here, there.referent.roles.iter().map(|it| it.text.as_str()));
    if roles == Roles::Differ || !same_kind(here.referent.kind, there.referent.kind) {
        return false;
    }
    let oftener = here.n_named < there.n_named;
    let titled =
        here.n_named == there.n_named && here.referent.roles.is_empty() && !there.referent.roles.is_empty();
    let person = here.referent.kind == NameKind::Person || there.referent.kind == NameKind::Person;
    match (n_words(one), n_words(other)) {
        (1, 1) => slip_of_word(one, other, pack).is_some_and(|slip| {
            slip.distance == 1
                && slip.same_first
                && !slip.only_last
                && !slip.adds_last
                && LONG <= one.len()
                && here.n_named == 1
                && 3 <= there.n_named
                && !is_word(ctx, here, 0)
                && !is_word(ctx, there, 0)
        }),
        // «Matarella» for somebody whom the article calls Sergio Mattarella.
        (1, _) => slip_of_word(one, last_word(other), pack).is_some_and(|slip| {
            slip.same_first
                && !slip.only_last
                && there.referent.kind == NameKind::Person
                && here.n_named <= there.n_named
                && here.first > there.first
                && !is_word(ctx, here, 0)
        }),
        // «Sergio Matarella», whom the article calls Mattarella ever after.
        (_, 1) => slip_of_word(last_word(one), other, pack).is_some_and(|slip| {
            slip.same_first
                && !slip.only_last
                && here.referent.kind == NameKind::Person
                && there.referent.kind == NameKind::Person
                && here.n_named == 1
                && 2 <= there.n_named
                && here.first < there.first
                && !is_word(ctx, there, 0)
        }),
        (n_words, _) => slip(one, other, pack).is_some_and(|slip| {
            let enough = if person { oftener || titled } else { here.n_named == 1 && 2 <= there.n_named };
            let is_surname = slip.word + 1 == n_words;
            // Calvi and Calvo are two families, unless one of them is all over the article.
            let other_family = is_surname && (is_shared || slip.only_last && there.n_named < 3);
            enough && is_sure(ctx, here, slip, n_words) && !other_family
        }),
    }
}

fn finding(ctx: &Context<'_>, written: &Written<'_>, known: Known) -> Option<Finding> {
    let first = written.places.first()?.span;
    let message = known.message.with("name", ctx.line(first));
    let title = Message::new("name-misspelled-fix").with("replacement", known.replacement.as_str());
    let edits =
        written.places.iter().map(|it| ProseEdit::replace(it.span, known.replacement.as_str())).collect();
    let mut finding = Finding::new(first, message).fix(title, edits, Safety::Unsafe);
    for again in written.places.iter().skip(1) {
        let related = Message::new("name-misspelled-related").with("name", ctx.line(again.span));
        finding = finding.related(FindingPlace::Here(again.span), related);
    }
    Some(match known.place {
        Some(place) => {
            let related = Message::new("name-misspelled-related").with("name", known.replacement.as_str());
            finding.related(place, related)
        }
        None => finding,
    })
}
