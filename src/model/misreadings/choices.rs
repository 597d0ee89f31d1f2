//! What may have been printed where one character was read, laid out for a search that asks it at every letter.

use super::{ANY, Misreading};
use crate::model::LetterSet;
use crate::model::channel::{Cost, IMPOSSIBLE, LETTERS, Letter};

/// What may have been printed in one place.
#[derive(Clone, Debug)]
pub struct Choices {
    /// What it costs that a letter was printed, by its place in the alphabet.
    costs: [Cost; LETTERS],
    /// The letters that the table knows of.
    letters: LetterSet,
    /// All that is more or less than a letter in place of one; the cheapest first.
    pub others: Vec<Misreading>,
    /// What the cheapest letter costs that the table knows of.
    pub cheapest: Cost,
}

impl Choices {
    /// The choices of some misreadings, of which those of `width` characters read and one letter printed are looked up by the letter;
    /// whatever is not among them costs `rest`.
    pub(super) fn of(misreadings: &[Misreading], width: usize, rest: Cost) -> Self {
        let mut choices = Self {
            costs: [rest; LETTERS],
            letters: LetterSet::default(),
            others: Vec::new(),
            cheapest: rest,
        };
        // what has other letters is in no word
        let has_word = |m: &&Misreading| !m.letters.iter().any(|letter| letter.is_other());
        for misreading in misreadings.iter().filter(has_word) {
            match misreading.letters[..] {
                [letter] if misreading.width == width => {
                    let cost = &mut choices.costs[letter.index()];
                    *cost = misreading.cost.min(*cost);
                    choices.cheapest = choices.cheapest.min(*cost);
                    choices.letters = choices.letters.and(LetterSet::of(letter));
                }
                _ => choices.others.push(misreading.clone()),
            }
        }
        choices
    }

    /// The choices where a character was read that the table has nothing of.
    pub(super) fn any() -> Self {
        Self::of(&[], 1, ANY)
    }

    /// The choices of letters that were lost.
    pub(super) fn lost(misreadings: &[Misreading]) -> Self {
        Self::of(misreadings, 0, IMPOSSIBLE)
    }

    /// The letters that the table knows of.
    #[inline]
    pub const fn letters(&self) -> LetterSet {
        self.letters
    }

    /// The letters that may have been printed for so much.
    #[inline]
    pub const fn letters_for(&self, cost: Cost) -> LetterSet {
        if cost >= ANY { LetterSet::ALL } else { self.letters }
    }

    /// What it costs that this letter was printed.
    #[inline]
    pub fn cost(&self, letter: Letter) -> Cost {
        self.costs[letter.index()]
    }
}
