//! Words that are no words: which was meant?

use std::ops::Range;

use super::Decision;
use super::best_path::BestPath;
use super::decide::{self, Scores};
use super::derivation::stem;
use super::lattice::{Slot, score_in_context};
use super::readings::{Reading, is_halved};
use super::row::{Rival, Row};
use super::standing::{OFTEN, plain};
use crate::edit::{Confidence, Reason};
use crate::model::grammar::{Context, Word};
use crate::model::{Flags, Unit};
use crate::text::Span;
use crate::text::casing::capitalize;

/// So many other readings go with a proposal.
const ALTERNATIVES: usize = 3;

/// The grammar says at most so much against a reading, in nats: it knows forms of one word apart, and little of others.
const UNGRAMMATICAL: f32 = 8.0;

/// So common is a name, as a Zipf frequency, that is met without its capital; and so sure at most is another word read then.
const NAMED: f32 = 4.0;
const GUESSED: Confidence = Confidence::new(0.5);

/// What counts where readings are ranked: a nat of the rows of words, a nat of the grammar, a hundred that the channel asks, and
/// each ten times that the reading is commoner. Learned by softmax regression from the pairs that `calibrate.py` learns from: on folds
/// held back 1.0 % of 21,000 words are read for another than the one meant, and 1.7 % where a nat is a nat and grammar half of one.
const ROWS: f32 = 0.51;
const GRAMMAR: f32 = 0.40;
const COST: f32 = 1.31;
const COMMON: f32 = 0.30;

