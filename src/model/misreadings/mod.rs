//! What a machine that reads print takes for what: `rn` for `m`, `l'` for `r`, a speck for a full stop.
//!
//! The table is `dictionaries/tables/misreadings.tsv`: what was read, what was printed, how often the one was read for the
//! other, and how often it was printed at all, so that anyone's own counts can be put in its place; see [`Fitting`].

mod choices;
mod fit;

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use choices::Choices;
pub use fit::Fitting;
use rustc_hash::FxHashMap;

use super::channel::{Cost, Letter};
use super::format::FormatError;
use crate::text::letters::base;

/// The cost of one letter read for any other, whatever the table says of the two: hundredths of a nat. Those that were never
/// counted are about three in ten thousand letters together, and may be any of forty.
pub const ANY: Cost = 950;

/// What is added to a count of one letter read for another, and to the count of that letter: letters seldom counted are
/// read like others. Letters that differ in their accents alone are so more often than others.
const UNSEEN: f32 = 0.25;
const UNSEEN_ACCENT: f32 = 1.5;
const PRIOR: f32 = 20.0;

/// The cost of a hyphen that is left where a line was cut.
const HYPHEN: Cost = 150;

/// One way to read something in print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misreading {
    /// What is read, in lower case; nothing where a letter was lost.
    pub read: String,
    /// What was printed; nothing where something was read that is not there.
    pub printed: String,
    /// The letters of that.
    pub letters: Vec<Letter>,
    /// How many characters were read.
    pub width: usize,
    /// How unlikely that is, in hundredths of a nat.
    pub cost: Cost,
}

impl Misreading {
    fn new(read: &str, printed: &str, cost: Cost) -> Self {
        let letters = printed.chars().map(Letter::of).collect();
        let width = read.chars().count();
        Self { read: read.to_owned(), printed: printed.to_owned(), letters, width, cost }
    }
}

/// How often one thing was read for another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Count {
    times: f32,
    /// How often it was printed, however it was read.
    printed: f32,
}

/// What a machine takes for what.
#[derive(Clone, Debug)]
pub struct Misreadings {
    /// Tells tables apart, for those who remember what they found with one.
    id: usize,
    counts: Vec<(String, String, Count)>,
    /// By the first character read, the cheapest first.
    by_first: FxHashMap<char, Vec<Misreading>>,
    /// The same, laid out for searches, and for characters that begin none.
    choices: FxHashMap<char, Choices>,
    any: Choices,
    /// Letters that were lost.
    lost: Choices,
}

impl PartialEq for Misreadings {
    fn eq(&self, other: &Self) -> bool {
        self.counts == other.counts
    }
}

impl Misreadings {
    /// Reads the table: what was read, what was printed, how often, and how often of all; parted by tabs. The first or
    /// the second may be empty.
    ///
    /// # Errors
    /// If a line is of another form.
    pub fn parse(table: &str) -> Result<Self, FormatError> {
        let counts = table
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| {
                row(line).ok_or_else(|| FormatError::Table {
                    table: "misreadings",
                    line: line.to_owned(),
                    expected: "what was read, what was printed, how often, and how often of all, parted by tabs",
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self::of(counts))
    }

    fn of(mut counts: Vec<(String, String, Count)>) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        counts.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        let mut by_first: FxHashMap<char, Vec<Misreading>> = FxHashMap::default();
        let mut lost = Vec::new();
        for (read, printed, count) in &counts {
            let cost = cost(read, printed, *count);
            let misreading = Misreading::new(read, printed, cost);
            match read.chars().next() {
                Some(first) => by_first.entry(first).or_default().push(misreading),
                None => lost.push(misreading),
            }
        }
        let hyphen = Misreading::new("-", "", HYPHEN);
        let of_hyphen = by_first.entry('-').or_default();
        of_hyphen.retain(|m| !(m.read == "-" && m.printed.is_empty()));
        of_hyphen.push(hyphen);
        let order = |a: &Misreading, b: &Misreading| {
            a.cost.cmp(&b.cost).then_with(|| a.printed.cmp(&b.printed))
        };
        for list in by_first.values_mut() {
            list.sort_by(order);
        }
        lost.sort_by(order);
        let choices =
            by_first.iter().map(|(first, list)| (*first, Choices::of(list, 1, ANY))).collect();
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            counts,
            by_first,
            choices,
            any: Choices::any(),
            lost: Choices::lost(&lost),
        }
    }

