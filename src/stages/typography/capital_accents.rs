//! Gives capitals their accents and cedillas back: `Etat` → `État`, `Ca va` → `Ça va`.
//!
//! # What it repairs
//! `Ca` for `Ça` always; where asked for, `Etat`, `Eglise`, `Evidemment`, and `A` for `À` where a sentence begins
//! (`A la fin`, `A Paris, il`).
//! # Why it happens
//! French keyboards have no key for `É` and `À`; many houses leave capitals bare on purpose.
//! # Example
//! `l'Etat et les Etats-Unis` → `l'État et les États-Unis`
//! # What it leaves alone
//! Names (`Emile`, `Etienne`), words in capitals throughout, `A priori`, `A voté`, `vitamine A`, calcium (`Ca et Mg`),
//! English titles.

use super::row::Row;
use super::vocabulary::{entry, is_english, is_small_word, is_word};
use crate::edit::{Confidence, Proposals, Reason};
use crate::model::{Entry, Flags, Gender, Lexicon, PartOfSpeech};
use crate::stages::{Passage, Stage};
use crate::text::{Casing, Kind};

/// Capitals without their accents.
#[derive(Clone, Copy, Debug, Default)]
pub struct CapitalAccents {
    restore: bool,
}

const SURE: Confidence = Confidence::new(0.97);
const LIKELY: Confidence = Confidence::new(0.93);

impl CapitalAccents {
    /// With `restore` all capitals; without, only the pronoun `Ça`, which no house writes `Ca`.
    pub const fn new(restore: bool) -> Self {
        Self { restore }
    }
}

impl Stage for CapitalAccents {
    fn name(&self) -> &'static str {
        "capital_accents"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let row = Row::of(passage);
        let bytes = passage.text().as_bytes();
        for (i, token) in row.tokens.iter().enumerate() {
            if token.kind != Kind::Word {
                continue;
            }
            let start = token.start as usize;
            let found = match bytes[start] {
                b'C' if row.says(i) == "Ca" => is_pronoun(row, i).then_some(("Ç", LIKELY)),
                b'A' if self.restore && row.says(i) == "A" => preposition(row, i).map(|c| ("À", c)),
                b'A' | b'C' | b'E' | b'I' | b'O'
                    if self.restore && !passage.words().keeps(row.says(i)) =>
                {
                    accented(passage, row, i).map(|letter| (letter, SURE))
                }
                _ => None,
            };
            if let Some((letter, confidence)) = found {
                proposals.replace(start..start + 1, letter, Reason::CapitalAccent, confidence);
            }
        }
    }
}

/// `Ca va`, `Ca m'a plu`; not `Ca et Mg`, `Ca' d'Oro`.
fn is_pronoun(row: Row<'_>, i: usize) -> bool {
    let next = row.says(i + 1);
    let verb = row
        .get(i + 1)
        .is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Elision) && t.casing == Casing::Lower);
    let elements =
        matches!(next, "et" | "ou" | "est" | "de" | "d'" | "d’" | "del" | "dans" | "par" | "en");
    verb && !elements && row.spaced(i) && row.starts_sentence(i)
}

/// What stands behind `À`, and not behind a verb without its subject.
const BEHIND: &[&str] = &[
    "bientôt",
    "cause",
    "ce",
    "ces",
    "cet",
    "cette",
    "chacun",
    "chaque",
    "condition",
    "court",
    "côté",
    "demain",
    "droite",
    "défaut",
    "entendre",
    "force",
    "gauche",
    "jamais",
    "l'",
    "l'époque",
    "la",
    "laquelle",
    "leur",
    "leurs",
    "lire",
    "long",
    "l’",
    "ma",
    "mesure",
    "midi",
    "minuit",
    "moins",
    "mon",
    "moyen",
    "nos",
    "noter",
    "notre",
    "nouveau",
    "partir",
    "peine",
    "plusieurs",
    "première",
    "propos",
    "présent",
    "quel",
    "quelle",
    "quelles",
    "quelqu'",
    "quelques",
    "quels",
    "quoi",
    "sa",
    "savoir",
    "ses",
    "son",
    "suivre",
    "tel",
    "terme",
    "titre",
    "tous",
    "tout",
    "toute",
    "toutes",
    "travers",
    "voir",
    "vos",
    "votre",
    "vrai",
];

/// `A la fin`, `A partir de`, `A Paris, il`: where it can only be the preposition.
fn preposition(row: Row<'_>, i: usize) -> Option<Confidence> {
    if !row.starts_sentence(i) || !row.spaced(i) {
        return None;
    }
    let next = row.get(i + 1)?;
    let word = row.says(i + 1);
    match (next.kind, next.casing) {
        (Kind::Word | Kind::Elision, Casing::Lower) if BEHIND.contains(&word) => Some(SURE),
        // A un moment donné; but « A un chien » in a small ad
        (Kind::Word, Casing::Lower) if matches!(word, "un" | "une") => {
            matches!(row.says(i + 2), "moment" | "époque" | "certain" | "heure").then_some(LIKELY)
        }
        // A Paris, il; but « A Star is born »
        (Kind::Word, Casing::Title) if row.says(i + 2) == "," || row.spaced(i + 1) => {
            let then = row.says(if row.says(i + 2) == "," { i + 3 } else { i + 2 });
            let french = matches!(
                then,
                "le" | "la"
                    | "les"
                    | "l'"
                    | "l’"
                    | "il"
                    | "elle"
                    | "ils"
                    | "on"
                    | "un"
                    | "une"
                    | "ce"
                    | "c'"
                    | "c’"
                    | "des"
                    | "nous"
            );
            french.then_some(LIKELY)
        }
        _ => None,
    }
}

