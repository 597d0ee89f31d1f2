//! A subject of many before the reflexive verb of one: `Les pompiers s'est rendu sur place`.
//!
//! # What it repairs
//! A plural noun with its determiner that opens its clause, right before `s'est` or `s'était` and a participle: auxiliary,
//! pronoun and participle become plural together.
//!
//! # Why it happens
//! The subject was one when the sentence was written, or a machine translated word by word.
//!
//! # What it leaves alone
//! A subject behind the verb: `Ces dernières années s'est développée une école`. Times, which are no subjects. Titles with a
//! capital.

use super::super::Decision;
use super::super::agreement::{OF, noun_group};
use super::super::best_path::STARTS;
use super::super::closed_words::{TIMES, words};
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::{agreement, parts};
use crate::model::{Tense, Traits};
use crate::text::Kind;

/// How often that is right among what it finds.
const SURE: f32 = 0.85;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if !matches!(row.written(at), "s'" | "s’") {
        return None;
    }
    let (pronoun, auxiliary) = match row.written(at + 1) {
        "est" => ("se ", "sont"),
        "était" => (row.written(at), "étaient"),
        _ => return None,
    };
    if !is_followed_by_complement(row, at + 3) {
        return None;
    }
    let gender = subject(row, at)?;
    let participle = plural(row, at + 2, gender)?;
    let text = [pronoun, auxiliary, row.gap(at + 1), &participle].concat();
    row.replace([at, at + 2], text, Reason::RealWord, SURE)
}

/// The gender of the nouns before the verb that begins with token `at`, if they are many and open their clause.
fn subject(row: &Row<'_>, at: usize) -> Option<u8> {
    let end = row.place(at)? - STARTS;
    let words = row.path.words();
    let (group, start) = noun_group(words, end)?;
    let nominal = group.class.nominal;
    if nominal & agreement::SINGULAR != 0 || nominal & agreement::PLURAL == 0 {
        return None;
    }
    // no mark in between, and no capital of a title
    let first = at.checked_sub(end - start)?;
    let as_they_stand = row.place(first) == Some(start + STARTS)
        && row.is_plain(first)
        && (first + 1..at).all(|at| row.is_lower(at));
    let opens = match start {
        0 => true,
        // mais les, or les
        1 => words[0].is(parts::CONJUNCTION | parts::ADVERB),
        // le combat entre le roi et les nobles
        _ => THAT.contains(&words[start - 1].word),
    };
    let of_time = words[start..end].iter().any(|word| TIMES.contains(&word.word));
    let is_subject = words[start].is(parts::DETERMINER) && !OF.contains(&words[start].word);
    (as_they_stand && opens && is_subject && !of_time)
        .then_some(nominal & (agreement::MASCULINE | agreement::FEMININE))
}

/// Whether the subject cannot stand behind the verb: there is a preposition, an adverb or the end.
fn is_followed_by_complement(row: &Row<'_>, at: usize) -> bool {
    const SUBJECTS: u16 =
        parts::DETERMINER | parts::NOUN | parts::NUMBER | parts::PRONOUN | parts::NAME;
    match row.token(at) {
        None => true,
        Some(token) if token.kind == Kind::Mark => true,
        Some(_) => row.word(at).is_some_and(|word| {
            let complement = word.is(parts::PREPOSITION | parts::ADVERB | parts::CONJUNCTION);
            complement && (!word.is(SUBJECTS) || TO_OR_OF.contains(&word.word))
        }),
    }
}

/// The participle `at` in the plural; as it is where that of its verb does not agree: `se sont succédé`.
fn plural(row: &Row<'_>, at: usize, gender: u8) -> Option<String> {
    let written = row.written(at);
    let lexicon = &row.model().lexicon;
    let own = lexicon.get(&plain(written))?;
    let mut own = lexicon
        .analyses(own)
        .filter(|own| own.tag.tense() == Tense::PastParticiple)
        .map(|own| own.traits)
        .peekable();
    own.peek()?;
    let agrees = own.any(|own| own.has(Traits::TRANSITIVE) || own.has(Traits::ALWAYS_PRONOMINAL));
    if !agrees || TO_ONESELF.contains(&row.word(at)?.word) {
        return Some(written.to_owned());
    }
    let stem = written.trim_end_matches('s').trim_end_matches('e');
    let endings = if gender & agreement::MASCULINE != 0 { ["", "s"] } else { ["es", "es"] };
    endings.iter().map(|ending| [stem, ending].concat()).find(|form| {
        lexicon.get(form).is_some_and(|entry| {
            let class = lexicon.word_class(entry);
            let is = |bits| class.nominal & bits != 0;
            class.parts & parts::PAST_PARTICIPLE != 0 && is(gender) && is(agreement::PLURAL)
        })
    })
}

/// Prepositions that are determiners too, but begin no subject.
const TO_OR_OF: [u32; 5] = words(["de", "d'", "du", "au", "aux"]);
const THAT: [u32; 2] = words(["que", "qu'"]);

/// What one does to oneself, as to another, and not oneself: `ils se sont permis de sortir`.
#[rustfmt::skip]
const TO_ONESELF: [u32; 11] = words([
    "permis", "promis", "juré", "proposé", "demandé", "dit", "imaginé", "reproché", "interdit", "procuré",
    "attribué",
]);
