//! The letter model: how often letters follow one another in the forms of the dictionary.

use coquille::model::channel::Letter;
use coquille::model::letters::{BOUNDARY, KIND, LETTERS, STEPS, VERSION};
use coquille::model::{Flags, format};

use crate::tables::forms::Forms;

/// Counts of so many occurrences weigh as much as the shorter context behind them.
const TRUST: f64 = 5.0;

/// Compiles the forms of the dictionary in lower case, each counted once and once more for each unit of its
/// Zipf frequency: common words show what French looks like better than rare ones.
pub fn compile(forms: &Forms) -> Vec<u8> {
    let mut three = vec![0.0_f64; LETTERS.pow(3)];
    let mut two = vec![0.0_f64; LETTERS.pow(2)];
    let mut one = vec![0.0_f64; LETTERS];
    for (form, row) in forms.iter().filter(|(form, row)| {
        row.flags.has(Flags::DICTIONARY) && !form.starts_with(char::is_uppercase)
    }) {
        let weight = 1.0 + f64::from(row.frequency) / 25.0;
        let mut context = (BOUNDARY, BOUNDARY);
        for letter in form.chars().map(|c| Letter::of(c).index()).chain([BOUNDARY]) {
            three[(context.0 * LETTERS + context.1) * LETTERS + letter] += weight;
            two[context.1 * LETTERS + letter] += weight;
            one[letter] += weight;
            context = (context.1, letter);
        }
    }
    let total: f64 = one.iter().sum();
    let mut costs = Vec::with_capacity(three.len());
    for a in 0..LETTERS {
        for b in 0..LETTERS {
            let row = |c: usize| (a * LETTERS + b) * LETTERS + c;
            let seen: f64 = (0..LETTERS).map(|c| three[row(c)]).sum();
            let seen_two: f64 = two[b * LETTERS..(b + 1) * LETTERS].iter().sum();
            for c in 0..LETTERS {
                let p1 = (one[c] + 0.5) / (total + 0.5 * LETTERS as f64);
                let p2 = (two[b * LETTERS + c] + TRUST * p1) / (seen_two + TRUST);
                let p3 = (three[row(c)] + TRUST * p2) / (seen + TRUST);
                costs.push((-p3.ln() * f64::from(STEPS)).round().clamp(0.0, 255.0) as u8);
            }
        }
    }
    format::write(KIND, VERSION, &[&costs])
}
