//! Specks and scratches that were read as marks: `conviendrait' également`, `le .navire`, `les • marins`.
//!
//! A mark goes where none stands in French, between words that are known, on pages that have other misreadings.

use super::page::{Page, Word};
use crate::edit::Confidence;
use crate::text::letters::{is_apostrophe, is_blank, is_hyphen};
use crate::text::tokens::is_elided;
use crate::text::{Casing, Kind, Span, Token};

/// A page with a smaller share of unknown words is read well: its marks are its own.
const NOISE: f32 = 0.02;

/// A stray mark and how likely it is one: the share that is not in the transcription, among such marks in newspapers of 1780 to
/// 1940.
pub(super) struct Stray {
    pub span: Span,
    pub confidence: Confidence,
}

/// Where a mark stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Tight behind a word, a blank before the next: `mot' mot`
    Behind,
    /// Tight before a word, a blank behind the last: `mot 'mot`
    Before,
    /// Between blanks.
    Alone,
}

/// The stray marks of a sentence.
pub(super) fn stray_marks(page: &Page<'_>, sentence: Span, out: &mut Vec<Stray>) {
    if page.noise < NOISE {
        return;
    }
    let text = page.passage.text();
    let tokens = &page.passage.tokens()[sentence.start..sentence.end];
    for (at, &mark) in tokens.iter().enumerate() {
        let of = |i: usize| tokens.get(i).copied();
        let (Some(before), Some(behind)) = (at.checked_sub(1).and_then(of), of(at + 1)) else {
            continue;
        };
        let is_word = |i: usize| {
            tokens[i].kind == Kind::Word && tokens[i].casing == Casing::Lower
                || tokens[i].kind == Kind::Elision
        };
        let is_known = |i: usize| page.words[sentence.start + i].word == Word::Known;
        let mut signs = mark.of(text).chars();
        let (Some(sign), None) = (signs.next(), signs.next()) else { continue };
        let Some(place) = place(text, before, mark, behind) else { continue };
        let is_between =
            is_word(at - 1) && is_word(at + 1) && (is_known(at - 1) || is_known(at + 1));
        if mark.kind != Kind::Mark || !is_between {
            continue;
        }
        let has_pair = || {
            let same = |i: usize| {
                i != at
                    && tokens[i].kind == Kind::Mark
                    && tokens[i].of(text).chars().all(|c| is_like(c, sign))
            };
            (0..tokens.len()).any(same)
        };
        let share = match (place, sign) {
            (Place::Behind, c) if is_apostrophe(c) => {
                if is_elided(&[before.of(text), "'"].concat()) || has_pair() {
                    continue;
                }
                0.90
            }
            (Place::Before, c) if is_apostrophe(c) && !has_pair() => 0.90,
            (Place::Before, '.') => 0.88,
            // franco- et germanophone
            (Place::Behind, c) if is_hyphen(c) && !has_pair() && !is_tie(behind.of(text)) => 0.89,
            (Place::Before, c) if is_hyphen(c) && !has_pair() => 0.90,
            (_, '•' | '■' | '^' | '~' | '|' | '_' | '*' | '¦' | '¬' | '\\' | '`' | '¨')
                if !has_pair() =>
            {
                0.85
            }
            _ => continue,
        };
        let [left, right] = [before.end as usize, behind.start as usize];
        let span = match place {
            // one blank stays
            Place::Alone => Span::new(left, mark.end as usize),
            _ => mark.span(),
        };
        debug_assert!(left <= span.start && span.end <= right, "between its neighbours");
        out.push(Stray { span, confidence: Confidence::new(share) });
    }
}

/// Where a mark stands between its neighbours; nothing where they touch it on both sides, or on another line.
fn place(text: &str, before: Token, mark: Token, behind: Token) -> Option<Place> {
    let gap = |from: u32, to: u32| {
        let gap = &text[from as usize..to as usize];
        gap.chars().all(is_blank).then_some(!gap.is_empty())
    };
    match (gap(before.end, mark.start)?, gap(mark.end, behind.start)?) {
        (false, true) => Some(Place::Behind),
        (true, false) => Some(Place::Before),
        (true, true) => Some(Place::Alone),
        (false, false) => None,
    }
}

fn is_like(c: char, sign: char) -> bool {
    c == sign || is_apostrophe(c) && is_apostrophe(sign) || is_hyphen(c) && is_hyphen(sign)
}

/// What ties two words that share their second half.
fn is_tie(word: &str) -> bool {
    matches!(word, "et" | "ou" | "ni" | "à")
}
