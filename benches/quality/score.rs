//! What was changed against what should have been.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use coquille::{Cleaner, Edit};

use crate::pairs::Pair;

/// A run of the damaged text, in bytes, and what it becomes.
type Change = (usize, usize, String);

/// The counts of a set of pairs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    wanted: usize,
    made: usize,
    right: usize,
    /// Wrong letters before and after, and letters.
    letters: [usize; 3],
    /// Wrong words before and after, and words.
    words: [usize; 3],
    clean_words: usize,
    clean_edits: usize,
}

/// Edits made and right edits, by reason.
#[derive(Debug, Default)]
pub(crate) struct Reasons(BTreeMap<&'static str, (usize, usize)>);

impl Score {
    /// Cleans a text and counts; what was wrongly made and what was missed is returned, a line each.
    pub(crate) fn add(&mut self, cleaner: &Cleaner, pair: &Pair, reasons: &mut Reasons) -> String {
        let cleaned = cleaner.explain(&pair.noisy);
        let wanted = changes(&pair.noisy, &pair.gold);
        let made = changes(&pair.noisy, &cleaned.text);
        self.wanted += wanted.len();
        self.made += made.len();
        self.right += made.intersection(&wanted).count();
        let (noisy, said, gold) = (level(&pair.noisy), level(&cleaned.text), level(&pair.gold));
        let letters = [strsim::levenshtein(&noisy, &gold), strsim::levenshtein(&said, &gold)];
        add(&mut self.letters, letters, gold.chars().count());
        let [noisy, said, gold] = [&noisy, &said, &gold].map(|t| t.split(' ').collect::<Vec<_>>());
        let wrong = [&noisy, &said].map(|words| strsim::generic_levenshtein(words, &gold));
        add(&mut self.words, wrong, gold.len());
        if wanted.is_empty() {
            self.clean_words += noisy.len();
            self.clean_edits += made.len();
        }
        for edit in &cleaned.edits {
            let count = reasons.0.entry(edit.reason.code()).or_default();
            count.0 += 1;
            count.1 += usize::from(is_right(edit, &made, &wanted));
        }
        let line = |sign, (start, end, after): &Change| {
            format!("{sign} [{}→{after}] {}\n", &pair.noisy[*start..*end], pair.noisy)
        };
        let wrong = made.difference(&wanted).map(|change| line("wrong ", change));
        wrong.chain(wanted.difference(&made).map(|change| line("missed", change))).collect()
    }

    /// The share of right edits among those made.
    pub(crate) fn precision(&self) -> f64 {
        share(self.right, self.made)
    }

    /// The share of right edits among those wanted.
    pub(crate) fn recall(&self) -> f64 {
        share(self.right, self.wanted)
    }

    /// Both in one, precision with more weight.
    pub(crate) fn f05(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 {
            return 0.0;
        }
        1.25 * precision * recall / (0.25 * precision + recall)
    }

    /// Edits in 10,000 words of the texts that are right as they are.
    pub(crate) fn clean_edits(&self) -> Option<f64> {
        (self.clean_words > 0).then(|| 1e4 * self.clean_edits as f64 / self.clean_words as f64)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.wanted == 0 {
            f.write_str("– | – | –")?;
        } else {
            write!(f, "{:.3} | {:.3} | {:.3}", self.precision(), self.recall(), self.f05())?;
        }
        for [before, after, all] in [self.letters, self.words] {
            let percent = |wrong| 100.0 * wrong as f64 / (all as f64).max(1.0);
            write!(f, " | {:.2} → {:.2} %", percent(before), percent(after))?;
        }
        match self.clean_edits() {
            Some(edits) => write!(f, " | {edits:.1}"),
            None => f.write_str(" | –"),
        }
    }
}

impl fmt::Display for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("| reason | edits | right |\n|---|---:|---:|\n")?;
        self.0.iter().try_for_each(|(reason, (made, right))| {
            writeln!(f, "| `{reason}` | {made} | {right} |")
        })
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { part as f64 / all as f64 }
}

fn add(sums: &mut [usize; 3], wrong: [usize; 2], all: usize) {
    for (sum, n) in sums.iter_mut().zip([wrong[0], wrong[1], all]) {
        *sum += n;
    }
}

/// Whether all that the edit changes is changed so in the gold.
fn is_right(edit: &Edit, made: &BTreeSet<Change>, wanted: &BTreeSet<Change>) -> bool {
    let touches = |change: &&Change| change.0 <= edit.end && edit.start <= change.1;
    made.iter().filter(touches).all(|change| wanted.contains(change))
}

/// The runs of the damaged text that differ from the other text.
fn changes(noisy: &str, other: &str) -> BTreeSet<Change> {
    let (a, b) = (tokens(noisy), tokens(other));
    let words = |tokens: &[(usize, &str)]| tokens.iter().map(|t| level(t.1)).collect::<Vec<_>>();
    let (left, right) = (words(&a), words(&b));
    let start_of = |i: usize| a.get(i).map_or(noisy.len(), |t| t.0);
    let mut changes = BTreeSet::new();
    let mut at = (0, 0);
    let end = (a.len(), b.len());
    for (i, j) in common(&left, &right).into_iter().chain([end]) {
        if (i, j) != at {
            changes.insert((start_of(at.0), start_of(i), right[at.1..j].concat()));
        }
        at = (i + 1, j + 1);
    }
    changes
}

/// The places that two rows keep in common where the fewest are changed, put in or taken out.
fn common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y);
    let tail = tail.count();
    let (rows, columns) = (a.len() - head - tail, b.len() - head - tail);
    let width = columns + 1;
    let mut cost = vec![0_u32; (rows + 1) * width];
    for i in 0..=rows {
        for j in 0..=columns {
            cost[i * width + j] = if i == 0 || j == 0 {
                (i + j) as u32
            } else {
                let change = u32::from(a[head + i - 1] != b[head + j - 1]);
                let (up, left) = (cost[(i - 1) * width + j], cost[i * width + j - 1]);
                (cost[(i - 1) * width + j - 1] + change).min(1 + up.min(left))
            };
        }
    }
    let mut kept: Vec<_> = (0..tail).map(|n| (a.len() - 1 - n, b.len() - 1 - n)).collect();
    let (mut i, mut j) = (rows, columns);
    while i > 0 && j > 0 {
        let here = cost[i * width + j];
        let same = a[head + i - 1] == b[head + j - 1];
        if same && here == cost[(i - 1) * width + j - 1] {
            (i, j) = (i - 1, j - 1);
            kept.push((head + i, head + j));
        } else if !same && here == cost[(i - 1) * width + j - 1] + 1 {
            (i, j) = (i - 1, j - 1);
        } else if here == cost[(i - 1) * width + j] + 1 {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    kept.extend((0..head).rev().map(|n| (n, n)));
    kept.reverse();
    kept
}

/// Words, runs of blanks, and marks, each with where it begins.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let kind = |c: char| if c.is_whitespace() { 1 } else { u8::from(!c.is_alphanumeric()) * 2 };
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) =
            chars.peek().filter(|c| kind(first) < 2 && kind(c.1) == kind(first))
        {
            end = at + c.len_utf8();
            chars.next();
        }
        tokens.push((start, &text[start..end]));
    }
    tokens
}

/// The text with apostrophes of one shape and blanks of one kind, one at a time.
fn level(text: &str) -> String {
    let mut level = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | 'ʼ' => level.push('\''),
            c if c.is_whitespace() => {
                if !level.ends_with(' ') {
                    level.push(' ');
                }
            }
            c => level.push(c),
        }
    }
    level
}
