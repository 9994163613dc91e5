//! What the parts of the server share: the documents, the client and its profile, the worker.

use std::future::Future;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use dashmap::DashMap;
use serde_json::Value;
use tokio::runtime::Handle;
use tower_lsp::Client;
use tower_lsp::lsp_types::{ConfigurationItem, Diagnostic, InitializeParams, MessageType, Url};

use crate::lsp::documents::{Document, Documents, Misfit, Sync};
use crate::lsp::ending::Ending;
use crate::lsp::from_proto::{self, Notice};
use crate::lsp::indexing::Indexing;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Analyst, Cause, News, Reading};
use crate::lsp::refresh;
use crate::lsp::settings::SECTION;
use crate::lsp::watching;
use crate::lsp::worker::Worker;
use crate::lsp::workspace::Workspace;

/// How long we wait for a client's reply to a request of ours.
const CLIENT_PATIENCE: Duration = Duration::from_secs(10);

/// One client's session.
pub struct Session {
    client: Client,
    documents: Arc<Documents>,
    analyst: Arc<dyn Analyst>,
    /// Nothing before `initialize`.
    profile: RwLock<Option<Arc<Profile>>>,
    worker: Worker,
    indexing: Indexing,
    /// What is wrong in files that are no articles; an empty list once it was put right.
    files: DashMap<Url, Vec<Diagnostic>>,
    ending: Arc<Ending>,
}

impl Session {
    /// A session that waits for its `initialize`.
    pub(crate) fn new(client: Client, analyst: Arc<dyn Analyst>, ending: Arc<Ending>) -> Arc<Self> {
        let documents = Arc::default();
        Arc::new(Self {
            client,
            documents,
            analyst,
            profile: RwLock::default(),
            worker: Worker::default(),
            indexing: Indexing::default(),
            files: DashMap::new(),
            ending,
        })
    }

    /// The end of this session.
    pub(crate) fn ending(&self) -> &Ending {
        &self.ending
    }

    /// The open documents.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// The client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// What the client can do; before `initialize`, what a client can do that announces nothing.
    pub fn profile(&self) -> Arc<Profile> {
        self.known_profile().unwrap_or_default()
    }

