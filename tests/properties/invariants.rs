//! What holds of every text, whatever the stages do. The fuzz target checks the same.

use coquille::{Cleaned, Cleaner, Edit};

/// Cleans a text and checks all that holds of every cleaning. `undone` picks edits to undo, a bit each.
///
/// # Panics
/// If anything does not hold.
pub(crate) fn check(cleaner: &Cleaner, original: &str, undone: u64) -> Cleaned {
    let cleaned = cleaner.explain(original);
    edits_are_in_order(&cleaned.edits);
    edits_make_the_cleaned_text(original, &cleaned);
    undoing_some_leaves_the_others(original, &cleaned, undone);
    positions_map_both_ways(original, &cleaned);
    suggestions_lie_in_the_text(original, &cleaned);
    confidence_meets_the_threshold(cleaner, &cleaned);
    assert_eq!(cleaner.clean(original), cleaned.text, "clean and explain differ");
    let again = cleaner.explain(&cleaned.text);
    assert_eq!(again.text, cleaned.text, "cleaned again, it changes: {:?}", again.edits);
    cleaned
}

/// The text with these edits applied: what stands between them is copied byte by byte.
pub(crate) fn apply<'a>(original: &str, edits: impl IntoIterator<Item = &'a Edit>) -> String {
    let mut text = String::new();
    let mut at = 0;
    for edit in edits {
        text.push_str(&original[at..edit.start]);
        text.push_str(&edit.after);
        at = edit.end;
    }
    text + &original[at..]
}

/// Sorted, disjoint in the original and in the cleaned text, and none of them idle.
pub(crate) fn edits_are_in_order(edits: &[Edit]) {
    for edit in edits {
        assert!(edit.start <= edit.end && edit.cleaned_start <= edit.cleaned_end, "{edit:?}");
        assert_ne!(edit.before, edit.after, "an edit that changes nothing: {edit:?}");
    }
    for pair in edits.windows(2) {
        let (one, next) = (&pair[0], &pair[1]);
        assert!(one.end <= next.start, "overlap in the original: {one:?} {next:?}");
        assert!(
            one.cleaned_end <= next.cleaned_start,
            "overlap in the cleaned text: {one:?} {next:?}"
        );
        assert!(
            (one.start, one.end) != (next.start, next.end),
            "two edits of one place: {one:?} {next:?}"
        );
    }
}

/// The edits lead from the original to the cleaned text and back, and nothing else has moved.
pub(crate) fn edits_make_the_cleaned_text(original: &str, cleaned: &Cleaned) {
    for edit in &cleaned.edits {
        assert_eq!(original.get(edit.start..edit.end), Some(edit.before.as_str()), "{edit:?}");
        let after = cleaned.text.get(edit.cleaned_start..edit.cleaned_end);
        assert_eq!(after, Some(edit.after.as_str()), "{edit:?}");
    }
    assert_eq!(apply(original, &cleaned.edits), cleaned.text, "the edits give another text");
    assert_eq!(cleaned.original(), original, "the edits do not lead back");
    for (before, after) in untouched(original, cleaned) {
        assert_eq!(original[before.0..before.1], cleaned.text[after.0..after.1]);
    }
}

/// Undoing some edits gives what the other edits alone give.
pub(crate) fn undoing_some_leaves_the_others(original: &str, cleaned: &Cleaned, undone: u64) {
    let is_undone = |i: usize| undone.rotate_right(i as u32 % 64) & 1 == 1;
    let indices: Vec<usize> = (0..cleaned.edits.len()).filter(|&i| is_undone(i)).collect();
    let others = cleaned.edits.iter().enumerate().filter(|(i, _)| !is_undone(*i));
    assert_eq!(cleaned.undo(&indices), apply(original, others.map(|(_, e)| e)));
    assert_eq!(cleaned.undo(&[]), cleaned.text);
    let all: Vec<usize> = (0..cleaned.edits.len()).collect();
    assert_eq!(cleaned.undo(&all), original);
}

/// Positions go forward, stay on letters, and outside the edits lead back to where they came from.
pub(crate) fn positions_map_both_ways(original: &str, cleaned: &Cleaned) {
    let (from, to) = (boundaries(original), boundaries(&cleaned.text));
    ascend_on_boundaries(to.iter().map(|&at| cleaned.to_original(at)), original);
    ascend_on_boundaries(from.iter().map(|&at| cleaned.to_cleaned(at)), &cleaned.text);
    for (before, after) in untouched(original, cleaned) {
        // where an edit begins, its own side of the boundary counts
        let last = after.1 == cleaned.text.len() && before.1 == original.len();
        let upto = if last { after.1 + 1 } else { after.1 };
        for at in (after.0..upto).filter(|&at| cleaned.text.is_char_boundary(at)) {
            assert_eq!(cleaned.to_original(at), before.0 + (at - after.0), "of byte {at}");
            assert_eq!(cleaned.to_cleaned(cleaned.to_original(at)), at, "of byte {at}");
        }
    }
}

/// Suggestions name places of both texts, in order, and what stood there.
pub(crate) fn suggestions_lie_in_the_text(original: &str, cleaned: &Cleaned) {
    for suggestion in &cleaned.suggestions {
        let before = original.get(suggestion.start..suggestion.end);
        assert_eq!(before, Some(suggestion.before.as_str()), "{suggestion:?}");
        let current = cleaned.text.get(suggestion.cleaned_start..suggestion.cleaned_end);
        assert!(current.is_some(), "outside the cleaned text: {suggestion:?}");
    }
    for pair in cleaned.suggestions.windows(2) {
        assert!(pair[0].cleaned_end <= pair[1].cleaned_start, "suggestions overlap: {pair:?}");
    }
}

fn confidence_meets_the_threshold(cleaner: &Cleaner, cleaned: &Cleaned) {
    let threshold = cleaner.options().min_confidence;
    for edit in &cleaned.edits {
        assert!((threshold..=1.0).contains(&edit.confidence.get()), "not sure enough: {edit:?}");
    }
    for suggestion in &cleaned.suggestions {
        let sure = suggestion.confidence.get();
        assert!((0.0..=1.0).contains(&sure), "not a probability: {suggestion:?}");
    }
}

/// The stretches between the edits, in the original and in the cleaned text.
fn untouched(original: &str, cleaned: &Cleaned) -> Vec<((usize, usize), (usize, usize))> {
    let mut stretches = Vec::new();
    let mut at = (0, 0);
    for edit in &cleaned.edits {
        stretches.push(((at.0, edit.start), (at.1, edit.cleaned_start)));
        at = (edit.end, edit.cleaned_end);
    }
    stretches.push(((at.0, original.len()), (at.1, cleaned.text.len())));
    stretches
}

fn boundaries(text: &str) -> Vec<usize> {
    (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect()
}

fn ascend_on_boundaries(positions: impl Iterator<Item = usize>, text: &str) {
    let mut last = 0;
    for at in positions {
        assert!(last <= at, "byte {last} comes before byte {at}");
        assert!(text.is_char_boundary(at), "byte {at} is no boundary of {text:?}");
        last = at;
    }
}
