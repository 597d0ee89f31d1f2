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
    let mut class_of = Vec::with_capacity(forms.len());
    for (ordinal, (form, row)) in forms.iter().enumerate() {
        builder.insert(form, ordinal as u64).map_err(|e| Error::Limit(format!("{form}: {e}")))?;
        frequencies.push(row.frequency);
        flags.push(row.flags.to_bits());
        class_of.push(classes.class(form, &row.analyses)?);
    }
    let automaton = builder.into_inner().map_err(|e| Error::Limit(e.to_string()))?;
    let order = classes.by_use();
    let mut numbers = vec![0_u16; order.len()];
    for (number, &class) in (0_u16..).zip(&order) {
        numbers[usize::from(class)] = number;
    }
    let bytes = class_of.iter().map(|&class| numbers[usize::from(class)].to_le_bytes());
    let classes_of = [0, 1].map(|byte| bytes.clone().map(|b| b[byte]).collect::<Vec<_>>()).concat();
    let [starts, analyses, endings] = classes.sections(&order);
    let sections = [&automaton, &frequencies, &flags, &classes_of, &starts, &analyses, &endings];
    Ok(write(KIND, VERSION, &sections.map(Vec::as_slice)))
}
