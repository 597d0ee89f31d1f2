//! `dans` without its first letter, where no *ans* can stand: `il entre ans la maison`.
//!
//! # What it repairs
//! `ans` right before a determiner, and behind nothing that counts years.
//!
//! # Why it happens
//! Scrapers and margins take first letters, and what is left is a word.
//!
//! # What it leaves alone
//! Years, whatever opens behind them: `à trente ans la vie change`, `les ans l'ont usé`.

use super::super::Decision;
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;
use crate::text::Kind;

/// How often that is right among what it finds, where five million words of right text have none.
const SURE: f32 = 0.9;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    const COUNTS: u16 = parts::NUMBER | parts::DETERMINER | parts::ADJECTIVE | parts::PREPOSITION;
    let next = row.word(at + 1).filter(|word| word.is(parts::DETERMINER) && row.gap(at) == " ")?;
    let before = at.checked_sub(1)?;
    let is_counted = row.token(before).is_none_or(|token| token.kind == Kind::Number)
        || row.word(before).is_none_or(|word| word.is(COUNTS) && !word.is(parts::PAST_PARTICIPLE));
    let is_article = !next.is(parts::PREPOSITION) && row.is_lower(at + 1);
    if is_counted || !is_article || !row.is_lower(at) || plain(row.written(at)) != "ans" {
        return None;
    }
    row.replace([at; 2], "dans".to_owned(), Reason::RealWord, SURE)
}
