//! What comes out: the cleaned text with its edits and suggestions.

use super::alignment;
use super::record::Edit;
use crate::text::Span;
use crate::text::parts::Part;

/// A cleaned text, and how it came about. Applying `edits` to the original gives `text`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Cleaned {
    /// The cleaned text.
    pub text: String,
    /// What was changed, in order; disjoint in the original and in the cleaned text.
    pub edits: Vec<Edit>,
    /// What was not sure enough to change, in order.
    pub suggestions: Vec<Edit>,
}

impl Cleaned {
    /// A text that nothing was changed in.
    pub fn unchanged(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether anything was changed.
    pub const fn is_changed(&self) -> bool {
        !self.edits.is_empty()
    }

    /// The byte of the original that byte `at` of the cleaned text comes from; inside an edit, the first
    /// byte that the edit replaced.
    pub fn to_original(&self, at: usize) -> usize {
        alignment::to_original(&self.edits, at)
    }

    /// The byte of the cleaned text that byte `at` of the original went to; inside an edit, the first byte
    /// that the edit put there.
    pub fn to_cleaned(&self, at: usize) -> usize {
        alignment::to_cleaned(&self.edits, at)
    }

    /// The original text, put together again from the cleaned text and the edits.
    pub fn original(&self) -> String {
        self.rebuild(|_| false)
    }

    /// The cleaned text without the edits at these indices of `edits`. Indices that name no edit are ignored.
    ///
    /// ```
    /// let cleaned = coquille::Cleaner::default().explain("Il&nbsp;part &amp; revient");
    /// assert_eq!(cleaned.undo(&[1]), "Il\u{a0}part &amp; revient");
    /// ```
    pub fn undo(&self, edits: &[usize]) -> String {
        let mut undone = edits.to_vec();
        undone.sort_unstable();
        self.rebuild(|i| undone.binary_search(&i).is_err())
    }

    fn rebuild(&self, keep: impl Fn(usize) -> bool) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (i, edit) in self.edits.iter().enumerate() {
            out.push_str(&self.text[at..edit.cleaned_start]);
            out.push_str(if keep(i) { &edit.after } else { &edit.before });
            at = edit.cleaned_end;
        }
        out.push_str(&self.text[at..]);
        out
    }

    /// Appends what came of the text that follows this one, as when a long text is cleaned in parts.
    /// `original_len` is the length in bytes of the original so far.
    pub(crate) fn append(&mut self, original_len: usize, next: Self) {
        let shift = |mut edit: Edit, by: usize| {
            edit.start += original_len;
            edit.end += original_len;
            edit.cleaned_start += by;
            edit.cleaned_end += by;
            edit
        };
        let by = self.text.len();
        self.text.push_str(&next.text);
        self.edits.extend(next.edits.into_iter().map(|e| shift(e, by)));
        self.suggestions.extend(next.suggestions.into_iter().map(|e| shift(e, by)));
    }

    /// What came of a part alone, as of a text of its own; `self` is what came of its window. What reaches over a rim is
    /// left out, and so is what would be put in where the next part begins: that part does it.
    pub(crate) fn within(self, part: &Part<'_>) -> Self {
        let core = part.core;
        let is_inside = |edit: &Edit| {
            core.start <= edit.start
                && edit.end <= core.end
                && (edit.start < core.end || part.is_last)
        };
        let mut own = Self::default();
        own.text.reserve(core.len());
        let (mut at, mut left_out) = (core.start, Vec::new());
        let mut shifts = vec![(core.start, self.to_cleaned(core.start), 0)];
        for edit in self.edits {
            if !is_inside(&edit) {
                left_out.push(edit.original_span());
                continue;
            }
            own.text.push_str(&part.window[at..edit.start]);
            at = edit.end;
            let cleaned_start = own.text.len();
            shifts.push((edit.start, edit.cleaned_start, cleaned_start));
            own.text.push_str(&edit.after);
            own.edits.push(Edit {
                start: edit.start - core.start,
                end: edit.end - core.start,
                cleaned_start,
                cleaned_end: own.text.len(),
                ..edit
            });
        }
        own.text.push_str(&part.window[at..core.end]);
        let belongs = |s: &Edit| {
            is_inside(s) && !left_out.iter().any(|edit| edit.overlaps(s.original_span()))
        };
        own.suggestions = self.suggestions.into_iter().filter(belongs).collect();
        for suggestion in &mut own.suggestions {
            let before = shifts.partition_point(|(start, _, _)| *start <= suggestion.start);
            let (_, was, is) = shifts[before - 1];
            suggestion.start -= core.start;
            suggestion.end -= core.start;
            suggestion.cleaned_start = (suggestion.cleaned_start + is).saturating_sub(was);
            suggestion.cleaned_end = (suggestion.cleaned_end + is).saturating_sub(was);
        }
        own
    }

    /// The span of the original that a span of the cleaned text comes from, edits at its ends included.
    pub fn original_span(&self, cleaned: Span) -> Span {
        alignment::original_span(&self.edits, cleaned)
    }
}
