//! *Là* behind what is shown, without hyphen and accent: `ce moment la, il entra`, `celui la est bon`.
//!
//! # What it repairs
//! `la` behind a demonstrative, or behind one and its noun, before a mark or a form of *être* or *avoir*, where it can be neither an
//! article nor an object.
//!
//! # Why it happens
//! Hyphen and accent are the first to go at a keyboard.
//!
//! # What it leaves alone
//! `cette femme la regarde`, `ce jour la mer était calme`.

use super::super::Decision;
use super::super::closed_words::{AUXILIARIES, words};
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;
use crate::text::Kind;

/// How often that is right among what it finds.
const SURE: f32 = 0.93;

const SHOWN: [u32; 4] = words(["celui", "celle", "ceux", "celles"]);
const SHOW: [u32; 4] = words(["ce", "cet", "cette", "ces"]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let shown = at.checked_sub(1)?;
    let word = row.word(shown)?;
    let is_noun = || {
        shown.checked_sub(1).and_then(|before| row.word(before)).is_some_and(|before| {
            SHOW.contains(&before.word) && word.is(parts::NOUN) && row.is_lower(shown)
        })
    };
    if row.gap(shown) != " " || !(SHOWN.contains(&word.word) || is_noun()) || !is_free(row, at + 1)
    {
        return None;
    }
    let replacement = [row.written(shown), "-là"].concat();
    row.replace([shown, at], replacement, Reason::RealWord, SURE)
}

/// Whether `la` goes with nothing at token `at` or behind it.
fn is_free(row: &Row<'_>, at: usize) -> bool {
    let Some(next) = row.token(at) else { return true };
    let is_end = next.kind == Kind::Mark
        && row.written(at).starts_with([',', '.', ';', ':', '!', '?', ')', '…', '»']);
    let is_verb = row.word(at).is_some_and(|word| {
        AUXILIARIES.contains(&word.word) && word.is(parts::FINITE) && row.is_lower(at)
    });
    is_end || is_verb
}
