//! `forms.tsv.zst` into `lexicon.bin`.

use coquille::model::format::write;
use coquille::model::lexicon::{KIND, VERSION};
use fst::raw::Builder;

use super::classes::Classes;
use crate::error::{Error, Result};
use crate::tables::forms::Forms;

/// Compiles the forms. Their order is their number, so the transducer stays nearly as small as a plain set.
///
/// # Errors
/// When there are more classes than the format can number.
pub fn compile(forms: &Forms) -> Result<Vec<u8>> {
    let mut builder = Builder::memory();
    let mut classes = Classes::default();
    let mut frequencies = Vec::with_capacity(forms.len());
    let mut flags = Vec::with_capacity(forms.len());
    let mut class_of = Vec::with_capacity(2 * forms.len());
    for (ordinal, (form, row)) in forms.iter().enumerate() {
        builder.insert(form, ordinal as u64).map_err(|e| Error::Limit(format!("{form}: {e}")))?;
        frequencies.push(row.frequency);
        flags.push(row.flags.to_bits());
        class_of.extend_from_slice(&classes.class(form, &row.analyses)?.to_le_bytes());
    }
    let automaton = builder.into_inner().map_err(|e| Error::Limit(e.to_string()))?;
    let [starts, analyses, endings] = classes.sections();
    let sections = [&automaton, &frequencies, &flags, &class_of, &starts, &analyses, &endings];
    Ok(write(KIND, VERSION, &sections.map(Vec::as_slice)))
}
