//! What speaks for a reading: what the trees of `dictionaries/tables/misread_words.tsv` are asked with.

use super::page::{Page, Word};
use super::sentence::Sentence;
use crate::model::calibration::MISREAD_WORDS;
use crate::model::{Entry, Unit};
use crate::stages::spelling::{Lattice, Reading, Slot, is_old_spelling};
use crate::text::letters::{base, plain};
use crate::text::{Casing, Kind};

/// So many tokens on each side count as near.
const NEAR: usize = 5;
/// So many units behind a reading say how it fits.
const BEHIND: usize = 2;

pub(super) type Features = [f32; MISREAD_WORDS.len()];

/// Where [`MISREAD_WORDS`] has what hangs on the page, and not on the sentence alone.
const NOISE: usize = 12;
const REPEATS_WRITTEN: usize = 31;
const REPEATS: usize = 32;

/// Adds what the page says of `form` where `word` was read.
pub(super) fn add_page(features: &mut Features, page: &Page<'_>, word: &str, form: &str) {
    features[NOISE] = page.noise;
    features[REPEATS_WRITTEN] = (page.count(word) as f32).min(4.0);
    features[REPEATS] = (page.count(form) as f32).min(4.0);
}

/// A sentence and the likeliest reading of it.
pub(super) struct Evidence<'a> {
    pub sentence: &'a Sentence<'a>,
    pub lattice: &'a Lattice,
    /// The units of the likeliest reading, with the place of each token in it.
    pub units: &'a [Unit],
    pub places: &'a [usize],
}

impl Evidence<'_> {
    fn place(&self, at: usize) -> usize {
        self.places.get(at).copied().unwrap_or(self.units.len())
    }

    /// How likely the tokens from `at` up to `end` are, where `reading` stands for the first of them and the others are as
    /// written; before the cost of the reading.
    fn fit(&self, at: usize, reading: &Reading, end: usize) -> f32 {
        let place = self.place(at);
        let before = [self.units[place - 2], self.units[place - 1]];
        let mut units = reading.units.clone();
        let mut cost = 0.0;
        for other in (at + reading.tokens).min(end)..end {
            match &self.lattice.slots[other] {
                Slot::Fixed(unit) => units.extend(unit),
                Slot::Open(readings) => {
                    units.extend(&readings[0].units);
                    cost += self.sentence.written_cost(other);
                }
            }
        }
        units.extend(self.units[self.place(end).max(place)..].iter().take(BEHIND));
        let ngrams = &self.sentence.page.passage.model().ngrams;
        ngrams.log_probability_of(before, units) - cost
    }
}

/// What speaks for reading `chosen` of the tokens from `at` on; before what the page says.
pub(super) fn features(
    evidence: &Evidence<'_>,
    at: usize,
    readings: &[Reading],
    chosen: usize,
) -> Features {
    let Evidence { sentence, lattice, units, .. } = *evidence;
    let (page, tokens, text) = (sentence.page, sentence.tokens(), sentence.text());
    let model = page.passage.model();
    let best = &readings[chosen];
    let end = (at + best.tokens).min(tokens.len());
    let span = tokens[at].start as usize..tokens[end - 1].end as usize;
    let written = &text[span.clone()];
    let (word, form) = (plain(written), plain(&best.text));
    let letters = word.chars().count() as f32;
    let cost = |r: &Reading| f32::from(r.cost) / 100.0;
    let is = |holds: bool| f32::from(u8::from(holds));

    let fit = evidence.fit(at, best, end);
    let fit_written = evidence.fit(at, &readings[0], end);
    let written_cost = sentence.written_cost(at);
    let total = (fit - cost(best)) - (fit_written - written_cost);
    let rivals = readings[1..].iter().filter(|r| r.tokens <= best.tokens && r.text != best.text);
    let rival = rivals.map(|r| evidence.fit(at, r, end) - cost(r)).fold(f32::MIN, f32::max);

    let near = || {
        (at.saturating_sub(NEAR)..(end + NEAR).min(tokens.len())).filter(|i| !(at..end).contains(i))
    };
    let strangers = near().filter(|&i| sentence.word(i).is_strange()).count() as f32;
    let words = near().filter(|&i| tokens[i].kind == Kind::Word).count() as f32;

    let place = evidence.place(at);
    let before = units[place - 1];
    let behind = units.get(evidence.place(end)).copied().unwrap_or(Unit::END);
    let met = |a: Option<&Unit>, b: Option<&Unit>| {
        is(a.zip(b).is_some_and(|(a, b)| model.ngrams.has_bigram(*a, *b)))
    };
    let as_written = &readings[0].units;
    let elsewhere = model.foreign.get(&word);
    let [title, upper, mixed] = casing(written);
    let is_name = |i: Option<usize>| {
        is(i.and_then(|i| tokens.get(i))
            .is_some_and(|t| t.kind == Kind::Word && t.casing != Casing::Lower))
    };
    let accents = |text: &str| text.chars().filter(|c| base(*c) != *c).count() as f32;
    let same_letters = word.chars().map(base).eq(form.chars().map(base));
    let sign = |c: Option<char>| {
        is(c.is_some_and(|c| !c.is_whitespace() && !",.;:!?)(»«'’\"".contains(c)))
    };
    let is_open = matches!(&lattice.slots[at], Slot::Open(_)) && sentence.word(at) == Word::Unknown;
    [
        total.clamp(-20.0, 30.0),
        (fit - fit_written).clamp(-20.0, 20.0),
        written_cost,
        cost(best),
        ((fit - cost(best)) - rival).clamp(-10.0, 20.0),
        letters,
        form.chars().count() as f32,
        best.zipf,
        model.lexicon.get(&word).map_or(0.0, Entry::zipf),
        is(!is_open),
        best.tokens as f32,
        is(best.units.len() > 1),
        0.0,
        strangers,
        words,
        sign(text[..span.start].chars().next_back()),
        sign(text[span.end..].chars().next()),
        met(Some(&before), best.units.first()),
        met(best.units.last(), Some(&behind)),
        met(Some(&before), as_written.first()),
        met(as_written.last(), Some(&behind)),
        is(same_letters),
        accents(&word) - accents(&form),
        elsewhere.english,
        elsewhere.other,
        is(word.chars().next_back() == form.chars().next_back()),
        is(word.chars().next() == form.chars().next()),
        title,
        upper,
        mixed,
        is(at == 0),
        0.0,
        0.0,
        model.letters.novelty(&word),
        model.letters.oddest(&word),
        is_name(at.checked_sub(1)),
        is_name(Some(end)),
        is(tokens[at].kind == Kind::Word && is_old_spelling(model, &word)),
        cost(best) / letters.max(1.0),
        fit_written.clamp(-60.0, 0.0),
    ]
}

/// Whether a word begins with a capital, is all capitals, or has some inside.
fn casing(written: &str) -> [f32; 3] {
    let casing = Casing::of(written);
    [Casing::Title, Casing::Upper, Casing::Mixed].map(|c| f32::from(u8::from(c == casing)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_says_has_its_places() {
        let named = [NOISE, REPEATS_WRITTEN, REPEATS].map(|at| MISREAD_WORDS[at]);
        assert_eq!(named, ["noise", "repeats-written", "repeats"]);
    }
}
