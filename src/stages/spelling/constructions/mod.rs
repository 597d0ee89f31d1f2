//! Constructions that are broken as a whole, whatever each of their words could be: two determiners in a row, one of the other
//! gender or number than its noun, an auxiliary or an apostrophe that is lost, a subject of many before the verb of one, a set phrase
//! written by ear.
//!
//! A file a construction. Each looks for its own rows of words, closely enough that right French has hardly any; what it
//! changes may be several words, none, or one where there was none.

mod after_auxiliary;
mod before_vowel;
mod being;
mod doubled_t;
mod elided_name;
mod false_elision;
mod fixed_rows;
mod free_participle;
mod going_to;
mod group;
mod heard_auxiliary;
mod inflected;
mod lost_auxiliary;
mod lost_elision;
mod lost_initial;
mod lost_noun;
mod object_before;
mod order_ending;
mod reflexive_being;
mod reflexive_subject;
mod relative_participle;
mod row;
mod set_phrases;
mod shown_there;
mod speech_incise;
mod stray_determiner;
mod whatever;
mod wrong_gender;
mod wrong_number;
mod wrong_person;
mod wrong_predicate;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Decision;
use super::best_path::BestPath;
use crate::model::Unit;
use crate::model::grammar::Word;
use crate::model::word_class::parts;
use crate::text::{Casing, Kind};
use row::Row;

