//! Forms of the lexicon near a word: one bounded walk of its letters at channel cost.
//!
//! The walk keeps a row of costs a letter of the path, as in the Damerau–Levenshtein table, and leaves a
//! branch when no cell of its row is within the bound, or no form behind is as long as that allows. That visits some
//! hundred nodes where an automaton built for the word would take longer to build than to run.

use fst::raw::Fst;

use super::forms::Forms;
use crate::model::channel::{Channel, Cost, IMPOSSIBLE, LETTERS, Letter, Place, Shape};
use crate::model::{Change, Lengths, LetterSet, Stop};
use crate::text::letters::base;

/// Longer words are left alone.
pub(super) const LONGEST: usize = 28;

/// A cost for each letter of a word and what stands before the first; some more, so that a row is filled at once.
type Row = [Cost; 32];
const NOWHERE: Row = [IMPOSSIBLE; 32];

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
    forms: &impl Forms,
    channel: &Channel,
    bound: Cost,
) -> Vec<Candidate> {
    let letters: Vec<Letter> = word.chars().map(Letter::of).collect();
    if letters.is_empty() || letters.len() > LONGEST {
        return Vec::new();
    }
    let reach = usize::from(bound / channel.cheapest_letter().max(1)) + 1;
    let stands = |s: &&Shape| letters.windows(s.written.len()).any(|w| w == s.written);
    let shapes: Vec<&Shape> = channel.shapes().iter().filter(stands).collect();
    let needed = needed(&letters, forms, channel, &shapes);
    if needed[0] > bound {
        return Vec::new();
    }
    let mut walk = Walk {
        forms,
        reach,
        shapes,
        shapes_end: LetterSet::default(),
        longer: channel.cheapest_lost(),
        shorter: channel.cheapest_added(),
        cheapest_leap: channel.swapped(),
        longest_leap: 2,
        before: [LetterSet::default(); LETTERS],
        added: std::array::from_fn(|i| added(&letters, channel, i)),
        needed,
        replaced: vec![NOWHERE; LETTERS],
        stands: [0; LETTERS],
        word: &letters,
        channel,
        bound,
        rows: vec![NOWHERE; LONGEST + 1],
        within: [[0; 2]; LONGEST + 1],
        least: [0; LONGEST + 1],
        path: Vec::new(),
        out: Vec::new(),
    };
    walk.prepare();
    walk.visit(forms.root());
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

struct Walk<'a, F> {
    forms: &'a F,
    word: &'a [Letter],
    /// How many letters can be lost or added within the bound.
    reach: usize,
    /// The shapes that stand in the word.
    shapes: Vec<&'a Shape>,
    /// The letters that what they were meant for ends with.
    shapes_end: LetterSet,
    /// What it costs at least, a letter, that a form is longer than the word, or shorter.
    longer: Cost,
    shorter: Cost,
    /// The least that it costs to read several letters of a form at once, and how many at most.
    cheapest_leap: Cost,
    longest_leap: usize,
    /// The letters that stand in the word before each letter.
    before: [LetterSet; LETTERS],
    /// `added[i]`: the cost of the `i`th letter of the word being one too many.
    added: Row,
    /// `needed[i]`: what the letters of the word behind the first `i` cost at least.
    needed: Row,
    /// `replaced[m][i]`: the cost of the `i`th letter of the word where letter `m` was meant.
    replaced: Vec<Row>,
    /// Where each letter stands in the word: bit `i` for the `i`th.
    stands: [u32; LETTERS],
    channel: &'a Channel,
    bound: Cost,
    /// `rows[d][i]`: the cost of reading the first `i` letters of the word for the first `d` of the path
    rows: Vec<Row>,
    /// The first and the last place of each row with a cost within the bound: beyond them nothing leads to a form.
    within: [[usize; 2]; LONGEST + 1],
    /// The least cost of each row.
    least: [Cost; LONGEST + 1],
    path: Vec<Letter>,
    out: Vec<Candidate>,
}

