//! Other forms of a word, which agree.

use super::super::alternatives::{Alternative, INFLECTED_ALIKE, Likeness};
use super::super::standing::plain;
use super::super::weigh::others_of;
use super::group::agree;
use super::row::Row;
use crate::model::Tense;
use crate::model::word_class::{agreement, parts};

/// The tenses that sentences are in where nothing asks for the subjunctive.
const INDICATIVE: [Tense; 5] =
    [Tense::Present, Tense::Imperfect, Tense::SimplePast, Tense::Future, Tense::Conditional];

/// The form of an adjective or participle, regular as most are, with a gender and number.
pub(super) fn quality(row: &Row<'_>, written: &str, nominal: u8) -> Option<String> {
    let lexicon = &row.model().lexicon;
    let stem = written.trim_end_matches('s').trim_end_matches('e');
    let own = lexicon.get(&plain(written))?;
    ["", "e", "s", "es"].iter().map(|ending| [stem, ending].concat()).find(|form| {
        lexicon.get(form).is_some_and(|entry| {
            let class = lexicon.word_class(entry);
            class.parts & (parts::PAST_PARTICIPLE | parts::ADJECTIVE) != 0
                && agree(class.nominal, nominal)
                && lexicon.share_lemma((written, own), (form, entry))
        })
    })
}

/// The form of the same verb for one of `persons` that sounds as `written` does, if there is but one. It is of the indicative, in
/// a tense that `written` has too: `doivent` does not become `doive`.
pub(super) fn verb(row: &Row<'_>, written: &str, persons: u8) -> Option<String> {
    let written = plain(written);
    let lexicon = &row.model().lexicon;
    let tenses = |form: &str| {
        let entry = lexicon.get(form);
        entry.into_iter().flat_map(|entry| lexicon.analyses(entry)).map(|own| own.tag.tense())
    };
    only_one(row, &written, |other| {
        other.word.class.persons & persons != 0
            && tenses(&other.form).any(|tense| {
                INDICATIVE.contains(&tense) && tenses(&written).any(|own| own == tense)
            })
    })
}

/// The participle of the same verb with a gender and number that sounds as `written` does, if there is but one.
pub(super) fn participle(row: &Row<'_>, written: &str, nominal: u8) -> Option<String> {
    only_one(row, &plain(written), |other| {
        other.word.is(parts::PAST_PARTICIPLE)
            && agree(other.word.class.nominal, nominal)
            && (nominal & agreement::PLURAL != 0 || !other.form.ends_with('s'))
    })
}

/// The form of the word that sounds as `written` does and is `fit`, if there is but one.
fn only_one(row: &Row<'_>, written: &str, fit: impl Fn(&Alternative) -> bool) -> Option<String> {
    let lexicon = &row.model().lexicon;
    let own = lexicon.get(written)?;
    let others = others_of(row.path.sentence.reader, written);
    let mut alike = others.alike.iter().filter(|other| {
        let sounds_alike = match other.likeness {
            Likeness::Inflection => other.cost <= INFLECTED_ALIKE,
            // peux, peut
            Likeness::Sound => lexicon
                .get(&other.form)
                .is_some_and(|entry| lexicon.share_lemma((written, own), (&other.form, entry))),
            Likeness::Slip => false,
        };
        sounds_alike && fit(other)
    });
    let form = alike.next()?.form.clone();
    alike.next().is_none().then_some(form)
}
