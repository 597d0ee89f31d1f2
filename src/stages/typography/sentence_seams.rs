//! Gives sentences and blocks the blank back that parted them: `rebelles.La région` → `rebelles. La région`.
//!
//! # What it repairs
//! A sentence glued to the next (`Homs.Cette`, `nombre".L’armée`, `Europe...L'avenir`, `M.Dupont`), clauses glued
//! at a comma (`mercredi,une`), a block glued to the next (`sécuriséeVotre`) and a number to its word (`11morts`).
//! # Why it happens
//! Paragraphs, headings and menu items part words on a page; taken out of it they leave no blank behind.
//! # Example
//! `chimiques.La ville` → `chimiques. La ville`
//! # What it leaves alone
//! `U.R.S.S.`, `Node.js`, `3.5`, `étudiant.e.s`, `J.Dupont`, addresses, code, tables in commas, and capitals inside
//! brands (`iPhone`, `PlayStation`, `TunisieNumérique`).

use std::cell::LazyCell;

use super::quote_roles::{self, Quote, Role};
use super::row::{Row, after, before, is_capitalised, is_edge};
use super::vocabulary::{is_small_word, is_word, looks_french};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::letters::{is_blank, is_letter, is_line_end};
use crate::text::{Casing, Kind, Token};

/// Sentences, clauses and blocks that lost the blank between them.
#[derive(Clone, Copy, Debug, Default)]
pub struct SentenceSeams;

/// No other reading is left.
const SURE: Confidence = Confidence::new(0.98);
/// A brand, a login or a file could look so, but seldom does.
const LIKELY: Confidence = Confidence::new(0.93);
/// As often a brand as a seam: for a reader to judge.
const OPEN: Confidence = Confidence::new(0.6);

impl Stage for SentenceSeams {
    fn name(&self) -> &'static str {
        "sentence_seams"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let row = Row::of(passage);
        let quotes = LazyCell::new(|| quote_roles::read(passage.text()));
        let mut insert = |at: usize, confidence| {
            proposals.insert(at, " ", Reason::SentenceSeam, confidence);
        };
        for (i, token) in row.tokens.iter().enumerate() {
            match token.kind {
                Kind::Mark if row.glued(i) => {
                    let found = match row.says(i) {
                        "," | ";" => after_comma(passage, row, i),
                        mark if mark.starts_with(['.', '!', '?', '…']) => {
                            after_stop(passage, row, &quotes, i)
                        }
                        _ => None,
                    };
                    if let Some((at, confidence)) = found {
                        insert(at, confidence);
                    }
                }
                Kind::Abbreviation | Kind::Acronym if row.glued(i) => {
                    if let Some(confidence) = after_abbreviation(row, i) {
                        insert(token.end as usize, confidence);
                    }
                }
                Kind::Word if token.casing == Casing::Mixed => {
                    if let Some((at, confidence)) = between_blocks(passage, row.says(i)) {
                        insert(token.start as usize + at, confidence);
                    }
                }
                Kind::Alphanumeric => {
                    if let Some((at, confidence)) = beside_number(passage, row.says(i)) {
                        insert(token.start as usize + at, confidence);
                    }
                }
                _ => {}
            }
        }
        if memchr::memchr(0xC2, passage.text().as_bytes()).is_some() {
            beside_guillemets(passage.text(), &quotes, &mut insert);
        }
    }
}

