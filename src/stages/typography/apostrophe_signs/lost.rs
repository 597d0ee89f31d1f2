//! Apostrophes that became a blank: `l équipe`.

use super::super::row::{Row, before, is_edge};
use super::super::vocabulary::{
    can_be, entry, is_determiner, is_english, is_small_word, is_word, share_behind,
};
use super::signs::opens;
use super::{LIKELY, OPEN};
use crate::edit::Confidence;
use crate::model::{Entry, Number, PartOfSpeech, Person, Tag, Tense};
use crate::stages::Passage;
use crate::text::letters::{base, is_vowel};
use crate::text::tokens::is_elided;
use crate::text::{Casing, Kind};

/// Whether token `i` is an elided word that lost its apostrophe to the blank behind it: `l équipe`.
pub(super) fn became_blank(passage: &Passage<'_>, row: Row<'_>, i: usize) -> Option<Confidence> {
    let token = row.get(i)?;
    if token.kind != Kind::Word || token.end - token.start > 8 {
        return None;
    }
    let elision = row.says(i);
    if !is_elided(elision) || row.gap(i) != " " || !row.is(i + 1, Kind::Word) {
        return None;
    }
    let next = row.get(i + 1)?;
    let right = row.says(i + 1);
    let letter = elision.to_lowercase();
    let first = right.chars().next()?;
    if !(is_vowel(first) || base(first) == 'h') || is_english(right) && right != "a" {
        return None;
    }
    let left = before(row.text, token.start as usize);
    if !is_edge(left) && !opens(left) || !fits(passage, row, i, &letter) {
        return None;
    }
    let single = letter.chars().nth(1).is_none();
    if token.casing != Casing::Lower {
        return capital(row, i, next.casing, single);
    }
    if next.casing == Casing::Upper && right.chars().nth(1).is_some() {
        // l ONU is one; but « n US » a code
        return Some(if matches!(letter.as_str(), "l" | "d" | "qu") { LIKELY } else { OPEN });
    }
    match i.checked_sub(1).filter(|&p| !row.gap(p).contains('\n')) {
        Some(before) if single && names_a_letter(row, before) => None,
        _ => Some(LIKELY),
    }
}

/// Whether the word behind token `i` is one that its letter elides before: a verb behind `s`, a noun behind `l`.
fn fits(passage: &Passage<'_>, row: Row<'_>, i: usize, letter: &str) -> bool {
    let right = row.says(i + 1);
    let known = is_word(passage, right);
    // of single letters these are words, and er in « titre l er » is none
    let short = match right {
        "a" => matches!(letter, "l" | "m" | "n" | "t" | "ç"),
        "à" => matches!(letter, "qu" | "jusqu" | "lorsqu" | "puisqu"),
        "y" => letter != "c",
        _ => right.chars().nth(2).is_some() || known && right.chars().nth(1).is_some(),
    };
    if !short {
        return false;
    }
    if known && share_behind(passage, &[letter, "'"].concat(), right) < least_share(passage, right)
    {
        return false;
    }
    let verb = |wanted: fn(Tag) -> bool| {
        can_be(passage, right, |tag| tag.part() == PartOfSpeech::Verb && wanted(tag))
    };
    let clitic = matches!(right, "y" | "en");
    match letter {
        // un caractère c est lu
        "c" => {
            let verb = matches!(right, "est" | "était" | "étaient" | "eût" | "en");
            let behind = i.checked_sub(1).filter(|&p| row.is(p, Kind::Word));
            let noun = behind.is_some_and(|p| !is_small_word(passage, row.says(p)));
            verb && (!noun || row.tokens[i].casing == Casing::Title)
        }
        "ç" => matches!(right, "a" | "avait" | "aurait" | "eût"),
        "j" => {
            clitic || verb(|tag| tag.person() == Person::First && tag.number() != Number::Plural)
        }
        // the variables of « si n est positif », « lire n octets »
        "n" => (clitic || verb(takes_pronoun)) && is_negated(passage, row, i + 1),
        "m" | "t" => clitic || verb(takes_pronoun) && is_object(passage, row, i + 1, false),
        "s" => {
            matches!(right, "il" | "ils")
                || (clitic || verb(takes_pronoun) && is_object(passage, row, i + 1, true))
                    && !has_article(passage, row, i)
        }
        // lire d attend; « d octets » and « d une » are right, and so are names
        "d" => {
            !known
                || !matches!(right, "est" | "a" | "ont" | "et" | "ou")
                    && (!verb(is_finite) || can_be(passage, right, |t| !verbal(t)))
        }
        "l" => !matches!(right, "et" | "ou" | "au" | "aux"),
        _ => true,
    }
}

/// How much of a word stands behind the letter at least. Words too rare to be counted in pairs have no share.
fn least_share(passage: &Passage<'_>, word: &str) -> f32 {
    let zipf = entry(passage, word).map_or(0.0, Entry::zipf);
    if zipf > 5.0 { 0.0005 } else { 0.0 }
}

fn verbal(tag: Tag) -> bool {
    tag.part() == PartOfSpeech::Verb
}

/// Whether the form of a verb has a person.
fn is_finite(tag: Tag) -> bool {
    tag.person() != Person::None
}

/// Whether the form of a verb takes a pronoun before it: not `divers s entreprises`.
fn takes_pronoun(tag: Tag) -> bool {
    is_finite(tag) || matches!(tag.tense(), Tense::Infinitive | Tense::PresentParticiple)
}

