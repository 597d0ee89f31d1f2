//! What a word of the lexicon may stand in place of: other forms of its lemma, words that sound like it, words one
//! misreading away.

use super::candidates::with_accents;
use super::memo::{recall_plainer, recall_respelled};
use super::slips::slips;
use crate::model::channel::{Channel, Cost, IMPOSSIBLE, Letter};
use crate::model::gap::Filler;
use crate::model::grammar::Word;
use crate::model::word_class::{WordClass, parts};
use crate::model::{Entry, Flags, Model, Unit};
use crate::text::letters::base;
use crate::text::sound::sound;

/// What writing a word for one that sounds like it costs, and more for each letter that differs beyond the first.
pub(super) const SOUNDS_ALIKE: Cost = 250;
const SOUNDS_ALIKE_LETTER: Cost = 60;

/// What writing a form for another of its lemma costs: one that sounds like it, another, and each letter.
pub(super) const INFLECTED_ALIKE: Cost = 180;
const INFLECTED: Cost = 300;
const INFLECTED_LETTER: Cost = 70;

/// Slips within this cost are asked about: one ordinary misreading.
const NEAR: Cost = 620;

/// Around shorter words there is always something that fits: they are read for words that are so much commoner
/// only, and common; or for common ones that have lost their first letter, as scrapers lose it.
const SHORTEST: usize = 4;
const COMMONER: f32 = 1.5;
const COMMON: f32 = 5.5;
const COMMON_CLIPPED: f32 = 4.5;

/// Rarer forms are seldom what a word stands in place of.
const RAREST: f32 = 2.5;

/// Rarer forms of the same lemma are seldom meant.
const RAREST_INFLECTED: f32 = 1.0;

/// How an alternative differs from the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Another form of the same word: `désertes` for `désert`.
    Inflection,
    /// A word that sounds alike, or is often written for it.
    Sound,
    /// A misreading away.
    Slip,
}

/// Another word that may have been meant.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// The form, in lower case.
    pub form: String,
    /// What the counts know it as.
    pub unit: Unit,
    /// The same with its count.
    pub filler: Filler,
    /// What the grammar knows it as.
    pub word: Word,
    /// What the channel asks.
    pub cost: Cost,
    /// How it differs.
    pub likeness: Likeness,
}

impl Alternative {
    fn new(model: &Model, form: String, entry: Entry, cost: Cost, likeness: Likeness) -> Self {
        let unit = Unit::of(&form);
        let word = Word::of(unit, entry, &model.lexicon);
        let filler = model.ngrams.filler(unit);
        Self { form, unit, filler, word, cost, likeness }
    }
}

/// The alternatives of a lower-case word, each once, in alphabetical order.
pub fn alternatives(model: &Model, word: &str) -> Vec<Alternative> {
    let mut out = alike(model, word);
    out.extend(misreadings(model, word, &out));
    out.sort_by(|a, b| a.form.cmp(&b.form));
    out
}

/// Those that are forms of the same word or sound like it.
pub(super) fn alike(model: &Model, word: &str) -> Vec<Alternative> {
    let Some(own) = model.lexicon.get(word) else { return Vec::new() };
    let mut out = Vec::new();
    let mut add = |form: String, entry: Entry, cost: Cost, likeness| {
        let cost = cost.min(accents(&model.channel, word, &form));
        out.push(Alternative::new(model, form, entry, cost, likeness));
    };
    let sounds = sounds(word);
    for (form, ordinal) in model.endings.forms_of(word, model.lexicon.fst()) {
        let entry = model.lexicon.entry(ordinal);
        if is_meant(entry, RAREST_INFLECTED)
            && form != word
            && model.lexicon.share_lemma((word, own), (&form, entry))
        {
            let alike = sounds_like(&form, &sounds);
            let (was, is) = (model.lexicon.word_class(own), model.lexicon.word_class(entry));
            if alike {
                add(form, entry, INFLECTED_ALIKE, Likeness::Inflection);
            } else if agree_differently(was, is) {
                let cost = INFLECTED + INFLECTED_LETTER * differing(word, &form);
                add(form, entry, cost, Likeness::Inflection);
            }
        }
    }
    for form in model.confusions.of(word) {
        if let Some(entry) = model.lexicon.get(form).filter(|e| is_meant(*e, 0.0)) {
            add((*form).to_owned(), entry, SOUNDS_ALIKE, Likeness::Sound);
        }
    }
    for form in model.sounds.of(word) {
        if let Some(entry) = model.lexicon.get(&form) {
            let cost =
                SOUNDS_ALIKE + SOUNDS_ALIKE_LETTER * differing(word, &form).saturating_sub(1);
            add(form, entry, cost, Likeness::Sound);
        }
    }
    let confused = model.confusions.of(word);
    out.retain(|a| {
        may_replace(&a.form, word)
            && (confused.contains(&a.form.as_str()) || !is_variant(&a.form, word))
    });
    out.sort_by(|a, b| (&a.form, a.likeness, a.cost).cmp(&(&b.form, b.likeness, b.cost)));
    out.dedup_by(|b, a| a.form == b.form);
    out
}

