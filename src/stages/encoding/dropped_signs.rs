//! Letters with accents, œ and apostrophes that a font or an export has dropped from a whole text: `mmoire`, `ltude`,
//! `cur`, and not one accent on the page.
//!
//! A text without accents is French too where nobody typed them: `memoire` lacks no letter. So a text is read again only
//! if many of its words are none, and most of those are words once such letters are put in.

use std::ops::Range;

use super::lost_signs::{Context, capitalised, lost};
use super::resolve::is_known;
use super::stretch::is_typographic;
use crate::edit::{Proposal, Proposals};
use crate::model::{Flags, Lexicon, Stop};
use crate::stages::Passage;
use crate::text::letters::is_vowel;

/// The letters that are dropped.
const LETTERS: [char; 13] = ['é', 'è', 'ê', 'à', 'ç', 'ô', 'î', 'â', 'û', 'œ', 'ï', 'ë', 'ù'];

/// What stands before an apostrophe.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// So many words tell whether a text has lost its letters.
const SEEN: usize = 300;

/// A text of fewer words tells nothing,
const FEWEST: usize = 8;

/// nor one with fewer different words that come right.
const RIGHT: usize = 3;

/// Of the only reading, or of one so many nats better than the next.
const SURE: (f32, f32) = (2.0, 0.93);

/// Of any other, and of what may be a name.
const DOUBTFUL: f32 = 0.7;

/// A word less common than this (Zipf frequency) is none to guess at.
const COMMON: f32 = 1.5;

/// What each letter put in costs beyond the first, in nats.
const INSERTED: f32 = 2.0;

/// Proposes the words that were, if the text has lost its letters.
pub(super) fn propose(passage: &Passage<'_>, proposals: &mut Proposals) {
    let (text, lexicon) = (passage.text(), &passage.model().lexicon);
    if text.len() < FEWEST * 4 || text.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
        return;
    }
    if !has_lost_letters(text, lexicon) {
        return;
    }
    for word in words(text) {
        let written = &text[word.clone()];
        let small = written.to_ascii_lowercase();
        // too little is left of a shorter one
        if written.len() < 3
            || written[1..].contains(|c: char| c.is_ascii_uppercase())
            || is_known(written, lexicon)
            || passage.words().keeps(written)
        {
            continue;
        }
        if let Some(proposal) = restored(passage, &word, &small) {
            proposals.push(proposal);
        }
    }
}

/// Whether many words of the text are none for want of letters that no text does without.
fn has_lost_letters(text: &str, lexicon: &Lexicon) -> bool {
    let (mut all, mut unknown, mut right) = (0, 0, 0);
    let mut different: Vec<&str> = Vec::with_capacity(RIGHT);
    let is_small = |word: &Range<usize>| text[word.clone()].bytes().all(|b| b.is_ascii_lowercase());
    for word in words(text).filter(is_small).take(SEEN) {
        all += 1;
        let word = &text[word];
        if is_known(word, lexicon) {
            continue;
        }
        unknown += 1;
        // no French: not worth a search for each word
        if unknown > 2 * FEWEST && unknown * 3 > all * 2 {
            return false;
        }
        if !readings(word, lexicon).is_empty() {
            right += 1;
            // who stammers says the same again
            if different.len() < RIGHT && !different.contains(&word) {
                different.push(word);
            }
        }
    }
    // a tenth of the words of French are none without their accents
    all >= FEWEST
        && different.len() == RIGHT
        && unknown * 3 < all * 2
        && unknown * 14 > all
        && right * 4 >= unknown * 3
}

/// The words of two ASCII letters or more that are no part of an address or a number
/// and no elision.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_alphabetic)?;
            let len = bytes[start..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
            at = start + len;
            let beside = |b: Option<&u8>| b.is_some_and(|b| b"0123456789_@/\\&=<>'".contains(b));
            let dotted = bytes.get(at) == Some(&b'.')
                && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
            let before = start.checked_sub(1).and_then(|i| bytes.get(i)).filter(|b| **b != b'\'');
            if len > 1
                && !beside(before)
                && !beside(bytes.get(at))
                && !is_misread(text, start..at)
                && !dotted
                && before != Some(&b'.')
            {
                return Some(start..at);
            }
        }
    })
}

/// Whether a sign that is no mark of print touches the word, `ordonn├®es`, or a mark stands inside it, `bient“t`: then a
/// letter was misread and not dropped.
fn is_misread(text: &str, word: Range<usize>) -> bool {
    let (before, behind) = (&text[..word.start], &text[word.end..]);
    let is_strange = |sign: Option<char>, beyond: Option<char>| {
        let inside = beyond.is_some_and(|c| c.is_ascii_alphabetic());
        sign.is_some_and(|c| !c.is_ascii() && (!is_typographic(c) || inside && "“”–…".contains(c)))
    };
    let (mut back, mut ahead) = (before.chars().rev(), behind.chars());
    is_strange(back.next(), back.next()) || is_strange(ahead.next(), ahead.next())
}

