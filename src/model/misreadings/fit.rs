//! Counts what was read for what in pairs of text as it was read and as it was printed.

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Count, Misreadings};

/// At most so many letters are read for so many others.
const WIDEST: usize = 3;
/// Words in which more letters differ, or more than half of those printed, are not the same word.
const FURTHEST: usize = 5;
/// One letter read for another counts from so many times on, several from so many.
const LEAST: u32 = 2;
const LEAST_SHAPES: u32 = 3;
/// What is known already counts as so many letters of each kind that were printed.
const KNOWN: f32 = 300.0;
/// What is read so seldom is left out: tables write three digits behind the point.
const SELDOM: f32 = 0.001;

/// Counts of misreadings. Counts of parts of a corpus add up, in any order.
#[derive(Clone, Debug, Default)]
pub struct Fitting {
    read: FxHashMap<(String, String), u32>,
    /// How often each letter or row of letters was printed; for the empty one, how many places there were.
    printed: FxHashMap<String, u32>,
}

impl Fitting {
    /// Adds a text as it was read, and the same as it was printed.
    pub fn add(&mut self, read: &str, printed: &str) {
        let [read, printed] = [read, printed].map(words);
        for op in capture_diff_slices(Algorithm::Myers, &read, &printed) {
            match op {
                DiffOp::Equal { old_index, len, .. } => {
                    read[old_index..old_index + len].iter().for_each(|word| self.add_printed(word));
                }
                DiffOp::Replace { old_index, old_len, new_index, new_len }
                    if old_len == new_len =>
                {
                    let pairs = read[old_index..].iter().zip(&printed[new_index..]);
                    pairs.take(old_len).for_each(|(a, b)| self.add_word(a, b));
                }
                _ => {}
            }
        }
    }

    /// Adds what others counted.
    pub fn merge(&mut self, other: &Self) {
        for (key, n) in &other.read {
            *self.read.entry(key.clone()).or_default() += n;
        }
        for (key, n) in &other.printed {
            *self.printed.entry(key.clone()).or_default() += n;
        }
    }

    fn add_word(&mut self, read: &str, printed: &str) {
        let (a, b): (Vec<char>, Vec<char>) = (read.chars().collect(), printed.chars().collect());
        if a.is_empty() || !printed.contains(char::is_alphabetic) {
            return;
        }
        self.add_printed(printed);
        // 11 for il, of which nothing is left
        let whole = || (a.len().max(b.len()) <= WIDEST).then(|| vec![(0..a.len(), 0..b.len())]);
        let Some(blocks) = differences(&a, &b).or_else(whole) else { return };
        for (from, to) in blocks {
            if from.len() <= WIDEST && to.len() <= WIDEST {
                let key = (a[from].iter().collect(), b[to].iter().collect());
                *self.read.entry(key).or_default() += 1;
            }
        }
    }

    fn add_printed(&mut self, word: &str) {
        if !word.contains(char::is_alphabetic) {
            return;
        }
        let starts: Vec<usize> =
            word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        *self.printed.entry(String::new()).or_default() += starts.len() as u32;
        for width in 1..=WIDEST {
            for row in starts.windows(width + 1) {
                *self.printed.entry(word[row[0]..row[width]].to_owned()).or_default() += 1;
            }
        }
    }

