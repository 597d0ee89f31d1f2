//! Constructions that are broken as a whole, whatever each of their words could be: two determiners in a row, an
//! auxiliary that is lost, a subject of many before the verb of one.
//!
//! A file a construction. Each looks for its own rows of words, closely enough that right French has hardly any; what it
//! changes may be several words, none, or one where there was none.

mod lost_auxiliary;
mod lost_noun;
mod reflexive_subject;
mod relative_participle;
mod row;
mod speech_incise;
mod stray_determiner;

use super::Decision;
use super::best_path::BestPath;
use crate::text::Kind;
use row::Row;

/// What may be wrong at token `at` of a sentence.
type Construction = fn(&Row<'_>, usize) -> Option<Decision>;

const CONSTRUCTIONS: &[Construction] = &[
    speech_incise::decide,
    stray_determiner::decide,
    lost_noun::decide,
    lost_auxiliary::decide,
    reflexive_subject::decide,
    relative_participle::decide,
];

impl BestPath<'_> {
    /// Adds what is wrong with more than one word.
    pub(super) fn decide_constructions(&self, out: &mut Vec<Decision>) {
        let row = Row::new(self);
        let mut foreign = None;
        for at in 0..row.len() {
            if row.token(at).is_none_or(|token| token.kind == Kind::Number) {
                continue;
            }
            for decide in CONSTRUCTIONS {
                let Some(decision) = decide(&row, at) else { continue };
                if !*foreign.get_or_insert_with(|| self.sentence.is_foreign()) {
                    out.push(decision);
                }
            }
        }
    }
}
