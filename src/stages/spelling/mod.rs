//! Words that are not words: which was meant?
//!
//! `standing` says which words are asked about, `readings` (with `candidates`) what they could be, `lattice`
//! which of that fits the sentence, `decide` how sure that is.

mod candidates;
mod decide;
mod derivation;
mod lattice;
mod memo;
mod names;
mod readings;
mod real_words;
mod reasons;
mod standing;

pub use names::Names;

use candidates::with_accents;
use decide::{Place, Scores};
use lattice::{Lattice, Slot, score_in_context};
use readings::{Reader, Reading, as_written};
use real_words::{Evidence, Fit};
use standing::{Counts, Standing, is_cut, is_joined, plain, standing};

use super::{Passage, Stage};
use crate::edit::{Confidence, Proposal, Proposals, Reason};
use crate::model::context::spell;
use crate::model::{Entry, Flags, Model, Unit, Words};
use crate::text::{Casing, Kind, Span, Token, tokenize};

/// Less sure readings are not even suggested.
const WORTH_SUGGESTING: f32 = 0.3;

/// So many other readings go with a proposal.
const ALTERNATIVES: usize = 3;

/// A sentence with a smaller share of French words is in another language, or no sentence.
const SHARE_OF_FRENCH: f32 = 0.65;

/// Strangers are looked for this many tokens around a word.
const AROUND: usize = 4;

/// Repairs words outside the lexicon.
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
    /// the lexicon [`REAL_WORDS`](crate::model::calibration::REAL_WORDS).
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
                });
            }
        }
    }
}

/// The best reading of every word that is no word, and of every word that does not fit its place.
pub fn decisions(passage: &Passage<'_>) -> Vec<Decision> {
    let standings = standings(passage);
    let is_suspect = |&i: &usize| standings[i] == Standing::Suspect;
    let suspects: Vec<usize> = (0..standings.len()).filter(is_suspect).collect();
    let mut counts = Counts::default();
    for &i in &suspects {
        *counts.entry(passage.tokens()[i].of(passage.text())).or_default() += 1;
    }
    let reader = Reader::new(passage.model(), passage.text());
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
        };
        sentence.decide(&mut out);
    }
    out
}

/// Counts the forms of a text that the lexicon lacks.
pub fn count_unknown(text: &str, model: &Model, words: &mut Words) {
    for token in tokenize(text).into_iter().filter(|t| t.kind == Kind::Word) {
        let word = token.of(text);
        let form = plain(word);
        if !standing::is_word(&model.lexicon, &form) && model.lexicon.get(word).is_none() {
            words.add(if token.casing == Casing::Lower { &form } else { word }, 1);
        }
    }
}

