//! `fonte who` and `fonte quotes`: what the archive knows of one who bears a name, and what it quotes them with.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use crate::inquiry::{Found, NameCard, RoleSpan, country_key, find_name};
use crate::mention::HouseName;
use crate::reference::{EntityHit, ReferenceQuote, Window};
use crate::rules::{Message, Value};

use super::arguments::{AnswerFormat, QuotesArguments, WhoArguments};
use super::question::{Desk, cut, table};
use super::sheet::{safe, spreadsheet};
use super::{Outcome, terminal};

/// So many lines of a list are shown.
const MOST_LINES: usize = 8;

/// So many letters of a headline or a figure.
const LETTERS: usize = 60;

/// At most so many quotations are printed.
const MOST_QUOTES: usize = 10_000;

/// Prints the card of a name.
pub(super) fn who(arguments: &WhoArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::open(&arguments.question)?;
    let name = arguments.name.join(" ");
    let cards = match look_up(&desk, &name)? {
        Found::Cards(cards) => cards,
        Found::Near(near) => return unknown(&desk, &name, &near, arguments.question.format),
    };
    match arguments.question.format {
        AnswerFormat::Text => {
            let mut out = String::new();
            if 1 < cards.len() {
                let told = Message::new("who-several").with("n", cards.len());
                // A string takes everything.
                let _ = writeln!(out, "{}\n", desk.messages.word(&told));
            }
            let most = if arguments.all { usize::MAX } else { MOST_LINES };
            let cards: Vec<String> = cards.iter().map(|card| text(&desk, card, most)).collect();
            out.push_str(&cards.join("\n"));
            terminal::write_all(out.as_bytes())?;
        }
        AnswerFormat::Json => {
            let cards: Vec<Json> = cards.iter().map(|card| card_json(&desk, card)).collect();
            terminal::write_all(format!("{:#}\n", Json::from(cards)).as_bytes())?;
        }
        AnswerFormat::Csv => terminal::write_all(&roles_csv(&desk, &cards)?)?,
    }
    Ok(desk.outcome)
}

fn look_up(desk: &Desk, name: &str) -> anyhow::Result<Found> {
    let country = |name: &str| country_key(name, &desk.asking());
    Ok(find_name(name, &*desk.store, &desk.project.house, &country)?)
}

/// Says that nobody is called so, and who is called nearly so.
fn unknown(desk: &Desk, name: &str, near: &[EntityHit], format: AnswerFormat) -> anyhow::Result<Outcome> {
    if format == AnswerFormat::Json {
        terminal::write_all(b"[]\n")?;
    }
    let mut told = desk.messages.word(&Message::new("who-unknown").with("name", name));
    if !near.is_empty() {
        let _ = write!(told, " {}", desk.messages.phrase("who-near"));
        for hit in near {
            let articles = Message::new("who-articles").with("n", hit.n_articles as usize);
            let _ = write!(told, "\n  {} ({})", hit.canonical, desk.messages.word(&articles));
        }
    }
    terminal::note(&told);
    Ok(Outcome::Findings.max(desk.outcome))
}

fn text(desk: &Desk, card: &NameCard, most: usize) -> String {
    let messages = desk.messages;
    let kind = Message::new("hover-name-kind").with("kind", Value::Choice(card.kind.name()));
    let named = Message::new("who-named").with("mentions", card.n_mentions as usize);
    let named = named.with("articles", card.documents.len());
    let mut out = format!("{}\n  {}, {}\n", card.name, messages.word(&kind), messages.word(&named));
    let mut list = |heading: &str, rows: Vec<Vec<String>>| {
        if rows.is_empty() {
            return;
        }
        // A string takes everything.
        let _ = writeln!(out, "{}", messages.phrase(heading));
        out.push_str(&table(rows.get(..most.min(rows.len())).unwrap_or_default()));
        if most < rows.len() {
            let more = Message::new("who-more").with("n", rows.len() - most);
            let _ = writeln!(out, "  {}", messages.word(&more));
        }
    };
    let count = |n: usize| messages.word(&Message::new("who-articles").with("n", n));
    let spellings = card.spellings.iter().map(|it| vec![it.text.clone(), count(it.n_articles as usize)]);
    list("who-spellings", spellings.collect());
    let house = card.house.iter().filter_map(|it| Some(vec![it.role.clone()?, span(desk, it.from, it.to)]));
    list("who-list", house.collect());
    let roles = card.roles.iter().map(|it| {
        vec![cut(&it.role, LETTERS), days(desk, it), count(it.n_documents), desk.file(&it.document)]
    });
    list("who-roles", roles.collect());
    let figures = card.figures.iter().map(|it| {
        vec![desk.day(it.document.date), cut(&it.figure, LETTERS), desk.place(&it.document, it.line)]
    });
    list("who-figures", figures.collect());
    let documents = card
        .documents
        .iter()
        .map(|it| vec![desk.day(it.date), cut(it.title.as_deref().unwrap_or("–"), LETTERS), desk.file(it)]);
    list("who-documents", documents.collect());
    out
}

/// From when to when a role is right.
fn span(desk: &Desk, from: Option<Date>, to: Option<Date>) -> String {
    let told = Message::new("who-span");
    let day = |it: Option<Date>| it.map(|it| it.to_string());
    desk.messages.word(&told.with("from", day(from)).with("to", day(to)))
}

/// From when to when a role was told.
fn days(desk: &Desk, role: &RoleSpan) -> String {
    match (role.first, role.last) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (first, last) => desk.day(last.or(first)),
    }
}