    /// The table, as [`parse`](Self::parse) reads it.
    pub fn to_tsv(&self) -> String {
        let mut out = String::from("# read\tprinted\ttimes\tprinted times\n");
        for (read, printed, Count { times, printed: of }) in &self.counts {
            let _ = writeln!(out, "{read}\t{printed}\t{times}\t{of}");
        }
        out
    }

    /// Tells this table from any other of the process.
    pub(crate) const fn id(&self) -> usize {
        self.id
    }

    /// What may have been printed where `first` is the next character read; the cheapest first.
    pub fn from(&self, first: char) -> &[Misreading] {
        self.by_first.get(&first).map_or(&[], Vec::as_slice)
    }

    /// The same, with all that the table does not name.
    pub fn choices(&self, first: char) -> &Choices {
        self.choices.get(&first).unwrap_or(&self.any)
    }

    /// Letters that may have been lost.
    pub const fn lost(&self) -> &Choices {
        &self.lost
    }

    /// What words may begin with where an elided word was printed: `r` for `l'`.
    pub fn elisions(&self, word: &str) -> impl Iterator<Item = &Misreading> {
        let first = word.chars().next();
        let misreadings = first.map_or(&[][..], |first| self.from(first));
        misreadings.iter().filter(move |m| m.printed.ends_with('\'') && word.starts_with(&m.read))
    }
}

/// A line of the table.
fn row(line: &str) -> Option<(String, String, Count)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let &[read, printed, times, of] = &fields[..] else { return None };
    let count = Count { times: times.parse().ok()?, printed: of.parse().ok()? };
    let holds = read != printed
        && count.times > 0.0
        && count.printed >= count.times
        && count.printed.is_finite();
    holds.then(|| (read.to_owned(), printed.to_owned(), count))
}

/// Minus the logarithm of the share, in hundredths.
fn cost(read: &str, printed: &str, count: Count) -> Cost {
    let single = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    let share = match (single(read), single(printed)) {
        (Some(a), Some(b)) => {
            let accent = a.is_alphabetic() && base(a) == base(b);
            let unseen = if accent { UNSEEN_ACCENT } else { UNSEEN };
            (count.times + unseen) / (count.printed + PRIOR)
        }
        _ => count.times / count.printed,
    };
    let nats = -share.min(1.0).ln() * 100.0;
    let most =
        if single(read).is_some() && single(printed).is_some() { ANY } else { Cost::MAX / 8 };
    (nats.round() as Cost).clamp(1, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_and_written() {
        let table = "rn\tm\t30\t3000\n\tl\t5\t9000\nr\tl'\t10\t4000\n";
        let misreadings = Misreadings::parse(table).unwrap();
        assert_eq!(misreadings.from('r').len(), 2);
        assert_eq!(misreadings.from('r')[1].cost, 599);
        assert_eq!(misreadings.lost().cost(Letter::of('l')), misreadings.lost().cheapest);
        assert_eq!(misreadings.elisions("rami").count(), 1);
        let again = Misreadings::parse(&misreadings.to_tsv()).unwrap();
        assert_eq!(again.from('r'), misreadings.from('r'));
    }

    #[test]
    fn a_wrong_table_is_refused() {
        for table in [
            "rn\tm\t3",
            "rn\tm\tx\t9",
            "rn\tm\t9\t3",
            "m\tm\t1\t3",
            "rn\tm\t0\t3",
            "a\tb\t1\t2\t3",
            "a\tb\t1\tNaN",
        ] {
            assert!(Misreadings::parse(table).is_err(), "{table}");
        }
    }
}
