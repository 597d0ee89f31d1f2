//! Which form fits the sentence: a log-linear model of a word given the words and word classes around it.
//!
//! For each feature of the context and each form there is a weight; the score of a form is the sum. The builder
//! learns the weights from clean text, where the form written has to win against the other forms it could
//! have been: inflections of its lemma, words that sound alike, words a misreading away. So *les positions …
//! tenues* learns from every noun that a participle agrees with across other words, which rows of words are too
//! short for. Weights lie in one table by hash, half a byte each; what shares a place shares a weight.

use super::format::{FormatError, Sections, read_f32s};
use super::lexicon::{Entry, Lexicon};
use super::unit::Unit;
use super::word_class::{WordClass, agreement, mix, parts};

/// The kind of the compiled file.
pub const KIND: &str = "gmmr";
/// The version of the compiled file that this library reads.
pub const VERSION: u32 = 1;

/// From this Zipf frequency on a word that is no noun and no adjective stands for itself in features.
const COMMON: f32 = 4.7;
/// From this one on any word does.
const VERY_COMMON: f32 = 5.5;

/// So far features look to the left.
const REACH: usize = 9;

/// One word of a sentence as the grammar sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// The word itself.
    pub word: u32,
    /// The word as weights are stored by: some share a number.
    shape: u32,
    /// The same where it is a common one, else its class.
    symbol: u32,
    /// Its class.
    pub class: WordClass,
    /// Its Zipf frequency.
    pub zipf: f32,
}

impl Word {
    /// What stands before the first word and behind the last.
    pub const EDGE: Self = Self::outside(Unit::START, parts::OTHER);

    /// A word of the lexicon.
    pub fn of(unit: Unit, entry: Entry, lexicon: &Lexicon) -> Self {
        let class = lexicon.word_class(entry);
        let (word, shape) = (high_bits(unit), low_bits(unit));
        let zipf = entry.zipf();
        let open = class.parts & (parts::NOUN | parts::ADJECTIVE) != 0;
        let itself = zipf >= if open { VERY_COMMON } else { COMMON };
        Self { word, shape, symbol: if itself { shape } else { class.tags }, class, zipf }
    }

    /// A word as [`super::context::spell`] writes it.
    pub fn spelled(spelled: &str, lexicon: &Lexicon) -> Self {
        let unit = Unit::of(spelled);
        match spelled {
            "<n>" => Self::outside(unit, parts::NUMBER),
            "<N>" => Self::outside(unit, parts::NAME),
            "<u>" | "%" | "€" => Self::outside(unit, 0),
            "<s>" | "</s>" | "," | ":" => Self::outside(unit, parts::OTHER),
            // dit-il: the class of il, told apart from it
            _ => match lexicon.get(spelled.strip_prefix('-').unwrap_or(spelled)) {
                Some(entry) => Self::of(unit, entry, lexicon),
                None => Self::outside(unit, 0),
            },
        }
    }

    /// A number in digits: below two it takes the singular, `1,74 gramme`, and a year takes none, `depuis 2017 membre`.
    pub fn number(written: &str) -> Self {
        let whole = written.split([',', '.']).next().unwrap_or_default();
        let one = matches!(whole, "0" | "1");
        let unit = if one { Unit::of("<1>") } else { Unit::NUMBER };
        let mut word = Self::outside(unit, parts::NUMBER);
        let number = match one {
            true => agreement::SINGULAR,
            false if is_year(written) => agreement::SINGULAR | agreement::PLURAL,
            false => agreement::PLURAL,
        };
        word.class.nominal = agreement::MASCULINE | agreement::FEMININE | number;
        word
    }

    /// A number that says which: it goes with anything, `le XIXe siècle`, `les 3es rencontres`.
    pub const fn ordinal() -> Self {
        let mut word = Self::outside(Unit::NUMBER, parts::NUMBER);
        word.class.nominal = agreement::OPEN;
        word
    }

    /// A mark, a number, a name or an unknown word.
    pub const fn outside(unit: Unit, parts: u16) -> Self {
        let (word, shape) = (high_bits(unit), low_bits(unit));
        Self { word, shape, symbol: shape, class: WordClass::outside(parts), zipf: 0.0 }
    }

    /// Whether it can be one of `parts`.
    pub const fn is(&self, parts: u16) -> bool {
        self.class.parts & parts != 0
    }
}

