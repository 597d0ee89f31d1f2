//! The tables of counts into `ngrams.bin`.

use std::collections::BTreeMap;

use coquille::model::format::write;
use coquille::model::ngrams::{
    BIGRAM_BITS, BIGRAM_LEVELS, KIND, TRIGRAM_BITS, TRIGRAM_LEVELS, UNIGRAM_BITS, UNIGRAM_LEVELS,
    VERSION,
};

use super::fuse;
use crate::error::Result;
use crate::tables::counts::Keyed;
use crate::tables::weights::Weights;

/// Rounds of the search for levels; they stand still after about fifty.
const ROUNDS: usize = 100;

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
    sections.extend(map(one, &Scale::even(one, UNIGRAM_LEVELS), UNIGRAM_BITS)?);
    sections.extend(map(two, &Scale::even(two, BIGRAM_LEVELS), BIGRAM_BITS)?);
    sections.extend(map(three, &Scale::by_use(three, TRIGRAM_LEVELS), TRIGRAM_BITS)?);
    let sections: Vec<&[u8]> = sections.iter().map(Vec::as_slice).collect();
    Ok(write(KIND, VERSION, &sections))
}

/// A scale, and the map of the levels of some counts on it.
fn map(counts: &Keyed, scale: &Scale, bits: usize) -> Result<[Vec<u8>; 2]> {
    let entries: Vec<(u64, u8)> =
        counts.iter().map(|&(key, count)| (key, scale.level(count))).collect();
    Ok([floats(&scale.counts()), fuse::build(&entries, bits)?])
}

fn floats(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

/// Levels that counts are rounded to, on a logarithmic scale.
#[derive(Debug)]
struct Scale {
    /// The logarithm of the count that each level stands for, the least first.
    logs: Vec<f64>,
}

impl Scale {
    /// Each level a constant factor above the last.
    fn even(counts: &[(u64, u32)], levels: usize) -> Self {
        let logs = || counts.iter().map(|&(_, count)| log(count));
        let least = logs().fold(f64::INFINITY, f64::min);
        let step = (logs().fold(least, f64::max) - least) / (levels - 1) as f64;
        Self { logs: (0..levels).map(|level| least + step * level as f64).collect() }
    }

    /// The levels with the least squared error of the logarithms, after Lloyd, *Least Squares Quantization in PCM* (1982). Each count
    /// weighs as much as itself: what was met so often is asked for so often.
    fn by_use(counts: &[(u64, u32)], levels: usize) -> Self {
        let mut uses = BTreeMap::<u32, f64>::new();
        for &(_, count) in counts {
            *uses.entry(count).or_default() += f64::from(count);
        }
        let mut scale = Self::even(counts, levels);
        for _ in 0..ROUNDS {
            let mut sums = vec![(0.0, 0.0); levels];
            for (&count, &weight) in &uses {
                let (sum, all) = &mut sums[scale.nearest(log(count))];
                *sum += log(count) * weight;
                *all += weight;
            }
            for (level, (sum, all)) in scale.logs.iter_mut().zip(sums) {
                if all > 0.0 {
                    *level = sum / all;
                }
            }
        }
        scale
    }

    fn nearest(&self, log: f64) -> usize {
        let above = self.logs.partition_point(|&level| level < log);
        let below = above.saturating_sub(1);
        match self.logs.get(above) {
            Some(level) if level - log < log - self.logs[below] => above,
            _ => below,
        }
    }

    fn level(&self, count: u32) -> u8 {
        self.nearest(log(count)) as u8
    }

    fn counts(&self) -> Vec<f32> {
        self.logs.iter().map(|log| log.exp() as f32).collect()
    }
}

fn log(count: u32) -> f64 {
    f64::from(count.max(1)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_rounded_by_less_than_a_step() {
        let scale = Scale::even(&[(0, 3), (1, 5_000_000)], 64);
        for count in [3, 10, 777, 123_456, 5_000_000] {
            let rounded = scale.counts()[usize::from(scale.level(count))];
            assert!((rounded / count as f32).ln().abs() < 0.12, "{count}: {rounded}");
        }
    }

    #[test]
    fn levels_are_close_where_counts_are_used() {
        let counts = [(0, 3), (1, 4), (2, 5), (3, 1_000), (4, 1_100), (5, 1_300), (6, 2_000_000)];
        let scale = Scale::by_use(&counts, 4);
        let levels: Vec<u8> = counts.iter().map(|&(_, count)| scale.level(count)).collect();
        assert!(levels.is_sorted(), "{levels:?}");
        let of = |count| scale.counts()[usize::from(scale.level(count))];
        assert!((of(2_000_000) / 2e6 - 1.0).abs() < 0.01, "{scale:?}");
        assert!((of(1_100) / 1_100.0).ln().abs() < 0.2, "{scale:?}");
    }
}
