//! Decisions as a table that a person can read and change: a row each, parted by tabs.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Decisions, Place, Verdict};
use crate::error::Error;

/// Also what the page of a corpus writes.
pub(crate) const HEAD: &str = "\
# What was decided of edits. A row is a decision, what stood there, what is to stand there, and what stands before and behind it,
# parted by tabs; without the last two it goes for every place.
# reject: the change is not made. accept: it is made, even if it was only suggested.
# \\n is the end of a line, \\t a tab, \\r a return, \\\\ a backslash. Tables can be put one after the other; the last word counts.
";

const KINDS: &str = "`accept` or `reject`";
const CELLS: &str = "a decision, what stood there and what is to stand there, then nothing or what stands before and behind";

impl Decisions {
    /// The table: a comment that explains it, then a row a decision, always in the same order.
    pub fn to_tsv(&self) -> String {
        let mut table = HEAD.to_owned();
        for (change, verdict) in &self.0 {
            let verdict = match verdict {
                Verdict::Accept => "accept",
                Verdict::Reject => "reject",
            };
            let _ =
                write!(table, "{verdict}\t{}\t{}", escaped(&change.before), escaped(&change.after));
            if let Some(place) = &change.place {
                let _ = write!(table, "\t{}\t{}", escaped(place.before()), escaped(place.behind()));
            }
            table.push('\n');
        }
        table
    }

    /// Reads a table, or several one after the other. What is blank or begins with `#` is skipped.
    ///
    /// # Errors
    /// When a row is none, with its number, what was found and what was expected.
    pub fn from_tsv(table: &str) -> Result<Self, Error> {
        let mut decisions = Self::default();
        let table = table.strip_prefix('\u{FEFF}').unwrap_or(table);
        for (i, row) in table.lines().enumerate() {
            if row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            let cells: Vec<_> = row.split('\t').collect();
            let verdict = match cells[0] {
                "accept" => Verdict::Accept,
                "reject" => Verdict::Reject,
                found => return Err(Error::row(i + 1, found, KINDS)),
            };
            let place = match cells[1..] {
                [_, _] => None,
                [_, _, before, behind] => Some(Place::between(&read(before), &read(behind))),
                _ => return Err(Error::row(i + 1, row, CELLS)),
            };
            decisions.decide(&read(cells[1]), &read(cells[2]), place, verdict);
        }
        Ok(decisions)
    }
}

fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '\t', '\n', '\r']) {
        return Cow::Borrowed(text);
    }
    let signs = [("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")];
    let escape = |text: String, (sign, escape): (&str, &str)| text.replace(sign, escape);
    Cow::Owned(signs.into_iter().fold(text.to_owned(), escape))
}

/// A cell as it was meant; a backslash that escapes nothing is one.
fn read(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut signs = cell.chars().peekable();
    while let Some(sign) = signs.next() {
        let meant = match signs.peek() {
            Some('\\') => '\\',
            Some('t') => '\t',
            Some('n') => '\n',
            Some('r') => '\r',
            _ => {
                text.push(sign);
                continue;
            }
        };
        if sign == '\\' {
            signs.next();
            text.push(meant);
        } else {
            text.push(sign);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(decisions: &Decisions) -> String {
        let table = decisions.to_tsv();
        table.lines().filter(|row| !row.starts_with('#')).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut decisions = Decisions::default();
        decisions.decide("oeuvre", "œuvre", None, Verdict::Reject);
        decisions.decide("Menu\n", "", Some(Place::between("a\\n\t", "b\r\nc")), Verdict::Accept);
        decisions.decide("", " ", Some(Place::between("", "")), Verdict::Accept);
        assert_eq!(
            rows(&decisions),
            "accept\t\t \t\t\naccept\tMenu\\n\t\ta\\\\n\\t\tb\\r\\nc\nreject\toeuvre\tœuvre"
        );
        assert_eq!(Decisions::from_tsv(&decisions.to_tsv()).unwrap(), decisions);
    }

    #[test]
    fn the_last_word_counts() {
        let table = "\u{FEFF}# mine\r\n\r\nreject\tm\\x\tm\r\naccept\tm\\x\tm\r\n";
        assert_eq!(rows(&Decisions::from_tsv(table).unwrap()), "accept\tm\\\\x\tm");
    }

    #[test]
    fn a_row_that_is_none_is_named() {
        let wrong = |table: &str| Decisions::from_tsv(table).unwrap_err().to_string();
        assert_eq!(wrong("# x\nkeep\tHoms"), "line 2: found `keep`, expected `accept` or `reject`");
        for row in ["accept", "accept\ta", "reject\ta\tb\tc", "reject\ta\tb\tc\td\te"] {
            assert!(wrong(row).contains("expected a decision, what stood there"), "{row}");
        }
    }
}