/// What the word was.
fn restored(passage: &Passage<'_>, word: &Range<usize>, small: &str) -> Option<Proposal> {
    let (text, model) = (passage.text(), passage.model());
    let context = Context::around(text, word, model);
    let mut found: Vec<(f32, String)> = readings(small, &model.lexicon)
        .into_iter()
        .map(|(reading, inserted)| {
            let cost = INSERTED * (inserted.max(1) - 1) as f32;
            (context.nats(&reading, model) - cost, reading)
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(4);
    let (nats, sure) = SURE;
    let lead = found.get(1).map_or(f32::INFINITY, |next| found[0].0 - next.0);
    let capital = text.as_bytes()[word.start].is_ascii_uppercase();
    let confidence = if lead >= nats && !capital { sure } else { DOUBTFUL };
    let mut found =
        found.into_iter().map(|(_, reading)| if capital { capitalised(&reading) } else { reading });
    let best = found.next()?;
    Some(lost(word, best, confidence, found.collect()))
}

/// The words that this one can be once letters are put in, with how many, elisions among them.
fn readings(word: &str, lexicon: &Lexicon) -> Vec<(String, usize)> {
    let mut search = Search { lexicon, elided: "", found: Vec::new() };
    let root = Stop::root(lexicon.fst());
    for elided in ELIDED {
        if let Some(rest) = word.strip_prefix(elided).filter(|rest| rest.len() > 1) {
            search.elided = elided;
            search.walk(root, rest, &mut String::new(), 0, most(rest));
        }
    }
    search.elided = "";
    search.walk(root, word, &mut String::new(), 0, most(word));
    search.found
}

/// How many letters a word may have lost: one of two is left.
fn most(word: &str) -> usize {
    (word.len() / 2).clamp(1, 3)
}

/// A walk through the lexicon along the letters that are left.
struct Search<'a> {
    lexicon: &'a Lexicon,
    /// What stands before the apostrophe, if one was dropped.
    elided: &'static str,
    found: Vec<(String, usize)>,
}

impl Search<'_> {
    fn walk(&mut self, at: Stop, rest: &str, written: &mut String, inserted: usize, left: usize) {
        if rest.is_empty() {
            self.end(at, written, inserted);
        } else if let Some(next) = at.step(rest.as_bytes()[0]) {
            written.push_str(&rest[..1]);
            self.walk(next, &rest[1..], written, inserted, left);
            written.pop();
        }
        if left == 0 {
            return;
        }
        let mut buffer = [0; 4];
        for letter in LETTERS {
            if let Some(next) = at.follow(letter.encode_utf8(&mut buffer)) {
                written.push(letter);
                self.walk(next, rest, written, inserted + 1, left - 1);
                written.pop();
            }
        }
    }

    /// Takes the word that ends here, if it is one of the dictionary.
    fn end(&mut self, at: Stop, written: &str, inserted: usize) {
        let vowel = written.starts_with(|c| is_vowel(c) || c == 'h');
        let fits = if self.elided.is_empty() { inserted > 0 } else { vowel };
        let entry = at.output().filter(|_| fits).map(|number| self.lexicon.entry(number as u32));
        if entry.is_some_and(|e| e.flags.has(Flags::DICTIONARY) && e.zipf() > COMMON) {
            let apostrophe = if self.elided.is_empty() { "" } else { "’" };
            self.found.push((format!("{}{apostrophe}{written}", self.elided), inserted));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    #[test]
    fn letters_are_put_in_where_words_have_them() {
        let lexicon = &Model::french().lexicon;
        let read = |word| readings(word, lexicon).into_iter().map(|r| r.0).collect::<Vec<_>>();
        for (word, meant) in [
            ("mmoire", "mémoire"),
            ("ltude", "l’étude"),
            ("rfrences", "références"),
            ("quil", "qu’il"),
        ] {
            assert!(read(word).contains(&meant.to_owned()), "{word}");
        }
        assert!(read("bonjur").is_empty());
    }

    #[test]
    fn a_text_that_nobody_accented_has_lost_no_letters() {
        let lexicon = &Model::french().lexicon;
        let lost = "Le prsident a dcid de crer une mdaille pour les lves de cette cole.";
        let plain = "Le president a decide de creer une medaille pour les eleves de cette ecole.";
        let english =
            "The president has decided to award a medal to every pupil of this school today.";
        assert!(has_lost_letters(lost, lexicon));
        assert!(!has_lost_letters(plain, lexicon));
        assert!(!has_lost_letters(english, lexicon));
    }
}
