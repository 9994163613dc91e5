//! What one client can do and asked for: read once, from `initialize`.

use std::path::PathBuf;

use serde_json::Value;
use tower_lsp::lsp_types::{
    ClientCapabilities, InitializeParams, MarkupKind, PositionEncodingKind,
    PublishDiagnosticsClientCapabilities, Url,
};

use crate::lsp::hints::Hints;
use crate::messages::MessageLanguage;
use crate::project::write_pages;
use crate::text::Encoding;

/// What the client can do and asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// What a `character` of a position counts.
    pub encoding: Encoding,
    /// How diagnostics reach the client; never both ways, for it would show each twice.
    pub delivery: Delivery,
    /// Whether a diagnostic may carry other places.
    pub related: bool,
    /// Where the rules' pages stand, if a diagnostic's code may carry a link to them.
    pub pages: Option<PathBuf>,
    /// How a hover is written.
    pub hover: MarkupKind,
    /// Whether an edit may name the version that it was made for.
    pub document_changes: bool,
    /// Whether the client asks for all diagnostics again when told to.
    pub refreshes: bool,
    /// Whether the client watches files for us when asked to.
    pub watches: bool,
    /// Whether the client shows the progress of work that it did not ask for.
    pub progress: bool,
    /// Who marks figures as checked here, as the editor's settings say.
    pub initials: Option<String>,
    /// The language of the messages, as the editor's settings say.
    pub messages: Option<MessageLanguage>,
    /// The language of the messages, as the editor's own language suggests.
    pub locale: Option<MessageLanguage>,
    /// What is written between the words.
    pub hints: Hints,
    /// Whether a line over the headline counts the figures.
    pub lens: bool,
    /// Whether an outline may be a tree.
    pub symbol_trees: bool,
    /// Whether the client opens a document when asked to.
    pub shows_documents: bool,
    /// The first folder of the workspace, against which paths of the reference are resolved.
    pub root: Option<Url>,
}

/// How diagnostics reach the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// fonte publishes them after each change.
    Push,
    /// The client asks for them.
    Pull,
}

impl Profile {
    /// Reads a client's wishes.
    ///
    /// Diagnostics are pushed unless the client can pull *and* its `initializationOptions` say
    /// `"diagnostics": "pull"`: several editors announce pull and show both.
    pub fn new(params: &InitializeParams) -> Self {
        let document = params.capabilities.text_document.as_ref();
        let publish = document.and_then(|it| it.publish_diagnostics.as_ref());
        let can_pull = document.is_some_and(|it| it.diagnostic.is_some());
        let options = params.initialization_options.as_ref();
        let option = |name: &str| options.and_then(|options| options.get(name)).and_then(|it| it.as_str());
        let asks_for_pull = option("diagnostics") == Some("pull");
        let workspace = params.capabilities.workspace.as_ref();
        let edit = workspace.and_then(|it| it.workspace_edit.as_ref());
        let watching = workspace.and_then(|it| it.did_change_watched_files.as_ref());
        let hover = document.and_then(|it| it.hover.as_ref()).and_then(|it| it.content_format.as_ref());
        Self {
            encoding: encoding(&params.capabilities),
            delivery: if can_pull && asks_for_pull { Delivery::Pull } else { Delivery::Push },
            related: publish.and_then(|it| it.related_information).unwrap_or(false),
            pages: publish.and_then(code_description).unwrap_or(false).then(write_pages).flatten(),
            hover: if hover.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)) {
                MarkupKind::Markdown
            } else {
                MarkupKind::PlainText
            },
            document_changes: edit.and_then(|it| it.document_changes).unwrap_or(false),
            refreshes: workspace
                .and_then(|it| it.diagnostic.as_ref())
                .and_then(|it| it.refresh_support)
                .unwrap_or(false),
            watches: watching.and_then(|it| it.dynamic_registration).unwrap_or(false),
            progress: params
                .capabilities
                .window
                .as_ref()
                .and_then(|it| it.work_done_progress)
                .unwrap_or(false),
            initials: option("initials").map(str::to_owned),
            messages: option("messages").and_then(MessageLanguage::of_locale),
            locale: params.locale.as_deref().and_then(MessageLanguage::of_locale),
            hints: hints(options.and_then(|options| options.get("inlayHints"))),
            lens: options.and_then(|options| options.get("codeLens")).is_none_or(|it| *it != false),
            symbol_trees: document
                .and_then(|it| it.document_symbol.as_ref())
                .and_then(|it| it.hierarchical_document_symbol_support)
                .unwrap_or(false),
            shows_documents: params
                .capabilities
                .window
                .as_ref()
                .and_then(|it| it.show_document.as_ref())
                .is_some_and(|it| it.support),
            root: root(params),
        }
    }
}

