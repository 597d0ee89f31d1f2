//! What a person has decided of edits: rejected ones are not made, accepted suggestions are.

pub(crate) mod place;
pub(crate) mod table;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use place::Place;

use super::{Cleaned, Confidence, Edit, alignment};

/// A longer text is known by its beginning, its end and its length, so that a row of the table stays one that can be read.
const LONG: usize = 200;

/// So much is left of its beginning …
const BEGINNING: usize = 120;

/// … and of its end.
const ENDING: usize = 60;

/// What was decided of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is right, and made even if it was only suggested.
    Accept,
    /// It is wrong, and not made.
    Reject,
}

/// Decisions of a person about edits, each of one place or of every place: what the page of a corpus saves.
///
/// A place is known by what stands around it in the original, so it is found again wherever the text is read.
///
/// ```
/// use coquille::{Cleaner, Decisions};
///
/// let decisions = Decisions::from_tsv("reject\técoltes\trécoltes\n")?;
/// let cleaner = Cleaner::default().with_decisions(decisions);
/// assert_eq!(cleaner.clean("les écoltes sont perdues"), "les écoltes sont perdues");
/// # Ok::<(), coquille::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(BTreeMap<Change, Verdict>);

/// What is decided about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    before: String,
    after: String,
    /// `None`: every place.
    place: Option<Place>,
}

impl Decisions {
    /// Decides of a change: in a place, or everywhere. The last word counts.
    pub fn decide(&mut self, before: &str, after: &str, place: Option<Place>, verdict: Verdict) {
        let [before, after] = [before, after].map(|text| named(text).into_owned());
        self.0.insert(Change { before, after, place }, verdict);
    }

    /// What was decided of an edit of this text; of its place, or else of every place.
    pub fn of(&self, edit: &Edit, original: &str) -> Option<Verdict> {
        if self.0.is_empty() {
            return None;
        }
        let [before, after] = [&edit.before, &edit.after].map(|text| named(text).into_owned());
        let place = Some(Place::of(original, edit.original_span()));
        let mut change = Change { before, after, place };
        self.0.get(&change).copied().or_else(|| {
            change.place = None;
            self.0.get(&change).copied()
        })
    }

    /// Adds others; of two about the same change, the others count.
    pub fn merge(&mut self, other: &Self) {
        self.0.extend(other.0.iter().map(|(change, verdict)| (change.clone(), *verdict)));
    }

    /// How many there are: the rows of their table.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text as it is after the decisions. What was accepted is certain; what was rejected is no longer suggested either.
    pub(crate) fn apply(&self, original: &str, mut cleaned: Cleaned) -> Cleaned {
        let edits = std::mem::take(&mut cleaned.edits);
        let suggestions = std::mem::take(&mut cleaned.suggestions);
        let (mut made, mut left, mut changed) = (Vec::new(), Vec::new(), false);
        for mut edit in edits {
            match self.of(&edit, original) {
                Some(Verdict::Reject) => changed = true,
                verdict => {
                    if verdict.is_some() {
                        edit.confidence = Confidence::CERTAIN;
                    }
                    made.push(edit);
                }
            }
        }
        for mut suggestion in suggestions {
            match self.of(&suggestion, original) {
                Some(Verdict::Reject) => {}
                Some(Verdict::Accept) => {
                    suggestion.confidence = Confidence::CERTAIN;
                    changed |= make(&mut made, suggestion);
                }
                None => left.push(suggestion),
            }
        }
        if changed {
            rebuilt(original, made, left)
        } else {
            Cleaned { edits: made, suggestions: left, ..cleaned }
        }
    }
}

/// Puts a suggestion among the edits, which are in order; all stand where they stood before any decision. It was made of the
/// cleaned text, so it holds what edits inside it did; where one reaches over its rim it cannot be made.
fn make(made: &mut Vec<Edit>, suggestion: Edit) -> bool {
    let mut first = made.partition_point(|edit| edit.end < suggestion.start);
    let mut inside = 0;
    for edit in &made[first..] {
        if ends_before(&suggestion, edit) {
            break;
        } else if inside == 0 && ends_before(edit, &suggestion) {
            first += 1;
        } else if holds(&suggestion, edit) {
            inside += 1;
        } else {
            return false;
        }
    }
    // what takes back all that was done inside it leaves nothing to do
    let left = (suggestion.before != suggestion.after).then_some(suggestion);
    made.splice(first..first + inside, left);
    true
}

