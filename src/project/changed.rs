//! Which files have changed since a revision, as git tells.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::absolute;

/// The files of the work tree around `folder` that differ from the place where its branch left `revision`, and
/// those that git does not know yet; absolute. The reason, in words for a person, where git cannot tell.
pub fn changed_files(folder: &Path, revision: &str) -> Result<BTreeSet<PathBuf>, String> {
    let git = |arguments: &[&str]| run(folder, arguments);
    let root = git(&["rev-parse", "--show-toplevel"])
        .map_err(|problem| problem.told(&format!("{}: is in no work tree of git", folder.display())))?;
    let root = absolute(&path_of(root.strip_suffix(b"\n").unwrap_or(&root)));
    let commit = format!("{revision}^{{commit}}");
    let commit = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
        .map_err(|problem| problem.told(&format!("`{revision}` is no revision that git knows here")))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    // What others have added to the revision's branch meanwhile is not a change of this one.
    let base = git(&["merge-base", &commit, "HEAD"]).map_err(|problem| {
        problem.told(&format!(
            "git finds no commit that `{revision}` and this branch have in common; fetch more of the history"
        ))
    })?;
    let base = String::from_utf8_lossy(&base).trim().to_owned();
    let failed = |problem: Failure| problem.told("git cannot tell what has changed");
    let changed = run(&root, &["diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", &base, "--"])
        .map_err(failed)?;
    let new = run(&root, &["ls-files", "--others", "--exclude-standard", "-z"]).map_err(failed)?;
    let names = changed.split(|byte| *byte == 0).chain(new.split(|byte| *byte == 0));
    Ok(names.filter(|name| !name.is_empty()).map(|name| absolute(&root.join(path_of(name)))).collect())
}

/// Why git gave no answer.
enum Failure {
    Missing,
    Refused,
}

impl Failure {
    fn told(&self, refused: &str) -> String {
        match self {
            Failure::Missing => "git is not installed, which alone knows what has changed".to_owned(),
            Failure::Refused => refused.to_owned(),
        }
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let done = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    match done {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Err(problem) if problem.kind() == ErrorKind::NotFound => Err(Failure::Missing),
        _ => Err(Failure::Refused),
    }
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
