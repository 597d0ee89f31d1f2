//! The lines of a text that changed, in pieces: kept or edited.

use crate::edit::{Cleaned, Edit};
use crate::text::lines::Lines;

/// A stretch of a cleaned text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
    /// The same in the original and in the cleaned text.
    Kept(&'a str),
    /// Different.
    Edited(&'a Edit),
}

/// A line with at least one edit. It is longer than a line where an edit spans several.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedLine<'a> {
    /// Its number in the original, from 1.
    pub number: usize,
    /// Its pieces in order, without the line's end.
    pub pieces: Vec<Piece<'a>>,
}

impl<'a> ChangedLine<'a> {
    /// The edits of the line.
    pub fn edits(&self) -> impl Iterator<Item = &'a Edit> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Edited(edit) => Some(*edit),
            Piece::Kept(_) => None,
        })
    }
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

/// The lines that changed.
pub fn changed_lines(cleaned: &Cleaned) -> Vec<ChangedLine<'_>> {
    let original = cleaned.original();
    let mut lines = Lines::new(&original);
    let mut out: Vec<ChangedLine<'_>> = Vec::new();
    // where in the cleaned text the line that is open goes on
    let mut at = 0;
    for edit in &cleaned.edits {
        let kept = &cleaned.text[at..edit.cleaned_start];
        let number = lines.at(edit.start).line;
        match (out.last_mut(), kept.rfind('\n')) {
            (Some(open), None) => open.push_kept(kept),
            (open, line_end) => {
                if let Some(open) = open {
                    open.close(kept);
                }
                out.push(ChangedLine { number, pieces: Vec::new() });
                let line = &kept[line_end.map_or(0, |end| end + 1)..];
                out.last_mut().expect("pushed").push_kept(line);
            }
        }
        out.last_mut().expect("a line is open").pieces.push(Piece::Edited(edit));
        at = edit.cleaned_end;
    }
    if let Some(open) = out.last_mut() {
        open.close(&cleaned.text[at..]);
    }
    out
}

impl<'a> ChangedLine<'a> {
    fn push_kept(&mut self, kept: &'a str) {
        if !kept.is_empty() {
            self.pieces.push(Piece::Kept(kept));
        }
    }

    /// Adds the rest of the line, up to its end.
    fn close(&mut self, rest: &'a str) {
        let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
        self.push_kept(line.strip_suffix('\r').unwrap_or(line));
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::cleaned;
    use super::*;

    fn show(cleaned: &Cleaned) -> Vec<String> {
        let show = |piece: &Piece<'_>| match piece {
            Piece::Kept(text) => (*text).to_owned(),
            Piece::Edited(edit) => format!("[{}|{}]", edit.before, edit.after),
        };
        let line = |l: &ChangedLine<'_>| {
            format!("{}:{}", l.number, l.pieces.iter().map(show).collect::<String>())
        };
        changed_lines(cleaned).iter().map(line).collect()
    }

    #[test]
    fn only_lines_that_changed_are_shown() {
        let text = "un\r\ndeux abc\r\ntrois\nquatre abc cinq abc";
        let cleaned = cleaned(text, &[("abc", "x"), ("abc", "y"), ("abc", "")]);
        assert_eq!(show(&cleaned), ["2:deux [abc|x]", "4:quatre [abc|y] cinq [abc|]"]);
    }

    #[test]
    fn an_edit_over_several_lines_is_one_line() {
        let joined = cleaned("pre\nmier mot\nfin abc", &[("pre\nmier", "premier"), ("abc", "x")]);
        assert_eq!(show(&joined), ["1:[pre\nmier|premier] mot", "3:fin [abc|x]"]);
        let parted = cleaned("unDeux\ntrois", &[("nD", "n\nD"), ("trois", "3")]);
        assert_eq!(show(&parted), ["1:u[nD|n\nD]eux", "2:[trois|3]"]);
        assert_eq!(show(&cleaned("abc", &[("abc", "")])), ["1:[abc|]"]);
        assert!(show(&cleaned("abc", &[])).is_empty());
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
