//! Words of the dictionary in the place of others: `Pour faite face`, `un puisant groupe`.
//!
//! Most words are never asked about: where a row of three with the word was seen before, or the word fits its
//! neighbours at least as well as chance, it stays as it is.

use super::candidates::candidates_alike;
use super::decide::Place;
use super::memo::recall_common;
use super::readings::{Reader, Reading, as_written};
use super::reasons::reason_of;
use super::standing::plain;
use crate::edit::Reason;
use crate::model::calibration::REAL_WORDS;
use crate::model::channel::Cost;
use crate::model::{Entry, Model, Ngrams, Unit};
use crate::text::{Casing, Token};

/// A word is asked about when its neighbours make it so much less likely than chance does, in nats.
const UNFIT: f32 = -1.0;

/// A near form within this cost is asked about: one ordinary misreading.
const NEAR: Cost = 620;

/// What writing a word for one that sounds like it costs.
const SOUNDS_ALIKE: Cost = 250;

/// Endings of verbs that sound alike, or nearly.
const SOUNDING_ALIKE: &[&str] = &["er", "é", "ée", "és", "ées", "ez", "ait", "ais", "aient", "ai"];

/// How a unit fits between its neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fit {
    /// How much likelier the unit is than by chance after the two before it, and the next is after it, in nats.
    pub nats: f32,
    /// Whether a row of three with it was counted.
    pub seen: bool,
}

impl Fit {
    /// How `unit` fits between two units before and two behind.
    pub(super) fn of(ngrams: &Ngrams, before: [Unit; 2], unit: Unit, behind: [Unit; 2]) -> Self {
        Self {
            nats: nats(ngrams, before, unit, behind[0]),
            seen: is_seen(ngrams, before, unit, behind),
        }
    }

    /// The fit of a unit, if it leaves room for another reading.
    pub(super) fn if_odd(
        ngrams: &Ngrams,
        before: [Unit; 2],
        unit: Unit,
        behind: [Unit; 2],
    ) -> Option<Self> {
        if is_seen(ngrams, before, unit, behind) {
            return None;
        }
        let nats = nats(ngrams, before, unit, behind[0]);
        (nats < UNFIT).then_some(Self { nats, seen: false })
    }
}

fn is_seen(ngrams: &Ngrams, before: [Unit; 2], unit: Unit, behind: [Unit; 2]) -> bool {
    ngrams.has_trigram(before[0], before[1], unit)
        || ngrams.has_trigram(before[1], unit, behind[0])
        || ngrams.has_trigram(unit, behind[0], behind[1])
}

fn nats(ngrams: &Ngrams, before: [Unit; 2], unit: Unit, next: Unit) -> f32 {
    ngrams.log_probability(before[0], before[1], unit) - alone(ngrams, unit)
        + ngrams.log_probability(before[1], unit, next)
        - alone(ngrams, next)
}

/// The logarithm of the probability of a unit by itself.
fn alone(ngrams: &Ngrams, unit: Unit) -> f32 {
    (ngrams.unigram(unit).max(0.5) / ngrams.total()).ln()
}

/// Other readings of a word of the lexicon: near forms that are common, endings that sound alike.
pub(super) fn readings(reader: &Reader<'_>, text: &str, token: Token, unit: Unit) -> Vec<Reading> {
    let word = plain(token.of(text));
    let mut out = vec![as_written(text, token, unit)];
    for (form, cost, entry) in near(reader.model(), &word).iter() {
        out.push(reading(form, *cost, *entry, &word, token.casing));
    }
    out.extend(reader.elisions(&word, token.casing));
    for other in reader.model().confusions.of(&word) {
        if !out.iter().any(|r| plain(&r.text) == *other) {
            out.extend(reader.confused(other, token.casing, SOUNDS_ALIKE));
        }
    }
    out
}

fn reading(form: &str, cost: Cost, entry: Entry, word: &str, casing: Casing) -> Reading {
    Reading {
        text: casing.apply(form),
        units: vec![Unit::of(form)],
        cost,
        reason: Some(match reason_of(word, form) {
            Reason::Accent => Reason::Accent,
            _ => Reason::RealWord,
        }),
        tokens: 1,
        zipf: entry.zipf(),
    }
}

