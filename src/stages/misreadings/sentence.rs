//! One sentence of a page: the readings of its words, the row of readings that is likeliest, and what speaks for each.

use std::rc::Rc;

use super::features::{Evidence, Features, add_page, features};
use super::page::{Page, Seen, Word};
use super::readings::{cut_word, readings, readings_of_elision};
use super::search::LONGEST;
use crate::edit::Confidence;
use crate::model::Unit;
use crate::stages::spelling::{Lattice, Reading, Slot};
use crate::text::casing::capitalize;
use crate::text::letters::{is_blank, plain};
use crate::text::{Casing, Kind, Span, Token};

/// So many tokens may be one word at most.
const TOKENS: usize = 5;
/// Of so many readings of some tokens as one word the likeliest are asked about.
const READINGS_OF_RUN: usize = 10;
/// So many marks stand at most where a word was cut.
const CUT_MARKS: usize = 3;
/// A number inside a word has so many digits at most.
const DIGITS: usize = 2;
/// A sentence of more words than so many, of which more than this share are unknown, is of another language, or noise.
const FEW: usize = 3;
const MOST_UNKNOWN: f32 = 0.6;
/// Words of so many bytes at most are asked about wherever they stand, on pages of which more than this share of the words is
/// unknown.
const SHORT: usize = 3;
const READ_WELL: f32 = 0.02;
/// So many other readings go with a proposal.
const ALTERNATIVES: usize = 3;

/// What is read in place of some tokens, and what speaks for it.
#[derive(Clone, Debug)]
pub struct Misread {
    /// Where, in the text of the passage.
    pub span: Span,
    /// What was printed.
    pub replacement: String,
    /// What the probability rests on; see [`MISREAD_WORDS`](crate::model::calibration::MISREAD_WORDS).
    pub features: Vec<f32>,
    /// How likely it is right.
    pub confidence: Confidence,
    /// Other readings, best first.
    pub alternatives: Vec<String>,
}

/// What is read in place of some tokens, as their sentence has it.
#[derive(Clone, Debug)]
pub(super) struct Guess {
    span: Span,
    /// What was read and what was printed, in lower case.
    word: String,
    form: String,
    replacement: String,
    features: Features,
    alternatives: Vec<String>,
}

impl Guess {
    /// The same elsewhere.
    pub(super) fn moved(&self, by: impl Fn(usize) -> usize) -> Self {
        let Span { start, end } = self.span;
        Self { span: Span::new(by(start), by(end)), ..self.clone() }
    }

    /// The same on its page.
    pub(super) fn on(mut self, page: &Page<'_>) -> Misread {
        add_page(&mut self.features, page, &self.word, &self.form);
        let probability = page.passage.model().misread_words().probability(&self.features);
        Misread {
            span: self.span,
            replacement: self.replacement,
            features: self.features.to_vec(),
            confidence: Confidence::new(probability),
            alternatives: self.alternatives,
        }
    }
}

pub(super) struct Sentence<'a> {
    pub page: &'a Page<'a>,
    pub span: Span,
}

impl<'a> Sentence<'a> {
    pub(super) const fn of(page: &'a Page<'a>, span: Span) -> Self {
        Self { page, span }
    }

