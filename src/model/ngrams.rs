//! How often words follow one another: counts of one, two and three units, and a probability made from them.
//!
//! The counts lie in maps of some bits an entry (see [`super::fuse`]), each count as one of a few levels on a logarithmic
//! scale. The more rows there are, the fewer bits each has: a row of three is believed only where its pairs were met.

use std::cell::Cell;

use super::format::{FormatError, Sections, read_f32s};
use super::fuse::FuseMap;
use super::unit::Unit;

/// The kind of a compiled context model.
pub const KIND: &str = "gram";
/// The version of the compiled context model that this library reads.
pub const VERSION: u32 = 4;

/// Levels that counts of one unit are rounded to; the weights of rows of two hang on them.
pub const UNIGRAM_LEVELS: usize = 64;
/// Levels that counts of two units are rounded to; the weights of rows of three hang on them.
pub const BIGRAM_LEVELS: usize = 24;
/// Levels that counts of three units are rounded to.
pub const TRIGRAM_LEVELS: usize = 8;
/// Bits of a count of one unit: a unit never counted is found once in 1024 times.
pub const UNIGRAM_BITS: usize = 16;
/// Bits of a count of two units: a pair never counted is found once in 170 times.
pub const BIGRAM_BITS: usize = 12;
/// Bits of a count of three units: a row never counted is found once in 64 times.
pub const TRIGRAM_BITS: usize = 9;

/// A count made this many times too big by rounding alone, of its own and of what it is held against, is still believed.
const ROUNDING: f32 = 2.5;
/// The count of a unit that was never seen; a word of the lexicon may still be meant.
pub(super) const UNSEEN: f32 = 0.5;

/// So many counts a thread remembers, each as long as no other takes its place: a read of a map is four of distant memory,
/// and the same few thousand rows are asked for again and again.
const REMEMBERED: usize = 1 << 16;

/// What stands for a row that was not counted.
const UNCOUNTED: u64 = 0xFF;

thread_local! {
    /// Pairs of places, by the high bits of the key; what was asked for last comes first. A place holds the key in all bits but the
    /// low eight, and the level in those; at first a key that belongs elsewhere.
    static LEVELS_OF: Box<[[Cell<u64>; 2]]> =
        (0..REMEMBERED as u64 / 2).map(|pair| [0; 2].map(|_| Cell::new(!pair << 57))).collect();
}

/// The level of a key, as `look_up` finds it, or found before.
#[inline]
fn recall(key: u64, look_up: impl FnOnce() -> Option<u8>) -> Option<u8> {
    LEVELS_OF.with(|levels| {
        let pair = key >> (u64::BITS + 1 - REMEMBERED.trailing_zeros());
        let Some([last, before]) = levels.get(pair as usize) else { return look_up() };
        let mut known = last.get();
        if known & !0xFF != key << 8 {
            let other = before.replace(known);
            known = if other & !0xFF == key << 8 {
                other
            } else {
                key << 8 | look_up().map_or(UNCOUNTED, u64::from)
            };
            last.set(known);
        }
        let level = known & 0xFF;
        (level != UNCOUNTED).then_some(level as u8)
    })
}

#[derive(Debug)]
struct Counts<const BITS: usize, const VALUES: usize> {
    map: FuseMap<BITS, VALUES>,
    /// The count that each level stands for.
    scale: [f32; VALUES],
    /// The least of them.
    least: f32,
}

impl<const BITS: usize, const VALUES: usize> Counts<BITS, VALUES> {
    fn load(sections: &mut Sections) -> Result<Self, FormatError> {
        let scale: [f32; VALUES] = read_f32s(sections.next("scale")?)?;
        Ok(Self {
            least: scale.into_iter().fold(f32::MAX, f32::min),
            scale,
            map: FuseMap::load(sections.next("map of counts")?)?,
        })
    }

    fn get(&self, key: u64) -> Option<Count> {
        let level = recall(key ^ self.map.salt(), || self.map.get(key))?;
        Some(Count { level, count: self.scale[usize::from(level)] })
    }

    /// The same, unless it is above what its parts allow: where every count would be, none is looked up.
    #[inline]
    fn get_within(&self, key: u64, limit: f32) -> Option<Count> {
        if self.least > limit * ROUNDING { None } else { believed(self.get(key), limit) }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    level: u8,
    pub(super) count: f32,
}

impl Count {
    /// How far to trust what begins with what was counted.
    pub(super) const fn trust<const LEVELS: usize>(self, weights: &[f32; LEVELS]) -> f32 {
        weights[self.level as usize]
    }
}

/// The compiled context model.
#[derive(Debug)]
pub struct Ngrams {
    total: f32,
    unigrams: Counts<UNIGRAM_BITS, UNIGRAM_LEVELS>,
    bigrams: Counts<BIGRAM_BITS, BIGRAM_LEVELS>,
    trigrams: Counts<TRIGRAM_BITS, TRIGRAM_LEVELS>,
    /// By the level of the unit before: how far to trust the bigram.
    pub(super) bigram_weights: [f32; UNIGRAM_LEVELS],
    /// By the level of the two units before: how far to trust the trigram.
    pub(super) trigram_weights: [f32; BIGRAM_LEVELS],
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
        self.triple(a, b, c, limit).map_or(0.0, |c| c.count)
    }

