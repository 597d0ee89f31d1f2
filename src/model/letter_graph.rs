//! The forms of the lexicon letter by letter, unpacked: for searches that ask at thousands of places what goes on from there.
//!
//! The transducer is small and is read byte by byte; here a place says at once which letters go on, how many letters words
//! are still long, and which letters are in them at all. That is asked before a letter is followed, and mostly answers
//! no. It takes some megabytes and milliseconds, and is made when first asked for.

use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::channel::{LETTERS, Letter};
use super::stop::Stop;
use super::strange_rows::{ROW, StrangeRows};

/// Lengths are told apart below so many letters.
const LONGEST: usize = 31;

/// So many nodes, and ways that lead to them, are made room for; of room that is not used nothing is taken.
const NODES: usize = 100_000;
const WAYS: usize = 200_000;

/// So often it is asked for the rows of letters that are in no word before they are looked for: that takes as long as some
/// hundred searches.
const ASKED: u32 = 1000;

/// No word ends at a node.
const NO_END: u32 = u32::MAX;

/// The forms in small letters, as a graph whose edges are letters; forms with signs that the channel has no letter for are left out.
///
/// A node lies there once for each way that leads to it, beside the others that go on from the same place, in order of their
/// letters: a search reads many to leave most of them at once, and distant memory is what it waits for.
pub struct LetterGraph {
    nodes: Vec<Node>,
    root: u32,
    /// What follows all but the last letter of a row, anywhere in a word; made when it pays.
    rows: OnceLock<Vec<LetterSet>>,
    /// How often it was asked for.
    asked: AtomicU32,
}

/// What goes on from a place.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    next: LetterSet,
    below: LetterSet,
    /// How many letters on words end.
    lengths: Lengths,
    /// Where those behind it begin.
    first: u32,
    /// What the word that ends here adds to the sum of outputs.
    end: u32,
    /// What the way here adds to it.
    output: u32,
}

/// What is known while words are unpacked.
struct Unpacking {
    /// The numbers of nodes by the places of their stops.
    known: FxHashMap<u32, u32>,
    /// Each node once.
    each: Vec<Node>,
    /// The nodes that go on from those that are not there yet, with their letters and the outputs on the way.
    going: Vec<(Letter, u32, u32)>,
}

/// A set of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterSet(u64);

impl LetterSet {
    /// What stands for the end of a word where that counts as a letter.
    const END: Self = Self(1 << (LETTERS - 1));

    /// Every letter.
    pub const ALL: Self = Self(u64::MAX >> 1);

    /// A letter alone. Characters that the channel has no letter for are in no set.
    #[inline]
    pub const fn of(letter: Letter) -> Self {
        if letter.is_other() { Self(0) } else { Self(1 << letter.index()) }
    }

    /// Both together.
    #[inline]
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that are in both.
    #[inline]
    #[must_use]
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that are not in the other.
    #[inline]
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many there are.
    #[inline]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there is none.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl IntoIterator for LetterSet {
    type Item = Letter;
    type IntoIter = EachLetter;

    #[inline]
    fn into_iter(self) -> EachLetter {
        EachLetter(self)
    }
}

/// The letters of a set, in order of their places in the alphabet.
#[derive(Clone, Debug)]
pub struct EachLetter(LetterSet);

impl Iterator for EachLetter {
    type Item = Letter;

    #[inline]
    fn next(&mut self) -> Option<Letter> {
        let Self(LetterSet(left)) = self;
        let letter = Letter::at(left.trailing_zeros())?;
        *left &= *left - 1;
        Some(letter)
    }
}

/// A place in the graph, and the sum of the outputs on the way to it.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    node: u32,
    sum: u32,
}

impl Node {
    /// The letters that words go on with.
    #[inline]
    pub const fn next(&self) -> LetterSet {
        self.next
    }

    /// The letters that are anywhere behind.
    #[inline]
    pub const fn below(&self) -> LetterSet {
        self.below
    }

    /// Whether a word ends so many letters on.
    #[inline]
    pub const fn has_length(&self, lengths: Lengths) -> bool {
        self.lengths.0 & lengths.0 != 0
    }
}

/// A set of lengths; those of many letters are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths(u32);

impl Lengths {
    /// Those of so many letters or more.
    const MANY: Self = Self(1 << LONGEST);