impl<F: Forms> Walk<'_, F> {
    /// Looks up what the costs of all rows are made of, and adds up the first.
    fn prepare(&mut self) {
        for (i, letter) in (1..).zip(self.word) {
            self.stands[letter.index()] |= 1 << i;
            for (row, cost) in self.replaced.iter_mut().zip(self.channel.replaced_for(*letter)) {
                row[i] = *cost;
            }
        }
        for pair in self.word.windows(2) {
            let before = &mut self.before[pair[1].index()];
            *before = before.and(LetterSet::of(pair[0]));
        }
        for shape in &self.shapes {
            if let Some(last) = shape.meant.last() {
                self.shapes_end = self.shapes_end.and(LetterSet::of(*last));
            }
            let [written, meant] = [shape.written.len(), shape.meant.len()];
            if meant > 1 {
                self.cheapest_leap = self.cheapest_leap.min(shape.cost);
                self.longest_leap = self.longest_leap.max(meant);
            }
            match meant.abs_diff(written) as Cost {
                0 => {}
                more if meant > written => self.longer = self.longer.min(shape.cost / more).max(1),
                less => self.shorter = self.shorter.min(shape.cost / less).max(1),
            }
        }
        let row = &mut self.rows[0];
        row[0] = 0;
        for i in 1..=self.word.len() {
            row[i] = row[i - 1].saturating_add(self.added[i]);
        }
        self.within[0] = [0, self.word.len()];
        self.least[0] = self.needed[0];
    }

    fn visit(&mut self, place: F::Place) {
        if !self.path.is_empty()
            && let Some(ordinal) = self.forms.ordinal(place)
        {
            let cost =
                self.rows[self.path.len()][self.word.len()].saturating_add(self.last_letter_lost());
            if cost <= self.bound {
                let form = self.path.iter().map(|letter| letter.char()).collect();
                self.out.push(Candidate { form, ordinal, cost });
            }
        }
        if self.path.len() < LONGEST {
            let lengths =
                if F::KNOW_LENGTHS { self.lengths().behind(1) } else { Lengths::default() };
            self.forms
                .go_on(place, self.letters(), lengths, |letter, next| self.step(letter, next));
        }
    }

    fn step(&mut self, letter: Letter, place: F::Place) {
        let within = self.next_row(letter);
        if within[0] > within[1] {
            return;
        }
        self.path.push(letter);
        self.within[self.path.len()] = within;
        self.visit(place);
        self.path.pop();
    }

    /// The letters of which the next row may have a place within the bound: after most none has, which is seen without adding
    /// it up.
    fn letters(&self) -> LetterSet {
        let depth = self.path.len();
        let last = depth.checked_sub(1).map(|before| self.path[before]);
        let is_cheap = |cost: Cost| self.least[depth].saturating_add(cost) <= self.bound;
        let lost = if depth == 0 { Place::Initial } else { Place::Inner };
        if is_cheap(self.channel.lost(lost)) {
            return LetterSet::ALL;
        }
        let mut letters = self.shapes_end;
        if let Some(last) = last {
            letters = letters.and(self.before[last.index()]);
            if is_cheap(self.channel.halved()) {
                letters = letters.and(LetterSet::of(last));
            }
        }
        let [from, to] = self.within[depth];
        for (i, above) in (from..).zip(&self.rows[depth][from..=to]).take(self.word.len() - from) {
            let (written, needed) = (self.word[i], self.needed[i + 1]);
            if let Some(budget) = self.bound.checked_sub(above.saturating_add(needed)) {
                letters = letters.and(self.channel.replaced_within(written, budget));
            }
        }
        letters
    }

    /// How many letters on a form may end.
    fn lengths(&self) -> Lengths {
        let depth = self.path.len();
        let mut lengths = self.lengths_from(depth, self.bound);
        // a swap or a shape goes from an earlier row to one that is yet to come
        if let Some(bound) = self.bound.checked_sub(self.cheapest_leap) {
            for earlier in (depth + 1).saturating_sub(self.longest_leap)..depth {
                lengths = lengths.and(self.lengths_from(earlier, bound).behind(depth - earlier));
            }
        }
        lengths
    }

    /// How many letters on from the places of a row a form may end within a bound.
    fn lengths_from(&self, depth: usize, bound: Cost) -> Lengths {
        let [from, to] = self.within[depth];
        let mut lengths = Lengths::default();
        for (i, above) in (from..).zip(&self.rows[depth][from..=to]) {
            if let Some(budget) = bound.checked_sub(*above) {
                let left = self.word.len() - i;
                let least = left.saturating_sub(usize::from(budget / self.shorter));
                let most = left + usize::from(budget / self.longer);
                lengths = lengths.and(Lengths::between(least, most));
            }
        }
        lengths
    }

    /// What it costs that a letter was lost behind another.
    fn lost(&self, meant: Letter, last: Option<Letter>) -> Cost {
        match last {
            None => self.channel.lost(Place::Initial),
            Some(last) if last == meant => self.channel.halved(),
            Some(_) => self.channel.lost(Place::Inner),
        }
    }

    /// Where two letters may have changed places: bit `i` for the `i`th letter of the word and the one before.
    fn swaps(&self, meant: Letter, last: Letter) -> u32 {
        if last == meant {
            return 0;
        }
        self.stands[meant.index()] << 1 & self.stands[last.index()]
    }

    /// Adds up the row after one more letter that was meant; the first and last of its places within the bound.
    fn next_row(&mut self, meant: Letter) -> [usize; 2] {
        let depth = self.path.len();
        let [first_above, last_above] = self.within[depth];
        let before = depth.checked_sub(1).map(|before| (before, self.path[before]));
        let lost = self.lost(meant, before.map(|(_, last)| last));
        let swaps = before.map_or(0, |(_, last)| self.swaps(meant, last));
        let (rows, behind) = self.rows.split_at_mut(depth + 1);
        let (above, row) = (&rows[depth], &mut behind[0]);
        *row = NOWHERE;
        row[0] = above[0].saturating_add(lost);
        let mut least = row[0].saturating_add(self.needed[0]);
        let mut within = if least <= self.bound { [0, 0] } else { [usize::MAX, 0] };
        let [mut first, mut last] = [first_above, last_above + 1];
        let mut row_before = &NOWHERE;
        if let Some((before, _)) = before {
            let [from, to] = self.within[before];
            (first, last) = (first.min(from + 2), last.max(to + 2));
            row_before = &rows[before];
        }
        let first = if within[0] == 0 { 1 } else { first };
        // further from the diagonal than this no path is within the bound
        let from = first.max((depth + 1).saturating_sub(self.reach)).max(1);
        let to = (depth + 1 + self.reach).min(self.word.len()).min(LONGEST);
        let replaced = &self.replaced[meant.index()];
        for i in from..=to {
            if i > last && row[i - 1] > self.bound {
                break;
            }
            let mut cost = above[i - 1].saturating_add(replaced[i]);
            cost = cost.min(above[i].saturating_add(lost));
            cost = cost.min(row[i - 1].saturating_add(self.added[i]));
            if swaps >> i & 1 == 1 {
                cost = cost.min(row_before[i - 2].saturating_add(self.channel.swapped()));
            }
            row[i] = cost;
            let cost = cost.saturating_add(self.needed[i]);
            least = least.min(cost);
            if cost <= self.bound {
                within = [within[0].min(i), i];
            }
        }
        self.least[depth + 1] = least;
        if !self.shapes_end.common(LetterSet::of(meant)).is_empty() {
            self.read_shapes(meant, &mut within);
        }
        within
    }

    /// Lets several letters be read for others where the letters meant end with `meant`.
    fn read_shapes(&mut self, meant: Letter, within: &mut [usize; 2]) {
        let (rows, behind) = self.rows.split_at_mut(self.path.len() + 1);
        let row = &mut behind[0];
        for shape in &self.shapes {
            let Some((&last, earlier)) = shape.meant.split_last() else { continue };
            if last != meant || !self.path.ends_with(earlier) {
                continue;
            }
            let from = &rows[self.path.len() - earlier.len()];
            let width = shape.written.len();
            for i in width..=self.word.len() {
                if self.word[i - width..i] == shape.written[..] {
                    row[i] = row[i].min(from[i - width].saturating_add(shape.cost));
                    let cost = row[i].saturating_add(self.needed[i]);
                    if cost <= self.bound {
                        let least = &mut self.least[self.path.len() + 1];
                        *least = cost.min(*least);
                        *within = [within[0].min(i), within[1].max(i)];
                    }
                }
            }
        }
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

/// What the letters of a word behind each cost at least: rows of them that are in no form are misread somewhere.
fn needed(word: &[Letter], forms: &impl Forms, channel: &Channel, shapes: &[&Shape]) -> Row {
    let mut needed = [0; _];
    let strange = forms.strange_rows(word);
    if strange.is_empty() {
        return needed;
    }
    let mut changes = Vec::with_capacity(4 * word.len());
    for (at, letter) in word.iter().enumerate() {
        let cost = channel.cheapest_replaced(*letter).min(added(word, channel, at + 1));
        changes.push(Change { letters: at..at + 1, cost });
        changes.push(Change { letters: at + 1..at + 1, cost: channel.cheapest_lost() });
        changes.push(Change { letters: at..word.len().min(at + 2), cost: channel.swapped() });
        for shape in shapes.iter().filter(|shape| word[at..].starts_with(&shape.written)) {
            changes.push(Change { letters: at..at + shape.written.len(), cost: shape.cost });
        }
    }
    for (needed, cost) in needed.iter_mut().zip(strange.least_costs(word.len(), &changes)) {
        *needed = cost;
    }
    needed
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
