//! What changed, for a terminal: `12 │ les [-ernières-]{+dernières+} poches`, or in colour.

use std::collections::VecDeque;
use std::fmt;

use super::diff::{Line, Piece, Row, rows};
use super::visible::{abridged, harmless, shortened, visible};
use crate::edit::{Cleaned, Edit};

/// How much unchanged text is shown on each side of an edit, in characters.
const CONTEXT: usize = 60;

/// A line is not cut to save fewer characters than that.
const SAVING: usize = 30;

/// The longest text shown of one side of an edit, in characters.
const LONGEST: usize = 200;

/// The longest text shown of a line that goes or stays, in characters.
const LINE: usize = 100;

/// Of more lines in a row that go, the first and the last are shown.
const BLOCK: usize = 8;

/// So many of the first, and one fewer of the last.
const FIRST: usize = 4;

const REMOVED: &str = "\u{1b}[9;31m";
const ADDED: &str = "\u{1b}[32m";
const GONE: &str = "\u{1b}[31m";
const BLANK_REMOVED: &str = "\u{1b}[7;31m";
const BLANK_ADDED: &str = "\u{1b}[7;32m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// The lines that changed, with reasons and confidence; beside lines that went, one that stayed.
/// Shows nothing where nothing changed.
#[derive(Clone, Copy, Debug)]
pub struct TerminalDiff<'a> {
    cleaned: &'a Cleaned,
    coloured: bool,
}

impl<'a> TerminalDiff<'a> {
    /// With marks: `[-ernières-]{+dernières+}`.
    pub const fn plain(cleaned: &'a Cleaned) -> Self {
        Self { cleaned, coloured: false }
    }

    /// With the colours of an ANSI terminal: removed text red, and struck inside a line; added text green.
    pub const fn coloured(cleaned: &'a Cleaned) -> Self {
        Self { cleaned, coloured: true }
    }
}

