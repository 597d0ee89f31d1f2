//! Joins `oe` into `œ`, and `ae` into `æ`, in the words that are written with it: `oeuvre` → `œuvre`.
//!
//! # What it repairs
//! `oeuvre`, `coeur`, `oeil`, `soeur`, `boeuf`, `voeu`, `noeud`, `moeurs`, `foetus`, `manoeuvre`; `Oeuvre`, `OEUVRE`.
//! The dictionary has the word with the ligature, and has none without.
//! # Why it happens
//! French keyboards have no `œ`, and Latin-1 has no place for it.
//! # Example
//! `un chef-d'oeuvre` → `un chef-d'œuvre`
//! # What it leaves alone
//! `coefficient`, `moelle`, `poème`, `coexister`, where two sounds meet; `Goethe`, `Noel`, `Lecoeur`; `curriculum vitae`
//! and `ex aequo`, which are written both ways; English.

use super::row::Row;
use super::vocabulary::{is_english, is_word};
use crate::edit::{Confidence, Proposals, Reason};
use crate::model::Flags;
use crate::stages::{Passage, Stage};
use crate::text::Kind;
use crate::text::letters::{is_apostrophe, is_hyphen};

/// `oe` in place of `œ`, `ae` in place of `æ`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ligatures;

const SURE: Confidence = Confidence::new(0.97);

/// Bytes of the shortest words with a ligature, `oeil` and `voeu`; a misread `de` is `ae` too.
const SHORTEST: usize = 4;

/// No word is longer in bytes; what is, letters without blanks, is not searched at each of its pairs.
const LONGEST_WORD: usize = 64;

impl Stage for Ligatures {
    fn name(&self) -> &'static str {
        "ligatures"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let bytes = text.as_bytes();
        let mut pairs = ["oe", "Oe", "OE", "ae", "Ae", "AE"]
            .into_iter()
            .flat_map(|pair| memchr::memmem::find_iter(bytes, pair))
            .peekable();
        if pairs.peek().is_none() {
            return;
        }
        let row = Row::of(passage);
        for at in pairs {
            let i = row.tokens.partition_point(|token| token.end as usize <= at);
            let Some(token) = row.get(i).filter(|t| t.kind == Kind::Word) else { continue };
            let word = row.says(i);
            if word.len() > LONGEST_WORD {
                continue;
            }
            let Some(ligature) = ligature(&bytes[at..at + 2]) else { continue };
            let place = at - token.start as usize;
            if is_meant(passage, word, place, ligature)
                && !in_english(row, i)
                && !passage.words().keeps(word)
            {
                proposals.replace(at..at + 2, ligature, Reason::Ligature, SURE);
            }
        }
    }
}

/// The ligature that a pair of letters is written for.
const fn ligature(pair: &[u8]) -> Option<&'static str> {
    Some(match pair {
        b"oe" => "œ",
        b"Oe" | b"OE" => "Œ",
        b"ae" => "æ",
        b"Ae" | b"AE" => "Æ",
        _ => return None,
    })
}

/// Whether the word, or the part of it between hyphens, is in the dictionary with the ligature at `place`, and is none
/// without: `oeuvre`, but not `moelle`, `Goethe`, `vitae`.
fn is_meant(passage: &Passage<'_>, word: &str, place: usize, ligature: &str) -> bool {
    let parting = |c: char| is_hyphen(c) || is_apostrophe(c);
    let start = word[..place].char_indices().rfind(|&(_, c)| parting(c));
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    let end = word[place..].find(parting).map_or(word.len(), |at| place + at);
    let lexicon = &passage.model().lexicon;
    let joined =
        |from: usize, to: usize| [&word[from..place], ligature, &word[place + 2..to]].concat();
    let stands = |form: &str| {
        // coeur is listed, for many type it so
        lexicon.get(form).is_some_and(|e| {
            e.is_known() && (e.flags != Flags::LISTED || ligature.eq_ignore_ascii_case("æ"))
        })
    };
    let bare = |form: &str| stands(form) || stands(&form.to_lowercase());
    [(start, end), (0, word.len())].into_iter().any(|(from, to)| {
        to - from >= SHORTEST && !bare(&word[from..to]) && is_word(passage, &joined(from, to))
    })
}

/// Whether the words beside it are English: `the oeuvre of`.
fn in_english(row: Row<'_>, i: usize) -> bool {
    let beside = [i.wrapping_sub(2), i.wrapping_sub(1), i + 1, i + 2];
    beside.iter().filter(|&&j| is_english(row.says(j)) && row.says(j) != "a").count() > 1
}
