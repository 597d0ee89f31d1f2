//! How a form goes with the words around it: `agreement` with what stands beside it, `support` from anything in its
//! sentence.

use super::agreement::{Agreement, Beside};
use super::support::{Partners, Support};
use crate::model::Unit;
use crate::model::grammar::{Word, high_bits};
use crate::model::word_class::{WordClass, parts};

const BY: u32 = high_bits(Unit::of("par"));

/// Whether a noun may stand at `at`, and so needs nothing else: `en phases`, `tous deux partie`.
fn takes_noun(words: &[Word], at: usize) -> bool {
    let opens = parts::PREPOSITION | parts::DETERMINER | parts::NUMBER;
    at.checked_sub(1).is_some_and(|before| words[before].is(opens))
}

/// A place in a sentence that one form or another may stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    /// The words of the sentence.
    pub words: &'a [Word],
    /// Which of them stands here.
    pub at: usize,
    partners: &'a Partners,
    beside: Beside,
}

impl<'a> Spot<'a> {
    /// The place of word `at`. The partners are those of the sentence.
    pub(super) fn new(words: &'a [Word], at: usize, partners: &'a Partners) -> Self {
        Self { words, at, partners, beside: Beside::of(words, at) }
    }

    /// Whether a plural may stand here because two nouns before are tied.
    pub(super) fn is_of_two(&self) -> bool {
        self.partners.are_two(self.words, self.at)
    }

    /// Whether a verb in the plural may stand here because two that are tied behind it are its subject.
    pub(super) fn is_said_of_two(&self) -> bool {
        self.partners.are_two_behind(self.words, self.at)
    }
}

/// How a form goes with the words around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    pub agreement: Agreement,
    pub support: Support,
}

impl Fit {
    /// The fit of a form of `class`.
    pub(super) fn of(spot: &Spot<'_>, class: WordClass) -> Self {
        let Spot { words, at, .. } = *spot;
        let mut agreement = Agreement::of(&spot.beside, class);
        let mut support = Support::of(words, at, spot.partners, class);
        // ils ont pris des positions tenues par l'armée: with its agent a participle stands beside its noun, and so does
        // an adjective
        let has_agent = words.get(at + 1).is_some_and(|next| next.word == BY);
        let is_participle = class.parts & parts::PAST_PARTICIPLE != 0;
        let is_beside = has_agent || !is_participle;
        if is_beside && support.antecedent < 1.0 && agreement.noun_before < 0.0 {
            support.antecedent = agreement.noun_before;
        }
        if class.noun != 0 && takes_noun(words, at) {
            agreement.subject = agreement.subject.max(0.0);
            support = Support {
                antecedent: support.antecedent.max(0.0),
                subject: support.subject.max(0.0),
                government: support.government.max(0.0),
            };
        }
        // what is right as an adjective need not be right as a verb too, and the other way round
        if support.antecedent > 0.0 || agreement.determiner > 0.0 {
            agreement.subject = agreement.subject.max(0.0);
            support.subject = support.subject.max(0.0);
        } else if support.government >= 0.0 && (support.subject > 0.0 || agreement.subject > 0.0) {
            agreement.noun_before = agreement.noun_before.max(0.0);
            agreement.predicate = agreement.predicate.max(0.0);
            support.antecedent = support.antecedent.max(0.0);
        }
        Self { agreement, support }
    }

    /// Whether it lacks a partner or clashes with one.
    pub(super) fn has_clash(self) -> bool {
        self.all().any(|partner| partner < 0.0)
    }

    /// How many partners that this form lacks or clashes with go with another.
    pub(super) fn mended_by(self, other: Self) -> f32 {
        self.pairs(other).filter(|(was, is)| *was < 0.0 && *is > 0.0).count() as f32
    }

    /// How many partners of this form another lacks or clashes with.
    pub(super) fn worsened_by(self, other: Self) -> f32 {
        self.pairs(other).filter(|(was, is)| *was > 0.0 && *is < 0.0).count() as f32
    }

    fn pairs(self, other: Self) -> impl Iterator<Item = (f32, f32)> {
        self.all().zip(other.all())
    }

    fn all(self) -> impl Iterator<Item = f32> {
        self.agreement.all().into_iter().chain(self.support.all())
    }
}
