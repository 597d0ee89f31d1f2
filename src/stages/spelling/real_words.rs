//! Words of the dictionary in the place of others: `Pour faite face`, `Des rues désertent`.
//!
//! Most words are never asked about: where a row of three with the word was seen before, or it is at home between
//! its neighbours, and nothing in the sentence asks for another form of it, it stays as it is. Of the others, `weigh` looks for the best
//! reading.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::ops::Range;

use super::Decision;
use super::alternatives::{commoner_spelling, is_plainer};
use super::best_path::{BestPath, STARTS};
use super::caution::is_bare_capital;
use super::closed_words::APPOSED;
use super::derivation::is_prefix;
use super::fit::{Fit, Spot};
use super::lattice::Slot;
use super::standing::{is_joined, plain};
use super::weigh::weigh;
use crate::edit::Confidence;
use crate::model::gap::{Filling, Gap, Row};
use crate::model::grammar::Word;
use crate::model::word_class::{WordClass, parts};
use crate::model::{Entry, Flags, Model, Unit};
use crate::text::offsets::floor;
use crate::text::{Casing, Kind, Span, Token};

/// A word that was counted with both its neighbours, and stands between them so much more often than by chance, in nats, is
/// asked about only where it clashes with what it is said of. A common word, as a Zipf frequency, that stands there more often than by
/// chance is asked about only where something in the sentence asks for another form.
const AT_HOME: f32 = 1.0;
const COMMON: f32 = 3.5;

/// So sure at most is a guess: it is suggested.
const GUESSED: f32 = 0.5;
/// So sure at least is what the pronoun before asks for, or the place between an article and a noun.
const ASKED_FOR: f32 = 0.9;

/// The units on both sides of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    pub before: [Unit; 2],
    pub behind: [Unit; 2],
}

/// A word of the lexicon that is asked about, and its place.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub token: Token,
    /// What stands before the word inside the token: `pro-`.
    prefix: &'a str,
    /// The word in lower case.
    pub word: Cow<'a, str>,
    /// As the grammar sees it.
    pub own: Word,
    pub around: Around,
    pub gap: Gap<'a>,
    /// How it fills the gap.
    pub written: Filling,
    pub spot: Spot<'a>,
    /// How it goes with the others of its sentence.
    pub fit: Fit,
    /// Whether its rows are usual, and it only clashes.
    pub usual: bool,
    /// Whether the text is old.
    pub archaic: bool,
}

impl Question<'_> {
    /// Whether the word stands behind a prefix and a hyphen.
    pub(super) const fn is_compound(&self) -> bool {
        !self.prefix.is_empty()
    }
}

impl BestPath<'_> {
    /// Asks about words of the lexicon that do not fit. What a word is read for hangs on the words beside it: of two side by
    /// side the less sure waits until the other is mended, *consister a cesser* is not *à cessé*.
    pub(super) fn decide_real_words<'a>(&'a self, row: &Row<'a>, out: &mut Vec<Decision>) {
        let unusual = LazyCell::new(|| count_unusual(row, STARTS..self.units.len()));
        let mut asked = false;
        let mut last = None;
        for at in 0..self.lattice.slots.len() {
            let Some(question) = self.question(at, row) else { continue };
            if !asked && self.sentence.is_foreign() {
                return;
            }
            asked = true;
            let share = || share_of_unusual(row, self.places[at], self.units.len(), *unusual);
            let Some(decision) = self.answer(at, &question, share) else { continue };
            match out.last_mut() {
                Some(before) if last.is_some_and(|last| last + 1 == at) => {
                    if before.confidence < decision.confidence {
                        *before = decision;
                    }
                }
                _ => out.push(decision),
            }
            last = Some(at);
        }
    }

    /// What is to be asked about token `at` of a row.
    fn question<'a>(&'a self, at: usize, row: &Row<'a>) -> Option<Question<'a>> {
        let Self { sentence, lattice, units, places, .. } = self;
        let (text, model) = (sentence.text(), self.model());
        let token = sentence.tokens()[at];
        let Slot::Fixed(Some(unit)) = lattice.slots[at] else { return None };
        let is_word = matches!(token.kind, Kind::Word | Kind::Elision)
            && (token.casing == Casing::Lower || sentence.opens_with(at));
        let place = places[at];
        // another unit there: the word was taken in by the reading of the one before
        if !is_word || unit == Unit::NAME || units.get(place) != Some(&unit) {
            return None;
        }
        // pro-gouvernementale is inflected as gouvernementale is
        let written = token.of(text);
        let prefix = if written.contains('-') { prefix_of(model, written) } else { 0 };
        if unit == Unit::UNKNOWN && prefix == 0 {
            return None;
        }
        let (prefix, rest) = written.split_at(prefix);
        let (own, unit) = if prefix.is_empty() {
            (self.words()[place - STARTS], unit)
        } else {
            let word = plain(rest);
            (Word::spelled(&word, &model.lexicon), Unit::of(&word))
        };
        let is_whole = prefix.is_empty();
        let usual = is_whole && row.is_usual(place);
        let inflected = is_inflected(own.class);
        let spot = LazyCell::new(|| self.spot(place));
        let fit = LazyCell::new(|| Fit::of(&spot, own.class));
        let clashes = || inflected && clashes(&fit);
        if !is_whole && !inflected || usual && !clashes() {
            return None;
        }
        let gap = row.gap(place);
        let written =
            if is_whole { row.filling(place, &gap) } else { gap.fill(model.ngrams.filler(unit)) };
        let is_at_home = || match written.nats() {
            nats if written.met == [true; 2] && nats > AT_HOME => !clashes(),
            nats => {
                nats > 0.0
                    && own.zipf > COMMON
                    && !fit.has_clash()
                    && !is_plainer(model, &plain(rest), own)
            }
        };
        if !usual && is_at_home() || is_apposed(&spot) {
            return None;
        }
        if sentence.is_guarded(token)
            || self.stands_before_both(at)
            || token.casing != Casing::Lower && is_rather_a_name(model, token.of(text), own)
        {
            return None;
        }
        let word = plain(rest);
        let (own, written) = match commoner_spelling(model, &word, own) {
            Some((unit, spelled)) => {
                let commoner = gap.fill(model.ngrams.filler(unit));
                (spelled, if commoner.nats() > written.nats() { commoner } else { written })
            }
            None => (own, written),
        };
        let [before, behind] = row.around(place);
        let around = Around { before, behind };
        let (spot, fit) = (*spot, *fit);
        let archaic = sentence.archaic;
        Some(Question { token, prefix, word, own, around, gap, written, spot, fit, usual, archaic })
    }

    /// Whether the next word has endings for both genders or numbers, of which one alone is seen: `les salarié(e)s`.
    fn stands_before_both(&self, at: usize) -> bool {
        let next = self.sentence.tokens().get(at + 1);
        next.is_some_and(|next| next.kind == Kind::Word && is_joined(self.sentence.text(), *next))
    }

    /// The best reading of a word that was asked about, in a sentence of whose other words such a share is unusual.
    fn answer(
        &self,
        at: usize,
        question: &Question<'_>,
        unusual: impl FnOnce() -> f32,
    ) -> Option<Decision> {
        let weighed = weigh(self.sentence.reader, question)?;
        let place = self.sentence.place(at, &question.word);
        let written = question.token.of(self.sentence.text());
        // le mot « amie » is spoken of, not used; A long terme lacks its accent for want of a key, and `capital_accents` asks about that
        if place.quoted || is_bare_capital(written, &weighed.reading.text) {
            return None;
        }
        let features = weighed.features(question, place, unusual());
        let line = line_of(self.sentence.text(), question.token.span());
        let sure = self.model().real_words.probability(&features);
        let probability =
            if weighed.is_asked_for(&question.spot) || weighed.is_out_of_place(question) {
                sure.max(ASKED_FOR)
            } else if weighed.is_a_guess(question, line) {
                sure.min(GUESSED)
            } else {
                sure
            };
        Some(Decision {
            span: question.token.span(),
            replacement: [question.prefix, &weighed.reading.text].concat(),
            reason: weighed.reading.reason?,
            confidence: Confidence::new(probability),
            features: features.to_vec(),
            alternatives: weighed.alternatives,
        })
    }
}

