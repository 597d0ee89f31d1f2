//! What a machine that reads print takes for the marks between words: `la. ville`, `le .navire`, `meubles,, chaises`.
//!
//! The table is `dictionaries/tables/marks.tsv`: what was read between two words, what was printed there, how often the one was
//! read for the other, and how often it was read at all. Blanks are written `␣`; `*` stands for several marks that are not listed.

use rustc_hash::FxHashMap;

use super::format::FormatError;
use crate::text::letters::{is_apostrophe, is_blank, is_hyphen, is_line_end};

/// What is written for a blank in the table.
const BLANK: char = '␣';

/// What the table has in the place of heaps of marks that it does not list.
pub const ANY: &str = "*";

/// Whether an exclamation mark is read as a word: one stroke, `un danger I Partez`.
pub fn is_stroke(word: &str) -> bool {
    matches!(word, "1" | "I" | "l" | "i" | "î")
}

/// What may have been printed between two words.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The marks and blanks; blanks are plain.
    pub gap: String,
    /// The natural logarithm of the odds that it was printed, of what was read alone.
    pub log_odds: f32,
}

/// What may have been printed between two words, by what was read there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    by_read: FxHashMap<String, Vec<Printed>>,
}

impl Marks {
    /// Reads the table: what was read, what was printed, how often, and how often the former was read; parted by tabs.
    ///
    /// # Errors
    /// If a line is of another form.
    pub fn parse(table: &str) -> Result<Self, FormatError> {
        let mut by_read: FxHashMap<String, Vec<Printed>> = FxHashMap::default();
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (read, printed) = row(line).ok_or_else(|| FormatError::Table {
                table: "marks",
                line: line.to_owned(),
                expected: "what was read, what was printed, how often, and how often the former was read, parted by tabs",
            })?;
            by_read.entry(read).or_default().push(printed);
        }
        Ok(Self { by_read })
    }

    /// What may have been printed where `gap` was read, as [`level_gap`] has it.
    pub fn printed(&self, gap: &str) -> &[Printed] {
        let listed = self.by_read.get(gap);
        let found = listed.or_else(|| self.by_read.get(ANY).filter(|_| is_heap(gap)));
        found.map_or(&[], Vec::as_slice)
    }
}

fn row(line: &str) -> Option<(String, Printed)> {
    let mut columns = line.split('\t');
    let read = columns.next()?.replace(BLANK, " ");
    let gap = columns.next()?.replace(BLANK, " ");
    let times: f32 = columns.next()?.parse().ok()?;
    let of: f32 = columns.next()?.parse().ok()?;
    let is_whole = columns.next().is_none() && times > 0.0 && of >= times;
    let log_odds = (times / (of - times + 1.0)).ln();
    is_whole.then_some((read, Printed { gap, log_odds }))
}

/// Whether a gap has a dash of its own right, as between items and before one who speaks: `Paris. - Hier`, `Oui ! -Non.` Whoever
/// transcribes print may leave it out, but it was printed.
pub fn has_dash(gap: &str) -> bool {
    let behind_stop = |(at, _)| gap[..at].trim_end().ends_with(['.', '!', '?', ':', ';']);
    gap.contains(" - ") || gap.match_indices('-').any(behind_stop)
}

/// Whether several marks of different kinds stand between two words, all of which specks are taken for: not what quotes or
/// encloses, not rows of dots, and not what adorns a page (`♦♦`, `* *`).
pub fn is_heap(gap: &str) -> bool {
    let mut marks = gap.chars().filter(|c| *c != ' ').peekable();
    let first = marks.peek().copied();
    let is_speck = |c| ".,;:!?'-•·■~^_`´¨¬¦|\\¡°".contains(c);
    let mut is_mixed = false;
    gap.contains(' ')
        && !has_dash(gap)
        && marks.all(|c| {
            is_mixed |= Some(c) != first;
            is_speck(c)
        })
        && is_mixed
}

/// What stands between two words, with one sign for each kind of mark and one blank for several, as the table has it. `buffer`
/// is only room to write in.
pub fn level_gap<'b>(gap: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    for c in gap.chars() {
        match c {
            c if is_blank(c) || is_line_end(c) => {
                if !buffer.ends_with(' ') {
                    buffer.push(' ');
                }
            }
            '…' => buffer.push_str("..."),
            c if is_apostrophe(c) => buffer.push('\''),
            c if is_hyphen(c) => buffer.push('-'),
            '\u{2012}'..='\u{2015}' => buffer.push('—'),
            c => buffer.push(c),
        }
    }
    buffer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read() {
        let marks = Marks::parse("# read\tprinted\n␣.\t␣\t9\t10\n.␣\t,␣\t1\t100\n").unwrap();
        let [printed] = marks.printed(" .") else { panic!("one row") };
        assert_eq!(printed.gap, " ");
        assert!((printed.log_odds - 4.5_f32.ln()).abs() < 1e-6, "{printed:?}");
        assert!(marks.printed(", ").is_empty());
        let heaps = Marks::parse("*\t␣\t9\t20\n'␣.\t.␣\t1\t2").unwrap();
        assert_eq!(heaps.printed("' ~").len(), 1);
        assert_eq!(heaps.printed("' .")[0].gap, ". ");
        for other in ["' (", ", ", " ♦♦ ", ". . . "] {
            assert!(heaps.printed(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn rows_of_another_form_are_told() {
        for line in ["␣.", "␣.\t␣\tnine\t10", "␣.\t␣\t11\t10", "␣.\t␣\t9\t10\t"] {
            let error = Marks::parse(line).unwrap_err().to_string();
            assert!(error.contains(line) && error.contains("parted by tabs"), "{error}");
        }
    }

    #[test]
    fn dashes_are_told_from_specks() {
        for gap in [". - ", " - ", "! -", ". -", " : - "] {
            assert!(has_dash(gap), "{gap}");
        }
        for gap in [" -", "- ", ", -", "-"] {
            assert!(!has_dash(gap), "{gap}");
        }
    }

    #[test]
    fn gaps_are_levelled() {
        let mut buffer = String::new();
        assert_eq!(level_gap(",\u{a0}\n–", &mut buffer), ", —");
        assert_eq!(level_gap("’ …", &mut buffer), "' ...");
    }
}
