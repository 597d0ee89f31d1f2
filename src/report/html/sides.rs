//! The original and the cleaned text side by side, line by line.

use std::fmt::Write as _;

use super::super::diff::{Line, Piece, rows};
use super::super::visible::{abridged, shortened};
use super::{deletion, escape, insertion};
use crate::edit::Cleaned;

/// So many lines without change are shown before and behind one with.
const BESIDE: usize = 1;

/// A line without change is shown up to so many characters.
const LINE: usize = 240;

/// Text without change inside a line that has some, likewise.
const BETWEEN: usize = 360;

/// A line is shown up to so many pieces: a page without line ends is one line.
const PIECES: usize = 120;

/// Rows of two cells, for a table of the class `sides`; lines far from any change are left out, and what is beyond `limit` bytes.
pub(crate) fn sides(cleaned: &Cleaned, limit: usize) -> String {
    let rows = rows(cleaned);
    let is_changed = |at: usize| rows.get(at).is_some_and(|row| !matches!(row.line, Line::Kept(_)));
    let is_near = |at: usize| (at.saturating_sub(BESIDE)..=at + BESIDE).any(is_changed);
    let mut out = String::new();
    let mut hidden = false;
    for (at, row) in rows.iter().enumerate() {
        if out.len() > limit {
            hidden = true;
            break;
        }
        if !is_near(at) {
            hidden = true;
            continue;
        }
        if std::mem::take(&mut hidden) {
            out.push_str(GAP);
        }
        let (left, right) = match &row.line {
            Line::Kept(text) => {
                let text = escape(&shortened(text, LINE));
                (text.clone(), text)
            }
            Line::Gone(_, edit) if at > 0 && is_same(&rows[at - 1].line, edit) => continue,
            Line::Gone(_, edit) => (deletion(edit), String::new()),
            Line::Changed(pieces) => {
                let side = |of_edit: fn(&crate::edit::Edit) -> String| -> String {
                    let piece = |piece: &Piece<'_>| match piece {
                        Piece::Kept(text) => escape(&abridged(text, BETWEEN)),
                        Piece::Edited(edit) => of_edit(edit),
                    };
                    let shown: String = pieces.iter().take(PIECES).map(piece).collect();
                    if pieces.len() > PIECES { shown + " …" } else { shown }
                };
                (side(deletion), side(insertion))
            }
        };
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{left}</td><td>{right}</td></tr>",
            row.number
        );
    }
    if hidden {
        out.push_str(GAP);
    }
    out
}

const GAP: &str = "<tr class=\"gap\"><th></th><td>⋯</td><td>⋯</td></tr>\n";

fn is_same(line: &Line<'_>, edit: &crate::edit::Edit) -> bool {
    matches!(line, Line::Gone(_, other) if std::ptr::eq(*other, edit))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::cleaned;
    use super::*;

    #[test]
    fn each_side_has_its_text() {
        let cleaned = cleaned(
            "un\ndeux\nles écoltes , <b>\nMenu\ntrois\nquatre\n",
            &[("écoltes", "récoltes"), ("Menu\n", "")],
        );
        let html = sides(&cleaned, 10_000);
        let rows: Vec<_> = html.lines().collect();
        assert_eq!(rows.len(), 7, "{html}");
        assert!(rows[0].contains("gap") && rows[6].contains("gap"));
        assert_eq!(rows[1], "<tr><th scope=\"row\">2</th><td>deux</td><td>deux</td></tr>");
        let (left, right) = rows[2].split_once("</td><td>").expect("two cells");
        assert!(
            left.contains("<del>écoltes</del></span> , &lt;b&gt;") && !left.contains("récoltes")
        );
        assert!(
            right.contains("<ins>récoltes</ins></span> , &lt;b&gt;") && !right.contains("<del>")
        );
        // what goes is a line of its own, in the text of the page too
        assert!(rows[3].ends_with("<del>Menu↵"));
        assert_eq!(rows[4], "</del></span></td><td></td></tr>");
    }

    #[test]
    fn what_is_too_long_is_left_out() {
        let text = "les écoltes sont perdues\n".repeat(100);
        let all = cleaned(&text, &[("écoltes", "récoltes"); 100]);
        let html = sides(&all, 2000);
        assert!(html.len() < 3000 && html.ends_with(GAP), "{}", html.len());
        let one = cleaned(&text.replace('\n', " "), &[("écoltes", "récoltes"); 100]);
        assert!(sides(&one, 2000).contains(" …</td>"));
        let long = cleaned(&"mot ".repeat(9000), &[("mot mot", &"rien ".repeat(9000))]);
        assert!(sides(&long, 2000).len() < 4000);
    }
}
