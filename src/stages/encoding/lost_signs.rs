//! Letters and apostrophes of which `?` or U+FFFD is left, by the words that have them: `d?cembre` → `décembre`.
//!
//! Where the lexicon has one such word, or the words around leave one, it is put there; else it is suggested.

use std::ops::Range;

use crate::edit::{Confidence, Proposal, Proposals, Reason};
use crate::model::{Entry, Flags, Lexicon, Model, Unit};
use crate::stages::Passage;
use crate::text::offsets::floor;
use crate::text::tokens::is_elided;

/// What a hole in a word can be. Capitals are these in the casing of the word.
const LETTERS: [char; 14] = ['é', 'è', 'ê', 'à', 'ç', 'ô', 'î', 'â', 'û', 'œ', 'ï', 'ë', 'ù', '’'];

/// A word with more holes has too many readings.
const HOLES: usize = 3;

/// So many readings are looked up in a text. Where more are asked for, it is broken all over, and reading it takes long.
const LOOKED_UP: usize = 200_000;

/// Of the only reading.
const ONLY: f32 = 0.96;

/// Of a reading that the words around prefer by so many nats to the next.
const PREFERRED: (f32, f32) = (3.0, 0.93);

/// Of the best of several.
const BEST: f32 = 0.7;

/// A reading less common than this (Zipf frequency) beside none is no proof.
const RARE: f32 = 1.5;

/// Proposes a reading for each word with holes that has one.
pub(super) fn propose(passage: &Passage<'_>, proposals: &mut Proposals) {
    let text = passage.text();
    let mut found: Vec<Proposal> = Vec::new();
    let mut done = 0;
    let mut left = LOOKED_UP;
    for at in holes(text) {
        if at < done {
            continue;
        }
        let word = word_around(text, at);
        done = word.end;
        if is_address(text, &word) || passage.words().keeps(&text[word.clone()]) {
            continue;
        }
        // c?t? : a question mark behind a word is one, unless the word needs it
        let behind = word.end..word.end + usize::from(text[word.end..].starts_with('?'));
        let longer = word.start..behind.end;
        let whole = (longer != word).then(|| restore(passage, &longer, &mut left)).flatten();
        if let Some(proposal) = whole.or_else(|| restore(passage, &word, &mut left)) {
            done = proposal.span.end;
            found.push(proposal);
        }
    }
    // `Vraiment ?il` : a question mark at an end may be one, unless others of the text are none
    let at_an_end = |p: &Proposal| {
        let written = p.span.of(text);
        written.starts_with('?') || written.ends_with('?')
    };
    let proven = found.iter().any(|p| !at_an_end(p) && p.confidence.get() >= PREFERRED.1);
    for mut proposal in found {
        if at_an_end(&proposal) && !proven {
            proposal.confidence = proposal.confidence.and(Confidence::new(BEST));
        }
        proposals.push(proposal);
    }
}

/// The bytes where a sign may be lost: U+FFFD, and a question mark before a small letter.
fn holes(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'?', 0xEF, bytes).filter(move |&at| match bytes[at] {
        b'?' => {
            let next = bytes.get(at + 1).copied().unwrap_or(b' ');
            let letter_before = at > 0 && bytes[at - 1].is_ascii_alphabetic();
            next.is_ascii_lowercase()
                || letter_before
                    && (next.is_ascii_uppercase() || next == b'?')
                    && bytes[at - 1].is_ascii_uppercase()
        }
        _ => text[at..].starts_with('\u{FFFD}'),
    })
}

const fn is_hole(c: char) -> bool {
    matches!(c, '?' | '\u{FFFD}')
}

/// The letters and holes around byte `at`; question marks at the end are none.
fn word_around(text: &str, at: usize) -> Range<usize> {
    let belongs = |c: char| c.is_alphabetic() || is_hole(c);
    let start = text[..at].trim_end_matches(belongs).len();
    let rest = &text[at..];
    let end = at + rest.len() - rest.trim_start_matches(belongs).len();
    let word = text[start..end].trim_end_matches('?');
    start..start + word.len()
}

/// Whether a blank-parted piece around the word is an address or code.
fn is_address(text: &str, word: &Range<usize>) -> bool {
    const NEAR: usize = 128;
    let solid = |c: char| !c.is_whitespace();
    let from = floor(text, word.start.saturating_sub(NEAR));
    let to = floor(text, word.end + NEAR);
    let start = from + text[from..word.start].trim_end_matches(solid).len();
    let end = to - text[word.end..to].trim_start_matches(solid).len();
    text[start..end].contains(['/', '=', '&', '@', '*', '<', '>', '_', '\\', '{', '$'])
}

