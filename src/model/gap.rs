//! A gap in a row of units, to be filled with one unit or another; and a row whose counts are looked up once for all gaps
//! in it.

use super::ngrams::{Count, Ngrams, UNSEEN, believed, ratio};
use super::unit::Unit;

/// A gap in a row of units, to be filled with one unit or another.
///
/// What [`Ngrams::log_probability`] says of the filled unit and of the two behind it, with what all fillings have
/// in common looked up once.
#[derive(Clone, Copy, Debug)]
pub struct Gap<'a> {
    ngrams: &'a Ngrams,
    before: [Unit; 2],
    behind: [Unit; 2],
    /// The count of the unit before, and how far to trust a pair that begins with it.
    first: (f32, f32),
    /// The count of the two before, and how far to trust a row of three that begins with them.
    pair_before: (f32, f32),
    /// The count of the unit behind, and how far to trust a pair that begins with it.
    next: (f32, f32),
    /// The probability of the last unit without the gap.
    last: f32,
}

/// What a gap may be filled with.
#[derive(Clone, Copy, Debug)]
pub struct Filler {
    unit: Unit,
    count: Option<Count>,
}

/// How a unit fills a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Filling {
    /// The natural logarithm of the probability of the unit and the two behind it.
    pub log_probability: f32,
    /// The probability of the unit and the one behind it, by those of each alone.
    ratio: f64,
    /// Whether it was counted behind the unit before, and before the one behind.
    pub met: [bool; 2],
    /// How many of the three rows of three with it were counted.
    pub seen: u32,
}

impl Filling {
    /// How much likelier the unit and the one behind it are here than by chance, in nats.
    pub fn nats(&self) -> f32 {
        self.ratio.ln() as f32
    }
}

impl Ngrams {
    /// A unit with its count, to fill gaps with.
    pub fn filler(&self, unit: Unit) -> Filler {
        Filler { unit, count: self.counted(unit) }
    }
}

/// What was counted of the units around a gap.
struct Around {
    before: [Option<Count>; 2],
    behind: [Option<Count>; 2],
    /// The two before in a row, and the two behind.
    pairs: [Option<Count>; 2],
}

impl<'a> Gap<'a> {
    /// The gap between two units before and two behind.
    pub fn new(ngrams: &'a Ngrams, before: [Unit; 2], behind: [Unit; 2]) -> Self {
        let pair = |[a, b]: [Unit; 2]| ngrams.counted_pair(a, b);
        let counts = Around {
            before: before.map(|unit| ngrams.counted(unit)),
            behind: behind.map(|unit| ngrams.counted(unit)),
            pairs: [pair(before), pair(behind)],
        };
        Self::between(ngrams, before, behind, &counts)
    }

    fn between(ngrams: &'a Ngrams, before: [Unit; 2], behind: [Unit; 2], counts: &Around) -> Self {
        let [a, b] = counts.before;
        let [d, e] = counts.behind;
        let pair = believed(counts.pairs[0], count(a).min(count(b)));
        let of_d = count(d);
        let of_e = e.map_or(UNSEEN, |e| e.count);
        let next = (of_d, trust(&ngrams.bigram_weights, d));
        let both = count(believed(counts.pairs[1], of_d.min(of_e)));
        Self {
            ngrams,
            before,
            behind,
            first: (count(b), trust(&ngrams.bigram_weights, b)),
            pair_before: (count(pair), trust(&ngrams.trigram_weights, pair)),
            next,
            last: next.1 * ratio(both, of_d) + (1.0 - next.1) * of_e / ngrams.total(),
        }
    }

    /// How a unit fills the gap.
    pub fn fill(&self, filler: Filler) -> Filling {
        self.fill_with(filler, self.pairs(filler))
    }

    /// The same of a unit that was counted behind the one before or before the one behind; of others nothing.
    pub fn fill_met(&self, filler: Filler) -> Option<Filling> {
        let pairs = self.pairs(filler);
        pairs.iter().any(Option::is_some).then(|| self.fill_with(filler, pairs))
    }

