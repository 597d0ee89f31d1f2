//! Forms of the lexicon that a machine may have read as a word: the word is followed through the FST, and left where the table of
//! misreadings knows another reading.
//!
//! The table names a dozen readings of a letter where the alphabet has forty, and no reading at all leaves a word of the
//! lexicon most of the time: a few hundred steps find what a walk of all that is near would look for in thousands.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::model::channel::Cost;
use crate::model::misreadings::{ANY, Misreading, Misreadings};
use crate::model::{Entry, Model, Node, Stop};
use crate::stages::spelling::is_candidate;
use crate::text::letters::is_french_letter;

/// Longer words are left alone.
pub(super) const LONGEST: usize = 24;

/// So far the search goes, step by step, until it finds a word in use; one step only for words of up to three letters, two
/// for those of up to seven. In hundredths of a nat: one misreading of any kind, two or three of those that are usual.
const BOUNDS: [Cost; 3] = [960, 1350, 1700];
/// So many misreadings are in one word at most, at each of these steps.
const MISREADINGS: [u32; 3] = [2, 2, 3];
const SHORT: usize = 3;
const MIDDLING: usize = 7;
/// A word is in use from this Zipf frequency on.
const IN_USE: f32 = 3.0;
/// What costs so much more than the cheapest is left out.
const SLACK: Cost = 550;
const SLACK_SHORT: Cost = 900;
/// So many forms are kept, the likeliest first.
const KEPT: usize = 12;

/// A form of the lexicon, and what it costs to have read the word for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// In lower case.
    pub form: String,
    pub entry: Entry,
    pub cost: Cost,
}

/// The forms that may have been printed where `word`, in lower case, was read; not the word itself.
pub(super) fn search(
    model: &Model,
    misreadings: &Misreadings,
    word: &str,
    known: bool,
) -> Vec<Found> {
    let chars: Vec<char> = word.chars().collect();
    let steps = match chars.len() {
        0 => 0,
        _ if known => 1,
        n if n > LONGEST => 0,
        n if n <= SHORT => 1,
        n if n <= MIDDLING => 2,
        _ => 3,
    };
    let mut starts: Vec<usize> = word.char_indices().map(|(start, _)| start).collect();
    starts.push(word.len());
    let options: Vec<Vec<Choice<'_>>> = starts
        .iter()
        .zip(&chars)
        .map(|(&start, c)| {
            let rest = &word[start..];
            let stands = misreadings.from(*c).iter().filter(|m| rest.starts_with(&m.read));
            stands.map(Choice::of).collect()
        })
        .collect();
    let lost: Vec<Choice<'_>> = misreadings.lost().iter().map(Choice::of).collect();
    let cheapest = options.iter().chain([&lost]).filter_map(|choices| choices.first());
    let least = cheapest.map(|choice| choice.cost).min().unwrap_or(ANY).min(ANY);
    let mut found = Vec::new();
    for step in 0..steps {
        let mut walk = Walk {
            word,
            starts: &starts,
            chars: &chars,
            options: &options,
            lost: &lost,
            least,
            bound: BOUNDS[step],
            slack: if chars.len() <= SHORT { SLACK_SHORT } else { SLACK },
            left: MISREADINGS[step],
            path: String::new(),
            out: Vec::new(),
        };
        walk.go(Stop::root(model.lexicon.fst()), 0, 0, false);
        found = select(model, word, walk.out);
        if found.iter().any(|f: &Found| f.entry.zipf() > IN_USE) {
            break;
        }
    }
    found
}

/// What may be meant of what was found, the likeliest first.
fn select(model: &Model, word: &str, mut found: Vec<(String, u32, Cost)>) -> Vec<Found> {
    found.sort_unstable_by(|a, b| (&a.0, a.2).cmp(&(&b.0, b.2)));
    found.dedup_by(|b, a| a.0 == b.0);
    let mut out: Vec<Found> = found
        .into_iter()
        .map(|(form, ordinal, cost)| Found { form, entry: model.lexicon.entry(ordinal), cost })
        .filter(|f| f.form != word && is_word(&f.form, f.entry))
        .collect();
    let likelihood =
        |f: &Found| f.entry.zipf() * std::f32::consts::LN_10 - f32::from(f.cost) / 100.0;
    out.sort_by(|a, b| likelihood(b).total_cmp(&likelihood(a)).then_with(|| a.form.cmp(&b.form)));
    out.truncate(KEPT);
    out
}

/// Whether a form is one that print has: in use, in French letters, and of one letter only where that is a word.
fn is_word(form: &str, entry: Entry) -> bool {
    is_candidate(entry)
        && (form.chars().count() > 1 || matches!(form, "à" | "a" | "y"))
        && form.chars().all(|c| is_french_letter(c) || matches!(c, '\'' | '-'))
}

/// What may have been printed at one place of the word.
struct Choice<'a> {
    printed: &'a str,
    /// The first byte of that, as a [`Node`] has it; any where nothing was printed.
    first: u64,
    /// The letter printed in place of one.
    single: Option<char>,
    /// In place of so many characters.
    width: usize,
    cost: Cost,
}

impl<'a> Choice<'a> {
    fn of(misreading: &'a Misreading) -> Self {
        let Misreading { read, printed, cost } = misreading;
        let width = read.chars().count();
        let mut letters = printed.chars();
        let single = letters.next().filter(|_| width == 1 && letters.next().is_none());
        let first = printed.bytes().next().map_or(u64::MAX, Node::bit);
        Self { printed, first, single, width, cost: *cost }
    }
}

