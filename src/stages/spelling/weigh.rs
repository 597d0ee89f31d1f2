//! What a word of the lexicon may stand in place of, weighed: each alternative by the rows of words around it, by the
//! grammar, and by how it goes with the words that ask for a form.

use super::agreement::is_said_of_anyone;
use super::alternatives::{Alternative, Likeness, SOUNDS_ALIKE, alternatives};
use super::decide::Place;
use super::fit::{Fit, Spot};
use super::lattice::score_in_context;
use super::memo::{Alternatives, recall_alternatives};
use super::readings::{Reader, Reading};
use super::real_words::{Around, Question};
use super::reasons::reason_of;
use super::standing::plain;
use super::support::{has_object, is_shared};
use crate::edit::Reason;
use crate::model::calibration::REAL_WORDS;
use crate::model::grammar::{Context, Word, low_bits};
use crate::model::ngrams::{Filling, Gap};
use crate::model::word_class::{WordClass, agreement, parts};
use crate::model::{Ngrams, Unit};
use crate::text::Casing;

/// What the rows of words count, and what the channel asks, beside the grammar, where alternatives are ranked.
const ROWS: f32 = 0.7;
const COST: f32 = 0.013;
const FREQUENCY: f32 = 2.5;

/// What a partner more that a form goes with counts there, in nats.
const MENDS: f32 = 5.0;

/// Alternatives that rank further below the word as written are not asked about: before the grammar is, and in the end.
const LEAST_BEFORE_GRAMMAR: f32 = -7.0;
const LEAST: f32 = -3.0;

/// So far before a plural *et* may make it one; or *ainsi que*, or *avec*.
const COORDINATED: usize = 16;
const AND: [u32; 5] = [
    low_bits(Unit::of("et")),
    low_bits(Unit::of("ou")),
    low_bits(Unit::of("ni")),
    low_bits(Unit::of("ainsi")),
    low_bits(Unit::of("avec")),
];

/// The best other reading of a word, and what speaks for it.
pub(super) struct Weighed {
    pub reading: Reading,
    pub alternatives: Vec<String>,
    likeness: Likeness,
    /// How much better the rows of words like it than the word as written, in nats.
    rows: f32,
    /// How much better the grammar likes it.
    grammar: f32,
    gap: f32,
    read: Filling,
    /// How much better the grammar likes the best alternative of the same word than the word as written.
    inflection: f32,
    /// How the word as written goes with the others of its sentence, and how the reading does.
    fit: [Fit; 2],
    /// What changes of an inflected word.
    change: Change,
    /// Whether both can be the same part of speech.
    same_part: bool,
    /// Whether both can be nouns of one gender and number.
    both_nouns: bool,
    /// Whether both can be just the same, so that the grammar cannot tell them apart.
    same_class: bool,
}

/// What tells two forms of a word apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// Gender or number: `grande`, `grandes`.
    Nominal,
    /// The person of a verb: `prépare`, `préparent`.
    Person,
    /// The form of a verb: `préparer`, `préparé`.
    Form,
}

impl Change {
    const fn between(a: WordClass, b: WordClass) -> Self {
        const NOMINAL: u16 = parts::NOUN | parts::ADJECTIVE | parts::PAST_PARTICIPLE;
        if a.parts & b.parts & NOMINAL != 0 || a.nominal != 0 && b.nominal != 0 {
            Self::Nominal
        } else if a.parts & b.parts & parts::FINITE != 0 && a.persons & b.persons == 0 {
            Self::Person
        } else {
            Self::Form
        }
    }
}

/// One of the alternatives while they are compared.
struct Scored<'a> {
    total: f32,
    rows: f32,
    grammar: f32,
    filling: Filling,
    other: Other<'a>,
}

enum Other<'a> {
    Form(&'a Alternative),
    Reading(Reading),
}

