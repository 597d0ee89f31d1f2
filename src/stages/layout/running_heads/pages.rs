//! The pages of a text, and the lines at their edges.

use std::ops::Range;

use super::numbers::{Number, number_of};

/// So many lines at the head and at the foot of a page may not be its text.
const EDGE: usize = 3;

/// Lines such as `[Page 12]` part pages where so many count on.
const FEWEST_MARKERS: usize = 3;

/// What a line is that is not the text of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Number,
    Head,
    Signature,
    Catchword,
}

/// A line that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// From its first byte to behind its line end.
    pub(super) span: Range<usize>,
    /// Where its line end begins.
    closes_at: usize,
    /// What it says, without blanks around.
    pub(super) text: &'a str,
    /// How many blanks stand before.
    pub(super) indent: usize,
    pub(super) role: Option<Role>,
}

/// The lines of a page that are not empty, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Page<'a> {
    pub(super) lines: Vec<Line<'a>>,
    end: usize,
}

/// The edge of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Head,
    Foot,
}

impl Page<'_> {
    /// The lines at an edge by index, from the outermost in. Those with a role do not count.
    pub(super) fn edge(&self, edge: Edge) -> Vec<usize> {
        let open = |i: &usize| self.lines[*i].role.is_none();
        let all = 0..self.lines.len();
        match edge {
            Edge::Head => all.take(EDGE).filter(open).collect(),
            Edge::Foot => all.rev().take(EDGE).filter(open).collect(),
        }
    }

    /// The first line of its text.
    pub(super) fn first(&self) -> Option<&Line<'_>> {
        self.lines.iter().find(|line| line.role.is_none())
    }
}

/// The pages of a text.
#[derive(Clone, Debug)]
pub(super) struct Pages<'a> {
    pub(super) pages: Vec<Page<'a>>,
}

impl<'a> Pages<'a> {
    /// The pages, if the text has more than one.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let pages = if text.contains('\u{0C}') { at_form_feeds(text) } else { at_markers(text)? };
        (pages.len() > 1).then_some(Self { pages })
    }

    /// Whether the lines without a role are most of the text, as they are on pages.
    pub(super) fn leave_enough(&self) -> bool {
        let lines = || self.pages.iter().flat_map(|page| &page.lines);
        let left: usize =
            lines().filter(|line| line.role.is_none()).map(|line| line.text.len()).sum();
        let all: usize = lines().map(|line| line.text.len()).sum();
        2 * left >= all
    }

    /// The lines that have a role, each with the empty lines between it and the text.
    pub(super) fn removals(&self) -> Vec<(Range<usize>, Role)> {
        let mut removals = Vec::new();
        for (number, page) in self.pages.iter().enumerate() {
            // a text that ends without a line end stays so
            let is_last = number + 1 == self.pages.len();
            let is_open =
                is_last && page.lines.last().is_some_and(|last| last.closes_at == last.span.end);
            let body = page.lines.iter().position(|line| line.role.is_none());
            for (i, line) in page.lines.iter().enumerate() {
                let Some(role) = line.role else { continue };
                let is_head = body.is_none_or(|body| i < body);
                let next = page.lines.get(i + 1).map_or(page.end, |next| next.span.start);
                let span = if is_head {
                    line.span.start..next
                } else {
                    let before = &page.lines[i - 1];
                    let closes = is_open && before.role.is_none();
                    (if closes { before.closes_at } else { before.span.end })..line.span.end
                };
                removals.push((span, role));
            }
        }
        removals
    }
}

fn at_form_feeds(text: &str) -> Vec<Page<'_>> {
    let mut pages = Vec::new();
    let mut start = 0;
    for page in text.split('\u{0C}') {
        pages.push(Page { lines: lines(page, start), end: start + page.len() });
        start += page.len() + 1;
    }
    // what stands behind the last form feed may be nothing
    pages.pop_if(|page| page.lines.is_empty());
    pages
}

/// The pages between lines such as `[Page 12]`, which are then the first of their pages.
fn at_markers(text: &str) -> Option<Vec<Page<'_>>> {
    let all = lines(text, 0);
    let mut markers: Vec<(usize, Number)> = Vec::new();
    for (i, line) in all.iter().enumerate() {
        let Some(number) = number_of(line.text).filter(|number| number.is_marked) else { continue };
        match markers.last() {
            Some((_, last)) if number.value == last.value + 1 => markers.push((i, number)),
            None => markers.push((i, number)),
            // another count begins, unless this one has gone far enough
            Some(_) if markers.len() < FEWEST_MARKERS => markers = vec![(i, number)],
            Some(_) => {}
        }
    }
    if markers.len() < FEWEST_MARKERS || !are_of_pages(&all, &markers) {
        return None;
    }
    let mut pages = Vec::new();
    let mut rest = all;
    for (i, _) in markers.iter().rev() {
        let end = rest.last().map_or(0, |line| line.span.end);
        let mut page = Page { lines: rest.split_off(*i), end };
        if let Some(marker) = page.lines.first_mut() {
            marker.role = Some(Role::Number);
        }
        pages.push(page);
    }
    let end = rest.last().map_or(0, |line| line.span.end);
    pages.push(Page { lines: rest, end });
    pages.reverse();
    Some(pages)
}

/// Whether the numbers are those of pages: they say so, or they stand inside sentences as chapters never do.
fn are_of_pages(lines: &[Line<'_>], markers: &[(usize, Number)]) -> bool {
    let inside = |i: usize| {
        i.checked_sub(1)
            .is_some_and(|before| !lines[before].text.ends_with(['.', '!', '?', '…', '»', ':']))
    };
    let inside = markers.iter().filter(|(i, _)| inside(*i)).count();
    markers.iter().all(|(_, number)| number.says_page) || 4 * inside >= markers.len()
}

fn lines(text: &str, start: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = start;
    for line in text.split_inclusive('\n') {
        let said = line.trim();
        if !said.is_empty() {
            let closes_at = at + line.trim_end_matches(['\r', '\n']).len();
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            lines.push(Line {
                span: at..at + line.len(),
                closes_at,
                text: said,
                indent,
                role: None,
            });
        }
        at += line.len();
    }
    lines
}
