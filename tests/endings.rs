//! How a check ends when something is wrong: files that cannot be read, a full disk, a reader who leaves, Ctrl-C.
//! Nothing is ever half written, and what can be done is done.
#![expect(clippy::disallowed_methods, reason = "these tests make folders of their own")]
#![expect(clippy::print_stderr, reason = "a part that is skipped says so")]

mod desk;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use desk::{CLEAN, FORMATS, command, err, fonte, newsroom, out};

/// A folder in which one file of a hundred is broken, and the names of those that are told.
#[cfg(unix)]
fn broken() -> (tempfile::TempDir, Vec<&'static str>) {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = newsroom(600);
    let path = |name: &str| folder.path().join(name);
    fs::write(path("binario.md"), b"\0\x01\x02").expect("a file");
    fs::write(path("ignoto.txt"), b"\x81\x8d\x8f\x90\x9d\xff\xfe\x81").expect("a file");
    let long = fs::File::create(path("lungo.txt")).expect("a file");
    long.set_len(51 * 1024 * 1024).expect("a sparse file");
    symlink(path("manca.md"), path("pende.md")).expect("a link");
    symlink(folder.path(), path("giro")).expect("a link");
    symlink(path("morde.md"), path("morde.md")).expect("a link");
    let mut told = vec!["binario.md", "ignoto.txt", "lungo.txt", "pende.md", "giro", "morde.md"];
    fs::write(path("chiuso.md"), CLEAN).expect("a file");
    fs::set_permissions(path("chiuso.md"), fs::Permissions::from_mode(0o000)).expect("ours");
    if fs::read(path("chiuso.md")).is_ok() {
        // Nothing is closed to the superuser.
        eprintln!("skipped: a file that may not be read, for whoever runs this may read all");
        fs::remove_file(path("chiuso.md")).expect("ours");
    } else {
        told.push("chiuso.md");
    }
    // A folder that is called like an article is none, and what stands in it is.
    fs::create_dir(path("cartella.md")).expect("a folder");
    fs::write(path("cartella.md/dentro.md"), CLEAN).expect("a file");
    (folder, told)
}