/// What a capital may have been written for.
const ACCENTED: &[(u8, &[&str])] = &[
    (b'A', &["À", "Â"]),
    (b'C', &["Ç"]),
    (b'E', &["É", "È", "Ê"]),
    (b'I', &["Î"]),
    (b'O', &["Ô"]),
];

/// `Apres` is meant for `Après` more often than for `Âpres`: few words begin with `Â` or `Ô`, and they are common.
const USUAL: f32 = 3.5;

/// A word this common is meant as itself, also with a capital: `Ecouter`.
const COMMON: f32 = 4.0;

/// The accented first letter of the word, where the dictionary has the word with one accent alone, and nothing is
/// written without.
fn accented(passage: &Passage<'_>, row: Row<'_>, i: usize) -> Option<&'static str> {
    let word = row.says(i);
    let first = word.split('-').next()?;
    if Casing::of(first) != Casing::Title || first.len() < 2 {
        return None;
    }
    let lexicon = &passage.model().lexicon;
    let bare = [word.to_owned(), word.to_lowercase()];
    if bare.iter().any(|form| lexicon.get(form).is_some_and(Entry::is_known)) {
        return None;
    }
    let (_, letters) = ACCENTED.iter().find(|(letter, _)| *letter == word.as_bytes()[0])?;
    let mut found = letters.iter().copied().filter(|letter| {
        let form = [letter, &word[1..]].concat();
        let common = if matches!(word.as_bytes()[0], b'E' | b'I') { 0.0 } else { USUAL };
        entry(passage, &form).is_some_and(|entry| entry.zipf() >= common)
            || is_country(lexicon, &form)
            || is_place(lexicon, &form) && lexicon.get(word).is_some()
            || first.len() < word.len() && is_compound(passage, letter, word, first)
    });
    let letter = found.next().filter(|_| found.next().is_none())?;
    let opens =
        row.starts_sentence(i) && !row.get(i + 1).is_some_and(|t| t.casing == Casing::Title);
    let at_home = opens || first.len() < word.len() || beside_french(passage, row, i);
    // les Ecrins are mountains, and no cases for jewels: common nouns have capitals often enough to be listed
    let common = row.starts_sentence(i)
        || first.len() < word.len()
        || lexicon.get(word).is_some()
        || is_country(lexicon, &[letter, &word[1..]].concat())
        || entry(passage, &[letter, &word[1..]].concat()).is_some_and(|e| e.zipf() >= COMMON);
    (at_home && common && !within_name(passage, row, i)).then_some(letter)
}

/// Whether the form is a place, and no person: `Égypte`, but not `Étienne`.
fn is_place(lexicon: &Lexicon, form: &str) -> bool {
    lexicon.get(form).is_some_and(|entry| {
        entry.flags.has(Flags::DICTIONARY)
            && lexicon
                .analyses(entry)
                .all(|a| !matches!(a.tag.part(), PartOfSpeech::FirstName | PartOfSpeech::Surname))
    })
}

/// Whether the form is a name with a gender: `l'Éthiopie`, but not `Évreux`, which many write without the accent.
fn is_country(lexicon: &Lexicon, form: &str) -> bool {
    is_place(lexicon, form)
        && lexicon.get(form).is_some_and(|entry| {
            lexicon.analyses(entry).any(|a| {
                a.tag.part() == PartOfSpeech::Noun
                    && matches!(a.tag.gender(), Gender::Masculine | Gender::Feminine)
            })
        })
}

/// `Etat-nation`, `Ile-de-France`: a name of the dictionary, or words of it.
fn is_compound(passage: &Passage<'_>, letter: &str, word: &str, first: &str) -> bool {
    let lexicon = &passage.model().lexicon;
    is_place(lexicon, &[letter, &word[1..]].concat())
        || is_word(passage, &[letter, &first[1..]].concat())
            && lexicon.get(first).is_none_or(|entry| !entry.is_known())
            && word[first.len() + 1..].split('-').all(|part| is_word(passage, part))
}

/// `Pierre Etang`, `Standard Edition`, `Education Insights`: beside another capital stands a part of a name.
fn within_name(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    let titled = |j: usize| row.get(j).is_some_and(|t| t.casing == Casing::Title);
    let behind = i > 0
        && row.spaced(i - 1)
        && titled(i - 1)
        && (row.is(i - 1, Kind::Abbreviation)
            || row.is(i - 1, Kind::Word) && !is_small_word(passage, row.says(i - 1)));
    let before = row.spaced(i) && titled(i + 1) && !is_word(passage, row.says(i + 1));
    behind || before
}

/// `l'Education nationale`, `un autre Etat`, but not `Special Edition`: a word in small letters beside it is French.
fn beside_french(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    let beside = [i.wrapping_sub(1), i + 1];
    let french = |j: usize| {
        row.is(j, Kind::Elision)
            || row.get(j).is_some_and(|t| t.casing == Casing::Lower)
                && is_word(passage, row.says(j))
    };
    beside.into_iter().any(french) && !beside.into_iter().any(|j| is_english(row.says(j)))
}