impl fmt::Display for TerminalDiff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.cleaned.is_changed() {
            return Ok(());
        }
        let rows = rows(self.cleaned);
        let width = rows.last().map_or(0, |row| row.number.to_string().len());
        let mut page = Page { f, coloured: self.coloured, width };
        for (i, row) in rows.iter().enumerate() {
            let gone = |at: Option<usize>| {
                at.and_then(|at| rows.get(at)).is_some_and(|r| matches!(r.line, Line::Gone(..)))
            };
            match &row.line {
                Line::Changed(pieces) => page.changed(row.number, pieces)?,
                Line::Gone(..) if !gone(i.checked_sub(1)) => {
                    let block: Vec<_> = rows[i..].iter().map_while(gone_line).collect();
                    page.block(&block)?;
                }
                Line::Kept(text)
                    if !text.trim().is_empty() && (gone(i.checked_sub(1)) || gone(Some(i + 1))) =>
                {
                    page.kept(row.number, text)?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// A line that goes, with its number and why.
type Gone<'a> = (usize, &'a str, &'a Edit);

fn gone_line<'a>(row: &Row<'a>) -> Option<Gone<'a>> {
    match row.line {
        Line::Gone(text, edit) => Some((row.number, text, edit)),
        _ => None,
    }
}

/// Where rows are written to.
struct Page<'a, 'b> {
    f: &'a mut fmt::Formatter<'b>,
    coloured: bool,
    /// The width of line numbers.
    width: usize,
}

impl Page<'_, '_> {
    fn changed(&mut self, number: usize, pieces: &[Piece<'_>]) -> fmt::Result {
        self.margin(&number.to_string())?;
        let mut edits = Vec::new();
        for (i, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Edited(edit) => {
                    edits.push(*edit);
                    self.edit(edit)?;
                }
                Piece::Kept(text) => {
                    let text = context(text, i > 0, i + 1 < pieces.len());
                    self.f.write_str(&harmless(&text))?;
                }
            }
        }
        self.f.write_str("\n")?;
        self.margin("")?;
        self.dim(&reasons(&edits))?;
        self.f.write_str("\n")
    }

    fn edit(&mut self, edit: &Edit) -> fmt::Result {
        let before = abridged(&visible(&edit.before), LONGEST);
        let after = abridged(&visible(&edit.after), LONGEST);
        if !self.coloured {
            if !before.is_empty() {
                write!(self.f, "[-{before}-]")?;
            }
            if !after.is_empty() {
                write!(self.f, "{{+{after}+}}")?;
            }
            return Ok(());
        }
        // a blank has no colour of its own
        let blank = |text: &str| text.trim().is_empty();
        if !before.is_empty() {
            let removed = if blank(&before) { BLANK_REMOVED } else { REMOVED };
            write!(self.f, "{removed}{before}{PLAIN}")?;
        }
        if !after.is_empty() {
            let added = if blank(&after) { BLANK_ADDED } else { ADDED };
            write!(self.f, "{added}{after}{PLAIN}")?;
        }
        Ok(())
    }

    /// Lines in a row that go; blank ones among them say nothing.
    fn block(&mut self, lines: &[Gone<'_>]) -> fmt::Result {
        let mut shown: VecDeque<_> =
            lines.iter().filter(|(_, text, _)| !text.trim().is_empty()).collect();
        if shown.is_empty() {
            shown.extend(lines.first());
        }
        if shown.len() <= BLOCK {
            return shown.into_iter().try_for_each(|line| self.gone(line));
        }
        let last = shown.split_off(shown.len() - FIRST + 1);
        let hidden = shown.split_off(FIRST);
        shown.into_iter().try_for_each(|line| self.gone(line))?;
        self.margin("⋮")?;
        let mut edits: Vec<_> = hidden.iter().map(|(_, _, edit)| *edit).collect();
        edits.dedup();
        self.dim(&format!("{} more lines: {}", hidden.len(), reasons(&edits)))?;
        self.f.write_str("\n")?;
        last.into_iter().try_for_each(|line| self.gone(line))
    }

    fn gone(&mut self, &(number, text, edit): &Gone<'_>) -> fmt::Result {
        self.margin(&number.to_string())?;
        let text = shortened(&visible(text.trim()), LINE);
        let (open, close) = if self.coloured { (GONE, PLAIN) } else { ("[-", "-]") };
        write!(self.f, "{open}{text}{close}  ")?;
        self.dim(&reasons(&[edit]))?;
        self.f.write_str("\n")
    }

    fn kept(&mut self, number: usize, text: &str) -> fmt::Result {
        self.margin(&number.to_string())?;
        writeln!(self.f, "{}", harmless(&shortened(text, LINE)))
    }

    fn margin(&mut self, number: &str) -> fmt::Result {
        let width = self.width;
        self.dim(&format!("{number:>width$} │ "))
    }

    fn dim(&mut self, text: &str) -> fmt::Result {
        if self.coloured { write!(self.f, "{DIM}{text}{PLAIN}") } else { self.f.write_str(text) }
    }
}

/// `dropped-initial 0.98, 3 × mojibake 1.00`
fn reasons(edits: &[&Edit]) -> String {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for edit in edits {
        let reason = format!("{} {}", edit.reason, edit.confidence);
        match counted.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => counted.push((reason, 1)),
        }
    }
    let show = |(reason, count): (String, usize)| match count {
        1 => reason,
        _ => format!("{count} × {reason}"),
    };
    counted.into_iter().map(show).collect::<Vec<_>>().join(", ")
}

/// Unchanged text, cut where it is far from an edit before or after it; between words, where there are any.
fn context(text: &str, edit_before: bool, edit_after: bool) -> String {
    let shown = CONTEXT * (usize::from(edit_before) + usize::from(edit_after));
    if text.char_indices().nth(shown + SAVING).is_none() {
        return text.to_owned();
    }
    let mut out = String::new();
    if edit_before {
        let end = text.char_indices().nth(CONTEXT).map_or(text.len(), |(at, _)| at);
        let end = text[..end].rfind(' ').map_or(end, |blank| blank + 1);
        out.push_str(&text[..end]);
    }
    out.push('…');
    if edit_after {
        let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let start = text[start..].find(' ').map_or(start, |blank| start + blank);
        out.push_str(&text[start..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::example::cleaned;
    use super::*;

    #[test]
    fn marks_show_what_went_and_what_came() {
        let cleaned = cleaned("un\nles écoltes , perdues\n", &[("écoltes", "récoltes"), (" ", "")]);
        let wanted =
            "2 │ les [-écoltes-]{+récoltes+}[- -], perdues\n  │ 2 × dropped-initial 0.97\n";
        assert_eq!(TerminalDiff::plain(&cleaned).to_string(), wanted);
    }

    #[test]
    fn colours_replace_the_marks() {
        let cleaned = cleaned("les écoltes", &[("écoltes", "récoltes")]);
        let shown = TerminalDiff::coloured(&cleaned).to_string();
        assert!(shown.contains("les \u{1b}[9;31mécoltes\u{1b}[0m\u{1b}[32mrécoltes\u{1b}[0m"));
        assert!(!shown.contains("[-"));
    }

    #[test]
    fn blanks_are_seen() {
        let cleaned = cleaned("mot .Un mot", &[(" ", ""), (".", ". ")]);
        let shown = TerminalDiff::coloured(&cleaned).to_string();
        assert!(shown.contains("mot\u{1b}[7;31m \u{1b}[0m"));
    }

    #[test]
    fn lines_that_go_stand_between_lines_that_stay() {
        let text = "Un\nMenu\n  \nAide\nDeux\nTrois\n";
        let cleaned = cleaned(text, &[("Menu\n  \n", ""), ("Aide\n", "")]);
        let wanted = "1 │ Un\n2 │ [-Menu-]  dropped-initial 0.97\n\
                      4 │ [-Aide-]  dropped-initial 0.97\n5 │ Deux\n";
        assert_eq!(TerminalDiff::plain(&cleaned).to_string(), wanted);
        let coloured = TerminalDiff::coloured(&cleaned).to_string();
        assert!(coloured.contains("\u{1b}[31mMenu\u{1b}[0m"));
    }

    #[test]
    fn of_many_lines_that_go_the_first_and_last_are_shown() {
        let menu = (1..=20).map(|i| format!("Menu {i}\n")).collect::<Vec<_>>().concat();
        let cleaned = cleaned(&format!("{menu}Fin\n"), &[(&menu, "")]);
        let shown = TerminalDiff::plain(&cleaned).to_string();
        let lines: Vec<_> =
            shown.lines().map(|line| line.split("  drop").next().unwrap()).collect();
        assert_eq!(
            lines[3..6],
            [" 4 │ [-Menu 4-]", " ⋮ │ 13 more lines: dropped-initial 0.97", "18 │ [-Menu 18-]",]
        );
        assert_eq!((lines.len(), lines[8]), (9, "21 │ Fin"));
    }

    #[test]
    fn nothing_changed_shows_nothing() {
        assert_eq!(TerminalDiff::plain(&Cleaned::unchanged("un\ndeux")).to_string(), "");
    }

    #[test]
    fn a_long_line_is_cut_around_its_edits() {
        let text = format!("{0}abc{0}abc{0}", "é".repeat(1000));
        let cleaned = cleaned(&text, &[("abc", "x"), ("abc", "y")]);
        let shown = TerminalDiff::plain(&cleaned).to_string();
        let e = "é".repeat(60);
        assert!(shown.starts_with(&format!("1 │ …{e}[-abc-]{{+x+}}{e}…{e}[-abc-]{{+y+}}{e}…\n")));
        assert_eq!(context(&"mot bleu ".repeat(20), true, false), "mot bleu ".repeat(6) + "mot …");
        assert_eq!(context(&"mot ".repeat(20), true, false), "mot ".repeat(20));
    }

    #[test]
    fn the_text_cannot_command_the_terminal() {
        let cleaned = cleaned("a\u{1b}[2Jb c\u{1b}d", &[("c\u{1b}d", "\u{7}")]);
        let shown = TerminalDiff::plain(&cleaned).to_string();
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{7}'));
    }
}
