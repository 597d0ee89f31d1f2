//! Marks between words that a machine misread: `la. ville`, `le .navire`, `meubles,, chaises`.
//!
//! What was read between two words is looked up in the table of [`Marks`](crate::model::Marks); trees say, from the words around
//! it and from the page, which of what may have been printed there was.

use std::rc::Rc;

use super::mark_features::{Around, Features, Nearby, Print};
use super::page::Page;
use crate::edit::{Confidence, Reason};
use crate::model::marks::{Printed, is_stroke, level_gap};
use crate::text::letters::{is_apostrophe, is_blank, is_line_end, plain};
use crate::text::{Casing, Kind, Span};

/// A page with a smaller share of unknown words is read well, and so is one without any: its marks are its own.
const NOISE: f32 = 0.02;
/// Apostrophes around so many words at most are quotation marks.
const QUOTED: usize = 4;
/// What was printed in a gap hangs on so many tokens on each side.
pub(super) const BESIDE: usize = 4;

/// What was printed in place of the marks between two words.
#[derive(Clone, Debug)]
pub struct MisreadMark {
    /// Where, in the text of the passage.
    pub span: Span,
    /// What was printed; nothing where marks were read that are none.
    pub replacement: String,
    /// Whether marks were read that are none, or other marks.
    pub reason: Reason,
    /// What the probability rests on; see [`MISREAD_MARKS`](crate::model::calibration::MISREAD_MARKS).
    pub features: Features,
    /// How likely it is right.
    pub confidence: Confidence,
}

impl MisreadMark {
    /// The same, so many bytes farther on.
    fn moved(&self, by: usize) -> Self {
        let Span { start, end } = self.span;
        Self { span: Span::new(start + by, end + by), ..self.clone() }
    }
}

/// What may have been printed in one gap.
pub(super) struct InGap {
    /// Where the gap begins.
    start: usize,
    /// Spans begin with the gap.
    printed: Rc<Vec<MisreadMark>>,
}

impl InGap {
    /// The likeliest.
    pub(super) fn best(&self) -> Option<MisreadMark> {
        let surer =
            |a: &&MisreadMark, b: &&MisreadMark| a.confidence.get().total_cmp(&b.confidence.get());
        self.printed.iter().max_by(surer).map(|mark| mark.moved(self.start))
    }

    /// However unlikely.
    pub(super) fn all(&self) -> Vec<MisreadMark> {
        self.printed.iter().map(|mark| mark.moved(self.start)).collect()
    }
}

/// What stands between two tokens that are no marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The token before it.
    pub left: usize,
    /// The token behind it.
    pub right: usize,
}

impl Gap {
    fn span(self, page: &Page<'_>) -> Span {
        let tokens = page.passage.tokens();
        Span::new(tokens[self.left].end as usize, tokens[self.right].start as usize)
    }

    fn of<'a>(self, page: &Page<'a>) -> &'a str {
        self.span(page).of(page.passage.text())
    }
}

/// What may have been printed in each gap of a page, for all gaps that may hold something else than was read.
pub(super) fn misread_marks(page: &Page<'_>) -> Vec<InGap> {
    if page.noise < NOISE || !page.has_unknown {
        return Vec::new();
    }
    let tokens = page.passage.tokens();
    let table = &page.passage.model().marks;
    let trees = page.passage.model().misread_marks();
    let mut buffer = String::new();
    let gaps = gaps(page);
    let print = Print::of(page.noise, oddity(page, &gaps));
    let mut out = Vec::new();
    for (n, &gap) in gaps.iter().enumerate() {
        let written = gap.of(page);
        let all = table.printed(level_gap(written, &mut buffer));
        let is_minus = buffer.ends_with(" -") && tokens[gap.right].kind == Kind::Number;
        let is_no_seam = buffer == " " && !is_seam(page, gap);
        // titles end without a full stop, and verses begin with capitals
        let is_line_of_its_own = matches!(&*buffer, " " | ", " | ". ")
            && written.contains(is_line_end)
            && tokens[gap.right].casing != Casing::Lower;
        if all.is_empty()
            || is_minus
            || is_no_seam
            || is_line_of_its_own
            || opens_line(written)
            || is_quote(page, &gaps, n)
        {
            continue;
        }
        let nearby = Nearby::of(page, gap, &buffer);
        let find = || {
            let mut around = Around::of(page, gap, &buffer);
            let is_likely =
                |printed: &&Printed| keeps_strong(&buffer, &printed.gap) && around.may_be(printed);
            let likely: Vec<&Printed> = all.iter().filter(is_likely).collect();
            if likely.is_empty() {
                return Vec::new();
            }
            around.look(nearby, print);
            let mark = |printed: &Printed| {
                let features: Features = around.features(printed);
                let (span, replacement) = change(written, &in_print(&printed.gap, written));
                MisreadMark {
                    span,
                    replacement,
                    reason: reason(&buffer, &printed.gap),
                    features,
                    confidence: Confidence::new(trees.probability(&features)),
                }
            };
            likely.into_iter().map(mark).collect()
        };
        let found = match page.passage.decoded() {
            Some(decoded) => decoded.marks(key(page, gap, nearby, print), find),
            None => Rc::new(find()),
        };
        out.push(InGap { start: gap.span(page).start, printed: found });
    }
    out
}

