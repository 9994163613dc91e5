//! What is wrong in a configuration file, told to a person.

use std::fmt;
use std::path::{Path, PathBuf};

/// A mistake in `fonte.toml` or in a file it names: where it is, what was found, what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    path: PathBuf,
    place: Option<(usize, usize)>,
    message: String,
}

impl ConfigError {
    /// A mistake in the file as a whole.
    pub fn whole(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), place: None, message: message.into() }
    }

    /// A mistake at a byte offset of `text`, the content of the file.
    pub fn at(path: &Path, text: &str, offset: usize, message: impl Into<String>) -> Self {
        let place = Some(crate::text::line_and_column(text, offset));
        Self { path: path.to_owned(), place, message: message.into() }
    }

    /// A mistake at a one-based line and column.
    pub(super) fn placed(path: &Path, line: usize, column: usize, message: &str) -> Self {
        Self { path: path.to_owned(), place: Some((line, column)), message: message.to_owned() }
    }

    /// A mistake that the TOML reader found.
    pub(super) fn of_toml(path: &Path, text: &str, problem: &toml::de::Error) -> Self {
        let offset = problem.span().map_or(0, |span| span.start);
        Self::at(path, text, offset, spoken(problem.message()))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// One-based line, and column in characters, where the mistake has a place.
    pub fn place(&self) -> Option<(usize, usize)> {
        self.place
    }

    /// What was found and what is allowed.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.path.display())?;
        if let Some((line, column)) = self.place {
            write!(out, ":{line}:{column}")?;
        }
        write!(out, ": {}", self.message)
    }
}

impl std::error::Error for ConfigError {}

/// serde's words, with the nearest spelling: "unknown key `massages`; did you mean `messages`? allowed are …".
pub(super) fn spoken(message: &str) -> String {
    let message = crate::text::one_line(message);
    let Some(rest) = message.strip_prefix("unknown field ").or(message.strip_prefix("unknown variant "))
    else {
        return message;
    };
    let kind = if message.starts_with("unknown field") { "key" } else { "value" };
    let mut words = rest.split('`').skip(1).step_by(2);
    let found = words.next().unwrap_or("");
    let allowed: Vec<&str> = words.collect();
    let near = crate::text::nearest(found, allowed.iter().copied());
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    let list = allowed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match allowed.len() {
        0 => format!("unknown {kind} `{found}`; no {kind}s are allowed here"),
        1 => format!("unknown {kind} `{found}`; only {list} is allowed here"),
        _ if near.is_empty() => format!("unknown {kind} `{found}`; allowed are {list}"),
        _ => format!("unknown {kind} `{found}`{near} allowed are {list}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_comes_with_the_nearest_spelling() {
        assert_eq!(
            spoken("unknown field `exclud`, expected `include` or `exclude`"),
            "unknown key `exclud`; did you mean `exclude`? allowed are `include`, `exclude`"
        );
        assert_eq!(
            spoken("unknown field `zzz`, expected `file`"),
            "unknown key `zzz`; only `file` is allowed here"
        );
    }

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let error = ConfigError::at(Path::new("fonte.toml"), "a = 1\nè = 2", 9, "no");
        assert_eq!(error.to_string(), "fonte.toml:2:3: no");
    }
}
