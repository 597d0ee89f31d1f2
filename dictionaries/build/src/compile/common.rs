//! The common forms in lower case.

use coquille::model::common::{KIND, VERSION};
use coquille::model::lexicon::STEPS_PER_ZIPF;
use coquille::model::{Flags, format};
use fst::raw::Builder;

use crate::error::{Error, Result};
use crate::tables::forms::Forms;

/// Common from this Zipf frequency on: met about once in two million words.
const COMMON: f32 = 2.7;

/// Compiles the forms of the dictionary that are common.
///
/// # Errors
/// When the forms cannot be put into a transducer.
pub(super) fn compile(forms: &Forms) -> Result<Vec<u8>> {
    let mut builder = Builder::memory();
    for (form, row) in forms {
        let common = f32::from(row.frequency) / STEPS_PER_ZIPF >= COMMON;
        if common && row.flags.has(Flags::DICTIONARY) && !form.starts_with(char::is_uppercase) {
            builder.add(form).map_err(|e| Error::Limit(format!("{form}: {e}")))?;
        }
    }
    let automaton = builder.into_inner().map_err(|e| Error::Limit(e.to_string()))?;
    Ok(format::write(KIND, VERSION, &[&automaton]))
}