/// The hints that `"inlayHints": ["dates", "units", "ages"]` asks for; `true` asks for all, and what is not known
/// for none.
fn hints(option: Option<&Value>) -> Hints {
    match option {
        Some(Value::Bool(all)) => Hints { dates: *all, units: *all, ages: *all },
        Some(Value::Array(kinds)) => {
            let asks = |kind: &str| kinds.iter().any(|it| it.as_str() == Some(kind));
            Hints { dates: asks("dates"), units: asks("units"), ages: asks("ages") }
        }
        _ => Hints::default(),
    }
}

impl Default for Profile {
    /// A client that announces nothing.
    fn default() -> Self {
        Self::new(&InitializeParams::default())
    }
}

/// The first encoding of the client that we support, and UTF-16 where it names none: 3.17,
/// `general.positionEncodings`.
fn encoding(capabilities: &ClientCapabilities) -> Encoding {
    let announced = capabilities.general.as_ref().and_then(|it| it.position_encodings.as_ref());
    announced.into_iter().flatten().find_map(known_encoding).unwrap_or(Encoding::Utf16)
}

fn known_encoding(kind: &PositionEncodingKind) -> Option<Encoding> {
    match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    }
}

fn code_description(capabilities: &PublishDiagnosticsClientCapabilities) -> Option<bool> {
    capabilities.code_description_support
}

fn root(params: &InitializeParams) -> Option<Url> {
    let folder = params.workspace_folders.iter().flatten().map(|folder| folder.uri.clone()).next();
    folder.or_else(|| params.root_uri.clone())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn profile(params: Value) -> Profile {
        Profile::new(&serde_json::from_value(params).unwrap())
    }

    fn encoding_for(announced: Value) -> Encoding {
        profile(json!({"capabilities": {"general": {"positionEncodings": announced}}})).encoding
    }

    #[test]
    fn the_clients_first_known_encoding_wins() {
        assert_eq!(encoding_for(json!(["utf-32", "utf-8", "utf-16"])), Encoding::Utf32);
        assert_eq!(encoding_for(json!(["utf-8", "utf-32"])), Encoding::Utf8);
        assert_eq!(encoding_for(json!(["utf-7", "utf-8"])), Encoding::Utf8);
    }

    #[test]
    fn a_client_that_names_no_encoding_counts_utf_16() {
        assert_eq!(encoding_for(json!([])), Encoding::Utf16);
        assert_eq!(profile(json!({"capabilities": {}})).encoding, Encoding::Utf16);
    }

    #[test]
    fn messages_follow_the_settings_and_the_editors_language() {
        let options = json!({"messages": "it"});
        let chosen =
            profile(json!({"capabilities": {}, "locale": "en-GB", "initializationOptions": options}));
        assert_eq!((chosen.messages, chosen.locale), (Some(MessageLanguage::It), Some(MessageLanguage::En)));
        let unknown =
            profile(json!({"capabilities": {}, "locale": "ja", "initializationOptions": {"messages": 3}}));
        assert_eq!((unknown.messages, unknown.locale), (None, None));
    }

    #[test]
    fn diagnostics_are_pulled_only_by_a_client_that_can_and_asks() {
        let can = json!({"textDocument": {"diagnostic": {}}});
        let pull = json!({"diagnostics": "pull"});
        let announced = json!({"capabilities": can});
        let asked = json!({"capabilities": {}, "initializationOptions": pull});
        let both = json!({"capabilities": can, "initializationOptions": pull});
        assert_eq!(profile(announced).delivery, Delivery::Push);
        assert_eq!(profile(asked).delivery, Delivery::Push);
        assert_eq!(profile(both).delivery, Delivery::Pull);
    }
}
