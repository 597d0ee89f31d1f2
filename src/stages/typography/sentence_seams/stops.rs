//! Sentences glued at their stop, also past a quotation mark, and at the stop of an abbreviation.

use super::super::quote_roles::{self, Role, quotes};
use super::super::row::{Row, before, is_capitalised, is_edge};
use super::super::vocabulary::{can_be, is_determiner, is_name, is_person, is_small_word, is_word};
use super::{LIKELY, OPEN, SURE};
use crate::edit::Confidence;
use crate::model::{PartOfSpeech, Person, Tag};
use crate::stages::Passage;
use crate::text::letters::is_line_end;
use crate::text::{Casing, Kind, Token};

/// `rebelles.La`, `Sana."La`, `vote ».Les`, `Europe...L'avenir`: where the blank goes.
pub(super) fn after_stop(
    passage: &Passage<'_>,
    row: Row<'_>,
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
        let quotes = quotes(passage);
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
    if left.casing == Casing::Mixed
        && left.kind == Kind::Word
        && !left_text.contains('-')
        && !opens_sentence(passage, next, right_text)
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
    let opens = opens_sentence(passage, next, right_text) || row.is(right + 1, Kind::Clitic);
    if !glued_left && !opens {
        return None;
    }
    let confidence = match left.kind {
        Kind::Mark if left_text.starts_with(quote_roles::is_quote) => SURE,
        Kind::Mark if opens && left_text.starts_with([')', ']', '.', '!', '?', '…', '%', '€']) => {
            LIKELY
        }
        Kind::Word | Kind::Clitic if opens && left_text.chars().nth(1).is_some() => SURE,
        Kind::Word if !is_titled(right_text) || left_text.chars().nth(2).is_none() => {
            return None;
        }
        Kind::Word => between_words(passage, row, i, right),
        Kind::Number | Kind::Ordinal | Kind::Alphanumeric | Kind::Acronym if opens => LIKELY,
        _ => return None,
    };
    Some((at, confidence))
}

fn opens_sentence(passage: &Passage<'_>, token: Token, word: &str) -> bool {
    token.kind == Kind::Elision || is_small_word(passage, word)
}

/// How sure it is that a sentence ends between two words neither of which is a small one: `désertiques.Travail`,
/// `du Hezbollah.Donnant`, but not `asyncio.Future`, `fractions.Fraction`, `System.Math`, `Jean.Dupont`.
fn between_words(passage: &Passage<'_>, row: Row<'_>, i: usize, right: usize) -> Confidence {
    let (left, next) = (row.says(i - 1), row.says(right));
    if same_word(left, next) {
        return OPEN;
    }
    let known = is_word(passage, next) || is_name(passage, next);
    let named = is_person(passage, next) && full_name(row, right);
    if row.tokens[i - 1].casing == Casing::Lower {
        let told = known || in_prose_alone(left) || in_prose_alone(next);
        let fits = i < 2 || row.glued(i - 2) || follows(passage, row, i - 1);
        let french = is_word(passage, left)
            && if fits {
                told || i > 1 && goes_on(row, right)
            } else {
                in_prose_alone(left) || in_prose_alone(next)
            };
        let hyphens = left.contains('-') && in_prose_alone(next);
        return if french || hyphens { SURE } else { OPEN };
    }
    if !is_titled(left) || is_person(passage, left) {
        return OPEN;
    }
    let placed = i > 1
        && can_be(passage, row.says(i - 2), |tag| {
            matches!(tag.part(), PartOfSpeech::Preposition | PartOfSpeech::Article)
        });
    let place = placed && is_name(passage, left) || left.contains('-');
    let told = known || in_prose_alone(next);
    // Microsoft.Office is one name, Inari.Arrivées are two sentences
    let begins = in_prose(row, i - 1)
        && known
        && !is_word(passage, left)
        && (in_prose_alone(next) || can_be(passage, next, |tag| tag.part() == PartOfSpeech::Verb));
    if place && told && goes_on(row, right) || begins && goes_on(row, right) || named {
        LIKELY
    } else {
        OPEN
    }
}

/// Whether the word at `i` goes with the one before: a noun with its article or number, an adjective with its noun; not
/// the second of two nouns, as in `l'exception queue` and `un objet fractions`.
fn follows(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    let before = row.says(i - 1);
    let noun = |tag: Tag| tag.part() == PartOfSpeech::Noun;
    row.is(i - 1, Kind::Number)
        || is_determiner(passage, before)
        || !can_be(passage, before, noun) && row.is(i - 1, Kind::Word)
        || can_be(passage, row.says(i), |tag| {
            tag.person() == Person::Third || !noun(tag) && tag.person() == Person::None
        })
}

/// Whether a word has an accent or a hyphen, which identifiers do not have.
fn in_prose_alone(word: &str) -> bool {
    !word.is_ascii() || word.contains('-')
}

/// `Liverpool`, `Seine-Saint-Denis`
fn is_titled(word: &str) -> bool {
    word.split('-').next().is_some_and(|part| Casing::of(part) == Casing::Title)
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

/// Whether the sentence goes on in small letters.
fn goes_on(row: Row<'_>, i: usize) -> bool {
    !row.glued(i)
        && row.get(i + 1).is_some_and(|t| t.kind != Kind::Mark && t.casing == Casing::Lower)
}

/// Whether a word in small letters leads to token `i`: `au Bengale`, `jusqu'à Liverpool`.
fn in_prose(row: Row<'_>, i: usize) -> bool {
    i > 0
        && row.tokens[i - 1].casing == Casing::Lower
        && matches!(row.tokens[i - 1].kind, Kind::Word | Kind::Elision)
}

/// Whether a second name follows: `Robert Thelen`.
fn full_name(row: Row<'_>, i: usize) -> bool {
    row.spaced(i)
        && row.is(i + 1, Kind::Word)
        && row.get(i + 1).is_some_and(|t| t.casing != Casing::Lower)
}

/// `decimal.Decimal` and `fractions.Fraction` are names of code.
fn same_word(left: &str, right: &str) -> bool {
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    left.strip_suffix('s').unwrap_or(&left) == right.strip_suffix('s').unwrap_or(&right)
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
    let (left, word) = (row.says(i - 1), row.says(right));
    let small = |word: &str| is_small_word(passage, word);
    let sure = small(left) && small(word)
        || word.chars().nth(3).is_some()
            && small(word)
            && is_word(passage, left)
            && goes_on(row, right);
    let either = small(left) || small(word);
    either.then_some((row.get(i)?.end as usize, if sure { LIKELY } else { OPEN }))
}

/// `M.Dupont`, `etc.Le`, `U.R.S.S.Le`; not `J.Dupont`, `art.L`, `p.X`.
pub(super) fn after_abbreviation(
    passage: &Passage<'_>,
    row: Row<'_>,
    i: usize,
) -> Option<Confidence> {
    let next = row.get(i + 1)?;
    let right = row.says(i + 1);
    if !matches!(next.kind, Kind::Word | Kind::Elision) || !is_capitalised(right) {
        return None;
    }
    right.chars().nth(1)?;
    let opens = opens_sentence(passage, next, right);
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
