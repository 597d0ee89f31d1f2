//! What each part of what is known is good for: the same pairs, cleaned with parts of it taken away.

use std::fmt;

use coquille::Cleaner;
use coquille::model::{Files, Model, Part};

use crate::pairs::Pair;
use crate::score::{Score, share};
use crate::trial::Trial;

/// What is known, step by step, and what of the whole is still left out.
const STEPS: [(&str, &[Part]); 4] = [
    ("channel and frequencies", &[Part::Words, Part::Grammar, Part::Document]),
    ("+ words", &[Part::Grammar, Part::Document]),
    ("+ grammar", &[Part::Document]),
    ("+ document", &[]),
];

/// Recalls are compared where so many of the changes are right.
const PRECISION: f64 = 0.9;

/// Cleaners that know more and more, and what they made of the pairs.
#[derive(Debug)]
pub(crate) struct Ablation {
    cleaners: Vec<Cleaner>,
    rows: String,
    files: usize,
    all: [Tally; STEPS.len()],
}

/// What one of them made of some pairs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) score: Score,
    wanted: usize,
    /// How sure each change is that was made or suggested, and whether it is right.
    judged: Vec<(f32, bool)>,
}

impl Ablation {
    /// Cleaners with these options. Only the last knows all that the library does.
    pub(crate) fn new(cleaner: &Cleaner) -> Self {
        let cleaners = STEPS.iter().map(|(_, parts)| cleaner.with_model(without(parts))).collect();
        Self { cleaners, rows: String::new(), files: 0, all: Default::default() }
    }

    /// Cleans the pairs of a file with each, and gives what each made of them.
    pub(crate) fn add(&mut self, file: &str, pairs: &[Pair]) -> [Tally; STEPS.len()] {
        let mut tallies: [Tally; STEPS.len()] = Default::default();
        for (step, cleaner) in self.cleaners.iter().enumerate() {
            for pair in pairs {
                let trial = Trial::new(cleaner, pair);
                tallies[step].add(&trial);
                self.all[step].add(&trial);
            }
        }
        self.rows += &rows(file, &tallies);
        self.files += 1;
        tallies
    }
}

/// The model of the library without some parts; it stays to the end of the program.
fn without(parts: &[Part]) -> &'static Model {
    let leave_out = |model: Model, part: &Part| model.without(*part, Files::FRENCH);
    let model =
        parts.iter().try_fold(Model::load(Files::FRENCH).expect("it is compiled in"), leave_out);
    Box::leak(Box::new(model.expect("it is that of the library")))
}

impl Tally {
    fn add(&mut self, trial: &Trial<'_>) {
        self.score.add(trial);
        self.wanted += trial.wanted.len();
        self.judged.extend(trial.judged());
    }

    /// The highest recall at which the precision is still that asked for, and the confidence a change needs for it.
    pub(crate) fn recall_at(&self, precision: f64) -> Option<(f64, f32)> {
        let mut judged = self.judged.clone();
        judged.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut made, mut right) = (0, 0);
        let mut best = None;
        for equal in judged.chunk_by(|a, b| a.0.to_bits() == b.0.to_bits()) {
            made += equal.len();
            right += equal.iter().filter(|(_, right)| *right).count();
            if right > 0 && share(right, made) >= precision {
                best = Some((share(right, self.wanted), equal[0].0));
            }
        }
        best
    }
}

/// A row for each step.
fn rows(file: &str, tallies: &[Tally; STEPS.len()]) -> String {
    let row =
        |((step, _), tally): (&(&str, &[Part]), &Tally)| format!("| {file} | {step} | {tally} |\n");
    STEPS.iter().zip(tallies).map(row).collect()
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.wanted == 0 {
            f.write_str("– | – | – | – | – | ")?;
        } else {
            let score = &self.score;
            let [precision, recall, f05] = [score.precision(), score.recall(), score.f05()];
            write!(f, "{precision:.3} | {recall:.3} | {f05:.3} | ")?;
            match self.recall_at(PRECISION) {
                Some((recall, confidence)) => write!(f, "{recall:.3} | {confidence:.2} | ")?,
                None => f.write_str("– | – | ")?,
            }
        }
        match self.score.clean_edits() {
            Some(edits) => write!(f, "{edits:.1}"),
            None => f.write_str("–"),
        }
    }
}

impl fmt::Display for Ablation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| file | what is known | precision | recall | F0.5 | recall at precision {PRECISION} | from confidence | edits in 10,000 clean words |"
        )?;
        f.write_str("|---|---|---:|---:|---:|---:|---:|---:|\n")?;
        f.write_str(&self.rows)?;
        if self.files > 1 {
            f.write_str(&rows("all", &self.all))?;
        }
        Ok(())
    }
}