/// The common forms near a word, each once, cheapest first.
fn near(model: &Model, word: &str) -> super::memo::Common {
    recall_common(model, word, || {
        let mut out: Vec<(String, Cost, Entry)> = Vec::new();
        // short words have their sets; among all that is near them, something always fits
        let bound = if word.chars().count() < 4 { 0 } else { NEAR };
        for candidate in candidates_alike(word, model.common.fst(), &model.channel, bound) {
            if let Some(entry) = model.lexicon.get(&candidate.form) {
                out.push((candidate.form, candidate.cost, entry));
            }
        }
        for form in sounding_alike(word) {
            if let Some(entry) = model.lexicon.get(&form).filter(|e| e.is_known() && e.zipf() > 1.0)
            {
                out.push((form, SOUNDS_ALIKE, entry));
            }
        }
        for (form, cost, _) in &mut out {
            if model.confusions.of(word).contains(&form.as_str()) {
                *cost = (*cost).min(SOUNDS_ALIKE);
            }
        }
        out.retain(|(form, _, _)| {
            form != word && !form.ends_with('\'') && !is_older_spelling(form, word)
        });
        out.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
        out.dedup_by(|b, a| a.0 == b.0);
        out.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
        out
    })
}

/// Whether `form` is `word` with the circumflex on i or u that the spelling of 1990 leaves out: `connaître`.
fn is_older_spelling(form: &str, word: &str) -> bool {
    form != word
        && form.chars().count() == word.chars().count()
        && form
            .chars()
            .zip(word.chars())
            .all(|(f, w)| f == w || matches!((f, w), ('î', 'i') | ('û', 'u')))
        && !matches!(word, "du" | "sur" | "mur" | "cru" | "fut")
}

/// The word with each other ending of a verb in *-er* that sounds like its own.
fn sounding_alike(word: &str) -> Vec<String> {
    let longest = SOUNDING_ALIKE
        .iter()
        .filter_map(|ending| word.strip_suffix(ending).map(|stem| (stem, *ending)))
        .max_by_key(|(_, ending)| ending.len());
    let Some((stem, own)) = longest.filter(|(stem, _)| stem.chars().count() > 2) else {
        return Vec::new();
    };
    SOUNDING_ALIKE.iter().filter(|e| **e != own).map(|ending| [stem, ending].concat()).collect()
}

/// What the decision about a real word rests on.
pub(super) type Features = [f32; REAL_WORDS.len()];

/// What is known of a real word and its best other reading.
pub(super) struct Evidence<'a> {
    pub word: &'a str,
    pub best: &'a Reading,
    pub gain: f32,
    pub gap: f32,
    pub written: Fit,
    pub read: Fit,
    pub zipf_written: f32,
    pub inflection: bool,
    pub place: Place,
}

impl Evidence<'_> {
    /// The numbers that the weights are for.
    pub(super) fn features(&self) -> Features {
        let letters = self.word.chars().count() as f32;
        let is = |yes: bool| f32::from(u8::from(yes));
        let form = plain(&self.best.text);
        [
            1.0,
            self.gain.clamp(-5.0, 20.0),
            f32::from(self.best.cost) / 100.0,
            self.gap.clamp(0.0, 10.0),
            letters.min(12.0),
            self.best.zipf,
            self.zipf_written,
            (self.best.zipf - self.zipf_written).clamp(-3.0, 3.0),
            self.written.nats.clamp(-10.0, 5.0),
            self.read.nats.clamp(-10.0, 15.0),
            is(self.read.seen),
            (self.place.strangers as f32).min(3.0),
            (self.place.repeats as f32).min(2.0),
            is(self.place.opens),
            is(self.place.quoted),
            self.place.names_beside as f32,
            is(self.best.reason == Some(Reason::Accent)),
            is(letters < 4.0),
            is(self.word.chars().last() == form.chars().last()),
            is(self.inflection),
            is(self.best.units.len() > 1),
            is(sounding_alike(self.word).contains(&form)),
        ]
    }
}
