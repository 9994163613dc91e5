//! What one client can do and asked for: read once, from `initialize`.

use tower_lsp::lsp_types::{
    ClientCapabilities, InitializeParams, PositionEncodingKind, PublishDiagnosticsClientCapabilities, Url,
};

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
    /// Whether a diagnostic's code may carry a link.
    pub code_links: bool,
    /// Whether a hover may be Markdown.
    pub markdown_hover: bool,
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
        let asks_for_pull = params
            .initialization_options
            .as_ref()
            .and_then(|options| options.get("diagnostics"))
            .is_some_and(|delivery| delivery == "pull");
        let hover = document.and_then(|it| it.hover.as_ref()).and_then(|it| it.content_format.as_ref());
        Self {
            encoding: encoding(&params.capabilities),
            delivery: if can_pull && asks_for_pull { Delivery::Pull } else { Delivery::Push },
            related: publish.and_then(|it| it.related_information).unwrap_or(false),
            code_links: publish.and_then(code_description).unwrap_or(false),
            markdown_hover: hover
                .is_some_and(|formats| formats.contains(&tower_lsp::lsp_types::MarkupKind::Markdown)),
            root: root(params),
        }
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
    use serde_json::{Value, json};

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
