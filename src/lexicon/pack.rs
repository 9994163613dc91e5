//! Where packs come from, and how their mistakes are told.

use std::fmt;

use serde::de::DeserializeOwned;

/// A language that fonte reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Italian.
    It,
    /// English.
    En,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// German.
    De,
}

impl Language {
    /// Every language, in the order in which fonte learnt them.
    pub const ALL: [Language; 5] = [Language::It, Language::En, Language::Es, Language::Fr, Language::De];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::It => "it",
            Language::En => "en",
            Language::Es => "es",
            Language::Fr => "fr",
            Language::De => "de",
        }
    }

    /// The language of an ISO 639-1 code or a BCP 47 tag (`it`, `it-CH`), in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// A mistake in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The pack's file, as its reader knows it.
    pub file: String,
    /// One-based line.
    pub line: usize,
    /// One-based column, in characters.
    pub column: usize,
    /// What was found and what is allowed.
    pub message: String,
}

impl fmt::Display for PackError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl std::error::Error for PackError {}

/// The pack files of one language: file name → texts, each of which extends the ones before it.
#[derive(Clone, Debug, Default)]
pub struct PackSource {
    /// (file name such as `numbers.toml`, path for messages, text).
    pub files: Vec<(String, String, String)>,
    /// Whether a project added files of its own.
    pub is_extended: bool,
}

impl PackSource {
    /// Reads and merges every file called `name`; an absent file is an empty pack.
    ///
    /// Lists of a later file extend those of an earlier one, `remove = […]` beside a list subtracts,
    /// scalars replace.
    pub fn read<Pack: DeserializeOwned + Default>(&self, name: &str) -> Result<Pack, PackError> {
        let mut named = self.files.iter().filter(|(file, _, _)| file == name);
        if let (Some((_, _, text)), None) = (named.next(), named.next())
            && let Ok(pack) = toml::from_str(text)
        {
            return Ok(pack);
        }
        let mut merged = toml::Table::new();
        let mut last_path = name.to_owned();
        for (_, path, text) in self.files.iter().filter(|(file, _, _)| file == name) {
            // The file alone must fit the pack's shape: so its own line is named when it does not.
            let table: toml::Table = text.parse().map_err(|problem| at(path, text, &problem))?;
            let mut bare = table.clone();
            bare.remove("remove");
            if let Err(problem) = toml::from_str::<Pack>(&without_removals(text, &table)) {
                return Err(at(path, text, &problem));
            }
            merge(&mut merged, bare);
            if let Some(toml::Value::Table(removals)) = table.get("remove") {
                subtract(&mut merged, removals);
            }
            last_path.clone_from(path);
        }
        merged.try_into().map_err(|problem: toml::de::Error| PackError {
            file: last_path,
            line: 1,
            column: 1,
            message: crate::text::one_line(problem.message()),
        })
    }
}

/// The text with its `[remove]` table blanked out, so that positions stay.
fn without_removals(text: &str, table: &toml::Table) -> String {
    if !table.contains_key("remove") {
        return text.to_owned();
    }
    let mut inside = false;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let head = line.trim_start();
        if head.starts_with('[') {
            inside = head.starts_with("[remove");
        }
        if inside { out.push('\n') } else { out.push_str(line) }
    }
    out
}

/// Lists extend, tables merge, scalars replace.
fn merge(base: &mut toml::Table, addition: toml::Table) {
    for (key, value) in addition {
        match (base.get_mut(&key), value) {
            (Some(toml::Value::Array(old)), toml::Value::Array(new)) => old.extend(new),
            (Some(toml::Value::Table(old)), toml::Value::Table(new)) => merge(old, new),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

/// Takes the values listed in `removals` out of the lists of the same name.
fn subtract(base: &mut toml::Table, removals: &toml::Table) {
    for (key, value) in removals {
        match (base.get_mut(key), value) {
            (Some(toml::Value::Array(old)), toml::Value::Array(gone)) => old.retain(|it| !gone.contains(it)),
            (Some(toml::Value::Table(old)), toml::Value::Table(gone)) => subtract(old, gone),
            (Some(toml::Value::Table(old)), toml::Value::Array(gone)) => {
                for name in gone.iter().filter_map(toml::Value::as_str) {
                    old.remove(name);
                }
            }
            _ => {}
        }
    }
}

/// The error with its place in `text`.
fn at(path: &str, text: &str, problem: &toml::de::Error) -> PackError {
    let offset = problem.span().map_or(0, |span| span.start).min(text.len());
    let before = text.get(..offset).unwrap_or("");
    PackError {
        file: path.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before.rsplit('\n').next().unwrap_or("").chars().count() + 1,
        message: crate::text::one_line(problem.message()),
    }
}

/// The packs of all languages.
#[derive(Clone, Debug)]
pub struct Packs {
    languages: Vec<(Language, PackSource)>,
}

impl Packs {
    /// Adds a file of a project's own pack: `text` extends the built-in file called `name` of `language`.
    pub fn extend(
        &mut self,
        language: Language,
        name: &str,
        path: &str,
        text: String,
    ) -> Result<(), PackError> {
        if !FILES.contains(&name) {
            let near = crate::text::nearest(name, FILES).map(|near| format!("; did you mean `{near}`?"));
            let allowed = FILES.join("`, `");
            let message =
                format!("unknown pack `{name}`{}; allowed are `{allowed}`", near.unwrap_or_default());
            return Err(PackError { file: path.to_owned(), line: 1, column: 1, message });
        }
        if let Some((_, source)) = self.languages.iter_mut().find(|(it, _)| *it == language) {
            source.files.push((name.to_owned(), path.to_owned(), text));
            source.is_extended = true;
        }
        Ok(())
    }

    pub(super) fn into_languages(self) -> Vec<(Language, PackSource)> {
        self.languages
    }
}

/// The file names of a language's packs.
pub const FILES: [&str; 15] = [
    "numbers.toml",
    "exempt.toml",
    "units.toml",
    "dates.toml",
    "attribution.toml",
    "names.toml",
    "claims.toml",
    "prose.toml",
    "people.toml",
    "scales.toml",
    "spans.toml",
    "sums.toml",
    "forms.toml",
    "sources.toml",
    "texts.toml",
];

/// The packs that come with fonte.
pub fn embedded() -> Packs {
    let languages = Language::ALL
        .into_iter()
        .map(|language| {
            let files = EMBEDDED
                .iter()
                .filter(|(code, _, _)| *code == language.code())
                .map(|(code, name, text)| {
                    ((*name).to_owned(), format!("rules/languages/{code}/{name}"), (*text).to_owned())
                })
                .collect();
            (language, PackSource { files, is_extended: false })
        })
        .collect();
    Packs { languages }
}

// Written by build.rs: every file under rules/languages, as (language, file name, text).
include!(concat!(env!("OUT_DIR"), "/packs.rs"));
