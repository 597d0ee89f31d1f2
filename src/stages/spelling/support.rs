//! Whether anything in the sentence asks for a form as it stands, near or far.
//!
//! `agreement` looks at the nearest partner; here every word is one that may be: *la foi des juges réclamée* has its
//! feminine two nouns before. A form that nothing asks for, where the other would be asked for, is a misprint.

use super::agreement::{OF, is_air, is_been, noun_group};
use super::closed_words::{AUXILIARIES, INVERTED, words};
use crate::model::grammar::Word;
use crate::model::word_class::{WordClass, agreement, parts};

/// So far to the left partners are looked for.
const REACH: usize = 16;
/// So far to the right.
const AHEAD: usize = 4;
/// So common is a verb that could be a noun: `est`, `fait`.
const VERY_COMMON: f32 = 5.3;
/// So far before a participle its auxiliary may stand.
const AUXILIARY: usize = 6;

/// What a form needs is there, is there beyond a comma or a verb, or is not.
const NEAR: f32 = 1.0;
const FAR: f32 = 0.5;
const MISSING: f32 = -1.0;

/// What stands in the sentence of what a form needs: 1 it is there, 0.5 beyond a comma or a verb, −1 it is not, 0 nothing is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Support {
    /// A noun or pronoun with the gender and number of an adjective or participle.
    pub antecedent: f32,
    /// A subject in the person of a verb.
    pub subject: f32,
    /// What a verb form follows: an auxiliary, a preposition, a subject.
    pub government: f32,
}

impl Support {
    /// Each kind.
    pub(super) const fn all(self) -> [f32; 3] {
        [self.antecedent, self.subject, self.government]
    }

    /// The best of what is there.
    pub(super) fn best(self) -> f32 {
        self.all().into_iter().fold(MISSING, f32::max)
    }

    /// The support of a form of `class` in place `at` of the sentence.
    pub(super) fn of(sentence: &[Word], at: usize, partners: &Partners, class: WordClass) -> Self {
        let mut found = Self::default();
        // ils sont juste amis
        let inflected = class.parts & parts::ADVERB == 0;
        if inflected && class.parts & (parts::ADJECTIVE | parts::PAST_PARTICIPLE) != 0 {
            found.antecedent =
                find(sentence, at, |i| Some(is_shared(partners.of[i].nominal?, class.nominal)));
        }
        if class.parts & parts::FINITE != 0 {
            found.subject = find(sentence, at, |i| {
                let persons = partners.of[i].persons;
                (persons != 0).then_some(persons & class.persons != 0)
            });
            if found.subject == MISSING && class.imperative && opens_clause(sentence, at) {
                found.subject = 0.0;
            }
        }
        found.government = government(sentence, at, partners, class, found.subject);
        found
    }
}

/// What each word of a sentence may be to others.
#[derive(Debug)]
pub(super) struct Partners {
    of: Vec<Partner>,
}

#[derive(Clone, Copy, Debug)]
struct Partner {
    /// The gender and number of what it may be the noun or pronoun of.
    nominal: Option<u8>,
    /// The persons that it may be the subject of.
    persons: u8,
    is_auxiliary: bool,
}

impl Partners {
    pub(super) fn of(sentence: &[Word]) -> Self {
        let partner = |i: usize| {
            let nominal = nominal(sentence, i);
            Partner {
                nominal,
                persons: persons(sentence[i], nominal),
                is_auxiliary: AUXILIARIES.contains(&sentence[i].word),
            }
        };
        Self { of: (0..sentence.len()).map(partner).collect() }
    }

