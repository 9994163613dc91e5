//! One name in two spellings: in the article, against the house list, against the archive.

use crate::article::Case;
use crate::diagnostic::{Level, Safety};
use crate::mention::{HouseName, Name, NameForm, NameKind, Referent, key_of};
use crate::reference::preferred_spelling;
use crate::rules::roster::Roster;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, ProseEdit, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "name-variant",
    family: Family::Names,
    level: Level::Warning,
    page: include_str!("../../../rules/names/name-variant.md"),
};

/// The rule's options.
#[derive(Debug, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// The archive is asked only where so many of its articles name the person or place.
    min_articles: u32,
    /// More than this share of them, in percent, must agree on a spelling.
    share: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_articles: 3, share: 60 }
    }
}

/// A spelling with the mentions that use it, in the order of the text.
type Spellings<'a> = Vec<(String, Vec<&'a Name>)>;

/// Reports each name with more than one spelling, once, where the unusual one first occurs.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let house = Roster::of(ctx.house);
    for referent in &ctx.mentions().referents {
        let spellings = spellings(ctx, referent);
        if spellings.is_empty() {
            continue;
        }
        let finding = match house.entries(&referent.key).first().map(|entry| forms(entry)) {
            Some(house) => against_house(ctx, &spellings, &house),
            None => within(ctx, &spellings).or_else(|| against_archive(ctx, options, referent, &spellings)),
        };
        out.extend(finding);
    }
}

/// How the article writes the full name outside quotations and capitals, by first use.
fn spellings<'a>(ctx: &Context<'a>, referent: &Referent) -> Spellings<'a> {
    let mut out: Spellings<'a> = Vec::new();
    if matches!(referent.kind, NameKind::Other) {
        return out;
    }
    let names = &ctx.mentions().names;
    for name in referent.mentions.iter().filter_map(|&index| names.get(index)) {
        let is_shouted =
            ctx.tokens_of(name.span).all(|at| ctx.view().get(at).is_none_or(|it| it.case == Case::Upper));
        // The archive and the other spelling are compared word for word: only the same words differ in spelling.
        if name.form != NameForm::Full
            || is_shouted
            || ctx.is_quoted(name.span)
            || key_of(ctx.text(name.span)) != referent.key
        {
            continue;
        }
        let text = ctx.line(name.span);
        match out.iter_mut().find(|(known, _)| *known == text) {
            Some((_, mentions)) => mentions.push(name),
            None => out.push((text, vec![name])),
        }
    }
    out
}

/// The forms that the house writes, the preferred one first.
fn forms(entry: &HouseName) -> Vec<String> {
    std::iter::once(&entry.name).chain(&entry.aliases).cloned().collect()
}

fn against_house(ctx: &Context<'_>, spellings: &Spellings<'_>, house: &[String]) -> Option<Finding> {
    let preferred = house.first()?;
    let (text, mentions) = spellings.iter().find(|(text, _)| !house.contains(text))?;
    let message =
        Message::new("name-variant-house").with("name", text.as_str()).with("other", preferred.as_str());
    finding(ctx, message, mentions, preferred)
}

/// Against the article's own usual spelling: the most frequent, the first in a tie.
fn within(ctx: &Context<'_>, spellings: &Spellings<'_>) -> Option<Finding> {
    let most = spellings.iter().map(|(_, mentions)| mentions.len()).max()?;
    let (usual, usual_mentions) = spellings.iter().find(|(_, mentions)| mentions.len() == most)?;
    let (text, mentions) =
        spellings.iter().find(|(text, _)| text != usual && !is_title_case(ctx, text, usual))?;
    let place = usual_mentions.first()?.span;
    let message = Message::new("name-variant-here")
        .with("name", text.as_str())
        .with("other", usual.as_str())
        .with("line", Value::Lines(vec![place]));
    let related = Message::new("name-variant-related").with("name", usual.as_str());
    Some(finding(ctx, message, mentions, usual)?.related(FindingPlace::Here(place), related))
}

fn against_archive(
    ctx: &Context<'_>,
    options: &Options,
    referent: &Referent,
    spellings: &Spellings<'_>,
) -> Option<Finding> {
    let known = ctx.reference?.entities.get(&referent.key)?;
    let usual = preferred_spelling(known, options.min_articles, options.share)?;
    let (text, mentions) =
        spellings.iter().find(|(text, _)| *text != usual.text && !is_title_case(ctx, text, &usual.text))?;
    if spellings.iter().any(|(text, _)| *text == usual.text) || key_of(&usual.text) != referent.key {
        return None;
    }
    let message = Message::new("name-variant")
        .with("name", text.as_str())
        .with("other", usual.text.as_str())
        .with("n", usize::try_from(usual.n_articles).unwrap_or(usize::MAX))
        .with("count", usize::try_from(known.n_articles).unwrap_or(usize::MAX));
    finding(ctx, message, mentions, &usual.text)
}

/// Whether the two differ only in capitals that a headline may give: «Corte Costituzionale».
fn is_title_case(_: &Context<'_>, one: &str, other: &str) -> bool {
    one != other && one.to_lowercase() == other.to_lowercase()
}

/// At the first of `mentions`, with fixes to `replacement` here and everywhere.
fn finding(_: &Context<'_>, message: Message, mentions: &[&Name], replacement: &str) -> Option<Finding> {
    let first = mentions.first()?;
    let here = Message::new("name-variant-fix-here").with("replacement", replacement);
    let finding = Finding::new(first.span, message).fix(
        here,
        vec![ProseEdit::replace(first.span, replacement)],
        Safety::Unsafe,
    );
    if mentions.len() < 2 {
        return Some(finding);
    }
    let all = Message::new("name-variant-fix-all").with("replacement", replacement);
    let edits = mentions.iter().map(|name| ProseEdit::replace(name.span, replacement)).collect();
    Some(finding.fix(all, edits, Safety::Unsafe))
}
