//! Words that are no words: which was meant?

use std::ops::Range;

use super::Decision;
use super::best_path::BestPath;
use super::decide::{self, Scores};
use super::lattice::{Slot, score_in_context};
use super::readings::Reading;
use super::standing::{OFTEN, plain};
use crate::edit::{Confidence, Reason};
use crate::model::Unit;
use crate::model::grammar::{Context, Word};
use crate::text::Span;

/// So many other readings go with a proposal.
const ALTERNATIVES: usize = 3;

/// What a nat of the grammar counts beside a nat of the rows of words, where readings are ranked.
const GRAMMAR: f32 = 0.5;

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
                out.push(decision);
            }
        }
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
        let place = |slot: usize| places.get(slot).copied().unwrap_or(units.len());
        let from = place(first);
        let before = [units[from - 2], units[from - 1]];
        let behind = &units[place(last + 1).max(from)..];
        let own = |slots: Range<usize>| slots.flat_map(|s| written_units(&lattice.slots[s]));
        let score = |start: usize, reading: &Reading| {
            let row: Vec<Unit> = own(first..start)
                .chain(reading.units.iter().copied())
                .chain(own((start + reading.tokens).min(last + 1)..last + 1))
                .collect();
            score_in_context(&self.model().ngrams, before, &row, behind)
        };
        let written = score(at, &readings[0]);
        let here = place(at) - 2..place(at + 1).max(place(at) + 1).min(units.len()) - 2;
        let grammar = self.grammar(self.words(), here, &readings[1..]);
        let mut scored: Vec<(f32, f32, usize, &Reading)> = readings[1..]
            .iter()
            .zip(&grammar)
            .map(|(r, grammar)| (at, r, *grammar))
            .chain(joined.map(|(before, r)| (before, r, 0.0)))
            .map(|(start, r, grammar)| {
                let fit = score(start, r);
                (fit + GRAMMAR * grammar - f32::from(r.cost) / 100.0, fit, start, r)
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.3.text.cmp(&b.3.text)));
        let (total, fit, start, best) = *scored.first()?;
        let ungrammatical = readings[1..]
            .iter()
            .zip(grammar)
            .find_map(|(r, grammar)| std::ptr::eq(r, best).then_some(grammar))
            .unwrap_or(0.0);
        let gap = scored.get(1).map_or(10.0, |second| total - second.0);
        let token = sentence.tokens()[at];
        let word = plain(token.of(sentence.text()));
        let features = decide::features(
            &word,
            best,
            Scores { gain: fit - written, gap, ungrammatical },
            sentence.place(at, &word),
        );
        let end = start + best.tokens;
        let span = Span::new(
            sentence.tokens()[start].start as usize,
            sentence.tokens()[end - 1].end as usize,
        );
        let decision = Decision {
            span,
            replacement: best.text.clone(),
            reason: best.reason?,
            confidence: Confidence::new(self.model().calibration.probability(&features)),
            features: features.to_vec(),
            alternatives: scored[1..].iter().take(ALTERNATIVES).map(|s| s.3.text.clone()).collect(),
        };
        Some((decision, sentence.span.start + end))
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
                Some(model.grammar.score(&context, &Word::of(unit, entry, &model.lexicon)))
            })
            .collect();
        let best = scores.iter().flatten().copied().fold(f32::MIN, f32::max);
        scores.into_iter().map(|score| score.map_or(0.0, |score| score - best)).collect()
    }
}

fn written_units(slot: &Slot) -> Vec<Unit> {
    match slot {
        Slot::Fixed(unit) => unit.iter().copied().collect(),
        Slot::Open(readings) => readings[0].units.clone(),
    }
}
