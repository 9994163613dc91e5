//! What a rule hands to the engine: a finding in the readable text, with a message still to be worded.

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;

use crate::diagnostic::{Level, Safety};
use crate::text::ProseSpan;

/// A value in a message; the reader's language decides how it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words, as they stand in the text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// A weekday.
    Weekday(Weekday),
    /// A month, 1 to 12.
    Month(i8),
    /// The one-based lines on which these places of the article stand: «7, 11, 15».
    Lines(Vec<ProseSpan>),
    /// A choice that the message file spells out.
    Choice(&'static str),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Number(Decimal::from(count))
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Value::Date(date)
    }
}

impl From<Weekday> for Value {
    fn from(weekday: Weekday) -> Self {
        Value::Weekday(weekday)
    }
}

/// Where a value may be missing, the message gets the choice `none`.
impl<Inner: Into<Value>> From<Option<Inner>> for Value {
    fn from(value: Option<Inner>) -> Self {
        value.map_or(Value::Choice("none"), Into::into)
    }
}

/// A message of `rules/messages/<lang>.ftl` with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The message's id.
    pub id: &'static str,
    /// Its arguments.
    pub arguments: Vec<(&'static str, Value)>,
}

impl Message {
    /// The message called `id`.
    pub fn new(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// How messages are worded: for the reader, and for words that go into the article.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// In the reader's language.
    pub reader: &'a dyn Fn(&Message) -> String,
    /// In the article's language.
    pub article: &'a dyn Fn(&Message) -> String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What is underlined.
    pub span: ProseSpan,
    /// What is said.
    pub message: Message,
    /// A level other than the rule's, where the case is graver or milder than usual.
    pub level: Option<Level>,
    /// Other places that belong to it.
    pub related: Vec<(FindingPlace, Message)>,
    /// Ways to mend it.
    pub fixes: Vec<FindingFix>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum FindingPlace {
    /// In the article.
    Here(ProseSpan),
    /// In a document of the reference.
    Reference {
        /// Path or address as the reference knows it.
        document: String,
        /// Zero-based line.
        line: u32,
        /// Zero-based first column, in characters.
        column: u32,
        /// Zero-based column past the last, in characters.
        end_column: u32,
    },
}

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingFix {
    /// What the fix does.
    pub title: Message,
    /// Its edits.
    pub edits: Vec<ProseEdit>,
    /// Whether it may be applied unseen.
    pub safety: Safety,
}

/// Replaces one span of the readable text.
#[derive(Clone, Debug, PartialEq)]
pub struct ProseEdit {
    /// What is replaced; empty for an insertion.
    pub span: ProseSpan,
    /// What stands there afterwards.
    pub text: ProseText,
}

/// The new text of an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum ProseText {
    /// Just these words.
    Literal(String),
    /// Words that the message file holds in the article's language, such as «, secondo {fonte},».
    Worded(Message),
    /// A line of front matter with this key and no value yet, in front matter that is made where there is
    /// none; it goes where front matter stands, whatever the edit's span.
    FrontMatter(&'static str),
}

impl ProseEdit {
    /// Replaces `span` by `text`.
    pub fn replace(span: ProseSpan, text: impl Into<String>) -> Self {
        Self { span, text: ProseText::Literal(text.into()) }
    }

    /// Takes `span` out.
    pub fn delete(span: ProseSpan) -> Self {
        Self::replace(span, "")
    }

    /// Adds a key to the front matter, its value left to be typed.
    pub fn front_matter(key: &'static str) -> Self {
        Self { span: ProseSpan::new(0, 0), text: ProseText::FrontMatter(key) }
    }

    /// Inserts worded text at `offset`.
    pub fn insert(offset: usize, text: Message) -> Self {
        Self { span: ProseSpan::new(offset, offset), text: ProseText::Worded(text) }
    }
}

impl Finding {
    /// A finding at `span`.
    pub fn new(span: ProseSpan, message: Message) -> Self {
        Self { span, message, level: None, related: Vec::new(), fixes: Vec::new() }
    }

    /// The same at another level.
    #[must_use]
    pub fn at_level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// The same with one more related place.
    #[must_use]
    pub fn related(mut self, place: FindingPlace, message: Message) -> Self {
        self.related.push((place, message));
        self
    }

    /// The same with one more fix.
    #[must_use]
    pub fn fix(mut self, title: Message, edits: Vec<ProseEdit>, safety: Safety) -> Self {
        self.fixes.push(FindingFix { title, edits, safety });
        self
    }
}

/// The findings of one rule on one article.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds those of an iterator, such as an `Option`.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.list.extend(findings);
    }

    /// All of them.
    pub fn into_list(self) -> Vec<Finding> {
        self.list
    }
}
