//! Gives words their hyphens back: `lui même` → `lui-même`.
//!
//! # What it repairs
//! `eux mêmes`, `c'est à dire`, `vis à vis`, `au delà`, `ci dessous`, `week end`, `un rendez vous`, `cet après midi`,
//! `procès verbal`, `chef d'œuvre`, `y a t il`, `a-t'il`; compounds that are seldom written without, `une demi heure`;
//! what leans on the word before, `pouvez vous`, `est ce que`, `ce jour là`, `donne moi`.
//! # Why it happens
//! They are said as several words, and a hyphen is the first thing to go at a keyboard.
//! # Example
//! `vis à vis de lui même.` → `vis-à-vis de lui-même.`
//! # What it leaves alone
//! What may be two words: `peut être`, `lui même si`, `vous rendez vous service`, `avant hier soir`, `savoir faire preuve
//! de patience`, `allons nous promener`.

use std::ops::Range;

use super::clitics::clitic;
use super::compounds::compound;
use super::row::Row;
use super::vocabulary::can_be;
use crate::edit::{Confidence, Proposals, Reason};
use crate::model::{PartOfSpeech, Person, Tag};
use crate::stages::{Passage, Stage};
use crate::text::{Casing, Kind};

/// Words without their hyphens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hyphens;

const SURE: Confidence = Confidence::new(0.97);
const LIKELY: Confidence = Confidence::new(0.93);

impl Stage for Hyphens {
    fn name(&self) -> &'static str {
        "hyphens"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let row = Row::of(passage);
        let mut behind = row.says(0);
        for (i, token) in row.tokens.iter().enumerate() {
            let word = behind;
            behind = row.says(i + 1);
            if !matches!(token.kind, Kind::Word | Kind::Elision) {
                continue;
            }
            let form = begins_form(word) && goes_on_form(behind);
            let may_begin = || {
                let compounds = &passage.model().compounds;
                token.casing != Casing::Lower || compounds.may_begin_with(word)
            };
            let leaning = leans(behind);
            if let Some(apostrophe) = second_hyphen(word) {
                let start = token.start as usize;
                let span = start + apostrophe.start..start + apostrophe.end;
                proposals.replace(span, "-", Reason::MissingHyphen, SURE);
            }
            if !form && !leaning && !may_begin() {
                continue;
            }
            let mut join = |count: usize, confidence| {
                let gaps = (i..i + count).filter(|&j| row.gap(j) == " ");
                let (Some(first), Some(last)) = (gaps.clone().min(), gaps.max()) else { return };
                let (start, end) =
                    (row.tokens[first].end as usize, row.tokens[last + 1].start as usize);
                let joined = row.text[start..end].replace(' ', "-");
                proposals.replace(start..end, joined, Reason::MissingHyphen, confidence);
            };
            let form = fixed_form(row, i).or_else(|| compound(passage, row, i));
            let sure = form.is_some_and(|(_, confidence)| confidence >= LIKELY);
            let leaning = if sure { None } else { clitic(passage, row, i) };
            if let Some((count, confidence)) = leaning.map(|sure| (1, sure)).or(form) {
                join(count, confidence);
            } else if is_pronoun_alone(passage, row, i) {
                join(1, LIKELY);
            }
            if let Some(apostrophe) = inversion(row, i) {
                let (Some(verb), Some(pronoun)) = (row.get(i), row.get(i + 2)) else { continue };
                let span = verb.end as usize..pronoun.start as usize;
                // -il has its own hyphen
                let t = if pronoun.kind == Kind::Clitic { "-t" } else { "-t-" };
                proposals.replace(
                    span,
                    t,
                    Reason::MissingHyphen,
                    if apostrophe { SURE } else { LIKELY },
                );
            }
        }
    }
}

