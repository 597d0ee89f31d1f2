//! Forms of the lexicon that one misreading makes of a word.
//!
//! For words that are words already, two misreadings at once are not worth asking about. With one, the walk of
//! the forms follows the word itself and leaves it once: from each place on the path of the word, every letter that
//! could have been lost, added, changed or swapped, and then the rest of the word as it is written.

use super::candidates::{Candidate, LONGEST};
use super::forms::{Forms, Tail};
use crate::model::channel::{Channel, Cost, Letter, Place};
use crate::model::{Lengths, LetterSet};

/// The lower-case forms one misreading away from the lower-case `word`, within `bound`, in alphabetical order.
pub(super) fn slips(
    word: &str,
    forms: &impl Forms,
    channel: &Channel,
    bound: Cost,
) -> Vec<Candidate> {
    let letters: Vec<Letter> = word.chars().map(Letter::of).collect();
    if letters.is_empty() || letters.len() > LONGEST {
        return Vec::new();
    }
    let mut sets = vec![LetterSet::default(); letters.len() + 1];
    for (at, letter) in letters.iter().enumerate().rev() {
        sets[at] = sets[at + 1].and(LetterSet::of(*letter));
    }
    let mut search = Search { forms, letters: &letters, sets, channel, bound, out: Vec::new() };
    search.run();
    let mut out = search.out;
    out.sort_unstable_by(|a, b| a.form.cmp(&b.form).then(a.cost.cmp(&b.cost)));
    out.dedup_by(|b, a| a.form == b.form);
    out
}

struct Search<'a, F> {
    forms: &'a F,
    letters: &'a [Letter],
    /// The letters from each on.
    sets: Vec<LetterSet>,
    channel: &'a Channel,
    bound: Cost,
    out: Vec<Candidate>,
}

impl<'a, F: Forms> Search<'a, F> {
    fn run(&mut self) {
        let mut place = self.forms.root();
        for at in 0..=self.letters.len() {
            self.leave(place, at);
            let Some(letter) = self.letters.get(at..=at) else { break };
            let Some(next) = self.forms.follow(place, letter) else { break };
            place = next;
        }
    }

    /// Every misreading of what begins at letter `at`; up to there the form is as written.
    fn leave(&mut self, from: F::Place, at: usize) {
        let (forms, letters, channel) = (self.forms, self.letters, self.channel);
        let n = letters.len();
        let own = letters.get(at).copied();
        let before = at.checked_sub(1).map(|before| letters[before]);
        let [whole, behind] = [at, at + 1].map(|at| self.behind(at));
        self.lose(from, at, [before, own], whole);
        let Some(own) = own else { return };
        let replaced = channel.replaced_within(own, self.bound).without(LetterSet::of(own));
        let length = Lengths::between(n - at - 1, n - at - 1);
        forms.go_on(from, replaced, length, |letter, next| {
            if let Some(ordinal) = forms.ends_with(next, behind) {
                self.add(at, &[letter], behind, ordinal, channel.replaced(own, letter));
            }
        });
        self.read(from, at, &[], at + 1, self.added(at));
        if at + 1 < n && own != letters[at + 1] {
            self.read(from, at, &[letters[at + 1], own], at + 2, channel.swapped());
        }
        for shape in channel.shapes_from(own) {
            if letters[at..].starts_with(&shape.written) {
                self.read(from, at, &shape.meant, at + shape.written.len(), shape.cost);
            }
        }
    }

