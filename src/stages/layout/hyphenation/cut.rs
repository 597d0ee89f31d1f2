//! A hyphen between letters, and what it parts.

use crate::text::letters::{is_apostrophe, is_blank, is_hyphen, is_letter, is_line_end};

/// So many letters are none of a word; no more are read.
const LONGEST: usize = 40;

/// Whether a word may be cut with this sign.
pub(super) fn is_cut(sign: char) -> bool {
    is_hyphen(sign) || is_only_of_cuts(sign)
}

/// Whether no word has this sign but where a line ended.
pub(super) const fn is_only_of_cuts(sign: char) -> bool {
    matches!(sign, '¬' | '\u{AD}')
}

/// What stands between a hyphen and the letters behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Blank,
    LineEnd,
    /// Empty lines: a new page or column, or a paragraph that ends with a hyphen.
    Lines,
}

/// A hyphen between letters, and what it parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut<'a> {
    /// Where the hyphen is.
    pub(super) hyphen: usize,
    /// Which it is.
    pub(super) sign: char,
    /// Where the letters behind begin.
    pub(super) next: usize,
    pub(super) gap: Gap,
    /// The letters and hyphens before, from the last other sign on.
    pub(super) left: &'a str,
    /// The same behind.
    pub(super) right: &'a str,
    /// The letters behind an apostrophe that follows: `hui` of `aujour-d'hui`. Empty where the apostrophe is the end.
    pub(super) tail: Option<&'a str>,
}

impl<'a> Cut<'a> {
    pub(super) fn at(text: &'a str, hyphen: usize, sign: char) -> Option<Self> {
        let is_part = |c: char| is_letter(c) || is_hyphen(c);
        let before = &text[..hyphen];
        let behind = &text[hyphen + sign.len_utf8()..];
        let begin =
            before.char_indices().rev().take(LONGEST).take_while(|&(_, c)| is_part(c)).last()?.0;
        let right = behind.trim_start_matches(|c| is_blank(c) || is_line_end(c));
        let parted = &behind[..behind.len() - right.len()];
        let gap = match parted.matches('\n').count() {
            0..=4 if parted.contains('\u{0C}') => Gap::Lines,
            0 if parted.is_empty() => Gap::None,
            0 => Gap::Blank,
            1 => Gap::LineEnd,
            2..=4 => Gap::Lines,
            _ => return None,
        };
        // a chain of letters and hyphens is no word
        let short =
            |part: &str| part.chars().take_while(|&c| is_part(c)).take(LONGEST).count() < LONGEST;
        let whole = before.ends_with(is_letter)
            && right.starts_with(is_letter)
            && short(&before[begin..])
            && short(right);
        let (left, right) = (before[begin..].trim_start_matches(is_hyphen), word(right, is_part));
        let next = text.len() - (behind.len() - parted.len());
        let rest = &text[next + right.len()..];
        let tail = rest.strip_prefix(is_apostrophe).map(|rest| word(rest, is_letter));
        whole.then_some(Self { hyphen, sign, next, gap, left, right, tail })
    }

    /// The letters next to the hyphen: `quelques-u` and `nes-là` are parted between `u` and `nes`.
    pub(super) fn pieces(&self) -> [&'a str; 2] {
        let left = self.left.rsplit(is_hyphen).next().unwrap_or(self.left);
        [left, self.right.split(is_hyphen).next().unwrap_or(self.right)]
    }

    /// Whether there are other hyphens before or behind.
    pub(super) fn has_more(&self) -> bool {
        self.left.contains(is_hyphen) || self.right.contains(is_hyphen)
    }

    pub(super) fn joined(&self) -> String {
        [self.left, self.right].concat()
    }

    pub(super) fn hyphenated(&self) -> String {
        [self.left, "-", self.right].concat()
    }

    /// Whether what stands behind begins with a capital that what stands before does not go on with: `Saint-⏎Denis`.
    pub(super) fn has_capital(&self) -> bool {
        self.right.starts_with(char::is_uppercase) && self.pieces()[0].contains(char::is_lowercase)
    }
}

/// The letters and hyphens that a text begins with; a hyphen at the end is none of them.
fn word(text: &str, part: impl Fn(char) -> bool) -> &str {
    let end = text.char_indices().take(LONGEST).take_while(|&(_, c)| part(c)).last();
    text[..end.map_or(0, |(at, c)| at + c.len_utf8())].trim_end_matches(is_hyphen)
}
