//! What a stage is given: the text, its tokens and sentences, and what is known of French.

use std::cell::OnceCell;

use super::misreadings::Decoded;
use super::spelling::Settled;
use super::typography::Quote;
use crate::model::{Misreadings, Model, Words};
use crate::text::sentences::sentences;
use crate::text::{Span, Token, tokenize};

/// A text under repair. Tokens and sentences are cut once, when a stage first asks, and quotation marks read.
#[derive(Debug)]
pub struct Passage<'a> {
    text: &'a str,
    model: &'a Model,
    words: &'a Words,
    settled: Option<&'a Settled>,
    decoded: Option<&'a Decoded>,
    misreadings: Option<&'a Misreadings>,
    print: bool,
    tokens: OnceCell<Vec<Token>>,
    sentences: OnceCell<Vec<Span>>,
    quotes: OnceCell<Vec<Quote>>,
}

impl<'a> Passage<'a> {
    /// A passage of text, read with a model and with words that the caller or a corpus vouches for.
    pub const fn new(text: &'a str, model: &'a Model, words: &'a Words) -> Self {
        let tokens = OnceCell::new();
        let sentences = OnceCell::new();
        let quotes = OnceCell::new();
        Self {
            text,
            model,
            words,
            settled: None,
            decoded: None,
            misreadings: None,
            print: false,
            tokens,
            sentences,
            quotes,
        }
    }

    /// The same with what was decided of its sentences before the text was changed elsewhere, under the same model and
    /// words.
    #[must_use]
    pub const fn with_settled(mut self, settled: &'a Settled) -> Self {
        self.settled = Some(settled);
        self
    }

    /// The same with what was read in its sentences before the text was changed elsewhere, under the same model, words and
    /// misreadings.
    #[must_use]
    pub const fn with_decoded(mut self, decoded: &'a Decoded) -> Self {
        self.decoded = Some(decoded);
        self
    }

    /// The same with its tokens, where they are known.
    #[must_use]
    pub fn with_tokens(self, tokens: Option<Vec<Token>>) -> Self {
        Self { tokens: tokens.map(OnceCell::from).unwrap_or_default(), ..self }
    }

    /// The same, if a machine has read it from print, which may be old.
    #[must_use]
    pub const fn from_print(mut self, print: bool) -> Self {
        self.print = print;
        self
    }

    /// The same, read by a machine that takes this for that, in place of what the model knows of such machines.
    #[must_use]
    pub const fn with_misreadings(mut self, misreadings: Option<&'a Misreadings>) -> Self {
        self.misreadings = misreadings;
        self
    }

    /// The text.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// What French looks like.
    pub const fn model(&self) -> &'a Model {
        self.model
    }

    /// Words to keep, and what `fit` learned.
    pub const fn words(&self) -> &'a Words {
        self.words
    }

    /// What was decided of sentences before, to be added to.
    pub const fn settled(&self) -> Option<&'a Settled> {
        self.settled
    }

    /// What was read in sentences before, to be added to.
    pub const fn decoded(&self) -> Option<&'a Decoded> {
        self.decoded
    }

    /// What the machine that read it takes for what.
    pub fn misreadings(&self) -> &'a Misreadings {
        self.misreadings.unwrap_or(&self.model.misreadings)
    }

    /// Whether a machine has read it from print.
    pub const fn is_print(&self) -> bool {
        self.print
    }

    /// The tokens of the text.
    pub fn tokens(&self) -> &[Token] {
        self.tokens.get_or_init(|| tokenize(self.text))
    }

    /// Its tokens, if any stage asked for them.
    pub fn into_tokens(self) -> Option<Vec<Token>> {
        self.tokens.into_inner()
    }

    /// Its sentences, as ranges of token indices.
    pub fn sentences(&self) -> &[Span] {
        self.sentences.get_or_init(|| sentences(self.text, self.tokens()))
    }

    /// Its quotation marks, as `read` finds them.
    pub(super) fn quotes(&self, read: impl FnOnce(&str) -> Vec<Quote>) -> &[Quote] {
        self.quotes.get_or_init(|| read(self.text))
    }
}
