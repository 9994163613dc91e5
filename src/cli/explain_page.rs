//! The page of a rule as plain text, with the examples in the reader's language.

use std::fmt::Write;

use crate::lexicon::Language;
use crate::rules::Rule;

use super::explain::{Reader, level};

/// The page without its markup: titles stand alone, examples are indented.
pub(super) fn page(rule: &Rule, reader: &Reader<'_>) -> String {
    let mut text = String::new();
    let level = level(rule.meta.code, rule.meta.level, reader);
    for (title, lines) in sections(rule.meta.page) {
        match title {
            Title::Page(title) => {
                let _ = writeln!(text, "{title}\n{} · {level}", rule.meta.family.name());
            }
            Title::Section(title) => {
                let _ = writeln!(text, "{}", title.to_uppercase());
            }
        }
        if title == Title::Section("Examples") {
            examples(&lines, reader.examples, &mut text);
        } else {
            write_plain(&lines, &mut text);
        }
    }
    text
}

/// The first paragraph under the title.
pub(super) fn summary(page: &str) -> String {
    let paragraph = page.lines().skip(1).skip_while(|line| line.trim().is_empty());
    plain(&paragraph.take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" "))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Title<'a> {
    Page(&'a str),
    Section(&'a str),
}

/// The titles of a page, each with the lines under it.
fn sections(page: &str) -> Vec<(Title<'_>, Vec<&str>)> {
    let mut found: Vec<(Title<'_>, Vec<&str>)> = Vec::new();
    let mut in_fence = false;
    for line in page.lines() {
        in_fence ^= line.starts_with("```");
        let title = line.strip_prefix("# ").map(Title::Page);
        let title = title.or_else(|| Some(Title::Section(line.trim_start_matches('#').strip_prefix(' ')?)));
        match title.filter(|_| !in_fence && line.starts_with('#')) {
            Some(title) => found.push((title, Vec::new())),
            None => found.iter_mut().next_back().map_or((), |(_, lines)| lines.push(line)),
        }
    }
    found
}

fn write_plain(lines: &[&str], text: &mut String) {
    let mut in_fence = false;
    for line in lines {
        if let Some(about) = line.strip_prefix("```") {
            in_fence = !in_fence;
            if in_fence && !about.is_empty() {
                let about = about.trim_start_matches("article ").replace(" date=", ", published ");
                let _ = writeln!(text, "    [{about}]");
            }
        } else if in_fence {
            let _ = writeln!(text, "{}", format!("    {line}").trim_end());
        } else {
            let _ = writeln!(text, "{}", plain(line));
        }
    }
}

/// The examples in `language`, each with the options and documents before it and with the words that lead to it.
fn examples(lines: &[&str], language: Language, text: &mut String) {
    let mut others: Vec<&str> = Vec::new();
    // What stands before the next article, and the article itself.
    let mut pending: Vec<&str> = Vec::new();
    let mut article = None;
    let mut in_fence = false;
    for line in lines {
        if line.is_empty() && pending.is_empty() {
            continue;
        }
        pending.push(line);
        let Some(about) = line.strip_prefix("```") else { continue };
        in_fence = !in_fence;
        if in_fence {
            article = about.strip_prefix("article").map(|about| about.split_whitespace().next());
        } else if let Some(written) = article.take() {
            let written = written.filter(|code| Language::ALL.iter().any(|it| it.code() == *code));
            if written.is_none_or(|code| code == language.code()) {
                text.push('\n');
                write_plain(&pending, text);
            }
            others.extend(written.filter(|code| *code != language.code() && !others.contains(code)));
            pending.clear();
        }
    }
    if !others.is_empty() {
        let _ = writeln!(text, "\n(examples in {language}; --lang shows those in {})", others.join(", "));
    }
    text.push('\n');
}

/// A line without emphasis and code marks; a link keeps its words.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('[') {
        let (before, from) = rest.split_at(open);
        let link = from.split_once(']').and_then(|(words, after)| {
            let (_, after) = after.strip_prefix('(')?.split_once(')')?;
            Some((words.trim_start_matches('['), after))
        });
        out.push_str(before);
        if let Some((words, after)) = link {
            out.push_str(words);
            rest = after;
        } else {
            out.push('[');
            rest = from.get(1..).unwrap_or("");
        }
    }
    out.push_str(rest);
    out.replace("**", "").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_the_first_paragraph_without_markup() {
        let page = "# a-rule\n\nA **figure** that `nobody` counted,\nsee [the page](x.md).\n\n## Why\n";
        assert_eq!(summary(page), "A figure that nobody counted, see the page.");
    }

    #[test]
    fn brackets_that_are_no_link_stay() {
        assert_eq!(plain("«[…] così» e [questo](y) e [no"), "«[…] così» e questo e [no");
    }

    #[test]
    fn an_example_comes_with_what_leads_to_it_and_only_in_the_language_of_the_reader() {
        let page =
            "Uno solo.\n\n```toml\nx = 1\n```\n```article it\nAlfa.\n```\n\n```article en\nBeta.\n```\n";
        let shown = |language| {
            let mut text = String::new();
            examples(&page.lines().collect::<Vec<_>>(), language, &mut text);
            text
        };
        assert_eq!(
            shown(Language::It),
            "\nUno solo.\n\n    [toml]\n    x = 1\n    [it]\n    Alfa.\n\n(examples in it; --lang shows those in en)\n\n"
        );
        assert_eq!(
            shown(Language::En),
            "\n    [en]\n    Beta.\n\n(examples in en; --lang shows those in it)\n\n"
        );
    }
}
