//! One word of a row that is never written so: `tous le monde`, `quoiqu'il en soit`, `le jour ou il est venu`.
//!
//! # What it repairs
//! The rows of a short table; `ou` between a time and a pronoun; `a ne pas` before an infinitive; `en temps que`.
//!
//! # Why it happens
//! The two sound alike.
//!
//! # What it leaves alone
//! Every row that is not in the table: `tous le savent`, `quoiqu'il pleuve`, `un jour ou deux`.

use super::super::Decision;
use super::super::closed_words::{TIMES, words};
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;

/// How often that is right among what it finds.
const SURE: f32 = 0.95;

/// The word as written, what stands before it and behind it, and what is meant.
const ROWS: &[(&str, &[&str], &[&str], &str)] = &[
    ("quoiqu'", &[], &["il", "en", "soit"], "quoi qu'"),
    ("quoiqu'", &[], &["il", "en", "coûte"], "quoi qu'"),
    ("quoiqu'", &[], &["il", "arrive"], "quoi qu'"),
    ("quoiqu'", &[], &["on", "en", "dise"], "quoi qu'"),
    ("quoiqu'", &[], &["on", "en", "pense"], "quoi qu'"),
    ("par", &["de"], &["et", "d'", "autre"], "part"),
    ("sans", &[], &["dessus", "dessous"], "sens"),
    ("sa", &[], &["y", "est"], "ça"),
    ("fou", &["je", "m'", "en"], &[], "fous"),
    ("fou", &["on", "s'", "en"], &[], "fout"),
    ("la", &["oh"], &["la"], "là"),
    ("la", &["oh", "la"], &[], "là"),
    ("la", &["oh", "là"], &[], "là"),
];

/// What something happens in, beside times.
const OCCASIONS: [u32; 5] = words(["mesure", "cas", "situation", "hypothèse", "point"]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if !row.is_plain(at) {
        return None;
    }
    let written = plain(row.written(at));
    let meant = match &*written {
        "ou" => is_where(row, at).then_some("où"),
        "a" => is_to(row, at).then_some("à"),
        "tous" => is_everyone(row, at).then_some("tout"),
        "temps" => is_as(row, at).then_some("tant"),
        _ => None,
    };
    let is_here = |(form, before, behind, _): &&(&str, &[&str], &[&str], &str)| {
        *form == written && stand_before(row, at, before) && stand_behind(row, at, behind)
    };
    let meant = meant.or_else(|| ROWS.iter().find(is_here).map(|(.., meant)| *meant))?;
    let apostrophe = row.path.sentence.reader.apostrophe();
    let replacement = row.cased(at, meant).replace('\'', apostrophe.encode_utf8(&mut [0; 4]));
    row.replace([at; 2], replacement, Reason::RealWord, SURE)
}

fn stand_before(row: &Row<'_>, at: usize, words: &[&str]) -> bool {
    at >= words.len() && (at - words.len()..).zip(words).all(|(at, word)| is(row, at, word))
}

fn stand_behind(row: &Row<'_>, at: usize, words: &[&str]) -> bool {
    (at + 1..).zip(words).all(|(at, word)| is(row, at, word))
}

fn is(row: &Row<'_>, at: usize, word: &str) -> bool {
    plain(row.written(at)) == word
}

/// `le jour ou il est venu` where the sentence opens, `dans la mesure ou elle peut`; not `il veut le jour ou il ne veut rien`
fn is_where(row: &Row<'_>, at: usize) -> bool {
    let Some(the) = at.checked_sub(2) else { return false };
    let is_time = row
        .word(at - 1)
        .is_some_and(|word| TIMES.contains(&word.word) || OCCASIONS.contains(&word.word));
    let is_the = row.can_be(the, parts::DETERMINER) && !matches!(row.written(the), "un" | "une");
    let hangs =
        the == 0 || row.can_be(the, parts::PREPOSITION) || row.can_be(the - 1, parts::PREPOSITION);
    let is_subject = row
        .word(at + 1)
        .is_some_and(|word| word.is(parts::SUBJECT) && !word.is(parts::NOUN | parts::DETERMINER));
    is_time && is_the && hangs && is_subject && row.gap(at) == " "
}

/// `tous le monde`; not `vous ruinez tous le monde`
fn is_everyone(row: &Row<'_>, at: usize) -> bool {
    const JOINS: u16 = parts::PREPOSITION | parts::CONJUNCTION;
    let is_free = at.checked_sub(1).is_none_or(|before| {
        row.can_be(before, JOINS) && !row.can_be(before, parts::FINITE | parts::NOUN)
    });
    is_free && stand_behind(row, at, &["le", "monde"])
}

/// `en temps que maire`; not `de temps en temps que`
fn is_as(row: &Row<'_>, at: usize) -> bool {
    stand_before(row, at, &["en"])
        && !stand_before(row, at, &["temps", "en"])
        && ["que", "qu'"].iter().any(|that| is(row, at + 1, that))
}

/// `attention a ne pas tomber`
fn is_to(row: &Row<'_>, at: usize) -> bool {
    let is_not = matches!(row.written(at + 2), "pas" | "plus" | "jamais" | "rien" | "point");
    row.written(at + 1) == "ne" && is_not && row.can_be(at + 3, parts::INFINITIVE)
}
