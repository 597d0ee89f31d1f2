//! A participle that agrees with the object behind it, or with its subject: `j'ai mangée une pomme`, `nous avons achetés une maison`.
//!
//! # What it repairs
//! A participle in the feminine or plural behind a form of *avoir* with its pronoun right before it, and with the determiner of its
//! object right behind it: it is as in the dictionary.
//!
//! # Why it happens
//! The forms sound alike.
//!
//! # What it leaves alone
//! What has an object before it, which it agrees with: `les lettres que j'ai écrites la veille`, `je les ai vues la veille`.

use super::super::Decision;
use super::super::closed_words::{AVOIR, words};
use super::super::standing::plain;
use super::inflected;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

const ONE: u8 = agreement::MASCULINE | agreement::SINGULAR;

/// What stands between a subject and its verb, and is no object that the participle agrees with.
const CLITICS: [u32; 5] = words(["ne", "n'", "lui", "leur", "y"]);
/// What asks for an object, or stands for one, before the verb begins so.
const OBJECTS: [&str; 6] = ["qu", "combien", "lesquel", "laquelle", "auquel", "dont"];

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let behind = at + 1;
    let has = row.word(at).filter(|word| AVOIR.contains(&word.word))?;
    let object = row.word(at + 2).filter(|_| row.gap(behind) == " ")?;
    let has_object = object.is(parts::DETERMINER) && !object.is(parts::PREPOSITION);
    let agrees = row.is_lower(behind) && is_inflected(row.word(behind)?);
    if !agrees || !has_object || !has_subject(row, at, has) || has_object_before(row, at) {
        return None;
    }
    let form = inflected::quality(row, row.written(behind), ONE)?;
    row.replace([behind; 2], form, Reason::RealWord, SURE)
}

/// Whether a word is a participle of many or in the feminine alone.
const fn is_inflected(word: Word) -> bool {
    const QUALITY: u16 = parts::PAST_PARTICIPLE | parts::ADJECTIVE | parts::NOUN;
    word.is(parts::PAST_PARTICIPLE)
        && word.class.parts & !QUALITY == 0
        && word.class.nominal & ONE != ONE
}

/// Whether the pronoun of the verb `at` stands right before it.
fn has_subject(row: &Row<'_>, at: usize, has: Word) -> bool {
    let subject = row.behind(at, &CLITICS).checked_sub(1).and_then(|subject| row.word(subject));
    subject
        .is_some_and(|word| word.is(parts::SUBJECT) && word.class.persons & has.class.persons != 0)
}

/// Whether an object may stand before the verb `at`.
fn has_object_before(row: &Row<'_>, at: usize) -> bool {
    (0..at).any(|at| {
        let word = plain(row.written(at));
        OBJECTS.iter().any(|asked| word.starts_with(asked))
    })
}