    /// Whether two nouns that *et* ties may be what a plural `at` goes with: `la porte et le mur peints`; also *ainsi
    /// que*, and *avec*, and a comma: `une patience, un courage infinis`.
    pub(super) fn are_two(&self, sentence: &[Word], at: usize) -> bool {
        const BEFORE: usize = 5;
        const ROW: usize = 4;
        let has_noun = |places: std::ops::Range<usize>| {
            places
                .into_iter()
                .any(|i| !TIES.contains(&sentence[i].word) && self.of[i].nominal.is_some())
        };
        // an only verb, for one: Paul et Marie ont vu que le jardin est fermé
        let is_singular = |word: &Word| {
            word.class.parts & !parts::OBJECT == parts::FINITE && word.class.persons >> 3 == 0
        };
        // Maria, Paula, Louise arrivent
        let is_name = |i: usize| sentence.get(i).is_some_and(|word| word.is(parts::NAME));
        let is_list =
            |i: usize| i > 0 && sentence[i].word == COMMA && is_name(i - 1) && is_name(i + 1);
        // d'une noblesse, d'une dignité souveraines
        let is_noun = |i: Option<usize>| i.is_some_and(|i| sentence[i].class.noun != 0);
        let is_row = |i: usize| {
            let opens = sentence.get(i + 1);
            sentence[i].word == COMMA
                && is_noun(i.checked_sub(1))
                && is_noun(at.checked_sub(1))
                && at - i <= ROW
                && opens.is_some_and(|word| word.is(parts::DETERMINER | parts::PREPOSITION))
        };
        let is_tie = |i: usize| TIES.contains(&sentence[i].word) || is_list(i) || is_row(i);
        (at.saturating_sub(REACH)..at).any(|tie| {
            is_tie(tie)
                && has_noun(tie.saturating_sub(BEFORE)..tie)
                && has_noun(tie + 1..at)
                && !sentence[tie + 1..at].iter().any(is_singular)
        })
    }

    /// Whether two that *et* ties may be what the verb `at` is said of, behind it: `ce que soulignent le maire et son adjoint`.
    pub(super) fn are_two_behind(&self, sentence: &[Word], at: usize) -> bool {
        const BEHIND: usize = 10;
        let is_inverted =
            at.checked_sub(1).is_some_and(|before| INVERTING.contains(&sentence[before].word));
        let end = sentence.len().min(at + 1 + BEHIND);
        let verb = (at + 1..end).find(|&i| sentence[i].class.parts == parts::FINITE);
        let end = verb.unwrap_or(end);
        let has_noun = |mut places: std::ops::Range<usize>| {
            places.any(|i| !TIES.contains(&sentence[i].word) && self.of[i].nominal.is_some())
        };
        is_inverted
            && (at + 1..end).any(|tie| {
                TIES.contains(&sentence[tie].word)
                    && has_noun(at + 1..tie)
                    && has_noun(tie + 1..end)
            })
    }
}

/// What `asks` finds among the words around `at`; it answers nothing for a word that is no partner.
fn find(sentence: &[Word], at: usize, asks: impl Fn(usize) -> Option<bool>) -> f32 {
    let mut best = 0.0;
    let mut hit = NEAR;
    for i in (at.saturating_sub(REACH)..at).rev() {
        let word = sentence[i];
        if word.word == COMMA || word.class.parts == parts::FINITE && i + 1 < at {
            hit = FAR;
        }
        match asks(i) {
            Some(true) => return hit,
            Some(false) => best = MISSING,
            None => {}
        }
    }
    for (i, word) in sentence.iter().enumerate().skip(at + 1).take(AHEAD) {
        if word.class.parts == parts::OTHER || word.is(parts::PREPOSITION) {
            break;
        }
        match asks(i) {
            Some(true) => return NEAR,
            Some(false) => best = MISSING,
            None => {}
        }
    }
    best
}

const COMMA: u32 = words([","])[0];
const AND: [u32; 3] = words(["et", "ou", "ni"]);
/// What makes one of two.
const TIES: [u32; 6] = words(["et", "ou", "ni", "ainsi", "avec", "puis"]);
const ONE: [u32; 2] = words(["un", "une"]);
/// Behind these the verb may stand before its subject.
const INVERTING: [u32; 6] = words(["que", "qu'", "où", "dont", "comme", "quand"]);
const ANYONE: [u32; 4] = words(["on", "vous", "-on", "-vous"]);
const FIRST: [u32; 1] = words(["moi"]);
const SECOND: [u32; 1] = words(["toi"]);

