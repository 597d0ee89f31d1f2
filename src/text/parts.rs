//! A long text in parts: where it is cut, and what each part sees of its neighbours.
//!
//! Where a cut falls hangs on the text from the cut before to the end of the part alone, so a text that comes piece by piece
//! is cut where the whole of it would be.

use std::borrow::Cow;

use super::Span;
use super::letters::{is_blank, is_combining, is_hyphen, is_line_end};
use super::offsets::floor;

/// How long parts are, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// A part at most; a text that is no longer is not cut.
    pub part: usize,
    /// What a part sees before and behind it, at most.
    pub around: usize,
}

/// A part of a text, and the text around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// The part with what stands before and behind it.
    pub window: Cow<'a, str>,
    /// The part itself, in the window.
    pub core: Span,
    /// Whether the text ends with it.
    pub is_last: bool,
}

impl Part<'_> {
    /// The text of the part itself.
    pub fn text(&self) -> &str {
        self.core.of(&self.window)
    }

    /// The same, to be kept.
    pub fn into_owned(self) -> Part<'static> {
        Part { window: Cow::Owned(self.window.into_owned()), ..self }
    }
}

/// The parts of a text.
pub fn parts(text: &str, sizes: Sizes) -> impl Iterator<Item = Part<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start == text.len() {
            return None;
        }
        let part = part_at(text, start, sizes);
        start += part.core.len();
        Some(part)
    })
}

/// Cuts a text that comes piece by piece. It keeps what the next part needs and no more.
#[derive(Clone, Debug)]
pub struct Cutter {
    sizes: Sizes,
    /// What the next part sees before it, and what has come of the text from there on.
    text: String,
    /// Where the next part starts.
    start: usize,
}

impl Cutter {
    /// At the beginning of a text.
    pub const fn new(sizes: Sizes) -> Self {
        Self { sizes, text: String::new(), start: 0 }
    }

    /// The text goes on.
    pub fn push(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    /// Forgets what has come: nothing follows.
    pub fn clear(&mut self) {
        self.text.clear();
        self.start = 0;
    }

    /// The next part, as soon as no more text could change it.
    pub fn next_part(&mut self) -> Option<Part<'static>> {
        let Sizes { part, around } = self.sizes;
        // no character is longer than four bytes
        (self.text.len() - self.start > part + around + 4).then(|| self.take())
    }

    /// The next part where the text has ended.
    pub fn last_part(&mut self) -> Option<Part<'static>> {
        (self.start < self.text.len()).then(|| self.take())
    }

    fn take(&mut self) -> Part<'static> {
        let part = part_at(&self.text, self.start, self.sizes).into_owned();
        self.start += part.core.len();
        // what lies before is forgotten now and then, so that little is moved; the letter before the next window stays, which
        // says that the text does not begin there
        let past = floor(&self.text, self.start.saturating_sub(self.sizes.around + 4));
        if past > 16 * self.sizes.part || past > self.text.len() / 2 {
            self.text.drain(..past);
            self.start -= past;
        }
        part
    }
}

fn part_at(text: &str, start: usize, Sizes { part, around }: Sizes) -> Part<'_> {
    let rest = &text[start..];
    let len = if rest.len() <= part { rest.len() } else { seam(&rest[..floor(rest, part)]) };
    let end = start + len;
    let is_last = end == text.len();
    let from = floor(text, start.saturating_sub(around));
    let to = floor(text, end.saturating_add(around));
    // half a word on the rim would pass for a whole one
    let is_rim = |c: char| is_blank(c) || is_line_end(c);
    let from = match text[from..start].find(is_rim) {
        Some(at) if from > 0 => from + at,
        _ => from,
    };
    let to = match text[end..to].rfind(is_rim) {
        Some(at) if to < text.len() => end + at,
        _ => to,
    };
    let core = Span::new(start - from, end - from);
    Part { window: Cow::Borrowed(&text[from..to]), core, is_last }
}

/// Where to cut a text whose part `head` can be. The later half of it has room for many seams: the best kind is taken,
/// and of its kind the last.
fn seam(head: &str) -> usize {
    let least = floor(head, head.len() / 2);
    let kinds = [after_paragraph, after_line_of_sentence, after_sentence, after_line, after_blank];
    let found = kinds.iter().find_map(|last| last(head, least));
    found.unwrap_or_else(|| before_whole_character(head)).max(1)
}

/// Where lines end, from the last, with the line before without its blanks.
fn line_ends(head: &str, least: usize) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr::memrchr_iter(b'\n', &head.as_bytes()[least..]);
    ends.map(move |at| (least + at + 1, head[..least + at].trim_end_matches(is_any_blank)))
}

fn is_any_blank(c: char) -> bool {
    is_blank(c) || c == '\r'
}

/// An empty line.
fn after_paragraph(head: &str, least: usize) -> Option<usize> {
    line_ends(head, least).find(|(_, line)| line.ends_with('\n')).map(|(end, _)| end)
}

