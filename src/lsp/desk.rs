//! One newsroom as it stands: its workspace, and what was wrong when its configuration was last read.
//!
//! A configuration that cannot be read leaves the last good one in force.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use tower_lsp::lsp_types::{Diagnostic, Url};

use crate::lexicon::Language;
use crate::lsp::archive;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Cause, News};
use crate::lsp::to_proto;
use crate::lsp::workspace::Workspace;
use crate::messages::Messages;
use crate::project::{Built, ConfigError, Project, Sources, house_files, marks_file};
use crate::reference::{Snapshot, StoreError};
use crate::rules::Message;

/// When a file was last written, and how long it is; nothing for a file that is not there.
pub(super) type Stamp = Option<(SystemTime, u64)>;

/// One newsroom.
#[derive(Debug)]
pub(crate) struct Desk {
    config: Option<PathBuf>,
    workspace: Arc<Workspace>,
    /// The files that the configuration consists of, as they were when it was read.
    stamps: Vec<(PathBuf, Stamp)>,
    /// What was wrong when the configuration was read last.
    problem: Option<ConfigError>,
    /// The files in which the client was told of mistakes in the house's rules.
    told_files: Vec<Url>,
    /// Whether the client has been told of this state.
    is_told: bool,
    /// What the archive held when documents were read with it last.
    archive: Option<Snapshot>,
    /// The files that the archive was built from, as they were then.
    archive_state: Option<u64>,
    /// What the client was last told of the archive.
    archive_told: Vec<String>,
}

impl Desk {
    /// The newsroom of the configuration at `config`; a bare one where there is none, or a broken one.
    pub(crate) fn open(config: Option<PathBuf>, profile: &Profile) -> Self {
        let (project, problem) = match config.as_deref().map(Project::load) {
            Some(Ok(project)) => (project, None),
            Some(Err(problem)) => {
                let folder = config.as_deref().and_then(Path::parent).unwrap_or(Path::new("."));
                (Project::bare(folder), Some(problem))
            }
            None => {
                let root = profile.root.as_ref().and_then(|root| root.to_file_path().ok());
                (Project::bare(root.as_deref().unwrap_or(Path::new("."))), None)
            }
        };
        let stamps = stamps(config.as_deref(), &project);
        let reference = archive::left_over(&project);
        let workspace = Arc::new(Workspace { reference, ..workspace(project, profile) });
        let archive = workspace.reference.as_ref().map(|store| store.snapshot());
        Self {
            config,
            workspace,
            stamps,
            problem,
            told_files: Vec::new(),
            is_told: false,
            archive,
            archive_state: None,
            archive_told: Vec::new(),
        }
    }

    /// What articles of this newsroom are read with.
    pub(crate) fn workspace(&self) -> &Arc<Workspace> {
        &self.workspace
    }

    /// Whether the newsroom has an archive.
    pub(crate) fn has_archive(&self) -> bool {
        !Sources::of(&self.workspace.project).is_empty()
    }

    /// Reads the configuration again where it has changed, and heeds the editor's settings.
    pub(crate) fn look(&mut self, cause: Cause, profile: &Profile, news: &mut News) {
        let words = messages(&self.workspace.project, profile);
        if !std::ptr::eq(words, self.workspace.messages) {
            let before = &self.workspace;
            self.workspace = Arc::new(Workspace { messages: words, ..Workspace::clone(before) });
            news.rereads = true;
        }
        if !self.is_told {
            self.is_told = true;
            news.rereads = true;
            news.indexes |= self.has_archive();
            self.tell_house(profile, news);
            self.tell_problem(profile, news);
            return;
        }
        news.indexes |= self.has_archive() && Cause::Saved <= cause;
        let changed = self.stamps.iter().any(|(path, stamp)| stamp_of(path) != *stamp);
        // A list of names that was missing may be there now; it is not among the stamps.
        let retries = self.problem.is_some() && Cause::Saved <= cause;
        if changed || retries {
            self.read_again(profile, news);
        }
    }

    fn read_again(&mut self, profile: &Profile, news: &mut News) {
        let Some(config) = self.config.clone() else { return };
        let loaded = Project::load(&config);
        let broken_before = self.problem.take();
        match loaded {
            Ok(project) => {
                self.stamps = stamps(Some(&config), &project);
                let reference = self.workspace.reference.clone();
                self.workspace = Arc::new(Workspace { reference, ..workspace(project, profile) });
                if !self.has_archive() {
                    self.forget_archive();
                }
                news.rereads = true;
                news.indexes |= self.has_archive();
                self.tell_house(profile, news);
            }
            Err(problem) => {
                for (path, stamp) in &mut self.stamps {
                    *stamp = stamp_of(path);
                }
                self.problem = Some(problem);
            }
        }
        if self.problem == broken_before {
            return;
        }
        // The mistake may have been in another file than it is now.
        news.files.extend(broken_before.and_then(|it| Some((uri(it.path())?, Vec::new()))));
        self.tell_problem(profile, news);
    }

    /// The configuration names no archive any more.
    fn forget_archive(&mut self) {
        let before = &self.workspace;
        self.workspace = Arc::new(Workspace { reference: None, ..Workspace::clone(before) });
        self.archive = None;
        self.archive_state = None;
    }