    /// Lets a letter be lost before the one at `at`; `beside` are the letters on both sides, of which one that is lost was double.
    fn lose(&mut self, from: F::Place, at: usize, beside: [Option<Letter>; 2], rest: Tail<'_>) {
        let (forms, channel, bound) = (self.forms, self.channel, self.bound);
        let n = self.letters.len();
        let lost = channel.lost(place(at, n));
        let halved = beside.into_iter().flatten().map(LetterSet::of);
        let halved = halved.fold(LetterSet::default(), LetterSet::and);
        let within = |letters: LetterSet, cost: Cost| {
            if cost <= bound { letters } else { LetterSet::default() }
        };
        let other = LetterSet::ALL.without(halved);
        let letters = within(other, lost).and(within(halved, channel.halved()));
        forms.go_on(from, letters, Lengths::between(n - at, n - at), |letter, next| {
            let is_halved = !halved.common(LetterSet::of(letter)).is_empty();
            if let Some(ordinal) = forms.ends_with(next, rest) {
                let cost = if is_halved { channel.halved() } else { lost };
                self.add(at, &[letter], rest, ordinal, cost);
            }
        });
    }

    /// What it costs to have written letter `at` without meaning it.
    fn added(&self, at: usize) -> Cost {
        let doubled = at > 0 && self.letters[at] == self.letters[at - 1];
        if doubled {
            self.channel.doubled()
        } else {
            self.channel.added(place(at, self.letters.len() - 1))
        }
    }

    /// The word from letter `at` on.
    fn behind(&self, at: usize) -> Tail<'a> {
        let at = at.min(self.letters.len());
        Tail { letters: &self.letters[at..], set: self.sets[at] }
    }

    /// Adds the form of the word up to `at`, `meant`, and the word from letter `rest` on, if there is such a form.
    fn read(&mut self, from: F::Place, at: usize, meant: &[Letter], rest: usize, cost: Cost) {
        let tail = self.behind(rest);
        if cost <= self.bound
            && let Some(next) = self.forms.follow(from, meant)
            && let Some(ordinal) = self.forms.ends_with(next, tail)
        {
            self.add(at, meant, tail, ordinal, cost);
        }
    }

    /// Adds the form of the word up to `at`, `meant` and `tail`.
    fn add(&mut self, at: usize, meant: &[Letter], tail: Tail<'_>, ordinal: u32, cost: Cost) {
        let letters = self.letters[..at].iter().chain(meant).chain(tail.letters);
        let form = letters.map(|letter| letter.char()).collect();
        self.out.push(Candidate { form, ordinal, cost });
    }
}

/// What place `at` is in a word that ends with place `end`.
const fn place(at: usize, end: usize) -> Place {
    match at {
        0 => Place::Initial,
        _ if at == end => Place::Final,
        _ => Place::Inner,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    fn forms(word: &str) -> Vec<String> {
        let model = Model::french();
        slips(word, &model.lexicon, &model.channel, 900).into_iter().map(|c| c.form).collect()
    }

    #[test]
    fn each_kind_of_misreading_is_found() {
        for (word, meant) in [
            ("raisins", "raisons"),
            ("ancre", "encre"),
            ("cous", "cours"),
            ("ace", "face"),
            ("port", "porte"),
            ("pose", "poser"),
            ("marche", "marché"),
            ("sortie", "sorite"),
            ("bonnet", "bonne"),
            ("chaînes", "chaines"),
        ] {
            let found = forms(word);
            assert!(found.iter().any(|f| f == meant), "{word}: {found:?}");
        }
        assert!(!forms("poire").contains(&"prier".to_owned()));
    }

    #[test]
    fn a_slip_costs_what_the_channel_says() {
        let model = Model::french();
        let found = slips("marche", &model.lexicon, &model.channel, 900);
        let cost = |form: &str| found.iter().find(|c| c.form == form).map(|c| c.cost);
        assert_eq!(cost("marché"), Some(model.channel.replaced(Letter::of('e'), Letter::of('é'))));
        assert_eq!(cost("marche"), None);
    }

    #[test]
    fn the_lexicon_unpacked_has_the_same_slips() {
        let Model { lexicon, channel, .. } = Model::french();
        for word in ["marche", "aujourd'hui", "œuvre", "porte-avions", "ambiguïté", "ångström", "a"]
        {
            let as_it_lies = slips(word, lexicon, channel, 900);
            assert_eq!(slips(word, lexicon.letter_graph(), channel, 900), as_it_lies, "{word}");
        }
    }
}
