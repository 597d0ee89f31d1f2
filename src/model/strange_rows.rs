//! Rows of letters that are in no form of the lexicon: wherever one stands in a word, something was misread.

use std::ops::Range;

use super::channel::Cost;

/// So many letters are a row; the end of a word counts as one.
pub(super) const ROW: usize = 4;

/// Where the rows of a word that are in no form begin: bit `i` for the one from the `i`th letter on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StrangeRows(u64);

/// A way to read some letters of a word; between two letters, where one was lost.
#[derive(Clone, Debug)]
pub struct Change {
    pub letters: Range<usize>,
    pub cost: Cost,
}

impl Change {
    /// Whether a row of letters is not the same behind it.
    const fn breaks(&self, row: usize) -> bool {
        self.letters.start < row + ROW && row < self.letters.end
    }
}

impl StrangeRows {
    /// Adds the row from a letter on.
    pub const fn add(&mut self, row: usize) {
        if row < u64::BITS as usize {
            self.0 |= 1 << row;
        }
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// For each letter of a word and its end: what it costs at least to break all rows that begin there or behind.
    pub fn least_costs(self, letters: usize, changes: &[Change]) -> Vec<Cost> {
        let mut least = vec![0; letters + 1];
        if self.is_empty() {
            return least;
        }
        for row in (0..letters).rev() {
            least[row] = if row < u64::BITS as usize && self.0 >> row & 1 == 1 {
                let breaking = changes.iter().filter(|change| change.breaks(row));
                let costs = breaking.map(|c| c.cost.saturating_add(least[c.letters.end]));
                costs.min().unwrap_or(Cost::MAX)
            } else {
                least[row + 1]
            };
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::super::channel::Letter;
    use super::*;

    fn rows(word: &str) -> StrangeRows {
        let letters: Vec<Letter> = word.chars().map(Letter::of).collect();
        Model::french().lexicon.letter_graph().strange_rows(&letters)
    }

    #[test]
    fn a_form_has_none() {
        for form in ["maison", "événement", "aujourd'hui", "le", "a", "porte-avions"] {
            assert!(rows(form).is_empty(), "{form}");
        }
    }

    #[test]
    fn what_is_no_french_has_some() {
        for word in ["mxqzon", "aujourdxhui", "maisonq", "qqq"] {
            assert!(!rows(word).is_empty(), "{word}");
        }
    }

    #[test]
    fn each_is_misread_somewhere() {
        let mut strange = StrangeRows::default();
        strange.add(0);
        strange.add(6);
        let change = |letters: Range<usize>, cost| Change { letters, cost };
        let mut changes: Vec<Change> = (0..10).map(|at| change(at..at + 1, 300)).collect();
        changes.extend((1..=10).map(|at| change(at..at, 400)));
        assert_eq!(
            strange.least_costs(10, &changes),
            [600, 300, 300, 300, 300, 300, 300, 0, 0, 0, 0]
        );
        // one that breaks both
        changes.push(change(3..7, 350));
        assert_eq!(strange.least_costs(10, &changes)[0], 350);
    }
}
