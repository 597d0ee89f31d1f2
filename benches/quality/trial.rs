//! A damaged text that was cleaned: what was changed against what should have been.

use std::collections::{BTreeMap, BTreeSet};

use coquille::{Cleaned, Cleaner, Edit};

use crate::align::{Change, changes};
use crate::pairs::Pair;

/// A pair and what came of it.
pub(crate) struct Trial<'a> {
    pub(crate) pair: &'a Pair,
    pub(crate) cleaned: Cleaned,
    /// What the gold changes.
    pub(crate) wanted: BTreeSet<Change>,
    /// What was changed.
    pub(crate) made: BTreeSet<Change>,
}

impl<'a> Trial<'a> {
    /// Cleans the damaged text of a pair.
    pub(crate) fn new(cleaner: &Cleaner, pair: &'a Pair) -> Self {
        let cleaned = cleaner.explain(&pair.noisy);
        let wanted = changes(&pair.noisy, &pair.gold);
        let made = changes(&pair.noisy, &cleaned.text);
        Self { pair, cleaned, wanted, made }
    }

    /// Whether the text is right as it is.
    pub(crate) fn is_clean(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Whether all that the edit changes is changed so in the gold.
    pub(crate) fn is_right(&self, edit: &Edit) -> bool {
        self.changes_of(edit).all(|change| self.wanted.contains(change))
    }

    /// Whether the gold has what the suggestion would change, if it were made alone.
    pub(crate) fn would_be_right(&self, suggestion: &Edit) -> bool {
        self.changes_if_made(suggestion).all(|change| self.wanted.contains(&change))
    }

    /// How sure each change is that was made or suggested, and whether the gold has it.
    pub(crate) fn judged(&self) -> Vec<(f32, bool)> {
        let made = self.made.iter().map(|change| (change.clone(), self.sure_of(change)));
        let mut sure: BTreeMap<Change, f32> = made.collect();
        for suggestion in &self.cleaned.suggestions {
            for change in self.changes_if_made(suggestion) {
                sure.entry(change).or_insert(suggestion.confidence.get());
            }
        }
        sure.into_iter().map(|(change, sure)| (sure, self.wanted.contains(&change))).collect()
    }

    /// How sure the edit is that a change came from; of several, the least sure. Where one run could be
    /// another just as well, no edit touches it, and the nearest counts.
    fn sure_of(&self, change: &Change) -> f32 {
        let edits = &self.cleaned.edits;
        let distance = |edit: &Edit| {
            change.0.saturating_sub(edit.end).max(edit.start.saturating_sub(change.1))
        };
        let nearest = edits.iter().map(distance).min();
        let near = edits.iter().filter(|edit| Some(distance(edit)) == nearest);
        near.map(|edit| edit.confidence.get()).fold(1.0, f32::min)
    }

    /// The changes that an edit has a part in.
    fn changes_of(&self, edit: &Edit) -> impl Iterator<Item = &Change> {
        self.made.iter().filter(|change| change.0 <= edit.end && edit.start <= change.1)
    }

    /// The changes that a suggestion would make alone.
    fn changes_if_made(&self, suggestion: &Edit) -> impl Iterator<Item = Change> + use<> {
        let noisy = &self.pair.noisy;
        let blank = char::is_whitespace;
        // whole words: what stands behind the last blank before it, and before the first behind it
        let start = noisy[..suggestion.start].trim_end_matches(|c| !blank(c)).len();
        let end = noisy[suggestion.end..].find(blank).map_or(noisy.len(), |n| suggestion.end + n);
        let (before, after) = (&noisy[start..suggestion.start], &noisy[suggestion.end..end]);
        let made = [before, &suggestion.after, after].concat();
        changes(&noisy[start..end], &made)
            .into_iter()
            .map(move |(from, to, after)| (start + from, start + to, after))
    }

    /// What was wrongly made and what was missed, a line each.
    pub(crate) fn differing(&self) -> String {
        let line = |sign, (start, end, after): &Change| {
            let noisy = &self.pair.noisy;
            format!("{sign} [{}→{after}] {noisy}\n", &noisy[*start..*end])
        };
        let wrong = self.made.difference(&self.wanted).map(|change| line("wrong ", change));
        let missed = self.wanted.difference(&self.made).map(|change| line("missed", change));
        wrong.chain(missed).collect()
    }
}
