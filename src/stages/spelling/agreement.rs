//! Whether a form agrees with the determiner, the nouns and the subject beside it, as far as a few words tell.
//!
//! *ces grande maisons*: between determiner and noun stand adjectives, and all share gender and number.
//! Nothing is decided here: a form that may agree agrees, and where no partner is found there is nothing to say.

use super::closed_words::{
    ADVERBS, ASKED, AVOIR, BE, BEING, ETRE, FEEL, IMPERSONAL, REFLEXIVE, SAID, SELF, TO_HAVE, words,
};
use crate::model::Unit;
use crate::model::grammar::{Word, high_bits};
use crate::model::word_class::{WordClass, agreement, parts};

/// So many words may stand between a form and its partner.
const BETWEEN: usize = 3;

/// What a form says to a partner.
const AGREES: f32 = 1.0;
const CLASHES: f32 = -1.0;
const SILENT: f32 = 0.0;

/// How a form agrees with each of its partners: 1 agrees, −1 clashes, 0 has none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Agreement {
    /// The determiner before it.
    pub determiner: f32,
    /// The noun before it.
    pub noun_before: f32,
    /// The noun behind it.
    pub noun_behind: f32,
    /// The subject of a verb.
    pub subject: f32,
    /// The subject of *être* before it.
    pub predicate: f32,
    /// The adjective or participle that *et* ties it to.
    pub conjunct: f32,
    /// The place between a determiner and a noun, where no verb stands.
    pub slot: f32,
}

impl Agreement {
    /// Each partner.
    pub(super) const fn all(self) -> [f32; 7] {
        let Self { determiner, noun_before, noun_behind, subject, predicate, conjunct, slot } =
            self;
        [determiner, noun_before, noun_behind, subject, predicate, conjunct, slot]
    }

    /// The agreement of a form of `class` with what stands beside it.
    pub(super) fn of(beside: &Beside, class: WordClass) -> Self {
        let mut found = Self {
            conjunct: conjunct(beside.conjunct, class),
            slot: slot(beside.in_slot, class),
            ..Self::default()
        };
        if class.nominal != 0 {
            if class.parts & parts::DETERMINER == 0 {
                found.determiner = says(beside.determiner, class.nominal);
            }
            // ils sont juste amis
            let inflected = class.parts & parts::ADVERB == 0;
            if inflected && class.parts & (parts::ADJECTIVE | parts::PAST_PARTICIPLE) != 0 {
                found.noun_before = says(beside.noun_before, class.nominal);
                found.predicate = says(beside.predicate, class.nominal);
            }
            if class.parts & (parts::ADJECTIVE | parts::DETERMINER | parts::PAST_PARTICIPLE) != 0 {
                found.noun_behind = says(beside.noun_behind, class.nominal);
            }
        }
        if class.parts & parts::FINITE != 0
            && let Some(persons) = beside.subject
        {
            found.subject = if persons & class.persons == 0 { CLASHES } else { AGREES };
        }
        found
    }
}

/// The partners beside a place, and what each asks of a form that stands there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    determiner: Option<u8>,
    noun_before: Option<u8>,
    noun_behind: Option<u8>,
    /// Persons.
    subject: Option<u8>,
    predicate: Option<u8>,
    conjunct: Option<u8>,
    in_slot: bool,
}

impl Beside {
    /// The partners of the word `at`.
    pub(super) fn of(sentence: &[Word], at: usize) -> Self {
        Self {
            determiner: determiner(sentence, at),
            noun_before: noun_before(sentence, at),
            noun_behind: noun_behind(sentence, at),
            subject: subject(sentence, at),
            predicate: subject_of_etre(sentence, at),
            conjunct: tied(sentence, at),
            in_slot: is_slot(sentence, at),
        }
    }
}

