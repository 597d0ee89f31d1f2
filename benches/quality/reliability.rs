//! Whether a confidence means what it says: of ten repairs of words that are stated at 0.9, nine should be right.

use std::fmt;

use coquille::Edit;

use crate::score::share;
use crate::trial::Trial;

/// The edits and suggestions of spelling, by tenth of confidence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reliability([Tenth; 10]);

/// Those of one tenth.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tenth {
    pub(crate) number: usize,
    right: usize,
    stated: f64,
}

impl Tenth {
    /// The mean of the confidences.
    pub(crate) fn stated(&self) -> f64 {
        self.stated / (self.number as f64).max(1.0)
    }

    /// The share of those that are right.
    pub(crate) fn observed(&self) -> f64 {
        share(self.right, self.number)
    }
}

impl Reliability {
    /// Counts one pair.
    pub(crate) fn add(&mut self, trial: &Trial<'_>) {
        let edits = trial.cleaned.edits.iter().map(|edit| (edit, trial.is_right(edit)));
        let suggestions = trial.cleaned.suggestions.iter();
        let suggestions = suggestions.map(|edit| (edit, trial.would_be_right(edit)));
        for (edit, right) in edits.chain(suggestions).filter(|(edit, _)| is_spelling(edit)) {
            let stated = f64::from(edit.confidence.get());
            let tenth = &mut self.0[((stated * 10.0) as usize).min(9)];
            tenth.number += 1;
            tenth.right += usize::from(right);
            tenth.stated += stated;
        }
    }

    /// The tenths that hold any, each with its number from 0.
    pub(crate) fn tenths(&self) -> impl Iterator<Item = (usize, &Tenth)> {
        self.0.iter().enumerate().filter(|(_, tenth)| tenth.number > 0)
    }

    /// How far the confidences are from what comes true, in the mean.
    pub(crate) fn gap(&self) -> f64 {
        let gap = |t: &Tenth| t.number as f64 * (t.stated() - t.observed()).abs();
        let number: usize = self.0.iter().map(|t| t.number).sum();
        self.0.iter().map(gap).sum::<f64>() / (number as f64).max(1.0)
    }
}

fn is_spelling(edit: &Edit) -> bool {
    edit.reason.stage() == "spelling"
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("| confidence | edits and suggestions of `spelling` | stated | right |\n")?;
        f.write_str("|---|---:|---:|---:|\n")?;
        for (i, tenth) in self.tenths() {
            let (from, to) = (i as f64 / 10.0, (i + 1) as f64 / 10.0);
            let (stated, observed) = (tenth.stated(), tenth.observed());
            writeln!(f, "| {from:.1}–{to:.1} | {} | {stated:.3} | {observed:.3} |", tenth.number)?;
        }
        writeln!(f, "\nStated and right are {:.3} apart in the mean.", self.gap())
    }
}
