//! Items of JSON: schema.org's NewsArticle and ClaimReview, IPTC's ninjs, and plain objects with a text.

use serde_json::Value;

use super::json_parts::{member, members};
use super::{Item, Told, date_of, language_of};
use crate::mention::NameKind;
use crate::prose::Format;

/// The items of a whole file: of an array, of `@graph`, of `items`, else of the one object that it is.
pub(super) fn read_items(text: &str, told: &mut Told) -> Vec<Item> {
    if !text.trim_start().starts_with(['{', '[']) {
        told.tell(1, "is no JSON".to_owned());
        return Vec::new();
    }
    let list = if text.trim_start().starts_with('[') {
        Some(text)
    } else {
        ["@graph", "items"].into_iter().find_map(|key| member(text, key)).filter(|it| it.starts_with('['))
    };
    let base = text.as_ptr() as usize;
    let parts: Vec<&str> = match list {
        Some(list) => members(list).into_iter().filter_map(|(_, range)| list.get(range)).collect(),
        None => vec![text],
    };
    let mut line = 1;
    let mut counted = 0;
    let mut items = Vec::new();
    for part in parts {
        let start = (part.as_ptr() as usize).saturating_sub(base);
        line += text.get(counted..start).map_or(0, |it| it.matches('\n').count());
        counted = start;
        items.extend(read_item(part, line, told));
    }
    items
}

/// The item that one object is; none where it is something else than an article.
pub(super) fn read_item(text: &str, line: usize, told: &mut Told) -> Option<Item> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(problem) => {
            let line = line + problem.line().saturating_sub(1);
            told.tell(line, format!("is no JSON that can be read ({}); left out", bare(&problem)));
            return None;
        }
    };
    let types = texts(value.get("@type"));
    if types.iter().any(|it| it == "ClaimReview") {
        return claim_review(&value, line, told);
    }
    let is_article = types.is_empty()
        || types.iter().any(|it| it.ends_with("Article") || it.ends_with("Posting") || it == "Report");
    if is_article { article(&value, line, told) } else { None }
}

/// What is wrong, without the place in the part, which is told otherwise.
fn bare(problem: &serde_json::Error) -> String {
    let words = problem.to_string();
    words.split_once(" at line ").map_or(words.clone(), |(before, _)| before.to_owned())
}

fn article(value: &Value, line: usize, told: &mut Told) -> Option<Item> {
    let html = first(value, &["body_xhtml", "body_html", "content_html"]).map(|it| (it, Format::Html));
    let listed = || body_of_list(value.get("bodies")?);
    let plain = || {
        let keys = ["articleBody", "body_text", "text", "body", "content_text", "content"];
        let text = first(value, &keys)?;
        let is_html = first(value, &["format"]).is_some_and(|it| it.eq_ignore_ascii_case("html"));
        let is_markdown = first(value, &["format"]).is_some_and(|it| matches!(&*it, "md" | "markdown"));
        let format = if is_html || text.trim_start().starts_with("<p") {
            Format::Html
        } else if is_markdown {
            Format::Markdown
        } else {
            Format::Plain
        };
        Some((text, format))
    };
    let (body, format) = html.or_else(listed).or_else(plain)?;
    let mut item = common(value, line, told);
    (item.body, item.format) = (body, format);
    let lists = [
        ("people", NameKind::Person),
        ("person", NameKind::Person),
        ("organisations", NameKind::Organisation),
        ("organisation", NameKind::Organisation),
        ("places", NameKind::Place),
        ("place", NameKind::Place),
    ];
    for (key, kind) in lists {
        let names = value.get(key).and_then(Value::as_array).into_iter().flatten();
        let room = super::MOST_NAMES.saturating_sub(item.names.len());
        item.names.extend(names.filter_map(|it| Some((text_of(it)?, kind))).take(room));
    }
    Some(item)
}

/// The body of ninjs 2 and later: that in HTML before the others.
fn body_of_list(list: &Value) -> Option<(String, Format)> {
    let list = list.as_array()?;
    let kind = |it: &Value| first(it, &["contenttype"]).unwrap_or_default();
    let html = list.iter().find(|it| kind(it).contains("html"));
    let (body, format) = match html {
        Some(body) => (body, Format::Html),
        None => (list.first()?, Format::Plain),
    };
    Some((first(body, &["value"])?, format))
}

/// What all kinds of items have.
fn common(value: &Value, line: usize, told: &mut Told) -> Item {
    let mut item = Item::new(line);
    item.id = first(value, &["@id", "id", "guid", "uri", "identifier"]);
    item.url = first(value, &["url", "link", "permalink", "mainEntityOfPage", "uri"])
        .filter(|it| it.starts_with("http://") || it.starts_with("https://"));
    item.title = first(value, &["headline", "title", "name"])
        .or_else(|| first(value.get("headlines")?.as_array()?.first()?, &["value"]));
    item.author = first(value, &["author", "byline", "by", "creator"]);
    item.agency = first(value, &["agency", "infosource", "infosources", "sourceOrganization", "publisher"])
        .or_else(|| first(value, &["source", "provider"]));
    item.language = first(value, &["language", "lang", "inLanguage"]).and_then(|it| language_of(&it));
    let dates = ["date", "datePublished", "published", "date_published", "versioncreated", "firstcreated"];
    if let Some(written) = first(value, &dates) {
        item.date = date_of(&written);
        if item.date.is_none() {
            told.tell(line, format!("`{written}` is not a date such as 2025-01-15; read without one"));
        }
    }
    item
}