/// Those that are one misreading away, without those that are `alike`.
pub(super) fn misreadings(model: &Model, word: &str, alike: &[Alternative]) -> Vec<Alternative> {
    let letters = word.chars().count();
    let Some(own) = model.lexicon.get(word).filter(|_| letters > 1) else { return Vec::new() };
    let rarest = |form: &str| match letters < SHORTEST {
        true if is_clipped(word, form) => COMMON_CLIPPED,
        true => (own.zipf() + COMMONER).max(COMMON),
        false => RAREST,
    };
    let lexicon = &model.lexicon;
    let slips = match lexicon.letter_graph_if_it_pays() {
        Some(graph) => slips(word, graph, &model.channel, NEAR),
        None => slips(word, lexicon, &model.channel, NEAR),
    };
    let mut out = Vec::new();
    for slip in slips {
        let entry = model.lexicon.entry(slip.ordinal);
        if is_meant(entry, rarest(&slip.form))
            && slip.form.chars().count() > 1
            && may_replace(&slip.form, word)
            && !is_variant(&slip.form, word)
            && !alike.iter().any(|a| a.form == slip.form)
        {
            out.push(Alternative::new(model, slip.form, entry, slip.cost, Likeness::Slip));
        }
    }
    out
}

/// Whether a form may stand where another word does.
fn may_replace(form: &str, word: &str) -> bool {
    form != word
        && is_whole(form)
        && form.ends_with('\'') == word.ends_with('\'')
        && !is_subjunctive_of(word, form)
}

/// Whether two forms of a word differ in gender, number or person: what agreement asks for. Nobody writes one
/// tense for another by mistake, unless they sound alike.
const fn agree_differently(a: WordClass, b: WordClass) -> bool {
    const NOMINAL: u16 =
        parts::NOUN | parts::ADJECTIVE | parts::PAST_PARTICIPLE | parts::DETERMINER;
    let finite = a.parts & b.parts & parts::FINITE != 0;
    a.parts & b.parts & NOMINAL != 0 || finite && a.persons & b.persons == 0
}

/// Whether a word is a form without its first letter.
pub(super) fn is_clipped(word: &str, form: &str) -> bool {
    form.strip_suffix(word).is_some_and(|first| first.chars().count() == 1)
}

/// How a word sounds; with a final *-ent* also as a verb.
fn sounds(word: &str) -> Vec<String> {
    let mut out = vec![sound(word, false)];
    if word.ends_with("ent") {
        out.push(sound(word, true));
    }
    out
}

/// Whether a word sounds like one that sounds so.
fn sounds_like(word: &str, sounds: &[String]) -> bool {
    sounds.contains(&sound(word, false))
        || word.ends_with("ent") && sounds.contains(&sound(word, true))
}

/// What it costs that `word` lacks accents of `form`, or has others; much where that is not all they differ in.
fn accents(channel: &Channel, word: &str, form: &str) -> Cost {
    let mut cost: Cost = 0;
    let (mut written, mut meant) = (word.chars(), form.chars());
    loop {
        match (written.next(), meant.next()) {
            (None, None) => return cost,
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) if base(a) == base(b) => {
                cost = cost.saturating_add(channel.replaced(Letter::of(a), Letter::of(b)));
            }
            _ => return IMPOSSIBLE,
        }
    }
}

/// How many letters two forms differ in, between what they begin and end with alike.
fn differing(a: &str, b: &str) -> Cost {
    let alike = a.chars().zip(b.chars()).take_while(|(x, y)| x == y);
    let head = alike.map(|(x, _)| x.len_utf8()).sum::<usize>();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    (a.chars().count().max(b.chars().count()) - tail) as Cost
}

fn is_meant(entry: Entry, rarest: f32) -> bool {
    entry.flags.has(Flags::DICTIONARY) && entry.is_known() && entry.zipf() > rarest
}

/// Whether a form is no mere letter.
fn is_whole(form: &str) -> bool {
    const WORDS: &[&str] = &["a", "à", "y", "ô"];
    form.chars().count() > 1 || WORDS.contains(&form)
}

/// Letters that the spelling of 1990 changes.
const OF_1990: &[(char, char)] = &[('î', 'i'), ('û', 'u'), ('é', 'è'), ('ü', 'u'), ('ï', 'i')];