fn says(partner: Option<u8>, own: u8) -> f32 {
    const GENDER: u8 = agreement::MASCULINE | agreement::FEMININE;
    const NUMBER: u8 = agreement::SINGULAR | agreement::PLURAL;
    match partner {
        None => SILENT,
        Some(partner) => {
            let both = partner & own;
            if both & GENDER != 0 && both & NUMBER != 0 { AGREES } else { CLASHES }
        }
    }
}

/// What can be tied to an adjective by *et*, and can be nothing else.
const QUALITY: u16 = parts::ADJECTIVE | parts::PAST_PARTICIPLE;

/// What the adjective or participle beyond *et* asks for: `désertes et bouclées`.
fn tied(sentence: &[Word], at: usize) -> Option<u8> {
    const AND: [u32; 2] = words(["et", "ou"]);
    let partner = |and: Option<usize>, other: Option<usize>| {
        let (and, other) = (sentence.get(and?)?, sentence.get(other?)?);
        let is_quality = other.is(QUALITY) && other.class.parts & !QUALITY == 0;
        (AND.contains(&and.word) && is_quality).then_some(other.class.nominal)
    };
    let behind = partner(at.checked_add(1), at.checked_add(2));
    behind.or_else(|| partner(at.checked_sub(1), at.checked_sub(2)))
}

/// Whether a form goes with it.
fn conjunct(tied: Option<u8>, class: WordClass) -> f32 {
    match tied {
        None => SILENT,
        Some(_) if class.parts & (QUALITY | parts::NOUN) == 0 => CLASHES,
        partner => says(partner, class.nominal),
    }
}

/// Whether a word stands between an article and a noun: `un puissant groupe`. *De* is an article too, `de beaux jours`, but opens
/// `de marcher pieds nus`.
fn is_slot(sentence: &[Word], at: usize) -> bool {
    const DE: [u32; 2] = words(["de", "d'"]);
    let is_article = |word: &Word| {
        word.is(parts::DETERMINER)
            && !word.is(parts::OBJECT | parts::PRONOUN)
            && !DE.contains(&word.word)
    };
    let after_article = at.checked_sub(1).is_some_and(|i| is_article(&sentence[i]));
    after_article
        && sentence
            .get(at + 1)
            .is_some_and(|word| word.class.noun != 0 && !word.is(parts::DETERMINER))
}

/// Whether a form may stand there.
const fn slot(in_slot: bool, class: WordClass) -> f32 {
    const FITS: u16 = QUALITY | parts::NOUN | parts::NUMBER | parts::ADVERB | parts::DETERMINER;
    match (in_slot, class.parts & (FITS | parts::NAME) != 0) {
        (false, _) => SILENT,
        (true, true) => AGREES,
        (true, false) => CLASHES,
    }
}

/// What the determiner of the group asks for.
fn determiner(sentence: &[Word], at: usize) -> Option<u8> {
    for (i, word) in sentence[..at].iter().enumerate().rev().take(BETWEEN) {
        if word.is(parts::DETERMINER) {
            // les tout débuts
            if ALTOGETHER == word.word && i > 0 && sentence[i - 1].is(parts::DETERMINER) {
                continue;
            }
            return Some(word.class.nominal);
        }
        if word.is(parts::NUMBER) {
            // nous avions tous les deux besoin
            let from = (at + 1).saturating_sub(2 * BETWEEN);
            if sentence[from..at].iter().any(|word| ALL.contains(&word.word)) {
                return None;
            }
            let plural = agreement::MASCULINE | agreement::FEMININE | agreement::PLURAL;
            return Some(if word.class.nominal == 0 { plural } else { word.class.nominal });
        }
        if !word.is(parts::ADJECTIVE) || word.is(parts::PREPOSITION | parts::CONJUNCTION) {
            return None;
        }
    }
    None
}

const ALL: [u32; 2] = words(["tous", "toutes"]);
const ALTOGETHER: u32 = words(["tout"])[0];

/// Whether a word is a common verb that could be a noun: `est`, `ayant`.
fn is_verb(word: &Word) -> bool {
    const COMMON: f32 = 4.5;
    word.is(parts::FINITE | parts::PRESENT_PARTICIPLE) && word.zipf > COMMON
}

