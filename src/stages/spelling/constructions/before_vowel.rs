//! A word that is cut or takes another form before a vowel, and is written in full: `le homme`, `je arrive`, `ma amie`, `un nouveau
//! ami`.
//!
//! # What it repairs
//! `le`, `la`, `de`, `je`, `ne`, `que` and their like before a vowel or a silent *h*; `ma`, `ta`, `sa` there; `nouveau`, `vieux` and
//! `beau` before a noun in the masculine singular. The other form was counted before the word, and this one never. `que il vient` and
//! its like, before a pronoun and its verb.
//!
//! # Why it happens
//! Another word stood behind it when the sentence was written; programs put sentences together.
//!
//! # What it leaves alone
//! An *h* that is not silent, `le onze`, `de un à dix`; names, numbers, words in capitals; words of grammar, which often stand behind a
//! pronoun without its hyphen: `fais le avec soin`.

use super::super::Decision;
use super::super::closed_words::AUXILIARIES;
use super::super::standing::{is_joined, plain};
use super::row::Row;
use crate::edit::Reason;
use crate::model::Unit;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};
use crate::text::letters::is_vowel;

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

/// Rarer words may be of another language: `le open source`.
const COMMON: f32 = 3.3;
/// Words of two letters behind *de* are often code: `le bloc de if`.
const SHORT: usize = 2;

/// What it costs to write a word in full, in nats.
const IN_FULL: f32 = 4.0;

/// Words that are cut before any word, with what is left.
const CUT: [(&str, &str); 12] = [
    ("le", "l'"),
    ("la", "l'"),
    ("de", "d'"),
    ("je", "j'"),
    ("me", "m'"),
    ("te", "t'"),
    ("se", "s'"),
    ("ne", "n'"),
    ("que", "qu'"),
    ("jusque", "jusqu'"),
    ("lorsque", "lorsqu'"),
    ("puisque", "puisqu'"),
];
/// What stands before what is feminine.
const OWN: [(&str, &str); 3] = [("ma", "mon"), ("ta", "ton"), ("sa", "son")];
/// What stands before a masculine noun.
const ADJECTIVES: [(&str, &str); 3] = [("nouveau", "nouvel"), ("vieux", "vieil"), ("beau", "bel")];

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let may_cut = row.written(at + 1).starts_with(|c| is_vowel(c) || c == 'h');
    if !may_cut || !row.is_plain(at) || !row.is_lower(at + 1) || row.gap(at) != " " {
        return None;
    }
    let [form, next] = [at, at + 1].map(|at| plain(row.written(at)));
    let next_word = row.word(at + 1);
    if let Some((_, cut)) = CUT.iter().find(|(full, _)| *full == form)
        && form.ends_with("que")
        && !row.path.sentence.archaic
        && next_word.is_some_and(|word| is_subject(row, at + 1, word))
    {
        let replacement = [&row.cased(at, cut), row.written(at + 1)].concat();
        return row.replace([at, at + 1], replacement, Reason::RealWord, SURE);
    }
    let word = next_word.filter(|word| word.zipf > COMMON && !is_of_grammar(*word))?;
    let (other, gap) = other(&form, word)?;
    let before = at.checked_sub(1).map_or("", |before| row.written(before));
    let is_another = match &*form {
        // le baromètre est de outil: un outil
        "de" => next.len() <= SHORT || matches!(before, "est" | "sont" | "était"),
        // celui la est bon: là
        "la" => AUXILIARIES.contains(&word.word),
        // à nouveau actif
        "nouveau" => matches!(before, "à" | "de"),
        _ => false,
    };
    let ngrams = &row.model().ngrams;
    let behind = Unit::of(&next);
    let is_counted =
        ngrams.has_bigram(Unit::of(other), behind) && !ngrams.has_bigram(Unit::of(&form), behind);
    if is_another || !is_counted || is_joined(row.path.sentence.text(), row.token(at + 1)?) {
        return None;
    }
    // le ont is le pont, de aire is de faire
    let right = row.score_pair(at, [other, &next].map(Unit::of))? - IN_FULL;
    if row.has_rival_behind(at, [&form, &next], right) {
        return None;
    }
    let replacement = [&row.cased(at, other), gap, row.written(at + 1)].concat();
    row.replace([at, at + 1], replacement, Reason::RealWord, SURE)
}

/// Whether the pronoun `at` has its verb behind it: `il viendra`, `elle ne dort pas`.
fn is_subject(row: &Row<'_>, at: usize, word: Word) -> bool {
    let goes = |verb: Word| {
        verb.class.persons & word.class.persons != 0
            || verb.is(parts::OBJECT) && !verb.is(parts::NOUN)
    };
    word.is(parts::SUBJECT) && row.gap(at) == " " && row.word(at + 1).is_some_and(goes)
}

/// What stands for a form before a word that begins with a vowel, and what parts the two.
fn other(form: &str, word: Word) -> Option<(&'static str, &'static str)> {
    let is_one = word.class.nominal & agreement::SINGULAR != 0;
    let is_feminine = word.class.nominal & agreement::MASCULINE == 0 && is_one;
    let is_masculine_noun = word.class.noun == agreement::MASCULINE | agreement::SINGULAR;
    let among = |pairs: &[(&str, &'static str)]| {
        pairs.iter().find(|(full, _)| *full == form).map(|(_, other)| *other)
    };
    let whole = || {
        among(&OWN)
            .filter(|_| is_feminine)
            .or_else(|| among(&ADJECTIVES).filter(|_| is_masculine_noun))
    };
    among(&CUT).map(|other| (other, "")).or_else(|| whole().map(|other| (other, " ")))
}

const fn is_of_grammar(word: Word) -> bool {
    const GRAMMAR: u16 = parts::PREPOSITION
        | parts::CONJUNCTION
        | parts::DETERMINER
        | parts::OBJECT
        | parts::NUMBER
        | parts::ADVERB
        | parts::PRONOUN
        | parts::NAME;
    word.is(GRAMMAR)
}