    /// Tells in each file of the house's rules what is wrong there, and says so once; the others are in force.
    fn tell_house(&mut self, profile: &Profile, news: &mut News) {
        let project = &self.workspace.project;
        let mut files: Vec<(Url, Vec<Diagnostic>)> =
            std::mem::take(&mut self.told_files).into_iter().map(|uri| (uri, Vec::new())).collect();
        let mut is_new = false;
        let marks = marks_file(&project.root);
        let house = project.house_problems.iter().map(|it| (it.path(), it.place(), it.message()));
        let broken = project.broken_marks.iter();
        let broken = broken.map(|(line, problem)| (marks.as_path(), Some((*line, 1)), problem.as_str()));
        for (path, place, problem) in house.chain(broken) {
            let Some(uri) = uri(path) else { continue };
            let diagnostic = to_proto::file_diagnostic(&uri, place, problem, profile.encoding);
            if let Some((_, list)) = files.iter_mut().find(|(file, _)| *file == uri) {
                list.push(diagnostic);
            } else {
                is_new = true;
                files.push((uri, vec![diagnostic]));
            }
        }
        // One message, not a hundred; the others stand in their files.
        if let Some(problem) = project.house_problems.first().filter(|_| is_new) {
            let message = Message::new("house-broken").with("problem", problem.to_string());
            news.messages.push(self.workspace.messages.word(&message));
        }
        let told = files.iter().filter(|(_, list)| !list.is_empty());
        self.told_files = told.map(|(uri, _)| uri.clone()).collect();
        news.files.retain(|(file, _)| !files.iter().any(|(uri, _)| uri == file));
        news.files.extend(files);
    }

    fn tell_problem(&self, profile: &Profile, news: &mut News) {
        let Some(problem) = &self.problem else { return };
        let Some(uri) = uri(problem.path()) else { return };
        let message = Message::new("config-broken")
            .with("file", problem.path().file_name().unwrap_or_default().to_string_lossy().into_owned())
            .with("problem", problem.message());
        news.messages.push(self.workspace.messages.word(&message));
        let diagnostic =
            to_proto::file_diagnostic(&uri, problem.place(), problem.message(), profile.encoding);
        news.files.retain(|(file, _)| *file != uri);
        news.files.push((uri, vec![diagnostic]));
    }

    /// Whether the archive was built from files in this state.
    pub(crate) fn knows(&self, state: u64) -> bool {
        self.archive_state == Some(state)
    }

    /// Takes the archive that was brought up to date from files in `state`, and tells what was wrong with
    /// it, once.
    pub(crate) fn take(&mut self, built: Result<Built, StoreError>, state: u64, news: &mut News) {
        self.archive_state = built.is_ok().then_some(state);
        let mut told = Vec::new();
        match built {
            Ok(Built { store, notes, problems, .. }) => {
                let now = store.snapshot();
                news.rereads |= self.archive != Some(now);
                self.archive = Some(now);
                let before = &self.workspace;
                self.workspace = Arc::new(Workspace { reference: Some(store), ..Workspace::clone(before) });
                told.extend(notes);
                for problem in &problems {
                    tracing::warn!("{problem}");
                }
                // One message, not a hundred; the others stand in the log.
                told.extend(problems.into_iter().next());
            }
            Err(problem) => told.push(problem.to_string()),
        }
        let new = told.iter().filter(|problem| !self.archive_told.contains(problem)).map(|problem| {
            let message = Message::new("reference-broken").with("problem", problem.as_str());
            self.workspace.messages.word(&message)
        });
        news.messages.extend(new);
        self.archive_told = told;
    }
}

fn workspace(project: Project, profile: &Profile) -> Workspace {
    Workspace { messages: messages(&project, profile), reference: None, project: Arc::new(project) }
}

/// Who sets the language in the editor means this editor; who sets it in the project means everybody.
fn messages(project: &Project, profile: &Profile) -> &'static Messages {
    let language = profile.settings.messages.or(project.config.messages).or(profile.locale);
    Messages::of(language.unwrap_or_default())
}

/// Every file that the configuration consists of.
fn stamps(config: Option<&Path>, project: &Project) -> Vec<(PathBuf, Stamp)> {
    let mut files: Vec<PathBuf> = config.map(Path::to_owned).into_iter().collect();
    files.push(marks_file(&project.root));
    files.extend(project.config.names_file.iter().map(|name| project.root.join(name)));
    for folder in &project.config.house_folders {
        let folder = project.root.join(folder);
        files.extend(house_files(&folder));
        files.push(folder);
    }
    for folder in &project.config.pack_folders {
        for language in Language::ALL {
            let folder = project.root.join(folder).join(language.code());
            let packs = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
            files.extend(packs);
            // The folder's own time tells of files that come and go.
            files.push(folder);
        }
    }
    files.into_iter().map(|path| (path.clone(), stamp_of(&path))).collect()
}

pub(super) fn stamp_of(path: &Path) -> Stamp {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}

fn uri(path: &Path) -> Option<Url> {
    Url::from_file_path(crate::project::absolute(path)).ok()
}