/// The words one of which must stand in front, if any, and a form that is then never separate words.
const FORMS: &[(&[&str], &[&str])] = &[
    (&[], &["c'", "est", "à", "dire"]),
    (&[], &["c’", "est", "à", "dire"]),
    (&[], &["vis", "à", "vis"]),
    (&[], &["arc", "en", "ciel"]),
    (&[], &["arcs", "en", "ciel"]),
    (&[], &["chef", "d'", "œuvre"]),
    (&[], &["chef", "d’", "œuvre"]),
    (&[], &["chefs", "d'", "œuvre"]),
    (&[], &["chefs", "d’", "œuvre"]),
    (&[], &["hors", "d'", "œuvre"]),
    (&[], &["hors", "d’", "œuvre"]),
    (&[], &["au", "delà"]),
    (&[], &["au", "dessus"]),
    (&[], &["au", "dessous"]),
    (&[], &["ci", "dessus"]),
    (&[], &["ci", "dessous"]),
    (&[], &["ci", "joint"]),
    (&[], &["ci", "contre"]),
    (&[], &["ci", "après"]),
    (&[], &["week", "end"]),
    (&[], &["week", "ends"]),
    (&[], &["quelques", "uns"]),
    (&[], &["quelques", "unes"]),
    (&[], &["procès", "verbal"]),
    (&[], &["procès", "verbaux"]),
    (&[], &["celui", "ci"]),
    (&[], &["celle", "ci"]),
    (&[], &["ceux", "ci"]),
    (&[], &["celles", "ci"]),
    (&[], &["eux", "mêmes"]),
    (&[], &["elles", "mêmes"]),
    (&[], &["nous", "mêmes"]),
    (&[], &["vous", "mêmes"]),
    (&[], &["soi", "même"]),
    (&[], &["grand", "mère"]),
    (&[], &["grand", "père"]),
    (&[], &["grands", "parents"]),
    (DETERMINERS, &["rendez", "vous"]),
    (DETERMINERS, &["porte", "parole"]),
    (
        &["l'", "l’", "d'", "d’", "cet", "cette", "chaque", "un", "une", "des", "les"],
        &["après", "midi"],
    ),
    (&["les", "des", "aux", "Les", "Des", "Aux"], &["États", "Unis"]),
    (&["les", "des", "aux", "Les", "Des", "Aux"], &["Etats", "Unis"]),
];

const DETERMINERS: &[&str] = &[
    "un", "une", "le", "la", "du", "au", "ce", "mon", "ton", "son", "notre", "votre", "leur",
    "mes", "ses", "nos", "vos", "leurs", "premier", "prochain", "Un", "Le", "Mon", "Son",
];

/// Whether the first two letters are those of a form, which few words share.
fn begins_form(word: &str) -> bool {
    let [a, b, ..] = *word.as_bytes() else { return false };
    matches!(
        &[a | 0x20, b | 0x20],
        b"c'"
            | b"ce"
            | b"ch"
            | b"ci"
            | b"vi"
            | b"vo"
            | b"ar"
            | b"ap"
            | b"au"
            | b"ho"
            | b"we"
            | b"qu"
            | b"pr"
            | b"po"
            | b"eu"
            | b"el"
            | b"et"
            | b"no"
            | b"so"
            | b"gr"
            | b"re"
    ) || matches!(word, "c’" | "C’" | "États")
}

/// Whether a word is the second of a form.
fn goes_on_form(word: &str) -> bool {
    matches!(
        word,
        "est"
            | "à"
            | "en"
            | "d'"
            | "d’"
            | "delà"
            | "dessus"
            | "dessous"
            | "joint"
            | "contre"
            | "après"
            | "end"
            | "ends"
            | "uns"
            | "unes"
            | "verbal"
            | "verbaux"
            | "ci"
            | "même"
            | "mêmes"
            | "mère"
            | "père"
            | "parents"
            | "vous"
            | "parole"
            | "midi"
            | "Unis"
    )
}

/// Whether a word is one that may have lost the hyphen before it and is no part of a form or compound.
fn leans(word: &str) -> bool {
    matches!(
        word,
        "là" | "ce"
            | "vous"
            | "nous"
            | "moi"
            | "je"
            | "tu"
            | "il"
            | "elle"
            | "on"
            | "ils"
            | "elles"
            | "même"
            | "t"
            | "t'"
            | "t’"
    )
}