    pub(super) fn text(&self) -> &'a str {
        self.page.passage.text()
    }

    pub(super) fn tokens(&self) -> &'a [Token] {
        &self.page.passage.tokens()[self.span.start..self.span.end]
    }

    /// What its tokens are.
    fn words(&self) -> &'a [Seen] {
        &self.page.words[self.span.start..self.span.end]
    }

    pub(super) fn word(&self, at: usize) -> Word {
        self.words()[at].word
    }

    /// What a token costs as it is written, in nats.
    pub(super) fn written_cost(&self, at: usize) -> f32 {
        self.words()[at].cost
    }

    /// Adds what was printed where something else was read, before what the page says of it.
    pub(super) fn decide(&self, out: &mut Vec<Guess>) {
        if self.is_noise() {
            return;
        }
        let slots: Vec<Slot> = (0..self.tokens().len()).map(|at| self.slot(at)).collect();
        if !slots.iter().any(|slot| matches!(slot, Slot::Open(_))) {
            return;
        }
        let lattice = Lattice { slots };
        let ngrams = &self.page.passage.model().ngrams;
        let path = lattice.best_path(ngrams, |at| self.written_cost(at));
        let (units, places) = lattice.units(&path);
        for &(at, chosen) in &path {
            let Slot::Open(readings) = &lattice.slots[at] else { continue };
            if chosen > 0 {
                let evidence =
                    Evidence { sentence: self, lattice: &lattice, units: &units, places: &places };
                out.push(self.guess(&evidence, at, readings, chosen));
            }
        }
    }

    fn guess(
        &self,
        evidence: &Evidence<'_>,
        at: usize,
        readings: &[Reading],
        chosen: usize,
    ) -> Guess {
        let best = &readings[chosen];
        let tokens = self.tokens();
        let end = (at + best.tokens).min(tokens.len());
        let last = tokens[end - 1];
        let span = Span::new(tokens[at].start as usize, last.end as usize);
        let is_other = |r: &&Reading| r.tokens == best.tokens && r.text != best.text;
        let mut alternatives: Vec<String> =
            readings[1..].iter().filter(is_other).map(|r| r.text.clone()).collect();
        alternatives.dedup();
        alternatives.truncate(ALTERNATIVES);
        Guess {
            span,
            word: plain(&self.text()[span.start..span.end]).into_owned(),
            form: plain(&best.text).into_owned(),
            replacement: self.cased(at, end, &best.text),
            features: features(evidence, at, readings, chosen),
            alternatives,
        }
    }

    /// A reading of the tokens from `at` up to `end` with the capitals it has there: `Il` for `11` where a sentence begins, `le` for `Je`
    /// inside of one.
    fn cased(&self, at: usize, end: usize, reading: &str) -> String {
        let (tokens, text) = (self.tokens(), self.text());
        let written = &text[tokens[at].start as usize..tokens[end - 1].end as usize];
        let first =
            |word: &str| word.chars().next().into_iter().flat_map(char::to_lowercase).next();
        let is_lower = |i: usize| {
            tokens.get(i).is_some_and(|t| t.kind == Kind::Word && t.casing == Casing::Lower)
        };
        let before = at.checked_sub(1);
        let opens = before.is_none_or(|i| self.words()[i].unit == Some(Unit::END));
        let is_inside = before.is_some_and(is_lower);
        match tokens[at].casing {
            Casing::Lower if tokens[at].kind == Kind::Number && opens => capitalize(reading),
            Casing::Title if is_inside && first(written) != first(reading) => lower_first(reading),
            Casing::Upper if written.len() <= SHORT && (is_inside || is_lower(end)) => {
                let lower = reading.to_lowercase();
                if opens { capitalize(&lower) } else { lower }
            }
            _ => reading.to_owned(),
        }
    }

    /// Whether so few of its words are known that nothing stands out from noise, or it is of another language.
    fn is_noise(&self) -> bool {
        let words = self.words();
        let all = words.iter().filter(|seen| seen.word != Word::Other).count();
        let unknown = words.iter().filter(|seen| seen.word == Word::Unknown).count();
        all > FEW && unknown as f32 > MOST_UNKNOWN * all as f32
    }

    /// The readings of token `at`, and of those it may be one word with.
    fn slot(&self, at: usize) -> Slot {
        let mut runs = Vec::new();
        self.add_runs(at, &mut runs);
        runs.extend(self.cut(at));
        let alone = if self.is_asked(at) { Some(self.readings(at)) } else { None };
        match alone {
            Some(readings) if runs.is_empty() && readings.len() > 1 => Slot::Open(readings),
            None if !runs.is_empty() => {
                runs.insert(0, self.as_written(at));
                Slot::Open(Rc::new(runs))
            }
            Some(readings) if !runs.is_empty() => {
                Slot::Open(Rc::new(readings.iter().cloned().chain(runs).collect()))
            }
            _ => Slot::Fixed(self.words()[at].unit),
        }
    }

    /// The readings of token `at` alone, that as written first.
    fn readings(&self, at: usize) -> Rc<Vec<Reading>> {
        let token = self.tokens()[at];
        let written = token.of(self.text());
        let read = || {
            let mut all = vec![self.as_written(at)];
            all.extend(match token.kind {
                Kind::Elision => readings_of_elision(self.page, written),
                _ => readings(self.page, written, 1, self.word(at) != Word::Unknown),
            });
            all
        };
        match self.page.passage.decoded() {
            Some(decoded) => decoded.readings(token, written, self.page.apostrophe, read),
            None => Rc::new(read()),
        }
    }

    fn as_written(&self, at: usize) -> Reading {
        Reading {
            text: self.tokens()[at].of(self.text()).to_owned(),
            units: self.words()[at].unit.into_iter().collect(),
            cost: 0,
            reason: None,
            tokens: 1,
            zipf: 0.0,
            parts: None,
        }
    }

    /// Whether a word is asked about: it is none, or was never counted between its neighbours.
    fn is_asked(&self, at: usize) -> bool {
        let word = self.word(at);
        let token = self.tokens()[at];
        let length = token.span().len();
        let is_number = token.kind == Kind::Number && length <= DIGITS;
        let is_elision = token.kind == Kind::Elision;
        if word == Word::Other && !is_number && !is_elision || length > 2 * LONGEST {
            return false;
        }
        // la, ta and fa are at home everywhere
        let is_short = length <= SHORT && !is_elision && is_misread(self.page);
        let written = token.of(self.text());
        (word == Word::Unknown || is_short || !self.is_at_home(at))
            && !self.page.passage.words().keeps(written)
            && !is_grand(written)
    }

    /// Whether a word was counted with both its neighbours.
    fn is_at_home(&self, at: usize) -> bool {
        let words = self.words();
        let Some(unit) = words[at].unit else { return false };
        let ngrams = &self.page.passage.model().ngrams;
        let before = words[..at].iter().rev().find_map(|seen| seen.unit).unwrap_or(Unit::START);
        let behind = words[at + 1..].iter().find_map(|seen| seen.unit).unwrap_or(Unit::END);
        ngrams.has_bigram(before, unit) && ngrams.has_bigram(unit, behind)
    }

    /// Token `at`, marks and a word behind a blank as one word that was cut.
    fn cut(&self, at: usize) -> Option<Reading> {
        let (text, tokens) = (self.text(), self.tokens());
        let first = tokens[at];
        let is_mark = |token: &&Token| token.kind == Kind::Mark;
        let marks = tokens[at + 1..].iter().take_while(is_mark).count();
        let second = tokens.get(at + marks + 1)?;
        let gap = &text[first.end as usize..second.start as usize];
        let is_cut = first.kind == Kind::Word
            && second.kind == Kind::Word
            && second.casing == Casing::Lower
            && (1..=CUT_MARKS).contains(&marks)
            && tokens[at + 1].start == first.end
            && gap.ends_with(is_blank)
            && !gap.contains(['«', '»', '"', '(', ')', ';', ':']);
        let halves = [first, *second].map(|token| token.of(text));
        if is_cut { cut_word(self.page, halves, gap, marks + 2) } else { None }
    }

    /// Readings of some tokens without a blank between them as one word: `gouve.rnement`, `f'emme`.
    fn add_runs(&self, at: usize, out: &mut Vec<Reading>) {
        let (text, tokens) = (self.text(), self.tokens());
        let first = tokens[at];
        let mut end = first.start;
        let (mut has_sign, mut has_letters) = (false, false);
        for (n, &token) in tokens[at..].iter().take(TOKENS).enumerate() {
            let is_part = match token.kind {
                Kind::Word | Kind::Elision | Kind::Alphanumeric | Kind::Mark => true,
                Kind::Number => token.span().len() <= DIGITS,
                _ => false,
            };
            if token.start != end || !is_part {
                return;
            }
            end = token.end;
            has_sign |= matches!(token.kind, Kind::Mark | Kind::Elision);
            has_letters |= !matches!(token.kind, Kind::Mark | Kind::Number);
            let written = &text[first.start as usize..end as usize];
            let is_elision =
                n == 1 && first.kind == Kind::Elision && self.word(at + 1) != Word::Unknown;
            if n > 0
                && has_sign
                && has_letters
                && !is_elision
                && is_wordlike(written, is_alone(text, first.start as usize..end as usize))
            {
                let found = readings(self.page, written, n + 1, false);
                out.extend(found.into_iter().take(READINGS_OF_RUN));
            }
        }
    }
}

/// Whether a page has so many misreadings that its short words are asked about wherever they stand.
pub(super) fn is_misread(page: &Page<'_>) -> bool {
    page.noise > READ_WELL
}

/// `grand'mère`, as it was written.
fn is_grand(word: &str) -> bool {
    plain(word).starts_with("grand'")
}

/// The word with its first letter small.
fn lower_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// Whether blanks stand on both sides.
fn is_alone(text: &str, range: std::ops::Range<usize>) -> bool {
    !text[..range.start].ends_with(|c: char| !c.is_whitespace())
        && !text[range.end..].starts_with(|c: char| !c.is_whitespace())
}

/// Whether what was read, signs and all, may be one word: two in three of its characters are letters, or it is a letter and a sign alone, and no mark stands where a word ends or a dash
/// where it begins.
fn is_wordlike(written: &str, is_alone: bool) -> bool {
    let all = written.chars().count();
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    (2..=LONGEST).contains(&all)
        && (letters * 3 >= all * 2 || is_alone && all == 2)
        && !written.ends_with([',', ';', '.', ':', '!', '?', '»', ')', '-', '–', '—'])
        && !written.starts_with(['-', '–', '—'])
}
