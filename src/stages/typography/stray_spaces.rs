//! Takes out blanks where French sets none: `voyage , mais` → `voyage, mais`.
//!
//! # What it repairs
//! A blank before a full stop, a comma or a closing bracket, after an opening bracket, and a second blank between
//! two words of a sentence. A blank before a comma that belongs behind it: `le voyage ,mais`.
//! # Why it happens
//! Links and emphasis taken out of a page leave their blanks; typists carry over the blank before `;` and `:`.
//! # Example
//! `son horaire .` → `son horaire.`
//! # What it leaves alone
//! The blank before `; : ! ? »`, which is right; a lone one in text read from print; `. . .`, ` .NET`, ` .5`; indents, columns, tables, verse and code;
//! two blanks after a full stop, which is a typist's style.

use std::cell::OnceCell;

use super::row::{after, before, is_edge};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::letters::{is_blank, is_letter, is_line_end};

/// Blanks too many.
#[derive(Clone, Copy, Debug, Default)]
pub struct StraySpaces;

const SURE: Confidence = Confidence::new(0.97);
const LIKELY: Confidence = Confidence::new(0.92);

impl Stage for StraySpaces {
    fn name(&self) -> &'static str {
        "stray_spaces"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let mut line = Line::default();
        let alone = OnceCell::new();
        let is_alone = |passage: &Passage<'_>| {
            passage.is_print() && *alone.get_or_init(|| !is_habit(passage.text()))
        };
        for at in suspects(text.as_bytes()) {
            if at >= line.end {
                line = Line::around(text, at, line.end);
            }
            let start = at - text[..at].len() + text[..at].trim_end_matches(is_inner_blank).len();
            let end = text.len() - text[at..].trim_start_matches(is_inner_blank).len();
            // nothing but blanks before it is an indent, nothing after it a line's end
            if start <= line.start || end >= line.end || !line.is_prose(text) {
                continue;
            }
            let (Some(left), Some(mark)) = (before(text, start), after(text, end)) else {
                continue;
            };
            let confidence = match mark {
                ',' | '.' if is_alone(passage) => None,
                ',' if is_shifted(&text[line.start..line.end], left, &text[end + 1..]) => {
                    proposals.replace(start..end + 1, ", ", Reason::StraySpace, LIKELY);
                    continue;
                }
                ',' => before_comma(text, left, end),
                '.' => before_stop(text, start, left, end),
                ')' => before_bracket(text, &line, left, end),
                _ if left == '(' => after_bracket(text, &line, end),
                _ if end - start == 2 && &text[start..end] == "  " => {
                    if between_words(left, mark) && line.is_running(text) {
                        proposals.replace(start..end, " ", Reason::StraySpace, LIKELY);
                    }
                    continue;
                }
                _ => None,
            };
            if let Some(confidence) = confidence {
                proposals.remove(start..end, Reason::StraySpace, confidence);
            }
        }
    }
}

/// Whether most commas and full stops behind words have a blank before them. Where a few have, in a text read from print, a
/// bracket or the number of a note was not read, or the printer wanted air: of such blanks 50 were taken out of
/// newspapers of 1850–1940 as their readers did, and 330 were not.
fn is_habit(text: &str) -> bool {
    let (mut spaced, mut plain) = (0, 0);
    for (at, mark) in text.match_indices([',', '.']) {
        let before = &text[..at];
        let word = before.trim_end_matches(is_inner_blank);
        if word.ends_with(is_letter) && !text[at + mark.len()..].starts_with(char::is_alphanumeric)
        {
            if word.len() < before.len() { spaced += 1 } else { plain += 1 }
        }
    }
    spaced > plain
}

fn is_inner_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}')
}

/// Places of blanks worth a look: before `. , )`, after `(`, and doubled. A run of blanks may come twice.
fn suspects(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut last = usize::MAX;
    let next = move |at: usize| bytes.get(at + 1).copied().unwrap_or(b'\n');
    // every sixth byte is a blank: a search for the next one takes longer to begin than to look at each
    let blanks = bytes.iter().enumerate().filter(|(_, byte)| matches!(**byte, b' ' | 0xA0));
    blanks
        .map(|(at, _)| at)
        .filter(move |&at| {
            let lone = bytes[at] == 0xA0;
            if lone && bytes[at.wrapping_sub(1)..].first() != Some(&0xC2) {
                return false;
            }
            let suspect = matches!(next(at), b'.' | b',' | b')')
                || !lone && (next(at) == b' ' || at > 0 && bytes[at - 1] == b'(');
            // one look for a run of blanks
            let again = last != usize::MAX && bytes[last..at].iter().all(|&b| b == b' ');
            if suspect {
                last = at;
            }
            suspect && !again
        })
        .map(move |at| if bytes[at] == 0xA0 { at - 1 } else { at })
}

