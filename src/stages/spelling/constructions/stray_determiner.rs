//! Two determiners in a row, one of which is stray: `il appelle mon les enfants`.
//!
//! # What it repairs
//! A determiner that stands twice; one of two that does not agree with their noun; an article that another has taken in
//! already, `au le`; and `du la` for `de la`. Where both agree, the likelier one is suggested.
//!
//! # Why it happens
//! A sentence is reworded, or put together by a program, and the old word stays.
//!
//! # What it leaves alone
//! Pairs that have a reading: `l'un le jour`, `le un pour cent`, `le son du cor`, `le leur`, `et ce au moment`; and words that
//! rather stand for one that sounds like them, `qui son les voisins`.

use std::borrow::Cow;

use super::super::Decision;
use super::super::alternatives::alternatives;
use super::super::closed_words::AUXILIARIES;
use super::super::lattice::score_in_context;
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::Unit;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};

/// How often each is right among what it finds in a million words of speech, laws, encyclopaedias and handbooks.
const TWICE: f32 = 0.95;
const CONTRACTED: f32 = 0.9;
const DISAGREEING: f32 = 0.85;
/// Of two that both agree, either may be meant.
const EITHER: f32 = 0.5;

/// What a word too many costs, in nats.
const STRAY: f32 = 3.0;

/// Determiners that open a noun group, and may be one too many before another.
#[rustfmt::skip]
const FIRST: &[&str] = &[
    "le", "la", "les", "un", "une", "des", "du", "au", "aux", "ce", "cet", "cette", "ces", "mon", "ma",
    "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos",
];
/// Those that may be one too many behind another. *Son* and *ton* are nouns there, *un* a number, *au* begins anew.
#[rustfmt::skip]
const SECOND: &[&str] = &[
    "le", "la", "l'", "les", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "ta", "tes", "sa",
    "ses", "notre", "nos", "votre", "vos",
];

/// Those that are more likely a misprint before another: *dès*, *dû*, *haut*, *c'est*, *ça*, *nous*, *vous*.
const LIKE_OTHERS: &[&str] =
    &["des", "du", "au", "aux", "ces", "ses", "cet", "sa", "notre", "nos", "votre", "vos"];

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let [second, first] = [determiner(row, at + 1, &[])?, determiner(row, at, FIRST)?];
    let twice = first == second;
    if row.gap(at) != " " || !row.is_lower(at + 1) || !twice && !SECOND.contains(&&*second) {
        return None;
    }
    if is_another_part(row, at, [&first, &second]) {
        return None;
    }
    let pair = Pair::of(row, at)?;
    let agree = agreeing(row, at)?;
    let (kept, sure) = verdict(row, at, [&first, &second], agree, &pair)?;
    let next = row.written(at + 1);
    let (stray, rival, written) = match kept {
        Kept::First => (STRAY, pair.best_alternative(&[first, second]), row.written(at).to_owned()),
        Kept::Second => (STRAY, pair.best_alternative(&[first, second]), next.to_owned()),
        Kept::Behind(word) => (0.0, f32::MIN, [word, row.gap(at), next].concat()),
    };
    if pair.score_of(kept) - stray <= rival.max(pair.score(&pair.here)) {
        return None;
    }
    let replacement = row.cased(at, &written);
    let reason = match kept {
        Kept::Behind(_) => Reason::RealWord,
        _ => Reason::StrayWord,
    };
    row.replace([at, at + 1], replacement, reason, sure)
}

/// What stays of two determiners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    First,
    Second,
    /// The second, behind a preposition.
    Behind(&'static str),
}

/// What stays of the determiners `at` and behind it, and how sure that is.
fn verdict(
    row: &Row<'_>,
    at: usize,
    forms: [&str; 2],
    agree: [bool; 2],
    pair: &Pair<'_>,
) -> Option<(Kept, f32)> {
    Some(match (forms, agree) {
        ([first, second], [true, _]) if first == second => (Kept::Second, TWICE),
        (["du" | "au", "le"] | ["des" | "aux", "les"], _) => (Kept::First, CONTRACTED),
        (["du", "la" | "l'"], _) => (Kept::Behind("de"), CONTRACTED),
        (["au" | "aux", "la" | "l'"], _) => (Kept::Behind("à"), CONTRACTED),
        // des mes débuts: dès, where no word before asks for *de*
        (["du" | "des", second], _) if is_own(second) && follows_word(row, at) => {
            (Kept::Behind("de"), CONTRACTED)
        }
        (["au" | "aux", second], _) if is_own(second) => (Kept::Behind("à"), CONTRACTED),
        ([first, _], _) if LIKE_OTHERS.contains(&first) => return None,
        // le tour le la maison: the first stands for *de*
        _ if is_complement(row, at) => return None,
        // nous serons la l'an prochain: là
        (["le" | "la", "l'"], _) if !follows_preposition(row, at) => return None,
        (["le" | "la", "l'"], _) | (_, [false, true]) => (Kept::Second, DISAGREEING),
        (_, [true, false]) => (Kept::First, DISAGREEING),
        (_, [true, true]) if pair.score_of(Kept::Second) > pair.score_of(Kept::First) => {
            (Kept::Second, EITHER)
        }
        (_, [true, true]) => (Kept::First, EITHER),
        (_, [false, false]) => return None,
    })
}