impl BestPath<'_> {
    /// Adds the best readings of the suspect words.
    pub(super) fn decide_unknown_words(&self, out: &mut Vec<Decision>) {
        let mut end = 0;
        for &i in self.sentence.suspects {
            // taken in by the reading before
            if i < end {
                continue;
            }
            if let Some((decision, after)) = self.decide_word(i) {
                // a form that stands again and again is a word of the text, whatever is near it; but who leaves
                // out an accent or a blank does so again and again
                let word = self.sentence.passage.tokens()[i].of(self.sentence.text());
                let often = self.sentence.counts.get(word).is_some_and(|n| *n >= OFTEN);
                let habit = matches!(
                    decision.reason,
                    Reason::Accent
                        | Reason::GluedWords
                        | Reason::SplitWord
                        | Reason::LostApostrophe
                );
                if often && !habit {
                    continue;
                }
                end = after;
                // les châteaux de la loire: the capital is missing, not the letter before
                let clipped = decision.reason == Reason::DroppedInitial && self.is_name(word);
                // intersite: who builds a word need not find it in a dictionary
                let built = decision.reason != Reason::Accent
                    && self.is_built(word)
                    && !is_halved(&plain(word), &plain(&decision.replacement));
                // « aréoport »
                let quoted = decision.reason != Reason::Accent
                    && self.sentence.is_quoted_alone(i - self.sentence.span.start);
                let most = if clipped || built || quoted { GUESSED } else { Confidence::CERTAIN };
                out.push(Decision { confidence: decision.confidence.and(most), ..decision });
            }
        }
    }

    /// Whether a word would be a name with a capital.
    fn is_name(&self, word: &str) -> bool {
        let entry = self.model().lexicon.get(&capitalize(word));
        entry.is_some_and(|entry| entry.flags.has(Flags::NAME) && entry.zipf() > NAMED)
    }

    /// Whether a word is one of the dictionary with a prefix, or a verb's with an ending.
    fn is_built(&self, word: &str) -> bool {
        stem(&self.model().lexicon, &plain(word)).is_some()
    }

    /// The best reading of token `i` between what the best path has around it, and the token it ends before.
    fn decide_word(&self, i: usize) -> Option<(Decision, usize)> {
        let Self { sentence, lattice, units, places, .. } = self;
        let at = i - sentence.span.start;
        let Slot::Open(readings) = &lattice.slots[at] else { return None };
        let joined = at.checked_sub(1).and_then(|before| match &lattice.slots[before] {
            Slot::Open(readings) if !sentence.suspects.contains(&(i - 1)) => {
                readings.get(1).map(|r| (before, r))
            }
            _ => None,
        });
        let first = if joined.is_some() { at - 1 } else { at };
        let last = if readings.iter().any(|r| r.tokens > 1) { at + 1 } else { at };
        let row = Row::new(self, first..last + 1);
        let written = row.fit(at, &readings[0]);
        let here = places[at] - 2..self.place(at + 1).max(places[at] + 1).min(units.len()) - 2;
        let grammar = self.grammar(self.words(), here, &readings[1..]);
        // what stays beside it is no word either: the cheapest thing to make of that belongs to the price
        let rest = (last > at && self.sentence.suspects.contains(&(i + 1)))
            .then(|| self.cheapest(last))
            .flatten();
        let mut scored: Vec<(f32, usize, &Reading)> = readings[1..]
            .iter()
            .zip(&grammar)
            .map(|(r, grammar)| (at, r, *grammar))
            .chain(joined.map(|(before, r)| (before, r, 0.0)))
            .map(|(start, r, grammar)| {
                let (fit, rest) = match rest {
                    Some((units, cost)) if start + r.tokens <= last => {
                        (row.fit_before(start, r, units), cost)
                    }
                    _ => (row.fit(start, r), 0.0),
                };
                let cost = f32::from(r.cost) / 100.0 + rest;
                (ROWS * fit + GRAMMAR * grammar - COST * cost + COMMON * r.zipf, start, r)
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.2.text.cmp(&b.2.text)));
        let (total, start, best) = *scored.first()?;
        let ungrammatical = readings[1..]
            .iter()
            .zip(grammar)
            .find_map(|(r, grammar)| std::ptr::eq(r, best).then_some(grammar))
            .unwrap_or(0.0);
        let gap = scored.get(1).map_or(10.0, |second| total - second.0);
        let gain = row.fit(start, best) - written;
        let decision = self.judge(
            at,
            start,
            best,
            row.scores(start, best, Rival { gain, gap, ungrammatical }),
        )?;
        let alternatives =
            scored[1..].iter().take(ALTERNATIVES).map(|s| s.2.text.clone()).collect();
        Some((Decision { alternatives, ..decision }, sentence.span.start + start + best.tokens))
    }

    /// The decision to read `best` from token `start` on, where token `at` is asked about.
    pub(super) fn judge(
        &self,
        at: usize,
        start: usize,
        best: &Reading,
        scores: Scores,
    ) -> Option<Decision> {
        let sentence = self.sentence;
        let word = plain(sentence.tokens()[at].of(sentence.text()));
        let features = decide::features(&word, best, scores, sentence.place(at, &word));
        Some(Decision {
            span: self.span(start, best.tokens),
            replacement: best.text.clone(),
            reason: best.reason?,
            confidence: Confidence::new(self.model().calibration.probability(&features)),
            features: features.to_vec(),
            alternatives: Vec::new(),
        })
    }

    /// Where `tokens` of the sentence stand in the text, from token `start` on.
    pub(super) fn span(&self, start: usize, tokens: usize) -> Span {
        let [first, last] = [start, start + tokens - 1].map(|at| self.sentence.tokens()[at]);
        Span::new(first.start as usize, last.end as usize)
    }

    /// The place of a slot among the units, or the end.
    pub(super) fn place(&self, slot: usize) -> usize {
        self.places.get(slot).copied().unwrap_or(self.units.len())
    }

    /// The likeliest reading of one suspect token whatever stands around it, and its cost in nats.
    fn cheapest(&self, slot: usize) -> Option<(&[Unit], f32)> {
        let Slot::Open(readings) = &self.lattice.slots[slot] else { return None };
        let alone = |units: &[Unit], cost: f32| {
            let ngrams = &self.model().ngrams;
            score_in_context(ngrams, [Unit::UNKNOWN; 2], units, &[]) - cost
        };
        readings
            .iter()
            .enumerate()
            .filter(|(_, r)| r.tokens == 1)
            .map(|(n, r)| {
                let cost = if n == 0 {
                    self.sentence.written_cost(slot)
                } else {
                    f32::from(r.cost) / 100.0
                };
                (&r.units[..], cost)
            })
            .max_by(|a, b| alone(a.0, a.1).total_cmp(&alone(b.0, b.1)))
    }

    /// How much less the grammar likes each reading than the one it likes best, where the words `here` stand on the
    /// path. It has nothing to say of readings of several words.
    fn grammar(&self, words: &[Word], here: Range<usize>, readings: &[Reading]) -> Vec<f32> {
        let model = self.model();
        let row = [&words[..here.start], &[Word::EDGE], words.get(here.end..).unwrap_or_default()];
        let context = Context::of(&row.concat(), here.start);
        let scores: Vec<Option<f32>> = readings
            .iter()
            .map(|reading| {
                let &[unit] = &reading.units[..] else { return None };
                let entry = model.lexicon.get(&plain(&reading.text))?;
                let word = Word::of(unit, entry, &model.lexicon);
                (word.class.parts != 0).then(|| model.grammar.score(&context, &word))
            })
            .collect();
        let best = scores.iter().flatten().copied().fold(f32::MIN, f32::max);
        let worst = |score: f32| (score - best).max(-UNGRAMMATICAL);
        scores.into_iter().map(|score| score.map_or(0.0, worst)).collect()
    }
}
