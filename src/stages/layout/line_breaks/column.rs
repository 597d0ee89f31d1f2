//! How wide a column of text is, and which of its lines are prose.

use std::ops::Range;

use super::has_columns;
use crate::text::letters::is_blank;

/// Columns are no narrower and no wider, in letters. A wider line is a whole paragraph.
const WIDTHS: Range<usize> = 20..140;
/// Fewer lines show no column.
const FEWEST: usize = 3;
/// A line may end so much before the column does, as a share of its width: letters of print are not all as wide.
const SLACK: f32 = 0.1;
/// So many of the lines that could be full must be, for a block to be prose: in verse, lists and tables they are not.
const FULL: f32 = 0.85;
/// Where so many lines begin with a capital it is verse, or a list.
const CAPITALS: f32 = 0.7;

/// A line, without the blanks around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) indent: usize,
    /// How many letters and signs it has, with its indent.
    width: usize,
}

/// Where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The lines of a text. A form feed is an empty line: a page ends there.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let whole = line.trim_end_matches(['\r', ' ', '\t', '\u{A0}']);
        let inner = whole.trim_start_matches(is_blank);
        let start = at + whole.len() - inner.len();
        let indent = whole.chars().take_while(|&c| is_blank(c)).count();
        let said = if inner.contains('\u{0C}') { "" } else { inner };
        let width = indent + said.chars().count();
        lines.push(Line { span: Span { start, end: at + whole.len() }, text: said, indent, width });
        at += line.len() + 1;
    }
    lines
}

impl Line<'_> {
    /// Whether the first word of the next line had no room in this one.
    pub(super) fn is_full(&self, next: &Line<'_>, column: usize) -> bool {
        let word = next.text.split(is_blank).next().unwrap_or_default().chars().count();
        let slack = (column as f32 * SLACK) as usize;
        self.width + 1 + word + slack > column
    }

    /// Whether a sentence or clause ends with it.
    fn ends_sentence(&self) -> bool {
        let inner = self.text.trim_end_matches(['»', '"', '”', ')', ' ', '\u{A0}']);
        inner.ends_with(['.', '!', '?', '…', ':'])
    }

    fn has_capital(&self) -> bool {
        let first = self.text.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
    }

    /// Whether it begins with the mark of an item, or of somebody who speaks: `- du pain`, `2) du sel`, `— Qui va là ?`
    pub(super) fn begins_item(&self) -> bool {
        let mut words = self.text.split(is_blank);
        let first = words.next().unwrap_or_default();
        let is_number =
            |inner: &str| inner.len() < 4 && inner.chars().all(|c| c.is_ascii_alphanumeric());
        match first.chars().next() {
            Some('-' | '–' | '—' | '―' | '•' | '·' | '*' | '◦' | '▪' | '■' | '►' | '+') => {
                true
            }
            _ => first.strip_suffix([')', '.']).is_some_and(|inner| {
                let digits = inner.chars().any(|c| c.is_ascii_digit()) || first.ends_with(')');
                !inner.is_empty() && digits && is_number(inner.trim_start_matches('('))
            }),
        }
    }

    pub(super) fn is_of_table(&self) -> bool {
        has_columns(self.text)
    }
}

/// How wide the column is that the lines end at, if they do.
pub(super) fn column_of(blocks: &[&[Line<'_>]]) -> Option<usize> {
    // the last line of a block ends where its paragraph does
    let inner = || blocks.iter().flat_map(|block| block.iter().rev().skip(1));
    let mut widths: Vec<usize> =
        inner().filter(|line| !line.is_of_table()).map(|line| line.width).collect();
    if widths.len() + 1 < FEWEST {
        return None;
    }
    widths.sort_unstable();
    // one line in ten may reach beyond: a heading of another size, a line that was joined
    let column = widths[(widths.len() - 1) * 9 / 10];
    let near = |width: usize| width as f32 >= column as f32 * (1.0 - 2.5 * SLACK);
    let full = widths.iter().filter(|width| near(**width)).count();
    let goes_on = inner().filter(|line| !line.ends_sentence()).count();
    let is_column =
        WIDTHS.contains(&column) && 2 * full >= widths.len() && 2 * goes_on >= widths.len();
    is_column.then_some(column)
}

/// Whether a block of lines is prose set in the column.
pub(super) fn is_block(block: &[Line<'_>], column: usize) -> bool {
    let pairs = || block.windows(2).filter(|pair| !pair[0].ends_sentence());
    let count = pairs().count();
    if count == 0 {
        return false;
    }
    let share = |part: usize| part as f32 / count as f32;
    let full = pairs().filter(|pair| pair[0].is_full(&pair[1], column)).count();
    let capitals = pairs().filter(|pair| pair[1].has_capital()).count();
    let tables = block.iter().filter(|line| line.is_of_table()).count();
    share(full) >= FULL && share(capitals) < CAPITALS && 4 * tables < block.len()
}
