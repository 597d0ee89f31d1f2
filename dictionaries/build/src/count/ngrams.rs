//! Units in a row: one, two and three, over every corpus.
//!
//! Units get numbers, rows of units become 64-bit keys with their weight, and keys are sorted and added up. That takes
//! two gigabytes for 170 million words, and no hash table.

use std::hash::{Hash, Hasher};

use coquille::model::context::spell;
use coquille::model::{Lexicon, Unit};
use coquille::text::sentences::sentences;
use coquille::text::tokenize;
use rustc_hash::{FxHashMap, FxHasher};

use super::repeats::Repeats;
use crate::error::{Error, Result};
use crate::sources::corpora::Corpus;

/// Bits of the number of a unit.
const BITS: u32 = 20;
/// Bits of a weight, in quarters.
const WEIGHT_BITS: u32 = 4;

/// Rows of units of one length, as keys with a weight in their lowest bits.
#[derive(Debug, Default)]
pub struct Rows(Vec<u64>);

impl Rows {
    fn push(&mut self, units: &[u32], quarters: u32) {
        let key = units.iter().fold(0_u64, |key, &unit| key << BITS | u64::from(unit));
        self.0.push(key << WEIGHT_BITS | u64::from(quarters));
    }

    /// Adds up equal rows: the key without weight, and the weight in quarters, by key.
    pub fn add_up(mut self) -> Vec<(u64, u32)> {
        self.0.sort_unstable();
        let mut out: Vec<(u64, u32)> = Vec::new();
        for entry in self.0 {
            let key = entry >> WEIGHT_BITS;
            let quarters = (entry & ((1 << WEIGHT_BITS) - 1)) as u32;
            match out.last_mut() {
                Some((last, sum)) if *last == key => *sum += quarters,
                _ => out.push((key, quarters)),
            }
        }
        out
    }
}

/// The numbers of the units of a key, of a row of `N`.
pub fn numbers<const N: usize>(key: u64) -> [u32; N] {
    let mask = (1 << BITS) - 1;
    std::array::from_fn(|i| (key >> (BITS * (N - 1 - i) as u32) & mask) as u32)
}

/// Counts of units in a row.
#[derive(Debug)]
pub struct NgramCounts<'a> {
    lexicon: &'a Lexicon,
    numbers: FxHashMap<Box<str>, u32>,
    /// The units, by number.
    pub units: Vec<Box<str>>,
    /// How often each unit was seen, in quarters, by number.
    pub singles: Vec<u32>,
    /// Two in a row.
    pub pairs: Rows,
    /// Three in a row.
    pub triples: Rows,
    /// Sentences held back.
    pub held_back: Vec<Vec<Unit>>,
    repeats: Repeats,
    sentence: Vec<u32>,
}

impl<'a> NgramCounts<'a> {
    /// Counts of nothing yet.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        let mut counts = Self {
            lexicon,
            numbers: FxHashMap::default(),
            units: Vec::new(),
            singles: Vec::new(),
            pairs: Rows::default(),
            triples: Rows::default(),
            held_back: Vec::new(),
            repeats: Repeats::default(),
            sentence: Vec::new(),
        };
        counts.number("<s>");
        counts
    }

    /// Counts one line of a corpus.
    pub fn line(&mut self, text: &str, corpus: Corpus, index: usize) {
        let tokens = tokenize(text);
        let mut buffer = String::new();
        let held_back = corpus.holds_back(index);
        for span in sentences(text, &tokens) {
            self.sentence.clear();
            self.sentence.push(0);
            for &token in &tokens[span.start..span.end] {
                if let Some(unit) = spell(text, token, self.lexicon, &mut buffer) {
                    let number = self.number(unit);
                    self.sentence.push(number);
                }
            }
            let mut hasher = FxHasher::default();
            self.sentence.hash(&mut hasher);
            if !self.repeats.admit(hasher.finish(), self.sentence.len()) {
                continue;
            }
            if held_back {
                let units = self.sentence.iter().map(|&n| Unit::of(&self.units[n as usize]));
                self.held_back.push(units.collect());
            } else {
                self.count(corpus.quarters);
            }
        }
    }

    fn count(&mut self, quarters: u32) {
        for &unit in &self.sentence {
            self.singles[unit as usize] += quarters;
        }
        for pair in self.sentence.windows(2) {
            self.pairs.push(pair, quarters);
        }
        for triple in self.sentence.windows(3) {
            self.triples.push(triple, quarters);
        }
    }

    fn number(&mut self, unit: &str) -> u32 {
        if let Some(&number) = self.numbers.get(unit) {
            return number;
        }
        let number = self.units.len() as u32;
        self.numbers.insert(unit.into(), number);
        self.units.push(unit.into());
        self.singles.push(0);
        number
    }

    /// Checks that every unit had a number of its own.
    ///
    /// # Errors
    /// When there are more units than numbers.
    pub fn check(&self) -> Result<()> {
        if self.units.len() < 1 << BITS {
            return Ok(());
        }
        Err(Error::Limit(format!("{} units do not fit {BITS} bits", self.units.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_are_added_up() {
        let mut rows = Rows::default();
        rows.push(&[1, 2, 3], 4);
        rows.push(&[1, 2, 2], 1);
        rows.push(&[1, 2, 3], 1);
        let sums = rows.add_up();
        assert_eq!(sums.iter().map(|s| s.1).collect::<Vec<_>>(), [1, 5]);
        assert_eq!(numbers::<3>(sums[1].0), [1, 2, 3]);
    }
}
