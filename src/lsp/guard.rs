//! The guard between tower-lsp's read loop and its router.
//!
//! `Server::serve` calls [`Service::call`] strictly in message order and never behind a handler, so
//! whatever must be in order happens inside `call`: edits are applied, each request gets the document
//! as it stands now, a cancellation takes effect. What may take its time runs in a task of its own,
//! so that neither a long handler nor one that panics touches the read loop.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use futures_util::future::{self, BoxFuture};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

use crate::lsp::documents::Document;
use crate::lsp::ending::Reason;
use crate::lsp::from_proto;
use crate::lsp::input::UNREADABLE;
use crate::lsp::session::Session;

tokio::task_local! {
    /// The document that the request under way asks about, as it stood when the request arrived.
    static DOCUMENT: Option<Arc<Document>>;
}

/// The document that the request under way asks about, as it stood when the request arrived.
///
/// Nothing outside a request, for a request about no document, and for one that is not open or out
/// of sync.
pub(crate) fn document() -> Option<Arc<Document>> {
    DOCUMENT.try_with(Option::clone).ok().flatten()
}

/// tower-lsp's router behind the guard.
pub(crate) struct Guard<S> {
    inner: S,
    session: Arc<Session>,
}

type Answer<E> = Result<Option<Response>, E>;

impl<S> Guard<S> {
    /// Guards `inner`, which serves `session`.
    pub(crate) fn new(inner: S, session: Arc<Session>) -> Self {
        Self { inner, session }
    }
}

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>> + 'static,
    S::Future: Future<Output = Answer<S::Error>> + Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Answer<S::Error>>;

    fn poll_ready(&mut self, ctx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(ctx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if self.session.ending().reason() == Some(Reason::Exit) {
            return ready(None);
        }
        match (request.method(), request.id()) {
            ("exit", _) => {
                self.session.ending().end(Reason::Exit);
                ready(None)
            }
            (UNREADABLE, _) => ready(Some(Response::from_error(Id::Null, Error::parse_error()))),
            ("initialize", Some(_)) => self.settle(request),
            ("shutdown", Some(id)) => {
                // Clients that send `"params": null` are refused by the router otherwise.
                let shutdown = Request::build("shutdown").id(id.clone()).finish();
                let answer = self.settle_now(shutdown);
                if let Ok(Some(response)) = &answer
                    && response.is_ok()
                {
                    self.session.shut_down();
                }
                future::ready(answer).boxed()
            }
            ("initialized", None) => {
                let answer = self.settle(request);
                self.session.begin_publishing();
                answer
            }
            // The router's own handler of this is a ready future: polled here, it does not wait.
            ("$/cancelRequest", None) => self.settle(request),
            (method, None) if from_proto::is_applied_in_order(method) => {
                self.session.apply(method, request.params());
                ready(None)
            }
            (_, None) => self.settle(request),
            (_, Some(id)) => {
                let id = id.clone();
                let document = self.session.asked_about(request.params());
                let handler = catch(&mut self.inner, request);
                answer_in_own_task(id, DOCUMENT.scope(document, handler))
            }
        }
    }
}

impl<S> Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    /// Runs a handler that never waits, here and now, so that what follows in the input finds it done.
    fn settle(&mut self, request: Request) -> BoxFuture<'static, Answer<S::Error>> {
        future::ready(self.settle_now(request)).boxed()
    }

    fn settle_now(&mut self, request: Request) -> Answer<S::Error> {
        let id = request.id().cloned();
        let method = request.method().to_owned();
        let handled = catch(&mut self.inner, request).now_or_never();
        match (handled, id) {
            (Some(Ok(answer)), _) => answer,
            (Some(Err(Panicked)), id) => {
                tracing::error!("the handler of {method} panicked");
                Ok(id.map(|id| Response::from_error(id, Error::internal_error())))
            }
            (None, id) => {
                tracing::error!("the handler of {method} waits, and must not");
                Ok(id.map(|id| Response::from_error(id, Error::internal_error())))
            }
        }
    }
}

/// A handler has panicked; the panic itself is on standard error already.
struct Panicked;

/// Calls the router, with panics caught: in the call itself and in the future that it builds.
fn catch<S>(
    inner: &mut S,
    request: Request,
) -> impl Future<Output = Result<Answer<S::Error>, Panicked>> + Send + use<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    let called = std::panic::catch_unwind(AssertUnwindSafe(|| inner.call(request)));
    async move {
        match called {
            Ok(handler) => AssertUnwindSafe(handler).catch_unwind().await.map_err(|_| Panicked),
            Err(_) => Err(Panicked),
        }
    }
}

/// Runs the handler of a request in a task of its own; every request gets exactly one answer.
fn answer_in_own_task<E: Send + 'static>(
    id: Id,
    handler: impl Future<Output = Result<Answer<E>, Panicked>> + Send + 'static,
) -> BoxFuture<'static, Answer<E>> {
    let task = tokio::spawn(handler);
    let answered = async move {
        match task.await {
            Ok(Ok(Ok(Some(response)))) => Ok(Some(response)),
            // The router swallows unknown methods that begin with `$/`, requests too.
            Ok(Ok(Ok(None))) => Ok(Some(Response::from_error(id, Error::method_not_found()))),
            Ok(Ok(Err(error))) => Err(error),
            Ok(Err(Panicked)) | Err(_) => {
                tracing::error!("the handler of request {id} panicked");
                Ok(Some(Response::from_error(id, Error::internal_error())))
            }
        }
    };
    Pin::from(Box::new(answered))
}

fn ready<E: Send + 'static>(response: Option<Response>) -> BoxFuture<'static, Answer<E>> {
    future::ready(Ok(response)).boxed()
}
