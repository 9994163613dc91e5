//! Brings the reference up to date in a thread of its own, and shows the client how far it is.
//!
//! One at a time: what is asked for meanwhile is done once more afterwards.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::Progress as ProgressNotification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

use crate::lsp::reading::Analyst;
use crate::lsp::session::Session;

/// The progress that we report on; one at a time.
const TOKEN: &str = "fonte/index";

/// Whether the reference is being brought up to date.
#[derive(Debug, Default)]
pub(crate) struct Indexing {
    state: Mutex<State>,
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
                run(&session, &*analyst, &runtime);
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

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn run(session: &Arc<Session>, analyst: &dyn Analyst, runtime: &Handle) {
    let profile = session.profile();
    let mut shown: Option<UnboundedSender<(usize, usize)>> = None;
    // Nothing is shown until there is something to do.
    let mut progress = |done: usize, all: usize| {
        if profile.progress {
            let sender = shown.get_or_insert_with(|| {
                let (sender, steps) = unbounded_channel();
                runtime.spawn(show(session.client().clone(), analyst.index_title(), steps));
                sender
            });
            // A client that refuses the progress is not told any.
            let _ = sender.send((done, all));
        }
    };
    let work = std::panic::AssertUnwindSafe(|| analyst.index(&mut progress));
    match std::panic::catch_unwind(work) {
        Ok(news) => session.hear(news, runtime),
        Err(_) => tracing::error!("bringing the reference up to date panicked"),
    }
}

/// Shows a client the steps until the sender is dropped.
async fn show(client: Client, title: String, mut steps: UnboundedReceiver<(usize, usize)>) {
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
    let begin = WorkDoneProgressBegin {
        title,
        cancellable: Some(false),
        percentage: Some(0),
        ..WorkDoneProgressBegin::default()
    };
    tell(WorkDoneProgress::Begin(begin)).await;
    let mut last = 0;
    while let Some((done, all)) = steps.recv().await {
        let percentage = (done.min(all) * 100).checked_div(all).map_or(100, |it| it as u32);
        if last < percentage {
            last = percentage;
            let report = WorkDoneProgressReport {
                message: Some(format!("{done}/{all}")),
                percentage: Some(percentage),
                ..WorkDoneProgressReport::default()
            };
            tell(WorkDoneProgress::Report(report)).await;
        }
    }
    tell(WorkDoneProgress::End(WorkDoneProgressEnd { message: None })).await;
}
