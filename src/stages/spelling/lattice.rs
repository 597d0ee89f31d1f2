//! The sentence as a row of slots, each with its readings, and the best path through them.

use std::rc::Rc;

use super::readings::Reading;
use crate::model::ngrams::{Behind, Next};
use crate::model::{Ngrams, Unit};

/// So many partial paths are kept at each slot; more have changed nothing in print, nor in misprints of today.
const BEAM: usize = 8;

/// A path ends with at most this many units of context behind a slot.
const BEHIND: usize = 2;

/// One place in a sentence.
#[derive(Debug)]
pub(in crate::stages) enum Slot {
    /// A token that is not asked about; without a unit it does not count.
    Fixed(Option<Unit>),
    /// A token with readings; the first is as written.
    Open(Rc<Vec<Reading>>),
}

/// A sentence with the places that are asked about.
#[derive(Debug)]
pub(in crate::stages) struct Lattice {
    /// A slot a token.
    pub slots: Vec<Slot>,
}

/// A partial path: what is known of its last two units, its score, and how it came here.
#[derive(Clone, Copy)]
struct Path<'a> {
    context: Behind<'a>,
    score: f32,
    /// The last step of it.
    last: Step,
}

/// A reading taken on a path, and where the one before it stands among the steps.
#[derive(Clone, Copy)]
struct Step {
    back: usize,
    slot: usize,
    reading: usize,
}

/// Of the paths to one place the best of each context, and of those the best [`BEAM`]: the best first, and of equals in an order
/// that does not depend on chance.
#[derive(Clone, Default)]
struct Front<'a> {
    paths: Vec<Path<'a>>,
}

impl Lattice {
    /// The reading of each open slot on the best path: `(slot, reading)`, in order. A slot that the reading
    /// before it took in is left out.
    pub(in crate::stages) fn best_path(
        &self,
        ngrams: &Ngrams,
        written_cost: impl Fn(usize) -> f32,
    ) -> Vec<(usize, usize)> {
        let is_open = |slot: &Slot| matches!(slot, Slot::Open(_));
        let Some(first) = self.slots.iter().position(is_open) else { return Vec::new() };
        let last = self.slots.iter().rposition(is_open).unwrap_or(first);
        let mut steps: Vec<Step> = Vec::new();
        let mut fronts = vec![Front::default(); self.slots.len() + 1];
        let nothing = Step { back: usize::MAX, slot: usize::MAX, reading: 0 };
        let [a, b] = self.before(first);
        fronts[first].add(Path { context: ngrams.behind(a, b), score: 0.0, last: nothing });
        let mut end = first;
        let mut ahead = Vec::new();
        // of a single path that is left it does not matter how likely it is
        while end <= last || end < self.slots.len() && has_rivals(&fronts[end..]) {
            let at = end;
            end += 1;
            let mut paths = std::mem::take(&mut fronts[at].paths);
            self.look_ahead(at, &mut ahead);
            for path in paths.drain(..) {
                match &self.slots[at] {
                    Slot::Fixed(_) => fronts[at + 1].add(path.after(&mut ahead)),
                    Slot::Open(readings) => {
                        // only what is left of the paths to here can be a step of the best
                        let back = if path.last.slot == usize::MAX {
                            usize::MAX
                        } else {
                            steps.push(path.last);
                            steps.len() - 1
                        };
                        let mut ahead = &mut ahead[..];
                        for (i, reading) in readings.iter().enumerate() {
                            let (units, others) = ahead.split_at_mut(reading.units.len());
                            ahead = others;
                            let cost = match i {
                                0 => written_cost(at),
                                _ => f32::from(reading.cost) / 100.0,
                            };
                            let front = &mut fronts[(at + reading.tokens).min(self.slots.len())];
                            // no word is likelier than certain
                            if front.has_room_for(path.score - cost)
                                && front.has_room_for(path.at_most(units) - cost)
                            {
                                let mut next = path.after(units);
                                next.score -= cost;
                                next.last = Step { back, slot: at, reading: i };
                                front.add(next);
                            }
                        }
                    }
                }
            }
            // there is room in it for the paths to a later place
            if let Some(empty) = fronts[end..].iter_mut().find(|f| f.paths.capacity() == 0) {
                empty.paths = paths;
            }
        }
        let best = fronts[end..].iter().find_map(|front| front.paths.first());
        let mut last = best.map(|path| path.last);
        let mut out = Vec::new();
        while let Some(step) = last.filter(|step| step.slot != usize::MAX) {
            out.push((step.slot, step.reading));
            last = steps.get(step.back).copied();
        }
        out.reverse();
        out
    }

    /// The units of all that may stand in a slot, one reading behind the other.
    fn look_ahead(&self, at: usize, ahead: &mut Vec<Next>) {
        ahead.clear();
        match &self.slots[at] {
            Slot::Fixed(unit) => ahead.extend(unit.map(Next::of)),
            Slot::Open(readings) => {
                ahead.extend(
                    readings.iter().flat_map(|reading| &reading.units).copied().map(Next::of),
                );
            }
        }
    }

    /// The last two units of the fixed slots before one.
    fn before(&self, at: usize) -> [Unit; 2] {
        let units = self.slots[..at].iter().filter_map(|slot| match slot {
            Slot::Fixed(unit) => *unit,
            Slot::Open(_) => None,
        });
        units.fold([Unit::START; 2], |[_, before], unit| [before, unit])
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

/// Whether there is more than one path to these places.
fn has_rivals(fronts: &[Front<'_>]) -> bool {
    fronts.iter().map(|front| front.paths.len()).sum::<usize>() > 1
}

impl Path<'_> {
    const fn units(&self) -> [Unit; 2] {
        self.context.units()
    }

    /// The score behind some units at most.
    fn at_most(&self, units: &mut [Next]) -> f32 {
        self.score + units.first_mut().map_or(0.0, |unit| self.context.at_most(unit))
    }

    fn after(mut self, units: &mut [Next]) -> Self {
        for unit in units {
            self.score += self.context.take_next(unit);
        }
        self
    }
}

impl<'a> Front<'a> {
    /// Whether a path of this score might be among the best.
    fn has_room_for(&self, score: f32) -> bool {
        self.paths.len() < BEAM || self.paths.last().is_none_or(|worst| score >= worst.score)
    }

    fn add(&mut self, path: Path<'a>) {
        if !self.has_room_for(path.score) {
            return;
        }
        if let Some(same) = self.paths.iter().position(|p| p.units() == path.units()) {
            if self.paths[same].score >= path.score {
                return;
            }
            self.paths.remove(same);
        }
        let is_before = |p: &Path<'_>| {
            let order = path.score.total_cmp(&p.score).then(p.units().cmp(&path.units()));
            order.is_lt()
        };
        let at = self.paths.partition_point(is_before);
        // one more than are kept, and nothing where no path leads
        self.paths.reserve_exact(BEAM + 1 - self.paths.len());
        self.paths.insert(at, path);
        self.paths.truncate(BEAM);
    }
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