/// The best alternative of a word, if one is better than the word.
pub(super) fn weigh(reader: &Reader<'_>, question: &Question<'_>) -> Option<Weighed> {
    let Question { ref word, own, around, gap, written, ref spot, .. } = *question;
    let casing = question.token.casing;
    let model = reader.model();
    let others = recall_alternatives(model, word, || Alternatives {
        forms: alternatives(model, word),
        of_two_words: !readings(reader, word, casing).is_empty(),
    });
    let own_fit = Fit::of(spot, own.class);
    let mut scored = Vec::new();
    for other in &others.forms {
        let inflected = other.likeness == Likeness::Inflection;
        let filling =
            if inflected { Some(gap.fill(other.filler)) } else { gap.fill_met(other.filler) };
        let Some(filling) = filling else { continue };
        let rows = filling.log_probability - written.log_probability;
        let total =
            ROWS * rows + FREQUENCY * (other.word.zipf - own.zipf) - COST * f32::from(other.cost);
        if total < LEAST_BEFORE_GRAMMAR
            || inflected && is_free_to_choose(spot, &own_fit, own.class, other.word.class)
        {
            continue;
        }
        scored.push(Scored { total, rows, grammar: 0.0, filling, other: Other::Form(other) });
    }
    let mut inflection = -5.0_f32;
    if !scored.is_empty() {
        let context = Context::of(spot.words, spot.at);
        let own_grammar = model.grammar.score(&context, &own);
        for scored in &mut scored {
            let Other::Form(other) = scored.other else { continue };
            scored.grammar = model.grammar.score(&context, &other.word) - own_grammar;
            scored.total += scored.grammar;
            if other.likeness != Likeness::Slip {
                let fit = Fit::of(spot, other.word.class);
                scored.total += MENDS * (own_fit.mended_by(fit) - own_fit.worsened_by(fit));
            }
            if other.likeness == Likeness::Inflection {
                inflection = inflection.max(scored.grammar);
            }
        }
    }
    let of_two_words = others.of_two_words.then(|| readings(reader, word, casing));
    for reading in of_two_words.into_iter().flatten() {
        let rows = score_in_context(&model.ngrams, around.before, &reading.units, &around.behind)
            - written.log_probability;
        let total = ROWS * rows - COST * f32::from(reading.cost);
        let [.., first, last] = reading.units[..] else { continue };
        let filling = Gap::new(&model.ngrams, [around.before[1], first], around.behind)
            .fill(model.ngrams.filler(last));
        scored.push(Scored { total, rows, grammar: 0.0, filling, other: Other::Reading(reading) });
    }
    scored
        .sort_unstable_by(|a, b| b.total.total_cmp(&a.total).then_with(|| a.form().cmp(b.form())));
    let best = scored.first().filter(|s| s.total > LEAST)?;
    if is_one_too_many(&model.ngrams, around, own, spot, best.filling.log_probability) {
        return None;
    }
    let lead = scored.get(1).map_or(10.0, |second| best.total - second.total);
    let reading = best.reading(word, casing);
    let class = match &best.other {
        Other::Form(form) => form.word.class,
        Other::Reading(_) => WordClass::default(),
    };
    Some(Weighed {
        fit: [own_fit, Fit::of(spot, class)],
        change: Change::between(own.class, class),
        same_part: own.class.parts & class.parts != 0,
        both_nouns: is_shared(own.class.noun, class.noun),
        same_class: own.class.tags == class.tags,
        alternatives: scored[1..].iter().take(3).map(|s| casing.apply(s.form())).collect(),
        likeness: match best.other {
            Other::Form(form) => form.likeness,
            Other::Reading(_) => Likeness::Sound,
        },
        rows: best.rows,
        grammar: best.grammar,
        gap: lead,
        read: best.filling,
        inflection,
        reading,
    })
}

/// Whether a determiner before another, `que son les forces`, is rather one too many than any word in its place.
fn is_one_too_many(
    ngrams: &Ngrams,
    around: Around,
    own: Word,
    spot: &Spot<'_>,
    filled: f32,
) -> bool {
    /// What a word too many costs, in nats.
    const STRAY: f32 = 3.0;
    let two = own.is(parts::DETERMINER)
        && spot.words.get(spot.at + 1).is_some_and(|w| w.is(parts::DETERMINER));
    two && score_in_context(ngrams, around.before, &[], &around.behind) - STRAY > filled
}

/// Whether another gender or number may be meant as it stands, since no word beside it asks for the other.
///
/// *Nous sommes arrivées* is said by women; *un taux d'intérêts* is as good as *d'intérêt*; two nouns before it make
/// *malades* a plural.
fn is_free_to_choose(spot: &Spot<'_>, fit: &Fit, own: WordClass, other: WordClass) -> bool {
    const GENDER: u8 = agreement::MASCULINE | agreement::FEMININE;
    const NUMBER: u8 = agreement::SINGULAR | agreement::PLURAL;
    const THIRD_PLURAL: u8 = 4 << 3;
    let Spot { words, at, .. } = *spot;
    let after_two =
        || words[at.saturating_sub(COORDINATED)..at].iter().any(|w| AND.contains(&w.word));
    if own.persons & THIRD_PLURAL != 0 && other.persons & THIRD_PLURAL == 0 && after_two() {
        return true;
    }
    if own.nominal == 0 || other.nominal == 0 {
        return false;
    }
    // bus is a singular too
    if other.noun != 0 && own.noun & other.noun == other.noun {
        return true;
    }
    let both = own.nominal & other.nominal;
    let singular = own.nominal & NUMBER == agreement::PLURAL && both & NUMBER == 0;
    if singular && after_two() {
        return true;
    }
    if is_said_of_anyone(words, at) || has_object(words, at, own) {
        return true;
    }
    let after_preposition = at.checked_sub(1).is_some_and(|i| words[i].is(parts::PREPOSITION));
    let noun = own.noun != 0 && other.noun != 0 && after_preposition;
    let free = both & GENDER == 0 || noun && both & NUMBER == 0;
    free && fit.mended_by(Fit::of(spot, other)) == 0.0
}

