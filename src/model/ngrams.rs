//! How often words follow one another: counts of one, two and three units, and a probability made from them.
//!
//! The counts lie in maps of some bits an entry (see [`super::fuse`]), each count as one of a few levels on a logarithmic
//! scale. The more rows there are, the fewer bits each has: a row of three is believed only where its pairs were met.

use super::format::{FormatError, Sections, read_f32s};
use super::fuse::FuseMap;
use super::unit::Unit;

/// The kind of a compiled context model.
pub const KIND: &str = "gram";
/// The version of the compiled context model that this library reads.
pub const VERSION: u32 = 2;

/// Levels that counts of one and two units are rounded to; the weights of longer rows hang on them.
pub const LEVELS: usize = 64;
/// Levels that counts of three units are rounded to.
pub const TRIGRAM_LEVELS: usize = 24;
/// Bits of a count of one unit: a unit never counted is found once in 1024 times.
pub const UNIGRAM_BITS: usize = 16;
/// Bits of a count of two units: a pair never counted is found once in 256 times.
pub const BIGRAM_BITS: usize = 14;
/// Bits of a count of three units: a row never counted is found once in 170 times.
pub const TRIGRAM_BITS: usize = 12;

/// A count made this big by rounding alone is still believed: half a step of the scale of two units, and half a step of
/// that of three.
const ROUNDING: f32 = 1.5;
/// The count of a unit that was never seen; a word of the lexicon may still be meant.
const UNSEEN: f32 = 0.5;

/// A number a level.
type Scale = [f32; LEVELS];

#[derive(Debug)]
struct Counts<const BITS: usize, const VALUES: usize> {
    map: FuseMap<BITS, VALUES>,
    /// The count that each level stands for.
    scale: [f32; VALUES],
}

impl<const BITS: usize, const VALUES: usize> Counts<BITS, VALUES> {
    fn load(sections: &mut Sections) -> Result<Self, FormatError> {
        Ok(Self {
            scale: read_f32s(sections.next("scale")?)?,
            map: FuseMap::load(sections.next("map of counts")?)?,
        })
    }

    fn get(&self, key: u64) -> Option<Count> {
        let level = usize::from(self.map.get(key)?);
        Some(Count { level, count: self.scale[level] })
    }
}

#[derive(Clone, Copy, Debug)]
struct Count {
    level: usize,
    count: f32,
}

/// The compiled context model.
#[derive(Debug)]
pub struct Ngrams {
    total: f32,
    unigrams: Counts<UNIGRAM_BITS, LEVELS>,
    bigrams: Counts<BIGRAM_BITS, LEVELS>,
    trigrams: Counts<TRIGRAM_BITS, TRIGRAM_LEVELS>,
    /// By the level of the unit before: how far to trust the bigram.
    bigram_weights: Scale,
    /// By the level of the two units before: how far to trust the trigram.
    trigram_weights: Scale,
}

impl Ngrams {
    /// Reads a compiled context model where it lies.
    ///
    /// # Errors
    /// When the bytes are no context model, of another version, or damaged.
    pub fn load(bytes: &'static [u8]) -> Result<Self, FormatError> {
        let mut sections = Sections::open(bytes, KIND, VERSION)?;
        let [total] = read_f32s(sections.next("total")?)?;
        Ok(Self {
            total,
            bigram_weights: read_f32s(sections.next("bigram weights")?)?,
            trigram_weights: read_f32s(sections.next("trigram weights")?)?,
            unigrams: Counts::load(&mut sections)?,
            bigrams: Counts::load(&mut sections)?,
            trigrams: Counts::load(&mut sections)?,
        })
    }

    /// How many units were counted, weighted: modern text counts more than novels.
    pub const fn total(&self) -> f32 {
        self.total
    }

    /// A unit with its count, to fill gaps with.
    pub fn filler(&self, unit: Unit) -> Filler {
        Filler { unit, count: self.unigrams.get(unit.key()) }
    }

    /// The count of a unit; 0 when unseen.
    pub fn unigram(&self, a: Unit) -> f32 {
        self.unigrams.get(a.key()).map_or(0.0, |c| c.count)
    }

    /// The count of two units in a row; 0 when unseen or too rare to be kept.
    pub fn bigram(&self, a: Unit, b: Unit) -> f32 {
        let limit = self.unigram(a).min(self.unigram(b));
        self.pair(a, b, limit).map_or(0.0, |c| c.count)
    }

