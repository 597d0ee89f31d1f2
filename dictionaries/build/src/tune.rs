//! Chooses the weights of bigrams and trigrams on text that was held back from counting.
//!
//! Deleted interpolation after Jelinek and Mercer: one weight a level of the context's count, found by
//! expectation maximisation, so that it also makes up for the rows that pruning took away.

use coquille::model::ngrams::Parts;
use coquille::model::{Ngrams, Unit};

use crate::tables::weights::Weights;

/// Rounds of expectation maximisation; the weights stand still after about fifteen.
const ROUNDS: usize = 25;
/// Imagined sightings a level, half of them for the longer row, so that empty levels have a weight.
const PRIOR: f64 = 4.0;

/// The weights that make the held-back sentences most likely.
pub fn tune(ngrams: &Ngrams, sentences: &[Vec<Unit>]) -> Weights {
    let parts = parts(ngrams, sentences);
    let mut weights = Weights::default();
    for _ in 0..ROUNDS {
        let mut two = Tally::default();
        let mut three = Tally::default();
        for p in &parts {
            let (short, mixed) = mix(p, &weights);
            two.add(p.bigram_level, &weights.bigrams, p.bigram, short);
            three.add(p.trigram_level, &weights.trigrams, p.trigram, mixed);
        }
        weights = Weights { bigrams: two.weights(), trigrams: three.weights() };
    }
    weights
}

/// The perplexity of the sentences a unit, all units, and units that the lexicon knows.
pub fn perplexity(ngrams: &Ngrams, sentences: &[Vec<Unit>]) -> (f64, f64) {
    let (mut sums, mut known) = ((0.0, 0.0), (0.0, 0.0));
    for sentence in sentences {
        for (a, b, c) in rows(sentence) {
            let log = f64::from(ngrams.log_probability(a, b, c));
            sums = (sums.0 + log, sums.1 + 1.0);
            if c != Unit::UNKNOWN && c != Unit::NAME && c != Unit::NUMBER {
                known = (known.0 + log, known.1 + 1.0);
            }
        }
    }
    let of = |(log, count): (f64, f64)| (-log / count.max(1.0)).exp();
    (of(sums), of(known))
}

fn parts(ngrams: &Ngrams, sentences: &[Vec<Unit>]) -> Vec<Parts> {
    sentences
        .iter()
        .flat_map(|sentence| rows(sentence).map(|(a, b, c)| ngrams.parts(a, b, c)))
        .collect()
}

/// Each unit with the two before it; before the first stands the start, twice.
fn rows(sentence: &[Unit]) -> impl Iterator<Item = (Unit, Unit, Unit)> + '_ {
    (1..sentence.len()).map(|i| (sentence[i.saturating_sub(2)], sentence[i - 1], sentence[i]))
}

/// The probability by bigram and unigram, and by all three.
fn mix(parts: &Parts, weights: &Weights) -> (f32, f32) {
    let two = parts.bigram_level.map_or(0.0, |level| weights.bigrams[level]);
    let three = parts.trigram_level.map_or(0.0, |level| weights.trigrams[level]);
    let short = two * parts.bigram + (1.0 - two) * parts.unigram;
    (short, three * parts.trigram + (1.0 - three) * short)
}

/// How much of the probability came from the longer row, by level.
struct Tally<const LEVELS: usize> {
    longer: [f64; LEVELS],
    all: [f64; LEVELS],
}

impl<const LEVELS: usize> Default for Tally<LEVELS> {
    fn default() -> Self {
        Self { longer: [PRIOR / 2.0; LEVELS], all: [PRIOR; LEVELS] }
    }
}

impl<const LEVELS: usize> Tally<LEVELS> {
    fn add(&mut self, level: Option<usize>, weights: &[f32; LEVELS], part: f32, mixed: f32) {
        if let Some(level) = level {
            self.longer[level] += f64::from(weights[level] * part / mixed);
            self.all[level] += 1.0;
        }
    }

    fn weights(&self) -> [f32; LEVELS] {
        std::array::from_fn(|level| (self.longer[level] / self.all[level]).min(0.999) as f32)
    }
}
