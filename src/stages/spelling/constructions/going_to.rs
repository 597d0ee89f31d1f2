//! A participle in place of the infinitive behind *aller*: `il va mangé une pomme`.
//!
//! # What it repairs
//! A participle in *-é* behind a form of *aller* whose subject is the pronoun right before it, with an object behind it.
//!
//! # Why it happens
//! `mangé` and `manger` sound alike.
//!
//! # What it leaves alone
//! `il va accompagné de son chien`, `elle s'en va rassurée`: how one goes, with no object.

use super::super::Decision;
use super::super::closed_words::words;
use super::super::standing::plain;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;

/// How often that is right among what it finds.
const SURE: f32 = 0.93;

const SUBJECTS: [u32; 10] =
    words(["je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "qui"]);
const NOT: [u32; 2] = words(["ne", "n'"]);
/// What opens an object, and not what one goes with or by.
#[rustfmt::skip]
const OBJECTS: [u32; 18] = words([
    "un", "une", "le", "la", "l'", "les", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "son", "sa", "ses", "notre", "votre",
]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let behind = at + 1;
    let stem = row.written(behind).strip_suffix('é')?;
    let infinitive = [stem, "er"].concat();
    let lexicon = &row.model().lexicon;
    let own = lexicon.get(&plain(row.written(behind)))?;
    let entry = lexicon.get(&plain(&infinitive))?;
    let is_same = lexicon.word_class(entry).parts & parts::INFINITIVE != 0
        && lexicon.share_lemma((&plain(row.written(behind)), own), (&plain(&infinitive), entry));
    let subject = row.behind(at, &NOT).checked_sub(1)?;
    let has_subject = row.word(subject).is_some_and(|word| SUBJECTS.contains(&word.word));
    let has_object = row.word(behind + 1).is_some_and(|word| OBJECTS.contains(&word.word));
    let beside = row.is_lower(behind) && row.gap(at) == " " && row.gap(behind) == " ";
    if !(is_same && has_subject && has_object && beside) {
        return None;
    }
    row.replace([behind; 2], infinitive, Reason::RealWord, SURE)
}
