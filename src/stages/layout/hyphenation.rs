//! Joins words that were cut at the end of a line: `impri-⏎merie` → `imprimerie`.
//!
//! # What it repairs
//! `impri-⏎merie`, `impri¬⏎merie`; and where the lines were joined since, `impri- merie` and `impri-merie`.
//! # Why it happens
//! Printers cut long words, and who reads a page line by line takes the hyphen for one of the word's own.
//! # Example
//! `Une impri-⏎merie du porte-⏎manteau.` → `Une imprimerie du porte-manteau.`
//! # What it leaves alone
//! Hyphens of compounds (`porte-manteau`), of names (`Saint-⏎Denis`) and of what leans on a verb (`dit-⏎il`): there the line
//! end goes and the hyphen stays. Two words that may or may not be one are a suggestion,
//! and so is a lone word with a hyphen inside a line: `foot-ball`.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::edit::{Confidence, Proposals, Reason};
use crate::model::Entry;
use crate::stages::{Passage, Stage};
use crate::text::letters::{is_blank, is_hyphen, is_letter, is_line_end, plain};
use crate::text::tokens::is_clitic;

/// Words cut at line ends.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hyphenation;

const SURE: Confidence = Confidence::new(0.98);
const LIKELY: Confidence = Confidence::new(0.9);
const RATHER: Confidence = Confidence::new(0.8);
const UNSURE: Confidence = Confidence::new(0.6);

/// A form with hyphens must be this much rarer, in Zipf units, to be the wrong one of two that exist.
const MUCH_RARER: f32 = 1.0;
/// Two words that a blank parts behind a hyphen are one only if it is at least so common: `pro- mis`.
const COMMON: f32 = 3.0;
/// Where the two parts are words as well, only a word at least so common has been cut: `quel-que`.
const VERY_COMMON: f32 = 4.2;

/// So many letters are none of a word; no more are read.
const LONGEST: usize = 40;

impl Stage for Hyphenation {
    fn name(&self) -> &'static str {
        "hyphenation"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let page = Page { passage, words: OnceCell::new() };
        let text = passage.text();
        let mut inside = Vec::new();
        let mut joined = 0;
        for (at, sign) in text.char_indices().filter(|&(_, c)| is_cut(c)) {
            let Some(cut) = Cut::at(text, at, sign) else { continue };
            let decided = match cut.gap {
                Gap::LineEnd => Some(page.across_lines(&cut)),
                Gap::Blank => page.across_blank(&cut),
                Gap::None => {
                    inside.extend(page.inside(&cut).map(|confidence| (cut, confidence)));
                    continue;
                }
            };
            if let Some((join, confidence)) = decided {
                joined += usize::from(join);
                let keep = if join { cut.hyphen } else { cut.hyphen + sign.len_utf8() };
                proposals.replace(keep..cut.next, "", Reason::LineCut, confidence);
            }
        }
        let lone = !is_of_columns(&inside, joined, text);
        for (cut, confidence) in inside {
            let confidence = if lone { UNSURE } else { confidence };
            proposals.replace(cut.hyphen..cut.next, "", Reason::LineCut, confidence);
        }
    }
}

/// Whether words with hyphens inside, and those `joined` where lines or blanks part them, are so many that lines ended there: `foot-ball` and `ice-berg` are single old
/// spellings, and columns of print cut a word every fifty.
fn is_of_columns(inside: &[(Cut<'_>, Confidence)], joined: usize, text: &str) -> bool {
    const WORDS_A_CUT: usize = 150;
    let words: FxHashSet<String> =
        inside.iter().map(|(cut, _)| plain(&cut.joined()).into_owned()).collect();
    let cuts = words.len() + joined;
    cuts > 1 && cuts * WORDS_A_CUT >= text.split_whitespace().count()
}

fn is_cut(sign: char) -> bool {
    is_hyphen(sign) || matches!(sign, '¬' | '\u{AD}')
}

/// What stands between a hyphen and the letters behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    LineEnd,
}

/// A hyphen between letters, and what it parts.
struct Cut<'a> {
    /// Where the hyphen is.
    hyphen: usize,
    /// Where the letters behind begin.
    next: usize,
    gap: Gap,
    /// The letters and hyphens before, from the last other sign on.
    left: &'a str,
    /// The same behind.
    right: &'a str,
}