/// Whether one ends before the other begins, in both texts. Two that put something in at one place would be one.
fn ends_before(one: &Edit, other: &Edit) -> bool {
    one.end <= other.start
        && one.cleaned_end <= other.cleaned_start
        && (one.start, one.end) != (other.start, other.end)
}

/// Whether one lies inside the other, in both texts.
const fn holds(outer: &Edit, inner: &Edit) -> bool {
    outer.start <= inner.start
        && inner.end <= outer.end
        && outer.cleaned_start <= inner.cleaned_start
        && inner.cleaned_end <= outer.cleaned_end
}

/// The text of these edits, with their places in it.
fn rebuilt(original: &str, mut edits: Vec<Edit>, mut suggestions: Vec<Edit>) -> Cleaned {
    let mut text = String::with_capacity(original.len());
    let mut at = 0;
    for edit in &mut edits {
        text.push_str(&original[at..edit.start]);
        edit.cleaned_start = text.len();
        text.push_str(&edit.after);
        edit.cleaned_end = text.len();
        at = edit.end;
    }
    text.push_str(&original[at..]);
    suggestions.retain(|suggestion| {
        let next = edits.partition_point(|edit| edit.end <= suggestion.start);
        edits.get(next).is_none_or(|edit| suggestion.end <= edit.start)
    });
    for suggestion in &mut suggestions {
        suggestion.cleaned_start = alignment::to_cleaned(&edits, suggestion.start);
        suggestion.cleaned_end = suggestion.cleaned_start + suggestion.before.len();
    }
    Cleaned { text, edits, suggestions }
}

