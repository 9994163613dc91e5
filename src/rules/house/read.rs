//! A file of house rules becomes rules, and what is wrong in it is told with its place. One bad rule leaves
//! the others of its file in force.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::check::PLACEHOLDERS;
use super::finder::Finder;
use super::program::MAX_STEPS;
use super::table::{Table, Value};
use super::{HouseRule, Kind, PREFIX, Proof, Spoken, Within};
use crate::diagnostic::Level;
use crate::lexicon::Language;
use crate::text::line_and_column;

/// The largest file that is read.
const MAX_BYTES: usize = 1 << 20;
/// The most entries of one list.
const MAX_ENTRIES: usize = 100;
/// The most characters of a code.
const MAX_CODE: usize = 60;

const KEYS: [&str; 18] = [
    "code",
    "kind",
    "find",
    "regex",
    "replace",
    "other",
    "needs",
    "within",
    "unless",
    "languages",
    "level",
    "case",
    "quotes",
    "safe",
    "message",
    "why",
    "bad",
    "good",
];

/// A mistake in a file of house rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseError {
    /// Where, in bytes.
    pub offset: usize,
    /// What was found and what is allowed.
    pub message: String,
}

/// The rules in `text`, the content of the file called `file`, and what is wrong in it.
///
/// ```
/// use fonte::rules::house::read_rules;
/// let text = "[[rule]]\ncode = \"house-kyiv\"\nkind = \"replace\"\nfind = \"Kiev\"\nreplace = \"Kyiv\"\n\
///             bad = [\"Era a Kiev.\"]\ngood = [\"Era a Kyiv.\"]\n";
/// let (rules, errors) = read_rules("house/names.toml", text);
/// assert_eq!((rules[0].code.as_str(), errors.len()), ("house-kyiv", 0));
/// ```
pub fn read_rules(file: &str, text: &str) -> (Vec<Arc<HouseRule>>, Vec<HouseError>) {
    let whole = |offset: usize, message: String| (Vec::new(), vec![HouseError { offset, message }]);
    if MAX_BYTES < text.len() {
        return whole(0, "the file is too large; at most a million bytes".to_owned());
    }
    let parsed = match DeTable::parse(text) {
        Ok(parsed) => parsed,
        Err(problem) => {
            let offset = problem.span().map_or(0, |span| span.start);
            return whole(offset, crate::text::one_line(problem.message()));
        }
    };
    let mut errors = Vec::new();
    let mut rules: Vec<Arc<HouseRule>> = Vec::new();
    let top = Table::new(text, parsed.get_ref(), &["rule"], &mut errors);
    let list = match top.get("rule").map(Value::get_ref) {
        Some(DeValue::Array(list)) => list.iter().collect::<Vec<_>>(),
        Some(_) => return whole(0, "a rule begins with `[[rule]]`, in double brackets".to_owned()),
        None => Vec::new(),
    };
    for value in list {
        let DeValue::Table(table) = value.get_ref() else {
            errors.push(HouseError { offset: value.span().start, message: "a rule is a table".to_owned() });
            continue;
        };
        let mut own = Vec::new();
        let rule = Reader { table: Table::new(text, table, &KEYS, &mut own) }.rule(file, value.span().start);
        if own.is_empty() {
            rules.extend(rule.map(Arc::new));
        }
        errors.extend(own);
    }
    (rules, errors)
}

struct Reader<'a, 'e> {
    table: Table<'a, 'e>,
}

