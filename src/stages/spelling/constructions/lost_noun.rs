//! A set phrase in which a dash stands for a word: `De la même -, on ferme`.
//!
//! # What it repairs
//! A phrase that opens a clause and ends with a comma, all of whose words are there but the noun, and a dash in its place.
//! Where other phrases would do as well, the commonest is suggested.
//!
//! # Why it happens
//! A machine that translates or filters a text puts a dash for a word that it drops.
//!
//! # What it leaves alone
//! Dashes anywhere else.

use super::super::Decision;
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::text::Kind;

/// What is left of such a phrase has no other reading.
const SURE: f32 = 0.9;
const EITHER: f32 = 0.5;

/// What opens a clause: the words before the noun, and the nouns, the commonest first.
#[rustfmt::skip]
const PHRASES: &[(&[&str], &[&str])] = &[
    (&["dans", "le", "même"], &["temps"]),
    (&["au", "même"], &["moment"]),
    (&["en", "même"], &["temps"]),
    (&["du", "même"], &["coup"]),
    (&["de", "la", "même"], &["façon", "manière"]),
    (&["pour", "la", "même"], &["raison"]),
    (&["pour", "la", "première"], &["fois"]),
    (&["pour", "la", "deuxième"], &["fois"]),
    (&["pour", "la", "dernière"], &["fois"]),
    (&["une", "nouvelle"], &["fois"]),
    (&["une", "dernière"], &["fois"]),
    (&["dans", "un", "premier"], &["temps"]),
    (&["dans", "un", "second"], &["temps"]),
    (&["dans", "un", "deuxième"], &["temps"]),
    (&["en", "premier"], &["lieu"]),
    (&["en", "second"], &["lieu"]),
    (&["en", "dernier"], &["lieu", "ressort"]),
    (&["de", "toute"], &["façon", "manière"]),
    (&["de", "cette"], &["façon", "manière"]),
    (&["en", "tout"], &["cas"]),
    (&["dans", "tous", "les"], &["cas"]),
    (&["dans", "ces"], &["conditions"]),
    (&["d'", "un", "autre"], &["côté"]),
    (&["au", "bout", "du"], &["compte"]),
    (&["en", "fin", "de"], &["compte"]),
    (&["tout", "compte"], &["fait"]),
];

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if !matches!(row.written(at), "-" | "–" | "—") || row.written(at + 1) != "," {
        return None;
    }
    let blank = |at: usize| matches!(row.gap(at), " " | "\u{A0}");
    let (_, nouns) = PHRASES.iter().find(|(phrase, _)| {
        let Some(start) = at.checked_sub(phrase.len()) else { return false };
        (start..at).zip(*phrase).all(|(at, word)| plain(row.written(at)) == *word)
            && (start == 0 || row.token(start - 1).is_some_and(|token| token.kind == Kind::Mark))
            && blank(at - 1)
    })?;
    let sure = if nouns.len() == 1 { SURE } else { EITHER };
    let mut decision = row.replace([at, at], nouns[0].to_owned(), Reason::LostWord, sure)?;
    decision.alternatives = nouns[1..].iter().map(|noun| (*noun).to_owned()).collect();
    Some(decision)
}
