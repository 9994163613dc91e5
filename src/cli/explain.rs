//! `fonte explain`: a rule's page as plain text, or one line for every rule.

use std::fmt::Write;

use crate::rules::{Rule, register};

use super::{Outcome, terminal};

/// Explains the rule with this code, or lists all of them.
pub(super) fn explain(code: Option<&str>) -> anyhow::Result<Outcome> {
    let rules = register();
    let text = match code {
        None => list(&rules),
        Some(code) => {
            let Some(rule) = rules.iter().find(|rule| rule.meta.code == code) else {
                let near = crate::text::nearest(code, rules.iter().map(|rule| rule.meta.code));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                anyhow::bail!("unknown rule `{code}`{near} (`fonte explain` lists the rules)");
            };
            page(rule)
        }
    };
    terminal::write_all(text.as_bytes())?;
    Ok(Outcome::Clean)
}

fn list(rules: &[Rule]) -> String {
    let width = rules.iter().map(|rule| rule.meta.code.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in rules {
        let line =
            format!("{:width$}  {:11}  {}", rule.meta.code, rule.meta.level.name(), summary(rule.meta.page));
        // A string takes everything.
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// The first paragraph under the title.
fn summary(page: &str) -> String {
    let paragraph = page.lines().skip(1).skip_while(|line| line.trim().is_empty());
    plain(&paragraph.take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" "))
}

/// The page without its markup: titles stand alone, examples are indented.
fn page(rule: &Rule) -> String {
    let mut text = String::new();
    let mut is_example = false;
    for line in rule.meta.page.lines() {
        if let Some(about) = line.strip_prefix("```") {
            is_example = !is_example;
            if is_example && !about.is_empty() {
                let about = about.trim_start_matches("article ").replace(" date=", ", published ");
                let _ = writeln!(text, "    [{about}]");
            }
        } else if is_example {
            let _ = writeln!(text, "{}", format!("    {line}").trim_end());
        } else if line.starts_with('#') {
            let title = line.trim_start_matches('#').trim();
            let _ = writeln!(
                text,
                "{}",
                if line.starts_with("# ") { title.to_owned() } else { title.to_uppercase() }
            );
            if line.starts_with("# ") {
                let _ = writeln!(text, "{} · {}", rule.meta.family.name(), rule.meta.level.name());
            }
        } else {
            let _ = writeln!(text, "{}", plain(line));
        }
    }
    text
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
}
