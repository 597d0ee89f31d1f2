//! A determiner of the other number than its noun: `dans les usine`, `aucune étoiles`, `deux carte`.
//!
//! # What it repairs
//! A determiner, or a number in letters, right before a noun that can only be of the other number, or with an adjective in between.
//! The noun or the determiner takes the other number, whichever the rows of words like better.
//!
//! # Why it happens
//! The *s* of the plural is not heard.
//!
//! # What it leaves alone
//! What may be a verb behind its object, `il les montre`; names of two nouns, `les fan zones`; numbers that end in one, `trente et
//! un milles`; what another word in the place of either makes as likely: `des lundi` may be `dès lundi`.

use super::super::Decision;
use super::super::alternatives::Likeness;
use super::super::closed_words::words;
use super::super::lattice::score_in_context;
use super::super::standing::{is_joined, plain};
use super::super::weigh::others_of;
use super::group::{GENDER, NUMBER};
use super::row::Row;
use crate::edit::Reason;
use crate::model::Unit;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};

/// How often that is right among what it finds.
const SURE: f32 = 0.9;

/// Determiners of one, those of many that they are written for, and what that costs, in nats.
const PAIRS: &[(&str, &str, f32)] = &[
    ("le", "les", 4.0),
    ("la", "les", 5.0),
    ("l'", "les", 6.0),
    ("un", "des", 7.0),
    ("une", "des", 7.0),
    ("ce", "ces", 4.0),
    ("cet", "ces", 5.0),
    ("cette", "ces", 6.0),
    ("mon", "mes", 5.0),
    ("ma", "mes", 5.0),
    ("ton", "tes", 5.0),
    ("ta", "tes", 5.0),
    ("son", "ses", 5.0),
    ("sa", "ses", 5.0),
    ("notre", "nos", 5.0),
    ("votre", "vos", 5.0),
    ("leur", "leurs", 1.8),
    ("au", "aux", 1.8),
    ("du", "des", 5.0),
    ("quel", "quels", 1.8),
    ("quelle", "quelles", 1.8),
];
/// Determiners of one without any of many, and the other way round.
const ONE: [&str; 3] = ["aucun", "aucune", "chaque"];
#[rustfmt::skip]
const MANY: [&str; 15] = [
    "plusieurs", "quelques", "certains", "certaines", "différents", "différentes", "deux", "trois",
    "quatre", "cinq", "six", "sept", "huit", "dix", "vingt",
];

/// What stands before verbs too.
const CLITICS: [&str; 5] = ["le", "la", "l'", "les", "leur"];
/// What a number goes on behind, or stands for those it counts: `trente et un`, `tous deux partie`.
const COUNTED: [u32; 3] = words(["et", "tous", "toutes"]);

/// Rarer nouns may be of other languages, where the plural is another.
const COMMON: f32 = 2.0;

/// What is written costs so much where the two were never counted side by side, in nats.
const UNMET: f32 = 3.0;
/// The best must be better than the next by so much, in nats: another noun, another determiner.
const LEAD: f32 = 0.5;
const LEAD_OF_DETERMINER: f32 = 4.0;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    if goes_on(row, at)? {
        return None;
    }
    let determiner = plain(row.written(at)).replace('’', "'");
    let number = number_of(&determiner).filter(|_| row.is_plain(at))?;
    let before = at.checked_sub(1).and_then(|before| row.word(before));
    let counts = row.word(at)?.is(parts::NUMBER) || matches!(&*determiner, "un" | "une");
    if counts && before.is_some_and(|word| COUNTED.contains(&word.word)) {
        return None;
    }
    // dans les montre: no verb, behind a preposition
    let is_led =
        before.is_some_and(|word| word.class.parts & !parts::DETERMINER == parts::PREPOSITION);
    let verb = if CLITICS.contains(&&*determiner) && !is_led { 0 } else { parts::FINITE };
    let noun = noun(row, at, number, verb)?;
    let other = Readings::of(row, [at, noun], number)?.best(&determiner)?;
    let replacement = row.cased(other.0, &other.1);
    row.replace([other.0; 2], replacement, Reason::RealWord, SURE)
}

/// Whether what stands behind the determiner `at` is of its number, as it mostly is.
fn goes_on(row: &Row<'_>, at: usize) -> Option<bool> {
    let [own, next] = [row.word(at)?, row.word(at + 1)?];
    let number = if own.is(parts::NUMBER) { agreement::PLURAL } else { own.class.nominal & NUMBER };
    // la is a note too, which has both
    let is_of_it = number != NUMBER && next.class.nominal & number != 0;
    Some(next.class.nominal == 0 || is_of_it && next.class.parts != parts::ADJECTIVE)
}

/// The number of a determiner, if it has but one.
fn number_of(determiner: &str) -> Option<u8> {
    let of_one = ONE.contains(&determiner) || PAIRS.iter().any(|(one, ..)| *one == determiner);
    let of_many =
        MANY.contains(&determiner) || PAIRS.iter().any(|(_, many, _)| *many == determiner);
    match [of_one, of_many] {
        [true, false] => Some(agreement::SINGULAR),
        [false, true] => Some(agreement::PLURAL),
        _ => None,
    }
}

