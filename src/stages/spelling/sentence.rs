//! One sentence: what its tokens are, and what is known of the place of each.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::Decision;
use super::bare_words::{count_bare, lacks_accents};
use super::best_path::BestPath;
use super::candidates::with_accents;
use super::caution::with_caution;
use super::decide::Place;
use super::lattice::{Lattice, Slot};
use super::memo::{Looks, recall_looks, recall_unit};
use super::period::{is_old_spelling, is_sign_of_age};
use super::readings::{Reader, as_written, elisions};
use super::standing::{self, Counts, Standing, is_cut, is_joined, plain};
use crate::edit::Reason;
use crate::model::channel::Cost;
use crate::model::context::spell;
use crate::model::gap::Row;
use crate::model::{Entry, Flags, Unit};
use crate::stages::Passage;
use crate::text::{Casing, Kind, Span, Token};

/// A sentence with a smaller share of French words is in another language, or no sentence.
const SHARE_OF_FRENCH: f32 = 0.65;

/// Unless so few are not, and none of them is of another language.
const FEW_STRANGERS: u32 = 2;

/// A word of another language is so much commoner there, as Zipf frequencies.
const COMMONER: f32 = 1.0;

/// Strangers are looked for this many tokens around a word.
const AROUND: usize = 4;

/// So many times less do accents cost in a sentence that has none and lacks several.
const BARE: Cost = 4;

/// Names of languages are looked for this many tokens around a word.
const NAMED: usize = 6;

/// Languages whose words French texts quote.
const LANGUAGES: &[&str] = &[
    "allemand",
    "allemande",
    "anglais",
    "anglaise",
    "arabe",
    "basque",
    "breton",
    "bretonne",
    "catalan",
    "catalane",
    "corse",
    "créole",
    "danois",
    "espagnol",
    "espagnole",
    "flamand",
    "gascon",
    "gaulois",
    "grec",
    "grecque",
    "hollandais",
    "hébreu",
    "italien",
    "italienne",
    "japonais",
    "japonaise",
    "langue",
    "languedocien",
    "latin",
    "latine",
    "latins",
    "norvégien",
    "néerlandais",
    "occitan",
    "occitane",
    "polonais",
    "portugais",
    "portugaise",
    "provençal",
    "russe",
    "sanskrit",
    "suédois",
    "turc",
    "wallon",
];

fn is_language(word: &str) -> bool {
    word.len() > 3 && LANGUAGES.binary_search(&word).is_ok()
}

/// A sentence of a passage.
pub(super) struct Sentence<'a> {
    pub passage: &'a Passage<'a>,
    /// Its tokens.
    pub span: Span,
    /// What its tokens are.
    pub standings: &'a [Standing],
    /// Indices of its suspect tokens.
    pub suspects: &'a [usize],
    pub counts: &'a Counts<'a>,
    pub reader: &'a Reader<'a>,
    /// Whether the text is so old that its strange words are no misprints.
    pub archaic: bool,
    /// How many words of the text lack their accents, where no word has one.
    pub bare_text: u32,
    /// The same of the sentence; counted when asked for.
    pub bare: OnceCell<u32>,
}

