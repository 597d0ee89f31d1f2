//! What a form can be: `désertes` is a plural feminine adjective, or a second person of *déserter*.

use std::fmt;

use super::bits::bits;

/// One grammatical reading of a form, in sixteen bits.
///
/// A form in two persons has two tags: `prépare` is first and third.
///
/// | bits | 0-4 | 5-6 | 7-8 | 9-12 | 13-14 |
/// |---|---|---|---|---|---|
/// | what | part of speech | gender | number | mood and tense | person |
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(u16);

impl Tag {
    /// The tag of a part of speech, with nothing else said.
    pub const fn new(part: PartOfSpeech) -> Self {
        Self(part as u16)
    }

    /// The same with this gender.
    #[must_use]
    pub const fn with_gender(self, gender: Gender) -> Self {
        Self(self.0 & !(3 << 5) | (gender as u16) << 5)
    }

    /// The same with this number.
    #[must_use]
    pub const fn with_number(self, number: Number) -> Self {
        Self(self.0 & !(3 << 7) | (number as u16) << 7)
    }

    /// The same with this mood and tense.
    #[must_use]
    pub const fn with_tense(self, tense: Tense) -> Self {
        Self(self.0 & !(15 << 9) | (tense as u16) << 9)
    }

    /// The same with this person.
    #[must_use]
    pub const fn with_person(self, person: Person) -> Self {
        Self(self.0 & !(3 << 13) | (person as u16) << 13)
    }

    /// The part of speech.
    pub fn part(self) -> PartOfSpeech {
        PartOfSpeech::ALL[usize::from(self.0 & 31).min(PartOfSpeech::ALL.len() - 1)]
    }

    /// The gender; [`Gender::None`] for what has none.
    pub fn gender(self) -> Gender {
        Gender::ALL[usize::from(self.0 >> 5 & 3)]
    }

    /// The number; [`Number::None`] for what has none.
    pub fn number(self) -> Number {
        Number::ALL[usize::from(self.0 >> 7 & 3)]
    }

    /// The mood and tense; [`Tense::None`] for what is no verb.
    pub fn tense(self) -> Tense {
        Tense::ALL[usize::from(self.0 >> 9 & 15).min(Tense::ALL.len() - 1)]
    }

    /// The person, of verbs and pronouns; [`Person::None`] for what has none.
    pub fn person(self) -> Person {
        Person::ALL[usize::from(self.0 >> 13 & 3)]
    }

    /// The sixteen bits, as the compiled model holds them.
    pub const fn to_bits(self) -> u16 {
        self.0
    }

    /// The tag of sixteen bits from [`Tag::to_bits`].
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The tag as the tables write it: `adj.f.p`, `v.ipre.3.s`.
    pub fn parse(code: &str) -> Option<Self> {
        let mut parts = code.split('.');
        let mut tag = Self::new(PartOfSpeech::from_code(parts.next()?)?);
        for code in parts {
            tag = if let Some(gender) = Gender::from_code(code) {
                tag.with_gender(gender)
            } else if let Some(number) = Number::from_code(code) {
                tag.with_number(number)
            } else if let Some(tense) = Tense::from_code(code) {
                tag.with_tense(tense)
            } else {
                tag.with_person(Person::from_code(code)?)
            };
        }
        Some(tag)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.part().code())?;
        let features =
            [self.tense().code(), self.person().code(), self.gender().code(), self.number().code()];
        features.iter().filter(|code| !code.is_empty()).try_for_each(|code| write!(f, ".{code}"))
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({self})")
    }
}

/// An enumeration with a short code a value, as the tables write it.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $value:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$of])* $value,)* }

        impl $name {
            /// Every value, in the order of its bits.
            pub const ALL: &[Self] = &[$(Self::$value,)*];

            /// The code of the tables.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$value => $code,)* }
            }

            /// The value of a code; the empty code is none.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| !code.is_empty() && value.code() == code)
            }
        }
    };
}

