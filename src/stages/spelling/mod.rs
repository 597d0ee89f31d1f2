//! Words that are not words: which was meant?
//!
//! `standing` says which words are asked about, `readings` (with `candidates`) what they could be, `lattice`
//! which of that fits the sentence, `decide` how sure that is.

mod agreement;
mod alternatives;
mod bare_words;
mod best_path;
mod candidates;
mod caution;
mod closed_words;
mod constructions;
mod decide;
mod derivation;
mod exceptions;
mod fit;
mod forms;
mod glued_names;
mod lattice;
mod legibility;
mod memo;
mod names;
mod period;
mod readings;
mod real_words;
mod reasons;
mod row;
mod sentence;
mod settled;
mod slips;
mod split_words;
mod standing;
mod support;
mod syllables;
mod unknown_words;
mod weigh;

pub use alternatives::{Alternative, Likeness, alternatives};
pub use legibility::signs;
pub use names::Names;
pub use settled::Settled;

use std::cell::OnceCell;

pub(super) use derivation::is_regular;
pub(super) use lattice::{Lattice, Slot};
pub(super) use period::is_old_spelling;
use readings::Reader;
pub(super) use readings::{Reading, is_candidate, opens_with_vowel};
use sentence::Sentence;
pub(super) use standing::is_word;
use standing::{Counts, Standing, plain, standing};

use super::{Passage, Stage};
use crate::edit::{Confidence, Proposal, Proposals, Reason};
use crate::model::{Flags, Model, Words};
use crate::text::letters::base;
use crate::text::{Casing, Kind, Span, Token, tokenize};

/// Less sure readings are not even suggested.
const WORTH_SUGGESTING: f32 = 0.3;

/// Repairs words outside the lexicon, and words of it that are not meant.
#[derive(Debug, Default)]
pub struct Spelling;

/// The best reading of a suspect word, and what speaks for it.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Where, in the text of the passage.
    pub span: Span,
    /// The best reading.
    pub replacement: String,
    /// Why.
    pub reason: Reason,
    /// What the probability rests on: [`UNKNOWN_WORDS`](crate::model::calibration::UNKNOWN_WORDS), or for a word of
    /// the lexicon [`REAL_WORDS`](crate::model::calibration::REAL_WORDS); nothing where a construction is broken.
    pub features: Vec<f32>,
    /// How likely it is right.
    pub confidence: Confidence,
    /// Other readings, best first.
    pub alternatives: Vec<String>,
}

impl Stage for Spelling {
    fn name(&self) -> &'static str {
        "spelling"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        for decision in decisions(passage) {
            if decision.confidence.get() >= WORTH_SUGGESTING {
                proposals.push(Proposal {
                    span: decision.span,
                    replacement: decision.replacement,
                    reason: decision.reason,
                    confidence: decision.confidence,
                    alternatives: decision.alternatives,
                    detail: None,
                });
            }
        }
    }
}

/// The best reading of every word that is no word, and of every word that does not fit its place.
pub fn decisions(passage: &Passage<'_>) -> Vec<Decision> {
    let reader = Reader::new(passage.model(), passage.text(), passage.is_print());
    let mut standings = standings(passage, &reader);
    let archaic = period::spare_old_spellings(passage, &mut standings);
    let is_suspect = |&i: &usize| standings[i] == Standing::Suspect;
    let suspects: Vec<usize> = (0..standings.len()).filter(is_suspect).collect();
    let mut counts = Counts::default();
    for &i in suspects.iter().filter(|_| passage.model().document) {
        *counts.entry(passage.tokens()[i].of(passage.text())).or_default() += 1;
    }
    let bare_text = bare_words::count_bare(passage, passage.tokens(), &suspects);
    let mut rest = &suspects[..];
    let mut out = Vec::new();
    for sentence in passage.sentences() {
        let (suspects, after) = rest.split_at(rest.partition_point(|&i| i < sentence.end));
        rest = after;
        let standings = &standings[sentence.start..sentence.end];
        let sentence = Sentence {
            passage,
            span: *sentence,
            standings,
            suspects,
            counts: &counts,
            reader: &reader,
            archaic,
            bare_text,
            bare: OnceCell::new(),
        };
        match passage.settled() {
            Some(settled) => settled.recall(&sentence, &mut out, |out| sentence.decide(out)),
            None => sentence.decide(&mut out),
        }
    }
    out
}

/// Counts the forms of a text that the lexicon lacks.
pub fn count_unknown(text: &str, model: &Model, words: &mut Words) {
    for token in tokenize(text).into_iter().filter(|t| t.kind == Kind::Word) {
        let word = token.of(text);
        let form = plain(word);
        if !is_word(&model.lexicon, &form) && model.lexicon.get(word).is_none() {
            words.add(if token.casing == Casing::Lower { &form } else { word }, 1);
        }
    }
}

/// What each token is to the decoder.
fn standings(passage: &Passage<'_>, reader: &Reader<'_>) -> Vec<Standing> {
    let tokens = passage.tokens();
    let mut out = Vec::with_capacity(tokens.len());
    let mut starts = passage.sentences().iter().map(|s| s.start).peekable();
    let mut opens = false;
    for (i, &token) in tokens.iter().enumerate() {
        opens |= starts.next_if_eq(&i).is_some();
        let standing = standing(passage, token, opens);
        let is_name = || {
            token.casing == Casing::Title
                && is_subject(passage, i + 1)
                && !is_small_word(passage, token)
                && !reader.is_elided(token.of(passage.text()))
        };
        let kept = standing == Standing::Suspect && (is_name() || is_one_of_days(passage, i));
        out.push(if kept { Standing::Kept } else { standing });
        // « Le mot » and - Le mot open with their word
        opens &= token.kind == Kind::Mark;
    }
    out
}

/// Whether the first word of a sentence, before token `next`, stands there as names do: without a determiner,
/// and yet before its verb, before another name or alone. `Ceres est`, `Cherie Currie`, `Timante !`
fn is_subject(passage: &Passage<'_>, next: usize) -> bool {
    const VERBS: &[&str] = &[
        "a", "avait", "désigne", "devient", "est", "et", "était", "eut", "fait", "fut", "ou",
        "peut", "sera", "se", "naît", "meurt", "ne", "n'", "n’", "s'", "s’", "y",
    ];
    let Some(&token) = passage.tokens().get(next) else { return true };
    let word = token.of(passage.text());
    match token.kind {
        Kind::Word | Kind::Elision => token.casing != Casing::Lower || VERBS.contains(&word),
        _ => word != ",",
    }
}

/// Whether a word is one of the commonest but for its accents: `Celà`.
fn is_small_word(passage: &Passage<'_>, token: Token) -> bool {
    const COMMON: f32 = 5.0;
    let word: String = plain(token.of(passage.text())).chars().map(base).collect();
    passage.model().lexicon.get(&word).is_some_and(|entry| {
        entry.is_known() && entry.flags.has(Flags::DICTIONARY) && entry.zipf() > COMMON
    })
}

/// Whether token `at` is the short name of a day near that of another: `lun, mar et jeu`.
fn is_one_of_days(passage: &Passage<'_>, at: usize) -> bool {
    const DAYS: &[&str] = &["dim", "jeu", "lun", "mar", "mer", "sam", "ven"];
    const NEAR: usize = 3;
    let is_day = |i: usize| DAYS.contains(&passage.tokens()[i].of(passage.text()));
    let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(passage.tokens().len());
    is_day(at) && near.filter(|i| *i != at).any(is_day)
}
