//! Writes the blanks beside marks in one style, where a caller asks for one: `Quoi ?` → `Quoi ?`.
//!
//! # What it repairs
//! Nothing: the blank before `; ! ?` becomes a narrow no-break one and that before `:` and inside `« »` a no-break
//! one, where a word stands before the mark; or every no-break blank becomes a plain one.
//! # Why it happens
//! Keyboards have no key for no-break blanks; word processors add them by themselves.
//! # Example
//! `Vraiment ?` with a plain blank → `Vraiment ?` with U+202F
//! # What it leaves alone
//! Times (`10:30`), addresses, code, and blanks of indents and columns.

use super::row::{after, before, is_edge};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::Kind;
use crate::text::letters::is_letter;

/// The house style of blanks.
#[derive(Clone, Copy, Debug)]
pub struct Spaces {
    french: bool,
}

impl Spaces {
    /// No-break blanks beside marks where `french`, else plain ones everywhere.
    pub const fn new(french: bool) -> Self {
        Self { french }
    }
}

const THIN: &str = "\u{202F}";
const NO_BREAK: &str = "\u{A0}";

impl Stage for Spaces {
    fn name(&self) -> &'static str {
        "spaces"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        if self.french { french(passage, proposals) } else { plain(passage, proposals) }
    }
}

fn french(passage: &Passage<'_>, proposals: &mut Proposals) {
    let text = passage.text();
    let mut last = 0;
    for token in passage.tokens() {
        let (start, end) = (token.start as usize, token.end as usize);
        let previous = std::mem::replace(&mut last, end);
        if token.kind != Kind::Mark {
            continue;
        }
        let gap = &text[previous..start];
        let ends_word = before(text, previous).is_some_and(|c| {
            is_letter(c) || c.is_ascii_digit() || matches!(c, ')' | '»' | '%' | '€' | '"')
        });
        let wanted = match token.of(text) {
            ";" | "!" | "?" if ends_word => THIN,
            ":" if ends_word && is_edge(after(text, end)) => NO_BREAK,
            "»" if previous > 0 && gap == " " => NO_BREAK,
            "«" => {
                if text[end..].starts_with(' ') && !text[end..].starts_with("  ") {
                    write(proposals, end, end + 1, NO_BREAK);
                }
                continue;
            }
            _ => continue,
        };
        if gap != wanted && matches!(gap, "" | " " | NO_BREAK | THIN) {
            write(proposals, previous, start, wanted);
        }
    }
}

fn plain(passage: &Passage<'_>, proposals: &mut Proposals) {
    let text = passage.text();
    for at in memchr::memchr2_iter(0xC2, 0xE2, text.as_bytes()) {
        if let Some(c @ ('\u{A0}' | '\u{202F}' | '\u{2009}')) = after(text, at) {
            write(proposals, at, at + c.len_utf8(), " ");
        }
    }
}

fn write(proposals: &mut Proposals, start: usize, end: usize, blank: &str) {
    proposals.replace(start..end, blank, Reason::SpaceStyle, Confidence::CERTAIN);
}
