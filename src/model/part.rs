//! A model with parts of what it knows left out, to measure what each is good for.

use super::format::{FormatError, Sections, write};
use super::fuse::{Shape, packed_length};
use super::{Files, Grammar, Model, Ngrams, grammar, ngrams};

/// A part of what a model knows that it can do without.
///
/// What is left when all are taken away: the forms and how common each is, how they sound and are spelled, what
/// misreadings cost, words of other languages, and the tables kept by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Which words follow which. How common each is alone stays.
    Words,
    /// What a form agrees with and which form fits a sentence: word classes, and the weights learned on them.
    Grammar,
    /// What a text says of itself: unknown words and names that it repeats.
    Document,
}

impl Model {
    /// The model of French without a part of what it knows; `files` are those it was loaded from.
    ///
    /// What a model without [`Part::Words`] or [`Part::Grammar`] reads in place of it is never freed.
    ///
    /// # Errors
    /// When the compiled counts are damaged.
    pub fn without(self, part: Part, files: Files) -> Result<Self, FormatError> {
        Ok(match part {
            Part::Words => {
                let ngrams = Ngrams::load(single_words(files.ngrams)?.leak())?;
                Self { ngrams, ..self }
            }
            Part::Grammar => Self {
                lexicon: self.lexicon.without_word_classes(),
                grammar: Grammar::load(no_weights().leak())?,
                ..self
            },
            Part::Document => Self { document: false, ..self },
        })
    }
}

/// Compiled counts with those of single words alone: a row of words is never believed to be there.
fn single_words(bytes: &'static [u8]) -> Result<Vec<u8>, FormatError> {
    let mut sections = Sections::open(bytes, ngrams::KIND, ngrams::VERSION)?;
    let total = sections.next("total")?;
    let weights = [sections.next("bigram weights")?, sections.next("trigram weights")?];
    let [scale, map] = [sections.next("scale")?, sections.next("map of counts")?];
    let [no_bigrams, no_trigrams] = weights.map(|weights| vec![0; weights.len()]);
    // a key that is taken for one of the map by chance has a count that is above every limit
    let refused = |levels| f32::INFINITY.to_le_bytes().repeat(levels);
    let [pairs, rows] = [ngrams::BIGRAM_LEVELS, ngrams::TRIGRAM_LEVELS].map(refused);
    let [no_pairs, no_rows] = [ngrams::BIGRAM_BITS, ngrams::TRIGRAM_BITS].map(empty_map);
    Ok(write(
        ngrams::KIND,
        ngrams::VERSION,
        &[total, &no_bigrams, &no_trigrams, scale, map, &pairs, &no_pairs, &rows, &no_rows],
    ))
}

/// A map that holds no key, with cells of `bits`: the smallest there is, with every cell empty.
fn empty_map(bits: usize) -> Vec<u8> {
    let shape = Shape { seed: 0, segment: 1, starts: 1 };
    let sizes = [shape.seed, shape.segment, shape.starts].map(u32::to_le_bytes);
    [sizes.as_flattened(), &[0].repeat(packed_length(shape.cells(), bits))].concat()
}

/// Compiled weights of a grammar that likes all forms alike.
fn no_weights() -> Vec<u8> {
    write(grammar::KIND, grammar::VERSION, &[&[0; 4 * grammar::LEVELS], &[0]])
}

#[cfg(test)]
mod tests {
    use super::super::Unit;
    use super::super::grammar::{Context, Word};
    use super::*;

    fn without(part: Part) -> Model {
        Model::load(Files::FRENCH).unwrap().without(part, Files::FRENCH).unwrap()
    }

    #[test]
    fn without_words_a_word_is_as_likely_anywhere() {
        let (all, single) = (Model::french(), without(Part::Words));
        let [pour, faire, face] = ["pour", "faire", "face"].map(Unit::of);
        assert!(all.ngrams.counted_triple(pour, faire, face).is_some());
        assert!(single.ngrams.counted_triple(pour, faire, face).is_none());
        assert!(single.ngrams.counted_pair(faire, face).is_none());
        let after = |a, b| single.ngrams.log_probability(a, b, face);
        assert!((after(pour, faire) - after(face, pour)).abs() < 1e-6);
        let count = |model: &Model| model.ngrams.unigram(face).round() as i64;
        assert_eq!(count(all), count(&single));
    }

    #[test]
    fn without_grammar_all_forms_fit_alike() {
        let score = |model: &Model, form| {
            let word = |form| Word::spelled(form, &model.lexicon);
            let sentence = ["les", "positions", "sont", form].map(word);
            model.grammar.score(&Context::of(&sentence, 3), &sentence[3])
        };
        let none = without(Part::Grammar);
        assert!(score(Model::french(), "tenues") > score(Model::french(), "tenu"));
        assert!(score(&none, "tenues") == 0.0 && score(&none, "tenu") == 0.0);
        assert_eq!(Word::spelled("positions", &none.lexicon).class.noun, 0);
    }
}