/// How many joints the fixed form has that begins at token `i`.
fn fixed_form(row: Row<'_>, i: usize) -> Option<(usize, Confidence)> {
    let first = row.says(i);
    if !begins_form(first) || !goes_on_form(row.says(i + 1)) {
        return None;
    }
    for (before, form) in FORMS {
        if !form[0].eq_ignore_ascii_case(first) {
            continue;
        }
        let rest = (1..form.len()).all(|n| row.says(i + n) == form[n]);
        let parted = (0..form.len() - 1).all(|n| matches!(row.gap(i + n), "" | " "));
        let free = (0..form.len() - 1).any(|n| row.gap(i + n) == " ");
        let behind = i.checked_sub(1).map_or("", |p| row.says(p));
        let led = before.is_empty() || before.contains(&behind);
        if rest && parted && free && led {
            return Some((form.len() - 1, SURE));
        }
    }
    None
}

/// `lui même.`: what follows shows that `même` is no adverb, as in `lui même si`.
fn is_pronoun_alone(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    if !matches!(row.says(i), "lui" | "elle" | "moi" | "toi" | "Lui" | "Elle" | "Moi" | "Toi")
        || row.says(i + 1) != "même"
        || row.gap(i) != " "
    {
        return false;
    }
    let next = row.says(i + 2);
    let mark = row.is(i + 2, Kind::Mark)
        && matches!(next, "." | "," | ";" | "!" | "?" | ")" | "»" | "...");
    mark || next.is_empty()
        || matches!(next, "qui" | "que" | "et" | "ou" | "comme")
        || is_verb(passage, next)
}

/// Whether the word is a verb in the third person and nothing else: `lui même décide`, but not `lui même si`.
fn is_verb(passage: &Passage<'_>, word: &str) -> bool {
    let verb = |tag: Tag| tag.part() == PartOfSpeech::Verb && tag.person() == Person::Third;
    // est and a are nouns too, and still verbs beyond doubt
    matches!(word, "est" | "a" | "avait" | "sera")
        || can_be(passage, word, verb)
            && !can_be(passage, word, |tag| tag.part() != PartOfSpeech::Verb)
}

/// Where the apostrophe of `a-t'il` lies in the word, which stands in place of the second hyphen.
fn second_hyphen(word: &str) -> Option<Range<usize>> {
    let hyphen = word.bytes().position(|byte| byte == b'-')?;
    let (verb, rest) = word.split_at(hyphen);
    let rest = rest.strip_prefix("-t")?;
    let pronoun = rest.strip_prefix(['\'', '’'])?;
    let apostrophe = hyphen + "-t".len();
    (verb.ends_with(['a', 'e']) && is_inverted(pronoun))
        .then(|| apostrophe..apostrophe + rest.len() - pronoun.len())
}

/// Whether a pronoun stands behind its verb in questions, with a *t* after a vowel.
fn is_inverted(pronoun: &str) -> bool {
    matches!(pronoun, "il" | "elle" | "on" | "ils" | "elles")
}

/// `a t il`, `a t-il`, `a t'il`, `va t elle`: whether an apostrophe stands in place of the second hyphen.
fn inversion(row: Row<'_>, i: usize) -> Option<bool> {
    let verb = row.says(i);
    let pronoun = row.says(i + 2);
    let pronoun = pronoun.strip_prefix('-').unwrap_or(pronoun);
    if !is_inverted(pronoun) || !verb.ends_with(['a', 'e', 'A']) {
        return None;
    }
    match row.says(i + 1) {
        "t" => (row.gap(i) == " " && matches!(row.gap(i + 1), " " | "")).then_some(false),
        "t'" | "t’" => (row.gap(i) == " " && row.glued(i + 1)).then_some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_passes_the_first_look() {
        assert!(FORMS.iter().all(|(_, form)| begins_form(form[0]) && goes_on_form(form[1])));
    }
}
