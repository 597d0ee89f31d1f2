//! A verb of one behind a subject of many, and the other way round: `les marchands crie`, `ceux qui chante`, `peux-il`.
//!
//! # What it repairs
//! A word that can only be a verb, with its subject right before it, *ne*, *se* and the like aside: the noun that opens its clause, all of
//! whose complements are of its number, or two that `et` joins where they open the sentence; `chacun`, `ceux-ci`, `la plupart`; `qui`
//! behind *ceux* and *celui*, or behind such nouns in the plural. A verb before its own pronoun; any word that can be a verb behind *je*
//! and *tu*. The form must be of the same tense and sound alike.
//!
//! # Why it happens
//! `crie` and `crient` sound alike.
//!
//! # What it leaves alone
//! Nouns that stand for many: `un petit nombre refusaient`. Times, which are no subjects. *Qui* behind one noun, which two may stand
//! for, `le mari et la femme qui s'absentent`. *Il* and *elle* before the verb, which may be the misprint themselves.

use super::super::Decision;
use super::super::closed_words::{AVOIR, ETRE, PRONOUNS, TIMES, words};
use super::super::standing::plain;
use super::group::{Group, NUMBER};
use super::inflected;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

/// The third person.
const ONE: u8 = 4;
const ALL: u8 = ONE << 3;

/// Subjects behind their verb, with their persons.
const INVERTED: [(u32, u8); 7] = {
    let [i, you, he, she, one, they, they_all] =
        words(["-je", "-tu", "-il", "-elle", "-on", "-ils", "-elles"]);
    [(i, 1), (you, 2), (he, ONE), (she, ONE), (one, ONE), (they, ALL), (they_all, ALL)]
};

const HE: [u32; 2] = words(["il", "elle"]);

/// What stands between a subject and its verb.
#[rustfmt::skip]
const CLITICS: [u32; 12] = words([
    "ne", "n'", "se", "s'", "lui", "y", "en", "me", "m'", "te", "t'", "nous",
]);
/// What may stand there before these too, and may be the article of a noun behind other subjects than pronouns.
const OBJECTS: [u32; 6] = words(["le", "la", "l'", "les", "leur", "vous"]);
/// What asks for or opens with a noun that is no subject: `quels périls ne devait point cacher l'obscurité`, `tout autour`.
const NO_SUBJECTS: [u32; 5] = words(["quel", "quelle", "quels", "quelles", "tout"]);
const SOME: u32 = words(["des"])[0];

/// What opens a clause before such pronouns.
const OPENINGS: [u32; 7] = words(["si", "car", "mais", "quand", "lorsque", "puisque", "et"]);

/// Nouns that stand for many.
#[rustfmt::skip]
const MANY: [u32; 42] = words([
    "nombre", "majorité", "plupart", "partie", "moitié", "foule", "dizaine", "quantité", "groupe", "multitude",
    "tas", "ensemble", "centaine", "minorité", "reste", "millier", "poignée", "série", "tiers", "quart",
    "quinzaine", "vingtaine", "trentaine", "cinquantaine", "douzaine", "paire", "couple", "million",
    "milliard", "infinité", "troupe", "bande", "masse", "totalité", "sorte", "type", "espèce", "genre",
    "gens", "demi-douzaine", "peu", "autre",
]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let verb = row.word(at).filter(|_| row.is_plain(at))?;
    let is_verb = verb.class.parts == parts::FINITE || may_be_spoken_of(row, at);
    let before = || subject(row, at).filter(|_| is_verb);
    let persons = inverted(row, at).or_else(before)?;
    if verb.class.persons & persons != 0 || verb.is(parts::PREPOSITION) {
        return None;
    }
    let form = inflected::verb(row, row.written(at), persons)?;
    row.replace([at; 2], row.cased(at, &form), Reason::RealWord, SURE)
}

/// Whether *je* or *tu* stands before token `at`, so that even a word that may be a noun is their verb: `tu fait`. Not `il s'est tu`.
pub(super) fn may_be_spoken_of(row: &Row<'_>, at: usize) -> bool {
    // most words have a longer one before them
    const LONGEST: usize = 3;
    if at == 0 || row.written(at - 1).len() > LONGEST {
        return false;
    }
    let Some(subject) = row.behind(row.behind(at, &CLITICS), &OBJECTS).checked_sub(1) else {
        return false;
    };
    let before = subject.checked_sub(1).and_then(|before| row.word(before));
    // je sommes
    matches!(&*plain(row.written(subject)), "je" | "j'" | "tu")
        && row.written(at) != "sommes"
        // n'ai -je point
        && (subject == 0 || row.written(subject - 1) != "-")
        && !before.is_some_and(|word| {
            word.is(parts::DETERMINER) || ETRE.contains(&word.word) || AVOIR.contains(&word.word)
        })
}

/// The persons of the pronoun right behind the verb `at`.
fn inverted(row: &Row<'_>, at: usize) -> Option<u8> {
    let pronoun = row.word(at + 1).filter(|_| row.gap(at).is_empty())?;
    INVERTED.iter().find(|(word, _)| *word == pronoun.word).map(|(_, persons)| *persons)
}

