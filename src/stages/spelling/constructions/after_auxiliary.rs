//! A verb behind its auxiliary that is not its participle: `vous avez garder`, `il eut finit`, `on est aller`.
//!
//! # What it repairs
//! An infinitive or a finite verb, which can be nothing else, right behind a form of *avoir*, or an infinitive behind *être* with its
//! pronoun, where the participle of the same verb sounds alike. An infinitive in *-er* may be a noun too: `nous avons dîner`.
//!
//! # Why it happens
//! `garder` and `gardé` sound alike.
//!
//! # What it leaves alone
//! `a` without its subject right before it, which may be *à*: `bon a manger`. Forms of *avoir* that are nouns: `des avions voler`. *Être*
//! without a pronoun of known gender: `partir c'est mourir`, `je suis aller`.

use super::super::Decision;
use super::super::closed_words::AVOIR;
use super::being::being;
use super::inflected;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::{agreement, parts};

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

/// What stands before `a` and not before *à*.
#[rustfmt::skip]
const HAS: [&str; 17] = [
    "il", "Il", "elle", "Elle", "on", "On", "l'", "l’", "m'", "m’", "t'", "t’", "n'", "n’", "y", "qui", "lui",
];

const ONE: u8 = agreement::MASCULINE | agreement::SINGULAR;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    const VERB: u16 = parts::INFINITIVE | parts::FINITE;
    let behind = at + 1;
    let verb = row.word(behind).filter(|_| row.is_lower(behind) && row.gap(at) == " ")?;
    let noun = if row.written(behind).ends_with("er") { parts::NOUN } else { 0 };
    let is_verb = verb.is(VERB) && verb.class.parts & !(VERB | noun) == 0;
    let nominal = if is_verb && is_avoir(row, at) {
        ONE
    } else if verb.class.parts == parts::INFINITIVE || row.written(behind) == "aller" {
        subject_of_etre(row, at)?
    } else {
        return None;
    };
    let form = inflected::participle(row, row.written(behind), nominal)?;
    row.replace([behind; 2], form, Reason::RealWord, SURE)
}

/// Whether token `at` is a form of *avoir*, and neither *à* nor a noun.
fn is_avoir(row: &Row<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    let is_form = row.word(at).is_some_and(|word| AVOIR.contains(&word.word));
    let is_alone = !matches!(row.written(at), "a" | "A");
    let has = is_alone || before.is_some_and(|at| HAS.contains(&row.written(at)));
    let opens_noun = before.and_then(|at| row.word(at)).is_some_and(|before| {
        before.is(parts::DETERMINER | parts::PREPOSITION) && !before.is(parts::OBJECT)
    });
    is_form && has && !opens_noun
}

/// The gender and number of the pronoun right before the form `at` of *être*.
fn subject_of_etre(row: &Row<'_>, at: usize) -> Option<u8> {
    let before = at.checked_sub(1).filter(|_| being(row, at).is_some())?;
    match row.written(before) {
        "il" | "Il" | "on" | "On" => Some(ONE),
        "elle" | "Elle" => Some(agreement::FEMININE | agreement::SINGULAR),
        "ils" | "Ils" => Some(agreement::MASCULINE | agreement::PLURAL),
        "elles" | "Elles" => Some(agreement::FEMININE | agreement::PLURAL),
        _ => None,
    }
}
