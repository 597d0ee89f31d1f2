//! How many of the edits are right, and how many letters and words are still wrong.

use std::fmt;

use crate::align::{distance, level};
use crate::trial::Trial;

/// The counts of a set of pairs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pairs: usize,
    wanted: usize,
    made: usize,
    right: usize,
    /// Wrong letters before and after, and letters.
    letters: [usize; 3],
    /// Wrong words before and after, and words.
    words: [usize; 3],
    clean_words: usize,
    clean_edits: usize,
}

impl Score {
    /// Counts one pair.
    pub(crate) fn add(&mut self, trial: &Trial<'_>) {
        self.pairs += 1;
        self.wanted += trial.wanted.len();
        self.made += trial.made.len();
        self.right += trial.made.intersection(&trial.wanted).count();
        let texts = [&trial.pair.noisy, &trial.cleaned.text, &trial.pair.gold].map(|t| level(t));
        let letters = texts.each_ref().map(|text| text.chars().collect::<Vec<_>>());
        let words = texts.each_ref().map(|text| text.split(' ').collect::<Vec<_>>());
        add_errors(&mut self.letters, &letters);
        add_errors(&mut self.words, &words);
        if trial.is_clean() {
            self.clean_words += words[0].len();
            self.clean_edits += trial.made.len();
        }
    }

    /// The share of right edits among those made.
    pub(crate) fn precision(&self) -> f64 {
        share(self.right, self.made)
    }

    /// The share of right edits among those wanted.
    pub(crate) fn recall(&self) -> f64 {
        share(self.right, self.wanted)
    }

    /// Both in one, precision with more weight.
    pub(crate) fn f05(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 {
            return 0.0;
        }
        1.25 * precision * recall / (0.25 * precision + recall)
    }

    /// Edits in 10,000 words of the texts that are right as they are.
    pub(crate) fn clean_edits(&self) -> Option<f64> {
        (self.clean_words > 0).then(|| 1e4 * self.clean_edits as f64 / self.clean_words as f64)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} | ", self.pairs)?;
        if self.wanted == 0 {
            f.write_str("– | – | –")?;
        } else {
            write!(f, "{:.3} | {:.3} | {:.3}", self.precision(), self.recall(), self.f05())?;
        }
        for [before, after, all] in [self.letters, self.words] {
            let percent = |wrong| 100.0 * wrong as f64 / (all as f64).max(1.0);
            write!(f, " | {:.2} → {:.2} %", percent(before), percent(after))?;
        }
        match self.clean_edits() {
            Some(edits) => write!(f, " | {edits:.1}"),
            None => f.write_str(" | –"),
        }
    }
}

/// The share of a part; of nothing, all.
pub(crate) fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { part as f64 / all as f64 }
}

/// Adds the errors of the damaged text, those of the cleaned text, and the size of the gold.
fn add_errors<T: PartialEq>(sums: &mut [usize; 3], [noisy, cleaned, gold]: &[Vec<T>; 3]) {
    let counts = [distance(noisy, gold), distance(cleaned, gold), gold.len()];
    sums.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
}
