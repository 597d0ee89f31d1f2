//! A verb behind *avoir* that is not its participle: `vous avez garder`, `il eut finit`.
//!
//! # What it repairs
//! An infinitive or a finite verb, which can be nothing else, right behind a form of *avoir*, where the participle of the same
//! verb sounds alike. An infinitive in *-er* may be a noun too: `nous avons dîner`.
//!
//! # Why it happens
//! `garder` and `gardé` sound alike.
//!
//! # What it leaves alone
//! `a` without its subject right before it, which may be *à*: `bon a manger`. Forms of *avoir* that are nouns: `des avions voler`.

use super::super::Decision;
use super::inflected;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

/// What stands before `a` and not before *à*.
const HAS: [&str; 11] = ["il", "Il", "elle", "Elle", "on", "On", "l'", "l’", "y", "qui", "lui"];

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    const VERB: u16 = parts::INFINITIVE | parts::FINITE;
    let behind = at + 1;
    let verb = row.word(behind).filter(|_| row.is_lower(behind) && row.gap(at) == " ")?;
    let noun = if row.written(behind).ends_with("er") { parts::NOUN } else { 0 };
    if !is_avoir(row, at) || !verb.is(VERB) || verb.class.parts & !(VERB | noun) != 0 {
        return None;
    }
    let form = inflected::participle(row, row.written(behind))?;
    row.replace([behind; 2], form, Reason::RealWord, SURE)
}

/// Whether token `at`, a form of *avoir*, is that, and neither *à* nor a noun.
fn is_avoir(row: &Row<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    let has = !matches!(row.written(at), "a" | "A")
        || before.is_some_and(|at| HAS.contains(&row.written(at)));
    let opens_noun = before.and_then(|at| row.word(at)).is_some_and(|before| {
        before.is(parts::DETERMINER | parts::PREPOSITION) && !before.is(parts::OBJECT)
    });
    has && !opens_noun
}
