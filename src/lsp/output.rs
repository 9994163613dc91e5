//! Standard output, whose failure ends the session instead of the process.
//!
//! tower-lsp panics when its output fails. Here a failed write is told to [`Ending`] and then said to
//! have gone well: nobody reads any more.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::io::{AsyncWrite, Stdout};

use crate::lsp::ending::{Ending, Reason};

/// Standard output as tower-lsp writes to it.
pub(crate) struct Output {
    inner: Stdout,
    ending: Arc<Ending>,
}

impl Output {
    /// Writes to the process's standard output.
    pub(crate) fn standard(ending: Arc<Ending>) -> Self {
        Self { inner: tokio::io::stdout(), ending }
    }

    fn forgive<T>(&self, result: Poll<io::Result<T>>, instead: T) -> Poll<io::Result<T>> {
        match result {
            Poll::Ready(Err(error)) => {
                tracing::warn!("standard output cannot be written: {error}");
                self.ending.end(Reason::OutputFailed);
                Poll::Ready(Ok(instead))
            }
            result => result,
        }
    }
}

impl AsyncWrite for Output {
    fn poll_write(mut self: Pin<&mut Self>, ctx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.inner).poll_write(ctx, bytes);
        self.forgive(result, bytes.len())
    }

    fn poll_flush(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.inner).poll_flush(ctx);
        self.forgive(result, ())
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.inner).poll_shutdown(ctx);
        self.forgive(result, ())
    }
}
