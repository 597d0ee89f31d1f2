//! What a stage would change, in the text it was given.

use super::{Confidence, Reason};
use crate::text::Span;

/// A change a stage proposes. Its span is in the text that the stage read, not in the caller's.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What is replaced, in bytes; empty where something is inserted.
    pub span: Span,
    /// What stands there instead; empty where something is removed.
    pub replacement: String,
    /// Why.
    pub reason: Reason,
    /// How sure; below the caller's threshold the proposal becomes a suggestion.
    pub confidence: Confidence,
    /// Other replacements, likeliest first.
    pub alternatives: Vec<String>,
    /// What more is to be said of the reason, if anything; see [`Edit::detail`](super::Edit::detail).
    pub detail: Option<String>,
}

/// The proposals of one stage for one text.
#[derive(Debug, Default)]
pub struct Proposals(Vec<Proposal>);

impl Proposals {
    /// Proposes to put `replacement` in place of `span`.
    pub fn replace(
        &mut self,
        span: impl Into<Span>,
        replacement: impl Into<String>,
        reason: Reason,
        confidence: Confidence,
    ) {
        self.push(Proposal {
            span: span.into(),
            replacement: replacement.into(),
            reason,
            confidence,
            alternatives: Vec::new(),
            detail: None,
        });
    }

    /// Proposes to remove `span`.
    pub fn remove(&mut self, span: impl Into<Span>, reason: Reason, confidence: Confidence) {
        self.replace(span, String::new(), reason, confidence);
    }

    /// Proposes to insert `text` at byte `at`.
    pub fn insert(
        &mut self,
        at: usize,
        text: impl Into<String>,
        reason: Reason,
        confidence: Confidence,
    ) {
        self.replace(at..at, text, reason, confidence);
    }

    /// Adds a proposal.
    pub fn push(&mut self, proposal: Proposal) {
        self.0.push(proposal);
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The proposals in the order they were made.
    pub fn as_slice(&self) -> &[Proposal] {
        &self.0
    }

    /// Takes them out, leaving none.
    pub fn take(&mut self) -> Vec<Proposal> {
        std::mem::take(&mut self.0)
    }
}