/// The line a blank stands on.
#[derive(Default)]
struct Line {
    start: usize,
    end: usize,
    prose: OnceCell<bool>,
    running: OnceCell<bool>,
}

impl Line {
    /// The line around `at`; no line ends between `from` and the line before.
    fn around(text: &str, at: usize, from: usize) -> Self {
        let start = text[from..at]
            .char_indices()
            .rev()
            .find(|&(_, c)| is_line_end(c))
            .map_or(from, |(p, c)| from + p + c.len_utf8());
        let end = text[at..].find(is_line_end).map_or(text.len(), |p| at + p);
        Self { start, end, ..Self::default() }
    }

    /// Whether the line is running text: no table, no code, no drawing.
    fn is_prose(&self, text: &str) -> bool {
        *self.prose.get_or_init(|| {
            let line = text[self.start..self.end].trim();
            !line.contains(['\t', '|', '{', '}', '=', '<', '>', '\\', '_', '^', '~', '$', '#'])
                && !line.contains("   ")
                && !line.contains(". .")
                && !line.contains("--")
                && line.split(is_blank).filter(|w| w.chars().any(is_letter)).take(2).count() > 1
        })
    }

    /// Whether its doubled blanks are slips, not columns: few beside the plain ones.
    fn is_running(&self, text: &str) -> bool {
        *self.running.get_or_init(|| {
            let line = &text[self.start..self.end];
            let doubled = line.matches("  ").count();
            let plain = line.matches(' ').count() - 2 * doubled;
            plain >= 4 && plain >= 3 * doubled
        })
    }
}

/// `voyage , mais`; not `1 ,5`.
fn before_comma(text: &str, left: char, at: usize) -> Option<Confidence> {
    let next = after(text, at + 1);
    let ends_word = is_letter(left)
        || left.is_ascii_digit()
        || matches!(left, ')' | '»' | '"' | '”' | ']' | '%' | '€');
    (ends_word && is_edge(next)).then_some(SURE)
}

/// `le voyage ,mais`: the blank was typed on the wrong side; not in a list of names, `nom ,adresse`.
fn is_shifted(line: &str, left: char, rest: &str) -> bool {
    const WORDS: usize = 4;
    let commas = line.matches(" ,").count();
    is_letter(left)
        && rest.starts_with(char::is_lowercase)
        && line.split(is_blank).take(WORDS * commas).count() == WORDS * commas
}

/// `horaire .`; not `. . .`, ` ...`, ` .NET`, `x . y`.
fn before_stop(text: &str, start: usize, left: char, at: usize) -> Option<Confidence> {
    let mut rest = text[at + 1..].chars();
    let next = rest.next();
    let ends_word = is_letter(left)
        || matches!(left, ')' | '»' | '"' | '”' | ']' | '%' | '€')
        || left.is_ascii_digit();
    if !ends_word || !(is_edge(next) || next.is_some_and(|c| matches!(c, '"' | '»' | '”' | ')')))
    {
        return None;
    }
    let long = before(text, start - left.len_utf8())
        .is_some_and(|c| is_letter(c) || c.is_ascii_digit())
        || !is_letter(left);
    // « . » names the mark, a . b is a product
    let follows = text[at + 1..].trim_start_matches(is_blank).chars().next();
    let ends = follows.is_none_or(|c| {
        c.is_uppercase() || is_line_end(c) || matches!(c, '«' | '"' | '“' | '»' | '-' | '–' | '(')
    });
    match (long, ends) {
        (true, true) => Some(SURE),
        (true, false) if follows.is_some_and(char::is_lowercase) => Some(Confidence::new(0.7)),
        _ => None,
    }
}

/// `( voir plus bas )`, where the line opens the bracket; not `: )`.
fn before_bracket(text: &str, line: &Line, left: char, at: usize) -> Option<Confidence> {
    let opened = text[line.start..at].bytes().rev().take(300).find(|b| matches!(b, b'(' | b')'));
    let word = is_letter(left)
        || left.is_ascii_digit()
        || matches!(left, '.' | '!' | '?' | '…' | '"' | '»' | '%');
    (opened == Some(b'(') && word).then_some(SURE)
}

fn after_bracket(text: &str, line: &Line, at: usize) -> Option<Confidence> {
    let word = after(text, at)
        .is_some_and(|c| is_letter(c) || c.is_ascii_digit() || matches!(c, '«' | '"'));
    let closed = text[at..line.end].bytes().take(300).find(|b| matches!(b, b'(' | b')'));
    (word && closed == Some(b')')).then_some(SURE)
}

fn between_words(left: char, right: char) -> bool {
    (is_letter(left) || matches!(left, ',' | '»' | ')'))
        && (right.is_lowercase() || matches!(right, '«' | '('))
}
