//! A form of *avoir* written as what it sounds like, between pronouns and a participle: `je t'es dit`, `je n'est pas faim`, `ils nous on
//! vus`, `je les vu`.
//!
//! # What it repairs
//! `est` and `es` behind *je* and other pronouns before a participle, or behind *je n'* before what one has; `on` behind *ils* or *elles* and
//! another pronoun before a participle; `les` between *je* and a participle in the masculine singular.
//!
//! # Why it happens
//! *Ai* sounds like *est*, *ont* like *on*, and *l'ai* like *les*.
//!
//! # What it leaves alone
//! `je est un autre`, and participles that go with *être*: `je n'est jamais venu`.

use super::super::Decision;
use super::super::closed_words::words;
use super::super::standing::plain;
use super::being::behind_adverbs;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

/// Pronouns between a subject and its verb.
#[rustfmt::skip]
const OBJECTS: [u32; 13] = words([
    "l'", "t'", "m'", "le", "la", "les", "lui", "leur", "y", "en", "nous", "vous", "te",
]);
const NOT: [u32; 2] = words(["ne", "n'"]);
const I: [&str; 2] = ["je", "j'"];
/// What one is said to have without an article.
const HAD: [u32; 10] =
    words(["faim", "soif", "peur", "froid", "chaud", "besoin", "envie", "mal", "tort", "raison"]);
/// What goes with *être*.
#[rustfmt::skip]
const GONE: [u32; 16] = words([
    "allé", "venu", "parti", "arrivé", "né", "resté", "devenu", "tombé", "entré", "sorti", "monté", "descendu",
    "mort", "retourné", "revenu", "passé",
]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if !row.is_lower(at) {
        return None;
    }
    let has = match row.written(at) {
        "est" | "es" if is_have(row, at) => "ai".to_owned(),
        "on" if is_they_have(row, at) => "ont".to_owned(),
        "les" if is_have_it(row, at) => format!("l{}ai", row.path.sentence.reader.apostrophe()),
        _ => return None,
    };
    row.replace([at; 2], has, Reason::RealWord, SURE)
}

/// `je t'es dit`, `je n'est pas le temps`
fn is_have(row: &Row<'_>, at: usize) -> bool {
    let objects = row.behind(at, &OBJECTS);
    let subject = row.behind(objects, &NOT);
    let said = behind_adverbs(row, at + 1);
    let is_had = row.word(said).is_some_and(|word| {
        HAD.contains(&word.word)
            || word.is(parts::DETERMINER) && !word.is(parts::NOUN | parts::ADVERB)
    });
    let participle = may_be_participle(row, said);
    follows(row, subject, &I)
        && (participle && (objects < at || subject < objects)
            || is_had && subject < objects
            || matches!(row.written(said), "de" | "d'" | "d’") && subject < objects)
}

/// `ils nous on dit`
fn is_they_have(row: &Row<'_>, at: usize) -> bool {
    let objects = row.behind(at, &OBJECTS);
    let subject = row.behind(objects, &NOT);
    objects < at
        && follows(row, subject, &["ils", "elles"])
        && may_be_participle(row, behind_adverbs(row, at + 1))
}

/// `je les vu hier`
fn is_have_it(row: &Row<'_>, at: usize) -> bool {
    // je les pris
    follows(row, at, &["je"]) && is_participle(row, behind_adverbs(row, at + 1))
}

/// Whether one of these subjects stands right before token `at`.
fn follows(row: &Row<'_>, at: usize, subjects: &[&str]) -> bool {
    at.checked_sub(1).is_some_and(|before| subjects.contains(&&*plain(row.written(before))))
}

/// Whether token `at` is a participle that goes with *avoir*, and no form that a subject asks for.
fn is_participle(row: &Row<'_>, at: usize) -> bool {
    const OTHER: u16 = parts::FINITE | parts::INFINITIVE | parts::DETERMINER | parts::OBJECT;
    row.is_lower(at)
        && row.word(at).is_some_and(|word| {
            word.is(parts::PAST_PARTICIPLE) && !word.is(OTHER) && !GONE.contains(&word.word)
        })
}

/// The same, or one that is a form of its verb too, where that verb has a subject of its own: `je t'es dit`.
fn may_be_participle(row: &Row<'_>, at: usize) -> bool {
    is_participle(row, at)
        || matches!(row.written(at), "dit" | "fait" | "pris" | "mis" | "écrit" | "fini")
}
