//! `quel que soit` as it sounds: `quelque soit la raison`, `quelques soient les raisons`, `quel que soit les raisons`.
//!
//! # What it repairs
//! `quelque` before *soit*, and *quel* and *soit* that do not go with the noun behind them.
//!
//! # Why it happens
//! All of them sound alike.
//!
//! # What it leaves alone
//! `quelque chose soit`; nouns of more than one gender or number.

use super::super::Decision;
use super::super::standing::plain;
use super::group::{GENDER, NUMBER};
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::{agreement, parts};

/// How often that is right among what it finds, where a million words of right text have none.
const SURE: f32 = 0.95;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let first = plain(row.written(at));
    let is_two =
        matches!(&*first, "quel" | "quelle" | "quels" | "quelles") && row.written(at + 1) == "que";
    // quelle soit is qu'elle soit
    let is_one = matches!(&*first, "quelque" | "quelques");
    let verb = if is_two { at + 2 } else { at + 1 };
    if !is_two && !is_one || !row.is_plain(at) || !matches!(row.written(verb), "soit" | "soient") {
        return None;
    }
    let determiner = row.word(verb + 1).filter(|word| word.is(parts::DETERMINER))?;
    let mut noun = verb + 2;
    while row.word(noun).is_some_and(|word| word.class.parts == parts::ADJECTIVE) {
        noun += 1;
    }
    let noun = row.word(noun).filter(|word| word.class.noun != 0 && row.is_lower(noun))?;
    let nominal = noun.class.noun & determiner.class.nominal;
    let (quel, soit) = match (nominal & GENDER, nominal & NUMBER) {
        (agreement::MASCULINE, agreement::SINGULAR) => ("quel", "soit"),
        (agreement::FEMININE, agreement::SINGULAR) => ("quelle", "soit"),
        (agreement::MASCULINE, agreement::PLURAL) => ("quels", "soient"),
        (agreement::FEMININE, agreement::PLURAL) => ("quelles", "soient"),
        _ => return None,
    };
    let are_plural = is_two && first.ends_with('s') && row.written(verb) == "soient";
    // quels que soient le lieu et l'heure
    if is_two && first == quel && row.written(verb) == soit || are_plural && goes_on(row, verb) {
        return None;
    }
    let text = [&row.cased(at, quel), " que ", soit].concat();
    row.replace([at, verb], text, Reason::RealWord, SURE)
}

/// Whether more may follow that the pronoun goes with, behind token `verb`.
fn goes_on(row: &Row<'_>, verb: usize) -> bool {
    (verb..row.len()).any(|at| matches!(row.written(at), "et" | "ou" | "ni" | ","))
}
