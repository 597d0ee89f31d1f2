//! Words of other languages into a transducer.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use coquille::model::foreign::{KIND, STEPS_PER_ZIPF, VERSION};
use coquille::model::format;

use super::transducer;
use crate::error::Result;
use crate::tables::foreign::Foreign;

/// Compiles the words with the numbers of their frequencies in English and elsewhere, in quarters of a Zipf unit. The
/// commonest pair has the lowest number: few pairs are common, and small numbers make a small transducer.
///
/// # Errors
/// When the words cannot be put into a transducer.
pub fn compile(words: &Foreign) -> Result<Vec<u8>> {
    let pair = |zipf: &[f32; 2]| zipf.map(|zipf| (zipf * STEPS_PER_ZIPF).round() as u8);
    let mut uses = BTreeMap::<[u8; 2], u32>::new();
    for zipf in words.values() {
        *uses.entry(pair(zipf)).or_default() += 1;
    }
    let mut pairs: Vec<[u8; 2]> = uses.keys().copied().collect();
    pairs.sort_by_key(|pair| Reverse(uses[pair]));
    let numbers: BTreeMap<[u8; 2], u64> = pairs.iter().copied().zip(0..).collect();
    let automaton =
        transducer::compile(words.iter().map(|(word, zipf)| (word, numbers[&pair(zipf)])))?;
    Ok(format::write(KIND, VERSION, &[&automaton, pairs.as_flattened()]))
}