/// `rebelles.La`, `Sana."La`, `vote ».Les`, `Europe...L'avenir`: where the blank goes.
fn after_stop(
    passage: &Passage<'_>,
    row: Row<'_>,
    quotes: &[Quote],
    i: usize,
) -> Option<(usize, Confidence)> {
    // of several marks in a row the last one ends the sentence: `Quoi ?!Il`
    let mut right = i + 1;
    let mark = row.get(i)?;
    if row.says(right).starts_with(['.', '!', '?', '…']) {
        return None;
    }
    let mut at = mark.end as usize;
    if row.is(right, Kind::Mark) && row.says(right).starts_with(quote_roles::is_quote) {
        // `Sana."La` opens a quotation, `"Oui."La` closes one
        let quote = row.get(right)?.start as usize;
        let quote = quotes.binary_search_by_key(&quote, |q| q.at).ok()?;
        let closes = quotes[quote].role == Role::Closes;
        if closes && !row.glued(right) {
            return None;
        }
        if closes {
            at = row.get(right)?.end as usize;
        }
        right += 1;
    }
    let next = row.get(right)?;
    if !matches!(next.kind, Kind::Word | Kind::Elision) || !is_capitalised(row.says(right)) {
        return between_sure_words(passage, row, i, right);
    }
    let (left, glued_left) = left_of(row, i)?;
    let left_text = left.of(row.text);
    let right_text = row.says(right);
    // pipX.Y
    if left.casing == Casing::Mixed && left.kind == Kind::Word && !opens_sentence(next, right_text)
    {
        return None;
    }
    let single = right_text.chars().nth(1).is_none();
    if single && !(matches!(right_text, "A" | "À" | "Ô") && !row.glued(right)) {
        return None;
    }
    // java.util.List, petit.e.s: the run has another lone stop
    if (row.says(i) == ".") && in_dotted_name(row, i, right) {
        return None;
    }
    let opens = opens_sentence(next, right_text);
    if !glued_left && !opens {
        return None;
    }
    let confidence = match left.kind {
        Kind::Mark if left_text == ")" || left_text == "]" => {
            if opens {
                LIKELY
            } else {
                return None;
            }
        }
        Kind::Mark if left_text.starts_with(quote_roles::is_quote) => SURE,
        Kind::Mark if left_text.starts_with(['.', '!', '?', '…', '%', '€']) => {
            if opens {
                LIKELY
            } else {
                return None;
            }
        }
        Kind::Word | Kind::Clitic if opens && left_text.chars().nth(1).is_some() => SURE,
        // désertiques.Travail, but not asyncio.Future
        Kind::Word if left.casing == Casing::Lower && next.casing != Casing::Mixed => {
            let french = is_word(passage, left_text)
                || looks_french(left_text)
                || is_noun(row, i - 1)
                || looks_french(right_text) && !shared_ending(right_text) && goes_on(row, right);
            if french && !same_word(left_text, right_text) { SURE } else { OPEN }
        }
        // du Hezbollah.Donnant, but not System.Math, Jean.Dupont
        Kind::Word if next.casing == Casing::Title && left_text.chars().nth(2).is_some() => {
            let french = is_word(passage, right_text)
                || looks_french(right_text) && !shared_ending(right_text);
            if french && goes_on(row, right) { LIKELY } else { OPEN }
        }
        Kind::Number | Kind::Ordinal | Kind::Alphanumeric | Kind::Acronym if opens => LIKELY,
        _ => return None,
    };
    Some((at, confidence))
}

fn opens_sentence(token: Token, word: &str) -> bool {
    token.kind == Kind::Elision || is_small_word(word)
}

/// What stands before the final mark `i`, past other final marks, and whether nothing parts it from the mark.
fn left_of(row: Row<'_>, i: usize) -> Option<(Token, bool)> {
    let mut left = i.checked_sub(1)?;
    let mut glued = row.glued(left);
    while left > 0 && row.is(left, Kind::Mark) && row.says(left).starts_with(['!', '?', '…']) {
        left -= 1;
        glued = true;
    }
    let same_line = !row.gap(left).contains(is_line_end);
    same_line.then_some((row.get(left)?, glued))
}

/// Whether a determiner makes the token a noun of the text: `le salariat`.
fn is_noun(row: Row<'_>, i: usize) -> bool {
    let definite = [
        "le",
        "la",
        "les",
        "l'",
        "l’",
        "du",
        "au",
        "aux",
        "ce",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "Le",
        "La",
        "Les",
        "premier",
        "première",
    ];
    i.checked_sub(1).is_some_and(|p| definite.contains(&row.says(p)))
}

/// Whether an identifier of English may end so too.
fn shared_ending(word: &str) -> bool {
    let shared = [
        "ment", "ments", "tion", "tions", "sion", "age", "ages", "ence", "ance", "able", "ible",
        "ile", "ure", "ales", "les", "nes", "res", "tes", "ves", "mes", "ges", "ches", "ides",
    ];
    word.is_ascii() && shared.iter().any(|e| word.ends_with(e))
}

