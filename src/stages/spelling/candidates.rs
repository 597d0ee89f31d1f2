//! Forms of the lexicon near a word: one bounded walk of the FST at channel cost.
//!
//! The walk keeps a row of costs a letter of the path, as in the Damerau–Levenshtein table, and leaves a
//! branch when no cell of its row is within the bound. That visits a few thousand nodes where an automaton
//! built for the word would take longer to build than to run.

use fst::raw::Fst;

use crate::model::Stop;
use crate::model::channel::{Channel, Cost, IMPOSSIBLE, Letter, Place, Shape};
use crate::text::letters::base;

/// Longer words are left alone.
pub(super) const LONGEST: usize = 28;

type Row = [Cost; LONGEST + 1];

/// A form of the lexicon, and what it costs to read it for the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The form, in lower case.
    pub form: String,
    /// Its number in the lexicon.
    pub ordinal: u32,
    /// The cheapest sum of misreadings.
    pub cost: Cost,
}

/// The lower-case forms within `bound` of the lower-case `word`, cheapest first, then in alphabetical order.
pub(super) fn candidates(
    word: &str,
    fst: &Fst<&'static [u8]>,
    channel: &Channel,
    bound: Cost,
) -> Vec<Candidate> {
    let letters: Vec<Letter> = word.chars().map(Letter::of).collect();
    if letters.is_empty() || letters.len() > LONGEST {
        return Vec::new();
    }
    let reach = usize::from(bound / channel.cheapest_letter().max(1)) + 1;
    let stands = |s: &&Shape| letters.windows(s.written.len()).any(|w| w == s.written);
    let shapes = channel.shapes().iter().filter(stands).collect();
    let mut walk = Walk {
        reach,
        shapes,
        added: std::array::from_fn(|i| added(&letters, channel, i)),
        word: &letters,
        channel,
        bound,
        rows: Vec::new(),
        path: Vec::new(),
        form: String::new(),
        out: Vec::new(),
    };
    walk.rows.push(walk.first_row());
    walk.visit(Stop::root(fst));
    let mut out = walk.out;
    out.sort_unstable_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.form.cmp(&b.form)));
    out
}

/// The form of the lexicon that a lower-case word is without its accents: `hopital` → `hôpital`. The first
/// in order of bytes where there are several; the word itself does not count.
pub(super) fn with_accents(word: &str, fst: &Fst<&'static [u8]>) -> Option<u32> {
    find_accented(word, Stop::root(fst), false)
}

fn find_accented(rest: &str, stop: Stop, changed: bool) -> Option<u32> {
    let mut letters = rest.chars();
    let Some(letter) = letters.next() else {
        return stop.output().filter(|_| changed).map(|ordinal| ordinal as u32);
    };
    let (written, rest) = rest.split_at(letter.len_utf8());
    let found = stop.follow(written).and_then(|next| find_accented(rest, next, changed));
    if found.is_some() || !matches!(letter, 'a' | 'c' | 'e' | 'i' | 'o' | 'u') {
        return found;
    }
    // the accented letters of French share their first byte in UTF-8
    let mut found = None;
    stop.step(0xC3)?.steps(|second, next| {
        let fits =
            char::from_u32(0xC0 | u32::from(second) & 0x3F).is_some_and(|c| base(c) == letter);
        if found.is_none() && fits {
            found = find_accented(rest, next, true);
        }
    });
    found
}

struct Walk<'a> {
    word: &'a [Letter],
    /// How many letters can be lost or added within the bound.
    reach: usize,
    /// The shapes that stand in the word.
    shapes: Vec<&'a Shape>,
    /// `added[i]`: the cost of the `i`th letter of the word being one too many.
    added: Row,
    channel: &'a Channel,
    bound: Cost,
    /// `rows[d][i]`: the cost of reading the first `i` letters of the word for the first `d` of the path
    rows: Vec<Row>,
    path: Vec<Letter>,
    form: String,
    out: Vec<Candidate>,
}

