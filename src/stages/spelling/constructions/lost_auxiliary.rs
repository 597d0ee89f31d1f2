//! A relative clause whose auxiliary is lost: `la chaîne qui présenté le film`.
//!
//! # What it repairs
//! `qui` right before a participle that can be nothing else, with the determiner of its object behind it: what has an object
//! is active, and so *avoir* is missing. Its number is that of what `qui` stands for; where that is open, it is suggested.
//!
//! # Why it happens
//! *a* is the shortest of words, and easily lost.
//!
//! # What it leaves alone
//! A participle without an object, which may stand for a clause of its own: `celui qui attaché au mât dormait`. *Créé*, which is
//! more often *crée*.

use super::super::Decision;
use super::super::agreement::antecedent;
use super::super::best_path::STARTS;
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};
use crate::model::{Tense, Traits};

/// How often that is right among what it finds in forty million words, where another form was meant now and then.
const SURE: f32 = 0.8;
/// Where the number is open.
const EITHER: f32 = 0.5;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if row.written(at) != "qui" || !is_active(row, at + 1) {
        return None;
    }
    let number = number(row, at);
    let (auxiliary, other, sure) = match number {
        Some(agreement::PLURAL) => ("ont ", "a ", SURE),
        Some(agreement::SINGULAR) => ("a ", "ont ", SURE),
        _ => ("a ", "ont ", EITHER),
    };
    let participle = row.written(at + 1);
    let text = [auxiliary, participle].concat();
    let mut decision = row.replace([at + 1, at + 1], text, Reason::LostWord, sure)?;
    decision.alternatives = vec![[other, participle].concat()];
    Some(decision)
}

/// Whether token `at` is a participle with an object behind it, or `été` with another.
fn is_active(row: &Row<'_>, at: usize) -> bool {
    let [Some(participle), Some(next)] = [row.word(at), row.word(at + 1)] else { return false };
    if !row.is_lower(at) || !row.is_lower(at + 1) {
        return false;
    }
    let written = row.written(at);
    if plain(written) == "été" {
        return is_only(next);
    }
    is_only(participle)
        && written.ends_with('é')
        && !written.ends_with("éé")
        && next.is(parts::DETERMINER)
        && !matches!(row.written(at + 1), "de" | "d'" | "d’")
        && row.model().lexicon.get(&plain(written)).is_some_and(|entry| {
            row.model().lexicon.analyses(entry).any(|own| {
                own.tag.tense() == Tense::PastParticiple
                    && own.traits.has(Traits::TRANSITIVE)
                    && !own.traits.has(Traits::WITH_ETRE)
            })
        })
}

/// Whether a word can be nothing but a participle, or the adjective that every participle is.
const fn is_only(word: Word) -> bool {
    const PARTICIPLE: u16 = parts::PAST_PARTICIPLE | parts::ADJECTIVE;
    word.is(parts::PAST_PARTICIPLE) && word.class.parts & !PARTICIPLE == 0
}

/// The number of what the `qui` at `at` stands for, if it is clear.
fn number(row: &Row<'_>, at: usize) -> Option<u8> {
    let before = at.checked_sub(1)?;
    match &*plain(row.written(before)) {
        "ce" | "cela" | "ça" | "celui" | "celle" => return Some(agreement::SINGULAR),
        "ceux" | "celles" => return Some(agreement::PLURAL),
        // qui a parlé et qui présenté: the same
        "et" | "ou" | "mais" => {
            let earlier = (0..before).rev().find(|at| row.written(*at) == "qui")?;
            let verb = (earlier + 1..before).filter_map(|at| row.word(at));
            let verb = verb
                .take_while(|word| word.is(parts::OBJECT | parts::ADVERB | parts::FINITE))
                .find(|word| word.is(parts::FINITE) && !word.is(parts::OBJECT))?;
            return of_persons(verb.class.persons);
        }
        _ => {}
    }
    let word = antecedent(row.path.words(), row.place(at)? - STARTS)?;
    match word.class.nominal & (agreement::SINGULAR | agreement::PLURAL) {
        0 => None,
        both if both == agreement::SINGULAR | agreement::PLURAL => None,
        one => Some(one),
    }
}

/// The number of the third person.
const fn of_persons(persons: u8) -> Option<u8> {
    const THIRD: u8 = 4;
    match (persons & THIRD != 0, persons & THIRD << 3 != 0) {
        (true, false) => Some(agreement::SINGULAR),
        (false, true) => Some(agreement::PLURAL),
        _ => None,
    }
}
