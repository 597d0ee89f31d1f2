//! The tokens of a passage as a row: what a token says, what stands beside it, where sentences begin.

use crate::stages::Passage;
use crate::text::letters::{is_blank, is_line_end};
use crate::text::{Kind, Token};

/// Tokens read one beside the other. Asking beyond either end gives the empty text.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

impl<'a> Row<'a> {
    pub(super) fn of(passage: &'a Passage<'_>) -> Self {
        Self { text: passage.text(), tokens: passage.tokens() }
    }

    pub(super) fn get(&self, i: usize) -> Option<Token> {
        self.tokens.get(i).copied()
    }

    /// What the token says; empty beyond the ends.
    pub(super) fn says(&self, i: usize) -> &'a str {
        self.get(i).map_or("", |t| t.of(self.text))
    }

    pub(super) fn is(&self, i: usize, kind: Kind) -> bool {
        self.get(i).is_some_and(|t| t.kind == kind)
    }

    /// Whether nothing stands between token `i` and the next.
    pub(super) fn glued(&self, i: usize) -> bool {
        match (self.get(i), self.get(i + 1)) {
            (Some(a), Some(b)) => a.end == b.start,
            _ => false,
        }
    }

    /// What stands between token `i` and the next.
    pub(super) fn gap(&self, i: usize) -> &'a str {
        match (self.get(i), self.get(i + 1)) {
            (Some(a), Some(b)) => &self.text[a.end as usize..b.start as usize],
            _ => "",
        }
    }

    /// Whether token `i` and the next are parted by one plain blank.
    pub(super) fn spaced(&self, i: usize) -> bool {
        matches!(self.gap(i), " " | "\u{A0}")
    }

    /// Whether nothing or a blank, on the same line, is all that stands before token `i` in its sentence;
    /// an opening quote or a dash of dialogue may.
    pub(super) fn starts_sentence(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        if self.gap(before).contains(is_line_end) {
            return true;
        }
        let mark = self.says(before);
        if !self.is(before, Kind::Mark) {
            return false;
        }
        match mark.chars().next() {
            Some('.' | '!' | '?' | '…') => !self.glued(before),
            Some('«' | '“' | '"' | '-' | '–' | '—' | '•') => {
                before == 0
                    || self.gap(before - 1).contains(is_line_end)
                    || (self.starts_sentence_mark(before - 1))
            }
            _ => false,
        }
    }

    fn starts_sentence_mark(&self, i: usize) -> bool {
        self.is(i, Kind::Mark) && self.says(i).starts_with(['.', '!', '?', '…', ':'])
    }
}

/// The character before byte `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character at byte `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Whether the place has no neighbour on its line: a blank, a line end or the end of the text.
pub(super) fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| is_blank(c) || is_line_end(c))
}

/// Whether a word begins with a capital and goes on in small letters: `Selon`, `L’`, `À`.
pub(super) fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none_or(|c| !c.is_uppercase())
}
