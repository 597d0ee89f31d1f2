//! Forms of the lexicon that one misreading makes of a word.
//!
//! For words that are words already, two misreadings at once are not worth asking about. With one, the walk of
//! the FST follows the word itself and leaves it once: from each node on the path of the word, every letter that
//! could have been lost, added, changed or swapped, and then the rest of the word as it is written.

use fst::raw::Fst;

use super::candidates::{Candidate, LONGEST};
use crate::model::Stop;
use crate::model::channel::{Channel, Cost, IMPOSSIBLE, Letter, Place};

/// The lower-case forms one misreading away from the lower-case `word`, within `bound`, in alphabetical order.
pub(super) fn slips(
    word: &str,
    fst: &Fst<&'static [u8]>,
    channel: &Channel,
    bound: Cost,
) -> Vec<Candidate> {
    let chars: Vec<char> = word.chars().collect();
    if chars.is_empty() || chars.len() > LONGEST {
        return Vec::new();
    }
    let mut starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    starts.push(word.len());
    let letters = chars.iter().copied().map(Letter::of).collect();
    let mut search = Search { word, chars, letters, starts, channel, bound, out: Vec::new() };
    search.run(Stop::root(fst));
    let mut out = search.out;
    out.sort_unstable_by(|a, b| a.form.cmp(&b.form).then(a.cost.cmp(&b.cost)));
    out.dedup_by(|b, a| a.form == b.form);
    out
}

struct Search<'a> {
    word: &'a str,
    chars: Vec<char>,
    letters: Vec<Letter>,
    /// Where each letter begins, in bytes, and the end.
    starts: Vec<usize>,
    channel: &'a Channel,
    bound: Cost,
    out: Vec<Candidate>,
}

impl<'a> Search<'a> {
    fn run(&mut self, mut stop: Stop) {
        for at in 0..=self.chars.len() {
            self.leave(stop, at);
            if at == self.chars.len() {
                break;
            }
            let Some(next) = stop.follow(&self.word[self.starts[at]..self.starts[at + 1]]) else {
                break;
            };
            stop = next;
        }
    }

    /// Every misreading of what begins at letter `at`; up to there the form is as written.
    fn leave(&mut self, stop: Stop, at: usize) {
        let (n, channel, bound) = (self.chars.len(), self.channel, self.bound);
        let before = at.checked_sub(1).map(|i| self.chars[i]);
        let own = self.chars.get(at).copied();
        let written = self.letters.get(at).copied();
        let lost = channel.lost(place(at, n));
        let rest = self.behind(at);
        let after = self.behind(at + 1);
        stop.letters(|c, next| {
            let doubles = before == Some(c) || own == Some(c);
            let lost = if doubles { channel.halved() } else { lost };
            let replaced = match written {
                Some(written) if own != Some(c) => channel.replaced(written, Letter::of(c)),
                _ => IMPOSSIBLE,
            };
            if lost <= bound
                && let Some(ordinal) = ends_with(next, rest)
            {
                self.add(at, c.encode_utf8(&mut [0; 4]), rest, ordinal, lost);
            }
            if replaced <= bound
                && let Some(ordinal) = ends_with(next, after)
            {
                self.add(at, c.encode_utf8(&mut [0; 4]), after, ordinal, replaced);
            }
        });
        let Some(written) = written else { return };
        self.read(stop, at, "", at + 1, self.added(at));
        if at + 1 < n && self.chars[at] != self.chars[at + 1] {
            let swapped: String = [self.chars[at + 1], self.chars[at]].iter().collect();
            self.read(stop, at, &swapped, at + 2, channel.swapped());
        }
        for shape in channel.shapes_from(written) {
            if self.letters[at..].starts_with(&shape.written) {
                let meant: String = shape.meant_chars().collect();
                self.read(stop, at, &meant, at + shape.written.len(), shape.cost);
            }
        }
    }

    /// What it costs to have written letter `at` without meaning it.
    fn added(&self, at: usize) -> Cost {
        let doubled = at > 0 && self.chars[at] == self.chars[at - 1];
        if doubled {
            self.channel.doubled()
        } else {
            self.channel.added(place(at, self.chars.len() - 1))
        }
    }

    /// The word from letter `at` on.
    fn behind(&self, at: usize) -> &'a str {
        self.starts.get(at).map_or("", |start| &self.word[*start..])
    }

    /// Adds the form of the word up to `at`, `meant`, and the word from letter `rest` on, if there is such a form.
    fn read(&mut self, stop: Stop, at: usize, meant: &str, rest: usize, cost: Cost) {
        let tail = self.behind(rest);
        if cost <= self.bound
            && let Some(ordinal) = stop.follow(meant).and_then(|stop| ends_with(stop, tail))
        {
            self.add(at, meant, tail, ordinal, cost);
        }
    }

    /// Adds the form of the word up to `at`, `meant` and `tail`.
    fn add(&mut self, at: usize, meant: &str, tail: &str, ordinal: u64, cost: Cost) {
        let form = [&self.word[..self.starts[at]], meant, tail].concat();
        self.out.push(Candidate { form, ordinal: ordinal as u32, cost });
    }
}

/// The number of the form that ends with `tail` from here, if there is one.
fn ends_with(stop: Stop, tail: &str) -> Option<u64> {
    stop.follow(tail)?.output()
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
        slips(word, model.lexicon.fst(), &model.channel, 900).into_iter().map(|c| c.form).collect()
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
        let found = slips("marche", model.lexicon.fst(), &model.channel, 900);
        let cost = |form: &str| found.iter().find(|c| c.form == form).map(|c| c.cost);
        assert_eq!(cost("marché"), Some(model.channel.replaced(Letter::of('e'), Letter::of('é'))));
        assert_eq!(cost("marche"), None);
    }
}
