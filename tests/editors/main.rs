//! Real editors against the real server, with the files that readers of `editors/` are told to use.
//!
//! `.ci/editors` installs them on a Debian machine. An editor that is not here is a visible skip; with `CI=true`
//! it is a failure.
#![expect(clippy::disallowed_methods, reason = "the tests start editors in folders of their own")]

mod pages;
mod table;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn neovim_shows_a_diagnostic_a_hover_and_a_fix() {
    let is_recent = |nvim: &Path| (0, 11) <= neovim_version(nvim);
    let Some(nvim) = find("FONTE_NVIM", &[".tools/py/bin/nvim"], "nvim", is_recent) else {
        return missing("Neovim 0.11 or later");
    };
    neovim(&nvim);
}

/// Otherwise the oldest editor we promise, which counts in UTF-16 and watches nothing, is served in theory only.
#[test]
fn an_old_neovim_does_too() {
    let is_old = |nvim: &Path| (0, 7) <= neovim_version(nvim) && neovim_version(nvim) < (0, 11);
    let Some(nvim) = find("FONTE_OLD_NVIM", &["/usr/bin/nvim"], "nvim", is_old) else {
        return missing("Neovim 0.7 to 0.10");
    };
    neovim(&nvim);
}

#[test]
fn emacs_shows_a_diagnostic_a_hover_and_a_fix() {
    let Some(emacs) = find("FONTE_EMACS", &[], "emacs", |emacs| has_package(emacs, "eglot")) else {
        return missing("Emacs with Eglot");
    };
    let arguments = ["-Q", "--batch", "-l", "tests/editors/smoke.el"];
    run(&emacs, &arguments, &[("FONTE_EL", "editors/emacs/fonte.el")], "PASS emacs");
}

#[test]
fn emacs_with_lsp_mode_shows_a_diagnostic_and_a_hover() {
    let has_lsp_mode = |emacs: &Path| has_package(emacs, "lsp-mode");
    let Some(emacs) = find("FONTE_EMACS", &[], "emacs", has_lsp_mode) else {
        return missing("Emacs with lsp-mode");
    };
    let arguments = ["-Q", "--batch", "-l", "tests/editors/smoke_lsp_mode.el"];
    run(&emacs, &arguments, &[("FONTE_EL", "editors/emacs/fonte.el")], "PASS lsp-mode");
}

