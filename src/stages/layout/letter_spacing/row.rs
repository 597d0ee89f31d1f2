//! Rows of single letters with blanks between.

use std::ops::Range;

use crate::text::letters::{is_apostrophe, is_blank, is_letter};

/// A word of fewer letters is met by chance: `y a à`.
const FEWEST: usize = 4;

/// A row of letters.
#[derive(Debug)]
pub(super) struct Row {
    /// From the first letter to the last.
    pub(super) span: Range<usize>,
    /// The letters and apostrophes, cut where blanks are wider than elsewhere.
    pub(super) stretches: Vec<String>,
    /// Which line of the text it stands on.
    pub(super) line: usize,
}

impl Row {
    pub(super) fn letters(&self) -> usize {
        self.stretches.iter().flat_map(|stretch| stretch.chars()).filter(|c| is_letter(*c)).count()
    }
}

/// A letter, and the apostrophe behind it if there is one.
struct Piece {
    span: Range<usize>,
    text: String,
}

/// All rows of a text that are long enough to be words.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        // two letters with a blank on each side are the least that a row has
        if line.len() >= 2 * FEWEST - 1 {
            of_line(line, start, number, &mut rows);
        }
        start += line.len() + 1;
    }
    rows
}

fn of_line(line: &str, start: usize, number: usize, rows: &mut Vec<Row>) {
    let mut row: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let word = &rest[..rest.find(is_blank).unwrap_or(rest.len())];
        if !word.is_empty() {
            let ends = take(word, start + at, &mut row);
            if ends {
                finish(&mut row, number, rows);
            }
        }
        at += word.len();
        at += line[at..].chars().next().map_or(0, char::len_utf8);
    }
    finish(&mut row, number, rows);
}

/// Adds a word of a line to the row, if it is a letter; whether the row ends there.
fn take(word: &str, at: usize, row: &mut Vec<Piece>) -> bool {
    if row.is_empty() && word.starts_with(is_opening) {
        let inner = word.trim_start_matches(is_opening);
        return take(inner, at + word.len() - inner.len(), row);
    }
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return false };
    let behind = chars.as_str();
    if is_apostrophe(first) && behind.is_empty() {
        let Some(last) = row.last_mut().filter(|last| last.text.ends_with(is_letter)) else {
            return true;
        };
        last.span.end = at + word.len();
        last.text.push(first);
        return false;
    }
    let letter = is_letter(first);
    let elided = behind.chars().next().is_some_and(is_apostrophe) && behind.chars().count() == 1;
    let closes = !behind.is_empty() && behind.chars().all(is_closing);
    if !letter || !(behind.is_empty() || elided || closes) {
        return true;
    }
    let len = if closes && !elided { first.len_utf8() } else { word.len() };
    row.push(Piece { span: at..at + len, text: word[..len].to_owned() });
    closes && !elided
}

const fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '«' | '"' | '“')
}

/// What may stand behind the last letter of a title. A full stop behind a letter is an initial's, so it is none unless the
/// row is long.
const fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '"' | '”' | '…')
}

/// Makes a row of the pieces, if it is one.
fn finish(row: &mut Vec<Piece>, line: usize, rows: &mut Vec<Row>) {
    let pieces = std::mem::take(row);
    if pieces.len() < FEWEST {
        return;
    }
    let gaps: Vec<usize> =
        pieces.windows(2).map(|pair| pair[1].span.start - pair[0].span.end).collect();
    let usual = gaps.iter().copied().min().unwrap_or(1);
    let mut stretches = vec![pieces[0].text.clone()];
    for (piece, gap) in pieces[1..].iter().zip(gaps) {
        match stretches.last_mut() {
            Some(last) if gap == usual => last.push_str(&piece.text),
            _ => stretches.push(piece.text.clone()),
        }
    }
    let span = pieces[0].span.start..pieces[pieces.len() - 1].span.end;
    rows.push(Row { span, stretches, line });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_rows(text: &str, wanted: &[&str]) {
        let found: Vec<String> = rows(text).iter().map(|row| row.stretches.join("|")).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn rows_end_where_a_word_stands() {
        assert_rows("un m o u l i n rouge\nM O U L I N .", &["moulin", "MOULIN"]);
        assert_rows("L E   P O N T", &["LE|PONT"]);
        assert_rows("« L ' A V E N I R »", &["L'AVENIR"]);
        assert_rows("il y a à Paris", &[]);
    }
}
