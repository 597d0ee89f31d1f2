//! What a word of the lexicon may stand in place of, weighed: each alternative by the rows of words around it, by the
//! grammar, and by how it goes with the words that ask for a form.

use std::rc::Rc;

use super::alternatives::{
    Alternative, INFLECTED_ALIKE, Likeness, SOUNDS_ALIKE, alike, is_clipped,
};
use super::closed_words::{AVOIR, DETERMINERS, PRONOUNS, words};
use super::decide::Place;
use super::exceptions::{is_free_to_choose, is_right_as_it_stands};
use super::fit::{Fit, Spot};
use super::lattice::score_in_context;
use super::memo::{Alternatives, recall_alternatives};
use super::readings::{Reader, Reading};
use super::real_words::{Around, Question};
use super::reasons::reason_of;
use super::standing::plain;
use super::support::is_shared;
use crate::edit::Reason;
use crate::model::calibration::REAL_WORDS;
use crate::model::channel::Cost;
use crate::model::gap::{Filling, Gap};
use crate::model::grammar::{Context, Word, high_bits};
use crate::model::word_class::{WordClass, parts};
use crate::model::{Model, Ngrams};
use crate::text::Casing;

/// What counts where alternatives are ranked, by how they differ from the word: learned by softmax regression from the pairs that
/// `calibrate.py` learns from, where the right one among them is known.
struct Rank {
    /// For a nat that the rows like it better than the word as written.
    rows: f32,
    /// For a nat that the grammar does.
    grammar: f32,
    /// For each ten times that it is commoner.
    commoner: f32,
    /// For each hundred that the channel asks.
    cost: f32,
    /// For each partner that it goes with and the word as written does not, and the other way round.
    mended: f32,
    worsened: f32,
    /// Where it was counted with neither neighbour.
    unmet: f32,
    /// For each of the three rows of three that were counted.
    seen: f32,
    start: f32,
}

impl Rank {
    const INFLECTION: Self = Self {
        rows: 0.31,
        grammar: 0.66,
        commoner: 0.64,
        cost: -1.23,
        mended: 0.64,
        worsened: -0.17,
        unmet: -0.18,
        seen: 0.26,
        start: 0.28,
    };
    const SOUND: Self = Self {
        rows: 0.46,
        grammar: 0.50,
        commoner: 0.45,
        cost: -1.02,
        mended: 0.0,
        worsened: -0.68,
        unmet: 0.15,
        seen: 0.33,
        start: 0.35,
    };
    const SLIP: Self = Self {
        rows: 0.23,
        grammar: 0.54,
        commoner: 1.14,
        cost: -0.98,
        mended: 1.0,
        worsened: -0.37,
        unmet: 0.0,
        seen: 0.31,
        start: -0.63,
    };

    const fn of(likeness: Likeness) -> &'static Self {
        match likeness {
            Likeness::Inflection => &Self::INFLECTION,
            Likeness::Sound => &Self::SOUND,
            Likeness::Slip => &Self::SLIP,
        }
    }

    /// The score of an alternative before the grammar has been asked.
    fn score(&self, rows: f32, commoner: f32, cost: Cost, filling: &Filling) -> f32 {
        let unmet = if filling.met == [false; 2] { self.unmet } else { 0.0 };
        self.start
            + self.rows * rows.max(-15.0)
            + self.commoner * commoner
            + self.cost * f32::from(cost) / 100.0
            + self.seen * filling.seen as f32
            + unmet
    }
}

/// Alternatives that score less are not asked about: before it is known how they go with their sentence, and in the end.
const LEAST_BEFORE_FIT: f32 = -7.0;
const LEAST: f32 = -2.5;

/// Where all of them score less before the grammar is asked, it is not: of 1,500 readings worth a suggestion it has raised 20 from
/// below, and none of 900 that were sure.
const LEAST_BEFORE_GRAMMAR: f32 = -3.5;

