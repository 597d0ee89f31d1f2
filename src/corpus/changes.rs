//! Distinct changes: how often each was made, and where it was least sure.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::edit::decisions::named;
use crate::edit::{Edit, Reason};

/// So many changes are kept; twice as many may be there for a while.
const KEPT: usize = 30_000;

/// Of those that go, so many stay for the sake of their rank.
const RANKED: usize = 200;

/// How many examples a change has.
const EXAMPLES: usize = 2;

/// What is shown beside an example, in characters: about a line. Decisions compare a part of it.
pub(super) const BESIDE: usize = 60;

/// Where an edit stands: a window of a document, and where in it the text begins that the edit's positions count from.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) document: &'a str,
    pub(super) window: &'a str,
    pub(super) start: usize,
}

/// All changes of one kind.
#[derive(Clone, Debug)]
pub(super) struct Changes {
    rows: FxHashMap<Pair, Change>,
    /// Whether the least sure come first; of suggestions it is the surest.
    doubtful_first: bool,
    /// Whether some were left out.
    pub(super) pruned: bool,
}

/// What stood there and what is to stand there, as decisions name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Pair {
    pub(super) before: String,
    pub(super) after: String,
}

#[derive(Clone, Debug)]
pub(super) struct Change {
    /// The reason of the first.
    pub(super) reason: Reason,
    pub(super) count: u64,
    /// Those that rank first; of equals the first that came.
    pub(super) examples: Vec<Example>,
}

#[derive(Clone, Debug)]
pub(super) struct Example {
    pub(super) confidence: f32,
    pub(super) document: String,
    /// What stands before and behind it in the original.
    pub(super) beside: [String; 2],
}

impl Changes {
    /// Of edits: those that are least sure are to be looked at first.
    pub(super) fn of_edits() -> Self {
        Self { rows: FxHashMap::default(), doubtful_first: true, pruned: false }
    }

    /// Of suggestions: those that were nearly made.
    pub(super) fn of_suggestions() -> Self {
        Self { doubtful_first: false, ..Self::of_edits() }
    }