    /// The count of three units in a row; 0 when unseen or too rare to be kept.
    pub fn trigram(&self, a: Unit, b: Unit, c: Unit) -> f32 {
        let limit = self.bigram(a, b).min(self.bigram(b, c));
        self.triple(a, b, c, limit)
    }

    /// Whether two units in a row were counted. Quicker than [`bigram`](Self::bigram), and wrong once in 256 times.
    pub fn has_bigram(&self, a: Unit, b: Unit) -> bool {
        self.bigrams.get(a.pair(b)).is_some()
    }

    /// Whether three units in a row were counted. Quicker than [`trigram`](Self::trigram), and wrong once in 170
    /// times.
    pub fn has_trigram(&self, a: Unit, b: Unit, c: Unit) -> bool {
        self.trigrams.get(a.triple(b, c)).is_some()
    }

    /// The natural logarithm of the probability that `c` follows `a b`.
    ///
    /// Trigram, bigram and unigram, each weighed by how often its context was seen.
    pub fn log_probability(&self, a: Unit, b: Unit, c: Unit) -> f32 {
        let parts = self.parts(a, b, c);
        let weight = |scale: &Scale, level: Option<usize>| level.map_or(0.0, |level| scale[level]);
        let second = weight(&self.bigram_weights, parts.bigram_level);
        let third = weight(&self.trigram_weights, parts.trigram_level);
        let two = second * parts.bigram + (1.0 - second) * parts.unigram;
        (third * parts.trigram + (1.0 - third) * two).ln()
    }

    /// The relative frequencies that [`Ngrams::log_probability`] mixes, and the levels their weights hang on.
    pub fn parts(&self, a: Unit, b: Unit, c: Unit) -> Parts {
        let before = self.unigrams.get(b.key());
        let of_c = self.unigrams.get(c.key()).map_or(UNSEEN, |c| c.count);
        let of_b = before.map_or(0.0, |b| b.count);
        let last = self.pair(b, c, of_b.min(of_c)).map_or(0.0, |p| p.count);
        let context = self.pair(a, b, self.unigram(a).min(of_b));
        let in_context = context.map_or(0.0, |p| p.count);
        let three = if last > 0.0 { self.triple(a, b, c, in_context.min(last)) } else { 0.0 };
        Parts {
            unigram: of_c / self.total,
            bigram: ratio(last, of_b),
            bigram_level: before.map(|b| b.level),
            trigram: ratio(three, in_context),
            trigram_level: context.map(|p| p.level),
        }
    }

    // A key that is not in a map may be taken for one that is: a count above what its parts allow is no count.

    fn pair(&self, a: Unit, b: Unit, limit: f32) -> Option<Count> {
        self.bigrams.get(a.pair(b)).filter(|c| c.count <= limit * ROUNDING)
    }

    fn triple(&self, a: Unit, b: Unit, c: Unit, limit: f32) -> f32 {
        if limit == 0.0 {
            return 0.0;
        }
        let found = self.trigrams.get(a.triple(b, c)).map_or(0.0, |c| c.count);
        if found <= limit * ROUNDING { found } else { 0.0 }
    }
}

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
#[derive(Clone, Copy, Debug, Default)]
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

