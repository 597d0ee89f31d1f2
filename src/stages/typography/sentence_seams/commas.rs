//! Clauses glued at a comma or a semicolon.

use super::super::row::{Row, after, is_capitalised};
use super::super::vocabulary::is_small_word;
use super::{LIKELY, OPEN};
use crate::edit::Confidence;
use crate::stages::Passage;
use crate::text::letters::{is_blank, is_line_end};
use crate::text::offsets::floor;
use crate::text::{Casing, Kind, Token};

/// `mercredi,une`, `femmes;elles`, but no table in commas.
pub(super) fn after_comma(
    passage: &Passage<'_>,
    row: Row<'_>,
    i: usize,
) -> Option<(usize, Confidence)> {
    let left = row.get(i.checked_sub(1)?)?;
    let right = row.get(i + 1)?;
    let readable = |t: Token| {
        matches!(t.kind, Kind::Word | Kind::Elision | Kind::Clitic)
            && matches!(t.casing, Casing::Lower | Casing::Title)
    };
    let glued = row.glued(i - 1);
    let long = |t: Token| t.end - t.start > 2;
    if !glued || !readable(left) || !readable(right) || !long(left) {
        return None;
    }
    if !long(right) && !is_small_word(passage, right.of(row.text)) {
        return None;
    }
    // text/html;level=1
    if row.glued(i + 1) && matches!(row.says(i + 2), "=" | "(" | "/" | ":" | ".")
        || i > 1 && row.glued(i - 2) && matches!(row.says(i - 2), "/" | "=" | "_" | ".")
    {
        return None;
    }
    // nom,prénom,adresse; and a line that never sets a blank is a table
    let at = row.get(i)?.end as usize;
    let line = line_around(row.text, at);
    let sign = row.says(i);
    let tight = line
        .match_indices(sign)
        .filter(|&(p, _)| after(line, p + 1).is_some_and(|c| !is_blank(c) && !c.is_ascii_digit()))
        .count();
    if tight > 2 && tight * 2 > line.matches(sign).count() {
        return None;
    }
    // a line of two words is a label or a login, no clause
    let words = line.split_whitespace().take(4).count();
    if words < 4 {
        return None;
    }
    Some((at, if is_capitalised(right.of(row.text)) && sign == ";" { OPEN } else { LIKELY }))
}

/// The line around byte `at`, as far as 300 bytes to each side.
fn line_around(text: &str, at: usize) -> &str {
    let (low, high) = (floor(text, at.saturating_sub(300)), floor(text, at + 300));
    let line = text[low..at].rsplit(is_line_end).next().unwrap_or("");
    let rest = text[at..high].split(is_line_end).next().unwrap_or("");
    &text[at - line.len()..at + rest.len()]
}