fn card_json(desk: &Desk, card: &NameCard) -> Json {
    let day = |it: Option<Date>| it.map(|it| it.to_string());
    let house =
        |it: &HouseName| json!({"role": it.role, "from": day(it.from), "to": day(it.to), "id": it.id});
    json!({
        "name": card.name,
        "key": card.key,
        "kind": card.kind.name(),
        "mentions": card.n_mentions,
        "spellings": card.spellings.iter()
            .map(|it| json!({"text": it.text, "articles": it.n_articles})).collect::<Vec<_>>(),
        "list": card.house.iter().map(house).collect::<Vec<_>>(),
        "roles": card.roles.iter().map(|it| json!({
            "role": it.role, "first": day(it.first), "last": day(it.last), "articles": it.n_documents,
            "file": desk.file(&it.document)})).collect::<Vec<_>>(),
        "figures": card.figures.iter().map(|it| json!({
            "date": day(it.document.date), "figure": it.figure, "source": it.source,
            "file": desk.file(&it.document), "line": it.line})).collect::<Vec<_>>(),
        "articles": card.documents.iter().map(|it| json!({
            "date": day(it.date), "title": it.title, "file": desk.file(it), "url": it.url})).collect::<Vec<_>>(),
    })
}

/// Who held which role when, for a spreadsheet.
fn roles_csv(desk: &Desk, cards: &[NameCard]) -> anyhow::Result<Vec<u8>> {
    let mut out = spreadsheet(Vec::new())?;
    out.write_record(["name", "role", "first", "last", "articles", "file"])?;
    for card in cards {
        for role in &card.roles {
            let day = |it: Option<Date>| it.map(|it| it.to_string()).unwrap_or_default();
            out.write_record([
                safe(&card.name),
                safe(&role.role),
                day(role.first),
                day(role.last),
                role.n_documents.to_string(),
                safe(&desk.file(&role.document)),
            ])?;
        }
    }
    out.into_inner().map_err(|problem| anyhow::anyhow!("{problem}"))
}

/// Prints what the archive quotes somebody with, newest first.
pub(super) fn quotes(arguments: &QuotesArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::open(&arguments.question)?;
    let name = arguments.name.join(" ");
    let cards = match look_up(&desk, &name)? {
        Found::Cards(cards) => cards,
        Found::Near(near) => return unknown(&desk, &name, &near, arguments.question.format),
    };
    let mut keys: Vec<&str> = cards.iter().map(|card| card.key.as_str()).collect();
    keys.dedup();
    let window = Window {
        from: arguments.period.from,
        to: arguments.period.to,
        limit: MOST_QUOTES,
        ..Window::default()
    };
    let quotes: Vec<ReferenceQuote> = desk.store.words_of(&keys, &window)?.into_iter().flatten().collect();
    let canonical = cards.first().map_or(name.as_str(), |card| card.name.as_str());
    match arguments.question.format {
        AnswerFormat::Text => terminal::write_all(told(&desk, canonical, &quotes).as_bytes())?,
        AnswerFormat::Json => {
            let lines = quotes.iter().map(|it| quote_json(&desk, it)).collect::<Vec<_>>();
            terminal::write_all(format!("{:#}\n", Json::from(lines)).as_bytes())?;
        }
        AnswerFormat::Csv => terminal::write_all(&quotes_csv(&desk, &quotes)?)?,
    }
    let found = if quotes.is_empty() { Outcome::Findings } else { Outcome::Clean };
    Ok(desk.outcome.max(found))
}

fn told(desk: &Desk, name: &str, quotes: &[ReferenceQuote]) -> String {
    if quotes.is_empty() {
        terminal::note(&desk.messages.word(&Message::new("quotes-none").with("name", name)));
        return String::new();
    }
    let count = Message::new("quotes-count").with("name", name).with("n", quotes.len());
    let mut out = format!("{}\n", desk.messages.word(&count));
    for quote in quotes {
        let as_written = quote.speaker_words.as_deref().filter(|it| *it != name);
        let speaker = as_written.map(|it| desk.messages.word(&Message::new("quotes-as").with("words", it)));
        let mut line = vec![desk.day(quote.document.date), desk.place(&quote.document, quote.line)];
        line.extend(speaker);
        let words = desk.messages.word(&Message::new("hover-quoted").with("text", quote.text.as_str()));
        // A string takes everything.
        let _ = writeln!(out, "  {}\n    {words}", line.join("  "));
    }
    out
}

fn quote_json(desk: &Desk, quote: &ReferenceQuote) -> Json {
    json!({
        "date": quote.document.date.map(|it| it.to_string()),
        "text": quote.text,
        "speaker": quote.speaker_words,
        "file": desk.file(&quote.document),
        "line": quote.line,
        "column": quote.column,
        "title": quote.document.title,
        "url": quote.document.url,
    })
}

fn quotes_csv(desk: &Desk, quotes: &[ReferenceQuote]) -> anyhow::Result<Vec<u8>> {
    let mut out = spreadsheet(Vec::new())?;
    out.write_record(["date", "speaker", "text", "file", "line", "title"])?;
    for quote in quotes {
        out.write_record([
            quote.document.date.map(|it| it.to_string()).unwrap_or_default(),
            safe(quote.speaker_words.as_deref().unwrap_or_default()),
            safe(&quote.text),
            safe(&desk.file(&quote.document)),
            quote.line.to_string(),
            safe(quote.document.title.as_deref().unwrap_or_default()),
        ])?;
    }
    out.into_inner().map_err(|problem| anyhow::anyhow!("{problem}"))
}
