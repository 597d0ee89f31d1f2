//! `weights.tsv`: how far to trust a bigram and a trigram, by the level of the count of what stands before.

use std::fmt::Write as _;
use std::path::Path;

use coquille::model::ngrams::{BIGRAM_LEVELS, UNIGRAM_LEVELS};

use super::file;
use crate::error::{Error, Result};

/// The weights of each order, by level.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Of bigrams, by the level of the unit before.
    pub bigrams: [f32; UNIGRAM_LEVELS],
    /// Of trigrams, by the level of the two units before.
    pub trigrams: [f32; BIGRAM_LEVELS],
}

impl Default for Weights {
    /// To begin with, half of everything.
    fn default() -> Self {
        Self { bigrams: [0.5; UNIGRAM_LEVELS], trigrams: [0.5; BIGRAM_LEVELS] }
    }
}

impl Weights {
    /// The weights by level, with the name that each row has in the table.
    fn rows(&mut self) -> [(&'static str, &mut [f32]); 2] {
        [("bigram", &mut self.bigrams), ("trigram", &mut self.trigrams)]
    }
}

/// Writes the table.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, weights: &Weights) -> Result<()> {
    let mut text = "row\tlevel\tweight\n".to_owned();
    for (row, weights) in weights.clone().rows() {
        for (level, weight) in weights.iter().enumerate() {
            writeln!(text, "{row}\t{level}\t{weight:.4}").expect("writing to a string cannot fail");
        }
    }
    file::write(path, &text)
}

/// Reads the table. A level without a line keeps the weight that it begins with.
///
/// # Errors
/// When the file cannot be read, or a line is no row, level and weight.
pub fn read(path: &Path) -> Result<Weights> {
    let text = file::read(path)?;
    let mut weights = Weights::default();
    for (index, line) in text.lines().enumerate().skip(1) {
        set(&mut weights, line).ok_or_else(|| {
            Error::line("weights.tsv", index, "expected bigram or trigram, its level and a weight")
        })?;
    }
    Ok(weights)
}

fn set(weights: &mut Weights, line: &str) -> Option<()> {
    let mut fields = line.split('\t');
    let row = fields.next()?;
    let (_, weights) = weights.rows().into_iter().find(|&(name, _)| name == row)?;
    let weight = weights.get_mut(fields.next()?.parse::<usize>().ok()?)?;
    *weight = fields.next()?.parse().ok()?;
    Some(())
}