#[cfg(unix)]
#[test]
fn broken_files_are_told_once_each_and_the_rest_is_checked() {
    let (folder, told) = broken();
    let path = folder.path();
    let reports = tempfile::tempdir().expect("a folder");
    let file = |name: &str| reports.path().join(name).display().to_string();
    let arguments = [
        "check".to_owned(),
        format!("--format=junit={}", file("esito.xml")),
        format!("--format=sarif={}", file("esito.sarif")),
        "--format=concise".to_owned(),
    ];
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // The second time most is remembered, and what is broken is told again.
    for round in ["cold", "warm"] {
        let output = fonte(path, &arguments);
        assert_eq!(output.status.code(), Some(2), "{round}");
        assert_eq!(out(&output).lines().count(), 300, "{round}");
        let lines = err(&output);
        assert_eq!(lines.lines().count(), told.len(), "{round}: {lines}");
        for name in &told {
            let n = lines
                .lines()
                .filter(|line| {
                    line.starts_with(&format!("error: ./{name}: "))
                        || line.starts_with(&format!("error: {name}: "))
                })
                .count();
            assert_eq!(n, 1, "{round}: {name} in {lines}");
        }
        let report = fs::read_to_string(file("esito.xml")).expect("a report");
        assert!(report.contains(&format!("errors=\"{}\"", told.len())), "{report}");
        assert_eq!(report.matches("<error ").count(), told.len());
        let report = fs::read_to_string(file("esito.sarif")).expect("a report");
        let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
        let invocation = &report["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        let problems = invocation["toolExecutionNotifications"].as_array().expect("a list");
        assert_eq!(problems.len(), told.len());
    }
    let lenient = fonte(path, &["check", "--exit-zero", "--format", "jsonl"]);
    assert_eq!(lenient.status.code(), Some(2), "what could not be done is no finding");
    let named = fonte(path, &["check", "--format", "concise", "cartella.md", "pende.md", "000.md"]);
    assert_eq!((named.status.code(), out(&named).lines().count()), (Some(2), 1));
    assert_eq!(err(&named), "error: pende.md: no such file or folder\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_spoils_no_other_report() {
    let folder = newsroom(3);
    let output = fonte(folder.path(), &["check", "--format", "json=/dev/full", "--format", "sarif=ok.sarif"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).starts_with("error: /dev/full: could not be written: No space left"),
        "{}",
        err(&output)
    );
    let report = fs::read_to_string(folder.path().join("ok.sarif")).expect("a report");
    serde_json::from_str::<serde_json::Value>(&report).expect("whole");
    for format in FORMATS {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
        let done =
            command(folder.path(), &["check", "--format", format]).stdout(full).output().expect("it runs");
        assert_eq!(done.status.code(), Some(2), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_costs_no_file() {
    let folder = newsroom(40);
    let arguments = ["check", "--format", "text", "--format", "json=all.json"];
    let mut child = command(folder.path(), &arguments).stdout(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    let code = child.wait().expect("it ends").code();
    assert!(matches!(code, Some(0 | 1)), "{code:?}");
    let report = fs::read_to_string(folder.path().join("all.json")).expect("a report");
    serde_json::from_str::<serde_json::Value>(&report).expect("whole");
}

#[cfg(unix)]
#[test]
fn a_report_that_is_there_stays_until_the_new_one_is_whole() {
    let folder = newsroom(60);
    fs::write(folder.path().join("all.json"), "{\"old\": true}").expect("a file");
    for pause in [5, 40, 120] {
        let arguments = ["check", "--no-cache", "--output", "all.json", "--format", "json"];
        let mut child = command(folder.path(), &arguments).spawn().expect("it runs");
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().expect("it was running");
        child.wait().expect("it ends");
        let report = fs::read_to_string(folder.path().join("all.json")).expect("a report");
        serde_json::from_str::<serde_json::Value>(&report).expect("whole");
    }
}

/// Files of the folder that nobody but fonte may have left there.
#[cfg(unix)]
fn strays(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("a folder").flatten();
    names
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .filter(|it| it.starts_with('.') && it != ".fonte")
        .collect()
}

/// The command where no file may grow beyond so many blocks of 512 bytes, as on a disk that is full.
#[cfg(unix)]
fn cramped(folder: &Path, blocks: usize, arguments: &[&str]) -> Command {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.current_dir(folder).arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_fonte")).args(arguments);
    command.env("LC_ALL", "en").env("NO_COLOR", "1");
    command
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_report_baseline_and_cache_as_they_were() {
    let folder = newsroom(60);
    let path = folder.path();
    let wanted = out(&fonte(path, &["check", "--no-cache", "--format", "concise"]));
    fs::write(path.join("all.json"), "{\"old\": true}").expect("a file");
    fonte(path, &["baseline", "000.md"]);
    let baseline = fs::read(path.join(".fonte/baseline.jsonl")).expect("a baseline");
    let report = ["check", "--no-cache", "--no-baseline", "--format", "json=all.json"];
    let output = cramped(path, 4, &report).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).starts_with("error: all.json: could not be written: "), "{}", err(&output));
    assert_eq!(fs::read(path.join("all.json")).expect("a report"), b"{\"old\": true}");
    let output = cramped(path, 4, &["baseline"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert_eq!(fs::read(path.join(".fonte/baseline.jsonl")).expect("a baseline"), baseline);
    // The cache is a convenience: without it the check is what it is.
    let plain = ["check", "--no-baseline", "--format", "concise"];
    for blocks in [0, 1, 16, 64, 200] {
        let output = cramped(path, blocks, &plain).output().expect("it runs");
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), wanted.as_str()), "{blocks}");
    }
    for _ in 0..2 {
        assert_eq!(out(&fonte(path, &plain)), wanted);
    }
    assert_eq!(strays(path), Vec::<String>::new());
    assert_eq!(strays(&path.join(".fonte")), [".gitattributes", ".gitignore"].map(str::to_owned));
}

#[cfg(unix)]
#[test]
fn a_reader_who_wants_one_line_gets_it_in_every_format() {
    let folder = newsroom(80);
    for format in FORMATS.into_iter().chain(["text"]) {
        let script = "\"$0\" check --no-cache --format \"$1\" | head -n 1";
        let mut command = Command::new("sh");
        command.current_dir(folder.path()).args(["-c", script, env!("CARGO_BIN_EXE_fonte"), format]);
        let output = command.env("LC_ALL", "en").output().expect("it runs");
        assert_eq!((out(&output).lines().count(), err(&output).as_str()), (1, ""), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_check_leaves_report_baseline_and_cache_whole() {
    let folder = newsroom(60);
    let path = folder.path();
    let plain = ["check", "--no-baseline", "--format", "concise"];
    let wanted = out(&fonte(path, &["check", "--no-cache", "--no-baseline", "--format", "concise"]));
    fs::write(path.join("all.json"), "{\"old\": true}").expect("a file");
    fonte(path, &["baseline", "000.md"]);
    let mut n_interrupted = 0;
    for pause in (0..24).map(|n| n * 13 % 97) {
        // Each time something is new, for reader and cache.
        fs::write(path.join("001.md"), format!("{CLEAN}\nDopo {pause} minuti.\n")).expect("a file");
        let arguments: &[&str] = if pause % 2 == 0 {
            &["check", "--no-baseline", "--format", "json=all.json", "--format", "concise"]
        } else {
            &["baseline"]
        };
        let mut child = command(path, arguments).stdout(Stdio::null()).spawn().expect("it runs");
        std::thread::sleep(Duration::from_millis(pause));
        let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("a signal");
        n_interrupted += usize::from(sent.success() && child.wait().expect("it ends").code().is_none());
        let _ = child.wait();
        let report = fs::read_to_string(path.join("all.json")).expect("a report");
        serde_json::from_str::<serde_json::Value>(&report).expect("whole");
        let baseline = fs::read_to_string(path.join(".fonte/baseline.jsonl")).expect("a baseline");
        assert!(baseline.ends_with('\n'), "{baseline}");
        for line in baseline.lines() {
            serde_json::from_str::<serde_json::Value>(line).expect("whole");
        }
    }
    assert!(0 < n_interrupted, "none was interrupted");
    for _ in 0..2 {
        assert_eq!(out(&fonte(path, &plain)), wanted);
    }
}