/// The noun of the determiner `at` if it can only be of another number; `verb` is what else it may be.
fn noun(row: &Row<'_>, at: usize, number: u8, verb: u16) -> Option<usize> {
    const NOMINAL: u16 = parts::NOUN | parts::ADJECTIVE | parts::PAST_PARTICIPLE;
    let next = |at: usize| {
        let beside = row.is_lower(at) && matches!(row.gap(at - 1), " " | "");
        row.word(at).filter(|_| beside)
    };
    let clashes = |word: Word| {
        word.class.noun != 0
            && word.class.parts & !(NOMINAL | verb) == 0
            && word.class.nominal & number == 0
            && word.zipf > COMMON
    };
    let first = next(at + 1)?;
    let is_adjective =
        first.class.parts == parts::ADJECTIVE && first.class.nominal & NUMBER == number;
    let noun = if is_adjective { at + 2 } else { at + 1 };
    next(noun).filter(|word| clashes(*word))?;
    // les fan zones
    let is_first = row.gap(noun) == " "
        && row.word(noun + 1).is_some_and(|word| {
            const QUALITY: u16 = parts::ADJECTIVE | parts::PAST_PARTICIPLE;
            word.class.noun & number != 0 && !word.is(QUALITY)
        });
    let text = row.path.sentence.text();
    let is_whole = (at..=noun).all(|at| row.token(at).is_some_and(|token| !is_joined(text, token)));
    (!is_first && is_whole && !row.written(noun).contains('-')).then_some(noun)
}

/// What may have been meant by a determiner and its noun.
struct Readings<'a> {
    row: &'a Row<'a>,
    /// The determiner and the noun.
    at: [usize; 2],
    /// The number of the determiner.
    number: u8,
    before: [Unit; 2],
    units: Vec<Unit>,
    behind: [Unit; 2],
}

impl<'a> Readings<'a> {
    fn of(row: &'a Row<'a>, at: [usize; 2], number: u8) -> Option<Self> {
        let [first, last] = at;
        let places: Option<Vec<usize>> = (first..=last).map(|at| row.place(at)).collect();
        let places = places?;
        let [from, to] = [*places.first()?, *places.last()?];
        Some(Self {
            row,
            at,
            number,
            before: [row.unit(from - 2), row.unit(from - 1)],
            units: places.iter().map(|place| row.unit(*place)).collect(),
            behind: [row.unit(to + 1), row.unit(to + 2)],
        })
    }

    /// What the rows of words say with another unit in the place of word `at`.
    fn score(&self, at: usize, unit: Unit) -> f32 {
        let mut units = self.units.clone();
        units[at - self.at[0]] = unit;
        score_in_context(&self.row.model().ngrams, self.before, &units, &self.behind)
    }

    /// The word to be changed and what it becomes, if that is likelier than anything else.
    fn best(&self, determiner: &str) -> Option<(usize, String)> {
        let [at, noun] = self.at;
        let (model, reader) = (self.row.model(), self.row.path.sentence.reader);
        let class = self.row.word(noun)?.class;
        let met = model.ngrams.has_bigram(*self.units.get(noun - at - 1)?, *self.units.last()?);
        let unmet = if met { 0.0 } else { UNMET };
        let mut rival = self.score(at, self.units[0]) - unmet;
        let mut readings: Vec<(f32, usize, String)> = Vec::new();
        let form = plain(self.row.written(noun));
        for other in others_of(reader, &form).all(model, &form) {
            let score = self.score(noun, other.unit) - f32::from(other.cost) / 100.0;
            let shared = other.word.class.nominal & class.nominal;
            if other.likeness == Likeness::Inflection
                && other.word.class.nominal & self.number != 0
                && shared & GENDER != 0
            {
                readings.push((score, noun, other.form.clone()));
            } else {
                rival = rival.max(score);
            }
        }
        if readings.is_empty() {
            return None;
        }
        for other in others_of(reader, determiner).all(model, determiner) {
            rival = rival.max(self.score(at, other.unit) - f32::from(other.cost) / 100.0);
        }
        for (one, many, cost) in PAIRS {
            let other = match [*one == determiner, *many == determiner] {
                [true, _] => many,
                [_, true] => one,
                _ => continue,
            };
            let score = self.score(at, Unit::of(other)) - cost;
            readings.push((score, at, (*other).to_owned()));
        }
        readings.sort_by(|a, b| b.0.total_cmp(&a.0));
        let next = readings.get(1).map_or(rival, |next| next.0.max(rival));
        let (score, place, form) = readings.swap_remove(0);
        let lead = if place == at { LEAD_OF_DETERMINER } else { LEAD };
        (score - next >= lead).then_some((place, form))
    }
}