    /// Whether two units in a row were counted. Quicker than [`bigram`](Self::bigram), and wrong once in 170 times.
    pub fn has_bigram(&self, a: Unit, b: Unit) -> bool {
        self.counted_pair(a, b).is_some()
    }

    /// The natural logarithm of the probability that `c` follows `a b`.
    ///
    /// Trigram, bigram and unigram, each weighed by how often its context was seen.
    pub fn log_probability(&self, a: Unit, b: Unit, c: Unit) -> f32 {
        self.behind(a, b).log_probability(c)
    }

    /// What is known of whatever follows `a b`.
    pub fn behind(&self, a: Unit, b: Unit) -> Behind<'_> {
        let before = self.unigrams.get(b.key());
        let of_b = before.map_or(0.0, |b| b.count);
        let context = self.pair(a, b, self.unigram(a).min(of_b));
        Behind { ngrams: self, units: [a, b], before, context }
    }

    /// The natural logarithm of the probability that `row` follows the units `before`.
    pub fn log_probability_of(
        &self,
        before: [Unit; 2],
        row: impl IntoIterator<Item = Unit>,
    ) -> f32 {
        let mut behind = self.behind(before[0], before[1]);
        let mut sum = 0.0;
        for unit in row {
            sum += behind.take(unit);
        }
        sum
    }

    /// The relative frequencies that [`Ngrams::log_probability`] mixes, and the levels their weights hang on.
    pub fn parts(&self, a: Unit, b: Unit, c: Unit) -> Parts {
        self.behind(a, b).parts(c)
    }

    /// What was counted of a unit, of two in a row and of three, whatever the counts of their parts are.
    pub(super) fn counted(&self, a: Unit) -> Option<Count> {
        self.unigrams.get(a.key())
    }

    pub(super) fn counted_pair(&self, a: Unit, b: Unit) -> Option<Count> {
        self.bigrams.get(a.pair(b))
    }

    pub(super) fn counted_triple(&self, a: Unit, b: Unit, c: Unit) -> Option<Count> {
        self.trigrams.get(a.triple(b, c))
    }

    /// Relative frequencies as one, each weighed by how often its context was seen.
    fn mixed(&self, parts: &Parts) -> f32 {
        let weight = |weights: &[f32], level: Option<usize>| level.map_or(0.0, |l| weights[l]);
        let second = weight(&self.bigram_weights, parts.bigram_level);
        let third = weight(&self.trigram_weights, parts.trigram_level);
        let two = second * parts.bigram + (1.0 - second) * parts.unigram;
        third * parts.trigram + (1.0 - third) * two
    }

    /// The same of two and of three, unless it is above what the counts of their parts allow.
    #[inline]
    pub(super) fn pair(&self, a: Unit, b: Unit, limit: f32) -> Option<Count> {
        self.bigrams.get_within(a.pair(b), limit)
    }

    #[inline]
    pub(super) fn triple(&self, a: Unit, b: Unit, c: Unit, limit: f32) -> Option<Count> {
        if limit > 0.0 { self.trigrams.get_within(a.triple(b, c), limit) } else { None }
    }
}

/// Two units in a row, and what was counted of them: many may be asked about that follow.
#[derive(Clone, Copy, Debug)]
pub struct Behind<'a> {
    ngrams: &'a Ngrams,
    units: [Unit; 2],
    /// Of the second.
    before: Option<Count>,
    /// Of both.
    context: Option<Count>,
}

/// A unit that is asked about behind many paths, with what was looked up of it.
#[derive(Clone, Copy, Debug)]
pub struct Next {
    unit: Unit,
    known: Option<Known>,
}

/// What was counted of a unit, and of it behind another.
#[derive(Clone, Copy, Debug)]
struct Known {
    behind: Unit,
    counts: [Option<Count>; 2],
    /// The logarithm of its relative frequency.
    alone: f32,
}

impl Next {
    /// A unit of which nothing was looked up yet.
    #[inline]
    pub const fn of(unit: Unit) -> Self {
        Self { unit, known: None }
    }
}

