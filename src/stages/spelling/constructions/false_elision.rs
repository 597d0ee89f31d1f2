//! *Qu'elle* before a noun: `qu'elle heure est-il`, `je sais qu'elle chance j'ai`.
//!
//! # What it repairs
//! `qu'elle` and `qu'elles` right before a noun in the feminine, of their number, that can be nothing else, where a verb, a pronoun
//! or an exclamation mark comes next: *quelle*.
//!
//! # Why it happens
//! The two sound alike.
//!
//! # What it leaves alone
//! `qu'elle porte`, which is a verb; `il n'aime qu'elle`.

use super::super::Decision;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::{agreement, parts};

/// How often that is right among what it finds.
const SURE: f32 = 0.92;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let (which, number) = match row.written(at + 1) {
        "elle" => ("quelle", agreement::SINGULAR),
        "elles" => ("quelles", agreement::PLURAL),
        _ => return None,
    };
    let is_tight = row.gap(at).is_empty() && row.gap(at + 1) == " " && row.is_lower(at + 2);
    let is_noun = row.word(at + 2).is_some_and(|noun| {
        noun.class.parts == parts::NOUN
            && noun.class.noun & agreement::MASCULINE == 0
            && noun.class.noun & number != 0
    });
    let goes_on = row.written(at + 3) == "!"
        || row.word(at + 3).is_some_and(|next| {
            (next.is(parts::FINITE) && !next.is(parts::NOUN | parts::ADJECTIVE))
                || next.is(parts::SUBJECT)
        });
    if !is_tight || !is_noun || !goes_on {
        return None;
    }
    row.replace([at, at + 1], row.cased(at, which), Reason::RealWord, SURE)
}
