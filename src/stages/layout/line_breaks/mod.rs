//! Puts the lines of a paragraph together, where asked.
//!
//! # What it repairs
//! Paragraphs whose lines end where the column ended.
//! # Why it happens
//! A page is read, or a file is written, line by line.
//! # Example
//! `… Le meunier ne dormait plus, car le⏎vent avait tourné. …` → `… Le meunier ne dormait plus, car le vent avait tourné. …`
//! # What it leaves alone
//! Paragraphs, which empty lines, indents or short last lines part; verse, lists, tables, dialogue, headings; a text whose
//! lines end at no column.

mod column;

use self::column::{Line, column_of, is_block};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::letters::{is_blank, is_hyphen};

/// Line ends inside paragraphs.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineBreaks;

const LIKELY: Confidence = Confidence::new(0.9);

impl Stage for LineBreaks {
    fn name(&self) -> &'static str {
        "line_breaks"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let lines = column::lines(passage.text());
        let blocks: Vec<&[Line<'_>]> = lines.split(|line| line.text.is_empty()).collect();
        let Some(column) = column_of(&blocks) else { return };
        for block in blocks {
            if !is_block(block, column) {
                continue;
            }
            for pair in block.windows(2) {
                if goes_on(&pair[0], &pair[1], column) {
                    let span = pair[0].span.end..pair[1].span.start;
                    proposals.replace(span, " ", Reason::LineBreak, LIKELY);
                }
            }
        }
    }
}

/// Whether the second line goes on with the paragraph of the first.
fn goes_on(line: &Line<'_>, next: &Line<'_>, column: usize) -> bool {
    // a word that is cut there is for another stage
    let cut = line.text.ends_with(|c: char| is_hyphen(c) || matches!(c, '¬' | '\u{AD}'));
    let indented = next.indent > line.indent && next.indent - line.indent < 12;
    !cut && !indented && line.is_full(next, column) && !next.begins_item() && !line.is_of_table()
}

/// Whether the blanks say that there are columns in the line.
fn has_columns(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if is_blank(c) { run + 1 } else { 0 };
        c == '\t' || run > 2
    }) || text.contains("....")
}