impl Walk<'_> {
    fn first_row(&self) -> Row {
        let mut row = [IMPOSSIBLE; LONGEST + 1];
        row[0] = 0;
        for i in 1..=self.word.len() {
            row[i] = row[i - 1].saturating_add(self.added[i]);
        }
        row
    }

    fn visit(&mut self, stop: Stop) {
        if !self.path.is_empty()
            && let Some(ordinal) = stop.output()
        {
            let cost =
                self.rows[self.path.len()][self.word.len()].saturating_add(self.last_letter_lost());
            if cost <= self.bound {
                let form = self.form.clone();
                self.out.push(Candidate { form, ordinal: ordinal as u32, cost });
            }
        }
        if self.path.len() < LONGEST {
            stop.letters(|c, next| self.step(c, next));
        }
    }

    fn step(&mut self, c: char, stop: Stop) {
        let letter = Letter::of(c);
        let (row, least) = self.next_row(letter);
        if least > self.bound {
            return;
        }
        self.path.push(letter);
        self.rows.push(row);
        self.form.push(c);
        self.visit(stop);
        self.form.pop();
        self.rows.pop();
        self.path.pop();
    }

    /// The row after one more letter that was meant, and the least of its costs.
    fn next_row(&self, meant: Letter) -> (Row, Cost) {
        let depth = self.path.len();
        let above = &self.rows[depth];
        let before = depth.checked_sub(1).map(|d| (&self.rows[d], self.path[d]));
        let mut row = [IMPOSSIBLE; LONGEST + 1];
        let lost = match before {
            None => self.channel.lost(Place::Initial),
            Some((_, last)) if last == meant => self.channel.halved(),
            Some(_) => self.channel.lost(Place::Inner),
        };
        row[0] = above[0].saturating_add(lost);
        // further from the diagonal than this no path is within the bound
        let first = (depth + 1).saturating_sub(self.reach).max(1);
        let last = (depth + 1 + self.reach).min(self.word.len());
        let mut least = row[0];
        for i in first..=last {
            let written = self.word[i - 1];
            let mut cost = above[i - 1].saturating_add(self.channel.replaced(written, meant));
            cost = cost.min(above[i].saturating_add(lost));
            cost = cost.min(row[i - 1].saturating_add(self.added[i]));
            if let Some((row_before, last)) = before
                && i > 1
                && self.word[i - 2] == meant
                && written == last
                && last != meant
            {
                cost = cost.min(row_before[i - 2].saturating_add(self.channel.swapped()));
            }
            row[i] = cost;
            least = least.min(cost);
        }
        let least = least.min(self.read_shapes(meant, &mut row));
        (row, least)
    }

    /// Lets several letters be read for others where the letters meant end with `meant`; the least cost of those.
    fn read_shapes(&self, meant: Letter, row: &mut Row) -> Cost {
        let mut least = IMPOSSIBLE;
        for shape in &self.shapes {
            let Some((&last, earlier)) = shape.meant.split_last() else { continue };
            if last != meant || !self.path.ends_with(earlier) {
                continue;
            }
            let from = &self.rows[self.path.len() - earlier.len()];
            let width = shape.written.len();
            for i in width..=self.word.len() {
                if self.word[i - width..i] == shape.written[..] {
                    row[i] = row[i].min(from[i - width].saturating_add(shape.cost));
                    least = least.min(row[i]);
                }
            }
        }
        least
    }

    /// What a lost last letter costs beyond a lost inner one, if the last letter of the path was lost.
    fn last_letter_lost(&self) -> Cost {
        let depth = self.path.len();
        let n = self.word.len();
        if depth < 2 {
            return 0;
        }
        let lost = self.rows[depth - 1][n].saturating_add(self.channel.lost(Place::Inner));
        if lost == self.rows[depth][n] {
            self.channel.lost(Place::Final).saturating_sub(self.channel.lost(Place::Inner))
        } else {
            0
        }
    }
}

/// The cost of the `i`th letter of a word being one too many.
fn added(word: &[Letter], channel: &Channel, i: usize) -> Cost {
    if i == 0 || i > word.len() {
        IMPOSSIBLE
    } else if i > 1 && word[i - 1] == word[i - 2] {
        channel.doubled()
    } else if i == 1 {
        channel.added(Place::Initial)
    } else if i == word.len() {
        channel.added(Place::Final)
    } else {
        channel.added(Place::Inner)
    }
}