/// Whether the sentence goes on in small letters.
fn goes_on(row: Row<'_>, i: usize) -> bool {
    !row.glued(i)
        && row.get(i + 1).is_some_and(|t| t.kind != Kind::Mark && t.casing == Casing::Lower)
}

/// `decimal.Decimal` is a name of code.
fn same_word(left: &str, right: &str) -> bool {
    left == right.to_lowercase()
}

/// Whether the stop `i` is one of several that part a name or an inclusive form.
fn in_dotted_name(row: Row<'_>, i: usize, right: usize) -> bool {
    let is_stop = |j: usize| row.is(j, Kind::Mark) && row.says(j) == ".";
    let before = i >= 2
        && row.glued(i - 1)
        && row.glued(i - 2)
        && is_stop(i - 2)
        && row.get(i - 1).is_some_and(|t| t.casing == Casing::Lower || t.end - t.start < 3);
    let after = row.glued(right)
        && is_stop(right + 1)
        && row.glued(right + 1)
        && row.get(right + 2).is_some_and(|t| t.casing == Casing::Lower);
    let called = row.glued(right) && matches!(row.says(right + 1), "(" | "/" | "_" | "=");
    before || after || called
}

/// `deux.depuis`: in small letters only where both sides are words beyond doubt.
fn between_sure_words(
    passage: &Passage<'_>,
    row: Row<'_>,
    i: usize,
    right: usize,
) -> Option<(usize, Confidence)> {
    let word = |j: usize| row.is(j, Kind::Word) && row.get(j).is_some_and(|t| t.end - t.start > 2);
    let alone = i > 0 && row.says(i) == "." && right == i + 1 && row.glued(i - 1);
    if !alone || !word(i - 1) || !word(right) || in_dotted_name(row, i, right) {
        return None;
    }
    let start = row.get(i - 1)?.start as usize;
    if !is_edge(before(row.text, start)) || row.glued(right) && row.says(right + 1) != "," {
        return None;
    }
    let (left, right) = (row.says(i - 1), row.says(right));
    let sure = is_word(passage, left) && is_word(passage, right);
    let either = is_word(passage, left) || is_word(passage, right);
    either.then_some((row.get(i)?.end as usize, if sure { LIKELY } else { OPEN }))
}

/// `mercredi,une`, `femmes;elles`, but no table in commas.
fn after_comma(passage: &Passage<'_>, row: Row<'_>, i: usize) -> Option<(usize, Confidence)> {
    let left = row.get(i.checked_sub(1)?)?;
    let right = row.get(i + 1)?;
    let readable = |t: Token| {
        matches!(t.kind, Kind::Word | Kind::Elision | Kind::Clitic)
            && matches!(t.casing, Casing::Lower | Casing::Title)
    };
    let glued = row.glued(i - 1);
    let long = |t: Token| t.end - t.start > 2;
    if !glued || !readable(left) || !readable(right) || !long(left) {
        return None;
    }
    if !long(right) && !is_word(passage, right.of(row.text)) {
        return None;
    }
    // text/html;level=1
    if row.glued(i + 1) && matches!(row.says(i + 2), "=" | "(" | "/" | ":" | ".")
        || i > 1 && row.glued(i - 2) && matches!(row.says(i - 2), "/" | "=" | "_" | ".")
    {
        return None;
    }
    // nom,prénom,adresse; and a line that never sets a blank is a table
    let at = row.get(i)?.end as usize;
    let line = line_around(row.text, at);
    let sign = row.says(i);
    let tight = line
        .match_indices(sign)
        .filter(|&(p, _)| after(line, p + 1).is_some_and(|c| !is_blank(c) && !c.is_ascii_digit()))
        .count();
    if tight > 2 && tight * 2 > line.matches(sign).count() {
        return None;
    }
    // a line of two words is a label or a login, no clause
    let words = line.split_whitespace().take(4).count();
    if words < 4 {
        return None;
    }
    Some((at, if is_capitalised(right.of(row.text)) && sign == ";" { OPEN } else { LIKELY }))
}