    fn pairs(&self, filler: Filler) -> [Option<Count>; 2] {
        let Self { ngrams, before: [_, b], behind: [d, _], .. } = *self;
        let Some([left, right]) = self.limits(filler) else { return [None; 2] };
        [ngrams.pair(b, filler.unit, left), ngrams.pair(filler.unit, d, right)]
    }

    /// What is believed of the counts of the unit before with the filler, and of the filler with the unit behind, if it was counted
    /// at all.
    fn limits(&self, filler: Filler) -> Option<[f32; 2]> {
        let count = filler.count?.count;
        Some([self.first.0.min(count), count.min(self.next.0.max(UNSEEN))])
    }

    fn fill_with(&self, filler: Filler, pairs: [Option<Count>; 2]) -> Filling {
        let Self { ngrams, before: [a, b], behind: [d, e], .. } = *self;
        let unit = filler.unit;
        let rows = [[a, b, unit], [b, unit, d], [unit, d, e]];
        self.fill_in(filler, pairs, |row, limit| {
            let [first, second, third] = rows[row];
            ngrams.triple(first, second, third, limit)
        })
    }

    /// How a unit fills the gap, by the pairs with it and the rows of three, of which `triple` knows those that begin
    /// before the gap, end behind it, and begin in it, as far as they are believed.
    fn fill_in(
        &self,
        filler: Filler,
        [left, right]: [Option<Count>; 2],
        triple: impl Fn(usize, f32) -> Option<Count>,
    ) -> Filling {
        let Self { ngrams, .. } = *self;
        let own = filler.count;
        let of_own = own.map_or(UNSEEN, |c| c.count);
        let (of_left, of_right) = (count(left), count(right));
        let triple = |row: usize, limit: f32| count(triple(row, limit));
        let outer = triple(0, self.pair_before.0.min(of_left));
        let middle = triple(1, of_left.min(of_right));
        let inner = triple(2, of_right);
        let alone = of_own / ngrams.total();
        let next_alone = self.next.0.max(UNSEEN) / ngrams.total();
        let by_pair = self.first.1 * ratio(of_left, self.first.0) + (1.0 - self.first.1) * alone;
        let own_trust = trust(&ngrams.bigram_weights, own);
        let next_by_pair = own_trust * ratio(of_right, of_own) + (1.0 - own_trust) * next_alone;
        let mix = |weight: f32, part: f32, rest: f32| weight * part + (1.0 - weight) * rest;
        let [left_trust, right_trust] = [left, right].map(|c| trust(&ngrams.trigram_weights, c));
        let this = mix(self.pair_before.1, ratio(outer, self.pair_before.0), by_pair);
        let next = mix(left_trust, ratio(middle, of_left), next_by_pair);
        let last = mix(right_trust, ratio(inner, of_right), self.last);
        Filling {
            log_probability: (f64::from(this) * f64::from(next) * f64::from(last)).ln() as f32,
            ratio: f64::from(this) * f64::from(next) / (f64::from(alone) * f64::from(next_alone)),
            met: [left.is_some(), right.is_some()],
            seen: [outer, middle, inner].into_iter().map(|c| u32::from(c > 0.0)).sum(),
        }
    }
}

fn count(count: Option<Count>) -> f32 {
    count.map_or(0.0, |c| c.count)
}

fn trust<const LEVELS: usize>(weights: &[f32; LEVELS], count: Option<Count>) -> f32 {
    count.map_or(0.0, |c| c.trust(weights))
}

/// A row of units with what was counted of each and of those before it, looked up once. Ends of sentences stand behind it.
#[derive(Debug)]
pub struct Row<'a> {
    ngrams: &'a Ngrams,
    units: &'a [Unit],
    counts: Vec<Counted>,
}

/// What was counted of a unit, of it with the one before, and with the two before.
#[derive(Clone, Copy, Debug)]
struct Counted {
    alone: Option<Count>,
    pair: Option<Count>,
    triple: Option<Count>,
}

/// So many ends of sentences stand behind a row.
const ENDS: usize = 2;