/// Gender and number of what word `i` may be the noun or pronoun of.
fn nominal(sentence: &[Word], i: usize) -> Option<u8> {
    let word = sentence[i];
    let any = agreement::MASCULINE | agreement::FEMININE;
    if AND.contains(&word.word) {
        return Some(any | agreement::PLURAL);
    }
    // names and unknown words may be anything; on and vous one or many
    if word.is(parts::NAME) || word.class.parts == 0 || ANYONE.contains(&word.word) {
        return Some(agreement::OPEN);
    }
    if word.is(parts::SUBJECT) && word.class.persons != 0 {
        return Some(word.class.nominal);
    }
    // une des pierres, veinée de rouge
    let of = sentence.get(i + 1).is_some_and(|next| OF.contains(&next.word));
    if of && ONE.contains(&word.word) {
        return Some(word.class.nominal);
    }
    if word.class.pronoun != 0 {
        return Some(word.class.pronoun | word.class.noun);
    }
    // être and est are nouns behind an article only
    let bare = !i.checked_sub(1).is_some_and(|before| sentence[before].is(parts::DETERMINER));
    let is_verb = word.is(parts::INFINITIVE) || word.is(parts::FINITE) && word.zipf > VERY_COMMON;
    let bare_verb = bare && is_verb;
    let other = parts::PREPOSITION | parts::DETERMINER | parts::OBJECT | parts::ADVERB;
    if word.class.noun == 0 || word.is(other) || bare_verb || is_been(sentence, i) {
        return None;
    }
    // elle a l'air égarée
    if is_air(sentence, i) {
        return Some(agreement::OPEN);
    }
    let both = noun_group(sentence, i + 1).map_or(0, |(group, _)| group.class.nominal);
    let is_whole = both & any != 0 && both & !any != 0;
    Some(if is_whole { both } else { word.class.noun })
}

/// Whether two agreements have a gender and a number in common.
pub(super) const fn is_shared(one: u8, other: u8) -> bool {
    const GENDER: u8 = agreement::MASCULINE | agreement::FEMININE;
    let both = one & other;
    both & GENDER != 0 && both & !GENDER != 0
}

/// Whether a verb may open its clause here, after pronouns: `Laisse parler et suis ta ligne`.
fn opens_clause(sentence: &[Word], at: usize) -> bool {
    let left = sentence[..at].iter().rev();
    let mut left = left.skip_while(|word| word.is(parts::OBJECT) && !word.is(parts::NOUN));
    left.next().is_none_or(|word| word.is(parts::CONJUNCTION | parts::OTHER))
}

/// The persons that a word may be the subject of.
fn persons(word: Word, nominal: Option<u8>) -> u8 {
    const THIRD: u8 = 4;
    const PLURAL: u8 = 3;
    if word.is(parts::SUBJECT) && word.class.persons != 0 {
        return word.class.persons;
    }
    if FIRST.contains(&word.word) {
        return 1;
    }
    if SECOND.contains(&word.word) {
        return 2;
    }
    if word.is(parts::INFINITIVE) {
        return THIRD;
    }
    let Some(nominal) = nominal else { return 0 };
    let singular = if nominal & agreement::SINGULAR != 0 { THIRD } else { 0 };
    let plural = if nominal & agreement::PLURAL != 0 { THIRD << PLURAL } else { 0 };
    singular | plural
}