impl<'a> Cut<'a> {
    fn at(text: &'a str, hyphen: usize, sign: char) -> Option<Self> {
        let part = |c: char| is_letter(c) || is_hyphen(c);
        let before = &text[..hyphen];
        let behind = &text[hyphen + sign.len_utf8()..];
        let begin =
            before.char_indices().rev().take(LONGEST).take_while(|&(_, c)| part(c)).last()?.0;
        let right = behind.trim_start_matches(|c| is_blank(c) || is_line_end(c));
        let parted = &behind[..behind.len() - right.len()];
        let gap = match parted.chars().filter(|c| *c == '\n').count() {
            0 if parted.is_empty() => Gap::None,
            0 => Gap::Blank,
            1 => Gap::LineEnd,
            // a paragraph ended there
            _ => return None,
        };
        let end = right.char_indices().take(LONGEST).take_while(|&(_, c)| part(c)).last();
        let end = end.map_or(0, |(at, c)| at + c.len_utf8());
        let [left, right] = [&before[begin..], right[..end].trim_end_matches(is_hyphen)];
        let short = |part: &str| part.chars().count() < LONGEST;
        let whole = left.ends_with(is_letter)
            && right.starts_with(is_letter)
            && short(left)
            && short(right);
        let next = text.len() - (behind.len() - parted.len());
        whole.then_some(Self { hyphen, next, gap, left, right })
    }

    fn joined(&self) -> String {
        [self.left, self.right].concat()
    }

    fn hyphenated(&self) -> String {
        [self.left, "-", self.right].concat()
    }

    /// Whether what stands behind leans on what stands before: `dit-il`, `celui-là`.
    fn leans(&self, page: &Page<'_>) -> bool {
        is_clitic(&plain(self.right)) && page.is_word(self.left)
    }
}

/// The text around, and the words it has.
struct Page<'a> {
    passage: &'a Passage<'a>,
    words: OnceCell<FxHashSet<String>>,
}

impl Page<'_> {
    /// Whether a cut at a line end is to be joined, and how sure that is.
    fn across_lines(&self, cut: &Cut<'_>) -> (bool, Confidence) {
        let [joined, hyphenated] = [cut.joined(), cut.hyphenated()];
        match [self.entry(&joined), self.entry(&hyphenated)] {
            [Some(_), None] if cut.leans(self) => (true, LIKELY),
            [Some(_), None] => (true, SURE),
            [None, Some(_)] => (false, SURE),
            [Some(one), Some(two)] if one.zipf() >= two.zipf() + MUCH_RARER => (true, LIKELY),
            [Some(one), Some(two)] if two.zipf() >= one.zipf() + MUCH_RARER => (false, LIKELY),
            // portemanteau is the newer spelling
            [Some(_), Some(_)] => (false, RATHER),
            [None, None] => self.of_unknown(cut, &joined, &hyphenated),
        }
    }

    /// The same where the lexicon knows neither form.
    fn of_unknown(&self, cut: &Cut<'_>, joined: &str, hyphenated: &str) -> (bool, Confidence) {
        let capital = cut.right.starts_with(char::is_uppercase);
        let upper = cut.left.chars().all(|c| !c.is_lowercase());
        if cut.leans(self) || self.has(hyphenated) {
            (false, LIKELY)
        } else if self.has(joined) {
            (true, LIKELY)
        } else if capital && !upper {
            (false, LIKELY)
        } else if self.is_word(cut.left) && self.is_word(cut.right) {
            (false, UNSURE)
        } else {
            (true, LIKELY)
        }
    }

    /// Whether a cut with a blank behind is to be joined: `pré- et postnatal` has none.
    fn across_blank(&self, cut: &Cut<'_>) -> Option<(bool, Confidence)> {
        let one = self.entry(&cut.joined())?;
        let words = self.is_word(cut.left) && self.is_word(cut.right);
        match words {
            false => Some((true, SURE)),
            true if one.zipf() >= COMMON => Some((true, LIKELY)),
            true => None,
        }
    }

    /// Whether a hyphen inside a word was one of a line end, and how sure that is where others were.
    fn inside(&self, cut: &Cut<'_>) -> Option<Confidence> {
        let one = self.entry(&cut.joined())?;
        let capital =
            cut.right.starts_with(char::is_uppercase) && cut.left.contains(char::is_lowercase);
        if self.entry(&cut.hyphenated()).is_some() || cut.leans(self) || capital {
            return None;
        }
        let words = self.is_word(cut.left) && self.is_word(cut.right);
        match words {
            false => Some(SURE),
            true if one.zipf() >= VERY_COMMON => Some(UNSURE),
            true => None,
        }
    }

    /// What the lexicon has of a form, as written or in small letters.
    fn entry(&self, form: &str) -> Option<Entry> {
        let lexicon = &self.passage.model().lexicon;
        let known = |form: &str| lexicon.get(form).filter(|entry| entry.is_known());
        known(&plain(form)).or_else(|| known(form))
    }

    fn is_word(&self, form: &str) -> bool {
        self.entry(form).is_some()
    }

    /// Whether the page has the form elsewhere.
    fn has(&self, form: &str) -> bool {
        let text = self.passage.text();
        let words = || {
            self.passage.tokens().iter().map(|token| plain(token.of(text)).into_owned()).collect()
        };
        self.words.get_or_init(words).contains(&*plain(form))
    }
}