/// The text as decisions name it: whole, or a long one abridged.
pub(crate) fn named(text: &str) -> Cow<'_, str> {
    // most are short, and bytes are counted faster
    if text.len() <= LONG || text.chars().nth(LONG).is_none() {
        return Cow::Borrowed(text);
    }
    let place = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let length = text.chars().count();
    let (beginning, ending) = (place(BEGINNING), place(length - ENDING));
    let hidden = length - BEGINNING - ENDING;
    Cow::Owned(format!("{}[…{hidden}…]{}", &text[..beginning], &text[ending..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Draft, Proposals, Reason};
    use crate::text::Span;

    /// The text with edits of high and low confidence: `(before, after, made)`.
    fn cleaned(text: &str, changes: &[(&str, &str, bool)]) -> Cleaned {
        let mut proposals = Proposals::default();
        let mut at = 0;
        for (before, after, made) in changes {
            let start = at + text[at..].find(before).expect("the text has it");
            at = start + before.len();
            let confidence = Confidence::new(if *made { 0.9 } else { 0.4 });
            proposals.replace(start..at, *after, Reason::DroppedInitial, confidence);
        }
        let mut draft = Draft::new(text);
        let mut suggestions = Vec::new();
        draft.accept(proposals.take(), Confidence::new(0.5), &mut suggestions);
        let suggestions = suggestions.into_iter().map(|mut proposal| {
            // stages suggest for the text as it stands
            let shift = |at: usize| {
                let before = changes.iter().take_while(|(b, ..)| text.find(b) < Some(at));
                before.fold(at, |at, (b, a, made)| if *made { at + a.len() - b.len() } else { at })
            };
            let span = proposal.span;
            proposal.span = Span::new(shift(span.start), shift(span.start) + span.len());
            proposal
        });
        let suggestions = suggestions.collect();
        draft.finish(suggestions)
    }

    const TEXT: &str = "Les écoltes sont perdues, et les oches aussi.";

    fn sample() -> Cleaned {
        cleaned(
            TEXT,
            &[
                ("écoltes", "récoltes", true),
                ("perdues", "pendues", false),
                ("oches", "poches", true),
            ],
        )
    }

    fn decided(rows: &[(&str, &str, Verdict)]) -> Cleaned {
        let mut decisions = Decisions::default();
        for (before, after, verdict) in rows {
            decisions.decide(before, after, None, *verdict);
        }
        let cleaned = decisions.apply(TEXT, sample());
        assert_eq!(cleaned.original(), TEXT);
        for edit in &cleaned.edits {
            assert_eq!(edit.cleaned_span().of(&cleaned.text), edit.after);
        }
        for suggestion in &cleaned.suggestions {
            assert_eq!(suggestion.cleaned_span().of(&cleaned.text), suggestion.before);
        }
        cleaned
    }

    #[test]
    fn what_is_rejected_is_not_made() {
        let cleaned = decided(&[("écoltes", "récoltes", Verdict::Reject)]);
        assert_eq!(cleaned.text, "Les écoltes sont perdues, et les poches aussi.");
        assert_eq!((cleaned.edits.len(), cleaned.suggestions.len()), (1, 1));
        let other = decided(&[("écoltes", "écoles", Verdict::Reject)]);
        assert_eq!(other, sample());
        assert!(decided(&[("perdues", "pendues", Verdict::Reject)]).suggestions.is_empty());
    }

    #[test]
    fn what_is_accepted_is_made_and_certain() {
        let cleaned = decided(&[
            ("perdues", "pendues", Verdict::Accept),
            ("oches", "poches", Verdict::Accept),
        ]);
        assert_eq!(cleaned.text, "Les récoltes sont pendues, et les poches aussi.");
        let sure: Vec<_> =
            cleaned.edits.iter().map(|e| e.confidence == Confidence::CERTAIN).collect();
        assert_eq!(sure, [false, true, true]);
        assert!(cleaned.suggestions.is_empty());
    }

    #[test]
    fn one_place_is_decided_otherwise_than_all() {
        let text = "un oches, deux oches";
        let cleaned = cleaned(text, &[("oches", "poches", true), ("oches", "poches", true)]);
        let place = |edit: &Edit| Some(Place::of(text, edit.original_span()));
        let mut decisions = Decisions::default();
        decisions.decide("oches", "poches", None, Verdict::Reject);
        decisions.decide("oches", "poches", place(&cleaned.edits[1]), Verdict::Accept);
        assert_eq!(decisions.apply(text, cleaned.clone()).text, "un oches, deux poches");
        let mut decisions = Decisions::default();
        decisions.decide("oches", "poches", place(&cleaned.edits[1]), Verdict::Reject);
        assert_eq!(decisions.apply(text, cleaned).text, "un poches, deux oches");
    }

    /// An edit of this place in the original and in the cleaned text.
    fn edit(original: (usize, usize), cleaned: (usize, usize), after: &str) -> Edit {
        Edit {
            start: original.0,
            end: original.1,
            cleaned_start: cleaned.0,
            cleaned_end: cleaned.1,
            before: "before".to_owned(),
            after: after.to_owned(),
            reason: Reason::SplitWord,
            confidence: Confidence::CERTAIN,
            alternatives: Vec::new(),
            detail: None,
        }
    }

    #[test]
    fn a_suggestion_takes_the_edits_inside_it_along() {
        // a replaces two letters by one, b one by one, c puts two in, d takes three out
        let edits = vec![
            edit((0, 2), (0, 1), "a"),
            edit((3, 4), (2, 3), "b"),
            edit((6, 6), (5, 7), "c"),
            edit((8, 11), (9, 9), "d"),
        ];
        for (original, cleaned, made, wanted) in [
            ((2, 5), (1, 4), true, "axcd"),
            ((2, 6), (1, 5), true, "axcd"),
            ((2, 7), (1, 8), true, "axd"),
            ((1, 5), (1, 4), false, "abcd"),
            ((6, 7), (7, 8), true, "abcxd"),
            ((6, 7), (6, 8), false, "abcd"),
            ((6, 6), (7, 7), false, "abcd"),
            ((7, 8), (8, 9), true, "abcxd"),
            ((11, 12), (9, 10), true, "abcdx"),
            ((7, 12), (8, 10), true, "abcx"),
            ((0, 12), (0, 10), true, "x"),
        ] {
            let mut edits = edits.clone();
            assert_eq!(make(&mut edits, edit(original, cleaned, "x")), made, "{original:?}");
            let after: String = edits.iter().map(|e| e.after.as_str()).collect();
            assert_eq!(after, wanted, "{original:?}");
        }
        let mut edits = edits.clone();
        assert!(make(&mut edits, edit((2, 5), (1, 4), "before")));
        assert_eq!(edits.len(), 3, "it takes back what was done inside");
    }

    #[test]
    fn a_long_text_is_named_by_its_ends() {
        let long = format!("{}é{}", "a".repeat(150), "b".repeat(100));
        assert_eq!(named(&long), format!("{}[…71…]{}", "a".repeat(120), "b".repeat(60)));
        assert_eq!(named("é"), "é");
        assert_eq!(named(&"é".repeat(200)), "é".repeat(200));
    }
}