    pub(super) fn add(&mut self, edit: &Edit, place: Place<'_>) {
        let [before, after] = [&edit.before, &edit.after].map(|text| named(text).into_owned());
        let (is_first, confidence) = (self.doubtful_first, edit.confidence.get());
        let change = self.row(Pair { before, after }, edit.reason);
        change.count += 1;
        let at = change.place(confidence, is_first);
        if at < EXAMPLES {
            let example = Example {
                confidence,
                document: place.document.to_owned(),
                beside: beside(place.window, place.start + edit.start, place.start + edit.end),
            };
            change.examples.insert(at, example);
            change.examples.truncate(EXAMPLES);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.pruned |= other.pruned;
        let is_first = self.doubtful_first;
        // where some are left out on the way, their order decides which
        for (pair, more) in other.commonest() {
            let change = self.row(pair.clone(), more.reason);
            change.count += more.count;
            for example in &more.examples {
                let at = change.place(example.confidence, is_first);
                change.examples.insert(at, example.clone());
            }
            change.examples.truncate(EXAMPLES);
        }
    }

    /// The commonest first; of equals those that rank first, then in alphabetical order.
    pub(super) fn commonest(&self) -> Vec<(&Pair, &Change)> {
        let mut all: Vec<_> = self.rows.iter().collect();
        all.sort_unstable_by(|(a, one), (b, other)| {
            let ranks = self.rank(b, other).total_cmp(&self.rank(a, one));
            Reverse(one.count).cmp(&Reverse(other.count)).then(ranks).then_with(|| a.cmp(b))
        });
        all
    }

    /// Those that are to be looked at first: edits where doubt and size are large, suggestions that were nearly made.
    pub(super) fn first(&self, most: usize) -> Vec<(&Pair, &Change)> {
        let mut all: Vec<_> = self.rows.iter().collect();
        all.sort_unstable_by(|(a, one), (b, other)| {
            self.rank(b, other).total_cmp(&self.rank(a, one)).then_with(|| a.cmp(b))
        });
        all.retain(|(pair, change)| self.rank(pair, change) > 0.0);
        all.truncate(most);
        all
    }

    /// How much there is to be asked about: doubt, which weighs more the more is changed; or how sure a suggestion is.
    fn rank(&self, pair: &Pair, change: &Change) -> f32 {
        let confidence = change.examples[0].confidence;
        if !self.doubtful_first {
            return confidence;
        }
        let size = pair.before.len().max(pair.after.len()) as f32;
        (1.0 - confidence) * (1.0 + size).log2()
    }

    fn row(&mut self, pair: Pair, reason: Reason) -> &mut Change {
        if self.rows.len() == 2 * KEPT && !self.rows.contains_key(&pair) {
            self.prune();
        }
        self.rows.entry(pair).or_insert(Change { reason, count: 0, examples: Vec::new() })
    }

    /// Leaves the rarest out. What ranks first stays: what went had as many above it, and they only rise.
    fn prune(&mut self) {
        let mut kept: FxHashSet<_> =
            self.commonest().into_iter().take(KEPT).map(|(pair, _)| pair.clone()).collect();
        kept.extend(self.first(RANKED).into_iter().map(|(pair, _)| pair.clone()));
        self.rows.retain(|pair, _| kept.contains(pair));
        self.pruned = true;
    }
}

impl Change {
    /// Where an example of this confidence belongs.
    fn place(&self, confidence: f32, doubtful_first: bool) -> usize {
        self.examples.partition_point(|other| {
            if doubtful_first {
                other.confidence <= confidence
            } else {
                other.confidence >= confidence
            }
        })
    }
}

/// What stands beside a span of the text.
fn beside(text: &str, start: usize, end: usize) -> [String; 2] {
    let (before, behind) = (&text[..start], &text[end..]);
    let from = before.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let to = behind.char_indices().nth(BESIDE).map_or(behind.len(), |(at, _)| at);
    [before[from..].to_owned(), behind[..to].to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Confidence;

    fn edit(before: &str, after: &str, confidence: f32) -> Edit {
        Edit {
            start: 3,
            end: 3 + before.len(),
            cleaned_start: 3,
            cleaned_end: 3 + after.len(),
            before: before.to_owned(),
            after: after.to_owned(),
            reason: Reason::Accent,
            confidence: Confidence::new(confidence),
            alternatives: Vec::new(),
            detail: None,
        }
    }

    fn add(changes: &mut Changes, before: &str, confidence: f32, document: &str) {
        let window = format!("un {before} deux");
        changes.add(&edit(before, "x", confidence), Place { document, window: &window, start: 0 });
    }

    #[test]
    fn examples_are_the_least_sure() {
        let mut changes = Changes::of_edits();
        for (confidence, document) in [(0.9, "a"), (0.8, "b"), (0.95, "c"), (0.8, "d")] {
            add(&mut changes, "abc", confidence, document);
        }
        add(&mut changes, "abd", 1.0, "e");
        let first = changes.first(10);
        assert_eq!(first.len(), 1, "what is certain is not asked about");
        let documents: Vec<_> = first[0].1.examples.iter().map(|e| e.document.as_str()).collect();
        assert_eq!((first[0].1.count, documents), (4, vec!["b", "d"]));
        assert_eq!(first[0].1.examples[0].beside, ["un ", " deux"]);
        let mut nearly = Changes::of_suggestions();
        add(&mut nearly, "abc", 0.3, "a");
        add(&mut nearly, "abd", 0.5, "b");
        assert_eq!(nearly.first(1)[0].0.before, "abd");
    }

    #[test]
    fn doubt_weighs_more_where_more_is_changed() {
        let mut changes = Changes::of_edits();
        add(&mut changes, "abc", 0.9, "a");
        add(&mut changes, &"mot ".repeat(30), 0.9, "a");
        add(&mut changes, "abd", 0.6, "a");
        let order: Vec<_> = changes.first(3).iter().map(|(pair, _)| pair.before.len()).collect();
        assert_eq!(order, [3, 120, 3]);
    }

    #[test]
    fn the_commonest_and_the_riskiest_stay() {
        let mut changes = Changes::of_edits();
        for _ in 0..2 {
            add(&mut changes, "often", 0.99, "a");
        }
        add(&mut changes, "risky", 0.2, "a");
        for i in 0..2 * KEPT {
            add(&mut changes, &format!("b{i}"), 0.99, "a");
        }
        assert!(changes.pruned && changes.rows.len() <= 2 * KEPT);
        assert_eq!(changes.commonest()[0].0.before, "often");
        assert_eq!(changes.first(1)[0].0.before, "risky");
    }

    #[test]
    fn two_halves_make_a_whole() {
        let (mut whole, mut one, mut other) =
            (Changes::of_edits(), Changes::of_edits(), Changes::of_edits());
        for (i, confidence) in [0.9, 0.7, 0.8, 0.6].into_iter().enumerate() {
            let half = if i < 2 { &mut one } else { &mut other };
            for changes in [half, &mut whole] {
                add(changes, "abc", confidence, &i.to_string());
                add(changes, &format!("b{i}"), confidence, "x");
            }
        }
        one.merge(&other);
        assert_eq!(format!("{:?}", one.commonest()), format!("{:?}", whole.commonest()));
    }
}
