//! Words of set phrases, written as others that sound like them: `fait parti de`, `entrain de manger`, `tout les jours`.
//!
//! # What it repairs
//! `parti` between *faire* and *de*; `entrain` between a verb and *de* with an infinitive; `tout` and `toute` before a determiner
//! and a noun that are many.
//!
//! # Why it happens
//! They sound alike.
//!
//! # What it leaves alone
//! `le parti de`, `avec entrain`, `tout les sépare`, `malgré tout`.

use super::super::Decision;
use super::super::agreement::OF;
use super::super::closed_words::{AUXILIARIES, AVOIR, ETRE, words};
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};

/// How often they are right among what they find, where a million words of right text have none.
const SURE: f32 = 0.95;

const MANY: [u32; 8] = words(["les", "ces", "mes", "tes", "ses", "nos", "vos", "leurs"]);
/// What *tout* ends: `malgré tout`, `le tout`, `par-dessus tout`.
#[rustfmt::skip]
const ENDS_IN_ALL: [u32; 14] = words([
    "malgré", "après", "avant", "comme", "le", "du", "un", "somme", "surtout", "à", "de", "par", "au",
    "dessus",
]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if !row.is_plain(at) || row.gap(at) != " " {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| row.word(before));
    let meant = match &*plain(row.written(at)) {
        "parti" => part_of(row, at),
        "entrain" => busy(row, at, before?),
        "rendue" | "rendus" | "rendues" => aware(row, at),
        "faite" | "faits" | "faites" => made(row, at, before?),
        "la" => there(row, at),
        _ => all_the(row, at, before),
    }?;
    let replacement = row.cased(at, meant);
    row.replace([at, at], replacement, Reason::RealWord, SURE)
}

/// `il fait parti du club`
fn part_of(row: &Row<'_>, at: usize) -> Option<&'static str> {
    let lexicon = &row.model().lexicon;
    let verb = plain(row.written(at.checked_sub(1)?));
    let does = lexicon.share_lemma(("faire", lexicon.get("faire")?), (&verb, lexicon.get(&verb)?));
    (does && OF.contains(&row.word(at + 1)?.word)).then_some("partie")
}

/// `il est entrain de partir`
fn busy(row: &Row<'_>, at: usize, before: Word) -> Option<&'static str> {
    let is_verb = AUXILIARIES.contains(&before.word)
        || before.is(parts::ADVERB | parts::FINITE) && !before.is(parts::NOUN);
    let of = matches!(row.written(at + 1), "de" | "d'" | "d’");
    let acts = row.word(at + 2)?.is(parts::INFINITIVE);
    (is_verb && of && acts).then_some("en train")
}

/// `elles se sont rendues compte`
fn aware(row: &Row<'_>, at: usize) -> Option<&'static str> {
    (row.written(at + 1) == "compte").then_some("rendu")
}

/// `je me suis faite avoir`
fn made(row: &Row<'_>, at: usize, before: Word) -> Option<&'static str> {
    let acts = row.word(at + 1)?.class.parts & !parts::NOUN == parts::INFINITIVE;
    let is_object = || {
        at.checked_sub(2)
            .and_then(|before| row.word(before))
            .is_some_and(|word| word.is(parts::OBJECT))
    };
    let has = ETRE.contains(&before.word) || AVOIR.contains(&before.word) && is_object();
    (acts && has).then_some("fait")
}

/// `c'est la ou je suis né`
fn there(row: &Row<'_>, at: usize) -> Option<&'static str> {
    let subject = row.word(at + 2)?;
    let says = subject.is(parts::SUBJECT) && !subject.is(parts::NOUN | parts::DETERMINER);
    (matches!(row.written(at + 1), "ou" | "où") && row.gap(at + 1) == " " && says).then_some("là")
}

/// `tout les jours`
fn all_the(row: &Row<'_>, at: usize, before: Option<Word>) -> Option<&'static str> {
    let noun = row.word(at + 2)?;
    let are_many = MANY.contains(&row.word(at + 1)?.word)
        && row.is_lower(at + 2)
        && noun.class.parts == parts::NOUN
        && noun.class.noun & agreement::SINGULAR == 0;
    if !are_many || before.is_some_and(|word| ENDS_IN_ALL.contains(&word.word)) {
        return None;
    }
    match noun.class.noun & (agreement::MASCULINE | agreement::FEMININE) {
        agreement::MASCULINE => Some("tous"),
        agreement::FEMININE => Some("toutes"),
        _ => None,
    }
}
