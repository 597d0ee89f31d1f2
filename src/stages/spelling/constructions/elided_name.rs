//! An apostrophe lost before a capital: `la faculté dAngers`, `lAssemblée nationale`.
//!
//! # What it repairs
//! `l`, `d`, `qu` and longer words elided before a vowel, right before a capital, where what begins with that is a name or a word of the
//! dictionary.
//!
//! # Why it happens
//! The curly apostrophe is a sign that many a table of characters lacks: it is dropped, and all other letters are sound.
//!
//! # What it leaves alone
//! Names of code, `lIndex = 0`; other letters, which stand before names as well: `iPhone`, `mRNA`.

use super::super::Decision;
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::{Entry, Flags};
use crate::text::Casing;
use crate::text::letters::{base, is_vowel};

/// How often that is right among what it finds.
const SURE: f32 = 0.95;

const ELIDED: [&str; 6] = ["l", "d", "qu", "jusqu", "lorsqu", "puisqu"];

/// What stands behind the capital has so many letters with it.
const LETTERS: usize = 3;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let written = row.written(at);
    let (elided, name) = written.split_at(written.find(char::is_uppercase)?);
    let opens = |c: char| is_vowel(c) || base(c) == 'h';
    let is_name = ELIDED.contains(&elided)
        && Casing::of(name) == Casing::Title
        && name.chars().count() >= LETTERS
        && plain(name).starts_with(opens);
    if !is_name || !is_known(row, name) || row.path.sentence.is_guarded(row.token(at)?) {
        return None;
    }
    let apostrophe = row.path.sentence.reader.apostrophe();
    row.replace([at; 2], format!("{elided}{apostrophe}{name}"), Reason::LostApostrophe, SURE)
}

fn is_known(row: &Row<'_>, name: &str) -> bool {
    let lexicon = &row.model().lexicon;
    let in_dictionary = |entry: Entry| entry.is_known() && entry.flags.has(Flags::DICTIONARY);
    lexicon.get(name).is_some_and(Entry::is_known)
        || lexicon.get(&plain(name)).is_some_and(in_dictionary)
}
