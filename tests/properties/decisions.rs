//! What holds of every text that was decided about.

use coquille::{Cleaned, Cleaner, Decisions, Edit, Place, Verdict};

use super::invariants;

/// Decides about some edits and suggestions, a bit each, of some everywhere, and checks what comes out.
///
/// # Panics
/// If anything does not hold.
pub(crate) fn check(cleaner: &Cleaner, text: &str, decided: u64, everywhere: u64) {
    let cleaned = cleaner.explain(text);
    let mut decisions = Decisions::default();
    let all = cleaned.edits.iter().chain(&cleaned.suggestions);
    for (i, edit) in all.enumerate() {
        let bit = |bits: u64| bits.rotate_right(i as u32 % 64) & 1 == 1;
        let place = (!bit(everywhere)).then(|| Place::of(text, edit.original_span()));
        let verdict = if bit(decided) { Verdict::Accept } else { Verdict::Reject };
        decisions.decide(&edit.before, &edit.after, place, verdict);
    }
    let read = Decisions::from_tsv(&decisions.to_tsv()).unwrap();
    assert_eq!(read, decisions, "the table is read otherwise");
    let decider = cleaner.with_decisions(read.clone());
    let after = decider.explain(text);
    invariants::edits_are_in_order(&after.edits);
    invariants::edits_make_the_cleaned_text(text, &after);
    invariants::positions_map_both_ways(text, &after);
    invariants::suggestions_lie_in_the_text(text, &after);
    assert_eq!(decider.clean(text), after.text, "clean and explain differ");
    are_heeded(text, &read, &cleaned, &after);
}

/// Nothing rejected is left, and nothing accepted that was made is lost.
fn are_heeded(text: &str, decisions: &Decisions, before: &Cleaned, after: &Cleaned) {
    for edit in after.edits.iter().chain(&after.suggestions) {
        assert_ne!(decisions.of(edit, text), Some(Verdict::Reject), "{edit:?}");
    }
    let is_in = |edits: &[Edit], edit: &Edit| {
        // an accepted suggestion may hold it
        edits.iter().any(|other| other.start <= edit.start && edit.end <= other.end)
    };
    for edit in &before.edits {
        if decisions.of(edit, text) != Some(Verdict::Reject) {
            assert!(is_in(&after.edits, edit), "{edit:?} is lost");
        }
    }
    if before
        .edits
        .iter()
        .chain(&before.suggestions)
        .all(|edit| decisions.of(edit, text) == Some(Verdict::Reject))
    {
        assert_eq!(after.text, text);
    }
}