/// The claim that a fact-check reviews. What is not found to be true is no witness, whatever it says.
fn claim_review(value: &Value, line: usize, told: &mut Told) -> Option<Item> {
    let mut item = common(value, line, told);
    item.body = first(value, &["claimReviewed"])?;
    let rating = value.get("reviewRating");
    let number = |key: &str| {
        let found = rating?.get(key)?;
        let text = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
        rust_decimal::Decimal::from_str_exact(text.trim()).ok()
    };
    item.is_doubtful = number("ratingValue").is_none() || number("ratingValue") != number("bestRating");
    let verdict = rating.and_then(|it| first(it, &["alternateName"]));
    item.title = match (item.title.take(), verdict) {
        (Some(title), Some(verdict)) => Some(format!("{title} – {verdict}")),
        (title, verdict) => title.or(verdict),
    };
    // Who says it is asked for; who reviewed it is the author.
    Some(item)
}

/// The first of the members that says something.
fn first(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| text_of(value.get(key)?))
}

/// A text, the name of an object, or that of the first of a list.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|it| !it.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => list.iter().find_map(text_of),
        Value::Object(_) => ["name", "@id", "value"].iter().find_map(|key| match value.get(key)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }),
        Value::Null | Value::Bool(_) => None,
    }
}

/// The texts of a text or a list.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(text_of).collect(),
        Some(other) => text_of(other).into_iter().collect(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn read(text: &str) -> (Vec<Item>, Vec<String>) {
        let mut told = Told::new(Path::new("f.json"));
        let items = read_items(text, &mut told);
        (items, told.messages())
    }

    #[test]
    fn a_graph_gives_its_articles_with_their_lines() {
        let (items, told) = read(
            "{\"@context\": \"https://schema.org\", \"@graph\": [\n{\"@type\": \"Organization\", \"name\": \"Il Foglio di Borgo\"},\n\
             {\"@type\": [\"NewsArticle\"], \"headline\": \"Il ponte\", \"articleBody\": \"Costa 3 milioni.\",\n\
             \"datePublished\": \"2025-03-02T10:00:00+01:00\", \"author\": [{\"name\": \"Mara Denti\"}], \
             \"publisher\": {\"name\": \"Agenzia Lago\"}, \"url\": \"https://example.org/ponte\", \"inLanguage\": \"it-IT\"}]}",
        );
        assert_eq!(told, Vec::<String>::new());
        let [item] = &items[..] else { panic!("{items:?}") };
        assert_eq!((item.line, item.title.as_deref()), (3, Some("Il ponte")));
        assert_eq!(item.date, Some(jiff::civil::Date::constant(2025, 3, 2)));
        assert_eq!(
            (item.author.as_deref(), item.agency.as_deref()),
            (Some("Mara Denti"), Some("Agenzia Lago"))
        );
        assert_eq!(item.language, Some(crate::lexicon::Language::It));
    }

    #[test]
    fn ninjs_prefers_the_body_in_html_and_lists_its_names() {
        let (items, _) = read(
            "{\"uri\": \"urn:x:1\", \"headlines\": [{\"value\": \"Il ponte\"}], \"bodies\": [{\"contenttype\": \"text/plain\", \
             \"value\": \"a\"}, {\"contenttype\": \"text/html\", \"value\": \"<p>b</p>\"}], \"people\": [{\"name\": \"Lina Ortese\"}]}",
        );
        assert_eq!((items[0].body.as_str(), items[0].format), ("<p>b</p>", Format::Html));
        assert_eq!(items[0].names, [("Lina Ortese".to_owned(), NameKind::Person)]);
    }

    #[test]
    fn a_claim_that_was_not_found_true_is_doubtful() {
        let review = |value: &str| {
            format!(
                "{{\"@type\": \"ClaimReview\", \"claimReviewed\": \"I morti sono 9.\", \"reviewRating\": \
                 {{\"ratingValue\": {value}, \"bestRating\": \"5\", \"alternateName\": \"Falso\"}}}}"
            )
        };
        assert!(read(&review("1")).0[0].is_doubtful);
        assert!(!read(&review("\"5\"")).0[0].is_doubtful);
        assert_eq!(read(&review("1")).0[0].title.as_deref(), Some("Falso"));
    }

    #[test]
    fn what_is_nested_too_deep_is_told_and_the_rest_is_read() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let (items, told) = read(&format!("[{{\"text\": \"Uno.\"}},\n{deep},\n{{\"text\": \"Due.\"}}]"));
        assert_eq!(items.iter().map(|it| it.line).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(told, ["f.json:2: is no JSON that can be read (recursion limit exceeded); left out"]);
    }
}
