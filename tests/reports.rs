//! Reports of whole folders: what is known stays known, parts make the whole, and no report is ever half written.
#![expect(clippy::disallowed_methods, reason = "these tests make folders of their own")]

mod desk;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use desk::{CLEAN, FAULT, FORMATS, article, command, err, fonte, newsroom, out};

#[test]
fn a_baseline_of_today_is_silent_today_and_tells_the_fault_of_tomorrow() {
    let folder = newsroom(6);
    let path = folder.path();
    assert_eq!(fonte(path, &["check"]).status.code(), Some(1));
    let written = fonte(path, &["baseline"]);
    assert_eq!(out(&written), ".fonte/baseline.jsonl: 3 findings in 3 articles known from now on\n");
    let today = fonte(path, &["check"]);
    assert_eq!((today.status.code(), err(&today).as_str()), (Some(0), ""));
    // Lines above and a new wrapping do not make a finding new.
    let moved = article("Il ponte 0", &format!("Piove.\n\n{}", FAULT.replace(" ottobre", "\nottobre")));
    fs::write(path.join("000.md"), moved).expect("a file");
    assert_eq!(fonte(path, &["check"]).status.code(), Some(0));
    // The same fault once more, and another one, are new.
    let twice = article("Il ponte 2", &format!("{FAULT}\n{FAULT}"));
    fs::write(path.join("002.md"), twice).expect("a file");
    let other = CLEAN.replace("riapre,", "riapre lunedì 18 marzo 2025,");
    fs::write(path.join("003.md"), other).expect("a file");
    let tomorrow = fonte(path, &["check", "--format", "concise"]);
    let lines = out(&tomorrow);
    let told: Vec<&str> = lines.lines().filter_map(|line| line.split(" error[").next()).collect();
    assert_eq!(told, ["002.md:8:15:", "003.md:6:18:"], "{lines}");
    assert_eq!(tomorrow.status.code(), Some(1));
    let all = fonte(path, &["check", "--no-baseline", "--format", "concise"]);
    assert_eq!(out(&all).lines().count(), 5);
}

#[test]
fn what_is_mended_or_gone_is_told_so_that_it_leaves_the_baseline() {
    let folder = newsroom(6);
    let path = folder.path();
    fonte(path, &["baseline"]);
    fs::write(path.join("000.md"), CLEAN).expect("a file");
    fs::remove_file(path.join("002.md")).expect("a file");
    let told = err(&fonte(path, &["check"]));
    let gone = "weekday-mismatch on “venerdì 14 ottobre 2025” is known from the baseline and gone";
    let wanted = format!(
        "note: 000.md: {gone}\nnote: 002.md: {gone}\nnote: `fonte baseline` writes the baseline anew\n"
    );
    assert_eq!(told, wanted);
    // A run that did not ask can only tell of a file that is gone.
    for arguments in [&["check", "--skip", "weekday-mismatch"][..], &["check", "004.md"]] {
        assert_eq!(err(&fonte(path, arguments)).lines().count(), 2, "{arguments:?}");
    }
    fonte(path, &["baseline"]);
    assert_eq!(err(&fonte(path, &["check"])), "");
    let text = fs::read_to_string(path.join(".fonte/baseline.jsonl")).expect("a baseline");
    assert_eq!(text.lines().count(), 1, "{text}");
}

#[test]
fn the_reports_of_the_parts_are_the_whole() {
    let folder = newsroom(7);
    for format in ["concise", "jsonl", "github"] {
        let whole = out(&fonte(folder.path(), &["check", "--format", format]));
        let parts: String = (1..=3)
            .map(|part| {
                out(&fonte(folder.path(), &["check", "--format", format, "--shard", &format!("{part}/3")]))
            })
            .collect();
        assert_eq!(parts, whole, "{format}");
    }
    let results = |shard: &str| -> Vec<serde_json::Value> {
        let text = out(&fonte(folder.path(), &["check", "--format", "sarif", "--shard", shard]));
        let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        report["runs"][0]["results"].as_array().expect("a list").clone()
    };
    let parts: Vec<serde_json::Value> = ["1/3", "2/3", "3/3"].into_iter().flat_map(results).collect();
    assert_eq!(parts, results("1/1"));
    // More parts than articles: some are empty, and none is wrong.
    let many: usize = (1..=9)
        .map(|part| {
            let output =
                fonte(folder.path(), &["check", "--format", "jsonl", "--shard", &format!("{part}/9")]);
            out(&output).lines().count()
        })
        .sum();
    assert_eq!(many, 4);
}

