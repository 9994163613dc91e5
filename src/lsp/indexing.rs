//! Brings the reference up to date in a thread of its own, and shows the client how far it is.
//!
//! One at a time: what is asked for meanwhile is done once more afterwards.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::Progress as ProgressNotification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd,
};

use crate::lsp::reading::Analyst;
use crate::lsp::session::Session;

/// A later run that ends within this time is not shown.
const PATIENCE: Duration = Duration::from_millis(400);

/// The progress that we report on; one at a time.
const TOKEN: &str = "fonte/index";

/// Whether the reference is being brought up to date.
#[derive(Debug, Default)]
pub(crate) struct Indexing {
    state: Mutex<State>,
    /// Whether the first run, which may have everything to read, is over.
    has_run: AtomicBool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Idle,
    Running,
    /// Something has changed since the run began.
    RunningAndAgain,
}

impl Indexing {
    /// Begins, or takes note that another run is needed.
    pub(crate) fn start(&self, session: Arc<Session>, analyst: Arc<dyn Analyst>, runtime: Handle) {
        let mut state = self.lock();
        if *state != State::Idle {
            *state = State::RunningAndAgain;
            return;
        }
        *state = State::Running;
        drop(state);
        std::thread::spawn(move || {
            while session.indexing().goes_on() {
                let is_first = !session.indexing().has_run.swap(true, Ordering::Relaxed);
                let patience = if is_first { Duration::ZERO } else { PATIENCE };
                run(&session, &*analyst, &runtime, patience);
                session.indexing().finish_run();
            }
        });
    }

    /// Whether a run is due.
    fn goes_on(&self) -> bool {
        *self.lock() != State::Idle
    }

    fn finish_run(&self) {
        let mut state = self.lock();
        *state = match *state {
            State::RunningAndAgain => State::Running,
            State::Running | State::Idle => State::Idle,
        };
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn run(session: &Arc<Session>, analyst: &dyn Analyst, runtime: &Handle, patience: Duration) {
    // Dropped at the end of this function, which ends the progress too.
    let _shown = session.profile().progress.then(|| {
        let (running, ended) = oneshot::channel::<()>();
        runtime.spawn(show(session.client().clone(), analyst.index_title(), patience, ended));
        running
    });
    if let Ok(news) = std::panic::catch_unwind(AssertUnwindSafe(|| analyst.index())) {
        session.hear(news, runtime);
    } else {
        tracing::error!("bringing the reference up to date panicked");
    }
}

/// Shows a client that work goes on until the sender is dropped; nothing where that is soon.
async fn show(client: Client, title: String, patience: Duration, mut ended: oneshot::Receiver<()>) {
    if tokio::time::timeout(patience, &mut ended).await.is_ok() {
        return;
    }
    let token = NumberOrString::String(TOKEN.to_owned());
    let asked = client.clone();
    let create = WorkDoneProgressCreateParams { token: token.clone() };
    let created =
        Session::ask_client(async move { asked.send_request::<WorkDoneProgressCreate>(create).await });
    if !matches!(created.await, Some(Ok(()))) {
        return;
    }
    let tell = |progress: WorkDoneProgress| {
        let value = ProgressParamsValue::WorkDone(progress);
        client.send_notification::<ProgressNotification>(ProgressParams { token: token.clone(), value })
    };
    tell(WorkDoneProgress::Begin(WorkDoneProgressBegin { title, ..WorkDoneProgressBegin::default() })).await;
    // The sender never sends: it is dropped.
    let _ = ended.await;
    tell(WorkDoneProgress::End(WorkDoneProgressEnd { message: None })).await;
}