/// What the noun before asks of an adjective or participle.
fn noun_before(sentence: &[Word], at: usize) -> Option<u8> {
    let between = parts::ADJECTIVE | parts::ADVERB | parts::PAST_PARTICIPLE;
    if is_air(sentence, at.checked_sub(1)?) {
        return None;
    }
    // ont été reçues
    let from = at.saturating_sub(BETWEEN);
    let from = (from..at).rfind(|i| is_been(sentence, *i)).map_or(from, |been| been + 1);
    nearest_noun(sentence[from..at].iter().rev(), between)
}

/// Whether word `i` is the participle of *être*, and no summer: that has a determiner.
pub(super) fn is_been(sentence: &[Word], i: usize) -> bool {
    let before = i.checked_sub(1).map_or(Word::EDGE, |before| sentence[before]);
    sentence[i].word == ETE && !before.is(parts::DETERMINER)
}

/// Whether word `i` is that of `elle a l'air égarée`, where the adjective may go with her.
pub(super) fn is_air(sentence: &[Word], i: usize) -> bool {
    const AIR: u32 = words(["air"])[0];
    const ARTICLE: u32 = words(["l'"])[0];
    sentence[i].word == AIR && i > 0 && sentence[i - 1].word == ARTICLE
}

/// What the noun behind asks of a determiner or adjective.
fn noun_behind(sentence: &[Word], at: usize) -> Option<u8> {
    nearest_noun(sentence.iter().skip(at + 1).take(2), parts::ADJECTIVE)
}

/// What the first noun among `words` asks for, if only words of the parts `between` stand before it.
fn nearest_noun<'a>(words: impl Iterator<Item = &'a Word>, between: u16) -> Option<u8> {
    const BOUNDARY: u16 =
        parts::DETERMINER | parts::PREPOSITION | parts::CONJUNCTION | parts::PRONOUN;
    for word in words {
        if word.is(BOUNDARY) || is_verb(word) {
            return None;
        }
        if word.class.noun != 0 && !word.is(parts::ADVERB) {
            return Some(word.class.noun);
        }
        if !word.is(between) {
            return None;
        }
    }
    None
}

const ETE: u32 = high_bits(Unit::of("été"));
/// Their gender and number are those of who speaks.
const OPEN: [u32; 2] = words(["vous", "on"]);
const OPEN_INVERTED: [u32; 2] = words(["-vous", "-on"]);

/// Whether what stands at `at` is said of *on* or *vous*: they may be one or many, men or women.
pub(super) fn is_said_of_anyone(sentence: &[Word], at: usize) -> bool {
    const FAR: usize = 6;
    let before = &sentence[at.saturating_sub(FAR)..at];
    let subject = before.iter().rposition(|word| OPEN.contains(&word.word));
    subject.is_some_and(|i| before[i..].iter().any(|word| ETRE.contains(&word.word)))
}

/// What ties one noun to another: `la fille du roi`.
pub(super) const OF: [u32; 4] = words(["de", "d'", "du", "des"]);

/// The persons that the subject before a verb leaves open: a pronoun, or a noun with its determiner.
fn subject(sentence: &[Word], at: usize) -> Option<u8> {
    const THIRD: u8 = 4;
    let subject = subject_before(sentence, at)?;
    if subject.is(parts::SUBJECT) {
        return Some(subject.class.persons);
    }
    let number = subject.class.nominal & (agreement::SINGULAR | agreement::PLURAL);
    Some(match number {
        agreement::SINGULAR => THIRD,
        agreement::PLURAL => THIRD << 3,
        _ => THIRD | THIRD << 3,
    })
}

