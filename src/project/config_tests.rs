use std::path::Path;

use jiff::civil::Date;

use super::*;
use crate::diagnostic::Level;
use crate::lexicon::Language;
use crate::messages::MessageLanguage;

fn error(text: &str) -> String {
    Config::parse(Path::new("fonte.toml"), text).expect_err("a mistake").to_string()
}

fn config(text: &str) -> Config {
    Config::parse(Path::new("fonte.toml"), text).expect("a configuration")
}

#[test]
fn every_key_is_read() {
    let config = config(
        "messages = \"it\"\nlanguage = \"en\"\nfail-on = \"error\"\ndate = 2025-01-15\nmax-per-rule = 7\n\
         [files]\ninclude = [\"bozze\"]\nexclude = [\"*.html\"]\n\
         [reference]\nfolders = [\"archivio\"]\nfacts = [\"facts.csv\"]\nas-of-publication = true\n\
         [packs]\nfolders = [\"packs\"]\n[names]\nfile = \"names.txt\"\n[locale]\nenglish = \"gb\"\n",
    );
    assert_eq!(config.messages, Some(MessageLanguage::It));
    assert_eq!(config.language, Some(Language::En));
    assert_eq!(config.fail_on, Level::Error);
    assert_eq!(config.date, Some(Date::constant(2025, 1, 15)));
    assert_eq!(config.max_per_rule, 7);
    assert!(config.include.fits(Path::new("bozze/uno.md")));
    assert!(config.exclude.fits(Path::new("bozze/uno.html")));
    assert_eq!(config.reference_folders, [Path::new("archivio")]);
    assert_eq!(config.facts, [FactSource { path: "facts.csv".into(), shape: None }]);
    assert!(config.as_of_publication);
    assert_eq!(config.pack_folders, [Path::new("packs")]);
    assert_eq!(config.names_file.as_deref(), Some(Path::new("names.txt")));
    assert_eq!(config.english.as_deref(), Some("gb"));
}

#[test]
fn the_template_changes_nothing() {
    let template = config(TEMPLATE);
    assert_eq!(template.fail_on, Config::default().fail_on);
    assert_eq!(template.max_per_rule, Config::default().max_per_rule);
    assert!(template.reference_folders.is_empty());
}

#[test]
fn every_key_of_the_template_is_known() {
    // What stands behind a `# ` and looks like a key or a table is one.
    let live: Vec<&str> = TEMPLATE
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.starts_with('[') || line.contains(" = "))
        .filter(|line| !line.ends_with('.') && !line.contains('`'))
        .collect();
    let known = register_has("unsourced-number");
    match Config::parse(Path::new("fonte.toml"), &live.join("\n")) {
        Ok(config) => assert_eq!(config.names_file.as_deref(), Some(Path::new("names.txt"))),
        Err(problem) => assert!(!known && problem.message().starts_with("unknown rule"), "{problem}"),
    }
}

fn register_has(code: &str) -> bool {
    crate::rules::register().iter().any(|rule| rule.meta.code == code)
}

#[test]
fn an_unknown_key_is_told_with_its_place_and_the_nearest_spelling() {
    assert_eq!(
        error("messages = \"it\"\n[reference]\nfolder = [\"archivio\"]\n"),
        "fonte.toml:3:1: unknown key `folder`; did you mean `folders`? allowed are `folders`, `facts`, `table`, \
         `as-of-publication`"
    );
}

#[test]
fn an_unknown_rule_is_told_with_its_place() {
    let told = error("[rules.weekday-missmatch]\nlevel = \"off\"\n");
    assert!(told.starts_with("fonte.toml:1:8: unknown rule `weekday-missmatch`"), "{told}");
}

#[test]
fn values_out_of_their_range_are_told_with_what_is_allowed() {
    assert_eq!(
        error("fail-on = \"warnings\""),
        "fonte.toml:1:11: unknown level `warnings`; did you mean `warning`? allowed are hint, information, \
         warning, error"
    );
    assert_eq!(
        error("date = \"ieri\""),
        "fonte.toml:1:8: `ieri` is not a date; write one such as 2025-01-15"
    );
    assert_eq!(error("language = \"xx\"").split(';').next(), Some("fonte.toml:1:12: unknown language `xx`"));
    assert!(error("max-per-rule = \"many\"").starts_with("fonte.toml:1:16: invalid type: string \"many\""));
}

#[test]
fn what_is_no_toml_is_told_with_its_place() {
    assert!(error("[files\n").starts_with("fonte.toml:1:7: "), "{}", error("[files\n"));
}
