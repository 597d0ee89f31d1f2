//! What was done, in a few lines for the user.

use std::fmt;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanCount, HumanDuration};

use crate::report::counted;
use crate::stream::Tally;

use super::batches::Weighed as _;
use super::edit_log::EditLog;
use super::failure::Failure;
use super::pieces::{Mended, Piece};

/// What became of a file.
pub(crate) enum Fate {
    Changed,
    Unchanged,
    /// It is no text.
    Copied,
    Failed(Failure),
}

/// What became of all that was to be cleaned.
pub(crate) struct Summary {
    started: Instant,
    pub(crate) tally: Tally,
    pub(crate) changed: usize,
    pub(crate) unchanged: usize,
    pub(crate) copied: usize,
    /// Finished by an earlier run.
    pub(crate) finished: usize,
    /// Not begun or not finished, since the user asked to stop.
    pub(crate) left: usize,
    /// Why files failed.
    pub(crate) failed: Vec<String>,
}

impl Summary {
    /// Of what begins now.
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            tally: Tally::default(),
            changed: 0,
            unchanged: 0,
            copied: 0,
            finished: 0,
            left: 0,
            failed: Vec::new(),
        }
    }

    /// Adds a piece that was cleaned, here and in the log if there is one, and gives what to write for it.
    pub(crate) fn add_piece<'a>(
        &mut self,
        piece: &'a Piece,
        mended: &'a Mended,
        log: Option<&mut EditLog>,
    ) -> Result<&'a str, Failure> {
        let written = mended.text.as_deref().unwrap_or(piece.raw());
        let reasons = mended.edits.iter().map(|edit| edit.reason);
        self.tally.add(piece.size(), written.len(), reasons);
        if let Some(log) = log {
            log.add(piece, mended)?;
        }
        Ok(written)
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, fate: Fate) {
        match fate {
            Fate::Changed => self.changed += 1,
            Fate::Unchanged => self.unchanged += 1,
            Fate::Copied => self.copied += 1,
            Fate::Failed(failure) => self.failed.push(failure.to_string()),
        }
    }

    /// Whether all is done that was to be.
    pub(crate) fn is_all(&self) -> bool {
        self.failed.is_empty() && self.left == 0
    }

    fn fates(&self) -> Vec<String> {
        let fates = [
            (self.changed, "changed"),
            (self.unchanged, "unchanged"),
            (self.copied, "copied, being no text"),
            (self.finished, "finished before"),
            (self.failed.len(), "failed"),
            (self.left, "left to do"),
        ];
        let told = fates.into_iter().filter(|(count, _)| *count > 0);
        told.map(|(count, fate)| format!("{} {fate}", HumanCount(count as u64))).collect()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { read, edits, .. } = &self.tally;
        let took = self.started.elapsed();
        let rate = *read as f64 / took.max(Duration::from_millis(1)).as_secs_f64();
        let fates = self.fates().join(", ");
        if !fates.is_empty() {
            writeln!(f, "files: {fates}")?;
        }
        writeln!(
            f,
            "text: {} in {}, {} a second",
            HumanBytes(*read),
            HumanDuration(took),
            HumanBytes(rate as u64)
        )?;
        let mut edits: Vec<_> = edits.iter().collect();
        edits.sort_by_key(|(reason, count)| (std::cmp::Reverse(**count), **reason));
        write!(f, "{}", counted(self.tally.edited() as usize, "edit"))?;
        for (i, (reason, count)) in edits.iter().enumerate() {
            write!(f, "{} {reason} {}", if i == 0 { ":" } else { "," }, HumanCount(**count))?;
        }
        for failure in &self.failed {
            write!(f, "\nfailed: {failure}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Reason;

    #[test]
    fn the_commonest_reason_comes_first() {
        let mut summary = Summary::new();
        summary.tally.add(2048, 2000, [Reason::HtmlEntity, Reason::Mojibake, Reason::Mojibake]);
        summary.add(Fate::Changed);
        summary.add(Fate::Failed(Failure::Input("a.txt: there is no such file".to_owned())));
        let shown = summary.to_string();
        assert!(shown.starts_with("files: 1 changed, 1 failed\ntext: 2.00 KiB in "), "{shown}");
        let end = "3 edits: mojibake 2, html-entity 1\nfailed: a.txt: there is no such file";
        assert!(shown.ends_with(end), "{shown}");
        assert!(!summary.is_all());
    }
}
