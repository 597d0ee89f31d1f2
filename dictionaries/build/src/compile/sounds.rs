//! The common forms that sound like forms of another word.

use std::collections::{BTreeMap, BTreeSet};

use coquille::model::lexicon::STEPS_PER_ZIPF;
use coquille::model::sounds::{BETWEEN, KIND, VERSION};
use coquille::model::{Flags, PartOfSpeech, format};
use coquille::text::sound::sound;

use super::transducer;
use crate::error::Result;
use crate::tables::forms::{Forms, Row};

/// Rarer forms are seldom written for others, and seldom meant.
const RAREST: f32 = 2.3;

/// Compiles the sounds of the forms of the dictionary that are common.
///
/// # Errors
/// When the rows cannot be put into a transducer.
pub(super) fn compile(forms: &Forms) -> Result<Vec<u8>> {
    let mut groups: BTreeMap<String, Vec<(&str, &Row)>> = BTreeMap::new();
    for (form, row) in forms {
        let common = f32::from(row.frequency) / STEPS_PER_ZIPF >= RAREST;
        let is_word = form.chars().all(char::is_lowercase);
        if !common || !is_word || !row.flags.has(Flags::DICTIONARY) {
            continue;
        }
        for key in keys(form, row) {
            groups.entry(key).or_default().push((form, row));
        }
    }
    let mut rows = BTreeSet::new();
    for (key, group) in groups.iter().filter(|(_, group)| !is_one_word(group)) {
        for (form, _) in group {
            rows.insert([key.as_bytes(), &[BETWEEN], form.as_bytes()].concat());
        }
    }
    let automaton = transducer::compile(rows.iter().map(|row| (row, 0)))?;
    Ok(format::write(KIND, VERSION, &[&automaton]))
}

/// How a form may sound: *-ent* is silent in a verb, and a syllable elsewhere; *-ient* is either, `étudient` and `tient`.
fn keys(form: &str, row: &Row) -> BTreeSet<String> {
    let is_verb = |part| part == PartOfSpeech::Verb;
    let mut parts = row.analyses.iter().map(|a| a.tag.part());
    let mute = parts.clone().any(is_verb);
    let loud = !form.ends_with("ent") || form.ends_with("ient") || !parts.all(is_verb);
    [(mute, true), (loud, false)]
        .into_iter()
        .filter(|(said, _)| *said)
        .map(|(_, mute)| sound(form, mute))
        .collect()
}

/// Whether all are forms of one word.
fn is_one_word(group: &[(&str, &Row)]) -> bool {
    let lemmas = |row: &Row| row.analyses.iter().map(|a| a.lemma.clone()).collect::<BTreeSet<_>>();
    let mut common = lemmas(group[0].1);
    for (_, row) in &group[1..] {
        common = common.intersection(&lemmas(row)).cloned().collect();
    }
    !common.is_empty()
}
