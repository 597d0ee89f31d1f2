//! The dictionary's morphological fields turned into tags: `po:ipre po:1sg po:3sg` are two of them.

use coquille::model::{Gender, Number, PartOfSpeech, Person, Tag, Tense, Traits};

/// Every tag that the fields of one form stand for, with the traits of the verb.
///
/// A form of several parts of speech, tenses and persons is each with each: the dictionary never lists
/// together what does not combine. A past participle has gender and number, and no person.
pub(super) fn tags(fields: &str) -> (Vec<Tag>, Traits) {
    let mut parts = Vec::new();
    let mut tenses = Vec::new();
    let mut persons = Vec::new();
    let mut pronoun_person = Person::None;
    let mut traits = Traits::default();
    let mut gender = Gender::None;
    let mut number = Number::None;
    for field in fields.split_ascii_whitespace() {
        let Some(value) = field.strip_prefix("po:").or_else(|| field.strip_prefix("is:")) else {
            continue;
        };
        if let Some(found) = verb_traits(value) {
            traits = found;
            parts.push(PartOfSpeech::Verb);
        } else if let Some(tense) = Tense::from_code(value) {
            tenses.push(tense);
        } else if let Some(found) = person(value) {
            persons.push(found);
        } else {
            match value {
                "mas" => gender = Gender::Masculine,
                "fem" => gender = Gender::Feminine,
                "epi" => gender = Gender::Epicene,
                "sg" => number = Number::Singular,
                "pl" => number = Number::Plural,
                "inv" => number = Number::Invariable,
                "1pe" => pronoun_person = Person::First,
                "2pe" => pronoun_person = Person::Second,
                "3pe" => pronoun_person = Person::Third,
                _ => parts.extend(part(value)),
            }
        }
    }
    let mut tags = Vec::new();
    for part in parts {
        let tag = Tag::new(part);
        if part != PartOfSpeech::Verb {
            tags.push(tag.with_gender(gender).with_number(number).with_person(pronoun_person));
            continue;
        }
        for &tense in &tenses {
            let tag = tag.with_tense(tense);
            match tense {
                Tense::Infinitive | Tense::PresentParticiple => tags.push(tag),
                Tense::PastParticiple => tags.push(tag.with_gender(gender).with_number(number)),
                _ => tags.extend(
                    persons.iter().map(|&(person, n)| tag.with_person(person).with_number(n)),
                ),
            }
        }
    }
    (tags, traits)
}

/// `v1_it_q__a`: group, auxiliary itself, intransitive, transitive, indirect, pronominal, impersonal, then which auxiliaries.
fn verb_traits(value: &str) -> Option<Traits> {
    let bytes = value.as_bytes();
    if bytes.len() != 10 || bytes[0] != b'v' || !bytes[1].is_ascii_digit() {
        return None;
    }
    let mut traits = Traits::default();
    let mut set = |condition: bool, more: Traits| {
        if condition {
            traits = traits.and(more);
        }
    };
    set(bytes[3] == b'i', Traits::INTRANSITIVE);
    set(bytes[4] == b't', Traits::TRANSITIVE);
    set(bytes[5] == b'n', Traits::INDIRECT);
    set(bytes[6] != b'_', Traits::PRONOMINAL);
    set(bytes[6] == b'p', Traits::ALWAYS_PRONOMINAL);
    set(bytes[7] == b'm', Traits::IMPERSONAL);
    set(bytes[8] == b'e', Traits::WITH_ETRE);
    set(matches!(bytes[9], b'a' | b'z'), Traits::WITH_AVOIR);
    Some(traits)
}

fn person(value: &str) -> Option<(Person, Number)> {
    Some(match value {
        // 1isg is the first person before its pronoun: puissé-je
        "1sg" | "1isg" => (Person::First, Number::Singular),
        "2sg" => (Person::Second, Number::Singular),
        "3sg" => (Person::Third, Number::Singular),
        "1pl" => (Person::First, Number::Plural),
        "2pl" => (Person::Second, Number::Plural),
        "3pl" | "3pl!" => (Person::Third, Number::Plural),
        _ => return None,
    })
}

fn part(value: &str) -> Option<PartOfSpeech> {
    Some(match value.strip_prefix("loc.").unwrap_or(value) {
        "nom" => PartOfSpeech::Noun,
        "adj" | "nbro" => PartOfSpeech::Adjective,
        "npr" => PartOfSpeech::ProperNoun,
        "prn" => PartOfSpeech::FirstName,
        "patr" => PartOfSpeech::Surname,
        "adv" | "advint" => PartOfSpeech::Adverb,
        "negadv" => PartOfSpeech::Negation,
        "det" => PartOfSpeech::Article,
        "detpos" => PartOfSpeech::Possessive,
        "detdem" => PartOfSpeech::DemonstrativeDeterminer,
        "detind" | "detneg" | "detex" => PartOfSpeech::IndefiniteDeterminer,
        "propersuj" => PartOfSpeech::SubjectPronoun,
        "properobj" | "proadv" => PartOfSpeech::ObjectPronoun,
        "prodem" => PartOfSpeech::DemonstrativePronoun,
        "proind" | "proneg" => PartOfSpeech::IndefinitePronoun,
        "prorel" => PartOfSpeech::RelativePronoun,
        "proint" => PartOfSpeech::InterrogativePronoun,
        "prep" | "prepv" => PartOfSpeech::Preposition,
        "cjco" => PartOfSpeech::Coordinator,
        "cjsub" | "cj" => PartOfSpeech::Subordinator,
        "nb" => PartOfSpeech::Numeral,
        "interj" => PartOfSpeech::Interjection,
        "titr" => PartOfSpeech::Title,
        "pfx" | "sfx" | "sign" | "div" => PartOfSpeech::Particle,
        // mg: of the closed classes; preverb: between subject and verb; 1jsg: aimé-je
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(fields: &str) -> Vec<String> {
        tags(fields).0.iter().map(Tag::to_string).collect()
    }

    #[test]
    fn tenses_and_persons_combine() {
        assert_eq!(
            codes("po:v1_it_q__a po:ipre po:spre po:1sg po:3sg"),
            ["v.ipre.1.s", "v.ipre.3.s", "v.spre.1.s", "v.spre.3.s"]
        );
        assert_eq!(codes("po:v1_it_q__a po:ppas po:adj is:fem is:pl"), ["v.ppas.f.p", "adj.f.p"]);
        assert_eq!(codes("po:nom po:adj is:mas is:inv"), ["n.m.i", "adj.m.i"]);
        assert_eq!(codes("po:mg po:propersuj po:1pe is:epi is:sg st:je"), ["psuj.1.e.s"]);
    }

    #[test]
    fn traits_of_the_verb_are_read() {
        let traits = tags("po:v1_it___e_ po:infi").1;
        assert!(traits.has(Traits::WITH_ETRE) && !traits.has(Traits::WITH_AVOIR));
        assert!(tags("po:v1____p_e_ po:infi").1.has(Traits::ALWAYS_PRONOMINAL));
    }
}
