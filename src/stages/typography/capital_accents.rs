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
use super::vocabulary::{is_english, is_small_word};
use crate::edit::{Confidence, Proposals, Reason};
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
                b'E' | b'I' if self.restore && !passage.words().keeps(row.says(i)) => {
                    accented(row, i).map(|letter| (letter, SURE))
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

/// `A la fin`, `A partir de`, `A Paris, il`: where it can only be the preposition.
fn preposition(row: Row<'_>, i: usize) -> Option<Confidence> {
    const BEHIND: &[&str] = &[
        "ce",
        "ces",
        "cet",
        "cette",
        "chaque",
        "chacun",
        "condition",
        "cause",
        "côté",
        "défaut",
        "droite",
        "gauche",
        "l'",
        "l’",
        "la",
        "lire",
        "laquelle",
        "leur",
        "leurs",
        "ma",
        "moins",
        "mon",
        "nos",
        "notre",
        "noter",
        "nouveau",
        "partir",
        "peine",
        "plusieurs",
        "première",
        "propos",
        "quel",
        "quelle",
        "quelques",
        "quelqu'",
        "quoi",
        "sa",
        "savoir",
        "ses",
        "son",
        "suivre",
        "tel",
        "terme",
        "tous",
        "tout",
        "toute",
        "toutes",
        "travers",
        "vos",
        "votre",
        "vrai",
        "voir",
        "l'époque",
    ];
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

/// The accented first letter of the word, where it is written with one beyond doubt: the one place where the
/// word is judged.
fn accented(row: Row<'_>, i: usize) -> Option<&'static str> {
    let word = row.says(i);
    if word == "Ile-de-France" {
        return Some("Î");
    }
    let first = word.split('-').next()?;
    if Casing::of(first) != Casing::Title
        || !(word.len() == first.len() || first.starts_with("Etat"))
    {
        return None;
    }
    let rest = &first[1..];
    let singular = rest.strip_suffix('s').unwrap_or(rest);
    let listed = |table: &[&str]| {
        table.binary_search(&rest).is_ok() || table.binary_search(&singular).is_ok()
    };
    let french = listed(E_ACUTE) || listed(ALSO_ENGLISH) && beside_french(row, i);
    if french { Some("É") } else { (rest == "tre" && row.starts_sentence(i)).then_some("Ê") }
}

/// `l'Education nationale`, but not `Special Edition`.
fn beside_french(row: Row<'_>, i: usize) -> bool {
    let small = |j: usize| {
        row.is(j, Kind::Elision)
            || row.get(j).is_some_and(|t| t.casing == Casing::Lower)
                && is_small_word(row.says(j))
                && !is_english(row.says(j))
    };
    i.checked_sub(1).is_some_and(small) || small(i + 1)
}

/// What follows the `É`, in the singular. Sorted.
const E_ACUTE: &[&str] = &[
    "carlate",
    "changer",
    "chec",
    "chéance",
    "clair",
    "clairage",
    "cole",
    "colier",
    "cologie",
    "cologique",
    "cologiste",
    "conomie",
    "conomique",
    "conomiste",
    "cosse",
    "coute",
    "couter",
    "couteur",
    "cran",
    "crire",
    "crit",
    "crite",
    "criture",
    "crivain",
    "crivaine",
    "cureuil",
    "diteur",
    "ditrice",
    "ducateur",
    "ducatif",
    "galement",
    "galité",
    "glise",
    "gypte",
    "gyptien",
    "lectricité",
    "lectrique",
    "lectronique",
    "levage",
    "liminer",
    "lus",
    "lysée",
    "lève",
    "lément",
    "meute",
    "mirat",
    "nergie",
    "nergétique",
    "norme",
    "normément",
    "pargne",
    "paule",
    "pidémie",
    "pisode",
    "poque",
    "pouse",
    "preuve",
    "quateur",
    "quilibre",
    "quipe",
    "quipement",
    "rythrée",
    "tabli",
    "tablir",
    "tablissement",
    "tage",
    "taient",
    "tait",
    "tang",
    "tant",
    "tape",
    "tat",
    "thiopie",
    "toile",
    "tonnamment",
    "tonnant",
    "trange",
    "tranger",
    "trangère",
    "tude",
    "tudiant",
    "tudiante",
    "tudier",
    "té",
    "vangile",
    "videmment",
    "vidence",
    "vident",
    "viter",
    "vitez",
    "voquer",
    "vènement",
    "vénement",
    "vêque",
];

/// The same, where English or a name is written so too. Sorted.
const ALSO_ENGLISH: &[&str] =
    &["change", "dition", "ducation", "lection", "mission", "motion", "valuation", "volution"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(E_ACUTE.is_sorted() && ALSO_ENGLISH.is_sorted());
    }
}
