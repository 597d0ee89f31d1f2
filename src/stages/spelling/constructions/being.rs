//! Forms of *être*, and where what they say of their subject stands.

use super::super::closed_words::ADVERBS;
use super::row::Row;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};

/// The number of the form of *être* that begins with token `at`, *a été* too, and the token behind it and its adverbs.
pub(super) fn being(row: &Row<'_>, at: usize) -> Option<(u8, usize)> {
    const BE: [[&str; 2]; 5] = [
        ["est", "sont"],
        ["était", "étaient"],
        ["fut", "furent"],
        ["sera", "seront"],
        ["serait", "seraient"],
    ];
    const HAVE: [[&str; 2]; 4] =
        [["a", "ont"], ["avait", "avaient"], ["aura", "auront"], ["aurait", "auraient"]];
    let number = |forms: &[&str; 2]| {
        let form = forms.iter().position(|form| *form == row.written(at))?;
        Some([agreement::SINGULAR, agreement::PLURAL][form])
    };
    let has_been = || HAVE.iter().find_map(number).filter(|_| row.written(at + 1) == "été");
    let be = BE.iter().find_map(number).map(|number| (number, at + 1));
    let (number, behind) = be.or_else(|| has_been().map(|number| (number, at + 2)))?;
    // est entièrement dirigé
    Some((number, behind_adverbs(row, behind)))
}

/// The first token from `at` on that is no adverb.
pub(super) fn behind_adverbs(row: &Row<'_>, mut at: usize) -> usize {
    let is_adverb = |word: Word| word.class.parts == parts::ADVERB || ADVERBS.contains(&word.word);
    while row.word(at).is_some_and(is_adverb) {
        at += 1;
    }
    at
}
