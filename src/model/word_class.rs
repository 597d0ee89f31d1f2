//! What a form can be, lemma aside, and what of that agrees with its neighbours: the word classes of the grammar.
//!
//! `désertes` is a noun's neighbour in the feminine plural, or the verb of *tu*. Forms that can be the same
//! things are one class to the grammar, whichever words they are.

use super::lexicon::Analysis;
use super::morphology::{Gender, Number, PartOfSpeech, Person, Tag, Tense};

/// Parts of speech as the grammar cuts them, a bit each.
pub mod parts {
    /// `ville`
    pub const NOUN: u16 = 1;
    /// `grand`
    pub const ADJECTIVE: u16 = 1 << 1;
    /// `prépare`
    pub const FINITE: u16 = 1 << 2;
    /// `préparer`
    pub const INFINITIVE: u16 = 1 << 3;
    /// `préparé`
    pub const PAST_PARTICIPLE: u16 = 1 << 4;
    /// `préparant`
    pub const PRESENT_PARTICIPLE: u16 = 1 << 5;
    /// `le`, `ces`, `leur`, `chaque`
    pub const DETERMINER: u16 = 1 << 6;
    /// `je`, `ils`
    pub const SUBJECT: u16 = 1 << 7;
    /// `me`, `lui`, `y`
    pub const OBJECT: u16 = 1 << 8;
    /// `qui`, `celui`, `rien`
    pub const PRONOUN: u16 = 1 << 9;
    /// `souvent`, `pas`
    pub const ADVERB: u16 = 1 << 10;
    /// `dans`
    pub const PREPOSITION: u16 = 1 << 11;
    /// `et`, `que`
    pub const CONJUNCTION: u16 = 1 << 12;
    /// `deux`, `24`
    pub const NUMBER: u16 = 1 << 13;
    /// `Paris`
    pub const NAME: u16 = 1 << 14;
    /// Marks, and words of no other part.
    pub const OTHER: u16 = 1 << 15;
}

/// Gender and number, a bit each; a form that leaves one open has both bits.
pub mod agreement {
    /// `grand`
    pub const MASCULINE: u8 = 1;
    /// `grande`
    pub const FEMININE: u8 = 2;
    /// `grand`
    pub const SINGULAR: u8 = 4;
    /// `grands`
    pub const PLURAL: u8 = 8;
    /// Anything.
    pub const OPEN: u8 = 15;
}

/// What the forms of one class can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClass {
    /// A hash of the set of tags.
    pub tags: u32,
    /// A hash of what agrees: genders, numbers, persons and verb forms, whatever the part of speech.
    pub inflection: u32,
    /// The [`parts`] it can be.
    pub parts: u16,
    /// The [`agreement`] of its readings as a noun; 0 for what is none.
    pub noun: u8,
    /// The [`agreement`] of its readings as noun, adjective, participle, determiner or subject pronoun.
    pub nominal: u8,
    /// The [`agreement`] of its readings as a pronoun that is neither subject nor object: `celles`, `certains`.
    pub pronoun: u8,
    /// Whether it can be an imperative, which has no subject: `suis`, `allons`.
    pub imperative: bool,
    /// The persons of its readings as a verb or as its subject: bits 0-2 singular, 3-5 plural.
    pub persons: u8,
}

impl WordClass {
    /// The class of a form with these analyses.
    pub fn of(analyses: impl Iterator<Item = Analysis>) -> Self {
        let mut tags: Vec<Tag> = analyses.map(|a| a.tag).collect();
        tags.sort_unstable();
        tags.dedup();
        let mut class = Self { tags: 1, inflection: 1, ..Self::default() };
        let mut inflections: Vec<u32> = Vec::new();
        for &tag in &tags {
            class.tags = mix(class.tags, u32::from(tag.to_bits()));
            class.add(tag);
            inflections.push(inflection(tag));
        }
        inflections.sort_unstable();
        inflections.dedup();
        class.inflection = inflections.into_iter().fold(1, mix);
        if tags.is_empty() {
            class.parts = parts::OTHER;
        }
        class
    }