/// Whether a paragraph ends in a gap, or marks open a line: those of a list, or of one who speaks.
fn opens_line(gap: &str) -> bool {
    let line_end = gap.trim_start_matches(|c| !is_line_end(c));
    let behind = line_end.strip_prefix("\r\n").or_else(|| line_end.strip_prefix(is_line_end));
    behind.is_some_and(|behind| !behind.chars().all(is_blank))
}

/// What a gap is remembered by: the words beside it, and what of the rest counts.
fn key(page: &Page<'_>, gap: Gap, nearby: Nearby, print: Print) -> Vec<u8> {
    let tokens = page.passage.tokens();
    let first = gap.left.saturating_sub(BESIDE);
    let last = (gap.right + BESIDE).min(tokens.len() - 1);
    let Span { start, end } = gap.span(page);
    let around = tokens[first].start as usize..tokens[last].end as usize;
    let place = [start - around.start, end - around.start];
    let (nearby, print) = (nearby.bytes(), print.bytes());
    let mut key =
        Vec::with_capacity(around.len() + 2 * size_of::<u32>() + nearby.len() + print.len());
    key.extend_from_slice(&page.passage.text().as_bytes()[around]);
    key.extend(place.iter().flat_map(|place| (*place as u32).to_le_bytes()));
    key.extend(nearby);
    key.extend(print);
    key
}

fn gaps(page: &Page<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut left = None;
    for (at, token) in page.passage.tokens().iter().enumerate() {
        match token.kind {
            Kind::Mark => {}
            Kind::Markup => left = None,
            _ => gaps.extend(left.replace(at).map(|left| Gap { left, right: at })),
        }
        gaps.extend(stroke(page, at));
    }
    gaps
}

/// Whether a strong mark that was read is printed or a speck, and none is printed that was not read.
fn keeps_strong(read: &str, printed: &str) -> bool {
    let is_strong = |c: char| matches!(c, '!' | '?');
    match printed.find(is_strong) {
        Some(at) => read.contains(&printed[at..=at]) || read.contains(char::is_alphanumeric),
        None => !read.contains(is_strong) || printed == " ",
    }
}

/// Whether a sentence may end in a gap without a mark: a word in lower case before it, and one behind it that has a capital for no other reason.
fn is_seam(page: &Page<'_>, gap: Gap) -> bool {
    let (text, tokens) = (page.passage.text(), page.passage.tokens());
    let [left, right] = [tokens[gap.left], tokens[gap.right]];
    let lexicon = &page.passage.model().lexicon;
    let is_common = || {
        let entry = |word: &str| lexicon.get(word).filter(|e| e.is_known());
        let [lower, name] = [plain(right.of(text)), right.of(text).into()].map(|w| entry(&w));
        lower.is_some_and(|lower| name.is_none_or(|name| name.frequency < lower.frequency))
    };
    left.casing == Casing::Lower
        && matches!(left.kind, Kind::Word | Kind::Number | Kind::Clitic)
        && right.casing == Casing::Title
        && (right.kind == Kind::Elision || right.kind == Kind::Word && is_common())
}

