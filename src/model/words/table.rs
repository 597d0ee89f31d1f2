//! The words of a corpus as a table that a person can read and change: a row each, parted by tabs.

use std::fmt::Write as _;

use super::Words;
use crate::error::Error;
use crate::text::Casing;

const HEAD: &str = "\
# What a corpus has that the lexicon lacks. A row is a kind, a text and a number, parted by tabs.
# word, name: a form and how often it was met; three times, and it is left alone.
# line: a line of web pages and the number of pages it stands on; on three, and it is furniture of the site.
# keep: a word to leave alone wherever it stands; it has no number.
# Rows may be changed, added and taken out, and tables put one after the other: numbers of the same text add up.
";

const KINDS: &str = "a kind (`word`, `name`, `line` or `keep`), a tab and a text";

impl Words {
    /// The table: a comment that explains it, then words to keep, words, names and lines, each in alphabetical
    /// order.
    pub fn to_tsv(&self) -> String {
        let mut keep: Vec<_> = self.keep.values().map(String::as_str).collect();
        keep.sort_unstable();
        let (words, names): (Vec<_>, Vec<_>) =
            self.counts().into_iter().partition(|(form, _)| Casing::of(form) == Casing::Lower);
        let mut table = HEAD.to_owned();
        for word in keep {
            let _ = writeln!(table, "keep\t{word}");
        }
        for (kind, counts) in [("word", words), ("name", names), ("line", self.lines())] {
            for (text, count) in counts {
                let _ = writeln!(table, "{kind}\t{text}\t{count}");
            }
        }
        table
    }

    /// Reads a table, or several one after the other. What is blank or begins with `#` is skipped.
    ///
    /// # Errors
    /// When a row is none, with its number, what was found and what was expected.
    pub fn from_tsv(table: &str) -> Result<Self, Error> {
        let mut words = Self::default();
        let table = table.strip_prefix('\u{FEFF}').unwrap_or(table);
        for (i, row) in table.lines().enumerate() {
            if !row.trim().is_empty() && !row.starts_with('#') {
                words
                    .add_row(row)
                    .map_err(|(found, expected)| Error::row(i + 1, found, expected))?;
            }
        }
        Ok(words)
    }

    /// Adds what a row says, or tells what was found there and what was expected.
    fn add_row<'a>(&mut self, row: &'a str) -> Result<(), (&'a str, &'static str)> {
        let (kind, rest) = row.split_once('\t').ok_or((row, KINDS))?;
        let add = match kind {
            "keep" if rest.trim().is_empty() || rest.trim().contains('\t') => {
                return Err((row, "`keep`, a tab and a word alone"));
            }
            "keep" => {
                self.keep(rest);
                return Ok(());
            }
            "word" | "name" => Self::add,
            "line" => Self::add_line,
            _ => return Err((kind, KINDS)),
        };
        // a line can have tabs of its own
        let (text, number) = rest
            .rsplit_once('\t')
            .filter(|(text, _)| !text.trim().is_empty())
            .ok_or((row, "a tab, a text, a tab and a number behind the kind"))?;
        let number = number.trim_end();
        let count = number.parse().ok().filter(|n| *n > 0);
        let count = count.ok_or((number, "a whole number from 1"))?;
        add(self, text, count);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(words: &Words) -> String {
        words.to_tsv().lines().filter(|row| !row.starts_with('#')).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut words = Words::keeping(["Homs"]);
        words.add("gnaffrons", 12);
        words.add("Qousseir", 3);
        words.add("ol-Karmi", 1);
        words.add_line("# Lire aussi\tPartager", 2);
        let table = words.to_tsv();
        assert_eq!(
            rows(&words),
            "keep\tHoms\nword\tgnaffrons\t12\nname\tQousseir\t3\nname\tol-Karmi\t1\n\
             line\t# Lire aussi\tPartager\t2"
        );
        assert_eq!(Words::from_tsv(&table).unwrap(), words);
        assert_eq!(rows(&Words::from_tsv(&table.repeat(2)).unwrap()).matches("\t24").count(), 1);
    }

    #[test]
    fn a_table_from_an_editor_is_read() {
        let words = Words::from_tsv("\u{FEFF}# mine\r\n\r\nword\tgrau \t3\r\nkeep\tHoms\r\n");
        assert_eq!(rows(&words.unwrap()), "keep\tHoms\nword\tgrau\t3");
    }

    #[test]
    fn a_row_that_is_none_is_named() {
        let wrong = |table: &str| Words::from_tsv(table).unwrap_err().to_string();
        assert_eq!(
            wrong("# mine\nword\tgrau\t3\nun mot\n"),
            "line 3: found `un mot`, expected a kind (`word`, `name`, `line` or `keep`), a tab and a text"
        );
        assert!(wrong("mot\tgrau\t3").starts_with("line 1: found `mot`, expected a kind"));
        let missing = "expected a tab, a text, a tab and a number behind the kind";
        assert!(wrong("word\tgrau").ends_with(missing) && wrong("line\t\t3").ends_with(missing));
        assert!(wrong("keep\tHoms\t3").ends_with("expected `keep`, a tab and a word alone"));
        assert!(wrong("word\tgrau\t-1").ends_with("found `-1`, expected a whole number from 1"));
        assert!(wrong("word\tgrau\t0").contains("found `0`"));
    }
}
