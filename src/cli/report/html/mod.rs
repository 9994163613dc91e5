//! The page for the desk: one file that holds everything, asks nothing of the network, and can be read on a
//! telephone, in the dark and on paper.
//!
//! Articles with their figures coloured by who stands for them, what was found beside them, the figures as a
//! table, and small charts. Without scripts it is all there; with them it can be searched and filtered.

mod article;
mod charts;
mod figures;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::diagnostic::Level;
use crate::messages::Messages;
use crate::project::PAGE_MARK;

use super::super::check::{Checked, Whole};
use super::place::Lines;
use super::{Reporter, Setting, slashed};
use crate::text::xml_escaped as escaped;

pub(in super::super) use article::{ArticlePage, Reading};
use charts::{by_rule, by_status, series};
use figures::Status;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Draws the page.
pub(super) struct Page<'a> {
    setting: Setting<'a>,
    articles: String,
    n_articles: usize,
    statuses: BTreeMap<Status, usize>,
    series: String,
    /// What each rule has found: the list of its findings, ready to be shown.
    rules: BTreeMap<String, String>,
}

impl<'a> Page<'a> {
    /// A page.
    pub(super) fn new(setting: Setting<'a>) -> Self {
        Self {
            setting,
            articles: String::new(),
            n_articles: 0,
            statuses: BTreeMap::new(),
            series: String::new(),
            rules: BTreeMap::new(),
        }
    }

    fn word(&self, id: &str) -> String {
        escaped(&self.setting.messages.phrase(id))
    }

    /// The controls, which wait for the script.
    fn controls(&self, whole: &Whole) -> String {
        let mut out = format!(
            "<form class=\"controls\" hidden><input type=\"search\" id=\"q\" placeholder=\"{0}\" aria-label=\"{0}\">",
            self.word("page-search")
        );
        let option = |value: &str, label: &str| format!("<option value=\"{value}\">{label}</option>");
        let _ = write!(out, "<select id=\"level\" aria-label=\"{}\">", self.word("page-level"));
        out += &option("", &self.word("page-all-levels"));
        for level in Level::ALL.into_iter().rev() {
            out += &option(level.name(), &self.word(level_name(level)));
        }
        let _ = write!(out, "</select><select id=\"rule\" aria-label=\"{}\">", self.word("page-rule"));
        out += &option("", &self.word("page-all-rules"));
        for code in whole.rules.keys() {
            out += &option(&escaped(code), &escaped(code));
        }
        let _ = write!(out, "</select><select id=\"status\" aria-label=\"{}\">", self.word("page-status"));
        out += &option("", &self.word("page-all-figures"));
        for status in Status::ALL {
            out += &option(status.name(), &self.word(status.message()));
        }
        let _ = write!(
            out,
            "</select><label><input type=\"checkbox\" id=\"only\"> {}</label><output id=\"n\"></output></form>",
            self.word("page-only-findings")
        );
        out
    }

    fn body(&self, whole: &Whole, out: &mut String) {
        let messages = self.setting.messages;
        let summary = escaped(&whole.all.summary(messages));
        let _ =
            write!(out, "<header><h1>fonte</h1><p>{summary}</p>{}</header>\n<main>", self.controls(whole));
        out.push_str("<section class=\"overview\">");
        let _ = write!(
            out,
            "<div><h2>{}</h2>{}</div>",
            self.word("page-by-status"),
            by_status(&self.statuses, messages)
        );
        if !whole.rules.is_empty() {
            let _ = write!(out, "<div><h2>{}</h2>{}</div>", self.word("page-by-rule"), by_rule(whole));
        }
        out.push_str("</section>\n");
        if !self.series.is_empty() {
            let title = self.word("page-series");
            let series = &self.series;
            let _ = writeln!(out, "<section><h2>{title}</h2><div class=\"series\">{series}</div></section>");
        }
        if !whole.problems.is_empty() {
            let _ = write!(out, "<section><h2>{}</h2><ul>", self.word("page-unread"));
            for problem in &whole.problems {
                let _ = write!(out, "<li>{}</li>", escaped(&problem.to_string()));
            }
            out.push_str("</ul></section>\n");
        }
        let _ = writeln!(out, "<section class=\"articles\"><h2>{}</h2>", self.word("page-articles"));
        out.push_str(&self.articles);
        out.push_str("</section>");
        if !self.rules.is_empty() {
            let _ = write!(out, "<section class=\"rules\"><h2>{}</h2>", self.word("page-rules"));
            for (code, list) in &self.rules {
                let n: usize = whole.rules.get(code).map_or(0, |levels| levels.values().sum());
                let code = escaped(code);
                let _ = write!(
                    out,
                    "<details data-rule=\"{code}\"><summary><code>{code}</code> <b>{n}</b></summary><ol>{list}</ol></details>"
                );
            }
            out.push_str("</section>\n");
        }
        out.push_str("</main>");
    }
}

/// The message with a level's name.
fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "level-error",
        Level::Warning => "level-warning",
        Level::Information => "level-information",
        Level::Hint => "level-hint",
    }
}

impl Reporter for Page<'_> {
    fn article(&mut self, checked: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        let Some(page) = &checked.page else { return Ok(()) };
        self.n_articles += 1;
        let id = format!("a{}", self.n_articles);
        let path = slashed(&checked.path);
        for (status, n) in &page.statuses {
            *self.statuses.entry(*status).or_default() += n;
        }
        for one in &page.series {
            self.series += &series(one, &id, self.setting.messages);
        }
        let lines = Lines::new(&checked.text);
        for (index, it) in checked.report.all().iter().enumerate() {
            let place = format!("{path}:{}", lines.start(it.span).line);
            let list = self.rules.entry(it.code.clone()).or_default();
            let _ = write!(
                list,
                "<li data-level=\"{}\"><a href=\"#{id}d{index}\">{}</a> {}</li>",
                it.level.name(),
                escaped(&place),
                escaped(&it.message)
            );
        }
        page.write(&mut self.articles, &id, checked, self.setting);
        Ok(())
    }

    fn finish(&mut self, whole: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        let language = self.setting.messages.language().code();
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n{PAGE_MARK}\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>fonte: {}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n",
            escaped(&whole.all.summary(self.setting.messages))
        );
        self.body(whole, &mut page);
        let _ = write!(
            page,
            "\n<div id=\"tip\" role=\"tooltip\" hidden></div>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
        );
        out.write_all(page.as_bytes())
    }
}

/// The word for a phrase, ready to stand in the page.
fn phrase(messages: &Messages, id: &str) -> String {
    escaped(&messages.phrase(id))
}

/// Opens the page at `path` with the program that `BROWSER` names, or with that of the desktop.
pub(super) fn open(path: &Path) -> anyhow::Result<()> {
    let path = crate::project::absolute(path);
    let chosen = std::env::var("BROWSER").ok().filter(|it| !it.is_empty());
    let usual = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let program = chosen.as_deref().unwrap_or(usual);
    let started = Command::new(program).arg(&path).stdin(Stdio::null()).stdout(Stdio::null()).spawn();
    match started {
        // The browser lives on by itself.
        Ok(_) => Ok(()),
        Err(problem) => {
            anyhow::bail!("{program} cannot be started ({problem}); open {} yourself", path.display())
        }
    }
}
