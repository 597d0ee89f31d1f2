//! A text on its way from the original to the cleaned one: takes proposals, settles overlaps, keeps the record.

use std::borrow::Cow;

use super::record::Edit;
use super::{Cleaned, Proposal, Reason};
use crate::edit::Confidence;
use crate::text::Span;

/// A text being cleaned. Stage after stage its proposals are accepted; what they add up to is one list
/// of edits of the original, however many stages changed the same place.
#[derive(Debug)]
pub struct Draft<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    /// What was replaced so far, in order and disjoint on both sides.
    changes: Vec<Change>,
}

/// A stretch of the original and what stands for it in the draft.
#[derive(Clone, Debug)]
struct Change {
    original: Span,
    current: Span,
    reason: Reason,
    confidence: Confidence,
    alternatives: Vec<String>,
}

impl<'a> Draft<'a> {
    /// A draft of `original` that nothing was changed in yet.
    pub const fn new(original: &'a str) -> Self {
        Self { original, text: Cow::Borrowed(original), changes: Vec::new() }
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Applies the proposals that are as sure as `threshold`; of two that overlap, the surer, then the first.
    /// Returns whether the text changed. What is not sure enough is left in `suggestions`.
    pub fn accept(
        &mut self,
        mut proposals: Vec<Proposal>,
        threshold: Confidence,
        suggestions: &mut Vec<Proposal>,
    ) -> bool {
        proposals.retain(|p| p.span.of(&self.text) != p.replacement);
        suggestions.extend(proposals.extract_if(.., |p| p.confidence < threshold));
        let settled = settle(proposals);
        if settled.is_empty() {
            return false;
        }
        let mut text = String::with_capacity(self.text.len() + 16);
        let mut changes = Vec::with_capacity(self.changes.len() + settled.len());
        let mut earlier = std::mem::take(&mut self.changes).into_iter().peekable();
        let mut at = 0;
        // original position less draft position, after the earlier changes passed so far
        let mut drift = 0_isize;
        let mut settled = settled.into_iter().peekable();
        while let Some(first) = settled.next() {
            let mut span = first.span;
            let mut cluster = vec![first];
            let mut fused: Option<Change> = None;
            let mut original = Span::default();
            let mut started = false;
            let mut lead = span.start;
            let mut tail = span.end;
            loop {
                while let Some(change) = earlier.peek() {
                    if change.current.end < span.start
                        || change.current.end == span.start && !touches(change.current, span)
                    {
                        let change = earlier.next().expect("peeked");
                        drift = change.original.end as isize - change.current.end as isize;
                        push_kept(&mut text, &mut changes, &self.text, &mut at, change);
                    } else if change.current.start > span.end
                        || change.current.start == span.end && !touches(change.current, span)
                    {
                        break;
                    } else {
                        let change = earlier.next().expect("peeked");
                        if !started {
                            lead = lead.min(change.current.start);
                            original.start = lead.saturating_add_signed(drift);
                            started = true;
                        }
                        tail = tail.max(change.current.end);
                        drift = change.original.end as isize - change.current.end as isize;
                        fused = Some(match fused {
                            None => change,
                            Some(first) => Change {
                                confidence: first.confidence.and(change.confidence),
                                ..first
                            },
                        });
                    }
                }
                // an earlier change may reach into several new ones: they are one change with it
                let reached = settled.next_if(|next| {
                    next.span.start < tail
                        || tail > span.end && next.span.start == tail && next.span.is_empty()
                });
                let Some(next) = reached else { break };
                tail = tail.max(next.span.end);
                span.end = next.span.end;
                cluster.push(next);
            }
            if !started {
                original.start = lead.saturating_add_signed(drift);
            }
            original.end = tail.saturating_add_signed(drift);
            text.push_str(&self.text[at..lead]);
            let start = text.len();
            let mut done = lead;
            let mut confidence = Confidence::CERTAIN;
            for proposal in &cluster {
                text.push_str(&self.text[done..proposal.span.start]);
                text.push_str(&proposal.replacement);
                done = proposal.span.end;
                confidence = confidence.and(proposal.confidence);
            }
            text.push_str(&self.text[done..tail]);
            at = tail;
            let first = cluster.swap_remove(0);
            changes.push(Change {
                original,
                current: Span::new(start, text.len()),
                reason: fused.as_ref().map_or(first.reason, |f| f.reason),
                confidence: fused.as_ref().map_or(confidence, |f| f.confidence.and(confidence)),
                alternatives: if fused.is_some() { Vec::new() } else { first.alternatives },
            });
        }
        for change in earlier {
            push_kept(&mut text, &mut changes, &self.text, &mut at, change);
        }
        text.push_str(&self.text[at..]);
        // a change that was changed back is none
        changes.retain(|c| c.original.of(self.original) != c.current.of(&text));
        self.changes = changes;
        self.text = Cow::Owned(text);
        true
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

/// An earlier change, whole, into the new text.
fn push_kept(
    text: &mut String,
    changes: &mut Vec<Change>,
    old: &str,
    at: &mut usize,
    change: Change,
) {
    text.push_str(&old[*at..change.current.start]);
    let start = text.len();
    text.push_str(change.current.of(old));
    *at = change.current.end;
    changes.push(Change { current: Span::new(start, text.len()), ..change });
}

/// Whether a new change at the edge of an earlier one must be one with it: where either is empty, nothing
/// would tell which comes first.
const fn touches(earlier: Span, new: Span) -> bool {
    earlier.is_empty() || new.is_empty()
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
                if surer && out.len() < 2 || surer && !clash(out[out.len() - 2].span, proposal.span)
                {
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
