//! What the archive has about a figure or a name.

use crate::lsp::hover::Ask;
use crate::lsp::hover::card::{Card, Point};
use crate::mention::Referent;

/// Comparable figures.
pub(super) fn comparable(_: &Ask<'_>, _: usize) -> Vec<Point> {
    Vec::new()
}

/// What the archive knows.
pub(super) fn entity(_: &Ask<'_>, _: &Referent, _: &mut Card) {}