/// Whether what follows the verb at `i` goes with a pronoun as its object: behind the forms of *être* a participle, as
/// in `s est tu`, `s est-il`, unlike « où s est une chaîne ».
fn is_object(passage: &Passage<'_>, row: Row<'_>, i: usize, reflexive: bool) -> bool {
    const ETRE: &[&str] = &["est", "es", "était", "étais", "étaient", "étions", "étiez", "êtes"];
    if !ETRE.contains(&row.says(i)) {
        return true;
    }
    (i + 1..i + 6)
        .take_while(|&j| {
            matches!(row.get(j).map(|t| t.kind), Some(Kind::Word | Kind::Clitic | Kind::Elision))
        })
        .any(|j| {
            row.is(j, Kind::Clitic)
                || can_be(passage, row.says(j), |tag| {
                    tag.tense() == Tense::PastParticiple
                        || !reflexive && tag.part() == PartOfSpeech::Adjective
                })
                || j == i + 1 && !is_word(passage, row.says(j))
        })
}

/// Whether a determiner or `si` stands before token `i`, which a pronoun does not follow: `notre s est`.
fn has_article(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    let behind = i.checked_sub(1).map_or("", |p| row.says(p));
    matches!(behind, "si" | "Si" | "quand" | "lorsque" | "divers") || {
        is_determiner(passage, behind)
            && !can_be(passage, behind, |tag| {
                use PartOfSpeech::{
                    DemonstrativePronoun, IndefinitePronoun, ObjectPronoun, Preposition,
                };
                matches!(
                    tag.part(),
                    DemonstrativePronoun | IndefinitePronoun | ObjectPronoun | Preposition
                )
            })
    }
}

/// The letters a text uses as names, as in « s, t et n » or `s[i]`: what stands behind them could not be elided before.
pub(super) fn variables(row: Row<'_>) -> Vec<&str> {
    let mut letters = Vec::new();
    for (i, token) in row.tokens.iter().enumerate() {
        let letter = row.says(i);
        let lone = token.kind == Kind::Word
            && token.end - token.start == 1
            && token.casing == Casing::Lower;
        if !lone || matches!(letter, "a" | "y") || letters.contains(&letter) {
            continue;
        }
        let next = row.says(i + 1).chars().next();
        let marked =
            row.is(i + 1, Kind::Mark) && !matches!(next, Some('\'' | '’' | '"' | '«' | '`'));
        if marked || next.is_some_and(|c| c.is_lowercase() && !is_vowel(c) && c != 'h') {
            letters.push(letter);
        }
    }
    letters
}

/// Whether the verb at `i` has what goes with `ne`: `n est pas`, `n a que`, `n importe`.
fn is_negated(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    const WITH_NE: &[&str] = &[
        "que",
        "qu'",
        "qu’",
        "qu",
        "ni",
        "aucun",
        "aucune",
        "nul",
        "nulle",
        "rien",
        "personne",
        "moins",
        "guère",
        "aucunement",
        "nullement",
        "sans",
        "avant",
    ];
    let negates = |j: usize| {
        let word = row.says(j).to_lowercase();
        WITH_NE.contains(&word.as_str())
            || can_be(passage, &word, |tag| tag.part() == PartOfSpeech::Negation)
    };
    matches!(row.says(i), "importe" | "empêche" | "y" | "en" | "eût" | "ose" | "osait" | "osent")
        || (i + 1..i + 12).any(negates)
        || (2..4).any(|back| i >= back && negates(i - back) && row.says(i - back) != "que")
}

/// `L équipe` where a sentence begins, `D ALIENER` in a line of capitals.
fn capital(row: Row<'_>, i: usize, next: Casing, single: bool) -> Option<Confidence> {
    match next {
        Casing::Lower if row.starts_sentence(i) => {
            let bare = i == 0 || !row.is(i - 1, Kind::Abbreviation);
            bare.then_some(LIKELY)
        }
        Casing::Upper if i > 0 && row.get(i - 1)?.casing == Casing::Upper && !row.glued(i - 1) => {
            Some(if single { OPEN } else { LIKELY })
        }
        _ => None,
    }
}

/// Whether the token before a lone letter makes it a unit or a letter: `3 m`, `le l`, `lettre d`, `it s`.
fn names_a_letter(row: Row<'_>, before: usize) -> bool {
    const LETTERS: &[&str] = &[
        "le", "la", "un", "une", "du", "au", "ce", "les", "des", "son", "lettre", "lettres",
        "consonne", "chaque", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
        "dix", "cent", "mille", "touche", "variable", "don", "won", "can", "let", "what", "he",
        "she", "there", "who", "doesn", "didn", "isn", "wasn", "that",
    ];
    let word = row.says(before);
    let lone = word.chars().nth(1).is_none() && !matches!(word, "y" | "a" | "à" | "A" | "À");
    match row.tokens[before].kind {
        Kind::Number | Kind::Alphanumeric | Kind::Ordinal | Kind::Code => true,
        Kind::Mark => matches!(word, "/" | "=" | "+" | "'" | "’" | "*" | "°"),
        _ => {
            lone || LETTERS.contains(&word.to_lowercase().as_str())
                || is_english(word) && word != "on" && word != "a"
        }
    }
}
