//! The words of a corpus in a file: `Qousseir`, a tab, `12`; or a line of its pages, a tab, `line`.

use std::io::{self, Write};
use std::path::Path;

use crate::model::Words;

use super::failure::Failure;
use super::input::Source;
use super::streams::Streams;

const HEADER: &str = "text\tcount";

/// What stands in place of a count where the text is a line of pages.
const LINE: &str = "line";

/// Adds what `write` wrote to what is known; counts add up.
pub(crate) fn read(file: &Path, words: &mut Words, streams: &Streams) -> Result<(), Failure> {
    let text = Source::File(file.to_owned()).read_text(streams)?;
    parse(&text, words).map_err(|(line, found)| {
        Failure::Input(format!(
            "{}:{line}: expected a word, a tab and a count, found `{found}`; \
             make the file with `coquille fit -o {} FILE…`",
            file.display(),
            file.display(),
        ))
    })
}

/// Writes words with their counts, then lines, each in alphabetical order.
pub(crate) fn write(words: &Words, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{HEADER}")?;
    for (word, count) in words.counts() {
        writeln!(out, "{word}\t{count}")?;
    }
    for line in words.repeated_lines() {
        writeln!(out, "{line}\t{LINE}")?;
    }
    Ok(())
}

fn parse<'a>(text: &'a str, words: &mut Words) -> Result<(), (usize, &'a str)> {
    for (i, line) in text.lines().enumerate() {
        if line.is_empty() || i == 0 && line == HEADER {
            continue;
        }
        match line.rsplit_once('\t') {
            Some((text, LINE)) => words.add_repeated_line(text),
            Some((word, count)) if !word.is_empty() => {
                words.add(word, count.parse().map_err(|_| (i + 1, line))?);
            }
            _ => return Err((i + 1, line)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut words = Words::default();
        words.add("Kerlouan", 12);
        words.add("galinettes", 3);
        words.add_repeated_line("Lire aussi\tPartager");
        let mut file = Vec::new();
        write(&words, &mut file).unwrap();
        let text = String::from_utf8(file).unwrap();
        assert_eq!(text, "text\tcount\nKerlouan\t12\ngalinettes\t3\nLire aussi\tPartager\tline\n");
        let mut again = Words::default();
        parse(&text, &mut again).unwrap();
        assert_eq!(again, words);
    }

    #[test]
    fn a_line_that_is_no_word_is_named() {
        let wrong = |text| parse(text, &mut Words::default()).unwrap_err();
        assert_eq!(wrong("text\tcount\nmot\t3\nmot trois\n"), (3, "mot trois"));
        assert_eq!(wrong("mot\ttrois"), (1, "mot\ttrois"));
        assert_eq!(wrong("mot\t-1"), (1, "mot\t-1"));
    }
}
