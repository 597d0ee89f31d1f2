//! Words that are right though their sentence seems to ask for others: what a woman is called, colours that say more, Latin, forms of
//! speech. What `weigh` would read for them is not even suggested.

use super::agreement::{is_said_of_anyone, is_said_of_no_one};
use super::closed_words::{BE, ETRE, words};
use super::fit::{Fit, Spot};
use super::standing::plain;
use super::support::has_object;
use crate::model::grammar::Word;
use crate::model::word_class::{WordClass, agreement, parts};

/// Whether a word stays, whatever speaks for the other.
pub(super) fn is_right_as_it_stands(
    spot: &Spot<'_>,
    word: &str,
    other: &str,
    class: WordClass,
) -> bool {
    is_title_of_woman(word, spot.words[spot.at], other)
        || is_of_woman(spot, other)
        || is_without(spot, other)
        || is_latin(spot)
        || is_popular(spot)
        || is_all_of_them(spot)
        || is_question(spot, &plain(other))
        || is_however(spot)
        || is_of_one_alone(spot, class)
        || is_counted(spot, class)
        || is_taken_part(spot)
        || is_office(spot, class)
}

/// Whether another gender or number may be meant as it stands, since no word beside it asks for the other.
///
/// *Nous sommes arrivées* is said by women; *un taux d'intérêts* is as good as *d'intérêt*; two nouns before it make
/// *malades* a plural.
pub(super) fn is_free_to_choose(
    spot: &Spot<'_>,
    [was, is]: [&Fit; 2],
    [own, other]: [WordClass; 2],
) -> bool {
    const GENDER: u8 = agreement::MASCULINE | agreement::FEMININE;
    const NUMBER: u8 = agreement::SINGULAR | agreement::PLURAL;
    const THIRD_PLURAL: u8 = 4 << 3;
    let Spot { words, at, .. } = *spot;
    let loses_plural = own.persons & THIRD_PLURAL != 0 && other.persons & THIRD_PLURAL == 0;
    if loses_plural && (spot.is_of_two() || spot.is_said_of_two()) {
        return true;
    }
    if own.nominal == 0 || other.nominal == 0 {
        return false;
    }
    // 77e minute
    let ordinal = at.checked_sub(1).is_some_and(|i| words[i] == Word::ordinal());
    if ordinal && own.noun != 0 && own.nominal & other.nominal & NUMBER == 0 {
        return true;
    }
    // bus is a singular too
    if other.noun != 0 && own.noun & other.noun == other.noun {
        return true;
    }
    let both = own.nominal & other.nominal;
    if is_shade(words, at) {
        return true;
    }
    let singular = own.nominal & NUMBER == agreement::PLURAL && both & NUMBER == 0;
    if singular && spot.is_of_two() {
        return true;
    }
    if is_said_of_anyone(words, at) || is_said_of_no_one(words, at) || has_object(words, at, own) {
        return true;
    }
    let after_preposition = at.checked_sub(1).is_some_and(|i| words[i].is(parts::PREPOSITION));
    let noun = own.noun != 0 && other.noun != 0 && after_preposition;
    let free = both & GENDER == 0 || noun && both & NUMBER == 0;
    free && was.mended_by(*is) == 0.0
}

/// Whether *de* stands for *des* behind a negation: `sans obtenir de résultats`.
fn is_without(spot: &Spot<'_>, other: &str) -> bool {
    const FAR: usize = 8;
    const NOT: [u32; 5] = words(["ne", "n'", "sans", "ni", "jamais"]);
    const OF: [u32; 2] = words(["de", "d'"]);
    let Spot { words, at, .. } = *spot;
    let clause = words[at.saturating_sub(FAR)..at].rsplit(|word| word.is(parts::OTHER)).next();
    OF.contains(&words[at].word)
        && matches!(other, "des" | "du")
        && clause.is_some_and(|clause| clause.iter().any(|word| NOT.contains(&word.word)))
}

/// Whether a form is that of speech: `je vas me coucher`.
fn is_popular(spot: &Spot<'_>) -> bool {
    const GO: u32 = words(["vas"])[0];
    const I: u32 = words(["je"])[0];
    let before = spot.at.checked_sub(1).map(|before| spot.words[before].word);
    spot.words[spot.at].word == GO && before == Some(I)
}

/// Whether those spoken to are all men or all women: `vous toutes, mesdames`.
fn is_all_of_them(spot: &Spot<'_>) -> bool {
    const ALL: [u32; 2] = words(["tous", "toutes"]);
    const SPOKEN_TO: [u32; 2] = words(["nous", "vous"]);
    let before = spot.at.checked_sub(1).map(|before| spot.words[before].word);
    ALL.contains(&spot.words[spot.at].word)
        && before.is_some_and(|before| SPOKEN_TO.contains(&before))
}

/// Whether it is asked what something is: `quelle avait été sa fin`, `quel aurait pu être cet intérêt`.
fn is_question(spot: &Spot<'_>, other: &str) -> bool {
    const WHICH: [u32; 4] = words(["quel", "quelle", "quels", "quelles"]);
    const COULD: [u32; 2] = words(["pu", "dû"]);
    let Spot { words, at, .. } = *spot;
    let is_to_be = |word: &Word| BE.contains(&word.word) || word.word == BEEN;
    let asked = match &words[at + 1..] {
        [is, ..] if ETRE.contains(&is.word) => true,
        [_, be, ..] if is_to_be(be) => true,
        [_, could, be, ..] => COULD.contains(&could.word) && is_to_be(be),
        _ => false,
    };
    asked && WHICH.contains(&words[at].word) && other.starts_with("qu'")
}