/// Whether a number in digits may be a year.
fn is_year(written: &str) -> bool {
    let digits = written.as_bytes();
    digits.len() == 4
        && digits.iter().all(u8::is_ascii_digit)
        && (digits[0] == b'1' || digits.starts_with(b"20"))
}

/// The [`Word::word`] of a unit. The low bits of a short word hang on its length and first letters alone.
pub const fn high_bits(unit: Unit) -> u32 {
    (unit.key() >> 32) as u32
}

/// What the weights of a unit are stored by.
const fn low_bits(unit: Unit) -> u32 {
    (unit.key() ^ unit.key() >> 32) as u32
}

/// How many features a context has.
pub const FEATURES: usize = 30;

/// The features of one place in a sentence, without the word that stands there.
#[derive(Clone, Copy, Debug)]
pub struct Context([u32; FEATURES]);

impl Context {
    /// The context of the word `at` in `sentence`.
    pub fn of(sentence: &[Word], at: usize) -> Self {
        let word = |offset: isize| {
            at.checked_add_signed(offset)
                .and_then(|i| sentence.get(i))
                .copied()
                .unwrap_or(Word::EDGE)
        };
        let [first, second, third, fourth] = [word(-1), word(-2), word(-3), word(-4)];
        let [next, after, last] = [word(1), word(2), word(3)];
        let left = Left::of(sentence, at);
        let right = right_noun(sentence, at);
        let pair = mix(first.symbol, second.symbol);
        let both = mix(next.symbol, after.symbol);
        let mut rows = [
            1,
            first.symbol,
            next.symbol,
            pair,
            mix(first.symbol, next.symbol),
            both,
            mix(pair, third.symbol),
            mix(pair, next.symbol),
            mix(first.symbol, both),
            second.symbol,
            after.symbol,
            first.shape,
            next.shape,
            mix(mix(pair, third.symbol), fourth.symbol),
            mix(pair, both),
            mix(first.class.tags, next.class.tags),
            left.determiner,
            left.noun,
            mix(left.noun, first.symbol),
            left.second_noun,
            left.subject,
            mix(left.subject, first.symbol),
            left.auxiliary,
            mix(left.auxiliary, left.subject),
            mix(left.auxiliary, left.head),
            mix(left.head, first.symbol),
            right,
            mix(right, first.symbol),
            mix(left.determiner, right),
            mix(both, last.symbol),
        ];
        for (row, number) in rows.iter_mut().zip(1..) {
            *row = mix(*row, number);
        }
        Self(rows)
    }
}

/// What stands to the left, beyond the next words.
#[derive(Default)]
struct Left {
    /// The nearest determiner, what agrees with it, and what parts it from here.
    determiner: u32,
    /// The same of the nearest noun.
    noun: u32,
    /// The same of the noun before.
    second_noun: u32,
    /// The nearest subject pronoun or relative pronoun, and how far it is.
    subject: u32,
    /// The nearest form of *avoir* or *être*, and what parts it from here.
    auxiliary: u32,
    /// The first noun or pronoun of the clause: mostly its subject.
    head: u32,
}

impl Left {
    fn of(sentence: &[Word], at: usize) -> Self {
        let mut left = Self::default();
        let mut path = 7;
        let mut steps = 0;
        let mut head = 0;
        for word in sentence[at.saturating_sub(REACH)..at].iter().rev() {
            let agreement = u32::from(word.class.nominal);
            let shape = mix(agreement, path);
            if word.is(parts::DETERMINER) {
                if left.determiner == 0 {
                    left.determiner = mix(shape, 1);
                }
                head = mix(agreement, 3);
            }
            let is_noun = word.class.noun != 0 && !word.is(parts::DETERMINER | parts::PREPOSITION)
                || word.class.parts & parts::NAME != 0;
            if is_noun {
                let noun = u32::from(word.class.noun);
                if left.noun == 0 {
                    left.noun = mix(mix(noun, path), 2);
                } else if left.second_noun == 0 {
                    left.second_noun = mix(mix(noun, left.noun), u32::from(word.class.parts));
                }
            }
            if word.is(parts::SUBJECT)
                || word.class.parts & parts::PRONOUN != 0 && word.zipf > COMMON
            {
                if left.subject == 0 {
                    left.subject = mix(word.shape, steps);
                }
                head = mix(word.shape, 4);
            }
            if left.auxiliary == 0 && is_auxiliary(word) {
                left.auxiliary = mix(word.shape, path);
            }
            if word.class.parts == parts::OTHER && word.class.noun == 0 && !word.is(parts::NAME) {
                // a comma or a full stop ends the clause
                if steps > 0 {
                    break;
                }
            }
            steps += 1;
            if steps <= 5 {
                path = mix(path, u32::from(word.class.parts));
            }
        }
        left.head = head;
        left
    }
}

