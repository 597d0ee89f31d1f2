//! Forms of the lexicon that a machine may have read as a word: the word is followed through the FST, and left where the table of
//! misreadings knows another reading.
//!
//! The table names a dozen readings of a letter where the alphabet has forty, and no reading at all leaves a word of the
//! lexicon most of the time: a few hundred steps find what a walk of all that is near would look for in thousands.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::model::channel::Cost;
use crate::model::misreadings::{ANY, Misreadings};
use crate::model::{Entry, Flags, Model, Stop};
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
    let options: Vec<Vec<Choice<'_>>> = word
        .char_indices()
        .zip(&chars)
        .map(|((start, _), c)| {
            let rest = &word[start..];
            let stands = misreadings.from(*c).iter().filter(|m| rest.starts_with(&m.read));
            stands
                .map(|m| Choice {
                    printed: &m.printed,
                    width: m.read.chars().count(),
                    cost: m.cost,
                })
                .collect()
        })
        .collect();
    let mut found = Vec::new();
    for step in 0..steps {
        let mut walk = Walk {
            chars: &chars,
            options: &options,
            misreadings,
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
    let is_vouched = entry.flags.has(Flags::DICTIONARY) || entry.flags.has(Flags::CORPUS);
    entry.is_known()
        && is_vouched
        && (form.chars().count() > 1 || matches!(form, "à" | "a" | "y"))
        && form.chars().all(|c| is_french_letter(c) || matches!(c, '\'' | '-'))
}

/// What may have been printed at one place of the word.
struct Choice<'a> {
    printed: &'a str,
    /// In place of so many characters.
    width: usize,
    cost: Cost,
}

struct Walk<'a> {
    chars: &'a [char],
    /// At each place, the cheapest first.
    options: &'a [Vec<Choice<'a>>],
    misreadings: &'a Misreadings,
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
    /// not read.
    fn go(&mut self, stop: Stop, at: usize, cost: Cost, lost: bool) {
        let Some(&c) = self.chars.get(at) else {
            self.end(stop, cost);
            return self.lose(stop, at, cost, lost);
        };
        if let Some(next) = stop.follow(c.encode_utf8(&mut [0; 4])) {
            self.path.push(c);
            self.go(next, at + 1, cost, false);
            self.path.pop();
        }
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let options = self.options;
        for option in &options[at] {
            let cost = cost + option.cost;
            if cost > self.bound {
                break;
            }
            // what is lost and what is added side by side is one letter read for another
            if lost && option.printed.is_empty() {
                continue;
            }
            if let Some(next) = stop.follow(option.printed) {
                self.with(option.printed, |walk| walk.go(next, at + option.width, cost, false));
            }
        }
        if cost + ANY <= self.bound {
            stop.letters(|other, next| {
                if other != c {
                    self.path.push(other);
                    self.go(next, at + 1, cost + ANY, false);
                    self.path.pop();
                }
            });
        }
        self.left += 1;
        self.lose(stop, at, cost, lost);
    }

    /// Lets a letter be lost before character `at`.
    fn lose(&mut self, stop: Stop, at: usize, cost: Cost, lost: bool) {
        if lost || self.left == 0 {
            return;
        }
        self.left -= 1;
        let misreadings = self.misreadings;
        for misreading in misreadings.lost() {
            let cost = cost + misreading.cost;
            if cost > self.bound {
                break;
            }
            if let Some(next) = stop.follow(&misreading.printed) {
                self.with(&misreading.printed, |walk| walk.go(next, at, cost, true));
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
