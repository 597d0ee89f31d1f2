//! A cleaned text line by line, with what went and what came.

use crate::edit::{Cleaned, Edit};

/// A stretch of a cleaned text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
    /// The same in the original and in the cleaned text.
    Kept(&'a str),
    /// Different.
    Edited(&'a Edit),
}

/// A line of the original; more than one where an edit joins them.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// Its number in the original, from 1.
    pub number: usize,
    /// What became of it.
    pub line: Line<'a>,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Line<'a> {
    /// It is as it was.
    Kept(&'a str),
    /// It was taken out; the text is without the line's end.
    Gone(&'a str, &'a Edit),
    /// It has at least one edit.
    Changed(Vec<Piece<'a>>),
}

/// The whole text in pieces; none is empty.
pub fn pieces(cleaned: &Cleaned) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    let last = cleaned.edits.last().map_or(0, |e| e.cleaned_end);
    let edited = cleaned.edits.iter().flat_map(move |edit| {
        let kept = &cleaned.text[at..edit.cleaned_start];
        at = edit.cleaned_end;
        [Piece::Kept(kept), Piece::Edited(edit)]
    });
    edited.chain([Piece::Kept(&cleaned.text[last..])]).filter(|p| *p != Piece::Kept(""))
}

/// The whole text in rows.
pub fn rows(cleaned: &Cleaned) -> Vec<Row<'_>> {
    let mut rows = Rows { number: 1, open: Vec::new(), out: Vec::new() };
    for piece in pieces(cleaned) {
        match piece {
            Piece::Kept(text) => {
                for line in text.split_inclusive('\n') {
                    rows.open.push(Piece::Kept(without_end(line)));
                    if line.ends_with('\n') {
                        rows.close(1);
                    }
                }
            }
            Piece::Edited(edit) if edit.after.is_empty() && rows.open.is_empty() => {
                rows.take_out(edit);
            }
            piece @ Piece::Edited(_) => rows.open.push(piece),
        }
    }
    if !rows.open.is_empty() {
        rows.close(0);
    }
    rows.out
}

/// The rows so far, and the pieces of the one that is open.
struct Rows<'a> {
    number: usize,
    open: Vec<Piece<'a>>,
    out: Vec<Row<'a>>,
}

impl<'a> Rows<'a> {
    /// Ends the open row; `ends` is 1 if it ends with the end of a line.
    fn close(&mut self, ends: usize) {
        let mut pieces = std::mem::take(&mut self.open);
        let number = self.number;
        let edits = pieces.iter().filter_map(|piece| match piece {
            Piece::Edited(edit) => Some(edit),
            Piece::Kept(_) => None,
        });
        self.number += ends + edits.map(|e| count_ends(&e.before)).sum::<usize>();
        pieces.retain(|piece| *piece != Piece::Kept(""));
        let line = match pieces[..] {
            [] => Line::Kept(""),
            [Piece::Kept(text)] => Line::Kept(text),
            _ => Line::Changed(pieces),
        };
        self.out.push(Row { number, line });
    }

    /// Adds the lines of an edit that begins a line and leaves nothing; the rest of the edit begins a row.
    fn take_out(&mut self, edit: &'a Edit) {
        if !edit.before.ends_with('\n') {
            self.open.push(Piece::Edited(edit));
            return;
        }
        for line in edit.before.split_inclusive('\n') {
            let line = Line::Gone(without_end(line), edit);
            self.out.push(Row { number: self.number, line });
            self.number += 1;
        }
    }
}

fn without_end(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

fn count_ends(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

#[cfg(test)]
mod tests {
    use super::super::example::cleaned;
    use super::*;

    fn show(cleaned: &Cleaned) -> Vec<String> {
        let piece = |piece: &Piece<'_>| match piece {
            Piece::Kept(text) => (*text).to_owned(),
            Piece::Edited(edit) => format!("[{}|{}]", edit.before, edit.after),
        };
        let row = |row: &Row<'_>| match &row.line {
            Line::Kept(text) => format!("{}={text}", row.number),
            Line::Gone(text, _) => format!("{}-{text}", row.number),
            Line::Changed(pieces) => {
                format!("{}:{}", row.number, pieces.iter().map(piece).collect::<String>())
            }
        };
        rows(cleaned).iter().map(row).collect()
    }

    #[test]
    fn each_line_is_a_row() {
        let text = "un\r\ndeux abc\r\n\nquatre abc cinq abc";
        let changed = cleaned(text, &[("abc", "x"), ("abc", "y"), ("abc", "")]);
        let rows = ["1=un", "2:deux [abc|x]", "3=", "4:quatre [abc|y] cinq [abc|]"];
        assert_eq!(show(&changed), rows);
        assert_eq!(show(&cleaned("un\n", &[])), ["1=un"]);
        assert!(show(&cleaned("", &[])).is_empty());
    }

    #[test]
    fn an_edit_over_several_lines_is_one_row() {
        let joined = cleaned("pre\nmier mot\nfin abc", &[("pre\nmier", "premier"), ("abc", "x")]);
        assert_eq!(show(&joined), ["1:[pre\nmier|premier] mot", "3:fin [abc|x]"]);
        let parted = cleaned("unDeux\ntrois", &[("nD", "n\nD"), ("trois", "3")]);
        assert_eq!(show(&parted), ["1:u[nD|n\nD]eux", "2:[trois|3]"]);
    }

    #[test]
    fn lines_that_go_are_rows() {
        let text = "Menu\nRechercher\nun\nPlan\r\nAide\ndeux";
        let edits = [("Menu\n", ""), ("Rechercher\n", ""), ("Plan\r\nAide\n", "")];
        let rows = ["1-Menu", "2-Rechercher", "3=un", "4-Plan", "5-Aide", "6=deux"];
        assert_eq!(show(&cleaned(text, &edits)), rows);
        // the end of the line stays, or there is none
        assert_eq!(show(&cleaned("un\nabc\n", &[("abc", "")])), ["1=un", "2:[abc|]"]);
        assert_eq!(show(&cleaned("un\nabc", &[("\nabc", "")])), ["1:un[\nabc|]"]);
        assert_eq!(
            show(&cleaned("a\nb\nc", &[("a\n", ""), ("b", "x")])),
            ["1-a", "2:[b|x]", "3=c"]
        );
    }

    #[test]
    fn pieces_hold_the_whole_text() {
        let cleaned = cleaned("un abc deux", &[("un", "1"), ("abc", "")]);
        let text: String = pieces(&cleaned)
            .map(|p| match p {
                Piece::Kept(text) => text,
                Piece::Edited(edit) => edit.after.as_str(),
            })
            .collect();
        assert_eq!(text, cleaned.text);
        assert_eq!(pieces(&cleaned).count(), 4);
        assert_eq!(pieces(&Cleaned::default()).count(), 0);
    }
}
