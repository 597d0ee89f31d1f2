//! Constructions that are broken as a whole, whatever each of their words could be: two determiners in a row, one of the other
//! gender than its noun, an auxiliary that is lost, a subject of many before the verb of one, a set phrase written by ear.
//!
//! A file a construction. Each looks for its own rows of words, closely enough that right French has hardly any; what it
//! changes may be several words, none, or one where there was none.

mod lost_auxiliary;
mod lost_noun;
mod reflexive_subject;
mod relative_participle;
mod row;
mod set_phrases;
mod speech_incise;
mod stray_determiner;
mod wrong_gender;

use super::Decision;
use super::best_path::BestPath;
use crate::model::word_class::parts;
use crate::text::Kind;
use row::Row;

/// What may be wrong at token `at` of a sentence.
type Construction = fn(&Row<'_>, usize) -> Option<Decision>;

/// The constructions that may begin with token `at`: most words have no part in any, and cost nothing more.
fn beginning(row: &Row<'_>, at: usize) -> &'static [Construction] {
    match row.written(at) {
        "qui" => &[lost_auxiliary::decide, relative_participle::decide],
        "s'" | "s’" => &[reflexive_subject::decide],
        "-" | "–" | "—" => &[lost_noun::decide],
        "parti" | "entrain" | "tout" | "Tout" | "toute" | "Toute" => &[set_phrases::decide],
        written if written.ends_with('é') => &[speech_incise::decide],
        _ => {
            let is_determiner = row.word(at).is_some_and(|word| word.is(parts::DETERMINER))
                && row.token(at).is_some_and(|token| token.kind != Kind::Number);
            if is_determiner { &[stray_determiner::decide, wrong_gender::decide] } else { &[] }
        }
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