/// Otherwise a slip in the package shows only when somebody installs it.
#[test]
fn the_emacs_package_compiles_without_a_warning() {
    let Some(emacs) = find("FONTE_EMACS", &[], "emacs", |_| true) else {
        return missing("Emacs");
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("fonte.el");
    std::fs::copy(Path::new(ROOT).join("editors/emacs/fonte.el"), &file).expect("it is there");
    let file = file.to_str().expect("our names are UTF-8");
    let compile = "(progn (setq byte-compile-error-on-warn t) \
        (princ (if (byte-compile-file (getenv \"SOURCE\")) \"PASS compiled\" \"FAIL\")))";
    run(&emacs, &["-Q", "--batch", "--eval", compile], &[("SOURCE", file)], "PASS compiled");
}

#[test]
fn helix_shows_a_diagnostic_a_hover_and_a_fix() {
    let Some(helix) = find("FONTE_HX", &[".tools/hx/hx"], "hx", |_| true) else {
        return missing("Helix");
    };
    let reads_screens = |python: &Path| {
        Command::new(python).args(["-c", "import pyte"]).output().is_ok_and(|it| it.status.success())
    };
    let Some(python) = find("FONTE_PYTHON", &[".tools/py/bin/python"], "python3", reads_screens) else {
        return missing("Python with pyte, which reads Helix's screen");
    };
    let helix = helix.to_str().expect("our names are UTF-8");
    let more = [("HX", helix), ("FONTE_HELIX", "editors/helix")];
    run(&python, &["tests/editors/smoke_helix.py"], &more, "PASS helix");
}

#[test]
fn vim_shows_a_diagnostic() {
    let has_ale = |vim: &Path| {
        let script = "if isdirectory('/usr/share/vim-ale') || !empty(globpath(&packpath, 'pack/*/*/ale')) | qall! | else | cquit! | endif";
        Command::new(vim)
            .args(["-es", "-N", "-u", "NONE", "-c", script])
            .output()
            .is_ok_and(|it| it.status.success())
    };
    let Some(vim) = find("FONTE_VIM_PROGRAM", &[], "vim", has_ale) else {
        return missing("Vim with ALE");
    };
    let arguments = ["-es", "-N", "-u", "NONE", "-i", "NONE", "-S", "tests/editors/smoke.vim"];
    run(&vim, &arguments, &[("FONTE_VIM", "editors/vim")], "PASS vim");
}

fn neovim(nvim: &Path) {
    let arguments = ["--headless", "--clean", "-u", "tests/editors/smoke.lua"];
    run(nvim, &arguments, &[("FONTE_RTP", "editors/nvim")], "PASS nvim");
}

/// Runs an editor in a home of its own until it says `pass`. What begins with `editors/` is a path of ours.
fn run(editor: &Path, arguments: &[&str], more: &[(&str, &str)], pass: &str) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::new(editor);
    command.args(arguments).current_dir(ROOT).env("FONTE_CMD", server()).env("LANG", "C.UTF-8");
    command.env("HOME", home.path()).env("TMPDIR", home.path()).env_remove("VIMINIT");
    for (name, folder) in [("CONFIG", "config"), ("DATA", "data"), ("STATE", "state"), ("CACHE", "cache")] {
        command.env(format!("XDG_{name}_HOME"), home.path().join(folder));
    }
    for (name, value) in more {
        let ours = value.starts_with("editors/").then(|| Path::new(ROOT).join(value));
        command.env(name, ours.unwrap_or_else(|| PathBuf::from(value)));
    }
    let output = command.stdin(std::process::Stdio::null()).output().expect("the editor starts");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let log = std::fs::read_to_string(home.path().join("state/nvim/lsp.log")).unwrap_or_default();
    assert!(
        output.status.success() && stdout.contains(pass),
        "{} ended with {}\n--- it said\n{stdout}\n{stderr}\n--- its log of the server\n{log}",
        editor.display(),
        output.status,
    );
}

/// The server under test: the binary of this build, or the one that `FONTE_CMD` names.
fn server() -> PathBuf {
    std::env::var_os("FONTE_CMD").map_or_else(|| env!("CARGO_BIN_EXE_fonte").into(), PathBuf::from)
}

/// The program that `variable` names, else the first that will do among `places` and those called `name` on `PATH`.
fn find(variable: &str, places: &[&str], name: &str, will_do: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable) {
        return Some(named.into());
    }
    let places = places.iter().map(|place| Path::new(ROOT).join(place));
    let on_path = std::env::var_os("PATH");
    let on_path = on_path.iter().flat_map(std::env::split_paths).map(|folder| folder.join(name));
    let mut there = places.chain(on_path).filter(|program| program.is_file());
    there.find(|program| will_do(program))
}

/// A skip that is seen, and in CI a failure.
fn missing(what: &str) {
    let how = "`.ci/editors` installs it on Debian";
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no {what} here: {how}");
    // Written past the test harness, which swallows what a passing test prints.
    writeln!(std::io::stderr(), "SKIPPED: no {what} here; {how}").expect("standard error is open");
}

fn neovim_version(nvim: &Path) -> (u32, u32) {
    let Ok(output) = Command::new(nvim).arg("--version").output() else { return (0, 0) };
    let version = String::from_utf8_lossy(&output.stdout);
    let numbers = version.lines().next().and_then(|line| line.strip_prefix("NVIM v")).unwrap_or_default();
    let mut numbers = numbers.split(['.', '-']).map_while(|part| part.parse().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

/// Whether Emacs finds a package, among the distribution's too.
fn has_package(emacs: &Path, name: &str) -> bool {
    let look = format!(
        "(progn (require 'package) \
         (add-to-list 'package-directory-list \"/usr/share/emacs/site-lisp/elpa\") (package-initialize) \
         (kill-emacs (if (locate-library \"{name}\") 0 1)))"
    );
    Command::new(emacs).args(["-Q", "--batch", "--eval", &look]).output().is_ok_and(|it| it.status.success())
}