fn restore(passage: &Passage<'_>, word: &Range<usize>, left: &mut usize) -> Option<Proposal> {
    let (text, model) = (passage.text(), passage.model());
    let written: Vec<char> = text[word.clone()].chars().collect();
    // two U+FFFD are the two bytes of a letter, three those of an apostrophe
    let mut chars: Vec<char> = Vec::with_capacity(written.len());
    for &c in &written {
        if !(c == '\u{FFFD}' && chars.last() == Some(&c)) {
            chars.push(c);
        }
    }
    let holes = chars.iter().filter(|&&c| is_hole(c)).count();
    if holes == 0 || holes > HOLES || chars.len() == holes {
        return None;
    }
    *left = left.checked_sub(LETTERS.len().pow(holes as u32))?;
    let mut readings = readings(&chars, holes, &model.lexicon);
    let context = Context::around(text, word, model);
    let nats = |form: &str| context.nats(form, model);
    readings.sort_by(|a, b| nats(&b.0).total_cmp(&nats(&a.0)).then_with(|| a.0.cmp(&b.0)));
    readings.truncate(4);
    let (best, zipf) = readings.first()?.clone();
    let lead = readings.get(1).map_or(f32::INFINITY, |next| nats(&best) - nats(&next.0));
    let (nats, preferred) = PREFERRED;
    let confidence = if readings.len() == 1 {
        // of two letters of which one is a guess little is left
        if zipf < RARE || chars.len() < 3 { BEST } else { ONLY }
    } else if lead >= nats && chars.len() > 2 {
        preferred
    } else {
        BEST
    };
    Some(Proposal {
        span: word.clone().into(),
        replacement: best,
        reason: Reason::LostSign,
        confidence: Confidence::new(confidence),
        alternatives: readings.into_iter().skip(1).map(|r| r.0).collect(),
        detail: None,
    })
}

/// The words that the letters and holes can be, with how common they are.
fn readings(chars: &[char], holes: usize, lexicon: &Lexicon) -> Vec<(String, f32)> {
    let upper = chars.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase());
    let upper = upper && (chars.len() > holes + 1 || is_hole(chars[0]));
    let starts = |i: usize| i == 0 && chars.get(1).is_some_and(|c| c.is_uppercase());
    let mut found: Vec<(String, f32)> = Vec::new();
    for n in 0..LETTERS.len().pow(holes as u32) {
        let mut rest = n;
        let reading: String = chars
            .iter()
            .enumerate()
            .map(|(i, &c)| {
                if !is_hole(c) {
                    return c;
                }
                let letter = LETTERS[rest % LETTERS.len()];
                rest /= LETTERS.len();
                let capital = letter.to_uppercase().next().unwrap_or(letter);
                if upper || starts(i) { capital } else { letter }
            })
            .collect();
        if let Some(zipf) = zipf(&reading, lexicon) {
            found.push((reading, zipf));
        }
    }
    found
}

/// How common the word is, or the one behind its elision; none if it is no word.
fn zipf(reading: &str, lexicon: &Lexicon) -> Option<f32> {
    if let Some((elided, word)) = reading.split_once('’') {
        let vowel = word
            .chars()
            .next()
            .is_some_and(|c| "aeiouyhàâéèêëîïôûœ".contains(c.to_ascii_lowercase()));
        let small = word.to_lowercase();
        if matches!(elided.to_lowercase().as_str(), "aujourd") && small == "hui" {
            return lexicon.get("aujourd'hui").map(Entry::zipf);
        }
        return if vowel && is_elided(elided) { common(&small, lexicon) } else { None };
    }
    common(&reading.to_lowercase(), lexicon).or_else(|| common(reading, lexicon))
}

fn common(form: &str, lexicon: &Lexicon) -> Option<f32> {
    let entry = lexicon.get(form)?;
    let known = entry.flags.has(Flags::DICTIONARY) || entry.flags.has(Flags::NAME);
    known.then(|| entry.zipf())
}

/// The words before and behind.
struct Context {
    before: [Unit; 2],
    behind: Unit,
}

impl Context {
    fn around(text: &str, word: &Range<usize>, model: &Model) -> Self {
        let near = &text[super::line_around(text, word.start)];
        let start = text[..word.start].rfind('\n').map_or(0, |n| n + 1);
        let before = &near[..word.start - start];
        let behind = near.get(word.end - start..).unwrap_or_default();
        let letter = |c: char| !c.is_alphabetic();
        let mut last = before.rsplit(letter).filter(|w| !w.is_empty());
        let unit = |word: Option<&str>| known_unit(word, model);
        let (one, two) = (unit(last.next()), unit(last.next()));
        let next = unit(behind.split(letter).find(|w| !w.is_empty()));
        Self { before: [two, one], behind: next }
    }

    /// How well a reading stands there.
    fn nats(&self, reading: &str, model: &Model) -> f32 {
        let small = reading.to_lowercase().replace('’', "'");
        let (elided, word) = match small.split_once('\'') {
            Some((elided, word)) => (Some(format!("{elided}'")), word),
            None => (None, small.as_str()),
        };
        let word = known_unit(Some(word), model);
        let elided = elided.map(|elided| Unit::of(&elided));
        let row = elided.into_iter().chain([word, self.behind]);
        model.ngrams.log_probability_of(self.before, row)
    }
}

fn known_unit(word: Option<&str>, model: &Model) -> Unit {
    let Some(word) = word else { return Unit::of("</s>") };
    let small = word.to_lowercase();
    let known = model.lexicon.get(&small).is_some_and(Entry::is_known);
    Unit::of(if known { &small } else { "<u>" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> Vec<String> {
        let chars: Vec<char> = word.chars().collect();
        let holes = chars.iter().filter(|&&c| is_hole(c)).count();
        readings(&chars, holes, &Model::french().lexicon).into_iter().map(|r| r.0).collect()
    }

    #[test]
    fn a_hole_is_what_makes_a_word() {
        assert_eq!(read("d?cembre"), ["décembre"]);
        assert_eq!(read("?uvres"), ["œuvres"]);
        assert_eq!(read("D\u{FFFD}CEMBRE"), ["DÉCEMBRE"]);
        assert_eq!(read("d\u{FFFD}ici"), ["d’ici"]);
        assert!(read("p?che").len() > 1 || read("p?cheur").len() == 2);
        assert!(read("quoi?donc").is_empty());
    }
}
