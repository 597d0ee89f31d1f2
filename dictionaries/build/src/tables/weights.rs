//! `weights.tsv`: how far to trust a bigram and a trigram, by the level of the count of what stands before.

use std::fmt::Write as _;
use std::path::Path;

use coquille::model::ngrams::LEVELS;

use super::file;
use crate::error::{Error, Result};

/// The weights of each order, by level.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Of bigrams, by the level of the unit before.
    pub bigrams: [f32; LEVELS],
    /// Of trigrams, by the level of the two units before.
    pub trigrams: [f32; LEVELS],
}

impl Default for Weights {
    /// To begin with, half of everything.
    fn default() -> Self {
        Self { bigrams: [0.5; LEVELS], trigrams: [0.5; LEVELS] }
    }
}

/// Writes the table.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, weights: &Weights) -> Result<()> {
    let mut text = "level\tbigram\ttrigram\n".to_owned();
    for (level, (two, three)) in weights.bigrams.iter().zip(&weights.trigrams).enumerate() {
        writeln!(text, "{level}\t{two:.4}\t{three:.4}").expect("writing to a string cannot fail");
    }
    file::write(path, &text)
}

/// Reads the table.
///
/// # Errors
/// When the file cannot be read, or a line is no level with two weights.
pub fn read(path: &Path) -> Result<Weights> {
    let text = file::read(path)?;
    let mut weights = Weights::default();
    for (index, line) in text.lines().enumerate().skip(1) {
        let mut fields = line.split('\t').skip(1).map(str::parse::<f32>);
        let (Some(Ok(two)), Some(Ok(three)), true) =
            (fields.next(), fields.next(), index <= LEVELS)
        else {
            return Err(Error::line("weights.tsv", index, "expected a level and two weights"));
        };
        weights.bigrams[index - 1] = two;
        weights.trigrams[index - 1] = three;
    }
    Ok(weights)
}
