//! A participle of a relative clause that does not agree: `la ferme qui est dirigé par un cousin`.
//!
//! # What it repairs
//! A participle behind `qui est`, `qui a été` and their like, where what `qui` stands for is one noun with its determiner right
//! before it, and the verb has its number.
//!
//! # Why it happens
//! The masculine sounds the same.
//!
//! # What it leaves alone
//! `quelque chose qui est caché`; antecedents of several nouns of which one agrees: `une sorte de mur qui est peint`; clauses
//! behind a comma, which often go with a noun farther away.

use super::super::Decision;
use super::super::closed_words::words;
use super::being::being;
use super::group::{Group, NUMBER, agree};
use super::inflected;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;

/// How often that is right among what it finds.
const SURE: f32 = 0.85;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if row.written(at) != "qui" {
        return None;
    }
    let (number, participle) = being(row, at + 1)?;
    let written = row.word(participle).filter(|word| {
        row.is_lower(participle) && {
            const PARTICIPLE: u16 = parts::PAST_PARTICIPLE | parts::ADJECTIVE;
            word.is(parts::PAST_PARTICIPLE) && word.class.parts & !PARTICIPLE == 0
        }
    })?;
    let nominal = antecedent(row, at)?;
    if nominal & NUMBER != number || agree(nominal, written.class.nominal) {
        return None;
    }
    let form = inflected::quality(row, row.written(participle), nominal)?;
    row.replace([participle, participle], form, Reason::RealWord, SURE)
}

/// The gender and number of the nouns that the `qui` at `at` stands for, if they are one or hang on one, and all have the
/// same: `la porte de la maison`.
fn antecedent(row: &Row<'_>, at: usize) -> Option<u8> {
    let group = Group::before(row, at)?;
    let is_thing = group.words(row).iter().any(|word| THINGS.contains(&word.word));
    (group.is_one() && group.is_alone(row) && !is_thing).then_some(group.nominal)
}

/// Nouns that are masculine in `quelque chose`, or stand for a man.
const THINGS: [u32; 4] = words(["chose", "choses", "personne", "personnes"]);
