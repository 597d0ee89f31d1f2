//! *C'est* between a subject and its participle: `Le mur c'est effondré`, `Tout c'est bien passé`.
//!
//! # What it repairs
//! `c'` right behind the noun in the singular that opens its clause, or behind *tout*, *ça* and *cela*, before a form of *être* and a
//! participle that was counted behind *s'est* and never behind *c'est*, or `bien passé`.
//!
//! # Why it happens
//! *C'est* and *s'est* sound alike.
//!
//! # What it leaves alone
//! A subject that *ce* takes up again: `La fête c'est fini`, `L'été, c'est passé`.

use super::super::Decision;
use super::super::closed_words::words;
use super::super::standing::plain;
use super::being::behind_adverbs;
use super::group::{Group, NUMBER};
use super::row::Row;
use crate::edit::Reason;
use crate::model::Unit;
use crate::model::word_class::{agreement, parts};

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

const ALL: [u32; 3] = words(["tout", "ça", "cela"]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let apostrophe = row.written(at).strip_prefix('c')?;
    let is_being = matches!(row.written(at + 1), "est" | "était");
    if !is_being || !has_subject(row, at) {
        return None;
    }
    let participle = behind_adverbs(row, at + 2);
    let written = row.written(participle);
    let has_adverb = participle > at + 2;
    let is_meant = match written {
        "passé" | "passée" if has_adverb => true,
        _ => !has_adverb && is_reflexive(row, written),
    };
    if !is_meant {
        return None;
    }
    row.replace([at; 2], format!("s{apostrophe}"), Reason::RealWord, SURE)
}

/// Whether the subject of a verb stands right before token `at`.
fn has_subject(row: &Row<'_>, at: usize) -> bool {
    let is_all = at
        .checked_sub(1)
        .and_then(|before| row.word(before))
        .is_some_and(|word| ALL.contains(&word.word));
    let group = || Group::before(row, at).filter(|group| group.opens_clause(row));
    is_all || group().is_some_and(|group| group.head & NUMBER == agreement::SINGULAR)
}

/// Whether *s'est* was counted with a participle, and *c'est* was not.
fn is_reflexive(row: &Row<'_>, written: &str) -> bool {
    let model = row.model();
    let participle = Unit::of(&plain(written));
    let is_counted =
        |pronoun| model.ngrams.trigram(Unit::of(pronoun), Unit::of("est"), participle) > 0.0;
    let is_participle = |entry| model.lexicon.word_class(entry).parts & parts::PAST_PARTICIPLE != 0;
    model.lexicon.get(&plain(written)).is_some_and(is_participle)
        && is_counted("s'")
        && !is_counted("c'")
}