/// What the subject of the form of *être* before an adjective or participle asks of it.
fn subject_of_etre(sentence: &[Word], at: usize) -> Option<u8> {
    let before = |at| before_adverbs(sentence, at);
    let is = |verb: usize, forms: &[u32]| forms.contains(&sentence[verb].word);
    let mut verb = before(at)?;
    let has_been = is(verb, &[ETE]);
    if has_been {
        verb = before(verb)?;
    }
    let finite: &[u32] = if has_been { &AVOIR } else { &ETRE };
    let infinitive: &[u32] = if has_been { &[TO_HAVE] } else { &BE };
    // sont-elles
    let inverted = sentence[verb];
    if inverted.is(parts::SUBJECT) && verb > 0 && is(verb - 1, finite) {
        return (!OPEN_INVERTED.contains(&inverted.word)).then_some(inverted.class.nominal);
    }
    if is(verb, infinitive) {
        // censés être
        let governor = before(verb)?;
        if is(governor, &SAID) {
            return Some(sentence[governor].class.nominal);
        }
        verb = subject_verb_of_infinitive(sentence, verb)?;
    } else if !is(verb, finite) {
        let reflexive = verb > 0 && is(verb - 1, &SELF) && is(verb, &FEEL);
        if has_been || !reflexive {
            return None;
        }
    }
    // elles se sont cassé la jambe
    let reflexive = verb > 0 && REFLEXIVE.contains(&sentence[verb - 1].word);
    if reflexive && sentence.get(at + 1).is_some_and(|next| next.is(parts::DETERMINER)) {
        return None;
    }
    let subject = subject_before(sentence, verb)?;
    (!OPEN.contains(&subject.word)).then_some(subject.class.nominal)
}

/// Whether what stands at `at` is said of no one in sight: `tout en restant sages`, `il faut être prudentes`.
pub(super) fn is_said_of_no_one(sentence: &[Word], at: usize) -> bool {
    let verb = before_adverbs(sentence, at);
    verb.is_some_and(|verb| {
        let verb = sentence[verb].word;
        BE.contains(&verb) || BEING.contains(&verb)
    }) && subject_of_etre(sentence, at).is_none()
}

/// The word before place `at`, adverbs aside.
fn before_adverbs(sentence: &[Word], at: usize) -> Option<usize> {
    let is_adverb =
        |word: &Word| word.class.parts & !parts::ADVERB == 0 || ADVERBS.contains(&word.word);
    sentence[..at].iter().rposition(|word| !is_adverb(word))
}

/// The finite verb whose subject is that of an infinitive: `elles ne risquent pas d'être`.
fn subject_verb_of_infinitive(sentence: &[Word], infinitive: usize) -> Option<usize> {
    const TO: [u32; 3] = words(["de", "d'", "à"]);
    let mut verb = before_adverbs(sentence, infinitive)?;
    if TO.contains(&sentence[verb].word) {
        verb = before_adverbs(sentence, verb)?;
    }
    let is_verb = sentence[verb].is(parts::FINITE) && !IMPERSONAL.contains(&sentence[verb].word);
    let asked = verb > 0 && ASKED.contains(&sentence[verb - 1].word);
    (is_verb && !asked).then_some(verb)
}

/// The subject before the verb `at`: a pronoun, or the noun of a group that opens its clause, with the gender
/// and number of the group.
fn subject_before(sentence: &[Word], at: usize) -> Option<Word> {
    /// So many of ne, me, les, y and adverbs stand between a subject and its verb.
    const CLITICS: usize = 6;
    let mut end = at;
    while end > 0
        && at - end < CLITICS
        && sentence[end - 1].is(parts::OBJECT | parts::ADVERB)
        && !sentence[end - 1].is(parts::PRONOUN | parts::SUBJECT | parts::NOUN)
    {
        end -= 1;
    }
    let last = *sentence.get(end.checked_sub(1)?)?;
    if last.word == WHO {
        return antecedent(sentence, end - 1);
    }
    let before = end.checked_sub(2).map_or(Word::EDGE, |before| sentence[before]);
    // toi seul seras sauvé; en elle est contenu le feu
    let is_apart = ALONE.contains(&last.word) && EMPHATIC.contains(&before.word);
    let is_led = EMPHATIC.contains(&last.word)
        && before.is(parts::PREPOSITION)
        && !before.is(parts::CONJUNCTION | parts::ADVERB);
    if is_apart || is_led {
        return None;
    }
    if last.is(parts::SUBJECT) && last.class.persons != 0 {
        return Some(last);
    }
    // a name alone: of one or, after others, of many, men or women
    if last.class.parts == parts::NAME {
        let mut name = last;
        name.class.nominal = agreement::OPEN;
        return Some(name);
    }
    for _ in 0..BETWEEN {
        let (group, start) = noun_group(sentence, end)?;
        if opens_clause(sentence, start) {
            return Some(group);
        }
        end = if OF.contains(&sentence[start].word) {
            start
        } else {
            start.checked_sub(1).filter(|before| OF.contains(&sentence[*before].word))?
        };
    }
    None
}

