//! A table of TOML, read key by key, so that each mistake is told at its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::read::HouseError;

/// A value with its place.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// A table that is being read.
pub(super) struct Table<'a, 'e> {
    /// The text of the file.
    pub text: &'a str,
    keys: &'a DeTable<'a>,
    errors: &'e mut Vec<HouseError>,
}

impl<'a, 'e> Table<'a, 'e> {
    /// Reads `table`, in which only `allowed` keys may stand.
    pub(super) fn new(
        text: &'a str,
        table: &'a DeTable<'a>,
        allowed: &[&str],
        errors: &'e mut Vec<HouseError>,
    ) -> Self {
        for key in table.keys() {
            let found = key.get_ref();
            if !allowed.contains(&&**found) {
                let near = crate::text::nearest(found, allowed.iter().copied());
                let near = near.map_or(";".to_owned(), |near| format!("; did you mean `{near}`?"));
                let list: Vec<String> = allowed.iter().map(|name| format!("`{name}`")).collect();
                let message = format!("unknown key `{found}`{near} allowed are {}", list.join(", "));
                errors.push(HouseError { offset: key.span().start, message });
            }
        }
        Self { text, keys: table, errors }
    }

    /// Tells a mistake.
    pub(super) fn fail(&mut self, offset: usize, message: impl Into<String>) {
        self.errors.push(HouseError { offset, message: message.into() });
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'a Value<'a>> {
        self.keys.get(key)
    }

    /// Where a key is written.
    pub(super) fn key_at(&self, key: &str) -> Option<usize> {
        self.keys.keys().find(|it| it.get_ref() == key).map(|it| it.span().start)
    }

    /// One text.
    pub(super) fn text(&mut self, key: &str) -> Option<(usize, &'a str)> {
        let value = self.get(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.fail(value.span().start, format!("`{key}` is one text in quotation marks"));
        }
        Some((value.span().start, text?))
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        let Some(value) = self.get(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.fail(value.span().start, format!("`{key}` is true or false"));
        }
        flag.unwrap_or(false)
    }

    /// One text, or a list of them.
    pub(super) fn texts(&mut self, key: &str) -> Vec<(usize, &'a str)> {
        self.get(key).map_or_else(Vec::new, |value| self.texts_of(key, value))
    }

    /// One text, or a list of them.
    pub(super) fn texts_of(&mut self, key: &str, value: &'a Value<'a>) -> Vec<(usize, &'a str)> {
        let one = std::slice::from_ref(value);
        let list: Vec<&Value<'a>> = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => one.iter().collect(),
        };
        let mut texts = Vec::new();
        for value in list {
            match value.get_ref().as_str() {
                Some(text) => texts.push((value.span().start, text)),
                None => self.fail(
                    value.span().start,
                    format!("`{key}` is a text in quotation marks, or a list of them"),
                ),
            }
        }
        texts
    }

    /// Where the byte `at` of the text that begins at `offset` stands in the file; the text's own place where
    /// it is written with escapes.
    pub(super) fn place(&self, offset: usize, text: &str, at: usize) -> usize {
        let written = self.text.get(offset..).unwrap_or("");
        let quote = written.bytes().take_while(|byte| matches!(byte, b'"' | b'\'')).count();
        let quote: Range<usize> = offset..offset + quote.min(3);
        if self.text.get(quote.end..).is_some_and(|rest| rest.starts_with(text)) {
            quote.end + at
        } else {
            offset
        }
    }
}
