//! Catchwords: the first word of the next page, alone below the last line of this one.

use super::pages::{Edge, Line, Pages, Role};
use crate::text::letters::plain;

/// One may be the last word of a paragraph; two are a custom of the printer.
const FEWEST: usize = 2;
/// Or it is set so far to the right, in blanks.
const INDENT: usize = 20;

/// Finds the catchwords.
pub(super) fn judge(pages: &mut Pages<'_>) {
    let mut found = Vec::new();
    for (at, pair) in pages.pages.windows(2).enumerate() {
        let Some(foot) = pair[0].edge(Edge::Foot).first().copied() else { continue };
        // a page that is only this has no text that it follows
        if foot > 0 && pair[1].first().is_some_and(|next| announces(&pair[0].lines[foot], next)) {
            found.push((at, foot, pair[0].lines[foot].indent));
        }
    }
    let custom = found.len() >= FEWEST;
    for (page, line, indent) in found {
        if custom || indent >= INDENT {
            pages.pages[page].lines[line].role = Some(Role::Catchword);
        }
    }
}

/// Whether the line is what the other begins with: a word, or the first part of one.
fn announces(line: &Line<'_>, next: &Line<'_>) -> bool {
    let mut words = line.text.split_whitespace();
    let (Some(word), rest) = (words.next(), words.next()) else { return false };
    let letters =
        |word: &str| plain(word.trim_matches(|c: char| !c.is_alphanumeric())).into_owned();
    let said = letters(word);
    let first = next.text.split_whitespace().next().map(letters).unwrap_or_default();
    if rest.is_some() || said.is_empty() || word.ends_with(['.', '!', '?', ';', ':']) {
        return false;
    }
    said == first || word.ends_with('-') && said.len() > 2 && first.starts_with(&said)
}
