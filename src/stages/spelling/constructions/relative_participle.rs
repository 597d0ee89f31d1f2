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
use super::super::agreement::{OF, noun_group};
use super::super::best_path::STARTS;
use super::super::closed_words::{ADVERBS, words};
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};
use crate::text::Kind;

/// How often that is right among what it finds.
const SURE: f32 = 0.85;

const GENDER: u8 = agreement::MASCULINE | agreement::FEMININE;
const NUMBER: u8 = agreement::SINGULAR | agreement::PLURAL;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if row.written(at) != "qui" {
        return None;
    }
    let (number, mut participle) = verb(row, at + 1)?;
    // est entièrement dirigé
    while row
        .word(participle)
        .is_some_and(|word| word.class.parts == parts::ADVERB || ADVERBS.contains(&word.word))
    {
        participle += 1;
    }
    let written = row.word(participle).filter(|word| {
        row.is_lower(participle) && {
            const PARTICIPLE: u16 = parts::PAST_PARTICIPLE | parts::ADJECTIVE;
            word.is(parts::PAST_PARTICIPLE) && word.class.parts & !PARTICIPLE == 0
        }
    })?;
    let nominal = antecedent(row, at)?;
    let both = nominal & written.class.nominal;
    if nominal & NUMBER != number || both & GENDER != 0 && both & NUMBER != 0 {
        return None;
    }
    let form = inflected(row, row.written(participle), nominal)?;
    row.replace([participle, participle], form, Reason::RealWord, SURE)
}

/// The number of the form of *être* that begins with token `at`, and the token behind it.
fn verb(row: &Row<'_>, at: usize) -> Option<(u8, usize)> {
    const BE: [[&str; 2]; 4] =
        [["est", "sont"], ["était", "étaient"], ["fut", "furent"], ["sera", "seront"]];
    const HAVE: [[&str; 2]; 2] = [["a", "ont"], ["avait", "avaient"]];
    let number = |forms: &[&str; 2], at: usize| {
        forms
            .iter()
            .position(|form| *form == row.written(at))
            .map(|plural| if plural == 0 { agreement::SINGULAR } else { agreement::PLURAL })
    };
    let be = BE.iter().find_map(|forms| number(forms, at)).map(|number| (number, at + 1));
    be.or_else(|| {
        let have = HAVE.iter().find_map(|forms| number(forms, at));
        have.filter(|_| row.written(at + 1) == "été").map(|number| (number, at + 2))
    })
}

/// The gender and number of the nouns that the `qui` at `at` stands for, if they are one or hang on one, and all have the
/// same: `la porte de la maison`.
fn antecedent(row: &Row<'_>, at: usize) -> Option<u8> {
    let last = at.checked_sub(1)?;
    let end = row.place(last)? + 1 - STARTS;
    let words = row.path.words();
    let (group, mut start) = noun_group(words, end)?;
    let mut nominal = group.class.nominal;
    loop {
        let contracted = OF.contains(&words[start].word);
        let of = if contracted { start } else { start.checked_sub(1).unwrap_or(start) };
        if !OF.contains(&words[of].word) {
            break;
        }
        let (group, before) = noun_group(words, of)?;
        nominal |= group.class.nominal;
        start = before;
    }
    // la 4e division
    if let Some(determiner) = start.checked_sub(2)
        && words[start - 1] == Word::ordinal()
        && words[determiner].is(parts::DETERMINER)
    {
        nominal &= words[determiner].class.nominal;
        start = determiner;
    }
    let one = |bits: u8| (nominal & bits).is_power_of_two();
    let first = (last + 1).checked_sub(end - start)?;
    let stands = |at: usize| {
        row.is_lower(at) || row.token(at).is_some_and(|token| token.kind == Kind::Ordinal)
    };
    let as_they_stand = row.place(first) == Some(start + STARTS)
        && row.is_plain(first)
        && (first + 1..=last).all(stands);
    // the picture on the wall that; a boy and a girl who are
    let singular = nominal & agreement::PLURAL == 0;
    let opens = parts::FINITE | parts::INFINITIVE | parts::OTHER;
    let alone = start.checked_sub(1).is_none_or(|before| {
        let word = words[before];
        word.is(if singular { opens | parts::CONJUNCTION } else { opens })
            && !word.is(parts::PREPOSITION | parts::NOUN)
    });
    let is_thing = words[start..end].iter().any(|word| THINGS.contains(&word.word));
    let is_group = words[start].is(parts::DETERMINER);
    (one(GENDER) && one(NUMBER) && alone && as_they_stand && is_group && !is_thing)
        .then_some(nominal)
}

/// Nouns that are masculine in `quelque chose`, or stand for a man.
const THINGS: [u32; 4] = words(["chose", "choses", "personne", "personnes"]);

/// The form of a participle with a gender and number.
fn inflected(row: &Row<'_>, written: &str, nominal: u8) -> Option<String> {
    let lexicon = &row.model().lexicon;
    let stem = written.trim_end_matches('s').trim_end_matches('e');
    let own = lexicon.get(&plain(written))?;
    ["", "e", "s", "es"].iter().map(|ending| [stem, ending].concat()).find(|form| {
        lexicon.get(form).is_some_and(|entry| {
            let class = lexicon.word_class(entry);
            let both = class.nominal & nominal;
            class.parts & parts::PAST_PARTICIPLE != 0
                && both & GENDER != 0
                && both & NUMBER != 0
                && lexicon.share_lemma((written, own), (form, entry))
        })
    })
}