impl<'a> Reader<'a, '_> {
    fn rule(mut self, file: &str, offset: usize) -> Option<HouseRule> {
        let code = self.code(offset);
        let kind = self.kind(offset);
        let languages = self.languages();
        let level = self.level();
        let is_exact = self.table.flag("case");
        let (find, patterns) = self.finders(&["find", "regex"], is_exact);
        let (other, others) = self.finders(&["other", "needs"], is_exact);
        let (unless, exceptions) = self.finders(&["unless"], is_exact);
        let n_steps: usize = find.iter().chain(&other).chain(&unless).map(Finder::n_steps).sum();
        if MAX_STEPS < n_steps {
            self.table.fail(
                offset,
                format!(
                    "the patterns of a rule are too large together: {n_steps} steps, at most {MAX_STEPS}"
                ),
            );
        }
        if patterns.is_empty() {
            self.table.fail(offset, "what is looked for is missing; write `find = \"…\"`");
        }
        let replacements: Vec<String> =
            self.table.texts("replace").into_iter().map(|(_, text)| text.to_owned()).collect();
        if let Some(kind) = kind {
            self.fitting(kind, offset);
        }
        let within = self.within();
        let (is_safe, in_quotes) = (self.table.flag("safe"), self.table.flag("quotes"));
        let message = self.spoken("message");
        let why = self.spoken("why");
        if let (Some(spoken), Some(at)) = (&message, self.table.key_at("message")) {
            self.placeholders(spoken, at);
        }
        let bad = self.proofs("bad", &languages, offset);
        let good = self.proofs("good", &languages, offset);
        Some(HouseRule {
            code: code?,
            level: level?,
            kind: kind?,
            languages,
            patterns,
            others,
            replacements,
            is_exact,
            is_safe,
            exceptions,
            within,
            in_quotes,
            message,
            why,
            bad,
            good,
            file: file.to_owned(),
            place: line_and_column(self.table.text, offset),
            find,
            other,
            unless,
        })
    }

    fn code(&mut self, offset: usize) -> Option<String> {
        let Some((at, code)) = self.table.text("code") else {
            if self.table.get("code").is_none() {
                self.table.fail(offset, "the code is missing; write `code = \"house-…\"`");
            }
            return None;
        };
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let name = code.strip_prefix(PREFIX);
        if name.is_none_or(str::is_empty) {
            self.table
                .fail(at, format!("the code of a house rule begins with `{PREFIX}`; write `{PREFIX}{code}`"));
        } else if !code.bytes().all(is_plain) || MAX_CODE < code.len() {
            self.table.fail(at, format!("a code is at most {MAX_CODE} small letters, digits and dashes"));
        }
        Some(code.to_owned())
    }

    fn kind(&mut self, offset: usize) -> Option<Kind> {
        let Some((at, kind)) = self.table.text("kind") else {
            if self.table.get("kind").is_none() {
                self.table.fail(
                    offset,
                    "the kind is missing; write `kind = \"phrase\"`, `\"replace\"` or `\"pair\"`",
                );
            }
            return None;
        };
        let is_clash = self.table.get("other").is_some();
        let known = ["phrase", "replace", "pair"];
        match kind {
            "phrase" => Some(Kind::Phrase),
            "replace" => Some(Kind::Replace),
            "pair" => Some(if is_clash { Kind::Clash } else { Kind::Needs }),
            _ => {
                self.one_of(at, "kind", kind, &known);
                None
            }
        }
    }

    /// The keys that belong to some kinds only.
    fn fitting(&mut self, kind: Kind, offset: usize) {
        let (is_replace, is_pair) = (kind == Kind::Replace, matches!(kind, Kind::Clash | Kind::Needs));
        let has = |key: &str| self.table.key_at(key);
        let mut told = Vec::new();
        for (key, fits, owner) in [
            ("replace", is_replace, "replace"),
            ("safe", kind != Kind::Phrase, "replace"),
            ("other", is_pair, "pair"),
            ("needs", is_pair, "pair"),
            ("within", kind == Kind::Needs, "pair"),
        ] {
            match has(key) {
                Some(at) if !fits && key == "within" && is_pair => {
                    told.push((
                        at,
                        "`within` says where what is needed must stand; it goes with `needs`".to_owned(),
                    ));
                }
                Some(at) if !fits => told.push((at, format!("`{key}` is for rules of the kind `{owner}`"))),
                _ => {}
            }
        }
        match kind {
            Kind::Replace if has("replace").is_none() => {
                told.push((offset, "what stands instead is missing; write `replace = \"…\"`".to_owned()));
            }
            Kind::Needs if has("needs").is_none() => told.push((
                offset,
                "a pair names what must not stand beside it, `other = \"…\"`, or what must, `needs = \"…\"`"
                    .to_owned(),
            )),
            Kind::Clash => {
                told.extend(
                    has("needs").map(|at| (at, "a pair has `other` or `needs`, not both".to_owned())),
                );
            }
            _ => {}
        }
        for (at, message) in told {
            self.table.fail(at, message);
        }
    }

    fn level(&mut self) -> Option<Level> {
        let Some((at, name)) = self.table.text("level") else { return Some(Level::Warning) };
        let level = name.parse().ok();
        if level.is_none() {
            self.one_of(at, "level", name, &Level::ALL.map(Level::name));
        }
        level
    }

    fn within(&mut self) -> Within {
        let Some((at, name)) = self.table.text("within") else { return Within::default() };
        match name {
            "sentence" => Within::Sentence,
            "paragraph" => Within::Paragraph,
            "article" => Within::Article,
            _ => {
                self.one_of(at, "place", name, &["sentence", "paragraph", "article"]);
                Within::default()
            }
        }
    }

    fn languages(&mut self) -> Vec<Language> {
        let mut languages = Vec::new();
        for (at, code) in self.table.texts("languages") {
            languages.extend(self.language(at, code));
        }
        languages
    }

    fn language(&mut self, at: usize, code: &str) -> Option<Language> {
        let found = Language::ALL.into_iter().find(|language| language.code() == code);
        if found.is_none() {
            self.one_of(at, "language", code, &Language::ALL.map(Language::code));
        }
        found
    }

    fn one_of(&mut self, at: usize, what: &str, found: &str, allowed: &[&str]) {
        let near = crate::text::nearest(found, allowed.iter().copied());
        let near = near.map_or(";".to_owned(), |near| format!("; did you mean `{near}`?"));
        self.table.fail(at, format!("unknown {what} `{found}`{near} allowed are {}", allowed.join(", ")));
    }

    /// The finders of all the patterns under these keys, and the patterns as written.
    fn finders(&mut self, keys: &[&str], is_exact: bool) -> (Vec<Finder>, Vec<String>) {
        let (mut finders, mut written) = (Vec::new(), Vec::new());
        for key in keys {
            let patterns = self.table.texts(key);
            if let Some((at, _)) = patterns.get(MAX_ENTRIES) {
                self.table.fail(*at, format!("too many patterns; at most {MAX_ENTRIES} in one list"));
            }
            for (offset, text) in patterns.into_iter().take(MAX_ENTRIES) {
                let read = if *key == "regex" { Finder::regex } else { Finder::pattern };
                match read(text, is_exact) {
                    Ok(finder) => finders.push(finder),
                    Err(problem) => {
                        let at = self.table.place(offset, text, problem.at);
                        self.table.fail(at, problem.message);
                    }
                }
                written.push(text.to_owned());
            }
        }
        (finders, written)
    }

    /// One text for all languages, or one for each.
    fn spoken(&mut self, key: &str) -> Option<Spoken> {
        let value = self.table.get(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            let (_, text) = self.table.text(key)?;
            return Some(Spoken { en: text.to_owned(), it: text.to_owned() });
        };
        let text = |language: &str| table.get(language).and_then(|value| value.get_ref().as_str());
        let stray = table.keys().find(|it| !["en", "it"].contains(&&**it.get_ref()));
        if let Some(stray) = stray {
            self.one_of(stray.span().start, "language of messages", stray.get_ref(), &["en", "it"]);
        }
        let Some(any) = text("en").or(text("it")) else {
            self.table
                .fail(value.span().start, format!("`{key}` is a text, or {{ it = \"…\", en = \"…\" }}"));
            return None;
        };
        let of = |language: &str| text(language).unwrap_or(any).to_owned();
        Some(Spoken { en: of("en"), it: of("it") })
    }

    fn placeholders(&mut self, spoken: &Spoken, at: usize) {
        for words in [&spoken.en, &spoken.it] {
            for piece in words.split('{').skip(1) {
                let name = piece.split_once('}').map_or(piece, |(name, _)| name);
                if !PLACEHOLDERS.contains(&name) {
                    let near = crate::text::nearest(name, PLACEHOLDERS);
                    let near = near.map_or(";".to_owned(), |near| format!("; did you mean `{{{near}}}`?"));
                    let list = PLACEHOLDERS.map(|name| format!("`{{{name}}}`")).join(", ");
                    self.table.fail(
                        at,
                        format!("unknown value `{{{name}}}` in the message{near} allowed are {list}"),
                    );
                    return;
                }
            }
        }
    }

    /// `["…"]`, or `{ it = ["…"], en = ["…"] }`.
    fn proofs(&mut self, key: &str, languages: &[Language], offset: usize) -> Vec<Proof> {
        let mut proofs = Vec::new();
        let own = languages.first().copied().filter(|_| languages.len() == 1);
        match self.table.get(key).map(|value| (value, value.get_ref())) {
            Some((_, DeValue::Table(table))) => {
                for (code, value) in table {
                    let language = self.language(code.span().start, code.get_ref());
                    self.take_proofs(key, value, language, &mut proofs);
                }
            }
            Some((value, _)) => self.take_proofs(key, value, own, &mut proofs),
            None => {}
        }
        if proofs.is_empty() {
            let at = self.table.key_at(key).unwrap_or(offset);
            let must = if key == "bad" { "must fire" } else { "must stay silent" };
            self.table
                .fail(at, format!("no proof: write `{key} = [\"…\"]`, a sentence on which the rule {must}"));
        }
        proofs
    }

    fn take_proofs(
        &mut self,
        key: &str,
        value: &'a Value<'a>,
        language: Option<Language>,
        out: &mut Vec<Proof>,
    ) {
        let texts = self.table.texts_of(key, value);
        if let Some((at, _)) = texts.get(MAX_ENTRIES) {
            self.table.fail(*at, format!("too many sentences; at most {MAX_ENTRIES} in one list"));
        }
        let texts = texts.into_iter().take(MAX_ENTRIES).filter(|(_, text)| !text.trim().is_empty());
        let file = self.table.text;
        out.extend(texts.map(|(offset, text)| Proof {
            text: text.to_owned(),
            language,
            place: line_and_column(file, offset),
        }));
    }
}
