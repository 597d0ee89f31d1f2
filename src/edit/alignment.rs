//! Positions of the original in the cleaned text, and back. The boundaries of the edits are all it needs, so
//! that positions may be bytes or code points, if those of the edits are the same.

use super::Edit;

/// Where position `at` of the cleaned text comes from. Inside an edit: the start of what was replaced.
pub(crate) fn to_original(edits: &[Edit], at: usize) -> usize {
    let i = edits.partition_point(|e| e.cleaned_start <= at);
    match edits[..i].last() {
        None => at,
        // an edit that left nothing ends where it starts, and what follows it comes first
        Some(e) if at >= e.cleaned_end => e.end + (at - e.cleaned_end),
        Some(e) => e.start,
    }
}

/// Where position `at` of the original went. Inside an edit: the start of what replaced it.
pub(crate) fn to_cleaned(edits: &[Edit], at: usize) -> usize {
    let i = edits.partition_point(|e| e.start <= at);
    match edits[..i].last() {
        None => at,
        Some(e) if at >= e.end => e.cleaned_end + (at - e.end),
        Some(e) => e.cleaned_start,
    }
}
