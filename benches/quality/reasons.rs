//! What was changed and what was broken, by stage and by reason.

use std::collections::BTreeMap;
use std::fmt;

use coquille::Reason;

use crate::align::level;
use crate::score::share;
use crate::trial::Trial;

/// Counts of edits, those of the texts that are right as they are among them.
#[derive(Debug, Default)]
pub(crate) struct Reasons {
    counts: BTreeMap<Reason, Counts>,
    clean_words: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    made: usize,
    right: usize,
    /// Wrong edits of right texts.
    damage: usize,
}

impl Reasons {
    /// Counts the edits of one pair.
    pub(crate) fn add(&mut self, trial: &Trial<'_>) {
        if trial.is_clean() {
            self.clean_words += level(&trial.pair.noisy).split(' ').count();
        }
        for edit in &trial.cleaned.edits {
            let counts = self.counts.entry(edit.reason).or_default();
            let right = trial.is_right(edit);
            counts.made += 1;
            counts.right += usize::from(right);
            counts.damage += usize::from(!right && trial.is_clean());
        }
    }

    /// A table with a row for each name, in alphabetical order.
    fn table(
        &self,
        f: &mut fmt::Formatter<'_>,
        head: &str,
        name: impl Fn(Reason) -> &'static str,
    ) -> fmt::Result {
        let mut rows: BTreeMap<&str, Counts> = BTreeMap::new();
        for (reason, counts) in &self.counts {
            for row in [name(*reason), "all"] {
                let row = rows.entry(row).or_default();
                row.made += counts.made;
                row.right += counts.right;
                row.damage += counts.damage;
            }
        }
        let all = rows.remove("all").unwrap_or_default();
        writeln!(f, "| {head} | edits | right | precision | wrong in 10,000 clean words |")?;
        f.write_str("|---|---:|---:|---:|---:|\n")?;
        for (name, row) in rows.iter().map(|(name, row)| (format!("`{name}`"), row)) {
            self.row(f, &name, *row)?;
        }
        self.row(f, "all", all)
    }

    fn row(&self, f: &mut fmt::Formatter<'_>, name: &str, row: Counts) -> fmt::Result {
        let Counts { made, right, damage } = row;
        write!(f, "| {name} | {made} | {right} | {:.3} | ", share(right, made))?;
        match self.clean_words {
            0 => f.write_str("– |\n"),
            words => writeln!(f, "{:.2} |", 1e4 * damage as f64 / words as f64),
        }
    }
}

impl fmt::Display for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.table(f, "stage", Reason::stage)?;
        f.write_str("\n")?;
        self.table(f, "reason", Reason::code)
    }
}