/// The determiner `at` in lower case, if it is one of `list`; any if that is empty.
fn determiner<'a>(row: &Row<'a>, at: usize, list: &[&str]) -> Option<Cow<'a, str>> {
    row.word(at).filter(|word| word.is(parts::DETERMINER))?;
    let form = plain(row.written(at));
    (row.is_plain(at) && (list.is_empty() || list.contains(&&*form))).then_some(form)
}

/// Whether a word that begins nothing new stands before token `at`.
fn follows_word(row: &Row<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| row.word(before));
    before.is_some_and(|word| !word.is(parts::CONJUNCTION | parts::OTHER))
}

fn follows_preposition(row: &Row<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| row.word(before));
    before.is_some_and(|word| word.is(parts::PREPOSITION))
}

/// Whether a determiner says whose or which: `ces`, `mon`.
fn is_own(second: &str) -> bool {
    !matches!(second, "le" | "la" | "l'" | "les" | "un" | "une" | "des")
}

/// Whether the word `at` is rather a noun, a pronoun or an adverb before a determiner: `le son des cloches`, `l'un le soir`,
/// `et ce la veille`, `c'est la le nœud`.
fn is_another_part(row: &Row<'_>, at: usize, [first, second]: [&str; 2]) -> bool {
    const REACH: usize = 5;
    let before = at.checked_sub(1).and_then(|before| row.word(before));
    let is = |parts| before.is_some_and(|word: Word| word.is(parts));
    match first {
        "son" | "ton" => is(parts::DETERMINER | parts::ADJECTIVE | parts::NOUN),
        // un à un les soirs, j'en veux un un jour
        "un" | "une" => {
            let verb = is(parts::FINITE | parts::INFINITIVE) && first == second;
            let earlier = (at.saturating_sub(REACH)..at.saturating_sub(1)).map(|i| row.written(i));
            !is(parts::PREPOSITION) && !verb
                || earlier.into_iter().any(|word| word == "en" || plain(word) == first)
        }
        "ce" => !is(parts::PREPOSITION | parts::INFINITIVE),
        "la" => {
            let verb = at.checked_sub(1).map(|before| plain(row.written(before)));
            verb.is_some_and(|verb| matches!(&*verb, "est" | "sont" | "était" | "jusque"))
        }
        _ => false,
    }
}

/// Whether what stands at `at` can only go on with the noun or the adjective before it.
fn is_complement(row: &Row<'_>, at: usize) -> bool {
    const NOMINAL: u16 = parts::NOUN | parts::ADJECTIVE | parts::PAST_PARTICIPLE;
    const OPENS: u16 =
        parts::PREPOSITION | parts::CONJUNCTION | parts::FINITE | parts::INFINITIVE | parts::ADVERB;
    let before = |by| at.checked_sub(by).and_then(|before| row.word(before));
    // il a appelé les
    let is_verb = before(1).is_some_and(|word| word.is(parts::PAST_PARTICIPLE))
        && before(2).is_some_and(|word| AUXILIARIES.contains(&word.word));
    !is_verb && before(1).is_some_and(|word| word.is(NOMINAL) && !word.is(OPENS))
}

/// Whether each of the determiners `at` and behind it agrees with the noun that they stand before.
fn agreeing(row: &Row<'_>, at: usize) -> Option<[bool; 2]> {
    const STRANGERS: u16 = parts::PREPOSITION
        | parts::CONJUNCTION
        | parts::DETERMINER
        | parts::SUBJECT
        | parts::OBJECT
        | parts::PRONOUN;
    const BETWEEN: usize = 2;
    const GENDER: u8 = agreement::MASCULINE | agreement::FEMININE;
    let determiners = [row.word(at)?, row.word(at + 1)?].map(|word| word.class.nominal);
    for noun in at + 2..=at + 2 + BETWEEN {
        let word = row.word(noun)?;
        if !row.is_lower(noun) || word.is(STRANGERS) {
            return None;
        }
        let agrees = determiners.map(|determiner| {
            let both = determiner & word.class.noun;
            both & GENDER != 0 && both & !GENDER != 0
        });
        if agrees != [false; 2] {
            return Some(agrees);
        }
        if !word.is(parts::ADJECTIVE | parts::PAST_PARTICIPLE) {
            return None;
        }
    }
    None
}

/// Two determiners in their row of words.
struct Pair<'a> {
    row: &'a Row<'a>,
    before: [Unit; 2],
    here: [Unit; 2],
    behind: [Unit; 2],
}

impl<'a> Pair<'a> {
    fn of(row: &'a Row<'a>, at: usize) -> Option<Self> {
        let place = row.place(at)?;
        let units = |from: usize| [row.unit(from), row.unit(from + 1)];
        Some(Self { row, before: units(place - 2), here: units(place), behind: units(place + 2) })
    }

    /// How likely the row is with what stays.
    fn score_of(&self, kept: Kept) -> f32 {
        let [first, second] = self.here;
        match kept {
            Kept::First => self.score(&[first]),
            Kept::Second => self.score(&[second]),
            Kept::Behind(word) => self.score(&[Unit::of(word), second]),
        }
    }

    fn score(&self, units: &[Unit]) -> f32 {
        score_in_context(&self.row.model().ngrams, self.before, units, &self.behind)
    }

    /// How likely the row is with the best that either may be a misprint for.
    fn best_alternative(&self, forms: &[Cow<'_, str>; 2]) -> f32 {
        let mut best = f32::MIN;
        for (i, form) in forms.iter().enumerate() {
            for other in alternatives(self.row.model(), form) {
                let mut units = self.here;
                units[i] = other.unit;
                best = best.max(self.score(&units));
            }
        }
        best
    }
}
