//! Words that are two words of the lexicon where a blank came in: `un pas sage étroit`.
//!
//! Two words that nobody has counted side by side, and that are one word without the blank. How sure that is the
//! same trees say that judge the words outside the lexicon.

use super::Decision;
use super::best_path::BestPath;
use super::lattice::Slot;
use super::readings::Reading;
use super::row::{Rival, Row};
use super::standing::plain;
use crate::model::{Flags, Unit, gap};
use crate::text::{Casing, Kind};

/// The word that two make is at least so common, as a Zipf frequency: rare ones are made by chance.
const COMMON: f32 = 3.0;

/// A single letter beside a word is a name of something: `x`, `vitamine a`.
const SHORTEST: usize = 2;

/// The one word fits so much better than the two, in nats. Of the pairs in a million words of right text that make a word
/// nearly all are below: `addition ne`, `suis ses`, `en terra`.
const GAIN: f32 = 9.0;

impl BestPath<'_> {
    /// Adds the words that two words of the lexicon are read as.
    pub(super) fn decide_split_words(&self, counts: &gap::Row<'_>, out: &mut Vec<Decision>) {
        let mut end = 0;
        for at in 1..self.lattice.slots.len() {
            if at <= end {
                continue;
            }
            if let Some(decision) = self.decide_pair(at - 1, counts) {
                end = at;
                out.push(decision);
            }
        }
    }

    /// What is decided of the words `at` and behind it.
    fn decide_pair(&self, at: usize, counts: &gap::Row<'_>) -> Option<Decision> {
        let (Slot::Fixed(Some(first)), Slot::Fixed(Some(second))) =
            (&self.lattice.slots[at], &self.lattice.slots[at + 1])
        else {
            return None;
        };
        let tokens = self.sentence.tokens();
        let text = self.sentence.text();
        if tokens[at].kind != Kind::Word
            || tokens[at + 1].kind != Kind::Word
            || tokens[at].casing != Casing::Lower && !self.sentence.opens_with(at)
            || [*first, *second].contains(&Unit::NAME)
            || self.are_counted(at, [*first, *second], counts)
        {
            return None;
        }
        let next = self.sentence.after_blank(at)?;
        let join = self.sentence.reader.join_of(text, tokens[at], next)?;
        let guarded = |token: usize| self.sentence.is_guarded(tokens[token]);
        if !self.is_common(&join) || guarded(at) || guarded(at + 1) || self.sentence.is_foreign() {
            return None;
        }
        self.judge_join(at, &join)
    }

    /// Whether the words `at` and behind it were counted side by side.
    fn are_counted(&self, at: usize, pair: [Unit; 2], counts: &gap::Row<'_>) -> bool {
        let [first, second] = [self.places[at], self.places[at + 1]];
        let beside = second == first + 1
            && self.units.get(first) == Some(&pair[0])
            && self.units.get(second) == Some(&pair[1]);
        if beside {
            counts.has_pair(second)
        } else {
            self.model().ngrams.has_bigram(pair[0], pair[1])
        }
    }

    fn judge_join(&self, at: usize, join: &Reading) -> Option<Decision> {
        let row = Row::new(self, at..at + 2);
        let gain = row.fit(at, join) - row.fit_written();
        let scores = row.scores(at, join, Rival { gain, gap: gain, ungrammatical: 0.0 });
        // a word at home beside neither neighbour is no better than two
        let fits = gain > GAIN && scores.met > 0;
        fits.then(|| self.judge(at, at, join, scores)).flatten()
    }

    /// Whether the word is one of the dictionary, common, and not of two letters that stand for something.
    fn is_common(&self, join: &Reading) -> bool {
        let entry = self.model().lexicon.get(&plain(&join.text));
        join.zipf >= COMMON
            && entry.is_some_and(|e| e.flags.has(Flags::DICTIONARY))
            && join.parts.is_some_and(|parts| parts.letters >= SHORTEST)
    }
}
