//! Some slots of a sentence in a row: how well a reading fits there, and what else speaks for it.

use std::ops::Range;

use super::best_path::BestPath;
use super::decide::Scores;
use super::lattice::{Slot, score_in_context};
use super::readings::Reading;
use super::standing::plain;
use crate::edit::Reason;
use crate::model::word_class::parts;
use crate::model::{Model, Unit};

/// How a reading compares with others; see [`Scores`].
pub(super) struct Rival {
    pub gain: f32,
    pub gap: f32,
    pub ungrammatical: f32,
}

/// Some slots of a sentence and the units around them.
pub(super) struct Row<'a> {
    path: &'a BestPath<'a>,
    slots: Range<usize>,
    before: [Unit; 2],
    behind: &'a [Unit],
}

impl<'a> Row<'a> {
    pub(super) fn new(path: &'a BestPath<'a>, slots: Range<usize>) -> Self {
        let from = path.place(slots.start);
        let before = [path.units[from - 2], path.units[from - 1]];
        let behind = &path.units[path.place(slots.end).max(from)..];
        Self { path, slots, before, behind }
    }

    /// How well the slots fit where `reading` stands from slot `start` on, and all others are as written.
    pub(super) fn fit(&self, start: usize, reading: &Reading) -> f32 {
        let rest = self.written((start + reading.tokens).min(self.slots.end)..self.slots.end);
        self.fit_before(start, reading, &rest)
    }

    /// The same with `rest` behind the reading.
    pub(super) fn fit_before(&self, start: usize, reading: &Reading, rest: &[Unit]) -> f32 {
        let row = [&self.written(self.slots.start..start), &reading.units[..], rest].concat();
        score_in_context(&self.path.model().ngrams, self.before, &row, self.behind)
    }

    /// How well all of them fit as written.
    pub(super) fn fit_written(&self) -> f32 {
        let row = self.written(self.slots.clone());
        score_in_context(&self.path.model().ngrams, self.before, &row, self.behind)
    }

    fn written(&self, slots: Range<usize>) -> Vec<Unit> {
        slots.flat_map(|slot| written_units(&self.path.lattice.slots[slot])).collect()
    }

    /// What speaks for a reading from slot `start` on.
    pub(super) fn scores(
        &self,
        start: usize,
        reading: &Reading,
        Rival { gain, gap, ungrammatical }: Rival,
    ) -> Scores {
        let model = self.path.model();
        let taken = start..start + reading.tokens;
        let behind = self.written(taken.end.min(self.slots.end)..self.slots.end);
        let left = self.written(self.slots.start..start).last().copied().unwrap_or(self.before[1]);
        let right = behind.first().or(self.behind.first()).copied().unwrap_or(Unit::END);
        let met = |a: Unit, b: Unit| model.ngrams.has_bigram(a, b);
        let beside = [
            reading.units.first().map(|u| met(left, *u)),
            reading.units.last().map(|u| met(*u, right)),
        ];
        let pair =
            if reading.tokens > 1 { self.written(taken.clone()) } else { reading.units.clone() };
        let spelled = |text: &str| -> f32 {
            let words = text.split([' ', '\'']).filter(|word| !word.is_empty());
            words.map(|word| model.letters.nats(word)).sum()
        };
        let written = self.path.span(start, reading.tokens).of(self.path.sentence.text());
        Scores {
            gain,
            gap,
            ungrammatical,
            spelling: spelled(&plain(written)) - spelled(&plain(&reading.text)),
            met: beside.into_iter().flatten().map(u32::from).sum(),
            met_inside: matches!(pair[..], [a, b] if met(a, b)),
            two_nouns: reading.reason == Some(Reason::GluedWords)
                && reading.text.split(' ').all(|word| is_only_noun(model, &plain(word))),
        }
    }
}

/// Whether a word is a noun, and nothing that goes with one.
fn is_only_noun(model: &Model, word: &str) -> bool {
    const BESIDE: u16 = parts::ADJECTIVE
        | parts::PAST_PARTICIPLE
        | parts::DETERMINER
        | parts::PREPOSITION
        | parts::PRONOUN
        | parts::CONJUNCTION
        | parts::ADVERB
        | parts::NUMBER;
    let class = model.lexicon.get(word).map(|entry| model.lexicon.word_class(entry));
    class.is_some_and(|class| class.parts & parts::NOUN != 0 && class.parts & BESIDE == 0)
}

fn written_units(slot: &Slot) -> Vec<Unit> {
    match slot {
        Slot::Fixed(unit) => unit.iter().copied().collect(),
        Slot::Open(readings) => readings[0].units.clone(),
    }
}
