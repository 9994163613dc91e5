//! What a reader sets in the editor: read from `initialize`, from `workspace/didChangeConfiguration` and from the
//! client's answers to `workspace/configuration`, all in the same shape.

use serde_json::Value;

use crate::lsp::hints::Hints;
use crate::messages::MessageLanguage;

/// The section of the editor's settings that is ours.
pub const SECTION: &str = "fonte";

/// What a reader sets in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Who marks figures as checked here.
    pub initials: Option<String>,
    /// The language of the messages; nothing for the one that suits.
    pub messages: Option<MessageLanguage>,
    /// What is written between the words.
    pub hints: Hints,
    /// Whether a line over the headline counts the figures.
    pub lens: bool,
}

impl Default for Settings {
    /// What holds where nothing is set.
    fn default() -> Self {
        Self { initials: None, messages: None, hints: Hints::default(), lens: true }
    }
}

impl Settings {
    /// These settings with what `value` sets differently.
    ///
    /// Some clients send our section alone, others all of theirs with ours in it: both are understood.
    /// What is not there, and what is `null`, stays as it is.
    #[must_use]
    pub fn with(&self, value: &Value) -> Self {
        let section = value.get(SECTION).unwrap_or(value);
        let mut settings = self.clone();
        if let Some(initials) = section.get("initials").and_then(Value::as_str) {
            settings.initials = Some(initials.to_owned()).filter(|it| !it.is_empty());
        }
        if let Some(messages) = section.get("messages").and_then(Value::as_str) {
            settings.messages = MessageLanguage::of_locale(messages);
        }
        if let Some(hints) = section.get("inlayHints").filter(|it| !it.is_null()) {
            settings.hints = hints_of(hints);
        }
        if let Some(lens) = section.get("codeLens").and_then(Value::as_bool) {
            settings.lens = lens;
        }
        settings
    }
}

/// The hints that `["dates", "units", "ages"]` asks for; `true` asks for all, and what is not known for none.
fn hints_of(value: &Value) -> Hints {
    match value {
        Value::Bool(all) => Hints { dates: *all, units: *all, ages: *all },
        Value::Array(kinds) => {
            let asks = |kind: &str| kinds.iter().any(|it| it.as_str() == Some(kind));
            Hints { dates: asks("dates"), units: asks("units"), ages: asks("ages") }
        }
        _ => Hints::default(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_set_stays_as_it_is() {
        let first =
            Settings::default().with(&json!({"messages": "it", "initials": "AB", "inlayHints": true}));
        let next = first.with(&json!({"codeLens": false, "initials": null}));
        assert_eq!(next, Settings { lens: false, ..first.clone() });
        assert_eq!(first.with(&Value::Null), first);
        assert_eq!(first.with(&json!([1, "x"])), first);
    }

    #[test]
    fn our_section_is_found_alone_and_among_others() {
        let alone = Settings::default().with(&json!({"messages": "it"}));
        let among =
            Settings::default().with(&json!({"editor": {"messages": "en"}, "fonte": {"messages": "it"}}));
        assert_eq!((alone.messages, &alone), (Some(MessageLanguage::It), &among));
    }

    #[test]
    fn the_language_and_the_initials_are_taken_back() {
        let set = Settings::default().with(&json!({"messages": "it", "initials": "AB"}));
        assert_eq!(set.with(&json!({"messages": "auto", "initials": ""})), Settings::default());
    }
}
