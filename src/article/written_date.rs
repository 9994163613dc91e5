//! Absolute dates as they are written, in every order: «15 gennaio 2025», `10/27/2025`, “March 3, 2025”.
//!
//! Stands on this floor because the publication date is read with it; the temporal grammar above uses it too.

use crate::article::TokenView;
use crate::text::ProseSpan;
use crate::value::PartialDate;

/// An absolute date as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// How many tokens it covers.
    pub n_tokens: usize,
    /// Its parts.
    pub parts: PartialDate,
    /// Where the weekday stands, if one does.
    pub weekday: Option<ProseSpan>,
}

/// The longest absolute date that begins at token `index`.
pub fn written_date(_view: TokenView<'_>, _index: usize) -> Option<WrittenDate> {
    None
}
