//! Reads open documents as articles of the newsroom that they belong to.
//!
//! The newsroom of a document is that of the nearest `fonte.toml` in its folder or above it, else a bare
//! one. Several stand side by side, for an editor may have articles of several open.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use tower_lsp::lsp_types::Url;

use crate::analysis::{Options, analyse};
use crate::article::Given;
use crate::engine::{self, Budget, Report, RuleSet, Task};
use crate::lsp::archive;
use crate::lsp::desk::Desk;
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Analyst, Cause, News, Read, Reading};
use crate::lsp::workspace::Workspace;
use crate::messages::{MessageLanguage, Messages};
use crate::project::{CONFIG_FILE, Sources, idle_allowances, update_reference};
use crate::prose::Format;
use crate::rules::{Message, Reference, Wording};
use crate::suppression::Allowance;
use crate::verified;

/// The articles' analyst.
#[derive(Debug, Default)]
pub(crate) struct Newsroom {
    profile: RwLock<Profile>,
    /// By the configuration's path; none for articles without.
    desks: Mutex<BTreeMap<Option<PathBuf>, Desk>>,
}

impl Analyst for Newsroom {
    fn begin(&self, profile: &Profile) {
        *self.profile.write().unwrap_or_else(PoisonError::into_inner) = profile.clone();
    }

    fn read(&self, document: &Document) -> Reading {
        let path = document.uri.to_file_path().ok();
        if path.as_deref().is_some_and(is_configuration) {
            return Reading::default();
        }
        let workspace = self.workspace_of(path.as_deref());
        read(document, path.as_deref(), workspace)
    }

    fn look(&self, cause: Cause, open: &[Url]) -> News {
        let profile = self.profile();
        let mut news = News::default();
        let paths = open.iter().filter_map(|uri| uri.to_file_path().ok());
        let mut wanted: Vec<Option<PathBuf>> =
            paths.map(|path| configuration_of(Some(&path), &profile)).collect();
        wanted.push(configuration_of(None, &profile));
        let mut desks = self.desks();
        desks.retain(|config, _| {
            let stands = config.as_ref().is_none_or(|path| path.is_file());
            if !stands {
                news.rereads = true;
                news.files.extend(
                    config.as_ref().and_then(|it| Url::from_file_path(it).ok()).map(|it| (it, Vec::new())),
                );
            }
            stands
        });
        for config in wanted {
            desks.entry(config.clone()).or_insert_with(|| Desk::open(config, &profile));
        }
        for desk in desks.values_mut() {
            desk.look(cause, &profile, &mut news);
        }
        news
    }

    fn workspaces(&self) -> Vec<Arc<Workspace>> {
        self.desks().values().map(|desk| Arc::clone(desk.workspace())).collect()
    }

    fn index_title(&self) -> String {
        let desks = self.desks();
        let desk = desks.values().find(|desk| desk.has_archive());
        desk.map_or_else(String::new, |desk| desk.workspace().messages.phrase("progress-index"))
    }

    fn index(&self) -> News {
        let mut news = News::default();
        let desks = self.desks();
        let due: Vec<(Option<PathBuf>, Arc<Workspace>)> = desks
            .iter()
            .filter(|(_, desk)| desk.has_archive())
            .map(|(config, desk)| (config.clone(), Arc::clone(desk.workspace())))
            .collect();
        // They stay free meanwhile: articles are read with the archive as it was.
        drop(desks);
        for (config, workspace) in due {
            let state = archive::state(&workspace.project);
            if self.desks().get(&config).is_none_or(|desk| desk.knows(state)) {
                continue;
            }
            let built = update_reference(&workspace.project, &Sources::of(&workspace.project));
            if let Some(desk) = self.desks().get_mut(&config) {
                desk.take(built, state, &mut news);
            }
        }
        news
    }
}