/// What a participle with *avoir* agrees with, before its auxiliary; and what agrees with anything there.
const OBJECTS: [(u32, u8); 16] = {
    use agreement::{FEMININE, MASCULINE, OPEN, PLURAL, SINGULAR};
    const ANY: u8 = MASCULINE | FEMININE;
    let forms = words([
        "me", "m'", "te", "t'", "se", "s'", "nous", "vous", "le", "la", "l'", "les", "que", "qu'",
        "en", "quelle",
    ]);
    let what = [
        ANY | SINGULAR,
        ANY | SINGULAR,
        ANY | SINGULAR,
        ANY | SINGULAR,
        OPEN,
        OPEN,
        ANY | PLURAL,
        OPEN,
        MASCULINE | SINGULAR,
        FEMININE | SINGULAR,
        ANY | SINGULAR,
        ANY | PLURAL,
        OPEN,
        OPEN,
        OPEN,
        FEMININE | SINGULAR,
    ];
    let mut out = [(0, 0); 16];
    let mut i = 0;
    while i < out.len() {
        out[i] = (forms[i], what[i]);
        i += 1;
    }
    out
};

/// Whether an inflected participle may agree with an object before its auxiliary: `qu'il n'a pas approuvés`.
pub(super) fn has_object(sentence: &[Word], at: usize, class: WordClass) -> bool {
    const FAR: usize = 8;
    const PLAIN: u8 = agreement::MASCULINE | agreement::SINGULAR;
    if class.parts & parts::PAST_PARTICIPLE == 0 || class.nominal & PLAIN == PLAIN {
        return false;
    }
    let from = at.saturating_sub(AUXILIARY);
    let auxiliary = sentence[from..at].iter().rposition(|word| AUXILIARIES.contains(&word.word));
    auxiliary.is_some_and(|i| {
        let before = &sentence[(from + i).saturating_sub(FAR)..from + i];
        before.iter().any(|word| {
            OBJECTS.iter().any(|(form, what)| *form == word.word && is_shared(*what, class.nominal))
        })
    })
}

/// Whether what stands before a verb form lets it be that form.
fn government(
    sentence: &[Word],
    at: usize,
    partners: &Partners,
    class: WordClass,
    subject: f32,
) -> f32 {
    const VERBAL: u16 = parts::PAST_PARTICIPLE | parts::INFINITIVE | parts::FINITE;
    if class.parts & VERBAL == 0 {
        return 0.0;
    }
    let left = &sentence[..at];
    // ne, le, lui, pas
    let is_between = |word: &Word| {
        word.class.parts & !(parts::OBJECT | parts::ADVERB | parts::DETERMINER) == 0
            && word.is(parts::OBJECT | parts::ADVERB)
    };
    let governor = left.iter().rposition(|word| !is_between(word));
    // sont-elles contentes
    let is_inverted = |i: usize| i > 0 && INVERTED.contains(&left[i].word);
    let after_auxiliary = governor
        .map(|i| if is_inverted(i) { i - 1 } else { i })
        .is_some_and(|i| partners.of[i].is_auxiliary);
    let governor = governor.map_or(Word::EDGE, |i| left[i]);
    let has_auxiliary =
        partners.of[at.saturating_sub(AUXILIARY)..at].iter().any(|partner| partner.is_auxiliary);
    let is_preposition = governor.is(parts::PREPOSITION) && !governor.is(parts::NOUN);
    let mut best: Option<f32> = None;
    let mut take = |value: f32| best = Some(best.map_or(value, |b| b.max(value)));
    if class.parts & parts::PAST_PARTICIPLE != 0 {
        // une de perdue, dix de retrouvées
        let partitive = OF.contains(&governor.word);
        take(if has_auxiliary {
            NEAR
        } else if partitive {
            0.0
        } else {
            MISSING
        });
    }
    if class.parts & parts::INFINITIVE != 0 {
        let verb = parts::INFINITIVE | parts::FINITE | parts::PRESENT_PARTICIPLE;
        let open = governor.is(parts::CONJUNCTION | parts::PRONOUN | parts::OTHER);
        take(if is_preposition || governor.is(verb) && !after_auxiliary {
            NEAR
        } else if open {
            0.0
        } else {
            MISSING
        });
    }
    if class.parts & parts::FINITE != 0 {
        let barred = is_preposition || after_auxiliary;
        take(if barred { MISSING } else { subject.max(0.0) });
    }
    best.unwrap_or(0.0)
}