/// Whether a word is a very common verb and no noun: a form of *avoir* or *être*, mostly.
fn is_auxiliary(word: &Word) -> bool {
    word.is(parts::FINITE) && word.zipf > 4.9
}

/// What agrees with the nearest noun to the right, and what parts it from here.
fn right_noun(sentence: &[Word], at: usize) -> u32 {
    let mut path = 11;
    for word in sentence.iter().skip(at + 1).take(4) {
        if word.class.noun != 0 && !word.is(parts::DETERMINER | parts::PREPOSITION | parts::ADVERB)
        {
            return mix(u32::from(word.class.noun & agreement::OPEN), path);
        }
        path = mix(path, u32::from(word.class.parts));
    }
    0
}

/// The places of the weights of a form in a context: for what it is, and for how it is inflected.
pub fn places(context: &Context, form: &Word, bits: u32) -> impl Iterator<Item = usize> {
    let forms = keys(form);
    let shift = 32 - bits;
    context
        .0
        .into_iter()
        .flat_map(move |feature| forms.map(|form| (mix(feature, form) >> shift) as usize))
}

/// Levels that weights are rounded to; a weight is the number of its level, in four bits.
pub const LEVELS: usize = 16;

/// What a form is to the weights: itself or its class, and how it is inflected.
const fn keys(form: &Word) -> [u32; 2] {
    [form.symbol, form.class.inflection ^ 0x5851_F42D]
}

/// The compiled weights.
#[derive(Clone, Debug)]
pub struct Grammar {
    /// Two weights a byte, the first in the low bits.
    weights: &'static [u8],
    bits: u32,
    /// What the two levels in each byte are worth, in nats.
    pairs: [[f32; 2]; 256],
}

/// The table of the library has so many places, as a power of two.
const BITS: u32 = 22;

impl Grammar {
    /// Reads compiled weights where they lie.
    ///
    /// # Errors
    /// When the bytes are no such weights, of another version, or damaged.
    pub fn load(bytes: &'static [u8]) -> Result<Self, FormatError> {
        let mut sections = Sections::open(bytes, KIND, VERSION)?;
        let levels: [f32; LEVELS] = read_f32s(sections.next("levels")?)?;
        let weights = sections.next("weights")?;
        if !weights.len().is_power_of_two() {
            return Err(FormatError::Damaged { part: "weights" });
        }
        let pairs = std::array::from_fn(|byte| [levels[byte % LEVELS], levels[byte / LEVELS]]);
        Ok(Self { weights, bits: weights.len().trailing_zeros() + 1, pairs })
    }

    /// How well a form fits a context, in nats, however common it is: only differences between forms mean something.
    pub fn score(&self, context: &Context, form: &Word) -> f32 {
        let forms = keys(form);
        // of the size that the library has, every place is known to lie in the table
        match <&[u8; 1 << (BITS - 1)]>::try_from(self.weights) {
            Ok(weights) => self.add_up(context, forms, BITS, |byte| weights[byte]),
            Err(_) => self.add_up(context, forms, self.bits, |byte| {
                self.weights.get(byte).copied().unwrap_or_default()
            }),
        }
    }

    #[inline]
    fn add_up(
        &self,
        context: &Context,
        [symbol, inflection]: [u32; 2],
        bits: u32,
        byte: impl Fn(usize) -> u8,
    ) -> f32 {
        let shift = 32 - bits;
        // the table is larger than the caches: all places are known before the first weight has come
        let mut places = [[0; 2]; FEATURES];
        for (places, feature) in places.iter_mut().zip(&context.0) {
            *places = [mix(*feature, symbol) >> shift, mix(*feature, inflection) >> shift];
        }
        let weight =
            |place: u32| self.pairs[usize::from(byte(place as usize / 2))][place as usize % 2];
        let (mut symbols, mut inflections) = (0.0, 0.0);
        for [symbol, inflection] in places {
            symbols += weight(symbol);
            inflections += weight(inflection);
        }
        symbols + inflections
    }
}
