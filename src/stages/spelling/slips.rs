//! Forms of the lexicon that one misreading makes of a word.
//!
//! For words that are words already, two misreadings at once are not worth asking about. With one, the walk of
//! the FST follows the word itself and leaves it once: from each node on the path of the word, every letter that
//! could have been lost, added, changed or swapped, and then the rest of the word as it is written.

use fst::raw::{CompiledAddr, Fst, Node};

use super::candidates::{Candidate, LONGEST};
use crate::model::channel::{Channel, Cost, Letter, Place};

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
    let mut search = Search { word, chars, letters, starts, fst, channel, bound, out: Vec::new() };
    search.run();
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
    fst: &'a Fst<&'static [u8]>,
    channel: &'a Channel,
    bound: Cost,
    out: Vec<Candidate>,
}

/// A node of the FST and the sum of the outputs on the way to it.
#[derive(Clone, Copy)]
struct Stop {
    addr: CompiledAddr,
    sum: u64,
}

impl Search<'_> {
    fn run(&mut self) {
        let mut stop = Stop { addr: self.fst.root().addr(), sum: 0 };
        for at in 0..=self.chars.len() {
            self.leave(stop, at);
            if at == self.chars.len() {
                break;
            }
            let Some(next) = self.follow(stop, &self.word[self.starts[at]..self.starts[at + 1]])
            else {
                break;
            };
            stop = next;
        }
    }

    /// Every misreading of what begins at letter `at`; up to there the form is as written.
    fn leave(&mut self, stop: Stop, at: usize) {
        let n = self.chars.len();
        let place = |at: usize, end: usize| match at {
            0 => Place::Initial,
            _ if at == end => Place::Final,
            _ => Place::Inner,
        };
        let lost = self.channel.lost(place(at, n));
        let node = self.fst.node(stop.addr);
        let mut found = Vec::new();
        each_letter(self.fst, &node, stop.sum, |c, next| found.push((c, next)));
        for (c, next) in found {
            let beside = at.checked_sub(1).map(|i| self.chars[i]);
            let doubles = beside == Some(c) || self.chars.get(at) == Some(&c);
            let cost = if doubles { self.channel.halved() } else { lost };
            self.finish(next, at, Some(c), at, cost);
            if at < n && self.chars[at] != c {
                let cost = self.channel.replaced(self.letters[at], Letter::of(c));
                self.finish(next, at, Some(c), at + 1, cost);
            }
        }
        if at < n {
            let doubled = at > 0 && self.chars[at] == self.chars[at - 1];
            let cost =
                if doubled { self.channel.doubled() } else { self.channel.added(place(at, n - 1)) };
            self.finish(stop, at, None, at + 1, cost);
        }
        if at + 1 < n && self.chars[at] != self.chars[at + 1] {
            let swapped: String = [self.chars[at + 1], self.chars[at]].iter().collect();
            self.finish_with(stop, at, &swapped, at + 2, self.channel.swapped());
        }
        for shape in self.channel.shapes() {
            if self.letters[at..].starts_with(&shape.written) {
                let meant: String = shape.meant_chars().collect();
                self.finish_with(stop, at, &meant, at + shape.written.len(), shape.cost);
            }
        }
    }

    fn finish_with(&mut self, stop: Stop, at: usize, meant: &str, rest: usize, cost: Cost) {
        if cost <= self.bound
            && let Some(next) = self.follow(stop, meant)
        {
            self.end(next, at, meant, rest, cost);
        }
    }

    fn finish(&mut self, stop: Stop, at: usize, meant: Option<char>, rest: usize, cost: Cost) {
        if cost <= self.bound {
            let mut buffer = [0; 4];
            let meant = meant.map_or("", |c| c.encode_utf8(&mut buffer));
            self.end(stop, at, meant, rest, cost);
        }
    }

    /// The form of the word up to `at`, `meant`, and the word from `rest` on, if there is such a form.
    fn end(&mut self, stop: Stop, at: usize, meant: &str, rest: usize, cost: Cost) {
        let tail = &self.word[self.starts[rest]..];
        let Some(last) = self.follow(stop, tail) else { return };
        let node = self.fst.node(last.addr);
        if node.is_final() {
            let ordinal = (last.sum + node.final_output().value()) as u32;
            let form = [&self.word[..self.starts[at]], meant, tail].concat();
            self.out.push(Candidate { form, ordinal, cost });
        }
    }

    fn follow(&self, mut stop: Stop, text: &str) -> Option<Stop> {
        for &byte in text.as_bytes() {
            let node = self.fst.node(stop.addr);
            let transition = node.transition(node.find_input(byte)?);
            stop = Stop { addr: transition.addr, sum: stop.sum + transition.out.value() };
        }
        Some(stop)
    }
}

/// Calls `each` with every lower-case letter that leads on from a node.
fn each_letter(
    fst: &Fst<&'static [u8]>,
    node: &Node<'_>,
    sum: u64,
    mut each: impl FnMut(char, Stop),
) {
    for transition in node.transitions() {
        let sum = sum + transition.out.value();
        match transition.inp {
            lead @ 0xC3..=0xC5 => {
                for second in fst.node(transition.addr).transitions() {
                    let bytes = [lead, second.inp];
                    let c = std::str::from_utf8(&bytes).ok().and_then(|s| s.chars().next());
                    if let Some(c) = c {
                        each(c, Stop { addr: second.addr, sum: sum + second.out.value() });
                    }
                }
            }
            // capitals begin names; a word in lower case is not read for one
            b'A'..=b'Z' | 0x80.. => {}
            ascii => each(ascii as char, Stop { addr: transition.addr, sum }),
        }
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
