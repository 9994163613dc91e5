//! How a session ends: four ways, one place that hears of them all.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

/// Why the session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The client sent `exit`.
    Exit,
    /// Standard input ended.
    InputEnded,
    /// Standard output cannot be written any more.
    OutputFailed,
    /// The process that started us is gone.
    ClientGone,
}

/// The end of the session, once it has been reached.
#[derive(Debug)]
pub(crate) struct Ending {
    reason: watch::Sender<Option<Reason>>,
    shut_down: AtomicBool,
}

impl Ending {
    /// No end in sight.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { reason: watch::Sender::new(None), shut_down: AtomicBool::new(false) })
    }

    /// Ends the session; the first reason stays.
    pub(crate) fn end(&self, reason: Reason) {
        self.reason.send_if_modified(|known| {
            let first = known.is_none();
            known.get_or_insert(reason);
            first
        });
    }

    /// Remembers that `shutdown` was answered, so that the end is an orderly one.
    pub(crate) fn shut_down(&self) {
        self.shut_down.store(true, Ordering::SeqCst);
    }

    /// The reason, once there is one.
    pub(crate) fn reason(&self) -> Option<Reason> {
        *self.reason.borrow()
    }

    /// Waits for the end.
    pub(crate) async fn reached(&self) -> Reason {
        let mut reason = self.reason.subscribe();
        match reason.wait_for(Option::is_some).await {
            Ok(reason) => reason.unwrap_or(Reason::InputEnded),
            // The sender is a field of ours: it cannot be gone.
            Err(_) => Reason::InputEnded,
        }
    }

    /// What the process says at its end: 0 after `shutdown`, 1 otherwise.
    pub(crate) fn exit_code(&self) -> ExitCode {
        if self.shut_down.load(Ordering::SeqCst) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
