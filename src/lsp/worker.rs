//! Reads the open documents in a thread of its own and publishes what it finds.
//!
//! The mailbox holds names, not texts: whoever takes a name out reads the version that stands then, so
//! the latest wins and a burst of edits costs one reading. One thread publishes for all, so the last
//! word about a document is always about its last state, the empty word of a closed one included.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tower_lsp::lsp_types::Url;

use crate::lsp::documents::Sync;
use crate::lsp::profile::Delivery;
use crate::lsp::reading::Cause;
use crate::lsp::session::Session;
use crate::lsp::to_proto;

/// The worker's end in the session's hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Worker {
    mailbox: Arc<Mailbox>,
}

#[derive(Debug, Default)]
struct Mailbox {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<Url>,
    /// Why the configuration is to be looked at before the next document is read.
    look: Option<Cause>,
    started: bool,
    stopped: bool,
}

/// What is to be done next.
enum Job {
    Look(Cause),
    Read(Url),
}

impl Worker {
    /// Begins to work for `session`; a second call does nothing.
    pub(crate) fn start(&self, session: Arc<Session>) {
        if std::mem::replace(&mut self.mailbox.lock().started, true) {
            return;
        }
        let mailbox = Arc::clone(&self.mailbox);
        let runtime = Handle::current();
        std::thread::spawn(move || {
            let mut shown = HashSet::new();
            while let Some(job) = mailbox.next() {
                match job {
                    Job::Look(cause) => session.look(cause, &runtime),
                    Job::Read(uri) => publish(&session, &uri, &runtime, &mut shown),
                }
            }
        });
    }

    /// Documents that are to be read, or cleared where they are closed or out of sync.
    pub(crate) fn submit(&self, uris: impl IntoIterator<Item = Url>) {
        let mut state = self.mailbox.lock();
        for uri in uris {
            if !state.waiting.contains(&uri) {
                state.waiting.push_back(uri);
            }
        }
        drop(state);
        self.mailbox.changed.notify_one();
    }

    /// Looks at the configuration before the next document is read.
    pub(crate) fn look(&self, cause: Cause) {
        let mut state = self.mailbox.lock();
        state.look = state.look.max(Some(cause));
        drop(state);
        self.mailbox.changed.notify_one();
    }

    /// Ends the work after the document that is being read.
    pub(crate) fn stop(&self) {
        self.mailbox.lock().stopped = true;
        self.mailbox.changed.notify_one();
    }
}

impl Mailbox {
    /// Waits for the next job, or for the end.
    fn next(&self) -> Option<Job> {
        let mut state = self.lock();
        loop {
            if state.stopped {
                return None;
            }
            if let Some(cause) = state.look.take() {
                return Some(Job::Look(cause));
            }
            match state.waiting.pop_front() {
                Some(uri) => return Some(Job::Read(uri)),
                None => state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads the version that stands now and publishes it, unless a newer one has come meanwhile. `shown` are the
/// documents of which the client shows something: only those are cleared.
fn publish(session: &Session, uri: &Url, runtime: &Handle, shown: &mut HashSet<Url>) {
    let profile = session.profile();
    let document = session.documents().get(uri);
    let of_file = session.file_diagnostics(uri);
    let (mut diagnostics, version) = match &document {
        Some(document) if document.sync == Sync::InSync => {
            let reading = session.read_here(document);
            let place = to_proto::Setting::new(document, &reading, &profile);
            let diagnostics = reading.diagnostics.iter().map(|it| place.diagnostic(it)).collect();
            (diagnostics, Some(document.version))
        }
        Some(_) | None => (Vec::new(), None),
    };
    // What is wrong in a configuration file is pushed to everybody: no client asks for it.
    if profile.delivery == Delivery::Pull && of_file.is_none() {
        return;
    }
    diagnostics.extend(of_file.unwrap_or_default());
    let stands = session.documents().get(uri);
    let is_stale = match (&document, &stands) {
        (Some(read), Some(stands)) => !Arc::ptr_eq(read, stands),
        (None, None) => false,
        _ => true,
    };
    // A newer version has put its name into the mailbox again.
    if is_stale {
        return;
    }
    let is_clear = version.is_none() && diagnostics.is_empty();
    if is_clear && !shown.remove(uri) {
        return;
    }
    if !is_clear {
        shown.insert(uri.clone());
    }
    runtime.block_on(session.client().publish_diagnostics(uri.clone(), diagnostics, version));
}
