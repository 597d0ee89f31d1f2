//! The weights that turn scores into probabilities: `dictionaries/tables/calibration.tsv`.

use super::format::FormatError;

/// What a decision rests on, in the order of its features.
pub const FEATURES: [&str; 30] = [
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

/// A weight for each of [`FEATURES`].
#[derive(Clone, Debug)]
pub struct Calibration {
    weights: [f32; FEATURES.len()],
}

impl Calibration {
    /// Reads the table: a line a feature, its name and weight parted by a tab. Features it lacks weigh nothing.
    ///
    /// # Errors
    /// If a line is of another form or names no feature.
    pub fn parse(table: &str) -> Result<Self, FormatError> {
        let mut weights = [0.0; FEATURES.len()];
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let read = line.split_once('\t').and_then(|(name, weight)| {
                Some((FEATURES.iter().position(|f| *f == name)?, weight.parse().ok()?))
            });
            let (at, weight) = read.ok_or_else(|| FormatError::Table {
                table: "calibration.tsv",
                line: line.to_owned(),
                expected: "a feature and its weight, parted by a tab",
            })?;
            weights[at] = weight;
        }
        Ok(Self { weights })
    }

    /// The weights, in the order of [`FEATURES`].
    pub const fn weights(&self) -> &[f32; FEATURES.len()] {
        &self.weights
    }
}
