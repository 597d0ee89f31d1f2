//! A text on its way from the original to the cleaned one: takes proposals, settles overlaps, keeps the record.

use std::borrow::Cow;

use super::alignment::{self, Aligned};
use super::record::Edit;
use super::{Cleaned, Proposal, Reason};
use crate::edit::Confidence;
use crate::text::{Moved, Span};

/// A text being cleaned. Stage after stage its proposals are accepted; what they add up to is one list
/// of edits of the original, however many stages changed the same place.
#[derive(Debug)]
pub struct Draft<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    /// What was replaced so far, in order and disjoint on both sides.
    changes: Vec<Change>,
    /// Places of the original that stay as they are.
    kept: Vec<Span>,
    /// Places of the original that were changed since that was last forgotten.
    touched: Vec<Span>,
}

/// A stretch of the original and what stands for it in the draft.
#[derive(Clone, Debug)]
struct Change {
    original: Span,
    current: Span,
    reason: Reason,
    confidence: Confidence,
    alternatives: Vec<String>,
    detail: Option<String>,
}

impl Aligned for Change {
    fn sides(&self) -> [Span; 2] {
        [self.original, self.current]
    }
}

impl<'a> Draft<'a> {
    /// A draft of `original` that nothing was changed in yet.
    pub const fn new(original: &'a str) -> Self {
        Self {
            original,
            text: Cow::Borrowed(original),
            changes: Vec::new(),
            kept: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// The same, of which some places of the original stay as they are: what is proposed there is left in the suggestions.
    #[must_use]
    pub fn keeping(self, kept: Vec<Span>) -> Self {
        Self { kept, ..self }
    }

    /// Forgets which places were changed.
    pub fn forget_touched(&mut self) {
        self.touched.clear();
    }

    /// The places that did not settle: those that were kept, and those that were changed since that was last forgotten.
    pub fn into_unsettled(mut self) -> Vec<Span> {
        self.kept.append(&mut self.touched);
        self.kept
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Applies the proposals that are as sure as `threshold`; of two that overlap, the surer, then the first.
    /// Returns where the text changed, in order. What is not sure enough is left in `suggestions`.
    pub fn accept(
        &mut self,
        mut proposals: Vec<Proposal>,
        threshold: Confidence,
        suggestions: &mut Vec<Proposal>,
    ) -> Vec<Moved> {
        proposals.retain(|p| p.span.of(&self.text) != p.replacement);
        let is_kept = |p: &Proposal| !self.kept.is_empty() && self.is_kept(p.span);
        suggestions.extend(proposals.extract_if(.., |p| p.confidence < threshold || is_kept(p)));
        let settled = settle(proposals);
        if settled.is_empty() {
            return Vec::new();
        }
        let mut all_moved = Vec::with_capacity(settled.len());
        let mut text = String::with_capacity(self.text.len() + 16);
        let mut changes = Vec::with_capacity(self.changes.len() + settled.len());
        let mut at = 0;
        let mut passed = Passed::default();
        let mut pieces =
            in_order(std::mem::take(&mut self.changes), settled).into_iter().peekable();
        while let Some(piece) = pieces.next() {
            let mut site = Site::new(piece, passed);
            while let Some(piece) = pieces.next_if(|piece| site.reaches(piece)) {
                site.take(piece);
            }
            let span = site.change.current;
            text.push_str(&self.text[at..span.start]);
            let is_new = !site.replacements.is_empty();
            let (change, after) = site.write(&self.text, &mut text);
            if is_new {
                all_moved.push(Moved { from: span, to: change.current });
                self.touched.push(change.original);
            }
            changes.push(change);
            (at, passed) = (span.end, after);
        }
        text.push_str(&self.text[at..]);
        // a change that was changed back is none
        changes.retain(|c| c.original.of(self.original) != c.current.of(&text));
        self.changes = changes;
        self.text = Cow::Owned(text);
        all_moved
    }

    /// Whether a place of the draft touches one of the original that stays as it is.
    fn is_kept(&self, span: Span) -> bool {
        let span = alignment::original_span(&self.changes, span);
        self.kept.iter().any(|kept| span.start <= kept.end && kept.start <= span.end)
    }

    /// The end: the text with its edits, and the suggestions made of the text as it now stands.
    pub fn finish(self, suggestions: Vec<Proposal>) -> Cleaned {
        let edits = self
            .changes
            .into_iter()
            .map(|c| Edit {
                start: c.original.start,
                end: c.original.end,
                cleaned_start: c.current.start,
                cleaned_end: c.current.end,
                before: c.original.of(self.original).to_owned(),
                after: c.current.of(&self.text).to_owned(),
                reason: c.reason,
                confidence: c.confidence,
                alternatives: c.alternatives,
                detail: c.detail,
            })
            .collect();
        let mut cleaned = Cleaned { text: self.text.into_owned(), edits, suggestions: Vec::new() };
        cleaned.suggestions = settle(suggestions)
            .into_iter()
            .map(|p| {
                let original = cleaned.original_span(p.span);
                Edit {
                    start: original.start,
                    end: original.end,
                    cleaned_start: p.span.start,
                    cleaned_end: p.span.end,
                    before: original.of(self.original).to_owned(),
                    after: p.replacement,
                    reason: p.reason,
                    confidence: p.confidence,
                    alternatives: p.alternatives,
                    detail: p.detail,
                }
            })
            .collect();
        cleaned
    }

    /// The text alone; the original where nothing changed.
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }
}

/// What befalls a draft at a place: an earlier change, or a new one with its replacement.
struct Piece {
    change: Change,
    replacement: Option<String>,
}

impl From<Proposal> for Piece {
    fn from(proposal: Proposal) -> Self {
        let Proposal { span, replacement, reason, confidence, alternatives, detail } = proposal;
        // where that is in the original shows when the earlier changes before it have been passed
        let change =
            Change { original: span, current: span, reason, confidence, alternatives, detail };
        Self { change, replacement: Some(replacement) }
    }
}

/// Earlier changes and new proposals as one sorted list; of two at one place the earlier comes first.
fn in_order(earlier: Vec<Change>, new: Vec<Proposal>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(earlier.len() + new.len());
    pieces.extend(earlier.into_iter().map(|change| Piece { change, replacement: None }));
    pieces.extend(new.into_iter().map(Piece::from));
    pieces.sort_by_key(|piece| piece.change.current);
    pieces
}

/// Where the last of the earlier changes ends, in the original and in the draft. What follows it runs parallel.
#[derive(Clone, Copy, Default)]
struct Passed {
    original: usize,
    current: usize,
}

impl Passed {
    /// Where a later byte of the draft, up to the next change, comes from.
    const fn original_of(self, current: usize) -> usize {
        self.original + (current - self.current)
    }
}

/// A place of the draft where all that befalls it is one change.
struct Site {
    change: Change,
    /// Whether something was changed here before.
    earlier: bool,
    /// Where the last piece lies.
    last: Span,
    replacements: Vec<(Span, String)>,
    passed: Passed,
}

impl Site {
    fn new(piece: Piece, passed: Passed) -> Self {
        let mut site = Self {
            change: piece.change,
            earlier: piece.replacement.is_none(),
            last: Span::default(),
            replacements: Vec::new(),
            passed,
        };
        let start = passed.original_of(site.change.current.start);
        site.include(site.change.original, site.change.current, piece.replacement);
        site.change.original.start = start;
        site
    }

    /// Whether the next piece must be one with this place: where it overlaps, and where an earlier and a new
    /// one meet and either is empty, for nothing would tell which comes first.
    fn reaches(&self, next: &Piece) -> bool {
        let (here, span) = (self.change.current, next.change.current);
        let new = next.replacement.is_some();
        let mixed = if new { self.earlier } else { !self.replacements.is_empty() };
        let empty = span.is_empty() || self.last.is_empty() || here.is_empty();
        span.start < here.end || mixed && empty && span.start == here.end
    }

    /// Takes the next piece in. The first repair of a place says why; the least sure, how sure.
    fn take(&mut self, Piece { change, replacement }: Piece) {
        if replacement.is_none() && !self.earlier {
            self.earlier = true;
            self.change.reason = change.reason;
            self.change.detail = change.detail;
        }
        self.change.confidence = self.change.confidence.and(change.confidence);
        self.change.alternatives.clear();
        self.include(change.original, change.current, replacement);
    }

    fn include(&mut self, original: Span, span: Span, replacement: Option<String>) {
        match replacement {
            Some(replacement) => self.replacements.push((span, replacement)),
            None => self.passed = Passed { original: original.end, current: span.end },
        }
        self.last = span;
        self.change.current.end = self.change.current.end.max(span.end);
    }

    /// Writes what stands here now; the change this place has become, and what has been passed.
    fn write(mut self, old: &str, text: &mut String) -> (Change, Passed) {
        let span = self.change.current;
        self.change.original.end = self.passed.original_of(span.end);
        let start = text.len();
        let mut at = span.start;
        for (span, replacement) in &self.replacements {
            text.push_str(&old[at..span.start]);
            text.push_str(replacement);
            at = span.end;
        }
        text.push_str(&old[at..span.end]);
        self.change.current = Span::new(start, text.len());
        (self.change, self.passed)
    }
}

/// The proposals in order, without those that overlap a surer one.
fn settle(mut proposals: Vec<Proposal>) -> Vec<Proposal> {
    proposals.sort_by(|a, b| {
        a.span.cmp(&b.span).then(b.confidence.get().total_cmp(&a.confidence.get()))
    });
    let mut out: Vec<Proposal> = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        match out.last() {
            Some(last) if clash(last.span, proposal.span) => {
                let surer = proposal.confidence > last.confidence;
                // the one before the last lies left of the last, so it cannot reach the new one unless it reached the last
                if surer && (out.len() < 2 || !clash(out[out.len() - 2].span, proposal.span)) {
                    out.pop();
                    out.push(proposal);
                }
            }
            _ => out.push(proposal),
        }
    }
    out
}

fn clash(a: Span, b: Span) -> bool {
    a.overlaps(b) || a.start == b.start || (b.is_empty() && a.start < b.start && b.start < a.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposal(start: usize, end: usize, replacement: &str) -> Proposal {
        Proposal {
            span: Span::new(start, end),
            replacement: replacement.to_owned(),
            reason: Reason::StraySpace,
            confidence: Confidence::CERTAIN,
            alternatives: Vec::new(),
            detail: None,
        }
    }

    fn run(original: &str, steps: &[&[(usize, usize, &str)]]) -> Cleaned {
        let mut draft = Draft::new(original);
        for step in steps {
            let proposals = step.iter().map(|&(s, e, r)| proposal(s, e, r)).collect();
            draft.accept(proposals, Confidence::new(0.5), &mut Vec::new());
        }
        let cleaned = draft.finish(Vec::new());
        assert_eq!(cleaned.original(), original);
        for pair in cleaned.edits.windows(2) {
            assert!(pair[0].end <= pair[1].start && pair[0].cleaned_end <= pair[1].cleaned_start);
        }
        cleaned
    }

    #[test]
    fn a_replacement_an_insertion_and_a_removal() {
        let cleaned = run("abcdef", &[&[(0, 1, "A"), (3, 3, "-"), (5, 6, "")]]);
        assert_eq!(cleaned.text, "Abc-de");
        assert_eq!(cleaned.edits.len(), 3);
        assert_eq!(cleaned.to_original(4), 3);
        assert_eq!(cleaned.to_cleaned(4), 5);
    }

    #[test]
    fn later_changes_of_the_same_place_fuse() {
        let cleaned = run("le ami", &[&[(0, 3, "l'")], &[(2, 5, "aim")], &[(1, 2, "’")]]);
        assert_eq!(cleaned.text, "l’aim");
        assert_eq!(cleaned.edits.len(), 2);
        assert_eq!(
            (cleaned.edits[0].before.as_str(), cleaned.edits[0].after.as_str()),
            ("le ", "l’")
        );
    }

    #[test]
    fn a_change_that_spans_two_earlier_ones_is_one() {
        let cleaned = run("abcdef", &[&[(1, 2, "X"), (4, 5, "YY")], &[(0, 5, "Z")]]);
        assert_eq!(cleaned.text, "ZYf");
        assert_eq!(cleaned.edits.len(), 1);
    }

    #[test]
    fn changes_that_meet_in_an_earlier_one_are_one() {
        let cleaned = run("abc", &[&[(1, 2, "XXXX")], &[(1, 2, "Y"), (3, 5, "Z")]]);
        assert_eq!(cleaned.text, "aYXZc");
        assert_eq!(cleaned.edits.len(), 1);
        // two insertions where one was made before
        assert_eq!(run("", &[&[(0, 0, " ")], &[(0, 0, "a"), (1, 1, "b")]]).edits.len(), 1);
    }

    #[test]
    fn an_earlier_change_that_two_new_ones_lie_in_is_one_with_both() {
        let cleaned =
            run("abcdef", &[&[(1, 3, "UVWXY")], &[(1, 2, "1"), (3, 4, "3"), (5, 7, "5")]]);
        assert_eq!(cleaned.text, "a1V3X5ef");
        assert_eq!(cleaned.edits.len(), 1);
    }

    #[test]
    fn a_change_undone_leaves_no_edit() {
        let cleaned = run("abc", &[&[(1, 2, "X")], &[(1, 2, "b")]]);
        assert_eq!(cleaned.edits, []);
    }

    #[test]
    fn of_overlapping_proposals_the_first_stays() {
        assert_eq!(run("abcdef", &[&[(0, 3, "X"), (2, 5, "Y")]]).text, "Xdef");
    }

    #[test]
    fn undo_takes_back_one_edit() {
        let cleaned = run("abc", &[&[(0, 1, "X"), (2, 3, "Z")]]);
        assert_eq!(cleaned.undo(&[0]), "abZ");
        assert_eq!(cleaned.undo(&[0, 1]), "abc");
    }
}
