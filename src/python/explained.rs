//! A cleaned text with positions in code points, as Python counts.

use crate::edit::{Cleaned, Edit, alignment};
use crate::text::offsets::CodePoints;

/// A [`Cleaned`], whose positions are bytes, and the same edits with positions in code points.
#[derive(Debug)]
pub(super) struct Explained {
    /// Positions in bytes.
    pub(super) cleaned: Cleaned,
    /// Positions in code points.
    pub(super) edits: Vec<Edit>,
    /// Positions in code points.
    pub(super) suggestions: Vec<Edit>,
    /// The length of the original in code points.
    original_len: usize,
    /// The length of the cleaned text in code points.
    cleaned_len: usize,
}

impl Explained {
    /// Converts in one pass over each text for the edits and one for the suggestions.
    pub(super) fn new(cleaned: Cleaned, original: &str) -> Self {
        Self {
            edits: in_code_points(&cleaned.edits, original, &cleaned.text),
            suggestions: in_code_points(&cleaned.suggestions, original, &cleaned.text),
            original_len: CodePoints::new(original).at(original.len()),
            cleaned_len: CodePoints::new(&cleaned.text).at(cleaned.text.len()),
            cleaned,
        }
    }

    /// From what a pickle holds, unless the edits do not belong to the text.
    pub(super) fn restore(text: String, edits: Vec<Edit>, suggestions: Vec<Edit>) -> Option<Self> {
        let mut at = (0, 0);
        for edit in &edits {
            let gap = edit.cleaned_start.checked_sub(at.1)?;
            if edit.start != at.0 + gap
                || edit.end != edit.start + edit.before.len()
                || text.get(edit.cleaned_start..edit.cleaned_end) != Some(&edit.after)
            {
                return None;
            }
            at = (edit.end, edit.cleaned_end);
        }
        let mut cleaned = Cleaned::unchanged(text);
        cleaned.edits = edits;
        let original = cleaned.original();
        let belongs = |s: &Edit| {
            original.get(s.start..s.end) == Some(&s.before)
                && cleaned.text.get(s.cleaned_start..s.cleaned_end).is_some()
        };
        if !suggestions.iter().all(belongs) {
            return None;
        }
        cleaned.suggestions = suggestions;
        Some(Self::new(cleaned, &original))
    }

    /// Where code point `at` of the cleaned text comes from; `None` after its end.
    pub(super) fn to_original(&self, at: usize) -> Option<usize> {
        (at <= self.cleaned_len).then(|| alignment::to_original(&self.edits, at))
    }

    /// Where code point `at` of the original went; `None` after its end.
    pub(super) fn to_cleaned(&self, at: usize) -> Option<usize> {
        (at <= self.original_len).then(|| alignment::to_cleaned(&self.edits, at))
    }
}

fn in_code_points(edits: &[Edit], original: &str, cleaned: &str) -> Vec<Edit> {
    let mut original = CodePoints::new(original);
    let mut cleaned = CodePoints::new(cleaned);
    let converted = edits.iter().map(|edit| Edit {
        start: original.at(edit.start),
        end: original.at(edit.end),
        cleaned_start: cleaned.at(edit.cleaned_start),
        cleaned_end: cleaned.at(edit.cleaned_end),
        ..edit.clone()
    });
    converted.collect()
}
