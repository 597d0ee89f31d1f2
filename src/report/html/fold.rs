//! Long text without change is folded: what stands beside an edit is shown.

use std::ops::Range;

use crate::text::offsets::floor;

/// So much is shown beside an edit, in bytes: a sentence or two.
const CONTEXT: usize = 160;

/// To fold less saves nothing.
const SAVING: usize = 240;

/// What is shown of text that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Text(Range<usize>),
    /// So many characters are not.
    Gap(usize),
}

/// What to show of text that stays: what is near an edit before it or behind it, or near `places` inside it, which are in order.
/// Where there is neither, its beginning.
pub(super) fn fold(text: &str, before: bool, behind: bool, places: &[Range<usize>]) -> Vec<Shown> {
    let rims = [(before, 0), (behind, text.len())];
    let mut near: Vec<_> = places.iter().map(|place| around(text, place)).collect();
    near.extend(rims.into_iter().filter(|(edit, _)| *edit).map(|(_, at)| around(text, &(at..at))));
    if near.is_empty() {
        near.push(around(text, &(0..2 * CONTEXT)));
    }
    near.sort_by_key(|range| range.start);
    let mut shown: Vec<Range<usize>> = Vec::new();
    for range in near {
        let is_first = shown.is_empty();
        match shown.last_mut() {
            Some(last) if range.start <= last.end + SAVING => last.end = last.end.max(range.end),
            _ if is_first && range.start <= SAVING => shown.push(0..range.end),
            _ => shown.push(range),
        }
    }
    if let Some(last) = shown.last_mut().filter(|last| text.len() <= last.end + SAVING) {
        last.end = text.len();
    }
    let mut out = Vec::new();
    let mut at = 0;
    for range in shown {
        if at < range.start {
            out.push(Shown::Gap(text[at..range.start].chars().count()));
        }
        at = range.end;
        out.push(Shown::Text(range));
    }
    if at < text.len() {
        out.push(Shown::Gap(text[at..].chars().count()));
    }
    out
}

/// The place with what stands around it, cut between words where there are any.
fn around(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = floor(text, place.start.saturating_sub(CONTEXT));
    let end = floor(text, (place.end + CONTEXT).min(text.len()));
    let (before, behind) =
        (&text[start..floor(text, place.start)], &text[floor(text, place.end)..end]);
    let start = if start == 0 { 0 } else { start + before.find(' ').map_or(0, |at| at + 1) };
    let cut = if end == text.len() { None } else { behind.rfind(' ') };
    let end = cut.map_or(end, |at| end - (behind.len() - at));
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_edits_is_shown() {
        let text = "mot ".repeat(500);
        assert_eq!(
            fold(&text, true, true, &[]),
            [Shown::Text(0..159), Shown::Gap(1685), Shown::Text(1844..2000)]
        );
        assert_eq!(fold(&text, false, false, &[]), [Shown::Text(0..479), Shown::Gap(1521)]);
        let places = std::slice::from_ref(&(1000..1003));
        assert_eq!(
            fold(&text, true, false, places),
            [Shown::Text(0..159), Shown::Gap(685), Shown::Text(844..1159), Shown::Gap(841)]
        );
        assert_eq!(fold("mot", true, true, &[]), [Shown::Text(0..3)]);
        assert!(fold("", false, false, &[]).iter().all(|shown| *shown == Shown::Text(0..0)));
    }

    #[test]
    fn nothing_is_cut_inside_a_character() {
        let text = "é".repeat(2000);
        for place in [0..0, 1999..2001, 4000..4000] {
            let shown = fold(&text, true, true, std::slice::from_ref(&place));
            let length = |shown: &Shown| match shown {
                Shown::Text(range) => text[range.clone()].chars().count(),
                Shown::Gap(characters) => *characters,
            };
            assert_eq!(shown.iter().map(length).sum::<usize>(), 2000);
        }
    }
}
