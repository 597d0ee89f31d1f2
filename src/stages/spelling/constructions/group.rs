//! Nouns with their determiner, and the nouns that hang on them, as they stand in the text: `la porte de la maison`.

use super::super::agreement::{OF, SOMETHING, noun_group};
use super::super::best_path::STARTS;
use super::super::closed_words::words;
use super::row::Row;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};
use crate::text::Kind;

pub(super) const GENDER: u8 = agreement::MASCULINE | agreement::FEMININE;
pub(super) const NUMBER: u8 = agreement::SINGULAR | agreement::PLURAL;

/// What opens a clause whose subject comes next. Not *que*, behind which an object may be said of: `les affaires, que le travail
/// jettent`.
#[rustfmt::skip]
const OPENS: [u32; 10] = words([
    "si", "s'", "car", "mais", "quand", "lorsque", "lorsqu'", "puisque", "puisqu'", "donc",
]);

const LA: u32 = words(["la"])[0];

/// Whether two words go with each other.
pub(super) const fn agree(a: u8, b: u8) -> bool {
    a & b & GENDER != 0 && a & b & NUMBER != 0
}

/// Whether but one gender and one number are left.
const fn is_one(nominal: u8) -> bool {
    (nominal & GENDER).is_power_of_two() && (nominal & NUMBER).is_power_of_two()
}

/// A noun group and those that it hangs on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// The gender and number of all its nouns.
    pub nominal: u8,
    /// Those of the first noun alone.
    pub head: u8,
    /// Those of all its nouns in the plural.
    pub plural: u8,
    /// Where it begins among the words of the sentence.
    pub start: usize,
    /// Where it ends there.
    pub end: usize,
}

impl Group {
    /// The group that ends right before token `at`, if it begins with a determiner and is written in lower case without marks.
    pub(super) fn before(row: &Row<'_>, at: usize) -> Option<Self> {
        let last = at.checked_sub(1)?;
        let end = row.place(last)? + 1 - STARTS;
        let words = row.path.words();
        let (_, mut start) = noun_group(words, end)?;
        let mut head = nouns(&words[start..end])?;
        let mut nominal = head;
        let mut plural = in_plural(head);
        loop {
            let contracted = OF.contains(&words[start].word);
            let of = if contracted { start } else { start.checked_sub(1).unwrap_or(start) };
            // des hommes
            if !OF.contains(&words[of].word) || of == 0 {
                break;
            }
            let (_, before) = noun_group(words, of)?;
            head = nouns(&words[before..of])?;
            nominal |= head;
            plural |= in_plural(head);
            start = before;
        }
        // la 4e division
        if let Some(determiner) = start.checked_sub(2)
            && words[start - 1] == Word::ordinal()
            && words[determiner].is(parts::DETERMINER)
        {
            nominal &= words[determiner].class.nominal;
            head &= words[determiner].class.nominal;
            start = determiner;
        }
        let first = at.checked_sub(end - start)?;
        let stands = |at: usize| {
            row.is_lower(at) || row.token(at).is_some_and(|token| token.kind == Kind::Ordinal)
        };
        let as_they_stand = row.place(first) == Some(start + STARTS)
            && row.is_plain(first)
            && (first + 1..=last).all(stands);
        (as_they_stand && words[start].is(parts::DETERMINER)).then_some(Self {
            nominal,
            head,
            plural,
            start,
            end,
        })
    }

    /// Whether all its nouns are of one gender and number.
    pub(super) const fn is_one(self) -> bool {
        is_one(self.nominal)
    }

    /// The gender and number of what is said of it in the plural or singular, if but one is left: of `les murs de la chapelle`, only the
    /// walls can have been `repeints`.
    pub(super) fn said(self, number: u8) -> Option<u8> {
        let nominal = if number == agreement::PLURAL && self.head == self.plural {
            self.head
        } else {
            self.nominal
        };
        (nominal & NUMBER == number && is_one(nominal)).then_some(nominal)
    }

    /// Whether nothing before it may be what stands behind it goes with: neither the picture in `le tableau sur le mur qui` nor the
    /// boy in `un garçon et une fille qui`.
    pub(super) fn is_alone(self, row: &Row<'_>) -> bool {
        let singular = self.nominal & agreement::PLURAL == 0;
        let opens = parts::FINITE | parts::INFINITIVE | parts::OTHER;
        let word = self.word_before(row);
        word.is(if singular { opens | parts::CONJUNCTION } else { opens })
            && !word.is(parts::PREPOSITION | parts::NOUN)
    }

    /// The word before it.
    pub(super) fn word_before(self, row: &Row<'_>) -> Word {
        self.start.checked_sub(1).map_or(Word::EDGE, |before| row.path.words()[before])
    }

    /// Whether it is the first of its sentence, or of a clause whose subject comes first.
    pub(super) fn opens_clause(self, row: &Row<'_>) -> bool {
        self.start == 0 || OPENS.contains(&self.word_before(row).word)
    }

    /// Its words.
    pub(super) fn words<'a>(self, row: &Row<'a>) -> &'a [Word] {
        &row.path.words()[self.start..self.end]
    }
}

/// The gender and number of a noun if it is one in the plural.
const fn in_plural(nominal: u8) -> u8 {
    if nominal & agreement::SINGULAR == 0 { nominal } else { 0 }
}

/// The gender and number of every noun in a group, as far as they go with its determiner: `les amplificateurs optiques` has two
/// words that may be the noun.
fn nouns(group: &[Word]) -> Option<u8> {
    let determiner = group.first().filter(|word| word.is(parts::DETERMINER));
    // la is a note too, and then masculine
    let asked = match determiner {
        Some(word) if word.word == LA => agreement::FEMININE | agreement::SINGULAR,
        Some(word) => word.class.nominal,
        None => agreement::OPEN,
    };
    let nouns = group.iter().filter(|word| word.class.noun != 0 && !word.is(parts::DETERMINER));
    if let [something, thing] = group
        && [something.word, thing.word] == SOMETHING
    {
        return Some(agreement::MASCULINE | agreement::SINGULAR);
    }
    let all = nouns.fold(0, |all, word| all | word.class.noun & asked);
    (all != 0).then_some(all)
}