/// The commoner spelling of a word as grammar sees it, where it has two: `mûrir` for `murir`. What was met of the one speaks for
/// the other as well.
pub(super) fn commoner_spelling(model: &Model, word: &str, own: Word) -> Option<(Unit, Word)> {
    // of most words no letter makes another word
    if !recall_respelled(model, word, || respelled(model, word).next().is_some()) {
        return None;
    }
    respelled(model, word).filter(|(_, entry)| entry.zipf() > own.zipf).find_map(|(form, entry)| {
        let unit = Unit::of(&form);
        let spelled = Word::of(unit, entry, &model.lexicon);
        (spelled.class.tags == own.class.tags && is_variant(&form, word)).then_some((unit, spelled))
    })
}

/// Whether a word would be a commoner one with its accents: `coté`.
pub(super) fn is_plainer(model: &Model, word: &str, own: Word) -> bool {
    let lexicon = &model.lexicon;
    recall_plainer(model, word, || {
        let accented = with_accents(word, lexicon.fst());
        accented.is_some_and(|ordinal| lexicon.entry(ordinal).zipf() > own.zipf)
    })
}

/// The words that one letter makes of a word which the spelling of 1990 may have changed.
fn respelled(model: &Model, word: &str) -> impl Iterator<Item = (String, Entry)> {
    word.char_indices().filter_map(|(at, letter)| {
        let (other, _) = OF_1990.iter().find(|(_, plain)| *plain == letter)?;
        let mut form = word.to_owned();
        form.replace_range(at..at + letter.len_utf8(), other.encode_utf8(&mut [0; 4]));
        let entry = model.lexicon.get(&form).filter(|entry| is_meant(*entry, 0.0))?;
        Some((form, entry))
    })
}

/// Whether two forms differ as the spelling of 1990 does from the one before, `connaitre`, `évènement`, `ambigüité`, or as
/// verse does from prose: `encor`.
fn is_variant(form: &str, word: &str) -> bool {
    const OF_VERSE: &[(&str, &str)] =
        &[("encor", "encore"), ("avecque", "avec"), ("jusques", "jusque"), ("guères", "guère")];
    if OF_VERSE.contains(&(word, form)) {
        return true;
    }
    let letters = form.chars().count();
    letters == word.chars().count()
        && form.chars().zip(word.chars()).zip(1..).all(|((a, b), i)| {
            let accents = || OF_1990.contains(&(a, b)) || OF_1990.contains(&(b, a));
            // règle and réglé differ in their last letter too
            a == b || i < letters && accents()
        })
        && !keeps_circumflex(form)
        && !keeps_circumflex(word)
}

/// Whether `word` is the subjunctive that `form` is the past of, `fût` and `fut`: whoever writes the circumflex means it.
fn is_subjunctive_of(word: &str, form: &str) -> bool {
    let plain = |c| match c {
        'û' => 'u',
        'î' => 'i',
        'â' => 'a',
        c => c,
    };
    word.ends_with(['t']) && word != form && word.chars().map(plain).eq(form.chars())
}

/// Whether the spelling of 1990 keeps the circumflex of a word because it tells it from another: `mûr`, `fût`.
fn keeps_circumflex(word: &str) -> bool {
    const KEPT: &[&str] = &["dû", "mûr", "sûr", "crû", "jeûne", "jeûnes"];
    let is_verb = |ending: &str, vowels: &[char]| {
        word.strip_suffix(ending).is_some_and(|stem| !stem.ends_with(vowels))
    };
    KEPT.contains(&word.trim_end_matches('s').trim_end_matches('e'))
        || KEPT.contains(&word)
        || is_verb("ût", &['o'])
        || is_verb("ît", &['a', 'o'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(word: &str) -> Vec<String> {
        alternatives(Model::french(), word).into_iter().map(|a| a.form).collect()
    }

    #[test]
    fn forms_of_one_word_and_words_that_sound_alike() {
        for (word, other) in [
            ("grande", "grands"),
            ("nationale", "nationaux"),
            ("prépare", "préparent"),
            ("mangé", "manger"),
            ("faim", "fin"),
            ("jeûne", "jeune"),
            ("du", "dû"),
            ("pou", "pour"),
        ] {
            assert!(forms(word).contains(&other.to_owned()), "{word}: {:?}", forms(word));
        }
    }

    #[test]
    fn two_ways_to_write_a_word_are_no_alternatives() {
        for (word, other) in [
            ("évènement", "événement"),
            ("connaitre", "connaître"),
            ("gouter", "goûter"),
            ("ambigüité", "ambiguïté"),
        ] {
            assert!(is_variant(word, other), "{word}");
        }
        for (word, other) in [("fut", "fût"), ("sur", "sûr"), ("règle", "réglé")] {
            assert!(!is_variant(word, other), "{word}");
        }
    }

    #[test]
    fn nobody_writes_one_tense_for_another() {
        assert!(!forms("existait").contains(&"existe".to_owned()));
    }
}
