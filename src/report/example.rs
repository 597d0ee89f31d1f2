//! A cleaned text made by hand, for the tests of the reports.

use crate::edit::{Cleaned, Confidence, Draft, Proposals, Reason};

/// The text with each `before`, found from left to right, replaced by its `after`.
pub(super) fn cleaned(text: &str, edits: &[(&str, &str)]) -> Cleaned {
    let mut proposals = Proposals::default();
    let mut at = 0;
    for (before, after) in edits {
        let start = at + text[at..].find(before).expect("the text has it");
        at = start + before.len();
        proposals.replace(start..at, *after, Reason::DroppedInitial, Confidence::new(0.97));
    }
    let mut draft = Draft::new(text);
    draft.accept(proposals.take(), Confidence::new(0.5), &mut Vec::new());
    draft.finish(Vec::new())
}
