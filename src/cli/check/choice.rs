//! Which articles are checked.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::project::{
    FileProblem, LARGEST_FILE, LeftOut, Places, Project, absolute, changed_files, find_articles,
};

use super::super::check_arguments::{CheckArguments, Shard};

/// What is checked.
#[derive(Debug, Default)]
pub(in super::super) struct Choice {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// What could not be walked.
    pub problems: Vec<FileProblem>,
    /// The article that came over standard input, and where it stands.
    pub stdin: Option<(PathBuf, Vec<u8>)>,
    /// Whether these are all articles of the paths.
    pub is_whole: bool,
}

/// The name of an article that does not say where it stands.
const NAMELESS: &str = "-";

/// Whether one article is read from standard input.
pub(super) fn is_from_stdin(arguments: &CheckArguments) -> bool {
    arguments.stdin || arguments.stdin_path.is_some() || arguments.paths == [Path::new(NAMELESS)]
}

/// What the arguments ask for.
pub(in super::super) fn choose(arguments: &CheckArguments, project: &Project) -> anyhow::Result<Choice> {
    if is_from_stdin(arguments) && arguments.fix.is_some() {
        anyhow::bail!("standard input can be neither watched nor mended; name a file");
    }
    let mut choice =
        if is_from_stdin(arguments) { from_stdin(arguments)? } else { from_disk(arguments, project) };
    leave_out_reports(arguments, &mut choice)?;
    let config = &project.config;
    if arguments.force_exclude {
        let mut left_out = LeftOut::new(&project.root, &config.include, &config.exclude);
        choice.files.retain(|path| !left_out.holds(path));
    }
    if let Some(revision) = &arguments.changed_since {
        let start = arguments.paths.first().map_or(Path::new("."), PathBuf::as_path);
        let folder = if start.is_dir() { start } else { start.parent().unwrap_or(start) };
        let changed = changed_files(folder, revision).map_err(|problem| anyhow::anyhow!(problem))?;
        choice.files.retain(|path| changed.contains(&absolute(path)));
        choice.is_whole = false;
    }
    if let Some(Shard { index, count }) = arguments.shard {
        let n_files = choice.files.len();
        // What stands before the part with this number; parts differ by one article at most.
        let before = |index: usize| (n_files as u128 * index as u128 / count as u128) as usize;
        choice.files = choice.files.drain(before(index - 1)..before(index)).collect();
        choice.is_whole = false;
        if 1 < index {
            // The first part tells them.
            choice.problems.clear();
        }
    }
    Ok(choice)
}

/// What this run writes is no article, whatever it is called; nor does it take the place of one that is named.
fn leave_out_reports(arguments: &CheckArguments, choice: &mut Choice) -> anyhow::Result<()> {
    let files = arguments.format.iter().filter_map(|it| it.file.as_ref()).chain(&arguments.output);
    let written: Vec<PathBuf> = files.map(|it| absolute(it)).collect();
    if let Some(path) = arguments.paths.iter().find(|it| it.is_file() && written.contains(&absolute(it))) {
        anyhow::bail!("{}: is an article to be read; the report would take its place", path.display());
    }
    if !written.is_empty() {
        let places = Places::default();
        choice.files.retain(|path| !written.contains(&places.absolute(path)));
    }
    Ok(())
}

fn from_disk(arguments: &CheckArguments, project: &Project) -> Choice {
    let here = [PathBuf::from(".")];
    let paths = if arguments.paths.is_empty() { &here[..] } else { &arguments.paths };
    let found = find_articles(paths, &project.root, &project.config.include, &project.config.exclude);
    Choice { files: found.files, problems: found.problems, stdin: None, is_whole: true }
}

fn from_stdin(arguments: &CheckArguments) -> anyhow::Result<Choice> {
    let path = arguments.stdin_path.clone().unwrap_or_else(|| PathBuf::from(NAMELESS));
    let mut bytes = Vec::new();
    // One byte more than is allowed, so that a text that is too long is seen to be.
    std::io::stdin().lock().take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    Ok(Choice { files: vec![path.clone()], stdin: Some((path, bytes)), ..Choice::default() })
}
