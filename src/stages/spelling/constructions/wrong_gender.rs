//! A determiner of the other gender than its noun: `dans la parc`, `cette quartier`, `un petite sœur`.
//!
//! # What it repairs
//! An article, demonstrative or possessive in the singular right before a noun, or an adjective and a noun, that can only be of
//! the other gender, where the other determiner was counted there and this one never.
//!
//! # Why it happens
//! The noun was another when the sentence was begun; the writer's language has other genders.
//!
//! # What it leaves alone
//! Nouns of both genders, and those of persons (`une auteur`, `la médecin`); nouns that can be verbs or adjectives; the other
//! determiner that sounds alike before a vowel (`mon amie`); `un son`, `le la`.

use super::super::Decision;
use super::super::closed_words::words;
use super::super::standing::{is_joined, plain};
use super::row::Row;
use crate::edit::Reason;
use crate::model::Unit;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};
use crate::text::letters::is_vowel;

/// How often that is right among what it finds: before an adjective that agrees with the noun, and before a noun alone.
const BEFORE_ADJECTIVE: f32 = 0.9;
const BEFORE_NOUN: f32 = 0.85;

/// Masculine, feminine. *Mon*, *ton* and *son* stand before feminine vowels too.
const PAIRS: [[&str; 2]; 7] = [
    ["le", "la"],
    ["un", "une"],
    ["ce", "cette"],
    ["cet", "cette"],
    ["mon", "ma"],
    ["ton", "ta"],
    ["son", "sa"],
];

/// The same as the grammar knows them.
const WORDS: [[u32; 2]; PAIRS.len()] = {
    let mut out = [[0; 2]; PAIRS.len()];
    let mut i = 0;
    while i < out.len() {
        out[i] = words(PAIRS[i]);
        i += 1;
    }
    out
};

/// What men are called by, and women are called by it with their own article: `une auteur`, `la médecin`.
const OF_PERSONS: &[&str] =
    &["eur", "ien", "cin", "vain", "chef", "maire", "témoin", "mannequin", "numéro"];

/// Rarer nouns, as Zipf frequencies, have another gender for some: `une socket`, `la glucose`.
const COMMON: f32 = 3.8;

/// What a wrong gender costs, in nats, beside what else may have been miswritten.
const GENDER: f32 = 3.0;

/// What stands before a noun without determiner, and is a letter away from one: `mettant un évidence`, `ce façon`. And what that costs.
const INSTEAD: [&str; 2] = ["de", "en"];
const LETTER: f32 = 4.0;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let own = row.word(at)?.word;
    let pair = WORDS.iter().find(|pair| pair.contains(&own))?;
    let is_feminine = pair[1] == own;
    let wanted = if is_feminine { agreement::MASCULINE } else { agreement::FEMININE };
    let wanted = wanted | agreement::SINGULAR;
    let adjective = row.word(at + 1)?;
    let sure = if is_noun_of(adjective, wanted) {
        BEFORE_NOUN
    } else if is_adjective_of(adjective, wanted)
        && row.is_lower(at + 2)
        && row.gap(at + 1) == " "
        && is_noun_of(row.word(at + 2)?, wanted)
    {
        BEFORE_ADJECTIVE
    } else {
        return None;
    };
    let (determiner, next) = (plain(row.written(at)), plain(row.written(at + 1)));
    let of_person = is_feminine && OF_PERSONS.iter().any(|ending| next.ends_with(ending));
    let is_joined = is_joined(row.path.sentence.text(), row.token(at + 1)?);
    let beside = row.is_plain(at) && row.is_lower(at + 1) && row.gap(at) == " ";
    if !beside || of_person || is_joined || follows_its_noun(row, at) {
        return None;
    }
    let other = other(&determiner, is_feminine, &next)?;
    let pair = [&*determiner, &*next];
    if !is_counted_instead(row, pair, other) || is_rather_another(row, at, pair, other) {
        return None;
    }
    let replacement = row.cased(at, other);
    row.replace([at, at], replacement, Reason::RealWord, sure)
}

/// Whether the word `at` is rather a noun: `le son`, `un bon ton`.
fn follows_its_noun(row: &Row<'_>, at: usize) -> bool {
    const NOMINAL: u16 = parts::DETERMINER | parts::NOUN | parts::ADJECTIVE;
    const OPENS: u16 = parts::PREPOSITION | parts::CONJUNCTION | parts::FINITE;
    let before = at.checked_sub(1).and_then(|before| row.word(before));
    before.is_some_and(|word| word.is(NOMINAL) && !word.is(OPENS))
}

/// Whether the word behind was counted behind the other determiner, and never behind this one.
fn is_counted_instead(row: &Row<'_>, [determiner, next]: [&str; 2], other: &str) -> bool {
    let ngrams = &row.model().ngrams;
    let behind = Unit::of(next);
    !ngrams.has_bigram(Unit::of(determiner), behind) && ngrams.has_bigram(Unit::of(other), behind)
}

/// Whether another word in the place of one of the two is likelier than the other determiner: `mettant un évidence`, `dans la gène`.
fn is_rather_another(row: &Row<'_>, at: usize, pair: [&str; 2], other: &str) -> bool {
    let [determiner, next] = pair;
    let as_long = |word: &&&str| word.len() == determiner.len();
    let score = |word: &str| row.score_pair(at, [word, next].map(Unit::of));
    let Some(right) = score(other).map(|score| score - GENDER) else { return true };
    INSTEAD
        .iter()
        .filter(as_long)
        .any(|word| score(word).is_none_or(|rival| rival - LETTER > right))
        || row.has_rival_behind(at, pair, right)
}

/// Whether a word can only be a noun of this gender and number, and no rare one.
fn is_noun_of(word: Word, nominal: u8) -> bool {
    word.class.parts == parts::NOUN && word.class.noun == nominal && word.zipf > COMMON
}

/// Whether it can only be an adjective of it, and a noun.
fn is_adjective_of(word: Word, nominal: u8) -> bool {
    const ADJECTIVE: u16 = parts::ADJECTIVE | parts::NOUN | parts::PAST_PARTICIPLE;
    word.is(parts::ADJECTIVE) && word.class.parts & !ADJECTIVE == 0 && word.class.nominal == nominal
}

/// The determiner of the other gender before `next`.
fn other(determiner: &str, is_feminine: bool, next: &str) -> Option<&'static str> {
    let vowel = next.starts_with(|c| is_vowel(c) || c == 'h');
    let [masculine, feminine] =
        *PAIRS.iter().find(|pair| pair[usize::from(is_feminine)] == determiner)?;
    match (is_feminine, feminine) {
        (false, "la" | "ma" | "ta" | "sa") | (true, "la") if vowel => None,
        (true, "cette") if vowel => Some("cet"),
        (false, _) => Some(feminine),
        (true, _) => Some(masculine),
    }
}