    /// From one number of letters to another.
    #[inline]
    pub fn between(from: usize, to: usize) -> Self {
        let (from, to) = (from.min(LONGEST), to.min(LONGEST));
        Self((u32::MAX << from) & (u32::MAX >> (LONGEST - to)))
    }

    /// Both together.
    #[inline]
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same, where some letters have gone by.
    #[inline]
    #[must_use]
    pub const fn behind(self, letters: usize) -> Self {
        Self(self.0 >> letters | self.0 & Self::MANY.0)
    }

    /// The same, where a letter is still to come.
    const fn before(self) -> Self {
        Self(self.0 << 1 | self.0 & Self::MANY.0)
    }
}

impl LetterGraph {
    /// Unpacks the words that begin at `stop`.
    pub(super) fn of(stop: Stop) -> Self {
        let mut graph = Self {
            nodes: Vec::with_capacity(WAYS),
            root: 0,
            rows: OnceLock::new(),
            asked: AtomicU32::new(0),
        };
        let mut unpacking = Unpacking {
            known: FxHashMap::with_capacity_and_hasher(NODES, FxBuildHasher),
            each: Vec::with_capacity(NODES),
            going: Vec::new(),
        };
        let root = graph.add(stop, &mut unpacking);
        graph.root = graph.nodes.len() as u32;
        graph.nodes.push(unpacking.each[root as usize]);
        graph
    }

    /// The number of the node of a stop, with all behind it.
    fn add(&mut self, stop: Stop, unpacking: &mut Unpacking) -> u32 {
        if let Some(&number) = unpacking.known.get(&(stop.place() as u32)) {
            return number;
        }
        let start = unpacking.going.len();
        stop.letters(|c, next| {
            let letter = Letter::of(c);
            if !letter.is_other() {
                let number = self.add(next, unpacking);
                unpacking.going.push((letter, number, next.since(stop) as u32));
            }
        });
        let Unpacking { known, each, going } = unpacking;
        if going.len() > start + 1 {
            going[start..].sort_unstable_by_key(|(letter, ..)| *letter);
        }
        let end = stop.end().map_or(NO_END, |end| end as u32);
        let mut node = Node {
            next: LetterSet::default(),
            below: LetterSet::default(),
            lengths: Lengths(u32::from(end != NO_END)),
            first: self.nodes.len() as u32,
            end,
            output: 0,
        };
        for (letter, number, output) in going.drain(start..) {
            let behind = each[number as usize];
            node.next = node.next.and(LetterSet::of(letter));
            node.below = node.below.and(behind.below);
            node.lengths = node.lengths.and(behind.lengths.before());
            self.nodes.push(Node { output, ..behind });
        }
        node.below = node.below.and(node.next);
        let number = each.len() as u32;
        each.push(node);
        known.insert(stop.place() as u32, number);
        number
    }

    /// What follows all but the last letter of each row that is in a word.
    fn rows(&self) -> Vec<LetterSet> {
        let mut rows = vec![LetterSet::default(); LETTERS.pow(ROW as u32 - 1)];
        // nodes that the same goes on from are one
        let mut seen = vec![false; self.nodes.len()];
        for node in self.nodes.iter().filter(|node| !node.next.is_empty()) {
            if !std::mem::replace(&mut seen[node.first as usize], true) {
                self.add_rows(node, 0, ROW - 1, &mut rows);
            }
        }
        rows
    }

    /// Adds the rows that go on from a node behind those letters of them that are known, which are `more` too few.
    fn add_rows(&self, node: &Node, known: usize, more: usize, rows: &mut [LetterSet]) {
        if more == 0 {
            let end = if node.end == NO_END { LetterSet::default() } else { LetterSet::END };
            rows[known] = rows[known].and(node.next).and(end);
            return;
        }
        for (next, letter) in self.nodes[node.first as usize..].iter().zip(node.next) {
            self.add_rows(next, known * LETTERS + letter.index(), more - 1, rows);
        }
    }

    /// The rows of letters of a word that are in none of the words here.
    pub fn strange_rows(&self, word: &[Letter]) -> StrangeRows {
        let rows = self.rows.get_or_init(|| self.rows());
        let mut strange = StrangeRows::default();
        for (at, row) in word.windows(ROW - 1).enumerate() {
            let known = row.iter().fold(0, |known, letter| known * LETTERS + letter.index());
            let next = word.get(at + ROW - 1).map_or(LetterSet::END, |next| LetterSet::of(*next));
            if rows[known].common(next).is_empty() {
                strange.add(at);
            }
        }
        strange
    }

