//! Apostrophes that stand beside a blank or are another sign.

use std::cell::LazyCell;

use super::super::row::{after, before, is_edge};
use super::{OPEN, SURE};
use crate::edit::Confidence;
use crate::text::letters::{is_blank, is_letter, is_vowel};
use crate::text::offsets::floor;
use crate::text::tokens::is_elided;

/// The signs of a text that are apostrophes or stand for one.
pub(super) fn signs(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let ascii = memchr::memchr3_iter(b'\'', b'`', b'"', bytes);
    let wide = memchr::memchr2_iter(0xC2, 0xE2, bytes);
    ascii
        .chain(wide)
        .filter_map(|at| Some((at, after(text, at)?)))
        .filter(|&(_, c)| matches!(c, '\'' | '`' | '"' | '’' | '‘' | '‛' | '‟' | '„' | '′' | '´'))
}

/// The apostrophe a text writes: the first it has between two letters.
pub(super) fn apostrophe_of(text: &str) -> &'static str {
    for at in memchr::memchr2_iter(b'\'', 0xE2, text.as_bytes()) {
        let sign = after(text, at);
        let length = sign.map_or(1, char::len_utf8);
        if before(text, at).is_some_and(is_letter)
            && after(text, at + length).is_some_and(is_letter)
        {
            match sign {
                Some('\'') => return "'",
                Some('’') => return "’",
                _ => {}
            }
        }
    }
    "'"
}

/// What stands wrong at the sign at byte `at`, if anything.
pub(super) fn at_sign(
    text: &str,
    at: usize,
    sign: char,
    apostrophe: &LazyCell<&'static str, impl FnOnce() -> &'static str>,
) -> Option<(usize, usize, &'static str, Confidence)> {
    let blank =
        |c: Option<char>| c.filter(|&c| matches!(c, ' ' | '\u{A0}')).map_or(0, char::len_utf8);
    let (at, end) = without_escape(text, at, sign);
    let escaped = end - at > sign.len_utf8();
    let left = at - blank(before(text, at));
    let right = end + blank(after(text, end));
    let word = text[..left]
        .rfind(|c: char| !is_letter(c))
        .map_or(&text[..left], |p| &text[p + after(text, p).map_or(1, char::len_utf8)..left]);
    let start = left - word.len();
    let elided = is_elided(word);
    let hui = word.eq_ignore_ascii_case("aujourd") && text[right..].starts_with("hui");
    if !elided && !hui || !is_edge(before(text, start)) && !opens(before(text, start)) {
        return None;
    }
    let next = after(text, right)?;
    if !(is_vowel(next) || next == 'h' || next == 'H') {
        return None;
    }
    let (gap_left, gap_right) = (left < at, right > end);
    let usual = matches!(sign, '\'' | '’');
    if usual && !gap_left && !gap_right && !escaped {
        return None;
    }
    // « l "eau" » quotes a word, and so does « d 'un mot' »
    let doubtful = !matches!(sign, '\'' | '’' | '‛' | '‟' | '′');
    let closed = || closes_soon(&text[right..], sign);
    if doubtful && (gap_left || gap_right) || (gap_left || doubtful) && closed() {
        return None;
    }
    // l' au même article: the noun is lost
    if gap_right && word.eq_ignore_ascii_case("l") && LOST.contains(&word_at(&text[right..])) {
        return None;
    }
    // a quotation that ends in the letter, 'le plan d' est, or needs its signs escaped, 'l\'eau'
    if !gap_left && (gap_right || escaped) && quotation_open(&text[..start]) {
        return None;
    }
    // a capital and a quotation mark: the inches of `L"`
    let confidence =
        if sign == '"' && word.chars().count() == 1 && next.is_uppercase() { OPEN } else { SURE };
    let replacement = if usual && sign == '’' {
        "’"
    } else if usual {
        "'"
    } else {
        **apostrophe
    };
    Some((left, right, replacement, confidence))
}

/// The place of a sign with what an export set before it or behind so that it would not end a quotation: `l\'eau`, `l''eau`.
fn without_escape(text: &str, at: usize, sign: char) -> (usize, usize) {
    let end = at + sign.len_utf8();
    match sign {
        '\'' if before(text, at) == Some('\\') => (at - 1, end),
        '\'' if after(text, end) == Some('\'') => (at, end + 1),
        _ => (at, end),
    }
}

/// What cannot follow `l'`.
const LOST: &[&str] = &["au", "aux", "et", "ou", "avec", "à", "entre", "en"];

fn word_at(text: &str) -> &str {
    &text[..text.find(|c: char| !is_letter(c)).unwrap_or(text.len())]
}

/// Whether the sign closes a quotation soon: it stands again, after a letter and before none.
fn closes_soon(text: &str, sign: char) -> bool {
    text[..floor(text, 120)].match_indices(sign).any(|(at, _)| {
        before(text, at).is_some_and(is_letter)
            && !after(text, at + sign.len_utf8()).is_some_and(is_letter)
    })
}

/// Not `-c` nor `[n`: an option and a call for a note.
pub(super) fn opens(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '(' | '«' | '“' | '"' | '–' | '—'))
}

/// Whether a single quotation mark opens on this line and none closes.
fn quotation_open(text: &str) -> bool {
    let near = floor(text, text.len().saturating_sub(200));
    let line = text[near..].rsplit('\n').next().unwrap_or("");
    let mut open = false;
    for (at, c) in line.char_indices().filter(|&(_, c)| matches!(c, '\'' | '‘' | '’')) {
        let left = before(line, at);
        let right = after(line, at + c.len_utf8());
        if is_edge(left) && right.is_some_and(is_letter) {
            open = true;
        } else if left.is_some_and(|c| !is_blank(c)) && !right.is_some_and(is_letter) {
            open = false;
        }
    }
    open
}