/// Whether an apostrophe in gap `n` is one of two around a few words: `la valeur 'origin' dit`.
fn is_quote(page: &Page<'_>, gaps: &[Gap], n: usize) -> bool {
    let opens = |gap: &Gap| gap.of(page).ends_with(is_apostrophe);
    let closes = |gap: &Gap| gap.of(page).starts_with(is_apostrophe);
    opens(&gaps[n]) && gaps[n + 1..].iter().take(QUOTED).any(closes)
        || closes(&gaps[n]) && gaps[..n].iter().rev().take(QUOTED).any(opens)
}

/// The gap that token `at` is in, where it may be a mark that was read as a word.
fn stroke(page: &Page<'_>, at: usize) -> Option<Gap> {
    let (text, tokens) = (page.passage.text(), page.passage.tokens());
    let (left, right) = (at.checked_sub(1)?, at + 1);
    let is_word = |i: usize| tokens.get(i).is_some_and(|token| token.kind == Kind::Word);
    let is_free = is_stroke(tokens[at].of(text)) && is_word(left) && is_word(right);
    let gap = Gap { left, right };
    (is_free && gap.of(page).trim_matches(is_blank) == tokens[at].of(text)).then_some(gap)
}

/// How many gaps of a page, of those with marks, are seldom printed as they were read.
fn oddity(page: &Page<'_>, gaps: &[Gap]) -> f32 {
    let table = &page.passage.model().marks;
    let mut buffer = String::new();
    let (mut odd, mut all) = (0.0, 0.0);
    for gap in gaps.iter().filter(|gap| gap.right > gap.left + 1) {
        all += 1.0;
        let printed = table.printed(level_gap(gap.of(page), &mut buffer));
        odd += f32::from(u8::from(printed.iter().any(|printed| printed.log_odds > 0.0)));
    }
    odd / (all + 10.0)
}

/// What was printed, with the blank that was read.
fn in_print(printed: &str, written: &str) -> String {
    let is_space = |c: char| is_blank(c) || is_line_end(c);
    let blanks = || written.split(|c| !is_space(c)).filter(|blank| !blank.is_empty());
    let blank = blanks().find(|blank| blank.contains(is_line_end)).or_else(|| blanks().next_back());
    printed.replace(' ', blank.unwrap_or(" "))
}

/// Where what was read changes, and into what.
fn change(written: &str, printed: &str) -> (Span, String) {
    let whole = written.len();
    let common = |a: char, b: char| (a == b).then_some(a.len_utf8());
    let pairs = written.chars().zip(printed.chars());
    let start: usize = pairs.map_while(|(a, b)| common(a, b)).sum();
    let (written, printed) = (&written[start..], &printed[start..]);
    let pairs = written.chars().rev().zip(printed.chars().rev());
    let end: usize = pairs.map_while(|(a, b)| common(a, b)).sum();
    let kept = printed[..printed.len() - end].to_owned();
    (Span::new(start, whole - end), kept)
}

/// Marks are taken out, or others put in their place.
fn reason(read: &str, printed: &str) -> Reason {
    let mut left = read.chars().filter(|c| *c != ' ');
    let is_kept = |mark| left.any(|c| c == mark);
    if printed.chars().filter(|c| *c != ' ').all(is_kept) {
        Reason::StrayMark
    } else {
        Reason::Misread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_changes() {
        assert_eq!(change(".' ", ". "), (Span::new(1, 2), String::new()));
        assert_eq!(change(". ", ", "), (Span::new(0, 1), ",".to_owned()));
        assert_eq!(change(" .", " "), (Span::new(1, 2), String::new()));
        assert_eq!(change(",", ", "), (Span::new(1, 1), " ".to_owned()));
    }

    #[test]
    fn line_ends_stay() {
        assert_eq!(in_print(", ", " .\n"), ",\n");
        assert_eq!(in_print(" ", ".\u{a0}"), "\u{a0}");
        assert_eq!(in_print(", ", "."), ", ");
    }

    #[test]
    fn marks_that_open_a_line_stay() {
        for gap in ["\n- ", ".\r\n• ", ".\n\n", " -\n\n"] {
            assert!(opens_line(gap), "{gap:?}");
        }
        for gap in [".\n", " .\r\n ", "- "] {
            assert!(!opens_line(gap), "{gap:?}");
        }
    }

    #[test]
    fn reasons_tell_specks_from_other_marks() {
        assert_eq!(reason(".' ", ". "), Reason::StrayMark);
        assert_eq!(reason(". ", ", "), Reason::Misread);
    }
}