/// `M.Dupont`, `etc.Le`, `U.R.S.S.Le`; not `J.Dupont`, `art.L`, `p.X`.
fn after_abbreviation(row: Row<'_>, i: usize) -> Option<Confidence> {
    let next = row.get(i + 1)?;
    let right = row.says(i + 1);
    if !matches!(next.kind, Kind::Word | Kind::Elision) || !is_capitalised(right) {
        return None;
    }
    right.chars().nth(1)?;
    let opens = next.kind == Kind::Elision || is_small_word(right);
    match row.says(i) {
        "M." | "MM." | "Mme." | "Mlle." | "Dr." | "Mgr." => Some(LIKELY),
        "etc." => Some(SURE),
        short if short.chars().count() == 2 => Some(OPEN),
        // the R.I.Ma is a regiment
        _ if right.chars().nth(2).is_none()
            && !matches!(right, "Le" | "La" | "Il" | "On" | "Un" | "En" | "Au" | "L'" | "L’") =>
        {
            Some(OPEN)
        }
        _ => opens.then_some(LIKELY),
    }
}

/// `sécuriséeVotre`, `finL'armée`: where in the word the blank goes.
fn between_blocks(passage: &Passage<'_>, word: &str) -> Option<(usize, Confidence)> {
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
    let elided = right.split_once(['\'', '’']).is_some_and(|(elision, rest)| {
        crate::text::tokens::is_elided(elision) && rest.chars().nth(2).is_some()
    });
    let small = right.chars().nth(2).is_some() && is_small_word(right);
    if !elided && !small && !(is_word(passage, right) && right.chars().nth(2).is_some()) {
        return None;
    }
    // a brand begins with a capital more often than a lost blank follows a name
    Some((left.len(), if Casing::of(left) == Casing::Lower { LIKELY } else { OPEN }))
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
fn beside_number(passage: &Passage<'_>, word: &str) -> Option<(usize, Confidence)> {
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
        return (block && is_word(passage, rest)).then_some((digits, LIKELY));
    }
    let at = word.find(|c: char| c.is_ascii_digit())?;
    let (name, year) = word.split_at(at);
    let dated = year.len() == 4 && (year.starts_with('1') || year.starts_with("20"));
    let dates = ["en", "de", "depuis", "dès", "avant", "après", "vers"];
    let lower = name.to_lowercase();
    let known = dates.contains(&lower.as_str())
        || COUNTED.contains(&lower.as_str()) && lower != "points" && lower != "pages";
    (dated && known && year.bytes().all(|b| b.is_ascii_digit())).then_some((at, LIKELY))
}

/// `? »dans` and `sarin« A Damas »`: a guillemet that lost the blank outside it.
fn beside_guillemets(text: &str, quotes: &[Quote], insert: &mut impl FnMut(usize, Confidence)) {
    for quote in quotes {
        if quote.margin < 1.0 || quote.partner.is_none() {
            continue;
        }
        let left = before(text, quote.at);
        let right = after(text, quote.end());
        if quote.sign == '»' && quote.role == Role::Closes {
            let spaced = left.is_some_and(is_blank) || left.is_some_and(|c| "?!.…".contains(c));
            if spaced && right.is_some_and(is_letter) {
                insert(quote.end(), LIKELY);
            }
        }
        if quote.sign == '«' && quote.role == Role::Opens {
            let glued = left.is_some_and(|c| c.is_lowercase());
            if glued && right.is_some_and(is_blank) {
                insert(quote.at, LIKELY);
            }
        }
    }
}

/// The line around byte `at`, as far as 300 bytes to each side.
fn line_around(text: &str, at: usize) -> &str {
    let low = (at.saturating_sub(300)..=at).find(|&p| text.is_char_boundary(p)).unwrap_or(at);
    let high =
        (at..=(at + 300).min(text.len())).rev().find(|&p| text.is_char_boundary(p)).unwrap_or(at);
    let line = text[low..at].rsplit(is_line_end).next().unwrap_or("");
    let rest = text[at..high].split(is_line_end).next().unwrap_or("");
    &text[at - line.len()..at + rest.len()]
}
