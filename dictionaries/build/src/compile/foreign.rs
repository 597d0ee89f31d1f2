//! Words of other languages into a transducer.

use coquille::model::foreign::{KIND, STEPS_PER_ZIPF, VERSION};
use coquille::model::format;
use fst::raw::Builder;

use crate::error::{Error, Result};
use crate::tables::foreign::Foreign;

/// Compiles the words with their frequencies in quarters of a Zipf unit, English in the high byte.
///
/// # Errors
/// When the words cannot be put into a transducer.
pub fn compile(words: &Foreign) -> Result<Vec<u8>> {
    let mut builder = Builder::memory();
    for (word, zipf) in words {
        let [english, other] = zipf.map(|z| (z * STEPS_PER_ZIPF).round() as u64);
        builder
            .insert(word, english << 8 | other)
            .map_err(|e| Error::Limit(format!("{word}: {e}")))?;
    }
    let automaton = builder.into_inner().map_err(|e| Error::Limit(e.to_string()))?;
    Ok(format::write(KIND, VERSION, &[&automaton]))
}