/// How many of some places of a row are unusual.
fn count_unusual(row: &Row<'_>, places: Range<usize>) -> usize {
    places.filter(|place| !row.is_usual(*place)).count()
}

/// The share of the places of a row of so many units that are unusual, of which there are `all`, but for those whose rows of three have
/// `place` in them. Two more that are usual more often than not stand for what is not known of a short row.
fn share_of_unusual(row: &Row<'_>, place: usize, units: usize, all: usize) -> f32 {
    const IN_ROW: usize = 2;
    const MORE: [f32; 2] = [0.6, 2.0];
    let near = place.saturating_sub(IN_ROW).max(STARTS)..units.min(place + IN_ROW + 1);
    let others = units - STARTS - near.len();
    (MORE[0] + (all - count_unusual(row, near)) as f32) / (MORE[1] + others as f32)
}

/// Whether a word that opens a sentence is about as common as a name: `Nice est une ville`.
fn is_rather_a_name(model: &Model, written: &str, own: Word) -> bool {
    const ABOUT: f32 = 0.5;
    let name = model.lexicon.get(written).filter(|entry| entry.flags.has(Flags::NAME));
    name.is_some_and(|name| name.zipf() + ABOUT >= own.zipf)
}

/// Whether forms of a class are asked for by others.
const fn is_inflected(class: WordClass) -> bool {
    const INFLECTED: u16 = parts::ADJECTIVE | parts::PAST_PARTICIPLE | parts::FINITE;
    class.parts & INFLECTED != 0 && class.parts & (parts::ADVERB | parts::PREPOSITION) == 0
}

/// Whether a noun stands behind another as adjectives do.
fn is_apposed(spot: &Spot<'_>) -> bool {
    APPOSED.contains(&spot.words[spot.at].word)
        && spot.at.checked_sub(1).is_some_and(|before| spot.words[before].class.noun != 0)
}

/// Whether a form, usual as it may be here, clashes with what it is said of.
fn clashes(fit: &Fit) -> bool {
    let Fit { agreement: near, support: far } = *fit;
    if near.predicate < 0.0 || near.subject < 0.0 {
        return true;
    }
    far.antecedent < 0.0 && far.subject <= 0.0 || far.subject < 0.0 && far.antecedent <= 0.0
}

/// The line that a span stands in, or what stands near of a long one.
fn line_of(text: &str, span: Span) -> &str {
    const NEAR: usize = 64;
    let from = floor(text, span.start.saturating_sub(NEAR));
    let to = floor(text, span.end + NEAR).max(span.end);
    let start = text[from..span.start].rfind('\n').map_or(from, |end| from + end + 1);
    let end = text[span.end..to].find('\n').map_or(to, |start| span.end + start);
    &text[start..end]
}

/// Where the rest of a word begins that has a prefix and a hyphen: behind `pro-`; 0 if it has none.
fn prefix_of(model: &Model, word: &str) -> usize {
    let cut = word.rfind('-').map_or(0, |hyphen| hyphen + 1);
    let is_known = || model.lexicon.get(&plain(&word[cut..])).is_some_and(Entry::is_known);
    if cut > 1 && is_prefix(&plain(&word[..cut - 1])) && is_known() { cut } else { 0 }
}
