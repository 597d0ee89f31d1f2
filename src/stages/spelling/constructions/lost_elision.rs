//! An apostrophe lost where the two words together are another: `il dit quelle viendra`, `suivi dune visite`.
//!
//! # What it repairs
//! *Quelle* and *quelles* before a verb of their number, *dune* before a noun in the feminine, *la* between a pronoun and a
//! participle, `on la retrouvé`, and *ma* and *ta* between one and an infinitive, `il ma donner`.
//!
//! # Why it happens
//! The apostrophe is dropped by a machine, or was never typed: `quelle` and `qu'elle` sound alike.
//!
//! # What it leaves alone
//! `Quelle était la couleur du ciel ?`, `quelle doit être la fin`, `quelle semble la meilleure` and all that *être* and its like say of
//! *quelle*: before them it is *qu'elle* with an adjective in the feminine alone. `Une dune blanche`.

use super::super::Decision;
use super::super::closed_words::{AVOIR, BE, ETRE, words};
use super::super::standing::plain;
use super::being::behind_adverbs;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

/// What stands between *elle* and its verb, and not behind *quelle*.
#[rustfmt::skip]
const CLITICS: [u32; 14] = words([
    "ne", "n'", "se", "s'", "me", "m'", "te", "t'", "nous", "vous", "y", "lui", "leur", "en",
]);
const BEEN: u32 = words(["été"])[0];
/// So near behind a verb *être* is that it has with it: `quelle pourrait bien en être la cause`.
const NEAR: usize = 4;
const BEYOND_COMMA: usize = 8;
/// The bit of the third person in the singular; that of the plural stands three higher.
const THIRD: u8 = 1 << 2;
const PLURAL: u32 = 3;
const ONE_OF_THEM: u8 = agreement::FEMININE | agreement::SINGULAR;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if !row.is_lower(at) || row.gap(at) != " " || at == 0 {
        return None;
    }
    let (left, right) = match &*plain(row.written(at)) {
        "la" if is_has(row, at) => ("l", "a"),
        "ma" if stands_before_infinitive(row, at) => ("m", "a"),
        "ta" if stands_before_infinitive(row, at) => ("t", "a"),
        "dune" if is_of_one(row, at) => ("d", "une"),
        "quelle" if is_that_she(row, at, THIRD, agreement::SINGULAR) => ("qu", "elle"),
        "quelles" if is_that_she(row, at, THIRD << PLURAL, agreement::PLURAL) => ("qu", "elles"),
        _ => return None,
    };
    let apostrophe = row.path.sentence.reader.apostrophe();
    row.replace([at; 2], format!("{left}{apostrophe}{right}"), Reason::LostApostrophe, SURE)
}

/// `il la perdu`, `on ne la jamais revu`; not `il la perd`, `pour elle la mort`
fn is_has(row: &Row<'_>, at: usize) -> bool {
    const BEFORE: [&str; 6] = ["il", "elle", "on", "ne", "qui", "y"];
    const OTHER: u16 =
        parts::FINITE | parts::NOUN | parts::OBJECT | parts::PRONOUN | parts::PREPOSITION;
    let participle = behind_adverbs(row, at + 1);
    let is_participle = |word: Word| word.is(parts::PAST_PARTICIPLE) && !word.is(OTHER);
    BEFORE.contains(&&*plain(row.written(at - 1)))
        && !row.is_behind_complement(at)
        && row.is_lower(participle)
        && row.word(participle).is_some_and(is_participle)
}

/// `il ma donner un livre`, where the participle is meant
fn stands_before_infinitive(row: &Row<'_>, at: usize) -> bool {
    let is_verb = row.word(at + 1).is_some_and(|word| word.class.parts == parts::INFINITIVE);
    is_verb
        && matches!(&*plain(row.written(at - 1)), "il" | "elle" | "on")
        && !row.is_behind_complement(at)
}

/// `suivi dune visite`, `plus dune grande maison`
fn is_of_one(row: &Row<'_>, at: usize) -> bool {
    const NO_DUNE_BEFORE: u16 =
        parts::DETERMINER | parts::PREPOSITION | parts::ADJECTIVE | parts::NUMBER;
    let before = row.word(at - 1);
    let is_one = |word: Word| word.class.nominal & ONE_OF_THEM == ONE_OF_THEM;
    let is_noun = |at: usize| {
        row.word(at)
            .is_some_and(|word| word.class.parts & !parts::FINITE == parts::NOUN && is_one(word))
    };
    let is_quality =
        |at: usize| row.word(at).is_some_and(|word| word.is(parts::ADJECTIVE) && is_one(word));
    before.is_some_and(|word| {
        !word.is(NO_DUNE_BEFORE) || word.is(parts::PAST_PARTICIPLE) && !is_one(word)
    }) && (is_noun(at + 1) || is_quality(at + 1) && row.gap(at + 1) == " " && is_noun(at + 2))
}

/// `disant quelle doit partir`, `telle quelle fut votée`
fn is_that_she(row: &Row<'_>, at: usize, person: u8, number: u8) -> bool {
    let is = |at: usize, words: &[u32]| row.word(at).is_some_and(|word| words.contains(&word.word));
    let mut verb = at + 1;
    while is(verb, &CLITICS) {
        verb += 1;
    }
    let Some(says) = row.word(verb).filter(|word| word.class.persons & person != 0) else {
        return false;
    };
    let behind = behind_adverbs(row, verb + 1);
    let is_said = |at: usize| {
        const QUALITY: u16 = parts::ADJECTIVE | parts::PAST_PARTICIPLE;
        let agrees = row.word(at).is_some_and(|word| {
            word.is(QUALITY)
                && !word.is(parts::DETERMINER | parts::PREPOSITION)
                && word.class.nominal & agreement::FEMININE != 0
                && word.class.nominal & number != 0
        });
        let has_noun = row.can_be(at + 1, parts::DETERMINER | parts::NOUN)
            && !row.can_be(at + 1, parts::PREPOSITION);
        agrees && !has_noun
    };
    // quelle devrait, selon lui, être la suite
    let near = if row.written(behind) == "," { BEYOND_COMMA } else { NEAR };
    if ETRE.contains(&says.word) {
        is_said(behind)
    } else if is(behind, &[BEEN]) {
        is_said(behind_adverbs(row, behind + 1))
    } else if (behind..behind + near).any(|at| is(at, &BE) || is(at, &[BEEN])) {
        false
    } else if AVOIR.contains(&says.word) {
        row.can_be(behind, parts::PAST_PARTICIPLE)
    } else {
        says.class.parts == parts::FINITE
    }
}