    /// What was counted, as a table. `known` speaks for what was seldom printed: for as much as 300 letters of each kind.
    pub fn table(&self, known: Option<&Misreadings>) -> Misreadings {
        let prior = if known.is_some() { KNOWN } else { 0.0 };
        let mut counts: FxHashMap<(String, String), Count> = FxHashMap::default();
        for (key, &times) in &self.read {
            let is_single = key.0.chars().count() <= 1 && key.1.chars().count() <= 1;
            let least = match (is_single, known.is_some()) {
                (true, true) => 1,
                (true, false) | (false, true) => LEAST,
                (false, false) => LEAST_SHAPES,
            };
            if times >= least {
                let printed = self.times_printed(&key.1).max(times);
                let count = Count { times: times as f32, printed: printed as f32 + prior };
                counts.insert(key.clone(), count);
            }
        }
        for (read, printed, count) in known.iter().flat_map(|known| &known.counts) {
            let entry = counts.entry((read.clone(), printed.clone())).or_insert_with(|| {
                let own = self.times_printed(printed) as f32;
                Count { times: 0.0, printed: own + prior }
            });
            entry.times += count.times / count.printed * prior;
        }
        let rows = counts.into_iter().map(|((read, printed), count)| (read, printed, count));
        Misreadings::of(rows.filter(|row| row.2.times >= SELDOM).collect())
    }

    fn times_printed(&self, row: &str) -> u32 {
        self.printed.get(row).copied().unwrap_or(0)
    }
}

/// The words of a text in lower case, without the marks around them.
fn words(text: &str) -> Vec<String> {
    let word = |word: &str| {
        let word = word.trim_matches(|c: char| ".,;:!?()«»\"'’-".contains(c)).to_lowercase();
        word.replace('’', "'")
    };
    text.split_whitespace().map(word).collect()
}

/// Where two words differ: which letters of the one stand for which of the other. None where they are not the same word.
fn differences(
    a: &[char],
    b: &[char],
) -> Option<Vec<(std::ops::Range<usize>, std::ops::Range<usize>)>> {
    let width = b.len() + 1;
    let mut table = vec![0_usize; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i * width + j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => {
                    let changed =
                        table[(i - 1) * width + j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let beside = table[(i - 1) * width + j].min(table[i * width + j - 1]) + 1;
                    changed.min(beside)
                }
            };
        }
    }
    let distance = table[a.len() * width + b.len()];
    if distance > FURTHEST || distance > 1 && distance * 2 > b.len() {
        return None;
    }
    let mut blocks: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> = Vec::new();
    let (mut i, mut j) = (a.len(), b.len());
    let mut open = false;
    while i > 0 || j > 0 {
        let here = table[i * width + j];
        let is = |i: usize, j: usize, cost: usize| table[i * width + j] + cost == here;
        if i > 0 && j > 0 && a[i - 1] == b[j - 1] && is(i - 1, j - 1, 0) {
            (i, j, open) = (i - 1, j - 1, false);
            continue;
        }
        let (from, to) = if i > 0 && j > 0 && is(i - 1, j - 1, 1) {
            (i - 1, j - 1)
        } else if i > 0 && is(i - 1, j, 1) {
            (i - 1, j)
        } else {
            (i, j - 1)
        };
        match blocks.last_mut().filter(|_| open) {
            Some((a, b)) => (a.start, b.start) = (from, to),
            None => blocks.push((from..i, to..j)),
        }
        (i, j, open) = (from, to, true);
    }
    Some(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_side_by_side_are_one_misreading() {
        let [a, b] = ["rnairie", "mairie"].map(|w| w.chars().collect::<Vec<_>>());
        assert_eq!(differences(&a, &b), Some(vec![(0..2, 0..1)]));
        let [a, b] = ["jardin", "balcon"].map(|w| w.chars().collect::<Vec<_>>());
        assert_eq!(differences(&a, &b), None);
    }

    #[test]
    fn what_is_read_often_costs_little() {
        let mut fitting = Fitting::default();
        for _ in 0..20 {
            fitting.add(
                "La rnairie et le rnarché sont ferrnés.",
                "La mairie et le marché sont fermés.",
            );
        }
        let own = fitting.table(None);
        assert!(own.from('r').iter().any(|m| m.printed == "m" && m.cost < 50), "{}", own.to_tsv());
        let known = Misreadings::parse("u\tn\t20\t4000\n").unwrap();
        let both = fitting.table(Some(&known));
        assert!(both.from('r').iter().any(|m| m.printed == "m"));
        assert!(both.from('u').iter().any(|m| m.printed == "n"));
    }
}
