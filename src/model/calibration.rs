//! The weights that turn scores into probabilities: `dictionaries/tables/calibration.tsv`.

use super::format::FormatError;

/// What a decision about a word outside the lexicon rests on, in the order of its features.
pub const UNKNOWN_WORDS: [&str; 30] = [
    "bias",
    "gain",
    "cost",
    "gap",
    "letters",
    "zipf",
    "strangers",
    "repeats",
    "listed",
    "opens",
    "quoted",
    "names-beside",
    "novelty",
    "cost-by-letter",
    "cost-low",
    "zipf-low",
    "accent",
    "dropped-initial",
    "misspelling",
    "glued-words",
    "split-word",
    "lost-apostrophe",
    "changed-letter",
    "final",
    "listed-accent",
    "gap-low",
    "english",
    "foreign",
    "accent-english",
    "accent-foreign",
];

/// What a decision about a word of the lexicon rests on.
pub const REAL_WORDS: [&str; 22] = [
    "bias",
    "gain",
    "cost",
    "gap",
    "letters",
    "zipf",
    "zipf-written",
    "zipf-gain",
    "unfit",
    "fit",
    "seen",
    "strangers",
    "repeats",
    "opens",
    "quoted",
    "names-beside",
    "accent",
    "short",
    "ends-alike",
    "inflection",
    "elision",
    "sounds-alike",
];

/// A weight for each feature.
#[derive(Clone, Debug)]
pub struct Calibration {
    weights: Vec<f32>,
}

impl Calibration {
    /// Reads a table: a line a feature of `features`, its name and weight parted by a tab. Features it lacks weigh
    /// nothing.
    ///
    /// # Errors
    /// If a line is of another form or names no feature.
    pub fn parse(table: &str, features: &[&str]) -> Result<Self, FormatError> {
        let mut weights = vec![0.0; features.len()];
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let read = line.split_once('\t').and_then(|(name, weight)| {
                Some((features.iter().position(|f| *f == name)?, weight.parse().ok()?))
            });
            let (at, weight) = read.ok_or_else(|| FormatError::Table {
                table: "calibration",
                line: line.to_owned(),
                expected: "a feature and its weight, parted by a tab",
            })?;
            weights[at] = weight;
        }
        Ok(Self { weights })
    }

    /// The logistic of the weighted sum of features.
    pub fn probability(&self, features: &[f32]) -> f32 {
        let log_odds: f32 = features.iter().zip(&self.weights).map(|(f, w)| f * w).sum();
        1.0 / (1.0 + (-log_odds).exp())
    }
}