/// A line that ends with a sentence.
fn after_line_of_sentence(head: &str, least: usize) -> Option<usize> {
    let is_end = |line: &str| line.ends_with(['.', '!', '?', '…', '»', '"', '”', ':', ';', ')']);
    line_ends(head, least).find(|(_, line)| is_end(line)).map(|(end, _)| end)
}

/// A blank after a sentence: after a mark, a short word before a full stop being none, and before a capital.
fn after_sentence(head: &str, least: usize) -> Option<usize> {
    let mut next = None;
    for (at, c) in head[least..].char_indices().rev() {
        if is_blank(c) && next.is_some_and(char::is_uppercase) {
            let mut before = head[..least + at].chars().rev();
            let is_end = match before.next() {
                Some('.') => before.take(3).all(char::is_lowercase),
                Some(mark) => matches!(mark, '!' | '?' | '…' | '»'),
                None => false,
            };
            if is_end {
                return Some(least + at + c.len_utf8());
            }
        }
        next = Some(c);
    }
    None
}

/// A line that ends with a whole word.
fn after_line(head: &str, least: usize) -> Option<usize> {
    let is_cut = |line: &str| line.ends_with(|c| is_hyphen(c) || matches!(c, '\u{AD}' | '¬'));
    line_ends(head, least).find(|(_, line)| !is_cut(line)).map(|(end, _)| end)
}

fn after_blank(head: &str, least: usize) -> Option<usize> {
    let last = head[least..].char_indices().rfind(|(_, c)| is_blank(*c) || is_line_end(*c));
    last.map(|(at, c)| least + at + c.len_utf8())
}

/// The end, or before the last letter, which an accent of its own may follow.
fn before_whole_character(head: &str) -> usize {
    let last = head.char_indices().rfind(|(_, c)| !is_combining(*c));
    last.map(|(at, _)| at).filter(|at| *at > 0).unwrap_or(head.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Sizes = Sizes { part: 100, around: 20 };

    fn texts() -> Vec<String> {
        vec![
            String::new(),
            "é".repeat(500),
            "e\u{301}".repeat(500),
            "mot ".repeat(300),
            "Une ligne.\r\n".repeat(90),
            "Une ligne de vers\n\n".repeat(90),
            "Elle dort. M. Roux s'en va ! ".repeat(90),
            "une ligne cou-\n".repeat(90),
            format!("{}\n", "mot ".repeat(300)),
        ]
    }

    #[test]
    fn parts_add_up_to_the_text() {
        for text in texts() {
            let all: Vec<_> = parts(&text, SIZES).collect();
            assert_eq!(all.iter().map(Part::text).collect::<String>(), text);
            assert!(all.iter().all(|p| (1..=SIZES.part).contains(&p.core.len())));
            assert!(
                all.iter().all(|p| p.window.len() <= SIZES.part + 2 * SIZES.around),
                "{text:.40}"
            );
            assert!(all.iter().rev().skip(1).all(|p| !p.is_last));
            assert!(all.last().is_none_or(|p| p.is_last));
        }
    }

    #[test]
    fn a_text_in_pieces_has_the_same_parts() {
        for text in texts() {
            for piece in [1, 7, 64, 1000] {
                let mut cutter = Cutter::new(SIZES);
                let mut cut = Vec::new();
                let mut rest = text.as_str();
                while !rest.is_empty() {
                    let (now, later) = rest.split_at(floor(rest, piece).max(floor(rest, 4)));
                    cutter.push(now);
                    cut.extend(std::iter::from_fn(|| cutter.next_part()));
                    assert!(cutter.text.len() < 40 * SIZES.part);
                    rest = later;
                }
                cut.extend(std::iter::from_fn(|| cutter.last_part()));
                assert!(cut == parts(&text, SIZES).collect::<Vec<_>>(), "{text:.40}");
            }
        }
    }

    #[track_caller]
    fn assert_seam(text: &str, wanted: &str) {
        let text = format!("{}{text}{}", "x".repeat(50), "x".repeat(60));
        let first = parts(&text, SIZES).next().expect("a part");
        assert_eq!(&first.text()[50..], wanted);
    }

    #[test]
    fn the_best_seam_is_taken() {
        assert_seam("a\n \nb.\nEst. Et c-\nd e", "a\n \n");
        assert_seam("a b.\nIl est. Et c\nd e", "a b.\n");
        assert_seam("a\nIl est. Et M. Roux c\nd e", "a\nIl est. ");
        assert_seam("a\nun mot cou-\npé là", "a\n");
        assert_seam("un mot", "un ");
    }

    #[test]
    fn a_window_ends_between_words() {
        let text = "Les enfants jouent dehors. ".repeat(20);
        for part in parts(&text, SIZES) {
            assert!(
                part.window.split_whitespace().all(|w| text.split(' ').any(|whole| whole == w))
            );
        }
    }
}