/// What each token is to the decoder.
fn standings(passage: &Passage<'_>) -> Vec<Standing> {
    let tokens = passage.tokens();
    let mut out = Vec::with_capacity(tokens.len());
    let mut starts = passage.sentences().iter().map(|s| s.start).peekable();
    let mut opens = false;
    for (i, &token) in tokens.iter().enumerate() {
        opens |= starts.next_if_eq(&i).is_some();
        let standing = standing(passage, token, opens);
        let name = standing == Standing::Suspect
            && token.casing == Casing::Title
            && is_subject(passage, i + 1);
        out.push(if name { Standing::Kept } else { standing });
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

struct Sentence<'a> {
    passage: &'a Passage<'a>,
    /// Its tokens.
    span: Span,
    /// What its tokens are.
    standings: &'a [Standing],
    /// Indices of its suspect tokens.
    suspects: &'a [usize],
    counts: &'a Counts<'a>,
    reader: &'a Reader<'a>,
}

impl Sentence<'_> {
    fn decide(&self, out: &mut Vec<Decision>) {
        if !self.suspects.is_empty() && self.is_foreign() {
            return;
        }
        let lattice = self.lattice();
        let mut taken = Vec::new();
        let path = if self.suspects.is_empty() {
            Vec::new()
        } else {
            lattice.best_path(&self.passage.model().ngrams, |slot| self.written_cost(slot))
        };
        let (units, places) = lattice.units(&path);
        for &i in self.suspects {
            if taken.last().is_some_and(|end| i < *end) {
                continue;
            }
            if let Some((decision, end)) = self.decide_word(i, &lattice, &units, &places) {
                taken.push(end);
                out.push(decision);
            }
        }
        self.decide_real_words(&lattice, &units, &places, out);
    }

    /// Asks about words of the lexicon that do not fit.
    fn decide_real_words(
        &self,
        lattice: &Lattice,
        units: &[Unit],
        places: &[usize],
        out: &mut Vec<Decision>,
    ) {
        let ngrams = &self.passage.model().ngrams;
        let mut foreign = None;
        for (at, slot) in lattice.slots.iter().enumerate() {
            let token = self.tokens()[at];
            let Slot::Fixed(Some(unit)) = *slot else { continue };
            let word =
                matches!(token.kind, Kind::Word | Kind::Elision) && token.casing == Casing::Lower;
            if !word || unit == Unit::UNKNOWN || unit == Unit::NAME {
                continue;
            }
            let place = places[at];
            let unit_at = |i: usize| units.get(i).copied().unwrap_or(Unit::END);
            let before = [units[place - 2], units[place - 1]];
            let behind = [unit_at(place + 1), unit_at(place + 2)];
            let Some(written) = Fit::if_odd(ngrams, before, unit, behind) else { continue };
            let kept = self.passage.words().keeps(token.of(self.text()));
            if kept || is_cut(self.text(), token) || is_joined(self.text(), token) {
                continue;
            }
            if *foreign.get_or_insert_with(|| self.is_foreign()) {
                return;
            }
            if let Some(decision) = self.decide_real_word(at, unit, before, behind, written) {
                out.push(decision);
            }
        }
    }

    fn decide_real_word(
        &self,
        at: usize,
        unit: Unit,
        before: [Unit; 2],
        behind: [Unit; 2],
        written: Fit,
    ) -> Option<Decision> {
        let model = self.passage.model();
        let token = self.tokens()[at];
        let readings = real_words::readings(self.reader, self.text(), token, unit);
        let score = |r: &Reading| {
            score_in_context(&model.ngrams, before, &r.units, &behind) - f32::from(r.cost) / 100.0
        };
        let own = score(&readings[0]);
        let mut scored: Vec<(f32, &Reading)> =
            readings[1..].iter().map(|r| (score(r), r)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.text.cmp(&b.1.text)));
        let (total, best) = *scored.first().filter(|(total, _)| *total > own)?;
        let word = plain(token.of(self.text()));
        let last = *best.units.last()?;
        let evidence = Evidence {
            word: &word,
            best,
            gain: total - own,
            gap: scored.get(1).map_or(10.0, |second| total - second.0),
            written,
            read: if best.units.len() == 1 {
                Fit::of(&model.ngrams, before, last, behind)
            } else {
                Fit::of(&model.ngrams, [before[1], best.units[0]], last, behind)
            },
            zipf_written: model.lexicon.get(&word).map_or(0.0, Entry::zipf),
            inflection: self.shares_lemma(&word, &plain(&best.text)),
            place: self.place(at, &word),
        };
        let features = evidence.features();
        Some(Decision {
            span: token.span(),
            replacement: best.text.clone(),
            reason: best.reason?,
            confidence: Confidence::new(model.real_words.probability(&features)),
            features: features.to_vec(),
            alternatives: scored[1..].iter().take(ALTERNATIVES).map(|s| s.1.text.clone()).collect(),
        })
    }

    /// Whether two words are forms of one.
    fn shares_lemma(&self, a: &str, b: &str) -> bool {
        let lexicon = &self.passage.model().lexicon;
        let lemmas = |form: &str| -> Vec<String> {
            lexicon
                .get(form)
                .map_or_else(Vec::new, |e| lexicon.analyses(e).map(|x| x.lemma(form)).collect())
        };
        let of_b = lemmas(b);
        lemmas(a).iter().any(|lemma| of_b.contains(lemma))
    }

    fn tokens(&self) -> &[Token] {
        &self.passage.tokens()[self.span.start..self.span.end]
    }

    fn text(&self) -> &str {
        self.passage.text()
    }

    /// The lattice; slot `n` is token `span.start + n`.
    fn lattice(&self) -> Lattice {
        let tokens = self.tokens();
        let mut buffer = String::new();
        let mut slots: Vec<Slot> = tokens
            .iter()
            .zip(self.standings)
            .map(|(&token, &standing)| Slot::Fixed(self.unit(token, standing, &mut buffer)))
            .collect();
        for &i in self.suspects {
            let at = i - self.span.start;
            slots[at] =
                Slot::Open(self.reader.readings(self.text(), tokens[at], self.after_blank(at)));
            // parti culière: the blank came into a word whose first half is one
            if let Some(before) = at.checked_sub(1)
                && let Slot::Fixed(Some(unit)) = slots[before]
                && tokens[before].kind == Kind::Word
                && self.after_blank(before).is_some()
                && let Some(join) = self.reader.join_of(self.text(), tokens[before], tokens[at])
            {
                slots[before] =
                    Slot::Open(vec![as_written(self.text(), tokens[before], unit), join]);
            }
        }
        Lattice { slots }
    }

    /// What the context model sees of a token.
    fn unit(&self, token: Token, standing: Standing, buffer: &mut String) -> Option<Unit> {
        let word = token.of(self.text());
        // the common case, without another look-up; mme is written out
        if standing == Standing::French && !(word.starts_with('m') && word.len() < 5) {
            return Some(Unit::of(word));
        }
        spell(self.text(), token, &self.passage.model().lexicon, buffer).map(Unit::of)
    }

    /// The word behind token `at`, where one blank of the same line parts the two.
    fn after_blank(&self, at: usize) -> Option<Token> {
        let tokens = self.tokens();
        let next = *tokens.get(at + 1)?;
        let gap = &self.text()[tokens[at].end as usize..next.start as usize];
        (next.kind == Kind::Word && next.casing == Casing::Lower && gap == " ").then_some(next)
    }

    /// What it costs to take a slot as it is written: nothing for a word, much for what is none.
    fn written_cost(&self, slot: usize) -> f32 {
        const UNKNOWN: f32 = 10.0;
        if self.suspects.contains(&(slot + self.span.start)) { UNKNOWN } else { 0.0 }
    }

    /// The best reading of token `i` between what the best path has around it, and the token it ends before.
    fn decide_word(
        &self,
        i: usize,
        lattice: &Lattice,
        units: &[Unit],
        places: &[usize],
    ) -> Option<(Decision, usize)> {
        let at = i - self.span.start;
        let Slot::Open(readings) = &lattice.slots[at] else { return None };
        let joined = at.checked_sub(1).and_then(|before| match &lattice.slots[before] {
            Slot::Open(readings) if !self.suspects.contains(&(i - 1)) => {
                readings.get(1).map(|r| (before, r))
            }
            _ => None,
        });
        let first = if joined.is_some() { at - 1 } else { at };
        let last = if readings.iter().any(|r| r.tokens > 1) { at + 1 } else { at };
        let place = |slot: usize| places.get(slot).copied().unwrap_or(units.len());
        let from = place(first);
        let before = [units[from - 2], units[from - 1]];
        let behind = &units[place(last + 1).max(from)..];
        let own =
            |slots: std::ops::Range<usize>| slots.flat_map(|s| written_units(&lattice.slots[s]));
        let score = |start: usize, reading: &Reading| {
            let row: Vec<Unit> = own(first..start)
                .chain(reading.units.iter().copied())
                .chain(own((start + reading.tokens).min(last + 1)..last + 1))
                .collect();
            score_in_context(&self.passage.model().ngrams, before, &row, behind)
        };
        let written = score(at, &readings[0]);
        let mut scored: Vec<(f32, f32, usize, &Reading)> = readings[1..]
            .iter()
            .map(|r| (at, r))
            .chain(joined)
            .map(|(start, r)| {
                let fit = score(start, r);
                (fit - f32::from(r.cost) / 100.0, fit, start, r)
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.3.text.cmp(&b.3.text)));
        let (total, fit, start, best) = *scored.first()?;
        let gap = scored.get(1).map_or(10.0, |second| total - second.0);
        let token = self.tokens()[at];
        let word = plain(token.of(self.text()));
        let features = decide::features(
            &word,
            best,
            Scores { gain: fit - written, gap },
            self.place(at, &word),
        );
        let end = start + best.tokens;
        let span =
            Span::new(self.tokens()[start].start as usize, self.tokens()[end - 1].end as usize);
        let decision = Decision {
            span,
            replacement: best.text.clone(),
            reason: best.reason?,
            confidence: Confidence::new(self.passage.model().calibration.probability(&features)),
            features: features.to_vec(),
            alternatives: scored[1..].iter().take(ALTERNATIVES).map(|s| s.3.text.clone()).collect(),
        };
        Some((decision, self.span.start + end))
    }

    fn place(&self, at: usize, word: &str) -> Place {
        let tokens = self.tokens();
        let lexicon = &self.passage.model().lexicon;
        let around = at.saturating_sub(AROUND)..(at + AROUND + 1).min(tokens.len());
        let strangers = around.filter(|&j| j != at && self.is_stranger(tokens[j])).count() as u32;
        let mark = |j: Option<usize>, marks: &[char]| {
            j.and_then(|j| tokens.get(j))
                .is_some_and(|t| t.kind == Kind::Mark && t.of(self.text()).starts_with(marks))
        };
        let is_name = |j: Option<usize>| {
            j.and_then(|j| tokens.get(j))
                .is_some_and(|t| t.kind == Kind::Word && t.casing != Casing::Lower && j != Some(0))
        };
        let before = at.checked_sub(1);
        Place {
            strangers,
            repeats: self.counts.get(tokens[at].of(self.text())).copied().unwrap_or(1) - 1,
            listed: lexicon.get(word).map_or(0.0, Entry::zipf),
            elsewhere: self.passage.model().foreign.get(word),
            opens: tokens[at].casing == Casing::Title,
            quoted: mark(before, &['«', '"', '“', '(', '‘', '\''])
                && mark(Some(at + 1), &['»', '"', '”', ')', '’', '\'']),
            names_beside: u32::from(is_name(before)) + u32::from(is_name(Some(at + 1))),
            novelty: self.passage.model().letters.novelty(word),
        }
    }

    /// A word in lower case that the dictionary lacks, also with accents.
    fn is_stranger(&self, token: Token) -> bool {
        if token.kind != Kind::Word || token.casing != Casing::Lower {
            return false;
        }
        let word = plain(token.of(self.text()));
        !self.is_french(&word) && !standing::is_word(&self.passage.model().lexicon, &word)
    }

    /// Whether a word in lower case is in the dictionary, as it is or with its accents.
    fn is_french(&self, word: &str) -> bool {
        let lexicon = &self.passage.model().lexicon;
        let in_dictionary = |e: Entry| e.flags.has(Flags::DICTIONARY);
        lexicon.get(word).is_some_and(in_dictionary)
            || with_accents(word, lexicon.fst()).is_some_and(|o| in_dictionary(lexicon.entry(o)))
    }

    /// Whether too few of the words are French for the sentence to be.
    fn is_foreign(&self) -> bool {
        let mut words = 0;
        let mut french = 0;
        for (token, standing) in self.tokens().iter().zip(self.standings) {
            let is_french = match token.kind {
                Kind::Elision => true,
                Kind::Word if token.casing == Casing::Lower => {
                    *standing == Standing::French || self.is_french(&plain(token.of(self.text())))
                }
                _ => continue,
            };
            words += 1;
            french += u32::from(is_french);
        }
        words > 3 && (french as f32) < SHARE_OF_FRENCH * words as f32
    }
}

fn written_units(slot: &Slot) -> Vec<Unit> {
    match slot {
        Slot::Fixed(unit) => unit.iter().copied().collect(),
        Slot::Open(readings) => readings[0].units.clone(),
    }
}