impl Sentence<'_> {
    /// Adds what is decided about its words.
    pub(super) fn decide(&self, out: &mut Vec<Decision>) {
        let is_foreign = !self.suspects.is_empty() && self.is_foreign();
        if is_foreign && !self.is_short_and_misprinted() {
            return;
        }
        let first = out.len();
        let path = BestPath::of(self);
        path.decide_unknown_words(out);
        if is_foreign {
            return;
        }
        path.decide_glued_names(out);
        let row = Row::new(&self.passage.model().ngrams, &path.units);
        path.decide_split_words(&row, out);
        if self.passage.is_print() {
            out[first..].iter_mut().for_each(|decision| with_caution(self, decision));
            return;
        }
        if !self.is_glued() {
            path.decide_real_words(&row, out);
        }
        path.decide_bare_words(out);
        path.decide_constructions(out);
    }

    /// Whether it begins right behind a full stop. That may be inside a name, `asyncio.Future`, and what stands before
    /// it belong to it; where it is a seam it will be mended, and then asked about.
    fn is_glued(&self) -> bool {
        let start = self.tokens().first().map_or(0, |token| token.start as usize);
        self.text()[..start].ends_with(['.', '!', '?', '…'])
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.passage.tokens()[self.span.start..self.span.end]
    }

    pub(super) fn text(&self) -> &str {
        self.passage.text()
    }

    /// The lattice; slot `n` is token `span.start + n`.
    pub(super) fn lattice(&self) -> Lattice {
        let tokens = self.tokens();
        let mut buffer = String::new();
        let mut slots: Vec<Slot> = tokens
            .iter()
            .zip(self.standings)
            .map(|(&token, &standing)| Slot::Fixed(self.unit(token, standing, &mut buffer)))
            .collect();
        let bare = self.bare();
        for &i in self.suspects {
            let at = i - self.span.start;
            let mut readings = self.reader.readings(self.text(), tokens[at], self.after_blank(at));
            if bare > 1 {
                readings
                    .iter_mut()
                    .filter(|r| r.reason == Some(Reason::Accent))
                    .for_each(|r| r.cost /= BARE);
            }
            slots[at] = Slot::Open(Rc::new(readings));
            // parti culière: the blank came into a word whose first half is one
            if let Some(before) = at.checked_sub(1)
                && let Slot::Fixed(Some(unit)) = slots[before]
                && tokens[before].kind == Kind::Word
                && self.after_blank(before).is_some()
                && let Some(join) = self.reader.join_of(self.text(), tokens[before], tokens[at])
            {
                let readings = vec![as_written(self.text(), tokens[before], unit), join];
                slots[before] = Slot::Open(Rc::new(readings));
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
        let model = self.passage.model();
        if token.kind == Kind::Word {
            let mut spelled = || spell(self.text(), token, &model.lexicon, buffer).map(Unit::of);
            return Some(recall_unit(model, word, || spelled().unwrap_or(Unit::UNKNOWN)));
        }
        spell(self.text(), token, &model.lexicon, buffer).map(Unit::of)
    }

    /// Whether a word is kept as it is, or only a part of one.
    pub(super) fn is_guarded(&self, token: Token) -> bool {
        self.passage.words().keeps(token.of(self.text()))
            || is_cut(self.text(), token)
            || is_joined(self.text(), token)
    }

    /// The word behind token `at`, where one blank of the same line parts the two.
    pub(super) fn after_blank(&self, at: usize) -> Option<Token> {
        let tokens = self.tokens();
        let next = *tokens.get(at + 1)?;
        let gap = &self.text()[tokens[at].end as usize..next.start as usize];
        (next.kind == Kind::Word && next.casing == Casing::Lower && gap == " ").then_some(next)
    }

    /// What it costs to take a slot as it is written: nothing for a word, much for what is none.
    pub(super) fn written_cost(&self, slot: usize) -> f32 {
        const UNKNOWN: f32 = 10.0;
        if self.suspects.contains(&(slot + self.span.start)) { UNKNOWN } else { 0.0 }
    }

    /// How often else the word of token `at` stands in the text, where it is suspect.
    pub(super) fn repeats(&self, at: usize) -> u32 {
        self.counts.get(self.tokens()[at].of(self.text())).copied().unwrap_or(1) - 1
    }

    pub(super) fn place(&self, at: usize, word: &str) -> Place {
        let tokens = self.tokens();
        let around = at.saturating_sub(AROUND)..(at + AROUND + 1).min(tokens.len());
        let strangers = around.filter(|&j| j != at && self.is_stranger(j)).count() as u32;
        let is_name = |j: Option<usize>| {
            j.and_then(|j| tokens.get(j))
                .is_some_and(|t| t.kind == Kind::Word && t.casing != Casing::Lower && j != Some(0))
        };
        let before = at.checked_sub(1);
        let looks = recall_looks(self.passage.model(), word);
        let is_suspect = self.standings[at] == Standing::Suspect;
        let mut named = at.saturating_sub(NAMED)..(at + NAMED + 1).min(tokens.len());
        Place {
            strangers,
            repeats: self.repeats(at),
            listed: looks.listed,
            elsewhere: looks.elsewhere,
            opens: tokens[at].casing == Casing::Title,
            quoted: self.is_between(
                at,
                &['«', '"', '“', '(', '‘', '\'', '‹'],
                &['»', '"', '”', ')', '’', '\'', '›'],
            ),
            names_beside: u32::from(is_name(before)) + u32::from(is_name(Some(at + 1))),
            novelty: looks.novelty,
            oddest: looks.oddest,
            bare: match self.bare() {
                0 => 0,
                bare => bare - u32::from(lacks_accents(self.passage, tokens[at])),
            },
            foreign_beside: [before, Some(at + 1)]
                .into_iter()
                .flatten()
                .filter_map(|j| tokens.get(j))
                .map(|token| self.foreignness(*token))
                .fold(0.0, f32::max),
            foreign_near: if is_suspect { self.foreign_near(at, named.clone()) } else { 0 },
            language_named: named.any(|j| is_language(tokens[j].of(self.text()))),
            old: if is_suspect { self.age(word) } else { 0 },
            code: self.signs_of_code(tokens[at]),
            derived: u8::from(looks.derived),
        }
    }

    /// Whether token `at` stands alone in quotation marks: who quotes one word may quote how it is written.
    pub(super) fn is_quoted_alone(&self, at: usize) -> bool {
        self.is_between(at, &['«', '"', '“', '‹'], &['»', '"', '”', '›'])
    }

    /// Whether token `at` stands alone between two marks.
    fn is_between(&self, at: usize, before: &[char], behind: &[char]) -> bool {
        let is = |at: Option<usize>, marks: &[char]| {
            at.and_then(|at| self.tokens().get(at))
                .is_some_and(|t| t.kind == Kind::Mark && t.of(self.text()).starts_with(marks))
        };
        is(at.checked_sub(1), before) && is(Some(at + 1), behind)
    }

    /// How many of some tokens, but for the one asked about, are commoner in another language.
    fn foreign_near(&self, at: usize, near: Range<usize>) -> u32 {
        let is_foreign = |j: &usize| *j != at && self.foreignness(self.tokens()[*j]) > COMMONER;
        near.filter(is_foreign).count() as u32
    }

    /// How surely a word outside the lexicon is an old spelling.
    fn age(&self, word: &str) -> u8 {
        let model = self.passage.model();
        if is_old_spelling(model, word) {
            1 + u8::from(is_sign_of_age(&model.lexicon, word))
        } else {
            0
        }
    }

    /// How many signs touch a word that stand in code, and in no sentence.
    fn signs_of_code(&self, token: Token) -> u8 {
        let before = &self.text()[..token.start as usize];
        let behind = &self.text()[token.end as usize..];
        let is_before = before.ends_with(['.', '\\', '/', '<', '_', '#', '@', '=', '$']);
        let is_behind = behind.starts_with(['(', '[', '{', '=', '/', '\\', '_', '>']);
        u8::from(is_before) + u8::from(is_behind)
    }

    /// Whether token `at` has its capital because it is the first word, and is no name: the next has none.
    pub(super) fn opens_with(&self, at: usize) -> bool {
        let tokens = self.tokens();
        let is_word = |t: &Token| matches!(t.kind, Kind::Word | Kind::Elision);
        tokens[at].casing == Casing::Title
            && self.standings[at] != Standing::Kept
            && !tokens[..at].iter().any(|t| t.kind != Kind::Mark)
            && tokens.get(at + 1).is_some_and(|t| !is_word(t) || t.casing == Casing::Lower)
    }

    /// A word in lower case that the dictionary lacks, also with accents.
    fn is_stranger(&self, at: usize) -> bool {
        let token = self.tokens()[at];
        let is_word = token.kind == Kind::Word && token.casing == Casing::Lower;
        if !is_word || matches!(self.standings[at], Standing::French | Standing::Old) {
            return false;
        }
        let word = plain(token.of(self.text()));
        !self.is_french(&word) && !standing::is_word(&self.passage.model().lexicon, &word)
    }

    /// How many words of the text lack their accents, where none has one, or else of the sentence; who writes without
    /// leaves out all.
    pub(super) fn bare(&self) -> u32 {
        let count = || count_bare(self.passage, self.tokens(), self.suspects);
        *self.bare.get_or_init(|| if self.bare_text > 0 { self.bare_text } else { count() })
    }

    /// How much commoner a word is in another language than in French, as Zipf frequencies.
    fn foreignness(&self, token: Token) -> f32 {
        if token.kind != Kind::Word || token.casing != Casing::Lower {
            return 0.0;
        }
        let word = plain(token.of(self.text()));
        let Looks { listed, elsewhere, .. } = recall_looks(self.passage.model(), &word);
        elsewhere.english.max(elsewhere.other) - listed
    }

    /// Whether a word in lower case is in the dictionary, as it is, with its accents or with its apostrophe.
    fn is_french(&self, word: &str) -> bool {
        let lexicon = &self.passage.model().lexicon;
        let in_dictionary = |e: Entry| e.flags.has(Flags::DICTIONARY);
        lexicon.get(word).is_some_and(in_dictionary)
            || with_accents(word, lexicon.fst()).is_some_and(|o| in_dictionary(lexicon.entry(o)))
            || elisions(lexicon, word).any(|(.., entry)| in_dictionary(entry))
    }

    /// Whether too few of the words are French for the sentence to be.
    pub(super) fn is_foreign(&self) -> bool {
        let [words, french] = self.words_and_french();
        words > 3 && (french as f32) < SHARE_OF_FRENCH * words as f32
    }

    /// Whether it is only so short that its misprints are a large share of it: `L'entrreprise a annocné.`
    fn is_short_and_misprinted(&self) -> bool {
        let [words, french] = self.words_and_french();
        let is_stranger = |at: &usize| self.is_french_word(*at) == Some(false);
        words - french <= FEW_STRANGERS
            && (0..self.tokens().len())
                .filter(is_stranger)
                .all(|at| self.foreignness(self.tokens()[at]) <= COMMONER)
    }

    /// How many words there are, and how many of them are French.
    fn words_and_french(&self) -> [u32; 2] {
        let each = (0..self.tokens().len()).filter_map(|at| self.is_french_word(at));
        each.fold([0; 2], |[words, french], is| [words + 1, french + u32::from(is)])
    }

    /// Whether token `at` is a French word; `None` for what may be a name, or is no word.
    fn is_french_word(&self, at: usize) -> Option<bool> {
        let token = self.tokens()[at];
        match token.kind {
            Kind::Elision => Some(true),
            Kind::Word if token.casing == Casing::Lower => Some(
                matches!(self.standings[at], Standing::French | Standing::Old)
                    || self.is_french(&plain(token.of(self.text())))
                    || self.is_half(at),
            ),
            _ => None,
        }
    }

    /// Whether token `at` is a half of a word that a blank came into: `infor mations`.
    fn is_half(&self, at: usize) -> bool {
        let joins = |first: usize| {
            let second = self.after_blank(first);
            let first = self.tokens()[first];
            second.is_some_and(|second| self.reader.join_of(self.text(), first, second).is_some())
        };
        joins(at) || at.checked_sub(1).is_some_and(joins)
    }
}
