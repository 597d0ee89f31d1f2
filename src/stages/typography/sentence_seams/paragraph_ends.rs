//! A comma at the end of a paragraph whose next begins a sentence of its own: `… jusqu'au soir,⏎Mais personne …`

use super::super::row::Row;
use crate::edit::Confidence;
use crate::text::Kind;
use crate::text::letters::is_line_end;
use crate::text::offsets::floor;

/// So many letters at least have both paragraphs: longer than lines of verse, of lists and of letters' heads.
const LONG: usize = 80;
/// How far back and on their ends are looked for.
const REACH: usize = 4096;

/// Nothing but a sentence begins so with a capital, in prose.
pub(super) const ENDED: Confidence = Confidence::new(0.9);

#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "Mais", "Cependant", "Toutefois", "Pourtant", "Néanmoins", "Or", "Enfin", "Ensuite", "Puis",
    "Ainsi", "Désormais", "Aujourd'hui", "Aujourd’hui", "Finalement", "Parallèlement", "Certes",
];

/// Whether the comma `i` stands where a paragraph ends.
pub(super) fn ends_paragraph(row: Row<'_>, i: usize) -> bool {
    let Some(comma) = row.get(i) else { return false };
    if !row.gap(i).contains(is_line_end)
        || !row.is(i + 1, Kind::Word)
        || !OPENERS.contains(&row.says(i + 1))
    {
        return false;
    }
    let text = row.text;
    let (start, end) = (comma.start as usize, comma.end as usize);
    let from = floor(text, start.saturating_sub(REACH));
    let to = floor(text, end + REACH);
    let mut before = text[from..start].rsplit(is_line_end);
    let mut behind = text[end..to].trim_start().split(is_line_end);
    let [paragraph, next] =
        [before.next(), behind.next()].map(|line| line.unwrap_or_default().trim());
    let earlier = before.map(str::trim).find(|line| !line.is_empty());
    is_prose(paragraph)
        && is_prose(next)
        && next.ends_with(['.', '!', '?', '…', '»', '”', '"', ':'])
        // a list, or verse
        && !earlier.is_some_and(|line| line.ends_with([',', ';']))
}

/// Whether a line is long, and written in small letters but for its first.
fn is_prose(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let small = line.chars().filter(|c| c.is_lowercase()).count();
    let opens = line.trim_start_matches(['«', '"', '“', ' ', '\u{A0}', '\u{202F}']);
    letters >= LONG && small * 10 >= letters * 9 && opens.starts_with(char::is_uppercase)
}
