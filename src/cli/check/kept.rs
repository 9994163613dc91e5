//! What was found in an article, kept until the article, the configuration or the reference changes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Related, Safety};
use crate::engine::Report;
use crate::project::{Article, Project, prepare_own_folder};
use crate::reference::{ReferenceStore, stable_hash};
use crate::store::{Cache, CacheKey, cache_key};
use crate::text::Span;

use super::super::check_arguments::ReadingArguments;
use super::super::terminal;

/// The cache with all that decides an answer beside the article.
pub(in super::super) struct Keeper {
    cache: Cache,
    settings: String,
}

impl Keeper {
    /// The cache of `project`; absent where there is no configuration, where somebody wants none, or where the
    /// reference is not the project's own. `told` is what else decides an answer.
    pub(super) fn open(
        project: &Project,
        reading: &ReadingArguments,
        store: Option<&dyn ReferenceStore>,
        told: &str,
    ) -> Option<Self> {
        let is_refused = std::env::var_os("FONTE_NO_CACHE").is_some_and(|it| !it.is_empty());
        if is_refused || project.config_path.is_none() || !reading.reference.is_empty() {
            return None;
        }
        let mut parts =
            vec![program()?, project.settings_hash().to_string(), told.to_owned(), format!("{reading:?}")];
        if let Some(store) = store {
            parts.push(format!("{:x}", store.state().ok()?));
        }
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let folder = project.root.join(".fonte");
        prepare_own_folder(&folder).ok()?;
        let settings = format!("{:x} {}", stable_hash(&parts), parts.len());
        Some(Self { cache: Cache::open(&folder.join("cache.db"))?, settings })
    }

    /// The key of the article called `name`, about which `own` is known beside: marks, entries of the baseline.
    pub(super) fn key(&self, name: &str, article: &Article, own: &str) -> CacheKey {
        cache_key(&[&self.settings, name, &article.content(), own])
    }

    /// What was found, if it is known.
    pub(super) fn get(&self, key: CacheKey) -> Option<(Report, Vec<(usize, bool)>)> {
        let kept: Kept = serde_json::from_str(&self.cache.get(key)?).ok()?;
        Some(kept.report())
    }

    /// Keeps what was found in articles: name, key, answer.
    pub(super) fn put(&self, answers: &[(&str, CacheKey, String)]) {
        if !answers.is_empty() {
            self.cache.put(answers);
        }
    }
}

/// What is to be kept of a report; nothing where a rule failed.
pub(super) fn kept(report: &Report, allowed: &[(usize, bool)]) -> Option<String> {
    if !report.failures.is_empty() {
        return None;
    }
    let list = |list: &[Diagnostic]| list.iter().map(Finding::of).collect();
    let kept = Kept {
        shown: list(&report.diagnostics),
        all: report.all.as_deref().map(list),
        held_back: report.held_back.clone(),
        known: report.known,
        expired: report.expired.clone(),
        allowed: allowed.to_vec(),
    };
    serde_json::to_string(&kept).ok()
}

/// Which program this is: another build may find other things.
fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let metadata = std::fs::metadata(path).ok()?;
    let changed = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let language = terminal::locale().unwrap_or_default();
    Some(format!("{} {} {} {language}", env!("CARGO_PKG_VERSION"), metadata.len(), changed.as_nanos()))
}

#[derive(Deserialize, Serialize)]
struct Kept {
    shown: Vec<Finding>,
    all: Option<Vec<Finding>>,
    held_back: BTreeMap<String, usize>,
    known: usize,
    expired: Vec<(u64, usize)>,
    allowed: Vec<(usize, bool)>,
}

#[derive(Deserialize, Serialize)]
struct Finding {
    code: String,
    key: u64,
    level: String,
    span: (usize, usize),
    message: String,
    related: Vec<(Elsewhere, String)>,
    fixes: Vec<KeptFix>,
}

/// The title, how safe it is, and the edits: where they begin and end, and the new text.
type KeptFix = (String, u8, Vec<(usize, usize, String)>);

#[derive(Deserialize, Serialize)]
enum Elsewhere {
    Here(usize, usize),
    There(String, u32, u32, u32),
}

impl Kept {
    fn report(self) -> (Report, Vec<(usize, bool)>) {
        let list =
            |list: Vec<Finding>| -> Vec<Diagnostic> { list.into_iter().map(Finding::diagnostic).collect() };
        let report = Report {
            diagnostics: list(self.shown),
            all: self.all.map(list),
            held_back: self.held_back,
            known: self.known,
            expired: self.expired,
            used_allowances: self.allowed.iter().map(|(_, used)| *used).collect(),
            failures: Vec::new(),
        };
        (report, self.allowed)
    }
}

impl Finding {
    fn of(it: &Diagnostic) -> Self {
        let place = |place: &Place| match place {
            Place::Here(span) => Elsewhere::Here(span.start(), span.end()),
            Place::Reference { document, line, column, end_column } => {
                Elsewhere::There(document.clone(), *line, *column, *end_column)
            }
        };
        let edits = |fix: &Fix| {
            fix.edits.iter().map(|it| (it.span.start(), it.span.end(), it.text.clone())).collect()
        };
        let safety = |safety: Safety| match safety {
            Safety::Safe => 0,
            Safety::Unsafe => 1,
            Safety::Snippet => 2,
        };
        Self {
            code: it.code.clone(),
            key: it.key,
            level: it.level.name().to_owned(),
            span: (it.span.start(), it.span.end()),
            message: it.message.clone(),
            related: it.related.iter().map(|it| (place(&it.place), it.message.clone())).collect(),
            fixes: it.fixes.iter().map(|it| (it.title.clone(), safety(it.safety), edits(it))).collect(),
        }
    }

    fn diagnostic(self) -> Diagnostic {
        let place = |place: Elsewhere| match place {
            Elsewhere::Here(start, end) => Place::Here(Span::new(start, end)),
            Elsewhere::There(document, line, column, end_column) => {
                Place::Reference { document, line, column, end_column }
            }
        };
        let edit = |(start, end, text)| Edit { span: Span::new(start, end), text };
        let safety = |safety: u8| match safety {
            0 => Safety::Safe,
            1 => Safety::Unsafe,
            _ => Safety::Snippet,
        };
        Diagnostic {
            code: self.code,
            key: self.key,
            level: self.level.parse().unwrap_or(crate::diagnostic::Level::Warning),
            span: Span::new(self.span.0, self.span.1),
            message: self.message,
            related: self
                .related
                .into_iter()
                .map(|(at, message)| Related { place: place(at), message })
                .collect(),
            fixes: self
                .fixes
                .into_iter()
                .map(|(title, safe, edits)| Fix {
                    title,
                    edits: edits.into_iter().map(edit).collect(),
                    safety: safety(safe),
                })
                .collect(),
        }
    }
}