impl Newsroom {
    fn profile(&self) -> Profile {
        self.profile.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The workspace of the file at `path`, opened where this is the first word of it.
    fn workspace_of(&self, path: Option<&Path>) -> Arc<Workspace> {
        let profile = self.profile();
        let config = configuration_of(path, &profile);
        let mut desks = self.desks();
        let desk = desks.entry(config.clone()).or_insert_with(|| Desk::open(config, &profile));
        Arc::clone(desk.workspace())
    }

    fn desks(&self) -> MutexGuard<'_, BTreeMap<Option<PathBuf>, Desk>> {
        self.desks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The nearest configuration for the file at `path`, else that of the client's folder.
fn configuration_of(path: Option<&Path>, profile: &Profile) -> Option<PathBuf> {
    let nearest = |start: &Path| {
        start.ancestors().map(|folder| folder.join(CONFIG_FILE)).find(|config| config.is_file())
    };
    let root = || profile.root.as_ref()?.to_file_path().ok();
    path.and_then(|path| nearest(path.parent()?)).or_else(|| nearest(&root()?))
}

/// Whether a file configures fonte instead of being an article.
fn is_configuration(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

fn read(document: &Document, path: Option<&Path>, workspace: Arc<Workspace>) -> Reading {
    let project = &workspace.project;
    let name = path.map(|path| project.name_of(path));
    let known_as = name.as_deref().map(crate::project::known_as);
    let format = format_of(document, path);
    let source = document.text.to_string();
    let given = Given { language: project.config.language, date: project.config.date };
    let options = Options { format, given, lexicons: &project.lexicons, house: &project.house };
    let analysis = analyse(&source, &options);
    let reference = workspace.reference.as_ref().and_then(|store| {
        archive::answered(Reference::ask(
            &**store,
            &analysis,
            known_as.as_deref(),
            project.config.as_of_publication,
        ))
    });
    let section = analysis.article.section();
    let rules =
        project.rules_for(name.as_deref().unwrap_or(Path::new("")), section).unwrap_or_else(|problem| {
            tracing::error!("rule `{}`: {}", problem.code, problem.message);
            Arc::new(RuleSet::default())
        });
    let (indices, mut allowances): (Vec<usize>, Vec<Allowance>) =
        name.iter().flat_map(|name| project.config.allowances_for(name)).unzip();
    let marked = known_as.iter().flat_map(|path| verified::allowances(&project.marks, path, &analysis));
    allowances.extend(marked);
    let article = Messages::of(MessageLanguage::of_article(analysis.article.language));
    let reader = |message: &Message| workspace.messages.word(message);
    let task = Task {
        rules: &rules,
        reference: reference.as_ref(),
        house: &project.house,
        allowances: &allowances,
        budget: Budget::PerRule(project.config.max_per_rule),
        wording: Wording { reader: &reader, article: &|message| article.word(message) },
    };
    let mut report = engine::check(&source, &analysis, &task);
    tell_held_back(&mut report, workspace.messages);
    let judged: Vec<(usize, bool)> =
        indices.into_iter().zip(report.used_allowances.iter().copied()).collect();
    let idle =
        known_as.iter().flat_map(|name| idle_allowances(&project.config, name, &judged, workspace.messages));
    report.diagnostics.splice(0..0, idle);
    for (code, problem) in &report.failures {
        tracing::error!("{code} failed on {}: {problem}", document.uri);
    }
    let read = Read {
        analysis: Arc::new(analysis),
        format,
        name: known_as,
        reference: reference.map(Arc::new),
        workspace: Arc::clone(&workspace),
    };
    Reading { diagnostics: report.diagnostics, read: Some(read) }
}

/// What the budget held back is counted at the end of the last diagnostic of each rule: an editor has no other
/// place for it.
fn tell_held_back(report: &mut Report, messages: &Messages) {
    for (code, n) in &report.held_back {
        if let Some(last) = report.diagnostics.iter_mut().rfind(|it| it.code == *code) {
            let more = messages.word(&Message::new("held-back-here").with("n", *n));
            last.message = format!("{} {more}", last.message);
        }
    }
}

/// By the client's name for the language, else by the file's: editors call plain text many things.
fn format_of(document: &Document, path: Option<&Path>) -> Format {
    Format::from_name(&document.language_id)
        .filter(|format| *format != Format::Plain)
        .or_else(|| path.map(Format::from_path))
        .unwrap_or(Format::Plain)
}