    /// The class of what is no word of the lexicon.
    pub const fn outside(parts: u16) -> Self {
        Self {
            tags: parts as u32,
            inflection: parts as u32,
            parts,
            noun: 0,
            nominal: 0,
            pronoun: 0,
            imperative: false,
            persons: 0,
        }
    }

    fn add(&mut self, tag: Tag) {
        let part = part(tag);
        self.parts |= part;
        let agreement = agreement_of(tag);
        if part == parts::NOUN {
            self.noun |= agreement;
        }
        if matches!(
            tag.part(),
            PartOfSpeech::DemonstrativePronoun | PartOfSpeech::IndefinitePronoun
        ) {
            self.pronoun |= agreement;
        }
        if part & NOMINAL != 0 {
            self.nominal |= agreement;
        }
        self.imperative |= tag.tense() == Tense::Imperative;
        if part == parts::FINITE || part == parts::SUBJECT {
            self.persons |= person(tag);
        }
    }
}

const NOMINAL: u16 =
    parts::NOUN | parts::ADJECTIVE | parts::PAST_PARTICIPLE | parts::DETERMINER | parts::SUBJECT;

/// One number from two; the bits of both move all of its bits.
pub(super) const fn mix(a: u32, b: u32) -> u32 {
    let h = (a.rotate_left(5) ^ b).wrapping_mul(0x9E37_79B1);
    h ^ h >> 15
}

fn part(tag: Tag) -> u16 {
    use PartOfSpeech as P;
    match tag.part() {
        P::Noun => parts::NOUN,
        P::Adjective => parts::ADJECTIVE,
        P::Verb => match tag.tense() {
            Tense::Infinitive => parts::INFINITIVE,
            Tense::PastParticiple => parts::PAST_PARTICIPLE,
            Tense::PresentParticiple => parts::PRESENT_PARTICIPLE,
            _ => parts::FINITE,
        },
        P::ProperNoun | P::FirstName | P::Surname | P::Title => parts::NAME,
        P::Adverb | P::Negation => parts::ADVERB,
        P::Article | P::Possessive | P::DemonstrativeDeterminer | P::IndefiniteDeterminer => {
            parts::DETERMINER
        }
        P::SubjectPronoun => parts::SUBJECT,
        P::ObjectPronoun => parts::OBJECT,
        P::DemonstrativePronoun
        | P::IndefinitePronoun
        | P::RelativePronoun
        | P::InterrogativePronoun => parts::PRONOUN,
        P::Preposition => parts::PREPOSITION,
        P::Coordinator | P::Subordinator => parts::CONJUNCTION,
        P::Numeral => parts::NUMBER,
        P::Interjection | P::Particle => parts::OTHER,
    }
}

fn agreement_of(tag: Tag) -> u8 {
    let gender = match tag.gender() {
        Gender::Masculine => agreement::MASCULINE,
        Gender::Feminine => agreement::FEMININE,
        Gender::Epicene | Gender::None => agreement::MASCULINE | agreement::FEMININE,
    };
    let number = match tag.number() {
        Number::Singular => agreement::SINGULAR,
        Number::Plural => agreement::PLURAL,
        Number::Invariable | Number::None => agreement::SINGULAR | agreement::PLURAL,
    };
    gender | number
}

fn person(tag: Tag) -> u8 {
    let person = match tag.person() {
        Person::First => 1,
        Person::Second => 2,
        Person::Third => 4,
        Person::None => 0,
    };
    if tag.number() == Number::Plural { person << 3 } else { person }
}

/// What of a tag agrees with others, or tells one form of a verb from the others.
fn inflection(tag: Tag) -> u32 {
    let part = part(tag);
    let kind = match part {
        parts::NOUN | parts::ADJECTIVE | parts::PAST_PARTICIPLE => 1,
        other => u32::from(other),
    };
    let details = match part {
        parts::FINITE => u32::from(person(tag)) << 8,
        _ if part & NOMINAL != 0 => u32::from(agreement_of(tag)),
        _ => 0,
    };
    mix(kind, details)
}
