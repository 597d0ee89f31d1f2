//! Positions of the original in the cleaned text, and back. The boundaries of the edits are all it needs, so
//! that positions may be bytes or code points, if those of the edits are the same.

use super::Edit;
use crate::text::Span;

/// Something that stands in the place of something else.
pub(crate) trait Aligned {
    /// Where what was replaced is in the original, and where what replaced it is in the text as it stands.
    fn sides(&self) -> [Span; 2];
}

impl Aligned for Edit {
    fn sides(&self) -> [Span; 2] {
        [Span::new(self.start, self.end), Span::new(self.cleaned_start, self.cleaned_end)]
    }
}

/// Where position `at` of the cleaned text comes from. Inside an edit: the start of what was replaced.
pub(crate) fn to_original(edits: &[impl Aligned], at: usize) -> usize {
    let i = edits.partition_point(|e| e.sides()[1].start <= at);
    match edits[..i].last().map(Aligned::sides) {
        None => at,
        // an edit that left nothing ends where it starts, and what follows it comes first
        Some([original, cleaned]) if at >= cleaned.end => original.end + (at - cleaned.end),
        Some([original, _]) => original.start,
    }
}

/// Where a stretch of the cleaned text comes from, with the whole of what was replaced by an edit that it reaches into.
pub(crate) fn original_span(edits: &[impl Aligned], cleaned: Span) -> Span {
    let reaches = |e: &&_| {
        let [_, side] = Aligned::sides(*e);
        side.start < cleaned.end && cleaned.end <= side.end
    };
    let start = to_original(edits, cleaned.start);
    let inside = edits.iter().rfind(reaches);
    let end = inside.map_or_else(|| before(edits, cleaned.end), |e| e.sides()[0].end);
    Span::new(start.min(end), end)
}

/// The place of the original that the text before place `at` of the cleaned text ends at.
fn before(edits: &[impl Aligned], at: usize) -> usize {
    let i = edits.partition_point(|e| e.sides()[1].start < at);
    edits[..i]
        .last()
        .map(Aligned::sides)
        .map_or(at, |[original, cleaned]| original.end + (at - cleaned.end))
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