/// Whether *quelque* is the adverb that agrees with nothing: `quelque grands que soient leurs biens`.
fn is_however(spot: &Spot<'_>) -> bool {
    const SOME: u32 = words(["quelque"])[0];
    const THAT: [u32; 2] = words(["que", "qu'"]);
    let Spot { words, at, .. } = *spot;
    words[at].word == SOME
        && matches!(&words[at + 1..], [how, that, ..]
            if how.is(parts::ADJECTIVE | parts::PAST_PARTICIPLE) && THAT.contains(&that.word))
}

/// Whether a verb is that of a pronoun before *seul*: `toi seul seras sauvé`.
fn is_of_one_alone(spot: &Spot<'_>, class: WordClass) -> bool {
    const ALONE: [u32; 4] = words(["seul", "seule", "seuls", "seules"]);
    const WHO: [u32; 4] = words(["moi", "toi", "nous", "vous"]);
    let Spot { words, at, .. } = *spot;
    class.parts & parts::FINITE != 0
        && matches!(&words[..at], [.., who, alone]
            if WHO.contains(&who.word) && ALONE.contains(&alone.word))
}

/// Whether a noun has its number before it, and the other would be none: `trois dés lors d'un tirage`.
fn is_counted(spot: &Spot<'_>, class: WordClass) -> bool {
    const NOMINAL: u16 = parts::NOUN | parts::ADJECTIVE | parts::PAST_PARTICIPLE | parts::NUMBER;
    let Spot { words, at, .. } = *spot;
    let is_counted = at.checked_sub(1).is_some_and(|before| words[before].is(parts::NUMBER));
    let is_noun = words[at].is(parts::NOUN) && words[at].class.parts & !NOMINAL == 0;
    is_counted && is_noun && class.parts != 0 && class.parts & NOMINAL == 0
}

/// Whether part is taken, by however many: `ils font tous deux partie de l'équipe`.
fn is_taken_part(spot: &Spot<'_>) -> bool {
    const FAR: usize = 4;
    const PART: u32 = words(["partie"])[0];
    const TAKE: [u32; 10] = words([
        "faire",
        "fait",
        "font",
        "faisait",
        "faisaient",
        "fera",
        "feront",
        "ferait",
        "feraient",
        "faisant",
    ]);
    let Spot { words, at, .. } = *spot;
    words[at].word == PART
        && words[at.saturating_sub(FAR)..at].iter().any(|word| TAKE.contains(&word.word))
}

/// Whether somebody holds an office, and nothing is done to anyone: `il avait été juge`.
fn is_office(spot: &Spot<'_>, class: WordClass) -> bool {
    const OFFICES: [u32; 6] = words(["arbitre", "garde", "guide", "interprète", "juge", "pilote"]);
    const BY: u32 = words(["par"])[0];
    let Spot { words, at, .. } = *spot;
    let is_held = at.checked_sub(1).is_some_and(|before| {
        let before = words[before].word;
        ETRE.contains(&before) || BE.contains(&before) || before == BEEN
    });
    is_held
        && OFFICES.contains(&words[at].word)
        && class.parts & parts::PAST_PARTICIPLE != 0
        && words.get(at + 1).is_none_or(|next| next.word != BY)
}

const BEEN: u32 = words(["été"])[0];

/// Whether *à* is written in Latin, as it may be since 1990: `à priori`.
fn is_latin(spot: &Spot<'_>) -> bool {
    const BEHIND: [u32; 6] =
        words(["priori", "posteriori", "fortiori", "contrario", "minima", "maxima"]);
    const A: [u32; 2] = words(["a", "à"]);
    let next = spot.words.get(spot.at + 1);
    A.contains(&spot.words[spot.at].word) && next.is_some_and(|word| BEHIND.contains(&word.word))
}

/// Whether a colour stands as it is because another word says more of it: `noir de jais`, `bleu nuit`, `bleu et blanc`.
fn is_shade(words: &[Word], at: usize) -> bool {
    const SAYS: u16 = parts::NOUN | parts::ADJECTIVE;
    let next = words.get(at + 1).copied().unwrap_or(Word::EDGE);
    let goes_on = SHADED.contains(&next.word) || next.is(SAYS) && !next.is(parts::DETERMINER);
    INVARIABLE.contains(&words[at].word) || COLOURS.contains(&words[at].word) && goes_on
}

const COLOURS: [u32; 10] =
    words(["blanc", "bleu", "blond", "brun", "gris", "jaune", "noir", "rose", "rouge", "vert"]);
const INVARIABLE: [u32; 3] = words(["châtain", "marron", "orange"]);
const SHADED: [u32; 3] = words(["de", "d'", "et"]);

/// Whether a woman may be called by either: *une auteur*, *une auteure*.
fn is_title_of_woman(word: &str, own: Word, other: &str) -> bool {
    word.ends_with("eur") && !own.is(parts::ADJECTIVE) && other.strip_suffix('e') == Some(word)
}

/// Whether the determiner of a title may be a woman's: `une auteur`, `la chef`.
fn is_of_woman(spot: &Spot<'_>, other: &str) -> bool {
    const TITLES: [u32; 14] = words([
        "auteur",
        "censeur",
        "chef",
        "docteur",
        "écrivain",
        "ingénieur",
        "mannequin",
        "médecin",
        "metteur",
        "peintre",
        "professeur",
        "proviseur",
        "sculpteur",
        "témoin",
    ]);
    let noun = spot.words.get(spot.at + 1);
    matches!(other, "un" | "le" | "ce" | "cet" | "du" | "au")
        && noun.is_some_and(|noun| TITLES.contains(&noun.word))
}