struct Walk<'a> {
    word: &'a str,
    /// Where each character of the word begins, and where it ends.
    starts: &'a [usize],
    chars: &'a [char],
    /// At each place, the cheapest first.
    options: &'a [Vec<Choice<'a>>],
    /// What may have been lost, the cheapest first.
    lost: &'a [Choice<'a>],
    /// What the cheapest misreading costs that may be in the word.
    least: Cost,
    /// Nothing that costs more is found; sinks to what lies close behind the cheapest.
    bound: Cost,
    slack: Cost,
    /// So many more misreadings may be in the word.
    left: u32,
    path: String,
    out: Vec<(String, u32, Cost)>,
}

impl Walk<'_> {
    /// Goes on from `stop`, where the characters before `at` are read, at a cost. `lost` says that the last letter of the path was
    /// not read. Leaves the path longer than it was.
    fn go(&mut self, mut stop: Stop, mut at: usize, cost: Cost, mut lost: bool) {
        // most are soon lost where no other misreading is cheap enough
        while cost <= self.bound {
            if self.left == 0 || cost + self.least > self.bound {
                return self.go_straight(stop, at, cost);
            }
            let Some(&start) = self.starts.get(at + 1).and(self.starts.get(at)) else {
                self.end(stop, cost);
                return self.lose(stop.node(), at, cost, lost);
            };
            let node = stop.node();
            if self.may_be_misread(node, at, cost, lost) {
                return self.misread(stop, node, at, cost, lost);
            }
            let read = &self.word[start..self.starts[at + 1]];
            let Some(next) = node.follow(read) else { return };
            self.path.push_str(read);
            (stop, at, lost) = (next, at + 1, false);
        }
    }

    /// Goes on where no other misreading can be in the word.
    fn go_straight(&mut self, stop: Stop, at: usize, cost: Cost) {
        let word = self.word;
        let rest = &word[self.starts[at]..];
        if let Some(last) = stop.follow(rest) {
            self.path.push_str(rest);
            self.end(last, cost);
        }
    }

    /// Whether anything but the character at `at` may have been printed there.
    fn may_be_misread(&self, node: Node, at: usize, cost: Cost, lost: bool) -> bool {
        let is_cheap = |choice: &&Choice<'_>| cost + choice.cost <= self.bound;
        cost + ANY <= self.bound
            || self.options[at].first().is_some_and(|choice| is_cheap(&choice))
            || !lost && self.lost.iter().take_while(is_cheap).any(|loss| node.has_any(loss.first))
    }

    fn misread(&mut self, stop: Stop, node: Node, at: usize, cost: Cost, lost: bool) {
        let read = &self.word[self.starts[at]..self.starts[at + 1]];
        if let Some(next) = node.follow(read) {
            self.with(read, |walk| walk.go(next, at + 1, cost, false));
        }
        self.left -= 1;
        let options = &self.options[at];
        for option in options {
            let cost = cost + option.cost;
            if cost > self.bound {
                break;
            }
            // what is lost and what is added side by side is one letter read for another
            if !node.has_any(option.first) && !option.printed.is_empty()
                || lost && option.printed.is_empty()
            {
                continue;
            }
            if let Some(next) = node.follow(option.printed) {
                self.with(option.printed, |walk| walk.go(next, at + option.width, cost, false));
            }
        }
        if cost + ANY <= self.bound {
            let c = self.chars[at];
            stop.letters(|other, next| {
                // what the table has was followed for less
                let is_same = |option: &Choice<'_>| option.single == Some(other);
                if other != c && !options.iter().any(is_same) {
                    self.with(other.encode_utf8(&mut [0; 4]), |walk| {
                        walk.go(next, at + 1, cost + ANY, false);
                    });
                }
            });
        }
        self.left += 1;
        self.lose(node, at, cost, lost);
    }

    /// Lets a letter be lost before character `at`.
    fn lose(&mut self, node: Node, at: usize, cost: Cost, lost: bool) {
        if lost || self.left == 0 {
            return;
        }
        self.left -= 1;
        let losses = self.lost;
        for loss in losses {
            let cost = cost + loss.cost;
            if cost > self.bound {
                break;
            }
            if node.has_any(loss.first)
                && let Some(next) = node.follow(loss.printed)
            {
                self.with(loss.printed, |walk| walk.go(next, at, cost, true));
            }
        }
        self.left += 1;
    }

    fn with(&mut self, printed: &str, go: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push_str(printed);
        go(self);
        self.path.truncate(length);
    }

    fn end(&mut self, stop: Stop, cost: Cost) {
        if let Some(ordinal) = stop.output().filter(|_| !self.path.is_empty() && cost <= self.bound)
        {
            self.out.push((self.path.clone(), ordinal as u32, cost));
            if cost > 0 {
                self.bound = self.bound.min(cost.saturating_add(self.slack));
            }
        }
    }
}

/// What a thread has found, by the number of the table and the word.
type Memo = FxHashMap<(usize, bool, String), Rc<Vec<Found>>>;

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// So many words are remembered; then all are forgotten. What is found does not depend on it.
const REMEMBERED: usize = 20_000;

/// The same, remembered: a page stumbles over the same words again.
pub(super) fn recall(
    model: &Model,
    misreadings: &Misreadings,
    word: &str,
    known: bool,
) -> Rc<Vec<Found>> {
    let key = (misreadings.id(), known, word.to_owned());
    if let Some(found) = MEMO.with_borrow(|memo| memo.get(&key).cloned()) {
        return found;
    }
    let found = Rc::new(search(model, misreadings, word, known));
    MEMO.with_borrow_mut(|memo| {
        if memo.len() >= REMEMBERED {
            memo.clear();
        }
        memo.insert(key, Rc::clone(&found));
    });
    found
}