coded! {
    /// Part of speech, as the dictionary cuts it.
    PartOfSpeech {
        /// `maison`
        Noun = "n",
        /// `désert`, `troisième`
        Adjective = "adj",
        /// `déserter`
        Verb = "v",
        /// A place, a work, a firm: `Paris`
        ProperNoun = "npr",
        /// `Marie`
        FirstName = "prn",
        /// `Dupont`
        Surname = "patr",
        /// `souvent`
        Adverb = "adv",
        /// `ne`, `pas`, `jamais`
        Negation = "neg",
        /// `le`, `des`
        Article = "art",
        /// `mon`, `leurs`
        Possessive = "poss",
        /// `ce`, `cette`, before a noun
        DemonstrativeDeterminer = "ddem",
        /// `chaque`, `quel`, `aucun`, before a noun
        IndefiniteDeterminer = "dind",
        /// `je`, `il`
        SubjectPronoun = "psuj",
        /// `me`, `les`, `y`, `en`
        ObjectPronoun = "pobj",
        /// `celui`, `ça`
        DemonstrativePronoun = "pdem",
        /// `rien`, `chacun`, and what is no other pronoun
        IndefinitePronoun = "pind",
        /// `qui`, `dont`
        RelativePronoun = "prel",
        /// `quoi`, `lequel`
        InterrogativePronoun = "pint",
        /// `dans`
        Preposition = "prep",
        /// `et`, `mais`
        Coordinator = "co",
        /// `que`, `lorsque`
        Subordinator = "sub",
        /// `deux`, `mille`
        Numeral = "num",
        /// `hélas`
        Interjection = "int",
        /// `Mme`, `Mgr`
        Title = "titr",
        /// `anti`, `franco`, and what the dictionary gives no other class
        Particle = "part",
    }
}

coded! {
    /// Grammatical gender.
    Gender {
        /// Not said, or without.
        None = "",
        /// `un`
        Masculine = "m",
        /// `une`
        Feminine = "f",
        /// Either, the same form: `élève`, `rouge`
        Epicene = "e",
    }
}

coded! {
    /// Grammatical number.
    Number {
        /// Not said, or without.
        None = "",
        /// `cheval`
        Singular = "s",
        /// `chevaux`
        Plural = "p",
        /// Either, the same form: `souris`
        Invariable = "i",
    }
}

coded! {
    /// Mood and tense of a verb form.
    Tense {
        /// No verb.
        None = "",
        /// `déserter`
        Infinitive = "infi",
        /// `désertant`
        PresentParticiple = "ppre",
        /// `déserté`
        PastParticiple = "ppas",
        /// `déserte`, indicative
        Present = "ipre",
        /// `désertait`
        Imperfect = "iimp",
        /// `déserta`
        SimplePast = "ipsi",
        /// `désertera`
        Future = "ifut",
        /// `déserterait`
        Conditional = "cond",
        /// `(qu'il) déserte`
        PresentSubjunctive = "spre",
        /// `désertât`
        ImperfectSubjunctive = "simp",
        /// `désertez !`
        Imperative = "impe",
    }
}

coded! {
    /// Grammatical person.
    Person {
        /// Not said, or without.
        None = "",
        /// `je`, `nous`
        First = "1",
        /// `tu`, `vous`
        Second = "2",
        /// `il`, `elles`
        Third = "3",
    }
}

/// How a verb is built: what it governs and its auxiliary. Empty for what is no verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Traits(u8);

impl Traits {
    /// May stand without object: `il dort`
    pub const INTRANSITIVE: Self = Self(1);
    /// May have a direct object: `il voit la ville`
    pub const TRANSITIVE: Self = Self(2);
    /// May have an object behind a preposition: `il pense à la ville`
    pub const INDIRECT: Self = Self(4);
    /// May be pronominal: `il se voit`
    pub const PRONOMINAL: Self = Self(8);
    /// Is pronominal always: `il s'évanouit`
    pub const ALWAYS_PRONOMINAL: Self = Self(16);
    /// Has the third person singular alone: `il pleut`
    pub const IMPERSONAL: Self = Self(32);
    /// Takes *être* outside pronominal use: `il est tombé`
    pub const WITH_ETRE: Self = Self(64);
    /// Takes *avoir*: `il a vu`. The dictionary leaves many rare verbs open; they count as this.
    pub const WITH_AVOIR: Self = Self(128);
}

bits!(Traits);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_written_and_read_back() {
        for code in ["n.m.s", "adj.f.p", "v.ipre.3.s", "v.ppas.f.i", "psuj.1.e.p", "adv"] {
            let tag = Tag::parse(code).unwrap();
            assert_eq!(tag.to_string(), code);
            assert_eq!(Tag::from_bits(tag.to_bits()), tag);
        }
        assert_eq!(Tag::parse("xyz"), None);
        assert_eq!(Tag::parse("n.q"), None);
    }

    #[test]
    fn features_stay_apart() {
        let tag = Tag::new(PartOfSpeech::Particle)
            .with_gender(Gender::Epicene)
            .with_number(Number::Invariable)
            .with_tense(Tense::Imperative)
            .with_person(Person::Third);
        assert_eq!(tag.part(), PartOfSpeech::Particle);
        assert_eq!((tag.gender(), tag.number()), (Gender::Epicene, Number::Invariable));
        assert_eq!((tag.tense(), tag.person()), (Tense::Imperative, Person::Third));
        assert_eq!(tag.with_gender(Gender::None).gender(), Gender::None);
    }
}
