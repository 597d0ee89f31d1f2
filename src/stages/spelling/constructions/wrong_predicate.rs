//! A participle or adjective that does not agree with its subject: `elle est né`, `les murs ont été repeint`.
//!
//! # What it repairs
//! What stands behind a form of *être*, adverbs aside, whose subject stands right before it: *elle*, *elles*, or the noun that opens its
//! clause, all of whose complements are of its gender and number.
//!
//! # Why it happens
//! The ending is not heard.
//!
//! # What it leaves alone
//! `elle` behind a preposition or a noun: `aucune d'elles`, `le pronom elle`. Nouns: `ses cheveux sont châtain`, `c'est son droit`. *Il* and
//! *ils*, which may be the misprint themselves.

use super::super::Decision;
use super::super::closed_words::words;
use super::being::being;
use super::group::{Group, NUMBER, agree};
use super::inflected;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::parts;

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

/// What stands between a subject and its verb.
const CLITICS: [u32; 3] = words(["ne", "n'", "y"]);
const SHE: [u32; 2] = words(["elle", "elles"]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let (number, predicate) = being(row, at)?;
    let written =
        row.word(predicate).filter(|word| row.is_lower(predicate) && is_quality(*word))?;
    let subject = subject(row, at, number)?;
    if agree(subject, written.class.nominal) {
        return None;
    }
    let form = inflected::quality(row, row.written(predicate), subject)?;
    row.replace([predicate; 2], form, Reason::RealWord, SURE)
}

/// Whether a word can only be an adjective, or a participle and the noun or verb that it may be: `un écrit`, `il écrit`.
const fn is_quality(word: Word) -> bool {
    const QUALITY: u16 = parts::PAST_PARTICIPLE | parts::ADJECTIVE;
    let is_participle = word.is(parts::PAST_PARTICIPLE);
    let other = if is_participle { parts::NOUN | parts::FINITE } else { 0 };
    word.is(QUALITY) && word.class.parts & !(QUALITY | other) == 0
}

/// The gender and number of the subject right before the verb `at`, which is of this number.
fn subject(row: &Row<'_>, at: usize, number: u8) -> Option<u8> {
    let end = row.behind(at, &CLITICS);
    let last = end.checked_sub(1)?;
    let pronoun = row.word(last)?;
    if SHE.contains(&pronoun.word) {
        let nominal = pronoun.class.nominal;
        let goes = nominal & NUMBER == number && row.is_plain(last);
        return (goes && opens(row, last)).then_some(nominal);
    }
    let group = Group::before(row, end)?;
    let opens =
        group.opens_clause(row) || matches!(group.word_before(row).word, THAT | THAT_ELIDED);
    let is_subject = opens && !group.words(row).first()?.is(parts::PREPOSITION);
    group.said(number).filter(|_| is_subject)
}

const THAT: u32 = words(["que"])[0];
const THAT_ELIDED: u32 = words(["qu'"])[0];

/// Whether the pronoun `at` may be the subject of a clause: it is behind none of what it would be the complement of.
fn opens(row: &Row<'_>, at: usize) -> bool {
    const OPENS: u16 = parts::CONJUNCTION | parts::OTHER | parts::ADVERB;
    at.checked_sub(1).is_none_or(|before| {
        row.word(before)
            .is_some_and(|word| word.is(OPENS) && !word.is(parts::NOUN | parts::PREPOSITION))
    })
}
