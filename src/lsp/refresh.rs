//! Tells the client to ask again for what it shows of documents that read differently now.

use tokio::runtime::Handle;

use crate::lsp::profile::Delivery;
use crate::lsp::session::Session;

/// What a client asks for again when told to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refresh {
    /// Diagnostics, where the client pulls them.
    pub diagnostics: bool,
    /// Inlay hints.
    pub hints: bool,
    /// Code lenses.
    pub lenses: bool,
    /// Semantic tokens.
    pub tokens: bool,
}

/// Tells the client of `session`, in tasks of their own: nobody waits for its replies.
pub(crate) fn tell(session: &Session, runtime: &Handle) {
    let profile = session.profile();
    let can = profile.refresh;
    let client = session.client();
    if can.diagnostics && profile.delivery == Delivery::Pull {
        let client = client.clone();
        let refresh = async move { client.workspace_diagnostic_refresh().await };
        runtime.spawn(Session::ask_client(refresh));
    }
    if can.hints {
        let client = client.clone();
        runtime.spawn(Session::ask_client(async move { client.inlay_hint_refresh().await }));
    }
    if can.lenses {
        let client = client.clone();
        runtime.spawn(Session::ask_client(async move { client.code_lens_refresh().await }));
    }
    if can.tokens {
        let client = client.clone();
        runtime.spawn(Session::ask_client(async move { client.semantic_tokens_refresh().await }));
    }
}
