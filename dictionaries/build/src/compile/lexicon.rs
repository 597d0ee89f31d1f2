//! `forms.tsv.zst` into `lexicon.bin`.

use coquille::model::format::write;
use coquille::model::lexicon::{KIND, VERSION};

use super::classes::{Classes, columns};
use super::transducer;
use crate::error::Result;
use crate::tables::forms::Forms;

/// Compiles the forms. Their order is their number, so the transducer stays nearly as small as a plain set.
///
/// # Errors
/// When there are more classes than the format can number.
pub fn compile(forms: &Forms) -> Result<Vec<u8>> {
    let mut classes = Classes::default();
    let mut frequencies = Vec::with_capacity(forms.len());
    let mut flags = Vec::with_capacity(forms.len());
    let mut class_of = Vec::with_capacity(forms.len());
    for (form, row) in forms {
        frequencies.push(row.frequency);
        flags.push(row.flags.to_bits());
        class_of.push(classes.class(form, &row.analyses)?);
    }
    let automaton = transducer::compile(forms.keys().zip(0..))?;
    let order = classes.order();
    let mut numbers = vec![0_u16; order.len()];
    for (number, &class) in (0_u16..).zip(&order) {
        numbers[usize::from(class)] = number;
    }
    let class_of = class_of.into_iter().map(|class| numbers[usize::from(class)].to_le_bytes());
    let classes_of = columns(&class_of.collect::<Vec<_>>());
    let [starts, analyses, endings] = classes.sections(&order)?;
    let sections = [&automaton, &frequencies, &flags, &classes_of, &starts, &analyses, &endings];
    Ok(write(KIND, VERSION, &sections.map(Vec::as_slice)))
}