/// The persons of what stands before the verb `at`.
fn subject(row: &Row<'_>, at: usize) -> Option<u8> {
    // les sœurs s'était inscrit: one of `reflexive_subject`
    let is_reflexive = at > 0 && matches!(row.written(at - 1), "s'" | "s’");
    if is_reflexive && ETRE.contains(&row.word(at)?.word) {
        return None;
    }
    let end = row.behind(at, &CLITICS);
    let first = row.behind(end, &OBJECTS);
    if let Some(persons) = first.checked_sub(1).and_then(|before| of_pronoun(row, before, at)) {
        return Some(persons);
    }
    let number = match end.checked_sub(1).map_or("", |before| row.written(before)) {
        "qui" => antecedent(row, end - 1)?,
        _ => indefinite(row, end, at).or_else(|| of_clause(row, end))?,
    };
    match number & NUMBER {
        agreement::SINGULAR => Some(ONE),
        agreement::PLURAL => Some(ALL),
        _ => None,
    }
}

/// The persons of the pronoun `at` before the verb `verb`. Of *il* and *elle* only where the verb has no third person: they may be *ils*
/// and *elles*.
fn of_pronoun(row: &Row<'_>, at: usize, verb: usize) -> Option<u8> {
    let pronoun = row.word(at)?;
    let is_third = row.word(verb)?.class.persons & (ONE | ALL) != 0;
    let is_known = PRONOUNS.contains(&pronoun.word) || HE.contains(&pronoun.word) && !is_third;
    is_known.then_some(pronoun.class.persons)
}

/// The number of what the `qui` at `at` stands for.
fn antecedent(row: &Row<'_>, at: usize) -> Option<u8> {
    match &*plain(row.written(at.checked_sub(1)?)) {
        // n'importe qui
        "celui" | "celle" | "importe" => return Some(agreement::SINGULAR),
        "ceux" | "celles" => return Some(agreement::PLURAL),
        _ => {}
    }
    let group = Group::before(row, at)?;
    let before = group.word_before(row);
    let is_alone = before == Word::EDGE || before.class.parts == parts::FINITE;
    (is_alone && is_counted(row, group) && group.nominal & agreement::SINGULAR == 0)
        .then_some(group.nominal)
}

/// The number of the pronoun that ends before token `end` and opens its clause, before the verb `verb`: `chacun`, `ceux-ci`, `d'aucuns`.
fn indefinite(row: &Row<'_>, end: usize, verb: usize) -> Option<u8> {
    let last = end.checked_sub(1)?;
    let before = last.checked_sub(1).map_or("", |before| row.written(before));
    let is_not = matches!(row.written(end), "ne" | "n'" | "n’") && end < verb;
    let (start, number) = match (&*plain(row.written(last)), &*plain(before)) {
        ("chacun" | "chacune", _) => (last, agreement::SINGULAR),
        ("personne" | "aucun" | "aucune" | "nul" | "nulle", _) if is_not => {
            (last, agreement::SINGULAR)
        }
        ("aucuns" | "autres", "d'") | ("plupart", "la") | ("-ci" | "-là", "ceux" | "celles") => {
            (last - 1, agreement::PLURAL)
        }
        ("certains" | "certaines" | "plusieurs" | "quelques-uns" | "quelques-unes", _) => {
            (last, agreement::PLURAL)
        }
        ("-ci" | "-là", "celui" | "celle") => (last - 1, agreement::SINGULAR),
        _ => return None,
    };
    let opens = start == 0 || row.word(start - 1).is_some_and(|word| OPENINGS.contains(&word.word));
    (opens && row.is_plain(start)).then_some(number)
}

/// The number of the group that ends before token `end`, if it opens its clause; of two that `et` joins, where they open the sentence.
fn of_clause(row: &Row<'_>, end: usize) -> Option<u8> {
    let group = Group::before(row, end)?;
    // le vrai miracle et le grand tour était de plaire
    if !row.word(end).is_some_and(|word| ETRE.contains(&word.word))
        && is_one_of_two(row, group, end)
    {
        return Some(agreement::PLURAL);
    }
    let first = group.words(row).first()?;
    let is_some = first.word == SOME && group.start == 0;
    let is_subject = (is_some || !first.is(parts::PREPOSITION))
        && !NO_SUBJECTS.contains(&first.word)
        && group.opens_clause(row)
        && is_counted(row, group);
    is_subject.then_some(group.nominal)
}

/// Whether a group is the second of two that the sentence opens with: `le chien et le chat`.
fn is_one_of_two(row: &Row<'_>, group: Group, end: usize) -> bool {
    let first = end - (group.end - group.start);
    let Some(and) = first.checked_sub(1).filter(|and| row.written(*and) == "et") else {
        return false;
    };
    Group::before(row, and).is_some_and(|other| {
        let is_subject = |group: Group| {
            let first = group.words(row).first();
            first.is_some_and(|word| !word.is(parts::PREPOSITION)) && is_counted(row, group)
        };
        other.start == 0 && is_subject(other) && is_subject(group)
    })
}

/// Whether the number of a group is that of its verb.
fn is_counted(row: &Row<'_>, group: Group) -> bool {
    !group.words(row).iter().any(|word| MANY.contains(&word.word) || TIMES.contains(&word.word))
}
