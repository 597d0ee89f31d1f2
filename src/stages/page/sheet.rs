//! A page cut into its lines, with the shape of each and its place on the page.

use super::phrases::Place;
use crate::text::Span;
use crate::text::letters::is_blank;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where the line begins, with its indentation.
    pub(super) start: usize,
    /// Its text without blanks at the ends.
    pub(super) text: Span,
    /// After its line end.
    pub(super) end: usize,
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Vec<Line>,
    /// The first and the last line of full sentences, if there are any.
    prose: Option<(usize, usize)>,
}

impl<'a> Sheet<'a> {
    /// Cuts a text into its lines.
    pub(super) fn new(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let rest = &text.as_bytes()[start..];
            let end = start + memchr::memchr(b'\n', rest).map_or(rest.len(), |n| n + 1);
            let line = &text[start..end];
            let inner = line.trim_start();
            if !inner.is_empty() {
                let from = end - inner.len();
                lines.push(Line {
                    start,
                    text: Span::new(from, from + inner.trim_end().len()),
                    end,
                });
            }
            start = end;
        }
        Self { text, lines, prose: None }
    }

    /// Looks for the first and the last line of full sentences among those that are not `gone`.
    pub(super) fn find_prose(&mut self, gone: impl Fn(usize) -> bool) {
        let is_prose = |i: &usize| is_prose(self.of(*i)) && !gone(*i);
        let first = (0..self.lines.len()).find(is_prose);
        self.prose = first
            .and_then(|first| (0..self.lines.len()).rev().find(is_prose).map(|last| (first, last)));
    }

    /// The text of a line.
    pub(super) fn of(&self, i: usize) -> &'a str {
        self.lines[i].text.of(self.text)
    }

    /// The line that byte `at` of the text stands in.
    pub(super) fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|l| l.end <= at)
    }

    /// The first line of full sentences and the last.
    pub(super) const fn prose(&self) -> Option<(usize, usize)> {
        self.prose
    }

    /// Where on the page a line stands. A page without full sentences is all middle.
    pub(super) fn place(&self, i: usize) -> Place {
        match self.prose {
            Some((first, _)) if i < first => Place::Front,
            Some((_, last)) if i > last => Place::End,
            _ => Place::Middle,
        }
    }

    /// What stands between a line and the next: blank lines or nothing.
    pub(super) fn gap(&self, i: usize) -> &'a str {
        let next = self.lines.get(i + 1).map_or(self.text.len(), |l| l.start);
        &self.text[self.lines[i].end..next]
    }

    /// How many bytes of blanks a line is indented by.
    pub(super) fn indent(&self, i: usize) -> usize {
        self.lines[i].text.start - self.lines[i].start
    }
}

/// How many words a line has, as its blanks part them.
pub(super) fn words(line: &str) -> usize {
    line.split(is_blank).filter(|w| w.contains(char::is_alphanumeric)).count()
}

/// Whether the line is a full sentence or several. A short question alone is a title as often.
pub(super) fn is_prose(line: &str) -> bool {
    let bare = line.trim_end_matches(['»', '"', '”', ')', ' ', '\u{A0}', '\u{202F}']);
    let stop = bare.chars().next_back();
    let count = || words(line);
    match stop {
        Some('.') if !bare.ends_with("..") => line.len() > 30 && count() >= 7,
        Some('!' | '?') => line.len() > 90 && count() >= 14,
        // cut, or a long paragraph that lost its stop
        _ => line.len() > 160 && count() >= 25,
    }
}

/// Whether the line ends without a stop or other mark.
pub(super) fn ends_open(line: &str) -> bool {
    !line.ends_with(['.', '!', '?', '…', ',', ';', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_a_front_a_middle_and_an_end() {
        let text =
            "Menu\n\n  Le titre\nLe maire a présenté son projet au conseil hier soir.\nFin\n";
        let mut sheet = Sheet::new(text);
        sheet.find_prose(|_| false);
        let places: Vec<_> = (0..sheet.lines.len()).map(|i| sheet.place(i)).collect();
        assert_eq!(places, [Place::Front, Place::Front, Place::Middle, Place::End]);
        assert_eq!((sheet.of(1), sheet.indent(1), sheet.gap(0)), ("Le titre", 2, "\n"));
    }
}