const WHO: u32 = words(["qui"])[0];
/// Pronouns that stand behind prepositions, and before *seul*.
const EMPHATIC: [u32; 8] = words(["moi", "toi", "lui", "elle", "nous", "vous", "eux", "elles"]);
const ALONE: [u32; 4] = words(["seul", "seule", "seuls", "seules"]);

/// What the relative pronoun `at` stands for: the nouns of the group before it, whichever of them agrees, or a
/// pronoun: `la division de l'armée qui`, `celles qui`.
pub(super) fn antecedent(sentence: &[Word], at: usize) -> Option<Word> {
    let mut end = at;
    if sentence.get(end.checked_sub(1)?)?.class.parts == parts::OTHER {
        end -= 1;
    }
    let last = *sentence.get(end.checked_sub(1)?)?;
    if last.class.parts == parts::PRONOUN && last.class.pronoun != 0 {
        let mut pronoun = last;
        pronoun.class.nominal = last.class.pronoun;
        return Some(pronoun);
    }
    let (mut group, mut start) = noun_group(sentence, end)?;
    for _ in 0..BETWEEN {
        let of =
            if OF.contains(&sentence[start].word) { Some(start) } else { start.checked_sub(1) };
        let Some(of) = of.filter(|i| OF.contains(&sentence[*i].word)) else { break };
        let Some((other, before)) = noun_group(sentence, of) else { break };
        group.class.nominal |= other.class.nominal;
        start = before;
    }
    Some(group)
}

/// The noun group that ends before `end`, and where it begins: `les grandes villes`. Without determiner it
/// begins with its first word.
pub(super) fn noun_group(sentence: &[Word], end: usize) -> Option<(Word, usize)> {
    let mut noun = end.checked_sub(1)?;
    while sentence[noun].class.noun == 0 {
        if !sentence[noun].is(parts::ADJECTIVE | parts::PAST_PARTICIPLE) {
            return None;
        }
        noun = noun.checked_sub(1)?;
    }
    let mut group = sentence[noun];
    group.class.nominal = group.class.noun;
    let mut start = noun;
    while start > 0 && noun - start < BETWEEN {
        let word = sentence[start - 1];
        if word.is(parts::DETERMINER) {
            let both = group.class.nominal & word.class.nominal;
            let something = [word.word, group.word] == SOMETHING;
            group.class.nominal =
                if something { agreement::MASCULINE | agreement::SINGULAR } else { both };
            return Some((group, start - 1));
        }
        if !word.is(parts::ADJECTIVE) || word.is(parts::PREPOSITION) {
            break;
        }
        start -= 1;
    }
    Some((group, start))
}

/// A pronoun that is masculine, whatever its noun is: `quelque chose est caché`.
pub(super) const SOMETHING: [u32; 2] = words(["quelque", "chose"]);

/// Whether nothing but a mark or a conjunction stands before `at`.
fn opens_clause(sentence: &[Word], at: usize) -> bool {
    sentence[at].is(parts::DETERMINER)
        && at.checked_sub(1).is_none_or(|i| {
            let others = !(parts::CONJUNCTION | parts::OTHER | parts::ADVERB);
            sentence[i].class.parts & others == 0
        })
}
