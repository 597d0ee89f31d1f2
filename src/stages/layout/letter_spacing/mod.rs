//! Puts words together that printers set with blanks between their letters: `T I T R E` → `TITRE`.
//!
//! # What it repairs
//! `T I T R E`, `l e   t e m p s`, `L ' A V E N I R`, with wider blanks between words or without.
//! # Why it happens
//! Titles are set wide, and old printers had no bold type: what they stressed they spaced. Who reads the page takes
//! each letter for a word.
//! # Example
//! `L E  P E T I T  M O U L I N` → `LE PETIT MOULIN`
//! # What it leaves alone
//! Alphabets, days of the week (`L M M J V S D`), initials, formulas, grids of letters, and what makes no words.

mod row;
mod words;

use self::row::{Row, rows};
use self::words::Reader;
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};

/// Letters with blanks between.
#[derive(Clone, Copy, Debug, Default)]
pub struct LetterSpacing;

/// So many rows before and behind say whether one is of a grid.
const AROUND: usize = 8;

/// Wider blanks say where words end, or it is one word.
const SURE: Confidence = Confidence::new(0.95);
/// The lexicon alone says where words end.
const LIKELY: Confidence = Confidence::new(0.85);

impl Stage for LetterSpacing {
    fn name(&self) -> &'static str {
        "letter_spacing"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let rows = rows(passage.text());
        let reader = Reader::new(&passage.model().lexicon);
        for (i, row) in rows.iter().enumerate() {
            if is_of_grid(&rows, i) {
                continue;
            }
            if let Some((words, guessed)) = read(row, &reader) {
                let confidence = if guessed { LIKELY } else { SURE };
                proposals.replace(row.span.clone(), words, Reason::LetterSpacing, confidence);
            }
        }
    }
}

/// Whether rows of as many letters stand above and below: a crossword, or letters to choose from.
fn is_of_grid(rows: &[Row], i: usize) -> bool {
    let row = &rows[i];
    let like = |other: &Row, line: Option<usize>| {
        Some(other.line) == line && other.letters() == row.letters()
    };
    // a line has seldom more rows than one
    let around = &rows[i.saturating_sub(AROUND)..rows.len().min(i + AROUND + 1)];
    let near = |line: Option<usize>| around.iter().any(|other| like(other, line));
    let [above, below] = [row.line.checked_sub(1), Some(row.line + 1)];
    near(above) && (near(below) || near(row.line.checked_sub(2)))
        || near(below) && near(Some(row.line + 2))
}

/// The words of a row, and whether the lexicon alone parted them.
fn read(row: &Row, reader: &Reader<'_>) -> Option<(String, bool)> {
    let mut out = String::new();
    let mut guessed = false;
    for stretch in &row.stretches {
        if !out.is_empty() {
            out.push(' ');
        }
        let words = reader.read(stretch)?;
        guessed |= words.len() > 1;
        out.push_str(&words.join(" "));
    }
    Some((out, guessed))
}
