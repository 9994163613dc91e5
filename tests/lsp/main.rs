//! The real binary over real pipes: what an editor sees of the language server.
//!
//! For what concerns the transport the server runs with its hidden `--self-test`, so that its analyst
//! finds nothing but the word `flag`, and there are methods that sleep, panic and wait for the client.
//! For what concerns articles it runs as an editor starts it, in a newsroom of its own.
#![expect(clippy::disallowed_methods, reason = "these tests write the newsrooms that they open")]

mod configuration;
mod diagnostics;
mod driver;
mod ending;
mod fixes;
mod house;
mod hovers;
mod marks;
mod navigation;
mod newsroom;
mod order;
mod positions;
mod reading_aids;
mod requests;
