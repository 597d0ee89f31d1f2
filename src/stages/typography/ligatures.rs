//! Joins `oe` into `œ` in the words that are written with it: `oeuvre` → `œuvre`.
//!
//! # What it repairs
//! `oeuvre`, `coeur`, `oeil`, `soeur`, `boeuf`, `voeu`, `noeud`, `moeurs`, `foetus`, `manoeuvre`; `Oeuvre`, `OEUVRE`.
//! # Why it happens
//! French keyboards have no `œ`, and Latin-1 has no place for it.
//! # Example
//! `un chef-d'oeuvre` → `un chef-d'œuvre`
//! # What it leaves alone
//! `coefficient`, `moelle`, `poème`, `coexister`, where two sounds meet; `Goethe`, `Noel`, `Lecoeur`; English.

use super::row::Row;
use super::vocabulary::is_english;
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::Kind;
use crate::text::letters::{is_apostrophe, is_hyphen};

/// `oe` in place of `œ`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ligatures;

const SURE: Confidence = Confidence::new(0.97);

/// Beginnings of words that only `œ` is right in.
const STEMS: &[&str] = &[
    "oeuvr",
    "oeil",
    "oesoph",
    "oedèm",
    "oedém",
    "oecumén",
    "oenolog",
    "oenotour",
    "manoeuvr",
    "désoeuvr",
    "écoeur",
    "foetal",
    "foetaux",
    "foetus",
    "coelacanthe",
    "coelioscop",
];

/// Words that only `œ` is right in; their plurals end in `s` or `x`.
const WORDS: &[&str] = &[
    "oeuf",
    "coeur",
    "soeur",
    "soeurette",
    "consoeur",
    "boeuf",
    "voeu",
    "noeud",
    "moeurs",
    "choeur",
    "rancoeur",
    "contrecoeur",
    "haut-le-coeur",
];

impl Stage for Ligatures {
    fn name(&self) -> &'static str {
        "ligatures"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let bytes = passage.text().as_bytes();
        let mut seen = memchr::memchr2_iter(b'o', b'O', bytes);
        if !seen.any(|at| matches!(bytes.get(at + 1), Some(b'e' | b'E'))) {
            return;
        }
        let row = Row::of(passage);
        for (i, token) in row.tokens.iter().enumerate() {
            let word = row.says(i);
            let pair = |w: &[u8]| matches!(w, b"oe" | b"Oe" | b"OE");
            if token.kind != Kind::Word
                || !word.as_bytes().windows(2).any(pair)
                || passage.words().keeps(word)
            {
                continue;
            }
            let mut start = token.start as usize;
            for part in word.split(|c| is_hyphen(c) || is_apostrophe(c)) {
                if let Some(at) = digraph(part).filter(|_| !in_english(row, i)) {
                    let ligature = if part.as_bytes()[at] == b'O' { "Œ" } else { "œ" };
                    proposals.replace(start + at..start + at + 2, ligature, Reason::Ligature, SURE);
                }
                start += part.len();
                start += passage.text()[start..].chars().next().map_or(0, char::len_utf8);
            }
        }
    }
}

/// Where the `oe` stands that should be `œ`: the one place where the word is judged.
fn digraph(word: &str) -> Option<usize> {
    let at = word.as_bytes().windows(2).position(|pair| matches!(pair, b"oe" | b"Oe" | b"OE"))?;
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix(['s', 'x']).unwrap_or(&lower);
    let known = STEMS.iter().any(|s| lower.starts_with(s))
        || WORDS.contains(&lower.as_str())
        || WORDS.contains(&singular);
    known.then_some(at)
}

/// Whether the words beside it are English: `the oeuvre of`.
fn in_english(row: Row<'_>, i: usize) -> bool {
    let beside = [i.wrapping_sub(2), i.wrapping_sub(1), i + 1, i + 2];
    beside.iter().filter(|&&j| is_english(row.says(j)) && row.says(j) != "a").count() > 1
}
