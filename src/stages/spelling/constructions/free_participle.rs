//! A participle that agrees with the object behind it, or with its subject: `j'ai mangée une pomme`, `les travaux ont commencés`.
//!
//! # What it repairs
//! A participle in the feminine or plural behind a form of *avoir* and its adverbs, which has its pronoun right before it or the noun
//! that opens the clause. With the determiner of its object right behind it, or no noun or adjective, it is as in the dictionary.
//!
//! # Why it happens
//! The forms sound alike.
//!
//! # What it leaves alone
//! What has an object before it, which it agrees with: `les lettres que j'ai écrites la veille`, `je les ai vues la veille`. What may be
//! a noun, `ils ont vues sur le port`, unless its object comes next.

use super::super::Decision;
use super::super::closed_words::{AVOIR, TIMES, words};
use super::super::standing::plain;
use super::being::behind_adverbs;
use super::group::{Group, NUMBER};
use super::inflected;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};
use crate::model::{Tense, Traits};
use crate::text::Kind;

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

const ONE: u8 = agreement::MASCULINE | agreement::SINGULAR;

/// The third persons.
const IT: u8 = 1 << 2;
const THEY: u8 = 1 << 5;

/// What stands between a subject and its verb, and is no object that the participle agrees with.
const CLITICS: [u32; 5] = words(["ne", "n'", "lui", "leur", "y"]);
/// What asks for an object, or stands for one, before the verb begins so.
const OBJECTS: [&str; 6] = ["qu", "combien", "lesquel", "laquelle", "auquel", "dont"];

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let has = row.word(at).filter(|word| AVOIR.contains(&word.word))?;
    let participle = behind_adverbs(row, at + 1);
    let word = row.word(participle).filter(|_| row.is_lower(participle))?;
    if !is_inflected(word)
        || !goes_on(row, participle, word)
        || !has_subject(row, at, has)
        || has_object_before(row, at)
    {
        return None;
    }
    let form = inflected::quality(row, row.written(participle), ONE)?;
    row.replace([participle; 2], form, Reason::RealWord, SURE)
}

/// Whether what stands behind the participle `at` shows that it is one, and agrees with nothing: the determiner of its object, or
/// what neither a noun nor another adjective begins with.
fn goes_on(row: &Row<'_>, at: usize, participle: Word) -> bool {
    const BEGINS: u16 = parts::PREPOSITION | parts::CONJUNCTION | parts::INFINITIVE | parts::ADVERB;
    const THINGS: u16 = parts::NOUN | parts::ADJECTIVE | parts::PAST_PARTICIPLE | parts::PRONOUN;
    let is_object = |next: Word| next.is(parts::DETERMINER) && !next.is(parts::PREPOSITION);
    let is_other = |next: Word| {
        let begins = next.is(BEGINS) && (!next.is(THINGS) || next.is(parts::PREPOSITION));
        // ils ont commencés lundi
        begins || TIMES.contains(&next.word)
    };
    let is_noun = participle.is(parts::NOUN);
    // ils ont autorisés: they may be
    let stands_alone = || !is_noun && !takes_object(row, at);
    match row.token(at + 1) {
        None => stands_alone(),
        Some(_) if row.written(at + 1) == "par" => false,
        Some(next) if next.kind == Kind::Mark => {
            matches!(row.written(at + 1), "." | "," | ";" | "!" | "?" | "…") && stands_alone()
        }
        Some(_) => row
            .word(at + 1)
            .filter(|_| row.gap(at) == " ")
            .is_some_and(|next| is_object(next) || !is_noun && is_other(next)),
    }
}

/// Whether the verb of the participle `at` may have an object.
fn takes_object(row: &Row<'_>, at: usize) -> bool {
    let lexicon = &row.model().lexicon;
    let entry = lexicon.get(&plain(row.written(at)));
    entry
        .into_iter()
        .flat_map(|entry| lexicon.analyses(entry))
        .any(|own| own.tag.tense() == Tense::PastParticiple && own.traits.has(Traits::TRANSITIVE))
}

/// Whether a word is a participle of many or in the feminine alone.
const fn is_inflected(word: Word) -> bool {
    const QUALITY: u16 = parts::PAST_PARTICIPLE | parts::ADJECTIVE | parts::NOUN;
    word.is(parts::PAST_PARTICIPLE)
        && word.class.parts & !QUALITY == 0
        && word.class.nominal & ONE != ONE
}

/// Whether the pronoun of the verb `at` stands right before it, or the noun that opens its clause.
fn has_subject(row: &Row<'_>, at: usize, has: Word) -> bool {
    let end = row.behind(at, &CLITICS);
    let is_subject =
        |word: Word| word.is(parts::SUBJECT) && word.class.persons & has.class.persons != 0;
    let group = || Group::before(row, end).filter(|group| group.opens_clause(row));
    let number =
        if has.class.persons & THEY != 0 { agreement::PLURAL } else { agreement::SINGULAR };
    end.checked_sub(1).and_then(|subject| row.word(subject)).is_some_and(is_subject)
        || group().is_some_and(|group| {
            has.class.persons & (IT | THEY) != 0
                && group.head & NUMBER == number
                && !group.words(row)[0].is(parts::PREPOSITION)
        })
}

/// Whether an object may stand before the verb `at`.
fn has_object_before(row: &Row<'_>, at: usize) -> bool {
    (0..at).any(|at| {
        let word = plain(row.written(at));
        OBJECTS.iter().any(|asked| word.starts_with(asked))
    })
}
