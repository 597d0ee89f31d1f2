//! A change as the caller hears of it.

use super::{Confidence, Reason};
use crate::text::Span;

/// One change: where in the original, where in the cleaned text, what, why and how sure.
///
/// Positions are bytes. Edits of a [`Cleaned`](super::Cleaned) are in order and disjoint on both sides.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Edit {
    /// First byte in the original.
    pub start: usize,
    /// Byte after the last, in the original.
    pub end: usize,
    /// First byte in the cleaned text. For a suggestion, where `before` stands there.
    pub cleaned_start: usize,
    /// Byte after the last, in the cleaned text.
    pub cleaned_end: usize,
    /// The original text of the span.
    pub before: String,
    /// What stands, or for a suggestion could stand, in its place.
    pub after: String,
    /// Why. Where several repairs met in one place, the first of them.
    pub reason: Reason,
    /// How sure: the least sure of the repairs that met here.
    pub confidence: Confidence,
    /// Other readings, likeliest first.
    pub alternatives: Vec<String>,
    /// What more is to be said of the reason: for `mojibake` the encodings that were undone, in the order in which they
    /// came about, such as `utf-8 as windows-1252, utf-8 as macintosh`.
    pub detail: Option<String>,
}

impl Edit {
    /// The span in the original.
    pub const fn original_span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// The span in the cleaned text.
    pub const fn cleaned_span(&self) -> Span {
        Span::new(self.cleaned_start, self.cleaned_end)
    }
}