/// Words that stand this much more often between their neighbours than by chance, in nats, are not read for others of like letters.
const MISREAD: f32 = 0.5;

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
    /// What the grammar says of two words in its place: how much better the next word fits behind them, and how well the second
    /// fits behind the first.
    two_words: [f32; 2],
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
    let Question { ref word, own, around, gap, written, ref spot, fit: own_fit, .. } = *question;
    let casing = question.token.casing;
    let model = reader.model();
    let others = others_of(reader, word);
    let misread = written.nats() < MISREAD;
    let misreadings = if misread { others.misreadings(model, word) } else { &[] };
    let mut scored = Vec::with_capacity(others.alike.len());
    for other in others.alike.iter().chain(misreadings) {
        let filling = match other.likeness {
            Likeness::Slip => gap.fill_met(other.filler),
            _ => Some(gap.fill(other.filler)),
        };
        let Some(filling) = filling else { continue };
        // the compound itself was not counted
        let counted = f32::from(u8::from(!question.is_compound()));
        let rows = counted * (filling.log_probability - written.log_probability);
        let commoner = counted * (other.word.zipf - own.zipf);
        let rank = Rank::of(other.likeness);
        let total = rank.score(rows, commoner, other.cost, &filling);
        if total < LEAST_BEFORE_FIT {
            continue;
        }
        let inflected = other.likeness == Likeness::Inflection;
        let fit = Fit::of(spot, other.word.class);
        if inflected && is_free_to_choose(spot, [&own_fit, &fit], [own.class, other.word.class]) {
            continue;
        }
        let fits = rank.mended * own_fit.mended_by(fit) + rank.worsened * own_fit.worsened_by(fit);
        let total = total + fits;
        scored.push(Scored { total, rows, grammar: 0.0, filling, other: Other::Form(other) });
    }
    let mut inflection = -5.0_f32;
    if scored.iter().all(|scored| scored.total < LEAST_BEFORE_GRAMMAR) {
        scored.clear();
    } else {
        let context = Context::of(spot.words, spot.at);
        let own_grammar = model.grammar.score(&context, &own);
        for scored in &mut scored {
            let Other::Form(other) = scored.other else { continue };
            scored.grammar = model.grammar.score(&context, &other.word) - own_grammar;
            scored.total += Rank::of(other.likeness).grammar * scored.grammar.clamp(-12.0, 12.0);
            if other.likeness == Likeness::Inflection {
                inflection = inflection.max(scored.grammar);
            }
        }
    }
    let of_two_words = others.of_two_words.then(|| readings(reader, word, casing));
    for reading in of_two_words.into_iter().flatten() {
        let rows = score_in_context(&model.ngrams, around.before, &reading.units, &around.behind)
            - written.log_probability;
        let [.., first, last] = reading.units[..] else { continue };
        let gap = Gap::new(&model.ngrams, [around.before[1], first], around.behind);
        let filling = gap.fill(model.ngrams.filler(last));
        let total = Rank::SOUND.score(rows, 0.0, reading.cost, &filling);
        scored.push(Scored { total, rows, grammar: 0.0, filling, other: Other::Reading(reading) });
    }
    scored
        .sort_unstable_by(|a, b| b.total.total_cmp(&a.total).then_with(|| a.form().cmp(b.form())));
    let best = scored.first().filter(|s| s.total > LEAST)?;
    if is_one_too_many(&model.ngrams, around, own, spot, best.filling.log_probability)
        || is_right_as_it_stands(spot, word, best.form(), best.class())
    {
        return None;
    }
    let lead = scored.get(1).map_or(10.0, |second| best.total - second.total);
    let reading = best.reading(word, casing);
    let class = best.class();
    Some(Weighed {
        fit: [own_fit, Fit::of(spot, class)],
        two_words: match best.other {
            Other::Form(_) => [0.0; 2],
            Other::Reading(_) => fit_of_two(model, spot, &reading.text),
        },
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

/// What a word of the lexicon, in lower case, may stand in place of.
pub(super) fn others_of(reader: &Reader<'_>, word: &str) -> Rc<Alternatives> {
    recall_alternatives(reader.model(), word, || {
        let of_two_words = !readings(reader, word, Casing::Lower).is_empty();
        Alternatives::new(alike(reader.model(), word), of_two_words)
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

impl Scored<'_> {
    fn form(&self) -> &str {
        match &self.other {
            Other::Form(form) => &form.form,
            Other::Reading(reading) => &reading.text,
        }
    }

    /// Its word class; none if it is two words.
    fn class(&self) -> WordClass {
        match &self.other {
            Other::Form(form) => form.word.class,
            Other::Reading(_) => WordClass::default(),
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
                parts: None,
            },
        }
    }
}

/// What the grammar says of an elided word and another in place of one: how much better the next word fits behind them, in nats, and how
/// well the second fits behind the first.
fn fit_of_two(model: &Model, spot: &Spot<'_>, text: &str) -> [f32; 2] {
    /// Farther from a word than so many the grammar does not look.
    const REACH: usize = 12;
    let Spot { words, at, .. } = *spot;
    let text = plain(text);
    let Some(cut) = text.find('\'').map(|apostrophe| apostrophe + 1) else { return [0.0; 2] };
    let two = [&text[..cut], &text[cut..]].map(|word| Word::spelled(word, &model.lexicon));
    let from = at.saturating_sub(REACH);
    let (words, at) = (&words[from..words.len().min(at + REACH)], at - from);
    let read = [&words[..at], &two, &words[at + 1..]].concat();
    let fits = |words: &[Word], at| {
        words.get(at).map_or(0.0, |word| model.grammar.score(&Context::of(words, at), word))
    };
    [fits(&read, at + 2) - fits(words, at + 1), fits(&read, at + 1)]
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
    /// Whether there is too little to go by: one noun read for another, where the grammar has nothing to say and the rows
    /// not much, `la cote du titre`; another word than one of two, `ding dong`; a number, which fits before any noun; two
    /// words where there is room for one, `elle lavait le linge`.
    pub(super) fn is_a_guess(&self, question: &Question<'_>, line: &str) -> bool {
        const ROWS: f32 = 9.0;
        const GRAMMAR: f32 = 2.5;
        const FEW: usize = 3;
        let few = line.split_whitespace().nth(FEW - 1).is_none();
        let noun = self.both_nouns && self.rows < ROWS && self.grammar < GRAMMAR;
        let number = question.own.is(parts::NUMBER);
        let crowded = self.is_crowded(&question.spot);
        self.likeness != Likeness::Inflection && (few || noun || number || crowded)
    }

    /// Whether two words are read where there is no room for them: behind a determiner, `son lest`, or for an auxiliary with an
    /// object whose participle is missing.
    fn is_crowded(&self, spot: &Spot<'_>) -> bool {
        const OBJECTS: [u32; 3] = words(["l'", "m'", "t'"]);
        let [first, second] = self.reading.units[..] else { return false };
        let is_auxiliary =
            OBJECTS.contains(&high_bits(first)) && AVOIR.contains(&high_bits(second));
        let Spot { words, at, .. } = *spot;
        let before = at.checked_sub(1).map(|before| words[before].word);
        let mut behind = words[at + 1..].iter().skip_while(|word| word.is(parts::ADVERB));
        let has_participle = behind.next().is_some_and(|word| word.is(parts::PAST_PARTICIPLE));
        before.is_some_and(|word| DETERMINERS.contains(&word)) || is_auxiliary && !has_participle
    }

    /// Whether a pronoun right before allows for the reading alone, which sounds as the word does: `tu mange`. *Il* and *ils*
    /// may be the misprint themselves.
    pub(super) fn is_asked_for(&self, spot: &Spot<'_>) -> bool {
        let [was, is] = self.fit.map(|fit| fit.agreement.subject);
        let before = spot.at.checked_sub(1).map(|before| spot.words[before].word);
        self.likeness == Likeness::Inflection
            && self.change == Change::Person
            && self.reading.cost == INFLECTED_ALIKE
            && was < 0.0
            && is > 0.0
            && before.is_some_and(|word| PRONOUNS.contains(&word))
    }

    /// Whether the word is a verb where none can stand, between an article and a noun, and was a slip of the pen for one word alone
    /// that can: `un puissant groupe` without its second *s*.
    pub(super) fn is_out_of_place(&self, question: &Question<'_>) -> bool {
        const ALONE: f32 = 3.0;
        let [was, is] = self.fit.map(|fit| fit.agreement);
        self.likeness == Likeness::Slip
            && !question.own.is(parts::INFINITIVE)
            && was.slot < 0.0
            && is.slot > 0.0
            && is.determiner > 0.0
            && self.gap > ALONE
    }

    /// The numbers that the weights are for, in a sentence of whose other words the share `unusual` stands in rows that are not usual.
    pub(super) fn features(&self, question: &Question<'_>, place: Place, unusual: f32) -> Features {
        let word = &question.word;
        let letters = word.chars().count() as f32;
        let is = |yes: bool| f32::from(u8::from(yes));
        let of = |likeness| is(self.likeness == likeness && self.reading.units.len() == 1);
        let elision = is(self.reading.units.len() > 1);
        let accent = is(self.reading.reason == Some(Reason::Accent));
        let (inflection, sound, slip) =
            (of(Likeness::Inflection), of(Likeness::Sound), of(Likeness::Slip));
        let zipf_written = question.own.zipf;
        let commoner = if question.is_compound() { 0.0 } else { self.reading.zipf - zipf_written };
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
            commoner.clamp(-3.0, 3.0),
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
            is(is_clipped(word, &form)),
            unusual,
            is(question.archaic),
            f32::from(place.code),
            place.foreign_beside.clamp(0.0, 4.0),
            question.own.class.parts.count_ones() as f32,
            self.two_words[0].clamp(-8.0, 12.0),
            self.two_words[1].clamp(-8.0, 12.0),
        ]
    }
}
