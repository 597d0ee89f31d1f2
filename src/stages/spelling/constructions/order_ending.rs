//! An order with the *s* of the present: `donnes-moi`, `regardes-le`.
//!
//! # What it repairs
//! A verb in *-es* before the pronoun of an order.
//!
//! # Why it happens
//! *Tu donnes* has it, and so have `donnes-en` and `vas-y`.
//!
//! # What it leaves alone
//! `Donnes-en`, `penses-y`; `dis-le`, whose *s* is its own; `sommes-nous`.

use super::super::Decision;
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;

/// How often that is right among what it finds.
const SURE: f32 = 0.95;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let pronoun = matches!(
        row.written(at + 1),
        "-moi" | "-toi" | "-le" | "-la" | "-les" | "-lui" | "-leur" | "-nous"
    );
    let written = row.written(at);
    let form = written.strip_suffix('s').filter(|form| form.ends_with('e') && pronoun)?;
    let lexicon = &row.model().lexicon;
    let is_are = plain(written) == "sommes";
    let is_verb = lexicon
        .get(&plain(form))
        .is_some_and(|entry| lexicon.word_class(entry).parts & parts::FINITE != 0);
    if !row.is_plain(at) || !row.gap(at).is_empty() || !is_verb || is_are {
        return None;
    }
    row.replace([at; 2], form.to_owned(), Reason::RealWord, SURE)
}
