//! How common each form is, in a billion words: the frequency list and the corpora together.
//!
//! The list knows the press and the web; the corpora know capitals, compounds and elisions, which the list cuts up.

use coquille::model::lexicon::STEPS_PER_ZIPF;
use coquille::text::Casing;
use rustc_hash::FxHashMap;

use crate::count::forms::Seen;
use crate::tables::forms::Forms;

/// What the list weighs against the corpora.
const LIST_SHARE: f64 = 0.6;
/// What a form has of its word in the list before it was seen at all, in occurrences.
const PRIOR: f64 = 0.2;

/// Gives every form the class of its frequency.
pub(super) fn measure(
    forms: &mut Forms,
    seen: &FxHashMap<&str, Seen>,
    listed: &FxHashMap<String, f64>,
) {
    let total: f64 = seen.values().map(|seen| seen.weighted()).sum();
    let weighted = |form: &str| seen.get(form).map_or(0.0, |seen| seen.weighted());
    // `paris` and `Paris` share what the list says of `paris`, as the corpora have them
    let prior = |form: &str| if Casing::of(form) == Casing::Upper { 0.1 * PRIOR } else { PRIOR };
    let mut by_lower: FxHashMap<String, f64> = FxHashMap::default();
    for form in forms.keys() {
        *by_lower.entry(form.to_lowercase()).or_default() += weighted(form) + prior(form);
    }
    for (form, row) in forms {
        let in_corpora = weighted(form) * 1e9 / total;
        let cut_up = form.contains(['-', '\'']);
        let lower = form.to_lowercase();
        let share = (weighted(form) + prior(form)) / by_lower[&lower];
        let count = match listed.get(&lower) {
            Some(list) => LIST_SHARE * list * share + (1.0 - LIST_SHARE) * in_corpora,
            None if cut_up => in_corpora,
            None => (1.0 - LIST_SHARE) * in_corpora,
        };
        row.frequency = class(count);
    }
}

/// The class of a frequency: its logarithm in steps; 0 for less than once in a billion.
fn class(per_billion: f64) -> u8 {
    let zipf = per_billion.max(1.0).log10();
    (zipf * f64::from(STEPS_PER_ZIPF)).round().min(255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_logarithms() {
        assert_eq!(class(0.0), 0);
        assert_eq!(class(1_000.0), 75);
        assert_eq!(class(1e30), 255);
    }
}
