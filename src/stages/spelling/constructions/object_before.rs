//! A participle that does not agree with its object, which stands before it: `les fleurs que tu as acheté`, `la lettre qu'il a écrit`.
//!
//! # What it repairs
//! A participle in the masculine singular behind *avoir* in a relative clause with *que* and a pronoun for its subject, where the noun
//! before *que* is of one gender and number. It opens the sentence or is the object of the verb right before it.
//!
//! # Why it happens
//! The ending is not heard, and the rule is a rare one.
//!
//! # What it leaves alone
//! *Que* behind what one says, thinks or informs of: `il prévient sa mère qu'il a mangé`, `l'idée qu'il a gagné`. Participles with an object or
//! infinitive behind them, `les pièces qu'il a fait jouer`; those of measures and of verbs that take infinitives: `les efforts qu'il a pu`.

use super::super::Decision;
use super::super::closed_words::{AUXILIARIES, AVOIR, TIMES, words};
use super::super::standing::plain;
use super::being::behind_adverbs;
use super::group::{Group, agree};
use super::inflected;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::{agreement, parts};
use crate::text::Casing;

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

const ONE: u8 = agreement::MASCULINE | agreement::SINGULAR;
const NOT: [u32; 2] = words(["ne", "n'"]);

/// Participles that have no object, or an infinitive in mind.
#[rustfmt::skip]
const WITHOUT_OBJECT: [u32; 60] = words([
    "pu", "dû", "voulu", "cru", "pensé", "fallu", "plu", "su", "osé", "coûté", "valu", "pesé", "couru", "vécu", "duré", "dormi",
    "marché", "régné", "parlé", "menti", "réussi", "gagné", "perdu", "échoué", "joué", "mangé", "bu", "terminé", "fini", "commencé",
    "démissionné", "renoncé", "tenté", "essayé", "décidé", "changé", "eu", "fait", "vu", "entendu", "senti", "regardé", "laissé",
    "envoyé", "écouté", "dit", "demandé", "promis", "permis", "ordonné", "proposé", "conseillé", "interdit", "défendu", "suggéré",
    "recommandé", "prescrit", "appris", "compris", "répondu",
]);

/// Nouns that a clause with *que* says more of.
#[rustfmt::skip]
const SAID: [u32; 34] = words([
    "idée", "preuve", "preuves", "impression", "sorte", "façon", "manière", "fois", "certitude", "nouvelle", "condition", "chance",
    "crainte", "peur", "rumeur", "hypothèse", "conviction", "thèse", "annonce", "évidence", "raison", "raisons", "assurance",
    "promesse", "mesure", "vérité", "histoire", "version", "opinion", "accusation", "déclaration", "espérance", "sensation", "signe",
]);

/// Beginnings of verbs whose object is told something.
const TELL: &[&str] = &[
    "inform", "prév", "avert", "assur", "persuad", "convain", "avis", "rassur", "jur", "dit",
    "dis", "montr", "rappel", "annonc",
];

/// What makes a clause with *que* one of comparison or consequence.
#[rustfmt::skip]
const COMPARES: [u32; 10] = words([
    "plus", "moins", "autant", "si", "tant", "tellement", "telle", "telles", "tels", "autres",
]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if !row.is_lower(at) || row.path.sentence.archaic {
        return None;
    }
    let subject = at + 1;
    let is_subject = row
        .word(subject)
        .is_some_and(|word| word.is(parts::SUBJECT) && !word.is(parts::NOUN | parts::DETERMINER));
    let mut verb = subject + 1;
    while row.word(verb).is_some_and(|word| NOT.contains(&word.word)) {
        verb += 1;
    }
    let has = row.word(verb).is_some_and(|word| AVOIR.contains(&word.word));
    let said = behind_adverbs(row, verb + 1);
    let participle = row.word(said).filter(|_| is_subject && has && row.is_lower(said))?;
    let takes = participle.is(parts::PAST_PARTICIPLE)
        && participle.class.nominal & ONE == ONE
        && !WITHOUT_OBJECT.contains(&participle.word)
        && ends_there(row, said + 1);
    let object = object(row, at).filter(|_| takes)?;
    if agree(object, participle.class.nominal) {
        return None;
    }
    let form = inflected::quality(row, row.written(said), object)?;
    row.replace([said; 2], form, Reason::RealWord, SURE)
}

/// Whether what stands at token `at` is neither an object nor an infinitive of the participle before it.
fn ends_there(row: &Row<'_>, at: usize) -> bool {
    const MORE: u16 =
        parts::DETERMINER | parts::INFINITIVE | parts::NOUN | parts::NUMBER | parts::PRONOUN;
    // que j'ai engagé Paul à venir
    if row.token(at).is_some_and(|token| token.casing != Casing::Lower) {
        return false;
    }
    let Some(word) = row.word(at) else { return true };
    if AUXILIARIES.contains(&word.word) {
        return true;
    }
    let is_that = matches!(row.written(at), "que" | "qu'" | "qu’" | "comme" | "comment" | "si");
    let leads = word.is(parts::PREPOSITION) && row.can_be(at + 1, parts::INFINITIVE);
    let is_some = matches!(row.written(at), "du" | "de" | "d'" | "d’" | "des");
    (!word.is(MORE) || word.is(parts::PREPOSITION | parts::ADVERB))
        && !is_that
        && !leads
        && !is_some
}

/// The gender and number of the noun before the `que` at `at`, which is the object of its clause.
fn object(row: &Row<'_>, at: usize) -> Option<u8> {
    let group = Group::before(row, at).filter(|group| group.is_one())?;
    let nouns = group.words(row);
    let is_free = nouns.iter().all(|word| {
        !TIMES.contains(&word.word) && !SAID.contains(&word.word) && !COMPARES.contains(&word.word)
    });
    let start = at - (group.end - group.start);
    let stands = match start.checked_sub(1) {
        None => true,
        Some(before) => {
            let verb = row.word(before)?;
            let written = plain(row.written(before));
            verb.class.parts & !parts::NOUN == parts::FINITE
                && !TELL.iter().any(|stem| written.starts_with(stem))
        }
    };
    let compares =
        (0..start).any(|at| row.word(at).is_some_and(|word| COMPARES.contains(&word.word)));
    (is_free && stands && !compares && !nouns.first()?.is(parts::PREPOSITION))
        .then_some(group.nominal)
}