    /// The same where so much has been looked for already that it pays; before, none is known to be strange.
    pub fn strange_rows_if_it_pays(&self, word: &[Letter]) -> StrangeRows {
        let pays = || self.asked.fetch_add(1, Ordering::Relaxed) >= ASKED;
        if self.rows.get().is_some() || pays() {
            self.strange_rows(word)
        } else {
            StrangeRows::default()
        }
    }

    /// Before the first letter.
    pub const fn root(&self) -> Spot {
        Spot { node: self.root, sum: 0 }
    }

    /// What goes on from a place.
    #[inline]
    pub fn node(&self, spot: Spot) -> &Node {
        &self.nodes[spot.node as usize]
    }

    /// The place behind a letter, if a word goes on with it.
    #[inline]
    pub fn step(&self, spot: Spot, letter: Letter) -> Option<Spot> {
        let node = self.node(spot);
        let bit = LetterSet::of(letter);
        if node.next.common(bit).is_empty() {
            return None;
        }
        let before = LetterSet(node.next.0 & (bit.0 - 1)).count();
        let next = node.first + before;
        Some(Spot { node: next, sum: spot.sum + self.nodes[next as usize].output })
    }

    /// The place behind some letters, if a word goes on with them.
    #[inline]
    pub fn follow(&self, spot: Spot, letters: &[Letter]) -> Option<Spot> {
        letters.iter().try_fold(spot, |spot, letter| self.step(spot, *letter))
    }

    /// The number of the word that ends here, if one does.
    #[inline]
    pub fn ordinal(&self, spot: Spot) -> Option<u32> {
        let end = self.node(spot).end;
        (end != NO_END).then(|| spot.sum + end)
    }
}

impl fmt::Debug for LetterGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LetterGraph").field("nodes", &self.nodes.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use fst::{IntoStreamer, Streamer};

    use super::super::Model;
    use super::*;

    fn letters(word: &str) -> Vec<Letter> {
        word.chars().map(Letter::of).collect()
    }

    #[test]
    fn it_has_the_forms_of_the_lexicon_in_small_letters_with_their_numbers() {
        let lexicon = &Model::french().lexicon;
        let graph = lexicon.letter_graph();
        let mut forms = lexicon.fst().into_stream();
        let mut found = 0;
        while let Some((form, ordinal)) = forms.next() {
            let form = str::from_utf8(form).unwrap();
            let small = |c: char| !c.is_uppercase() && !Letter::of(c).is_other();
            let spot = graph.follow(graph.root(), &letters(form));
            let number = spot.and_then(|spot| graph.ordinal(spot));
            if form.chars().all(small) {
                assert_eq!(number, Some(ordinal.value() as u32), "{form}");
                found += 1;
            } else {
                assert_eq!(number, None, "{form}");
            }
        }
        assert!(found > 400_000, "{found}");
    }

    #[test]
    fn a_place_knows_what_is_behind() {
        let graph = Model::french().lexicon.letter_graph();
        let spot = graph.follow(graph.root(), &letters("aujourd'")).unwrap();
        let node = graph.node(spot);
        assert_eq!(node.next().into_iter().collect::<Vec<_>>(), letters("h"));
        assert!(
            node.below()
                .without(
                    letters("hui")
                        .into_iter()
                        .fold(LetterSet::default(), |set, letter| set.and(LetterSet::of(letter)))
                )
                .is_empty()
        );
        assert!(
            node.has_length(Lengths::between(3, 3)) && !node.has_length(Lengths::between(0, 2))
        );
        assert!(!node.has_length(Lengths::between(4, 40)));
        assert!(graph.ordinal(spot).is_none());
        assert!(graph.step(spot, Letter::of('x')).is_none());
    }

    #[test]
    fn lengths_go_by() {
        assert_eq!(Lengths::between(3, 5).behind(1), Lengths::between(2, 4));
        assert_eq!(Lengths::between(3, 5).before(), Lengths::between(4, 6));
        assert!(
            Lengths::between(90, 99) == Lengths::MANY && Lengths::MANY.before() == Lengths::MANY
        );
    }
}
