//! From scores to a probability: is the best reading what was meant?
//!
//! Boosted trees over some forty features: `dictionaries/tables/calibration.tsv`, learned
//! from pairs of damaged and true text by `dictionaries/build`.

use super::readings::Reading;
use crate::edit::Reason;
use crate::model::calibration::UNKNOWN_WORDS;
use crate::model::foreign::Elsewhere;
use crate::text::letters::{base, plain};
use crate::text::sound::sound;

/// What the decision about one word rests on.
pub(super) type Features = [f32; UNKNOWN_WORDS.len()];

/// What is known of the place a suspect word stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Unknown words and foreign words within a few tokens.
    pub strangers: u32,
    /// How often the same form stands elsewhere in the text.
    pub repeats: u32,
    /// Zipf frequency of the form as written, where a frequency list has it.
    pub listed: f32,
    /// How common the form as written is in other languages.
    pub elsewhere: Elsewhere,
    /// Whether it opens its sentence with a capital.
    pub opens: bool,
    /// Whether it stands alone between quotation marks or in brackets.
    pub quoted: bool,
    /// How many of its two neighbours are names.
    pub names_beside: u32,
    /// How unlike French words its letters are, in nats a letter.
    pub novelty: f32,
    /// The same in nats where they are most so.
    pub oddest: f32,
    /// How many other words of its sentence lack their accents, where none has one.
    pub bare: u32,
    /// How much commoner a word beside it is in another language than in French.
    pub foreign_beside: f32,
    /// Whether a language is named near it: `du latin september`.
    pub language_named: bool,
    /// How surely it is an old spelling: 1 if some rules make a word of today of it, 2 if it is a sign of age.
    pub old: u8,
    /// How many signs of code touch it: `.special`, `abort()`.
    pub code: u8,
    /// How many words near it are commoner in another language.
    pub foreign_near: u32,
    /// 1 if it is built by rule from a word of the dictionary: `hypercentre`.
    pub derived: u8,
}

/// The scores of the readings of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scores {
    /// How much better the best reading fits than the word as written, in nats, before its cost.
    pub gain: f32,
    /// How much better the best reading is than the next best, in nats.
    pub gap: f32,
    /// How much less the grammar likes it than the reading it likes best, in nats; at most 0.
    pub ungrammatical: f32,
    /// How much more like French words it is spelled than what is written, in nats.
    pub spelling: f32,
    /// How many of its two neighbours were counted beside it.
    pub met: u32,
    /// Whether its two words were counted side by side, or the two it is read for.
    pub met_inside: bool,
    /// Whether it is two nouns side by side, as names of things are made and sentences are not: `texte parser`.
    pub two_nouns: bool,
}

/// The features of reading `word` as `best`.
pub(super) fn features(word: &str, best: &Reading, scores: Scores, place: Place) -> Features {
    let cost = f32::from(best.cost) / 100.0;
    let letters = word.chars().count() as f32;
    let reason = best.reason.unwrap_or(Reason::Misspelling);
    let is = |r: Reason| f32::from(u8::from(reason == r));
    let ends_alike = word.chars().last() == best.text.chars().last();
    [
        1.0,
        scores.gain.clamp(-15.0, 10.0),
        cost,
        scores.gap.clamp(0.0, 10.0),
        letters.min(14.0),
        best.zipf,
        (place.strangers as f32).min(3.0),
        (place.repeats as f32).min(2.0),
        place.listed,
        f32::from(u8::from(place.opens)),
        f32::from(u8::from(place.quoted)),
        place.names_beside as f32,
        place.novelty,
        cost / letters,
        cost.min(2.5),
        best.zipf.min(2.5),
        is(Reason::Accent),
        is(Reason::DroppedInitial),
        is(Reason::Misspelling),
        is(Reason::GluedWords),
        is(Reason::SplitWord),
        is(Reason::LostApostrophe),
        is(Reason::ChangedLetter) + is(Reason::MisreadShape),
        f32::from(u8::from(!ends_alike)),
        place.listed * is(Reason::Accent),
        scores.gap.clamp(0.0, 4.0),
        common(place.elsewhere.english),
        common(place.elsewhere.other),
        common(place.elsewhere.english) * is(Reason::Accent),
        common(place.elsewhere.other) * is(Reason::Accent),
        scores.ungrammatical.max(-8.0),
        place.oddest,
        scores.spelling.clamp(-10.0, 20.0),
        best.parts.map_or(0.0, |parts| parts.letters as f32),
        best.parts.map_or(0.0, |parts| parts.zipf[0].max(parts.zipf[1])),
        best.parts.map_or(0.0, |parts| parts.zipf[0].min(parts.zipf[1])),
        scores.met as f32,
        f32::from(u8::from(scores.met_inside)),
        (place.bare as f32).min(3.0),
        place.foreign_beside.clamp(0.0, 4.0),
        f32::from(u8::from(place.language_named)),
        accents(word) - accents(&best.text),
        f32::from(u8::from(scores.two_nouns)),
        f32::from(place.old),
        f32::from(place.code),
        (place.foreign_near as f32).min(4.0),
        f32::from(place.derived),
        f32::from(u8::from(sounds_alike(word, best))),
    ]
}

/// Whether a single word that is read is said like the one that stands there: `sauciçon`.
fn sounds_alike(word: &str, best: &Reading) -> bool {
    best.units.len() == 1 && sound(word, false) == sound(&plain(&best.text), false)
}

/// How many letters have accents.
fn accents(word: &str) -> f32 {
    word.chars().filter(|c| base(*c) != *c).count() as f32
}

/// A Zipf frequency beyond that of words met by chance.
const fn common(zipf: f32) -> f32 {
    (zipf - 2.5).max(0.0)
}