    /// Takes note of what the client can do.
    pub(crate) fn initialize(&self, params: &InitializeParams) -> Arc<Profile> {
        let profile = Arc::new(Profile::new(params));
        *self.profile.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&profile));
        self.analyst.begin(&profile);
        profile
    }

    fn known_profile(&self) -> Option<Arc<Profile>> {
        self.profile.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes over what is set in the editor, as far as `value` says it.
    fn settle(&self, value: &Value, runtime: &Handle) {
        // Held to the end, or of two that come at once one would be lost.
        let mut known = self.profile.write().unwrap_or_else(PoisonError::into_inner);
        let Some(before) = known.as_ref() else { return };
        let settings = before.settings.with(value);
        if settings == before.settings {
            return;
        }
        let profile = Profile { settings, ..Profile::clone(before) };
        self.analyst.begin(&profile);
        *known = Some(Arc::new(profile));
        drop(known);
        self.worker.look(Cause::Changed);
        refresh::tell(self, runtime);
    }

    /// Asks a client that can answer what is set in the editor, in a task of its own.
    fn ask_settings(self: &Arc<Self>) {
        if !self.profile().configures {
            return;
        }
        let session = Arc::clone(self);
        tokio::spawn(async move {
            let client = session.client.clone();
            let ours = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
            let asked = Self::ask_client(async move { client.configuration(vec![ours]).await });
            match asked.await {
                Some(Ok(values)) => {
                    let runtime = Handle::current();
                    values.first().into_iter().for_each(|value| session.settle(value, &runtime));
                }
                Some(Err(problem)) => tracing::warn!("the client does not say what is set: {problem}"),
                None => tracing::warn!("the client does not say what is set in time"),
            }
        });
    }

    /// Reads and publishes from here on: the client knows that the server stands.
    pub(crate) fn begin_publishing(self: &Arc<Self>) {
        if self.known_profile().is_none() {
            return;
        }
        self.ask_settings();
        self.worker.start(Arc::clone(self));
        self.worker.look(Cause::Opened);
        self.worker.submit(self.documents.uris());
        watching::ask(&self.profile(), &self.client);
    }

    /// Looks whether the configuration has changed, and acts on it. Only the worker calls this.
    pub(crate) fn look(self: &Arc<Self>, cause: Cause, runtime: &Handle) {
        let news = self.analyst.look(cause, &self.documents.uris());
        self.hear(news, runtime);
    }

    /// Acts on what has changed outside the documents.
    pub(crate) fn hear(self: &Arc<Self>, news: News, runtime: &Handle) {
        for message in news.messages {
            runtime.block_on(self.client.show_message(MessageType::WARNING, message));
        }
        for (uri, diagnostics) in news.files {
            self.files.insert(uri.clone(), diagnostics);
            self.worker.submit([uri]);
        }
        if news.rereads {
            self.documents.forget_readings();
            self.worker.submit(self.documents.uris());
            refresh::tell(self, runtime);
        }
        if news.indexes {
            self.indexing.start(Arc::clone(self), Arc::clone(&self.analyst), runtime.clone());
        }
    }

    /// How the reference is brought up to date.
    pub(crate) fn indexing(&self) -> &Indexing {
        &self.indexing
    }

    /// What is wrong in a file that is no article, if anything ever was.
    pub(crate) fn file_diagnostics(&self, uri: &Url) -> Option<Vec<Diagnostic>> {
        self.files.get(uri).map(|diagnostics| diagnostics.clone())
    }

    /// Looks for what has changed on disk: we have written there ourselves.
    pub(crate) fn look_again(&self) {
        self.worker.look(Cause::Changed);
        self.worker.submit(self.documents.uris());
    }

    /// The newsrooms that are open.
    pub(crate) fn workspaces(&self) -> Vec<Arc<Workspace>> {
        self.analyst.workspaces()
    }

    /// Says nothing more about any document.
    pub(crate) fn shut_down(&self) {
        self.ending.shut_down();
        self.stop();
    }

    /// Stops the worker.
    pub(crate) fn stop(&self) {
        self.worker.stop();
    }

    /// What is found in `document`, read in a thread that may take its time.
    pub async fn reading(&self, document: Arc<Document>) -> Arc<Reading> {
        let analyst = Arc::clone(&self.analyst);
        let reading = tokio::task::spawn_blocking(move || document.reading(&*analyst));
        reading.await.unwrap_or_default()
    }

    /// What is found in `document`, read in this thread.
    pub(crate) fn read_here(&self, document: &Document) -> Arc<Reading> {
        document.reading(&*self.analyst)
    }

    /// Awaits a client's reply, for a limited time. Never call this in a handler: spawn it.
    ///
    /// The request itself lives on after that time, because tower-lsp panics at a late reply to a
    /// request that nobody waits for.
    pub(crate) async fn ask_client<T: Send + 'static>(
        reply: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let reply = tokio::spawn(reply);
        tokio::time::timeout(CLIENT_PATIENCE, reply).await.ok()?.ok()
    }

    /// The document that a request with these parameters asks about, as it stands now.
    ///
    /// Nothing for a document that is out of sync: every answer would be a guess.
    pub(crate) fn asked_about(&self, params: Option<&Value>) -> Option<Arc<Document>> {
        let document = self.documents.get(&from_proto::asked_document(params?)?)?;
        (document.sync == Sync::InSync).then_some(document)
    }

    /// Applies a notification about documents or the workspace, in the order in which they come.
    ///
    /// What comes before `initialize` is dropped, as the protocol wants.
    pub(crate) fn apply(self: &Arc<Self>, method: &str, params: Option<&Value>) {
        if self.known_profile().is_none() {
            tracing::warn!("{method} came before initialize");
            return;
        }
        match from_proto::notice(method, params) {
            Notice::Open(item) => {
                let uri = item.uri.clone();
                self.documents.open(item);
                self.worker.look(Cause::Opened);
                self.worker.submit([uri]);
            }
            Notice::Change { uri, version, changes } => {
                let encoding = self.profile().encoding;
                if let Err(misfit) = self.documents.change(&uri, version, &changes, encoding) {
                    self.say_lost(&uri, misfit);
                }
                self.worker.submit([uri]);
            }
            Notice::MalformedChange { uri } => {
                self.documents.lose(&uri);
                self.say_lost(&uri, Misfit::Malformed);
                self.worker.submit([uri]);
            }
            Notice::Close { uri } => {
                self.documents.close(&uri);
                self.worker.submit([uri]);
            }
            Notice::Save { uri } => {
                self.worker.look(Cause::Saved);
                self.worker.submit([uri]);
            }
            Notice::Files => self.worker.look(Cause::Changed),
            Notice::Settings(settings) => {
                self.settle(&settings, &Handle::current());
                self.ask_settings();
                self.read_all_again();
            }
            Notice::Folders => self.read_all_again(),
            Notice::Unreadable => tracing::warn!("{method} cannot be read"),
        }
    }

    fn read_all_again(&self) {
        self.worker.look(Cause::Changed);
        self.documents.forget_readings();
        self.worker.submit(self.documents.uris());
    }

    fn say_lost(&self, uri: &Url, misfit: Misfit) {
        tracing::warn!("{uri}: {misfit}");
        if misfit == Misfit::StillLost {
            return;
        }
        let client = self.client.clone();
        let message = format!(
            "fonte no longer knows the text of {uri}: {misfit}; it is checked again once the full text comes"
        );
        tokio::spawn(async move { client.log_message(MessageType::WARNING, message).await });
    }
}