/// What may be wrong at token `at` of a sentence.
type Construction = fn(&Row<'_>, usize) -> Option<Decision>;

/// What may be wrong with a determiner.
const OF_DETERMINER: &[Construction] =
    &[before_vowel::decide, stray_determiner::decide, wrong_gender::decide, wrong_number::decide];

/// The words that constructions begin with, whichever class they are of.
#[rustfmt::skip]
const BEGINNINGS: [(&[&str], &[Construction]); 29] = [
    (&["qui"], &[lost_auxiliary::decide, relative_participle::decide]),
    (&["s'"], &[reflexive_subject::decide, set_phrases::decide]),
    (&["à", "jours"], &[set_phrases::decide]),
    (&["se"], &[set_phrases::decide, before_vowel::decide]),
    (&["ma", "ta"], &[
        lost_elision::decide, before_vowel::decide, stray_determiner::decide, wrong_gender::decide, wrong_number::decide,
    ]),
    (&["quoiqu'", "temps", "par", "sans", "fou", "ou"], &[fixed_rows::decide]),
    (&["vais", "vas", "va", "allons", "allez", "vont", "allais", "allait", "allaient"], &[going_to::decide, wrong_person::decide]),
    (&["es", "on"], &[heard_auxiliary::decide]),
    (&["les"], &[
        heard_auxiliary::decide, before_vowel::decide, stray_determiner::decide, wrong_gender::decide, wrong_number::decide,
    ]),
    (&["tous"], &[fixed_rows::decide, before_vowel::decide, stray_determiner::decide, wrong_gender::decide, wrong_number::decide]),
    (&["sa"], &[
        fixed_rows::decide, set_phrases::decide, before_vowel::decide, stray_determiner::decide, wrong_gender::decide, wrong_number::decide,
    ]),
    (&["ans"], &[lost_initial::decide]),
    (&[
        "parti", "entrain", "tout", "toute", "rendue", "rendus", "rendues", "faite", "faits", "faites", "sensé", "sensée", "sensés",
        "sensées",
    ], &[set_phrases::decide]),
    (&["est"], &[heard_auxiliary::decide, wrong_predicate::decide, wrong_person::decide, after_auxiliary::decide]),
    (&[
        "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "fut", "furent",
    ], &[wrong_predicate::decide, wrong_person::decide, after_auxiliary::decide]),
    (&["a"], &[
        fixed_rows::decide, wrong_predicate::decide, wrong_person::decide, after_auxiliary::decide, free_participle::decide,
    ]),
    (&["ont", "avait", "avaient", "aura", "auront", "aurait", "auraient"], &[
        wrong_predicate::decide, wrong_person::decide, after_auxiliary::decide, free_participle::decide,
    ]),
    (&[
        "ai", "as", "avons", "avez", "avais", "avions", "aviez", "aurai", "auras", "aurons", "aurez", "eut", "eurent",
    ], &[after_auxiliary::decide, free_participle::decide]),
    (&["de", "je", "me", "te", "ne", "jusque", "lorsque", "puisque"], &[before_vowel::decide]),
    (&["qu'"], &[false_elision::decide, object_before::decide]),
    (&["que"], &[before_vowel::decide, object_before::decide]),
    (&["nouveau", "vieux", "beau"], &[before_vowel::decide]),
    (&["la"], &[
        shown_there::decide, fixed_rows::decide, set_phrases::decide, lost_elision::decide, before_vowel::decide, stray_determiner::decide, wrong_gender::decide, wrong_number::decide,
    ]),
    (&["quelque", "quelques", "quel", "quels"], &[whatever::decide, wrong_number::decide]),
    (&["quelle", "quelles"], &[lost_elision::decide, whatever::decide, wrong_number::decide]),
    (&["dune"], &[lost_elision::decide]),
    (&["des"], &[
        set_phrases::decide, before_vowel::decide, stray_determiner::decide, wrong_gender::decide, wrong_number::decide,
    ]),
    (&["peut"], &[set_phrases::decide, wrong_person::decide]),
    (&["c'"], &[reflexive_being::decide]),
];

/// The constructions that each of those words begins.
static OF_WORD: LazyLock<FxHashMap<u64, &[Construction]>> = LazyLock::new(|| {
    let of_words = BEGINNINGS.iter().map(|(words, constructions)| (*words, *constructions));
    of_words
        .flat_map(|(words, constructions)| {
            words.iter().map(move |word| (Unit::of(word).key(), constructions))
        })
        .collect()
});

/// The constructions that may begin with token `at`: most words have no part in any, and cost nothing more.
fn beginning(row: &Row<'_>, at: usize) -> &'static [Construction] {
    let Some(token) = row.token(at) else { return &[] };
    match token.kind {
        Kind::Mark if matches!(row.written(at), "-" | "–" | "—") => &[lost_noun::decide],
        Kind::Clitic => &[doubled_t::decide],
        Kind::Word if token.casing == Casing::Mixed => &[elided_name::decide],
        Kind::Word | Kind::Elision => {
            let Some((unit, word)) = row.unit_and_word(at) else { return &[] };
            OF_WORD.get(&unit.key()).copied().unwrap_or_else(|| of_class(row, at, word))
        }
        _ => &[],
    }
}

/// Those that may begin with any word of the class of token `at`.
fn of_class(row: &Row<'_>, at: usize, word: Word) -> &'static [Construction] {
    let is_inverted = || row.token(at + 1).is_some_and(|next| next.kind == Kind::Clitic);
    if word.is(parts::PAST_PARTICIPLE) && row.written(at).ends_with('é') {
        &[speech_incise::decide]
    } else if word.is(parts::FINITE) && is_inverted() {
        &[wrong_person::decide, order_ending::decide]
    } else if word.class.parts == parts::FINITE
        || word.is(parts::FINITE) && wrong_person::may_be_spoken_of(row, at)
    {
        &[wrong_person::decide]
    } else if word.is(parts::NUMBER) {
        &[wrong_number::decide]
    } else if word.is(parts::DETERMINER) {
        OF_DETERMINER
    } else {
        &[]
    }
}

impl BestPath<'_> {
    /// Adds what is wrong with more than one word.
    pub(super) fn decide_constructions(&self, out: &mut Vec<Decision>) {
        let row = Row::new(self);
        let mut foreign = None;
        for at in 0..row.len() {
            for decide in beginning(&row, at) {
                let Some(decision) = decide(&row, at) else { continue };
                if !*foreign.get_or_insert_with(|| self.sentence.is_foreign()) {
                    out.push(decision);
                }
            }
        }
    }
}