impl Behind<'_> {
    /// The two units.
    #[inline]
    pub const fn units(&self) -> [Unit; 2] {
        self.units
    }

    /// The natural logarithm of the probability that `c` follows; see [`Ngrams::log_probability`].
    pub fn log_probability(&self, c: Unit) -> f32 {
        let mut behind = *self;
        behind.take(c)
    }

    /// The same, and steps behind `c`: what was looked up of it is not asked for again.
    #[inline]
    pub fn take(&mut self, c: Unit) -> f32 {
        self.step(c, self.counts(c))
    }

    /// The same, with what is known of the unit: paths with the same last unit look up the same.
    #[inline]
    pub fn take_next(&mut self, next: &mut Next) -> f32 {
        let Known { counts, .. } = self.known(next);
        self.step(next.unit, counts)
    }

    /// What [`take_next`](Self::take_next) may say at most: what was never counted behind the last unit is no likelier than it is
    /// alone.
    #[inline]
    pub fn at_most(&self, next: &mut Next) -> f32 {
        /// More than rounding makes of it.
        const ROUNDED: f32 = 0.01;
        match self.known(next) {
            Known { counts: [_, None], alone, .. } => alone + ROUNDED,
            _ => 0.0,
        }
    }

    /// What was counted of a unit that is asked about, and of the last unit and it.
    #[inline]
    fn known(&self, next: &mut Next) -> Known {
        let behind = self.units[1];
        let known = match next.known {
            Some(known) if known.behind == behind => return known,
            Some(Known { counts: [of_c, _], alone, .. }) => {
                Known { behind, counts: [of_c, self.pair_with(next.unit, of_c)], alone }
            }
            None => {
                let counts = self.counts(next.unit);
                Known { behind, counts, alone: self.alone(counts[0]).ln() }
            }
        };
        next.known = Some(known);
        known
    }

    /// The relative frequency of a unit of which so much was counted.
    #[inline]
    fn alone(&self, count: Option<Count>) -> f32 {
        count.map_or(UNSEEN, |c| c.count) / self.ngrams.total
    }

    /// Steps behind `c`, of which and of the last unit with which so much was counted.
    #[inline]
    fn step(&mut self, c: Unit, [of_c, pair]: [Option<Count>; 2]) -> f32 {
        let probability = self.ngrams.mixed(&self.parts_with(c, of_c, pair));
        self.units = [self.units[1], c];
        self.before = of_c;
        // of what was never counted no row is believed
        self.context = pair.filter(|_| of_c.is_some());
        probability.ln()
    }

    fn parts(&self, c: Unit) -> Parts {
        let [of_c, pair] = self.counts(c);
        self.parts_with(c, of_c, pair)
    }

    /// What was counted of `c`, and of the last unit and it.
    #[inline]
    fn counts(&self, c: Unit) -> [Option<Count>; 2] {
        let of_c = self.ngrams.counted(c);
        [of_c, self.pair_with(c, of_c)]
    }

    /// What was counted of the last unit and `c`, of which so much was counted alone.
    #[inline]
    fn pair_with(&self, c: Unit, of_c: Option<Count>) -> Option<Count> {
        let of_b = self.before.map_or(0.0, |b| b.count);
        let limit = of_b.min(of_c.map_or(UNSEEN, |c| c.count));
        self.ngrams.pair(self.units[1], c, limit)
    }

    #[inline]
    fn parts_with(&self, c: Unit, of_c: Option<Count>, pair: Option<Count>) -> Parts {
        let Self { ngrams, units: [a, b], before, context } = *self;
        let last = pair.map_or(0.0, |p| p.count);
        let in_context = context.map_or(0.0, |p| p.count);
        let three = if last > 0.0 { ngrams.triple(a, b, c, in_context.min(last)) } else { None };
        let three = three.map_or(0.0, |c| c.count);
        Parts {
            unigram: self.alone(of_c),
            bigram: ratio(last, before.map_or(0.0, |b| b.count)),
            bigram_level: before.map(|b| usize::from(b.level)),
            trigram: ratio(three, in_context),
            trigram_level: context.map(|p| usize::from(p.level)),
        }
    }
}

/// A count, unless it is above what its parts allow: a key that is not in a map may be taken for one that is.
pub(super) fn believed(count: Option<Count>, limit: f32) -> Option<Count> {
    count.filter(|c| c.count <= limit * ROUNDING)
}

pub(super) fn ratio(part: f32, whole: f32) -> f32 {
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
        assert!(log_probability(["l'", "union", "européenne"]) > -2.5);
        assert!(
            log_probability(["dans", "le", "même"]) > log_probability(["dans", "le", "mène"]) + 3.0
        );
    }

    #[test]
    fn unseen_words_have_a_small_probability() {
        let p = log_probability(["zzz", "yyy", "xxx"]);
        assert!(p.is_finite() && p < -15.0, "{p}");
    }

    #[test]
    fn step_by_step_is_the_same() {
        let ngrams = &Model::french().ngrams;
        let row = ["le", "xqzw", "de", "la", "république", "xqzw", "xqzw", "le", "chat", ","];
        let mut behind = ngrams.behind(Unit::START, Unit::START);
        for unit in row.map(Unit::of) {
            let [a, b] = behind.units();
            let mut next = Next::of(unit);
            ngrams.behind(b, a).take_next(&mut next);
            assert!(behind.at_most(&mut next) >= ngrams.log_probability(a, b, unit));
            assert_eq!(
                [behind.clone().take_next(&mut next), behind.take(unit)].map(f32::to_bits),
                [ngrams.log_probability(a, b, unit).to_bits(); 2]
            );
        }
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
