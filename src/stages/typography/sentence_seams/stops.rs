//! Sentences glued at their stop, also past a quotation mark, and at the stop of an abbreviation.

use super::super::quote_roles::{self, Quote, Role};
use super::super::row::{Row, before, is_capitalised, is_edge};
use super::super::vocabulary::{is_small_word, is_word, looks_french};
use super::{LIKELY, OPEN, SURE};
use crate::edit::Confidence;
use crate::stages::Passage;
use crate::text::letters::is_line_end;
use crate::text::{Casing, Kind, Token};

/// `rebelles.La`, `Sana."La`, `vote ».Les`, `Europe...L'avenir`: where the blank goes.
pub(super) fn after_stop(
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
    if single && (row.glued(right) || !matches!(right_text, "A" | "À" | "Ô")) {
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
        Kind::Mark if left_text.starts_with(quote_roles::is_quote) => SURE,
        Kind::Mark if opens && left_text.starts_with([')', ']', '.', '!', '?', '…', '%', '€']) => {
            LIKELY
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

/// `M.Dupont`, `etc.Le`, `U.R.S.S.Le`; not `J.Dupont`, `art.L`, `p.X`.
pub(super) fn after_abbreviation(row: Row<'_>, i: usize) -> Option<Confidence> {
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