#[test]
fn reports_are_the_same_whatever_the_number_of_threads_and_whether_anything_is_remembered() {
    let folder = newsroom(9);
    for format in FORMATS {
        let run = |threads: &str, more: &[&str]| {
            let arguments = [&["check", "--format", format], more].concat();
            out(&command(folder.path(), &arguments)
                .env("RAYON_NUM_THREADS", threads)
                .output()
                .expect("it runs"))
        };
        let one = run("1", &["--no-cache"]);
        assert!(!one.is_empty());
        assert_eq!(one, run("4", &["--no-cache"]), "{format}");
        assert_eq!(one, run("4", &[]), "{format}: cold");
        assert_eq!(one, run("4", &[]), "{format}: warm");
    }
}

#[test]
fn several_reports_come_from_one_run_and_each_is_what_it_is_alone() {
    let folder = newsroom(5);
    // Elsewhere, for a page among the articles would be one of them the next time.
    let reports = tempfile::tempdir().expect("a folder");
    let mut arguments = vec!["check".to_owned()];
    for format in FORMATS {
        let file = reports.path().join(format!("out.{format}"));
        arguments.extend(["--format".to_owned(), format!("{format}={}", file.display())]);
    }
    arguments.extend(["--format".to_owned(), "text".to_owned()]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = fonte(folder.path(), &arguments);
    assert_eq!(out(&output), out(&fonte(folder.path(), &["check"])));
    for format in FORMATS {
        let file = fs::read_to_string(reports.path().join(format!("out.{format}"))).expect("a report");
        assert_eq!(file, out(&fonte(folder.path(), &["check", "--format", format])), "{format}");
    }
    let left = fs::read_dir(folder.path()).expect("a folder").flatten();
    let stray: Vec<_> =
        left.map(|it| it.file_name()).filter(|it| it.to_string_lossy().starts_with('.')).collect();
    assert_eq!(stray.iter().filter(|it| *it != ".fonte").count(), 0, "{stray:?}");
}

#[test]
fn a_report_among_the_articles_is_none_of_them() {
    let folder = newsroom(4);
    let path = folder.path();
    let wanted = out(&fonte(path, &["check", "--format", "concise"]));
    // The second time the first reports are there.
    for round in ["first", "second"] {
        let arguments =
            ["check", "--format", "html=pagina.html", "--format", "text=esito.txt", "--format", "concise"];
        assert_eq!(out(&fonte(path, &arguments)), wanted, "{round}");
    }
    fs::remove_file(path.join("esito.txt")).expect("a report");
    // Whoever wrote the page, it is no article of the newsroom nor of the archive.
    assert_eq!(out(&fonte(path, &["check", "--format", "concise"])), wanted);
    fs::write(path.join("vera.html"), "<!doctype html><title>Il ponte</title><p>Il ponte è aperto.</p>")
        .expect("a file");
    let counted = out(&fonte(path, &["check", "--format", "json"]));
    assert!(counted.contains("vera.html") && !counted.contains("pagina.html"), "{counted}");
    let named = fonte(path, &["check", "000.md", "--format", "text=000.md"]);
    assert_eq!(named.status.code(), Some(2));
    assert_eq!(err(&named), "error: 000.md: is an article to be read; the report would take its place\n");
}

/// An element, and three lists that say what it may and must have.
type Element = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// What JUnit's schema allows: the elements in an element, its attributes, and those of them that it must have.
const JUNIT: [Element; 8] = [
    ("testsuites", &["testsuite"], &["name", "time", "tests", "failures", "errors", "disabled"], &[]),
    (
        "testsuite",
        &["properties", "testcase", "system-out", "system-err"],
        &["name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package"],
        &["name", "tests", "failures", "errors"],
    ),
    (
        "testcase",
        &["skipped", "error", "failure", "system-out", "system-err"],
        &["name", "classname", "time", "assertions", "status"],
        &["name"],
    ),
    ("failure", &[], &["message", "type"], &[]),
    ("error", &[], &["message", "type"], &[]),
    ("skipped", &[], &["message", "type"], &[]),
    ("system-out", &[], &[], &[]),
    ("system-err", &[], &[], &[]),
];

/// Goes through a report as the schema does, and holds every suite's counts against its cases.
fn holds_as_junit(report: &str) -> (usize, usize, usize) {
    use quick_xml::events::{BytesStart, Event};
    let mut reader = quick_xml::Reader::from_str(report);
    let mut open: Vec<String> = Vec::new();
    // What each open suite promises, and what was counted: cases, failures, errors.
    let mut promised: Vec<[usize; 3]> = Vec::new();
    let mut counted = vec![[0; 3]; 3];
    let enter = |start: &BytesStart<'_>,
                 open: &[String],
                 promised: &mut Vec<[usize; 3]>,
                 counted: &mut Vec<[usize; 3]>| {
        let name = start.name().as_ref().to_owned();
        let rule = |name: &str| JUNIT.iter().find(|it| it.0 == name).unwrap_or_else(|| panic!("<{name}>"));
        let (_, _, known, must) = rule(&name);
        match open.last() {
            None => assert_eq!(name, "testsuites"),
            Some(parent) => assert!(rule(parent).1.contains(&name.as_str()), "<{name}> in <{parent}>"),
        }
        let attributes: Vec<(String, String)> = start
            .attributes()
            .map(|it| it.expect("an attribute, each once"))
            .map(|it| {
                let key = it.key.as_ref().to_owned();
                (key, it.value.into_owned())
            })
            .collect();
        assert!(attributes.iter().all(|(key, _)| known.contains(&key.as_str())), "{attributes:?}");
        assert!(must.iter().all(|it| attributes.iter().any(|(key, _)| key == it)), "{attributes:?}");
        let number = |wanted: &str| {
            let found = attributes.iter().find(|(key, _)| key == wanted);
            found.map_or(0, |(_, value)| value.parse::<usize>().expect("a number"))
        };
        if matches!(name.as_str(), "testsuites" | "testsuite") {
            promised.push(["tests", "failures", "errors"].map(number));
            counted[promised.len()] = [0; 3];
        }
        let slot = ["testcase", "failure", "error"].iter().position(|it| *it == name);
        if let Some(slot) = slot {
            counted[1][slot] += 1;
            counted[2][slot] += 1;
        }
        name
    };
    let mut whole = [0; 3];
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => {
                let name = enter(&start, &open, &mut promised, &mut counted);
                open.push(name);
            }
            Event::Empty(start) => drop(enter(&start, &open, &mut promised, &mut counted)),
            Event::End(_) => {
                let name = open.pop().expect("it was opened");
                if matches!(name.as_str(), "testsuites" | "testsuite") {
                    let depth = promised.len();
                    whole = promised.pop().expect("it was opened");
                    assert_eq!(whole, counted[depth], "<{name}> counts what it holds");
                }
            }
            Event::Text(text)
                if !open
                    .last()
                    .is_some_and(|it| matches!(it.as_str(), "failure" | "error" | "system-out")) =>
            {
                assert!(text.trim().is_empty(), "text outside of a case");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    (whole[0], whole[1], whole[2])
}

#[test]
fn what_jenkins_reads_is_as_its_schema_says() {
    let folder = newsroom(5);
    let path = folder.path();
    let junit = |more: &[&str]| {
        let arguments = [&["check", "--no-cache", "--format", "junit"], more].concat();
        holds_as_junit(&out(&fonte(path, &arguments)))
    };
    assert_eq!(junit(&[]), (5, 3, 0));
    fs::write(path.join("a<b>&\"c\".md"), article("Se a < b & c", FAULT)).expect("a file");
    fs::write(path.join("binario.md"), b"\0\x01").expect("a file");
    assert_eq!(junit(&[]), (7, 4, 1));
    assert_eq!(junit(&["--fail-on", "error", "--level", "weekday-mismatch=hint"]), (7, 0, 1));
    assert_eq!(junit(&["001.md"]), (1, 0, 0));
    assert_eq!(junit(&["--shard", "7/7"]), (1, 0, 1));
}

#[test]
fn nothing_on_the_page_asks_the_network() {
    let folder = newsroom(3);
    let page = out(&fonte(folder.path(), &["check", "--format", "html"]));
    for word in ["http://", "https://", "src=", "@import", "url(", "<link"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
    // What an article holds is text, never markup.
    fs::write(folder.path().join("000.md"), article("<script>alert(1)</script> & \"x\"", FAULT))
        .expect("a file");
    fs::write(folder.path().join("004.txt"), "<img src=x onerror=alert(2)>\n\nSono 43 banchi <b>qui</b>.\n")
        .expect("a file");
    let page = out(&fonte(folder.path(), &["check", "--format", "html"]));
    assert!(!page.contains("<script>alert") && !page.contains("<img"), "{page}");
}

fn git(folder: &Path, arguments: &[&str]) {
    let quiet = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").current_dir(folder).args(quiet).args(arguments).output().expect("git");
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn only_what_has_changed_on_this_branch_is_checked() {
    let folder = newsroom(6);
    let path = folder.path();
    git(path, &["init", "-q", "-b", "main"]);
    fs::write(path.join(".gitignore"), ".fonte\nignored.md\n").expect("a file");
    git(path, &["add", "-A"]);
    git(path, &["commit", "-qm", "one"]);
    git(path, &["checkout", "-qb", "draft"]);
    fs::write(path.join("001.md"), article("Il ponte", FAULT)).expect("a file");
    git(path, &["commit", "-qam", "two"]);
    git(path, &["checkout", "-q", "main"]);
    fs::write(path.join("003.md"), article("Altrove", FAULT)).expect("a file");
    git(path, &["commit", "-qam", "meanwhile"]);
    git(path, &["checkout", "-q", "draft"]);
    fs::write(path.join("005.md"), article("Nel lavoro", FAULT)).expect("a file");
    fs::write(path.join("nuovo è.md"), article("Nuovo", FAULT)).expect("a file");
    fs::write(path.join("ignored.md"), article("Altro", FAULT)).expect("a file");
    fs::remove_file(path.join("004.md")).expect("a file");
    let output = fonte(path, &["check", "--changed-since", "main", "--format", "concise"]);
    let lines = out(&output);
    let files: Vec<&str> = lines.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(files, ["001.md", "005.md", "nuovo è.md"]);
    let unknown = fonte(path, &["check", "--changed-since", "--output=x"]);
    assert_eq!(unknown.status.code(), Some(2));
    let unknown = fonte(path, &["check", "--changed-since", "nowhere"]);
    assert_eq!(err(&unknown), "error: `nowhere` is no revision that git knows here\n");
    git(path, &["add", "-A"]);
    git(path, &["commit", "-qm", "three"]);
    let none = fonte(path, &["check", "--changed-since", "HEAD"]);
    assert_eq!(
        (none.status.code(), err(&none).as_str()),
        (Some(0), "note: no article has changed since HEAD\n")
    );
}

#[test]
fn what_is_excluded_stays_out_by_force_even_if_it_is_named() {
    let folder = newsroom(4);
    let path = folder.path();
    fs::create_dir_all(path.join("vecchi/altri")).expect("a folder");
    for name in ["vecchi/uno.md", "vecchi/altri/due.md", "ignorato.md"] {
        fs::write(path.join(name), article("Vecchio", FAULT)).expect("a file");
    }
    fs::write(path.join("fonte.toml"), "[files]\nexclude = [\"vecchi\"]\n").expect("a file");
    fs::write(path.join(".gitignore"), "ignorato.md\n").expect("a file");
    let named =
        ["check", "--format", "concise", "000.md", "vecchi/uno.md", "vecchi/altri/due.md", "ignorato.md"];
    assert_eq!(out(&fonte(path, &named)).lines().count(), 4);
    let forced = [&named[..], &["--force-exclude"]].concat();
    assert_eq!(out(&fonte(path, &forced)).lines().count(), 1);
    let stdin = ["check", "--stdin-path", "vecchi/uno.md", "--force-exclude"];
    let mut child =
        command(path, &stdin).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdin.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_change_is_seen_and_checked() {
    let folder = newsroom(1);
    let path = folder.path();
    let arguments = ["check", "--watch", "--format", "concise"];
    let mut child =
        command(path, &arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it runs");
    let mut stdout = child.stdout.take().expect("a pipe");
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(n @ 1..) = stdout.read(&mut bytes) {
            let _ = sender.send(String::from_utf8_lossy(&bytes[..n]).into_owned());
        }
    });
    let mut said = String::new();
    let mut wait_for = |word: &str| {
        let end = Instant::now() + Duration::from_secs(60);
        while !said.contains(word) && Instant::now() < end {
            if let Ok(more) = receiver.recv_timeout(Duration::from_millis(200)) {
                said += &more;
            }
        }
        said.contains(word)
    };
    let first = wait_for("000.md:6:15");
    fs::write(path.join("nuovo.md"), article("Nuovo", FAULT)).expect("a file");
    let second = wait_for("nuovo.md:6:15");
    child.kill().expect("it was running");
    child.wait().expect("it ends");
    assert!(first && second);
}

#[test]
fn the_commands_of_the_page_on_pipelines_do_what_it_says() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci.md")).expect("a page");
    let folder = newsroom(3);
    let path = folder.path();
    fs::create_dir(path.join("bozze")).expect("a folder");
    for name in ["000.md", "001.md", "002.md"] {
        fs::rename(path.join(name), path.join("bozze").join(name)).expect("a file");
    }
    git(path, &["init", "-q", "-b", "main"]);
    git(path, &["add", "-A"]);
    git(path, &["commit", "-qm", "one"]);
    git(path, &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    let mut in_fence = false;
    let mut commands = Vec::new();
    for line in page.lines() {
        in_fence ^= line.starts_with("```");
        if let Some(at) = line.find("fonte check").filter(|_| in_fence) {
            let command = line[at..].split(" | ").next().unwrap_or_default().trim_end_matches('\'');
            commands.push(command.replace("\"$CI_NODE_INDEX/$CI_NODE_TOTAL\"", "2/3"));
        }
    }
    assert!(8 <= commands.len(), "{commands:?}");
    for line in &commands {
        let arguments: Vec<&str> = line.split_whitespace().skip(1).collect();
        let output = fonte(path, &arguments);
        let wanted: &[i32] =
            if line.contains("--exit-zero") || line.contains("origin") { &[0] } else { &[0, 1] };
        assert!(output.status.code().is_some_and(|code| wanted.contains(&code)), "{line}: {}", err(&output));
        for file in arguments.iter().filter_map(|it| it.split_once('=')).map(|(_, file)| file) {
            assert!(path.join(file).exists(), "{line}: {file}");
        }
    }
    for format in FORMATS {
        assert!(page.contains(&format!("`{format}`")), "{format} is not on the page");
    }
}

#[cfg(unix)]
#[test]
fn the_page_is_opened_where_the_browser_finds_it() {
    let folder = newsroom(1);
    let arguments = ["check", "--format", "html", "--open"];
    let output = command(folder.path(), &arguments).env("BROWSER", "true").output().expect("it runs");
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
    let page = fs::read_to_string(folder.path().join(".fonte/report.html")).expect("a page");
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    let ignored = fs::read_to_string(folder.path().join(".fonte/.gitignore")).expect("a file");
    assert!(ignored.starts_with("*\n"), "the page stays out of the history");
    let missing =
        command(folder.path(), &arguments).env("BROWSER", "no-such-browser").output().expect("it runs");
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("open ") && err(&missing).contains("report.html"), "{}", err(&missing));
}
