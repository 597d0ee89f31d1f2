//! The sentence as a row of slots, each with its readings, and the best path through them.

use super::readings::Reading;
use crate::model::ngrams::Behind;
use crate::model::{Ngrams, Unit};

/// So many partial paths are kept at each slot.
const BEAM: usize = 16;

/// A path ends with at most this many units of context behind a slot.
const BEHIND: usize = 2;

/// One place in a sentence.
#[derive(Debug)]
pub(in crate::stages) enum Slot {
    /// A token that is not asked about; without a unit it does not count.
    Fixed(Option<Unit>),
    /// A token with readings; the first is as written.
    Open(Vec<Reading>),
}

/// A sentence with the places that are asked about.
#[derive(Debug)]
pub(in crate::stages) struct Lattice {
    /// A slot a token.
    pub slots: Vec<Slot>,
}

/// A partial path: its last two units, its score, and how it came here.
#[derive(Clone, Copy)]
struct Path {
    context: [Unit; 2],
    score: f32,
    back: usize,
    slot: usize,
    reading: usize,
}

impl Lattice {
    /// The reading of each open slot on the best path: `(slot, reading)`, in order. A slot that the reading
    /// before it took in is left out.
    pub(in crate::stages) fn best_path(
        &self,
        ngrams: &Ngrams,
        written_cost: impl Fn(usize) -> f32,
    ) -> Vec<(usize, usize)> {
        let mut steps: Vec<Path> = Vec::new();
        let mut fronts: Vec<Vec<Path>> = vec![Vec::new(); self.slots.len() + 1];
        let start = Path {
            context: [Unit::START; 2],
            score: 0.0,
            back: usize::MAX,
            slot: usize::MAX,
            reading: 0,
        };
        fronts[0].push(start);
        for at in 0..self.slots.len() {
            let front = prune(std::mem::take(&mut fronts[at]));
            if let Slot::Open(readings) = &self.slots[at] {
                steps.reserve(front.len() * readings.len());
                fronts[at + 1].reserve(front.len() * readings.len());
            }
            for path in front {
                match &self.slots[at] {
                    Slot::Fixed(unit) => {
                        let next = Path { ..path }.after(ngrams, unit.as_slice());
                        fronts[at + 1].push(next);
                    }
                    Slot::Open(readings) => {
                        let behind = ngrams.behind(path.context[0], path.context[1]);
                        for (i, reading) in readings.iter().enumerate() {
                            let mut next = path.behind(ngrams, &behind, &reading.units);
                            next.score -= if i == 0 {
                                written_cost(at)
                            } else {
                                f32::from(reading.cost) / 100.0
                            };
                            steps.push(Path { slot: at, reading: i, ..path });
                            next.back = steps.len() - 1;
                            fronts[(at + reading.tokens).min(self.slots.len())].push(next);
                        }
                    }
                }
            }
        }
        let ends = std::mem::take(&mut fronts[self.slots.len()]);
        let Some(mut path) = ends.into_iter().max_by(|a, b| a.score.total_cmp(&b.score)) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        while let Some(step) = steps.get(path.back) {
            out.push((step.slot, step.reading));
            path = *step;
        }
        out.reverse();
        out
    }

    /// The units of the path through fixed slots and the chosen readings, with the place of each slot in it.
    pub(in crate::stages) fn units(&self, path: &[(usize, usize)]) -> (Vec<Unit>, Vec<usize>) {
        let mut units = Vec::with_capacity(self.slots.len() + 2);
        units.extend([Unit::START; 2]);
        let mut places = vec![0; self.slots.len()];
        let mut last = 0;
        self.follow(path, |at, reading| {
            // a slot that a reading before it takes in lies where that reading ends
            places[last..=at].fill(units.len());
            last = at + 1;
            match (reading, &self.slots[at]) {
                (Some(reading), _) => units.extend(&reading.units),
                (None, Slot::Fixed(unit)) => units.extend(unit),
                (None, Slot::Open(_)) => {}
            }
        });
        places[last..].fill(units.len());
        (units, places)
    }

    /// Calls `each` with the slots of a path in order: fixed ones, and open ones with their reading.
    pub(super) fn follow<'a>(
        &'a self,
        path: &[(usize, usize)],
        mut each: impl FnMut(usize, Option<&'a Reading>),
    ) {
        let mut taken = 0;
        for (at, slot) in self.slots.iter().enumerate() {
            if at < taken {
                continue;
            }
            match slot {
                Slot::Fixed(_) => each(at, None),
                Slot::Open(readings) => {
                    let chosen = path.iter().find(|(s, _)| *s == at).map_or(0, |&(_, r)| r);
                    each(at, Some(&readings[chosen]));
                    taken = at + readings[chosen].tokens;
                }
            }
        }
    }
}

impl Path {
    /// The same as [`after`](Self::after), with what is known of its last units.
    fn behind(mut self, ngrams: &Ngrams, behind: &Behind<'_>, units: &[Unit]) -> Self {
        let Some((&first, rest)) = units.split_first() else { return self };
        self.score += behind.log_probability(first);
        self.context = [self.context[1], first];
        self.after(ngrams, rest)
    }

    fn after(mut self, ngrams: &Ngrams, units: &[Unit]) -> Self {
        for &unit in units {
            self.score += ngrams.log_probability(self.context[0], self.context[1], unit);
            self.context = [self.context[1], unit];
        }
        self
    }
}

/// The best path of each context, and of those the best [`BEAM`]; in an order that does not depend on chance.
fn prune(mut front: Vec<Path>) -> Vec<Path> {
    if front.len() > 1 {
        front.sort_by(|a, b| a.context.cmp(&b.context).then(b.score.total_cmp(&a.score)));
        front.dedup_by_key(|p| p.context);
        front.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.context.cmp(&b.context)));
        front.truncate(BEAM);
    }
    front
}

/// What the context model says of `reading` between the units before and behind it.
pub(super) fn score_in_context(
    ngrams: &Ngrams,
    before: [Unit; 2],
    reading: &[Unit],
    behind: &[Unit],
) -> f32 {
    ngrams.log_probability_of(before, reading.iter().chain(behind.iter().take(BEHIND)).copied())
}
