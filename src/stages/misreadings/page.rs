//! What a page says of its own print: which of its words are words, how many are not, and which stand on it again and again.

use std::borrow::Cow;
use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::super::spelling::{is_old_spelling, is_regular, is_word};
use crate::model::context::spell;
use crate::model::{Entry, Model, Unit};
use crate::stages::Passage;
use crate::text::letters::plain;
use crate::text::{Casing, Kind, Token};

/// A page without a word is taken to be read as well as one with one unknown word in twenty.
const WORDS: f32 = 20.0;

/// A word that is none costs at most so much as it is written, in nats.
const UNLIKELIEST: f32 = 60.0;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A word of the lexicon, or a name of it.
    Known,
    /// A word by rule, or as it was spelled once.
    Regular,
    /// None that is known.
    Unknown,
    /// No word at all.
    Other,
}

impl Word {
    fn of(model: &Model, token: Token, text: &str) -> Self {
        let written = token.of(text);
        match token.kind {
            Kind::Word => {}
            Kind::Alphanumeric => return Self::Unknown,
            _ => return Self::Other,
        }
        let lexicon = &model.lexicon;
        let word = plain(written);
        let is_name = |name: &str| lexicon.get(name).is_some_and(Entry::is_known);
        if is_word(lexicon, &word)
            || token.casing != Casing::Lower
                && (is_name(written) || is_name(&Casing::Title.apply(&word)))
        {
            Self::Known
        } else if is_old_spelling(model, &word) || is_regular(lexicon, &word) {
            Self::Regular
        } else {
            Self::Unknown
        }
    }

    /// Whether it is no word that the lexicon itself has.
    pub(super) const fn is_strange(self) -> bool {
        matches!(self, Self::Unknown | Self::Regular)
    }
}

/// A token of a page, wherever it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub word: Word,
    /// What the context model sees.
    pub unit: Option<Unit>,
    /// What it costs as it is written, in nats.
    pub cost: f32,
}

impl Seen {
    fn of(model: &Model, token: Token, text: &str, buffer: &mut String) -> Self {
        let word = Word::of(model, token, text);
        let cost = match word {
            Word::Unknown => model.letters.nats(&plain(token.of(text))).min(UNLIKELIEST),
            _ => 0.0,
        };
        Self { word, unit: spell(text, token, &model.lexicon, buffer).map(Unit::of), cost }
    }
}

/// So many words are remembered; then all are forgotten. What they are does not depend on it.
const REMEMBERED: usize = 20_000;

/// What a thread has found of words: pages repeat them, and so do the texts of one source.
#[derive(Default)]
struct Memo {
    /// Where the model lies that says so.
    model: usize,
    /// What each word is, with its capitals.
    words: FxHashMap<String, (Casing, Seen)>,
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

impl Memo {
    /// Forgets what was found with another model.
    fn suit(&mut self, model: &Model) {
        let address = std::ptr::from_ref(model).addr();
        if self.model != address {
            *self = Self { model: address, ..Self::default() };
        }
    }

    /// What a token of `text` is.
    fn recall(&mut self, model: &Model, token: Token, text: &str, buffer: &mut String) -> Seen {
        if token.kind != Kind::Word {
            return Seen::of(model, token, text, buffer);
        }
        let written = token.of(text);
        if let Some((casing, seen)) = self.words.get(written)
            && *casing == token.casing
        {
            return *seen;
        }
        let seen = Seen::of(model, token, text, buffer);
        if self.words.len() >= REMEMBERED {
            self.words.clear();
        }
        self.words.insert(written.to_owned(), (token.casing, seen));
        seen
    }
}

/// A page as it was read.
pub(super) struct Page<'a> {
    pub passage: &'a Passage<'a>,
    /// What its tokens are.
    pub words: Vec<Seen>,
    /// How many of its words in lower case are unknown, from 0 to 1.
    pub noise: f32,
    /// Whether any of them is.
    pub has_unknown: bool,
    /// How often each word in lower case stands on it.
    counts: FxHashMap<Cow<'a, str>, u32>,
    /// The apostrophe it uses.
    pub apostrophe: char,
}

impl<'a> Page<'a> {
    pub(super) fn of(passage: &'a Passage<'a>) -> Self {
        let (text, model) = (passage.text(), passage.model());
        let mut buffer = String::new();
        let words: Vec<Seen> = MEMO.with_borrow_mut(|memo| {
            memo.suit(model);
            let tokens = passage.tokens().iter();
            tokens.map(|token| memo.recall(model, *token, text, &mut buffer)).collect()
        });
        let mut counts: FxHashMap<Cow<'_, str>, u32> = FxHashMap::default();
        let (mut all, mut unknown) = (0.0, 0.0);
        for (token, seen) in passage.tokens().iter().zip(&words) {
            if token.kind == Kind::Word && token.casing == Casing::Lower {
                all += 1.0;
                unknown += f32::from(u8::from(seen.word == Word::Unknown));
                *counts.entry(plain(token.of(text))).or_default() += 1;
            }
        }
        let curly = text.matches('’').count() > text.matches('\'').count();
        Self {
            passage,
            words,
            noise: (unknown + 1.0) / (all + WORDS),
            has_unknown: unknown > 0.0,
            counts,
            apostrophe: if curly { '’' } else { '\'' },
        }
    }

    /// How often a word stands on the page.
    pub(super) fn count(&self, word: &str) -> u32 {
        self.counts.get(word).copied().unwrap_or(0)
    }
}
