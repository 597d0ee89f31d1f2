//! Words of grammar that are glued to a name, where a link or bold print ended: `Saturneest la sixième planète`, `le
//! Conseilde sécurité`.
//!
//! Inside a sentence a capital is a name, whatever it looks like, and no letter of it is changed. But no name is a known one with
//! a verb or a preposition at its end. How sure that is the same trees say that judge the words outside the lexicon.

use super::Decision;
use super::best_path::BestPath;
use super::lattice::Slot;
use super::readings::{Parts, Reading};
use super::row::{Rival, Row};
use super::standing::plain;
use crate::edit::Reason;
use crate::model::context::units;
use crate::model::{Entry, Flags, Lexicon, Unit};
use crate::text::{Casing, Kind, tokenize};

/// What stands behind a name and is the end of none: *Martin et* is `Martinet`, *Roland de* nearly `Rolande`.
const BEHIND_NAMES: &[&str] = &[
    "ainsi", "après", "aussi", "avait", "avant", "avec", "comme", "contre", "dans", "depuis",
    "dont", "devient", "du", "entre", "est", "fait", "fut", "jusqu", "lors", "mais", "ont", "où",
    "pendant", "peut", "plus", "pour", "puis", "quand", "qui", "sans", "sera", "sont", "sous",
    "était",
];

/// What stands behind words of the dictionary with a capital too: `Conseilde`.
const BEHIND_NOUNS: &[&str] = &["de", "des", "que", "sur"];

/// What stands before them has so many letters at least; a name is so common, as a Zipf frequency, and a word of the dictionary
/// commoner.
const LETTERS: usize = 4;
const COMMON_NAME: f32 = 2.5;
const COMMON_NOUN: f32 = 3.5;

impl BestPath<'_> {
    /// Adds what is read where a word of grammar is glued to a name.
    pub(super) fn decide_glued_names(&self, out: &mut Vec<Decision>) {
        let first = out.len();
        for at in 0..self.lattice.slots.len() {
            let Some(decision) = self.decide_glued_name(at) else { continue };
            let is_same = |d: &Decision| d.span.start == decision.span.start;
            match out[first..].iter().position(is_same) {
                None => out.push(decision),
                Some(other) if out[first + other].confidence < decision.confidence => {
                    out[first + other] = decision;
                }
                Some(_) => {}
            }
        }
    }

    fn decide_glued_name(&self, at: usize) -> Option<Decision> {
        let (sentence, model) = (self.sentence, self.model());
        let token = sentence.tokens()[at];
        if token.kind != Kind::Word
            || token.casing != Casing::Title
            || matches!(&self.lattice.slots[at], Slot::Fixed(unit) if *unit != Some(Unit::NAME))
        {
            return None;
        }
        let written = token.of(sentence.text());
        let (name, word) = parts(&model.lexicon, written)?;
        if model.lexicon.get(written).is_some_and(Entry::is_known)
            || sentence.is_guarded(token)
            || sentence.is_foreign()
        {
            return None;
        }
        let text = format!("{name} {word}");
        let zipf =
            |part| zipf_of_name(&model.lexicon, part).max(zipf_of_word(&model.lexicon, part));
        let zipf = [name, word].map(zipf);
        let reading = Reading {
            units: units(&text, &tokenize(&text), &model.lexicon).into_iter().flatten().collect(),
            text,
            cost: model.channel.blank_lost(),
            reason: Some(Reason::GluedWords),
            tokens: 1,
            zipf: zipf[0].min(zipf[1]),
            parts: Some(Parts::of([name, word], zipf)),
        };
        let row = Row::new(self, at..at + 1);
        let gain = row.fit(at, &reading) - row.fit_written();
        let scores = row.scores(at, &reading, Rival { gain, gap: gain, ungrammatical: 0.0 });
        (scores.met > 0).then(|| self.judge(at, at, &reading, scores)).flatten()
    }
}

/// A name and the word that is glued to it.
fn parts<'w>(lexicon: &Lexicon, written: &'w str) -> Option<(&'w str, &'w str)> {
    let is_name = |name: &str| zipf_of_name(lexicon, name) > COMMON_NAME;
    let is_noun = |name: &str| zipf_of_word(lexicon, name) > COMMON_NOUN;
    let behind = |words: &'static [&str]| {
        let split = |word: &&str| Some(written.split_at(written.strip_suffix(word)?.len()));
        words.iter().filter_map(split).filter(|(name, _)| name.chars().count() >= LETTERS)
    };
    let of_name = behind(BEHIND_NAMES).find(|(name, _)| is_name(name) || is_noun(name));
    of_name.or_else(|| behind(BEHIND_NOUNS).find(|(name, _)| is_noun(name)))
}

fn zipf_of_name(lexicon: &Lexicon, name: &str) -> f32 {
    lexicon.get(name).filter(|e| e.is_known()).map_or(0.0, Entry::zipf)
}

fn zipf_of_word(lexicon: &Lexicon, word: &str) -> f32 {
    let entry = lexicon.get(&plain(word));
    entry.filter(|e| e.is_known() && e.flags.has(Flags::DICTIONARY)).map_or(0.0, Entry::zipf)
}
