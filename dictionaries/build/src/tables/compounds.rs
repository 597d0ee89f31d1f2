//! `compounds.tsv`: a compound with its hyphens, how often it was met so, and how often with blanks.

use std::fmt::Write as _;
use std::path::Path;

use super::file;
use crate::count::compounds::CompoundCounts;
use crate::error::Result;

/// A compound met less often is left out.
const LEAST: u32 = 3;
/// One that is met with blanks more often than once in so many times is too: two words may be meant.
const ONE_IN: u32 = 8;

const HEAD: &str = "\
# Words with hyphens that are seldom written with blanks: the word, how often it was met in the corpora of sources.tsv,
# and how often with a blank for each hyphen. Counted by `coquille-dictionaries-build tables --only compounds`.
";

/// Writes the table.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, counts: &CompoundCounts) -> Result<()> {
    let mut text = HEAD.to_owned();
    for (compound, written) in counts.counts() {
        if written.hyphenated >= LEAST && written.spaced * ONE_IN <= written.hyphenated {
            let _ = writeln!(text, "{compound}\t{}\t{}", written.hyphenated, written.spaced);
        }
    }
    file::write(path, &text)
}
