//! The weights that turn scores into probabilities: `dictionaries/tables/calibration.tsv`.

use crate::error::Error;

/// A weight for each feature of a decision.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    weights: Vec<f32>,
}

impl Calibration {
    /// Reads the table, a line a feature, in the order of `names`.
    ///
    /// # Errors
    /// If a line is not a name of the list and a number.
    pub fn parse(table: &str, names: &[&str]) -> Result<Self, Error> {
        let wrong = |line: &str| Error::model("calibration.tsv", line, "a feature and its weight, parted by a tab");
        let mut weights = vec![0.0; names.len()];
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (name, weight) = line.split_once('\t').ok_or_else(|| wrong(line))?;
            let at = names.iter().position(|n| *n == name).ok_or_else(|| wrong(line))?;
            weights[at] = weight.parse().map_err(|_| wrong(line))?;
        }
        Ok(Self { weights })
    }

    /// The weights, in the order of the features.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }
}
