//! The forms of the lexicon letter by letter, unpacked: for searches that ask at thousands of places what goes on from there.
//!
//! The transducer is small and is read byte by byte; here a place says at once which letters go on, how many letters words
//! are still long, and which letters are in them at all. That is asked before a letter is followed, and mostly answers
//! no. It takes some megabytes and milliseconds, and is made when first asked for.

use std::fmt;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::channel::Letter;
use super::stop::Stop;

/// Lengths are told apart below so many letters.
const LONGEST: usize = 31;

/// So many nodes and edges are made room for; of room that is not used nothing is taken.
const NODES: usize = 100_000;
const EDGES: usize = 200_000;

/// No word ends at a node.
const NO_END: u32 = u32::MAX;

/// The forms in small letters, as a graph whose edges are letters; forms with signs that the channel has no letter for are left out.
pub struct LetterGraph {
    nodes: Vec<Node>,
    /// Those of a node side by side, in order of their letters.
    edges: Vec<Edge>,
    root: u32,
}

/// What goes on from a place.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    next: LetterSet,
    below: LetterSet,
    /// How many letters on words end.
    lengths: Lengths,
    first_edge: u32,
    /// What the word that ends here adds to the sum of outputs.
    end: u32,
}

#[derive(Clone, Copy)]
struct Edge {
    to: u32,
    output: u32,
}

/// A set of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterSet(u64);

impl LetterSet {
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
        let [from, to] = [from, to].map(|length| length.min(LONGEST));
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
        let mut graph =
            Self { nodes: Vec::with_capacity(NODES), edges: Vec::with_capacity(EDGES), root: 0 };
        let mut known = FxHashMap::with_capacity_and_hasher(NODES, FxBuildHasher);
        graph.root = graph.add(stop, &mut known, &mut Vec::new());
        graph
    }

    /// The number of the node of a stop, with all behind it. `known` has the numbers by the places of the stops, `going` is a stack of edges whose node is not there yet.
    fn add(
        &mut self,
        stop: Stop,
        known: &mut FxHashMap<u32, u32>,
        going: &mut Vec<(Letter, Edge)>,
    ) -> u32 {
        if let Some(&node) = known.get(&(stop.place() as u32)) {
            return node;
        }
        let first = going.len();
        stop.letters(|c, next| {
            let letter = Letter::of(c);
            if !letter.is_other() {
                let output = next.since(stop) as u32;
                let to = self.add(next, known, going);
                going.push((letter, Edge { to, output }));
            }
        });
        if going.len() > first + 1 {
            going[first..].sort_unstable_by_key(|(letter, _)| *letter);
        }
        let end = stop.end().map_or(NO_END, |end| end as u32);
        let mut node = Node {
            next: LetterSet::default(),
            below: LetterSet::default(),
            lengths: Lengths(u32::from(end != NO_END)),
            first_edge: self.edges.len() as u32,
            end,
        };
        for (letter, edge) in going.drain(first..) {
            let behind = &self.nodes[edge.to as usize];
            node.next = node.next.and(LetterSet::of(letter));
            node.below = node.below.and(behind.below);
            node.lengths = node.lengths.and(behind.lengths.before());
            self.edges.push(edge);
        }
        node.below = node.below.and(node.next);
        let number = self.nodes.len() as u32;
        self.nodes.push(node);
        known.insert(stop.place() as u32, number);
        number
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
        let edge = self.edges[(node.first_edge + before) as usize];
        Some(Spot { node: edge.to, sum: spot.sum + edge.output })
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
        let Self { nodes, edges, .. } = self;
        let mut out = f.debug_struct("LetterGraph");
        out.field("nodes", &nodes.len()).field("edges", &edges.len()).finish_non_exhaustive()
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
