//! Apostrophes that became a blank: `l équipe`.

use super::super::row::{Row, before, is_edge};
use super::super::vocabulary::{is_english, is_small_word};
use super::signs::opens;
use super::{LIKELY, OPEN};
use crate::edit::Confidence;
use crate::text::letters::{base, is_vowel};
use crate::text::tokens::is_elided;
use crate::text::{Casing, Kind};

/// Whether token `i` is an elided word that lost its apostrophe to the blank behind it: `l équipe`.
pub(super) fn became_blank(row: Row<'_>, i: usize) -> Option<Confidence> {
    let token = row.get(i)?;
    if token.kind != Kind::Word || token.end - token.start > 8 || row.gap(i) != " " {
        return None;
    }
    let elision = row.says(i);
    if !is_elided(elision) || !row.is(i + 1, Kind::Word) {
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
    if !is_edge(left) && !opens(left) {
        return None;
    }
    let short = right.chars().nth(1).is_none();
    let takes_short = match right {
        "a" => matches!(letter.as_str(), "l" | "m" | "n" | "t"),
        "y" => matches!(letter.as_str(), "j" | "l" | "m" | "n" | "s" | "t" | "qu"),
        "à" => matches!(letter.as_str(), "qu" | "jusqu" | "lorsqu" | "puisqu"),
        "ô" => false,
        _ => !short,
    };
    let behind = i.checked_sub(1).map_or("", |p| row.says(p));
    let fits = match letter.as_str() {
        // un caractère c est lu
        "c" => {
            matches!(right, "est" | "était" | "étaient" | "eût" | "en")
                && (i == 0
                    || !row.is(i - 1, Kind::Word)
                    || is_small_word(behind)
                    || token.casing == Casing::Title)
        }
        "ç" => matches!(right, "a" | "avait" | "aurait" | "eût"),
        // the variables of « si n est positif », « lire n octets »
        "n" => is_negated(row, i + 1),
        // je takes no verb in -t
        "j" => {
            !right.ends_with('t') && !matches!(right, "a" | "où" | "en")
                || matches!((behind, right), (_, "en"))
        }
        // va t il wants hyphens; il t aime
        "t" | "m" => !matches!(right, "il" | "elle" | "on" | "ils" | "elles" | "environ" | "où"),
        "s" => {
            !matches!(right, "elle" | "elles" | "on" | "où" | "autres" | "autre")
                && !matches!(behind, "si" | "Si" | "lorsque" | "quand")
                && (right != "en"
                    || matches!(
                        behind,
                        "il" | "elle"
                            | "on"
                            | "ils"
                            | "elles"
                            | "qui"
                            | "de"
                            | "à"
                            | "pour"
                            | "ne"
                            | "ça"
                            | "Il"
                            | "Elle"
                            | "On"
                    ))
                && !matches!(
                    behind,
                    "dans" | "toute" | "tout" | "divers" | "notre" | "votre" | "leur" | "quelque"
                )
        }
        _ => true,
    } && !matches!(right, "et" | "ou")
        && !(matches!(letter.as_str(), "j" | "m" | "n" | "s" | "t")
            && BEFORE_NOUNS.contains(&right));
    if !takes_short || !fits {
        return None;
    }
    let single = letter.chars().nth(1).is_none();
    if token.casing != Casing::Lower {
        return capital(row, i, next.casing, single);
    }
    if next.casing == Casing::Upper && !short {
        // l ONU is one; but « n US » a code
        return Some(if matches!(letter.as_str(), "l" | "d" | "qu") { LIKELY } else { OPEN });
    }
    match i.checked_sub(1).filter(|&p| !row.gap(p).contains('\n')) {
        Some(before) if single && names_a_letter(row, before) => None,
        _ => Some(LIKELY),
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

/// Words that no clitic pronoun stands before.
const BEFORE_NOUNS: &[&str] = &[
    "avec", "au", "aux", "un", "une", "entre", "après", "avant", "ainsi", "alors", "aussi", "où",
    "octets",
];

/// Whether the verb at `i` has what goes with `ne`: `n est pas`, `n a que`, `n importe`.
fn is_negated(row: Row<'_>, i: usize) -> bool {
    const WITH_NE: &[&str] = &[
        "pas",
        "plus",
        "jamais",
        "rien",
        "aucun",
        "aucune",
        "guère",
        "point",
        "que",
        "qu'",
        "qu’",
        "ni",
        "personne",
        "nul",
        "nulle",
        "nullement",
        "aucunement",
        "moins",
        "Aucun",
        "Aucune",
        "Rien",
        "Personne",
        "Nul",
        "sans",
        "Ni",
        "avant",
        "qu",
        "guere",
    ];
    let verb = row.says(i);
    matches!(verb, "importe" | "empêche" | "y" | "en" | "eût" | "ose" | "osait" | "osent")
        || (i + 1..i + 12).any(|j| WITH_NE.contains(&row.says(j)))
        || i > 1 && WITH_NE.contains(&row.says(i - 2)) && row.says(i - 2) != "que"
        || i > 2
            && matches!(
                row.says(i - 3),
                "aucun" | "aucune" | "Aucun" | "Aucune" | "rien" | "personne"
            )
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
