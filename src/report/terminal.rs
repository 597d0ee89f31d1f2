//! The lines that changed, for a terminal: `12 │ les [-ernières-]{+dernières+} poches`, or in colour.

use std::fmt;

use super::diff::{ChangedLine, Piece, changed_lines};
use super::visible::{harmless, shortened, visible};
use crate::edit::{Cleaned, Edit};

/// How much unchanged text is shown on each side of an edit, in characters.
const CONTEXT: usize = 60;

/// The longest text shown of one side of an edit, in characters.
const LONGEST: usize = 300;

const REMOVED: &str = "\u{1b}[9;31m";
const ADDED: &str = "\u{1b}[32m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// The edits inside their lines, with reasons and confidence below. Shows nothing where nothing changed.
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

    /// With the colours of an ANSI terminal: removed text red and struck, added text green.
    pub const fn coloured(cleaned: &'a Cleaned) -> Self {
        Self { cleaned, coloured: true }
    }

    fn line(self, f: &mut fmt::Formatter<'_>, line: &ChangedLine<'_>, width: usize) -> fmt::Result {
        self.dim(f, &format!("{:>width$} │ ", line.number))?;
        for (i, piece) in line.pieces.iter().enumerate() {
            match piece {
                Piece::Edited(edit) => self.edit(f, edit)?,
                Piece::Kept(text) => {
                    let (before, after) = (i > 0, i + 1 < line.pieces.len());
                    f.write_str(&harmless(&context(text, before, after)))?;
                }
            }
        }
        let reasons = line.edits().map(|e| format!("{} {}", e.reason, e.confidence));
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        self.dim(f, &format!("\n{:>width$} │ {reasons}", ""))?;
        f.write_str("\n")
    }

    fn edit(self, f: &mut fmt::Formatter<'_>, edit: &Edit) -> fmt::Result {
        let before = shortened(&visible(&edit.before), LONGEST);
        let after = shortened(&visible(&edit.after), LONGEST);
        let (open, between, close, end) =
            if self.coloured { (REMOVED, ADDED, PLAIN, PLAIN) } else { ("[-", "{+", "-]", "+}") };
        if !before.is_empty() {
            write!(f, "{open}{before}{close}")?;
        }
        if !after.is_empty() {
            write!(f, "{between}{after}{end}")?;
        }
        Ok(())
    }

    fn dim(self, f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
        if self.coloured { write!(f, "{DIM}{text}{PLAIN}") } else { f.write_str(text) }
    }
}

impl fmt::Display for TerminalDiff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = changed_lines(self.cleaned);
        let width = lines.last().map_or(0, |l| l.number.to_string().len());
        lines.iter().try_for_each(|line| self.line(f, line, width))
    }
}

/// Unchanged text, cut where it is far from an edit before or after it.
fn context(text: &str, edit_before: bool, edit_after: bool) -> String {
    let shown = CONTEXT * (usize::from(edit_before) + usize::from(edit_after));
    if text.char_indices().nth(shown).is_none() {
        return text.to_owned();
    }
    let mut out = String::new();
    if edit_before {
        out.extend(text.chars().take(CONTEXT));
    }
    out.push('…');
    if edit_after {
        let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
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
        let cleaned =
            cleaned("un\nles ernières , poches\n", &[("ernières", "dernières"), (" ", "")]);
        let wanted = "2 │ les [-ernières-]{+dernières+}[- -], poches\n  │ dropped-initial 0.97, dropped-initial 0.97\n";
        assert_eq!(TerminalDiff::plain(&cleaned).to_string(), wanted);
    }

    #[test]
    fn colours_replace_the_marks() {
        let cleaned = cleaned("les ernières", &[("ernières", "dernières")]);
        let shown = TerminalDiff::coloured(&cleaned).to_string();
        assert!(shown.contains("les \u{1b}[9;31mernières\u{1b}[0m\u{1b}[32mdernières\u{1b}[0m"));
        assert!(!shown.contains("[-"));
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
    }

    #[test]
    fn the_text_cannot_command_the_terminal() {
        let cleaned = cleaned("a\u{1b}[2Jb c\u{1b}d", &[("c\u{1b}d", "\u{7}")]);
        let shown = TerminalDiff::plain(&cleaned).to_string();
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{7}'));
    }
}
