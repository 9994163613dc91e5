//! The page of each editor: what it tells a reader to write stands word for word in a file beside it, which a test
//! loads in that editor where the editor can be had, and reads here where it cannot.

use std::path::{Path, PathBuf};

use super::ROOT;

/// Each editor with a page, and whether its files are loaded in the editor itself.
const PAGES: [&str; 7] = ["emacs", "helix", "kate", "nvim", "sublime", "vim", "zed"];

fn folder(editor: &str) -> PathBuf {
    Path::new(ROOT).join("editors").join(editor)
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

/// The fences of a page: the language and the lines.
fn fences(page: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(_) if is_open => is_open = false,
            Some(language) => {
                is_open = true;
                found.push((language.to_owned(), String::new()));
            }
            None => {
                if let Some((_, lines)) = found.last_mut().filter(|_| is_open) {
                    lines.push_str(line);
                    lines.push('\n');
                }
            }
        }
    }
    found
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else if path.file_name().is_some_and(|name| name != "README.md") {
            out.push(path);
        }
    }
}

/// Otherwise a reader copies a snippet that nobody ever ran.
#[test]
fn every_snippet_of_a_page_stands_in_a_file_that_is_loaded() {
    for editor in PAGES {
        let mut beside = Vec::new();
        files(&folder(editor), &mut beside);
        let beside: Vec<String> = beside.iter().map(|path| text(path)).collect();
        let page = text(&folder(editor).join("README.md"));
        let fences = fences(&page);
        assert!(!fences.is_empty(), "{editor}: the page shows nothing to write");
        for (language, lines) in fences {
            // Commands of a shell are not configuration.
            let stands = language == "sh" || beside.iter().any(|file| file.contains(&lines));
            assert!(stands, "{editor}: no file beside the page holds this:\n{lines}");
        }
    }
}

/// Otherwise somebody looks for the log, or for a setting, on the one page that does not tell.
#[test]
fn every_page_tells_the_same_things() {
    for editor in PAGES {
        let page = text(&folder(editor).join("README.md"));
        for title in ["## Install", "## Settings", "## When nothing happens", "## Tested"] {
            assert!(page.contains(title), "{editor}: no «{title}»");
        }
        for setting in ["messages", "initials", "inlayHints", "codeLens"] {
            assert!(page.contains(&format!("`{setting}`")), "{editor}: no word of `{setting}`");
        }
    }
}

/// Otherwise Kate, Sublime Text or Zed refuses a file that nobody here can load.
#[test]
fn files_for_editors_that_cannot_be_had_are_well_formed() {
    for file in ["kate/settings.json", "sublime/LSP.sublime-settings", "zed/settings.json"] {
        let text = text(&folder(file));
        serde_json::from_str::<serde_json::Value>(&text)
            .unwrap_or_else(|problem| panic!("{file}: {problem}"));
        assert!(text.contains("\"lsp\""), "{file}: the command is not `fonte lsp`");
    }
    for file in ["zed/extension.toml", "zed/Cargo.toml", "helix/languages.toml", "helix/config.toml"] {
        toml::from_str::<toml::Table>(&text(&folder(file)))
            .unwrap_or_else(|problem| panic!("{file}: {problem}"));
    }
}