impl<'a> Gap<'a> {
    /// The gap between two units before and two behind.
    pub fn new(ngrams: &'a Ngrams, before: [Unit; 2], behind: [Unit; 2]) -> Self {
        let trust = |scale: &Scale, count: Option<Count>| count.map_or(0.0, |c| scale[c.level]);
        let count = |count: Option<Count>| count.map_or(0.0, |c| c.count);
        let [a, b] = before.map(|unit| ngrams.unigrams.get(unit.key()));
        let pair = ngrams.pair(before[0], before[1], count(a).min(count(b)));
        let [d, e] = behind.map(|unit| ngrams.unigrams.get(unit.key()));
        let of_d = count(d);
        let of_e = e.map_or(UNSEEN, |e| e.count);
        let next = (of_d, trust(&ngrams.bigram_weights, d));
        let both = count(ngrams.pair(behind[0], behind[1], of_d.min(of_e)));
        Self {
            ngrams,
            before,
            behind,
            first: (count(b), trust(&ngrams.bigram_weights, b)),
            pair_before: (count(pair), trust(&ngrams.trigram_weights, pair)),
            next,
            last: next.1 * ratio(both, of_d) + (1.0 - next.1) * of_e / ngrams.total,
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

    fn pairs(&self, Filler { unit, count }: Filler) -> [Option<Count>; 2] {
        let Self { ngrams, before: [_, b], behind: [d, _], .. } = *self;
        let Some(Count { count, .. }) = count else { return [None; 2] };
        let left = ngrams.pair(b, unit, self.first.0.min(count));
        let right = ngrams.pair(unit, d, count.min(self.next.0.max(UNSEEN)));
        [left, right]
    }

    fn fill_with(&self, filler: Filler, [left, right]: [Option<Count>; 2]) -> Filling {
        let Self { ngrams, before: [a, b], behind: [d, e], .. } = *self;
        let Filler { unit, count: own } = filler;
        let count = own.map_or(UNSEEN, |c| c.count);
        let (of_left, of_right) = (left.map_or(0.0, |c| c.count), right.map_or(0.0, |c| c.count));
        let triple = |x, y, z, limit| if limit > 0.0 { ngrams.triple(x, y, z, limit) } else { 0.0 };
        let outer = triple(a, b, unit, self.pair_before.0.min(of_left));
        let middle = triple(b, unit, d, of_left.min(of_right));
        let inner = triple(unit, d, e, of_right);
        let alone = count / ngrams.total;
        let next_alone = self.next.0.max(UNSEEN) / ngrams.total;
        let by_pair = self.first.1 * ratio(of_left, self.first.0) + (1.0 - self.first.1) * alone;
        let trust = |scale: &Scale, count: Option<Count>| count.map_or(0.0, |c| scale[c.level]);
        let own_trust = trust(&ngrams.bigram_weights, own);
        let next_by_pair = own_trust * ratio(of_right, count) + (1.0 - own_trust) * next_alone;
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

fn ratio(part: f32, whole: f32) -> f32 {
    if part > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}

/// The relative frequencies of a unit after its context, before they are mixed.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Of the unit alone; never 0.
    pub unigram: f32,
    /// After one unit.
    pub bigram: f32,
    /// The level of the count of that unit; none when it was never seen.
    pub bigram_level: Option<usize>,
    /// After two units.
    pub trigram: f32,
    /// The level of the count of the two; none when it was not kept.
    pub trigram_level: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::*;

    fn log_probability(words: [&str; 3]) -> f32 {
        let [a, b, c] = words.map(Unit::of);
        Model::french().ngrams.log_probability(a, b, c)
    }

    #[test]
    fn the_meant_word_is_likelier() {
        assert!(
            log_probability(["pour", "faire", "face"]) > log_probability(["pour", "faire", "race"])
        );
        assert!(log_probability(["l'", "union", "européenne"]) > -2.0);
        assert!(
            log_probability(["dans", "le", "même"]) > log_probability(["dans", "le", "mène"]) + 3.0
        );
    }

    #[test]
    fn a_gap_is_filled_as_a_row_is_read() {
        let ngrams = &Model::french().ngrams;
        for row in [
            "pour faire face à la",
            "des rues désertes et bouclées",
            "le zzz yyy xxx de",
            "il y a des mots",
        ] {
            let units: Vec<Unit> = row.split(' ').map(Unit::of).collect();
            let rows = units.windows(3);
            let read: f32 = rows.map(|row| ngrams.log_probability(row[0], row[1], row[2])).sum();
            let gap = Gap::new(ngrams, [units[0], units[1]], [units[3], units[4]]);
            let filling = gap.fill(ngrams.filler(units[2]));
            assert!((filling.log_probability - read).abs() < 0.01, "{row:?}: {filling:?} {read}");
        }
    }

    #[test]
    fn unseen_words_have_a_small_probability() {
        let p = log_probability(["zzz", "yyy", "xxx"]);
        assert!(p.is_finite() && p < -15.0, "{p}");
    }

    #[test]
    fn counts_fit_together() {
        let ngrams = &Model::french().ngrams;
        let [a, b, c] = ["il", "y", "a"].map(Unit::of);
        assert!(ngrams.trigram(a, b, c) > 1_000.0);
        assert!(ngrams.bigram(a, b) >= ngrams.trigram(a, b, c) / ROUNDING);
        assert!(ngrams.unigram(Unit::NUMBER) > 10_000.0 && ngrams.unigram(Unit::of("xqzw")) == 0.0);
    }
}
