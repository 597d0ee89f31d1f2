//! The tables of counts into `ngrams.bin`.

use coquille::model::format::write;
use coquille::model::ngrams::{
    BIGRAM_BITS, KIND, LEVELS, TRIGRAM_BITS, TRIGRAM_LEVELS, UNIGRAM_BITS, VERSION,
};

use super::fuse;
use crate::error::Result;
use crate::tables::counts::Keyed;
use crate::tables::weights::Weights;

/// Compiles counts of one, two and three units, with the weights that mix them.
///
/// # Errors
/// When a map cannot be built.
pub fn compile(counts: &[Keyed; 3], weights: &Weights) -> Result<Vec<u8>> {
    let [one, two, three] = counts;
    let total: f64 = one.iter().map(|&(_, count)| f64::from(count)).sum();
    let mut sections = vec![
        (total as f32).to_le_bytes().to_vec(),
        floats(&weights.bigrams),
        floats(&weights.trigrams),
    ];
    sections.extend(map(one, LEVELS, UNIGRAM_BITS)?);
    sections.extend(map(two, LEVELS, BIGRAM_BITS)?);
    sections.extend(map(three, TRIGRAM_LEVELS, TRIGRAM_BITS)?);
    let sections: Vec<&[u8]> = sections.iter().map(Vec::as_slice).collect();
    Ok(write(KIND, VERSION, &sections))
}

/// The scale of some counts, and the map of their levels.
fn map(counts: &Keyed, levels: usize, bits: usize) -> Result<[Vec<u8>; 2]> {
    let scale = Scale::of(counts, levels);
    let entries: Vec<(u64, u8)> =
        counts.iter().map(|&(key, count)| (key, scale.level(count))).collect();
    Ok([floats(&scale.counts()), fuse::build(&entries, bits)?])
}

fn floats(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

/// Levels of counts, each a constant factor above the last.
#[derive(Debug)]
struct Scale {
    least: f64,
    step: f64,
    levels: usize,
}

impl Scale {
    fn of(counts: &[(u64, u32)], levels: usize) -> Self {
        let least = counts.iter().map(|c| c.1).min().unwrap_or(1).max(1);
        let most = counts.iter().map(|c| c.1).max().unwrap_or(1).max(least + 1);
        let step = (f64::from(most) / f64::from(least)).ln() / (levels - 1) as f64;
        Self { least: f64::from(least), step, levels }
    }

    fn level(&self, count: u32) -> u8 {
        let level = (f64::from(count.max(1)) / self.least).ln() / self.step;
        level.round().clamp(0.0, (self.levels - 1) as f64) as u8
    }

    fn counts(&self) -> Vec<f32> {
        let count = |level: usize| self.least * (self.step * level as f64).exp();
        (0..self.levels).map(|level| count(level) as f32).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_rounded_by_less_than_a_step() {
        let scale = Scale::of(&[(0, 3), (1, 5_000_000)], 64);
        for count in [3, 10, 777, 123_456, 5_000_000] {
            let rounded = scale.counts()[usize::from(scale.level(count))];
            assert!((rounded / count as f32).ln().abs() < 0.12, "{count}: {rounded}");
        }
    }
}