impl<'a> Row<'a> {
    /// The row of the units, the first two of which have no gap.
    pub fn new(ngrams: &'a Ngrams, units: &'a [Unit]) -> Self {
        let mut before = [Unit::START; 2];
        let counted = |unit: Unit| {
            let [a, b] = before;
            before = [b, unit];
            Counted {
                alone: ngrams.counted(unit),
                pair: ngrams.counted_pair(b, unit),
                triple: ngrams.counted_triple(a, b, unit),
            }
        };
        let counts = units.iter().copied().chain([Unit::END; ENDS]).map(counted).collect();
        Self { ngrams, units, counts }
    }

    /// Whether the unit in this place stands in rows that were counted, so that there is nothing to ask: in two rows of
    /// three, or in one and in both rows of two.
    pub fn is_usual(&self, place: usize) -> bool {
        let counts = &self.counts[place..=place + ENDS];
        match counts.iter().filter(|counted| counted.triple.is_some()).count() {
            0 => false,
            1 => counts[..ENDS].iter().all(|counted| counted.pair.is_some()),
            _ => true,
        }
    }

    /// Whether the unit in this place was counted behind the one before.
    pub fn has_pair(&self, place: usize) -> bool {
        self.counts[place].pair.is_some()
    }

    /// The two units before this place, and the two behind.
    pub fn around(&self, place: usize) -> [[Unit; 2]; 2] {
        around(self.units, place)
    }

    /// The gap in this place, behind two units.
    pub fn gap(&self, place: usize) -> Gap<'a> {
        let alone = |place: usize| self.counts[place].alone;
        let [before, behind] = self.around(place);
        let counts = Around {
            before: [alone(place - 2), alone(place - 1)],
            behind: [alone(place + 1), alone(place + 2)],
            pairs: [self.counts[place - 1].pair, self.counts[place + 2].pair],
        };
        Gap::between(self.ngrams, before, behind, &counts)
    }

    /// How the unit in this place fills its gap.
    pub fn filling(&self, place: usize, gap: &Gap<'_>) -> Filling {
        let counts = &self.counts[place..=place + ENDS];
        let filler = Filler { unit: self.units[place], count: counts[0].alone };
        let pairs = gap.limits(filler).map_or([None; 2], |[left, right]| {
            [believed(counts[0].pair, left), believed(counts[1].pair, right)]
        });
        gap.fill_in(filler, pairs, |row, limit| believed(counts[row].triple, limit))
    }
}

/// The two units before a place of a row, which begins with two that have no gap, and the two behind.
pub fn around(units: &[Unit], place: usize) -> [[Unit; 2]; 2] {
    let unit = |place: usize| units.get(place).copied().unwrap_or(Unit::END);
    [[unit(place - 2), unit(place - 1)], [unit(place + 1), unit(place + 2)]]
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::*;

    const ROWS: [&str; 4] = [
        "pour faire face à la",
        "des rues désertes et bouclées",
        "le zzz yyy xxx de",
        "il y a des mots",
    ];

    fn units(row: &str) -> Vec<Unit> {
        row.split(' ').map(Unit::of).collect()
    }

    #[test]
    fn a_gap_is_filled_as_a_row_is_read() {
        let ngrams = &Model::french().ngrams;
        for row in ROWS {
            let units = units(row);
            let rows = units.windows(3);
            let read: f32 = rows.map(|row| ngrams.log_probability(row[0], row[1], row[2])).sum();
            let gap = Gap::new(ngrams, [units[0], units[1]], [units[3], units[4]]);
            let filling = gap.fill(ngrams.filler(units[2]));
            assert!((filling.log_probability - read).abs() < 0.01, "{row:?}: {filling:?} {read}");
        }
    }

    #[test]
    fn what_is_looked_up_once_is_what_is_looked_up_each_time() {
        let ngrams = &Model::french().ngrams;
        for units in ROWS.map(units) {
            let row = Row::new(ngrams, &units);
            for (place, unit) in units.iter().enumerate().skip(2) {
                let [before, behind] = row.around(place);
                let gap = Gap::new(ngrams, before, behind);
                let filling = row.filling(place, &row.gap(place));
                assert_eq!(filling, gap.fill(ngrams.filler(*unit)));
            }
        }
        let units = units("pour faire face à la xqzw");
        let row = Row::new(ngrams, &units);
        assert!(row.is_usual(2) && !row.is_usual(5));
    }
}