impl Scored<'_> {
    fn form(&self) -> &str {
        match &self.other {
            Other::Form(form) => &form.form,
            Other::Reading(reading) => &reading.text,
        }
    }

    fn reading(&self, word: &str, casing: Casing) -> Reading {
        match &self.other {
            Other::Reading(reading) => reading.clone(),
            Other::Form(other) => Reading {
                text: casing.apply(&other.form),
                units: vec![other.unit],
                cost: other.cost,
                reason: Some(match reason_of(word, &other.form) {
                    Reason::Accent => Reason::Accent,
                    _ => Reason::RealWord,
                }),
                tokens: 1,
                zipf: other.word.zipf,
            },
        }
    }
}

/// Readings of more than one word: `quelle` → `qu'elle`, `ces` → `c'est`.
fn readings(reader: &Reader<'_>, word: &str, casing: Casing) -> Vec<Reading> {
    let mut out = reader.elisions(word, casing);
    let elisions = |o: &&&str| o.contains('\'') && !o.ends_with('\'');
    for other in reader.model().confusions.of(word).iter().filter(elisions) {
        if !out.iter().any(|r| plain(&r.text) == *other) {
            out.extend(reader.confused(other, casing, SOUNDS_ALIKE));
        }
    }
    out
}

/// What the decision about a real word rests on.
pub(super) type Features = [f32; REAL_WORDS.len()];

impl Weighed {
    /// Whether one noun is read for another, where the grammar has nothing to say and the rows not much: `la cote du titre`.
    pub(super) fn is_a_guess(&self) -> bool {
        const ROWS: f32 = 9.0;
        const GRAMMAR: f32 = 2.5;
        self.likeness != Likeness::Inflection
            && self.both_nouns
            && self.rows < ROWS
            && self.grammar < GRAMMAR
    }

    /// The numbers that the weights are for.
    pub(super) fn features(&self, question: &Question<'_>, place: Place) -> Features {
        let word = &question.word;
        let letters = word.chars().count() as f32;
        let is = |yes: bool| f32::from(u8::from(yes));
        let of = |likeness| is(self.likeness == likeness && self.reading.units.len() == 1);
        let elision = is(self.reading.units.len() > 1);
        let accent = is(self.reading.reason == Some(Reason::Accent));
        let (inflection, sound, slip) =
            (of(Likeness::Inflection), of(Likeness::Sound), of(Likeness::Slip));
        let zipf_written = question.own.zipf;
        let rows = self.rows.clamp(-5.0, 15.0);
        let grammar = self.grammar.clamp(-5.0, 12.0);
        let gap = self.gap.clamp(0.0, 6.0);
        let cost = f32::from(self.reading.cost) / 100.0;
        let form = plain(&self.reading.text);
        let [was, is_fit] = self.fit;
        let (written, read) = (was.agreement, is_fit.agreement);
        let (supported, support) = (was.support, is_fit.support);
        let (mended, worsened) = (was.mended_by(is_fit), was.worsened_by(is_fit));
        [
            1.0,
            inflection,
            slip,
            elision,
            accent,
            rows * inflection,
            rows * sound,
            rows * slip,
            rows * elision,
            grammar * inflection,
            grammar * sound,
            grammar * slip,
            gap * inflection,
            gap * (1.0 - inflection),
            cost,
            letters.min(12.0),
            is(letters < 4.0),
            self.reading.zipf,
            zipf_written,
            (self.reading.zipf - zipf_written).clamp(-3.0, 3.0),
            question.written.nats().clamp(-10.0, 5.0),
            self.read.nats().clamp(-10.0, 15.0),
            self.read.seen as f32,
            is(question.written.met[0]),
            is(question.written.met[1]),
            is(self.read.met[0]),
            is(self.read.met[1]),
            question.written.seen as f32,
            is(self.same_part),
            (place.strangers as f32).min(3.0),
            (place.repeats as f32).min(2.0),
            is(place.opens),
            place.names_beside as f32,
            is(word.chars().last() == form.chars().last()),
            grammar.min(3.0),
            rows.min(3.0),
            self.inflection.clamp(-5.0, 8.0),
            written.determiner,
            read.determiner,
            written.noun_before,
            read.noun_before,
            written.noun_behind,
            read.noun_behind,
            written.subject,
            read.subject,
            written.predicate,
            read.predicate,
            is(inflection > 0.0 && self.change == Change::Nominal),
            is(inflection > 0.0 && self.change == Change::Person),
            is(inflection > 0.0 && self.change == Change::Form),
            supported.antecedent,
            support.antecedent,
            supported.subject,
            support.subject,
            supported.government,
            support.government,
            supported.best(),
            mended,
            worsened,
            is(question.usual),
            is(self.same_class),
            written.conjunct,
            read.conjunct,
            written.slot,
            read.slot,
        ]
    }
}
