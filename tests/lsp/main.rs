//! The real binary over real pipes: what an editor sees of the language server.
//!
//! The server runs with its hidden `--self-test`, so that its analyst finds nothing but the word
//! `flag`, and there are methods that sleep, panic and wait for the client.

mod diagnostics;
mod driver;
mod ending;
mod order;
mod positions;
mod requests;
