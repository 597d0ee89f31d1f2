//! The best path through the lattice of a sentence, as the context model and the grammar see it.

use std::cell::OnceCell;

use super::fit::Spot;
use super::lattice::{Lattice, Slot};
use super::memo::{GrammarWords, with_grammar_words};
use super::sentence::Sentence;
use super::support::Partners;
use crate::model::context::spell;
use crate::model::grammar::Word;
use crate::model::word_class::parts;
use crate::model::{Model, Unit};
use crate::text::{Casing, Kind, tokenize};

/// So many units stand before the first word.
pub(super) const STARTS: usize = 2;

/// A sentence and the reading of it that is likeliest as a whole.
pub(super) struct BestPath<'a> {
    pub sentence: &'a Sentence<'a>,
    pub lattice: Lattice,
    /// The reading of each open slot: `(slot, reading)`.
    path: Vec<(usize, usize)>,
    /// What the context model sees; two starts stand before the first word.
    pub units: Vec<Unit>,
    /// The place of each slot in `units`.
    pub places: Vec<usize>,
    words: OnceCell<Vec<Word>>,
    partners: OnceCell<Partners>,
}

impl<'a> BestPath<'a> {
    pub(super) fn of(sentence: &'a Sentence<'a>) -> Self {
        let lattice = sentence.lattice();
        let path = if sentence.suspects.is_empty() {
            Vec::new()
        } else {
            let ngrams = &sentence.passage.model().ngrams;
            lattice.best_path(ngrams, |slot| sentence.written_cost(slot))
        };
        let (units, places) = lattice.units(&path);
        Self {
            sentence,
            lattice,
            path,
            units,
            places,
            words: OnceCell::new(),
            partners: OnceCell::new(),
        }
    }

    pub(super) fn model(&self) -> &'a Model {
        self.sentence.passage.model()
    }

    /// The words of the path, as the grammar sees them: one a unit, without the two starts.
    pub(super) fn words(&self) -> &[Word] {
        self.words.get_or_init(|| with_grammar_words(self.model(), |known| self.read_words(known)))
    }

    /// The place of unit `place`, where other forms may stand too.
    pub(super) fn spot(&self, place: usize) -> Spot<'_> {
        let partners = self.partners.get_or_init(|| Partners::of(self.words()));
        Spot::new(self.words(), place - STARTS, partners)
    }

    fn read_words(&self, known: &mut GrammarWords<'_>) -> Vec<Word> {
        let sentence = self.sentence;
        let lexicon = &self.model().lexicon;
        let mut buffer = String::new();
        let mut words = Vec::with_capacity(self.units.len());
        self.lattice.follow(&self.path, |at, reading| match reading {
            None => {
                let token = sentence.tokens()[at];
                let Slot::Fixed(Some(unit)) = self.lattice.slots[at] else { return };
                words.push(match token.kind {
                    Kind::Number => Word::number(token.of(sentence.text())),
                    Kind::Ordinal => Word::ordinal(),
                    // l'hépatite A
                    Kind::Word
                        if at > 0 && token.casing != Casing::Lower && token.span().len() == 1 =>
                    {
                        Word::outside(Unit::NAME, parts::NAME)
                    }
                    _ => known.recall(unit, || {
                        let spelled = spell(sentence.text(), token, lexicon, &mut buffer);
                        Word::spelled(spelled.unwrap_or_default(), lexicon)
                    }),
                });
            }
            Some(reading) if reading.reason.is_none() => {
                words.extend(reading.units.iter().map(|unit| Word::outside(*unit, 0)));
            }
            Some(reading) => {
                let tokens = tokenize(&reading.text);
                let before = words.len();
                for &token in &tokens {
                    let spelled = spell(&reading.text, token, lexicon, &mut buffer);
                    words.extend(spelled.map(|spelled| Word::spelled(spelled, lexicon)));
                }
                // one a unit, whatever became of the text
                words.resize(before + reading.units.len(), Word::outside(Unit::UNKNOWN, 0));
            }
        });
        words
    }
}
