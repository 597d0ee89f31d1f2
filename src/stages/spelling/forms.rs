//! What near forms are looked for among: the lexicon as it lies, or unpacked letter by letter where so much is looked for that it
//! pays.

use crate::model::channel::Letter;
use crate::model::{Lengths, LetterGraph, LetterSet, Lexicon, Spot, Stop, StrangeRows};

/// Forms, letter by letter.
pub(super) trait Forms {
    /// Somewhere in a form.
    type Place: Copy;

    /// Whether they say how long forms are before their end is reached.
    const KNOW_LENGTHS: bool;

    /// The rows of letters of a word that are in no form, as far as that is known.
    fn strange_rows(&self, word: &[Letter]) -> StrangeRows;

    /// Before the first letter.
    fn root(&self) -> Self::Place;

    /// The number of the form that ends here, if one does.
    fn ordinal(&self, place: Self::Place) -> Option<u32>;

    /// Calls `each` with those of some letters that forms go on with and the place behind; where that is known, only if some form
    /// ends so many letters behind it.
    fn go_on(
        &self,
        place: Self::Place,
        letters: LetterSet,
        lengths: Lengths,
        each: impl FnMut(Letter, Self::Place),
    );

    /// The place behind some letters, if a form goes on with them.
    fn follow(&self, place: Self::Place, letters: &[Letter]) -> Option<Self::Place>;

    /// The number of the form that ends with `tail` from here, if there is one.
    fn ends_with(&self, place: Self::Place, tail: Tail<'_>) -> Option<u32>;
}

/// How a word ends.
#[derive(Clone, Copy)]
pub(super) struct Tail<'a> {
    pub letters: &'a [Letter],
    /// The same, without their order.
    pub set: LetterSet,
}

impl Forms for Lexicon {
    type Place = Stop;

    const KNOW_LENGTHS: bool = false;

    fn strange_rows(&self, _: &[Letter]) -> StrangeRows {
        StrangeRows::default()
    }

    fn root(&self) -> Stop {
        Stop::root(self.fst())
    }

    #[inline]
    fn ordinal(&self, stop: Stop) -> Option<u32> {
        stop.output().map(|ordinal| ordinal as u32)
    }

    #[inline]
    fn go_on(
        &self,
        stop: Stop,
        letters: LetterSet,
        _: Lengths,
        mut each: impl FnMut(Letter, Stop),
    ) {
        stop.letters(|c, next| {
            let letter = Letter::of(c);
            if !letters.common(LetterSet::of(letter)).is_empty() {
                each(letter, next);
            }
        });
    }

    #[inline]
    fn follow(&self, stop: Stop, letters: &[Letter]) -> Option<Stop> {
        letters
            .iter()
            .try_fold(stop, |stop, letter| stop.follow(letter.char().encode_utf8(&mut [0; 4])))
    }

    #[inline]
    fn ends_with(&self, stop: Stop, tail: Tail<'_>) -> Option<u32> {
        self.ordinal(Forms::follow(self, stop, tail.letters)?)
    }
}

impl Forms for LetterGraph {
    type Place = Spot;

    const KNOW_LENGTHS: bool = true;

    fn strange_rows(&self, word: &[Letter]) -> StrangeRows {
        self.strange_rows_if_it_pays(word)
    }

    fn root(&self) -> Spot {
        self.root()
    }

    #[inline]
    fn ordinal(&self, spot: Spot) -> Option<u32> {
        self.ordinal(spot)
    }

    #[inline]
    fn go_on(
        &self,
        spot: Spot,
        letters: LetterSet,
        lengths: Lengths,
        mut each: impl FnMut(Letter, Spot),
    ) {
        for letter in self.node(spot).next().common(letters) {
            if let Some(next) = self.step(spot, letter)
                && self.node(next).has_length(lengths)
            {
                each(letter, next);
            }
        }
    }
    #[inline]
    fn follow(&self, spot: Spot, letters: &[Letter]) -> Option<Spot> {
        self.follow(spot, letters)
    }

    #[inline]
    fn ends_with(&self, spot: Spot, tail: Tail<'_>) -> Option<u32> {
        let (node, length) = (self.node(spot), tail.letters.len());
        let may_end = node.has_length(Lengths::between(length, length))
            && tail.set.without(node.below()).is_empty();
        if may_end { self.ordinal(self.follow(spot, tail.letters)?) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::candidates::candidates;
    use crate::model::Model;

    /// Words with one letter less each.
    fn damaged(words: &str) -> impl Iterator<Item = String> {
        words.split(' ').flat_map(|word| {
            word.char_indices().map(|(at, c)| {
                let mut rest = word.to_owned();
                rest.replace_range(at..at + c.len_utf8(), "");
                rest
            })
        })
    }

    #[test]
    fn both_ways_lead_to_the_same_forms() {
        let Model { lexicon, channel, .. } = Model::french();
        let words =
            "maison événement œuvre aujourd'hui porte-avions ambiguïté ångström shōjo parisien où";
        for word in damaged(words) {
            let as_they_lie = candidates(&word, lexicon, channel, 820);
            assert_eq!(
                candidates(&word, lexicon.letter_graph(), channel, 820),
                as_they_lie,
                "{word}"
            );
        }
    }
}
