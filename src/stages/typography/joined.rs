//! Whether words with blanks between are written as one, with hyphens, where they stand.

use super::row::Row;
use crate::model::Unit;
use crate::model::context::units;
use crate::stages::Passage;
use crate::text::tokenize;

/// So many tokens on each side say which is meant.
const AROUND: usize = 2;

/// How much better the rows of words like the words from token `i` on with hyphens for its next `joints` blanks, in nats.
pub(super) fn better_joined(passage: &Passage<'_>, row: Row<'_>, i: usize, joints: usize) -> f32 {
    let place = |token: usize| row.tokens[token.min(row.tokens.len() - 1)];
    let (first, last) = (place(i), place(i + joints));
    let from = place(i.saturating_sub(AROUND)).start as usize;
    let to = place(i + joints + AROUND).end as usize;
    let before = &row.text[from..first.start as usize];
    let words = &row.text[first.start as usize..last.end as usize];
    let behind = &row.text[last.end as usize..to];
    let score = |words: &str| log_probability(passage, &[before, words, behind].concat());
    score(&words.replace([' ', '\u{A0}'], "-")) - score(words)
}

fn log_probability(passage: &Passage<'_>, text: &str) -> f32 {
    let model = passage.model();
    let row = units(text, &tokenize(text), &model.lexicon);
    model.ngrams.log_probability_of([Unit::START; 2], row.into_iter().flatten())
}
