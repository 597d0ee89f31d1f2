//! Blocks of a page glued inside what looks like one word, and numbers glued to their word.

use super::super::vocabulary::{is_name, is_small_word, is_word};
use super::{LIKELY, OPEN, SURE};
use crate::edit::Confidence;
use crate::stages::Passage;
use crate::text::Casing;
use crate::text::letters::is_letter;
use crate::text::tokens::is_elided;

/// `sécuriséeVotre`, `finL'armée`: where in the word the blank goes.
pub(super) fn between_blocks(passage: &Passage<'_>, word: &str) -> Option<(usize, Confidence)> {
    let mut last_lower = false;
    let mut seam = None;
    for (at, c) in word.char_indices() {
        if last_lower && c.is_uppercase() {
            if seam.is_some() {
                return None;
            }
            seam = Some(at);
        }
        last_lower = c.is_lowercase();
    }
    let (left, right) = word.split_at(seam?);
    if left.chars().count() < 4 || left.contains(|c: char| !is_letter(c)) {
        return None;
    }
    let elided = right
        .split_once(['\'', '’'])
        .is_some_and(|(elision, rest)| is_elided(elision) && rest.chars().nth(2).is_some());
    let long = right.chars().nth(2).is_some();
    let small = long && is_small_word(passage, right);
    let told = elided || small || long && (is_word(passage, right) || is_name(passage, right));
    if !told || !small && !is_word(passage, left) {
        return None;
    }
    let brand = Casing::of(left) != Casing::Lower;
    if elided || small {
        // a brand begins with a capital more often than a lost blank follows a name
        return Some((left.len(), if brand { OPEN } else { LIKELY }));
    }
    // prixTotal and JavaScript are made of words too, but identifiers have no accents and end in no town
    let prose = (!word.is_ascii() || is_name(passage, right)) && Casing::of(right) == Casing::Title;
    (prose && !brand).then_some((left.len(), LIKELY))
}

/// Nouns that a number stands before.
const COUNTED: &[&str] = &[
    "ans",
    "avril",
    "août",
    "blessés",
    "centimètres",
    "décembre",
    "euros",
    "février",
    "francs",
    "grammes",
    "habitants",
    "heures",
    "janvier",
    "jours",
    "juillet",
    "juin",
    "kilomètres",
    "litres",
    "mars",
    "milliards",
    "millions",
    "minutes",
    "mois",
    "morts",
    "mètres",
    "novembre",
    "octobre",
    "pages",
    "personnes",
    "places",
    "points",
    "secondes",
    "semaines",
    "septembre",
    "élèves",
];

/// `11morts`, `En1749`, `24hConnexion`; not `guerre2` (a call for a note) nor `H5N1`.
pub(super) fn beside_number(passage: &Passage<'_>, word: &str) -> Option<(usize, Confidence)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let rest = &word[digits..];
        if rest.contains(|c: char| !is_letter(c)) {
            return None;
        }
        if COUNTED.contains(&rest) {
            return Some((digits, SURE));
        }
        let label = rest.strip_prefix('h').unwrap_or("");
        if label.chars().nth(4).is_some() && Casing::of(label) == Casing::Title {
            return Some((digits + 1, LIKELY));
        }
        let block = Casing::of(rest) == Casing::Title && rest.chars().nth(2).is_some();
        return (block && is_small_word(passage, rest)).then_some((digits, LIKELY));
    }
    let at = word.find(|c: char| c.is_ascii_digit())?;
    let (name, year) = word.split_at(at);
    let dated = year.len() == 4 && (year.starts_with('1') || year.starts_with("20"));
    let prepositions = ["en", "de", "depuis", "dès", "avant", "après", "vers"];
    let lower = name.to_lowercase();
    let known = prepositions.contains(&lower.as_str())
        || COUNTED.contains(&lower.as_str()) && lower != "points" && lower != "pages";
    (dated && known && year.bytes().all(|b| b.is_ascii_digit())).then_some((at, LIKELY))
}
