//! What fonte says, in the reader's language: messages with their values become words.
//!
//! The words are Fluent files, `rules/messages/{en,it}.ftl`. Numbers, dates and weekdays are written as
//! that language writes them: «15 gennaio 2025», “15 January 2025”; «10.000», “10,000”. Knows no rule.

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;
use unic_langid::LanguageIdentifier;

use crate::lexicon::Language;
use crate::rules::{Message, Value};

/// A language in which fonte speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MessageLanguage {
    /// English, unless asked otherwise.
    #[default]
    En,
    /// Italian.
    It,
}

impl MessageLanguage {
    /// Every language in which fonte speaks.
    pub const ALL: [MessageLanguage; 2] = [MessageLanguage::En, MessageLanguage::It];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            MessageLanguage::En => "en",
            MessageLanguage::It => "it",
        }
    }

    /// The language of a locale (`it`, `it_IT.UTF-8`, `it-CH`), if fonte speaks it.
    ///
    /// ```
    /// use fonte::messages::MessageLanguage;
    /// assert_eq!(MessageLanguage::of_locale("it_IT.UTF-8"), Some(MessageLanguage::It));
    /// assert_eq!(MessageLanguage::of_locale("C"), None);
    /// ```
    pub fn of_locale(locale: &str) -> Option<Self> {
        let primary = locale.split(['-', '_', '.']).next()?;
        MessageLanguage::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The language in which words that go into an article of `language` are written.
    pub fn of_article(language: Language) -> Self {
        Self::of_locale(language.code()).unwrap_or_default()
    }

    fn source(self) -> &'static str {
        match self {
            MessageLanguage::En => include_str!("../../rules/messages/en.ftl"),
            MessageLanguage::It => include_str!("../../rules/messages/it.ftl"),
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        // A code of two letters always parses; it decides the plural forms.
        self.code().parse().unwrap_or_default()
    }
}

impl fmt::Display for MessageLanguage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl FromStr for MessageLanguage {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        MessageLanguage::ALL
            .into_iter()
            .find(|language| language.code() == code)
            .ok_or_else(|| format!("unknown message language `{code}`; allowed are en, it"))
    }
}

/// The messages of one language.
pub struct Messages {
    language: MessageLanguage,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages of `language`, read once.
    ///
    /// ```
    /// use fonte::messages::{MessageLanguage, Messages};
    /// use fonte::rules::Message;
    /// let message = Message::new("web-residue").with("text", "×").with("kind", "cross");
    /// let messages = Messages::of(MessageLanguage::En);
    /// assert_eq!(messages.word(&message), "“×” looks like a leftover of the web page. Delete the line.");
    /// ```
    pub fn of(language: MessageLanguage) -> &'static Self {
        static EN: OnceLock<Messages> = OnceLock::new();
        static IT: OnceLock<Messages> = OnceLock::new();
        let cell = match language {
            MessageLanguage::En => &EN,
            MessageLanguage::It => &IT,
        };
        cell.get_or_init(|| Self::read(language))
    }

    /// Which language this is.
    pub fn language(&self) -> MessageLanguage {
        self.language
    }

    fn read(language: MessageLanguage) -> Self {
        // What does not parse is left out; a unit test proves that everything parses.
        let resource =
            FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            MessageLanguage::En => |value, _| written(value, MessageLanguage::En),
            MessageLanguage::It => |value, _| written(value, MessageLanguage::It),
        }));
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The message in words. An unknown message is its own id.
    pub fn word(&self, message: &Message) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in &message.arguments {
            match value {
                Value::Text(text) => arguments.set(*name, text.as_str()),
                Value::Choice(choice) => arguments.set(*name, *choice),
                Value::Number(number) => arguments.set(*name, self.argument(*number)),
                Value::Weekday(weekday) => arguments.set(*name, self.weekday(*weekday)),
                Value::Month(month) => arguments.set(*name, self.phrase(&format!("month-{month}"))),
                // Lines are those of a source, which the engine knows: it has put words in their place.
                Value::Lines(_) => arguments.set(*name, "none"),
                Value::Date(date) => {
                    arguments.set(format!("{name}-day"), i64::from(date.day()));
                    arguments.set(*name, self.date(*date));
                }
            }
        }
        self.format(message.id, &arguments)
    }

    /// The message with this id, which has no arguments.
    pub fn phrase(&self, id: &str) -> String {
        self.format(id, &FluentArgs::new())
    }

    /// A day: «15 gennaio 2025».
    pub fn date(&self, date: Date) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("day", i64::from(date.day()));
        arguments.set("month", self.phrase(&format!("month-{}", date.month())));
        arguments.set("year", date.year().to_string());
        self.format("date-long", &arguments)
    }

    /// A weekday: «martedì».
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.phrase(&format!("weekday-{}", weekday.to_monday_one_offset()))
    }

    /// A number with this language's separators: «12.500,5».
    pub fn number(&self, number: Decimal) -> String {
        grouped(&number.normalize().to_string(), self.language)
    }

    /// A whole number can also choose a plural form; any other is only shown.
    fn argument(&self, number: Decimal) -> FluentValue<'static> {
        match i32::try_from(number) {
            Ok(whole) if number.is_integer() => FluentValue::from(whole),
            _ => FluentValue::from(self.number(number)),
        }
    }

    fn format(&self, id: &str, arguments: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            tracing::warn!("no message `{id}` in {}", self.language);
            return id.to_owned();
        };
        let mut problems = Vec::new();
        let words = self.bundle.format_pattern(pattern, Some(arguments), &mut problems);
        for problem in problems {
            tracing::warn!("message `{id}` in {}: {problem}", self.language);
        }
        words.into_owned()
    }
}

/// How Fluent shows a number.
fn written(value: &FluentValue<'_>, language: MessageLanguage) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string(), language)),
        _ => None,
    }
}

/// Digits in groups of three.
fn grouped(digits: &str, language: MessageLanguage) -> String {
    let (thousands, decimal) = match language {
        MessageLanguage::En => (',', '.'),
        MessageLanguage::It => ('.', ','),
    };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len() - index;
        if index != 0 && left % 3 == 0 {
            out.push(thousands);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}
