//! Mends apostrophes that are another sign, stand beside a blank, or became one: `l 'eau` → `l'eau`.
//!
//! # What it repairs
//! ``l`eau``, `l‟État`, `D"après`, `Qu‘est`; `l 'eau`, `l ' Inde`, `qu' au`; `l équipe`, `d une`, `s est`.
//! # Why it happens
//! Exports drop or replace the curly apostrophe, which few encodings share; typists and OCR add blanks.
//! # Example
//! `Il n a pas l ' air` → `Il n'a pas l'air`
//! # What it leaves alone
//! Units and lists of letters (`3 m environ`, `le l est muet`), quotations (`'oui'`), English (`it s all`), and
//! playful spelling (`P'tet`, `y'a`).

use std::cell::LazyCell;

use super::row::{Row, after, before, is_edge};
use super::vocabulary::{is_english, is_small_word};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::letters::{base, is_blank, is_letter, is_vowel};
use crate::text::tokens::is_elided;
use crate::text::{Casing, Kind};

/// Wrong apostrophes and blanks beside them.
#[derive(Clone, Copy, Debug, Default)]
pub struct ApostropheSigns;

const SURE: Confidence = Confidence::new(0.98);
const LIKELY: Confidence = Confidence::new(0.95);
const OPEN: Confidence = Confidence::new(0.7);

impl Stage for ApostropheSigns {
    fn name(&self) -> &'static str {
        "apostrophe_signs"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let apostrophe = LazyCell::new(|| apostrophe_of(text));
        for (at, sign) in signs(text) {
            if let Some((start, end, replacement, confidence)) =
                at_sign(text, at, sign, &apostrophe)
            {
                proposals.replace(start..end, replacement, Reason::Apostrophe, confidence);
            }
        }
        let row = Row::of(passage);
        let variables = LazyCell::new(|| variables(row));
        for i in 0..row.tokens.len() {
            if let Some(mut confidence) = became_blank(row, i) {
                if variables.contains(&row.says(i)) {
                    confidence = OPEN;
                }
                let (start, end) = (row.tokens[i].end, row.tokens[i + 1].start);
                proposals.replace(
                    start as usize..end as usize,
                    *apostrophe,
                    Reason::Apostrophe,
                    confidence,
                );
            }
        }
    }
}

/// The signs of a text that are apostrophes or stand for one.
fn signs(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let ascii = memchr::memchr3_iter(b'\'', b'`', b'"', bytes);
    let wide = memchr::memchr2_iter(0xC2, 0xE2, bytes);
    ascii
        .chain(wide)
        .filter_map(|at| Some((at, after(text, at)?)))
        .filter(|&(_, c)| matches!(c, '\'' | '`' | '"' | '’' | '‘' | '‛' | '‟' | '„' | '′' | '´'))
}

/// The apostrophe a text writes: the first it has between two letters.
fn apostrophe_of(text: &str) -> &'static str {
    for at in memchr::memchr2_iter(b'\'', 0xE2, text.as_bytes()) {
        let sign = after(text, at);
        let length = sign.map_or(1, char::len_utf8);
        if before(text, at).is_some_and(is_letter)
            && after(text, at + length).is_some_and(is_letter)
        {
            match sign {
                Some('\'') => return "'",
                Some('’') => return "’",
                _ => {}
            }
        }
    }
    "'"
}

/// What stands wrong at the sign at byte `at`, if anything.
fn at_sign(
    text: &str,
    at: usize,
    sign: char,
    apostrophe: &LazyCell<&'static str, impl FnOnce() -> &'static str>,
) -> Option<(usize, usize, &'static str, Confidence)> {
    let blank =
        |c: Option<char>| c.filter(|&c| matches!(c, ' ' | '\u{A0}')).map_or(0, char::len_utf8);
    let left = at - blank(before(text, at));
    let end = at + sign.len_utf8();
    let right = end + blank(after(text, end));
    let word = text[..left]
        .rfind(|c: char| !is_letter(c))
        .map_or(&text[..left], |p| &text[p + after(text, p).map_or(1, char::len_utf8)..left]);
    let start = left - word.len();
    let elided = is_elided(word);
    let hui = word.eq_ignore_ascii_case("aujourd") && text[right..].starts_with("hui");
    if !elided && !hui || !is_edge(before(text, start)) && !opens(before(text, start)) {
        return None;
    }
    let next = after(text, right)?;
    if !(is_vowel(next) || next == 'h' || next == 'H') {
        return None;
    }
    let (gap_left, gap_right) = (left < at, right > end);
    let usual = matches!(sign, '\'' | '’');
    if usual && !gap_left && !gap_right {
        return None;
    }
    // « l "eau" » quotes a word, and so does « d 'un mot' »
    let doubtful = !matches!(sign, '\'' | '’' | '‛' | '‟' | '′');
    let closed = || closes_soon(&text[right..], sign);
    if doubtful && (gap_left || gap_right) || (gap_left || doubtful) && closed() {
        return None;
    }
    // l' au même article: the noun is lost
    if gap_right && word.eq_ignore_ascii_case("l") && LOST.contains(&word_at(&text[right..])) {
        return None;
    }
    // a quotation that ends in the letter: 'le plan d' est
    if !gap_left && gap_right && quotation_open(&text[..start]) {
        return None;
    }
    // a capital and a quotation mark: the inches of `L"`
    let confidence =
        if sign == '"' && word.chars().count() == 1 && next.is_uppercase() { OPEN } else { SURE };
    let replacement = if usual && sign == '’' {
        "’"
    } else if usual {
        "'"
    } else {
        **apostrophe
    };
    Some((left, right, replacement, confidence))
}

/// What cannot follow `l'`.
const LOST: &[&str] = &["au", "aux", "et", "ou", "avec", "à", "entre", "en"];

fn word_at(text: &str) -> &str {
    &text[..text.find(|c: char| !is_letter(c)).unwrap_or(text.len())]
}

/// Whether the sign closes a quotation soon: it stands again, after a letter and before none.
fn closes_soon(text: &str, sign: char) -> bool {
    let near = (0..=text.len().min(120)).rev().find(|&p| text.is_char_boundary(p)).unwrap_or(0);
    text[..near].match_indices(sign).any(|(at, _)| {
        before(text, at).is_some_and(is_letter)
            && !after(text, at + sign.len_utf8()).is_some_and(is_letter)
    })
}

/// Not `-c` nor `[n`: an option and a call for a note.
fn opens(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '(' | '«' | '“' | '"' | '–' | '—'))
}

/// Whether a single quotation mark opens on this line and none closes.
fn quotation_open(text: &str) -> bool {
    let near = (text.len().saturating_sub(200)..text.len()).find(|&p| text.is_char_boundary(p));
    let line = text[near.unwrap_or(0)..].rsplit('\n').next().unwrap_or("");
    let mut open = false;
    for (at, c) in line.char_indices().filter(|&(_, c)| matches!(c, '\'' | '‘' | '’')) {
        let left = before(line, at);
        let right = after(line, at + c.len_utf8());
        if is_edge(left) && right.is_some_and(is_letter) {
            open = true;
        } else if left.is_some_and(|c| !is_blank(c)) && !right.is_some_and(is_letter) {
            open = false;
        }
    }
    open
}

/// Whether token `i` is an elided word that lost its apostrophe to the blank behind it: `l équipe`.
fn became_blank(row: Row<'_>, i: usize) -> Option<Confidence> {
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
fn variables(row: Row<'_>) -> Vec<&str> {
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
