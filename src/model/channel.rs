//! What each misreading costs: `n` read for `u`, an accent lost, two letters swapped.
//!
//! A cost is a negative natural logarithm of a probability, in hundredths. The table is
//! `dictionaries/tables/channel.tsv`; a line there is `operation place written meant cost`.

use super::format::FormatError;
use super::letter_graph::LetterSet;

/// A cost in hundredths of a nat.
pub type Cost = u16;

/// More than any reading costs.
pub const IMPOSSIBLE: Cost = u16::MAX / 4;

/// The letters that costs are kept for, by their place in this list; any other is [`OTHER`].
const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿñáíóú0123456789'-ìò";
/// How many letters there are, with `OTHER`.
pub const LETTERS: usize = 64;
const OTHER: u8 = 63;

/// The place of each character of Latin letters in the list.
static PLACES: [u8; 0x180] = {
    let mut places = [OTHER; 0x180];
    let mut bytes = ALPHABET.as_bytes();
    let mut place = 0;
    while let [first, rest @ ..] = bytes {
        let (c, rest) = match rest {
            [second, rest @ ..] if *first >= 0xC0 => {
                ((*first as usize & 0x1F) << 6 | *second as usize & 0x3F, rest)
            }
            rest => (*first as usize, rest),
        };
        places[c] = place;
        place += 1;
        bytes = rest;
    }
    places
};

/// The characters of the list by their places.
static CHARS: [char; LETTERS] = {
    let mut chars = [char::REPLACEMENT_CHARACTER; LETTERS];
    let mut c = 0;
    while c < PLACES.len() {
        if PLACES[c] != OTHER
            && let Some(named) = char::from_u32(c as u32)
        {
            chars[PLACES[c] as usize] = named;
        }
        c += 1;
    }
    chars
};

/// A character as the channel sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter(u8);

impl Letter {
    /// The letter of a lower-case character.
    #[inline]
    pub fn of(c: char) -> Self {
        Self(PLACES.get(c as usize).copied().unwrap_or(OTHER))
    }

    /// The letter at a place of the alphabet.
    #[inline]
    pub const fn at(place: u32) -> Option<Self> {
        if place < OTHER as u32 { Some(Self(place as u8)) } else { None }
    }

    /// Whether it stands for any character that no costs are kept for.
    #[inline]
    pub const fn is_other(self) -> bool {
        self.0 == OTHER
    }

    /// Its character; the replacement character for any that no costs are kept for.
    #[inline]
    pub fn char(self) -> char {
        CHARS[self.index()]
    }

    /// Its place in the alphabet, below 64.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where in a word a letter was lost or added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first letter.
    Initial,
    /// Between the first and the last.
    Inner,
    /// The last letter.
    Final,
}

/// Letters read for others: `written` stands where `meant` was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What is read.
    pub written: Vec<Letter>,
    /// What was meant.
    pub meant: Vec<Letter>,
    /// What that costs.
    pub cost: Cost,
}

impl Shape {
    fn first(&self) -> Option<Letter> {
        self.written.first().copied()
    }

    /// The letters that were meant.
    pub fn meant_chars(&self) -> impl Iterator<Item = char> + '_ {
        self.meant.iter().filter(|letter| !letter.is_other()).map(|letter| letter.char())
    }
}

/// The costs of single misreadings.
#[derive(Clone, Debug)]
pub struct Channel {
    /// `replaced[written][meant]`
    replaced: Vec<[Cost; LETTERS]>,
    /// By the letter written: the letters meant for each cost or less, the least cost first.
    replaced_within: Vec<Vec<(Cost, LetterSet)>>,
    lost: [Cost; 3],
    added: [Cost; 3],
    doubled: Cost,
    halved: Cost,
    swapped: Cost,
    crossed: Cost,
    repeated: Cost,
    skipped: Cost,
    pair_added: Cost,
    /// In order of the first letter written.
    shapes: Vec<Shape>,
    blank_lost: Cost,
    blank_added: Cost,
    apostrophe_lost: Cost,
}

impl Channel {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line is not of its form.
    pub fn parse(table: &str) -> Result<Self, FormatError> {
        let mut channel = Self {
            replaced: vec![[IMPOSSIBLE; LETTERS]; LETTERS],
            replaced_within: Vec::new(),
            lost: [IMPOSSIBLE; 3],
            added: [IMPOSSIBLE; 3],
            doubled: IMPOSSIBLE,
            halved: IMPOSSIBLE,
            swapped: IMPOSSIBLE,
            crossed: IMPOSSIBLE,
            repeated: IMPOSSIBLE,
            skipped: IMPOSSIBLE,
            pair_added: IMPOSSIBLE,
            shapes: Vec::new(),
            blank_lost: IMPOSSIBLE,
            blank_added: IMPOSSIBLE,
            apostrophe_lost: IMPOSSIBLE,
        };
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            channel.read(line).ok_or_else(|| FormatError::Table {
                table: "channel.tsv",
                line: line.to_owned(),
                expected: "operation, place, written, meant and cost, parted by tabs",
            })?;
        }
        channel.shapes.sort_by_key(Shape::first);
        channel.replaced_within = channel.replaced.iter().map(within).collect();
        Ok(channel)
    }

    fn read(&mut self, line: &str) -> Option<()> {
        let mut fields = line.split('\t');
        let operation = fields.next()?;
        let place = match fields.next()? {
            "initial" => &[Place::Initial][..],
            "inner" => &[Place::Inner],
            "final" => &[Place::Final],
            "any" => &[Place::Initial, Place::Inner, Place::Final],
            _ => return None,
        };
        let letters = |text: &str| text.chars().map(Letter::of).collect::<Vec<_>>();
        let written = fields.next()?;
        let meant = fields.next()?;
        let cost = (fields.next()?.parse::<f32>().ok()? * 100.0).round() as Cost;
        match operation {
            "replaced" if written == "*" => {
                for (w, row) in self.replaced.iter_mut().enumerate() {
                    for (m, slot) in row.iter_mut().enumerate() {
                        *slot = if w == m && w != OTHER as usize { 0 } else { cost };
                    }
                }
            }
            "replaced" => match (&letters(written)[..], &letters(meant)[..]) {
                ([w], [m]) => self.replaced[w.index()][m.index()] = cost,
                _ => return None,
            },
            "shape" => {
                self.shapes.push(Shape { written: letters(written), meant: letters(meant), cost });
            }
            "lost" => place.iter().for_each(|&p| self.lost[p as usize] = cost),
            "added" => place.iter().for_each(|&p| self.added[p as usize] = cost),
            "doubled" => self.doubled = cost,
            "halved" => self.halved = cost,
            "swapped" => self.swapped = cost,
            "crossed" => self.crossed = cost,
            "repeated" => self.repeated = cost,
            "skipped" => self.skipped = cost,
            "pair-added" => self.pair_added = cost,
            "blank-lost" => self.blank_lost = cost,
            "blank-added" => self.blank_added = cost,
            "apostrophe-lost" => self.apostrophe_lost = cost,
            _ => return None,
        }
        Some(())
    }

    /// The cost of `written` in place of `meant`; 0 where they are the same letter.
    pub fn replaced(&self, written: Letter, meant: Letter) -> Cost {
        self.replaced[written.index()][meant.index()]
    }

    /// The cost of `written` in place of each letter.
    pub fn replaced_for(&self, written: Letter) -> &[Cost; LETTERS] {
        &self.replaced[written.index()]
    }

    /// The least that `written` costs in place of another letter.
    pub fn cheapest_replaced(&self, written: Letter) -> Cost {
        let own = LetterSet::of(written);
        let steps = &self.replaced_within[written.index()];
        let other = steps.iter().find(|(_, letters)| !letters.without(own).is_empty());
        other.map_or(IMPOSSIBLE, |(cost, _)| *cost)
    }

    /// The letters that `written` stands in place of for so much.
    #[inline]
    pub fn replaced_within(&self, written: Letter, cost: Cost) -> LetterSet {
        let steps = self.replaced_within[written.index()].iter();
        steps
            .take_while(|(least, _)| *least <= cost)
            .last()
            .map_or_else(LetterSet::default, |(_, letters)| *letters)
    }

    /// The cost of a letter lost at `place` of the word that was meant.
    pub const fn lost(&self, place: Place) -> Cost {
        self.lost[place as usize]
    }

    /// The cost of a letter too many at `place` of the word as written.
    pub const fn added(&self, place: Place) -> Cost {
        self.added[place as usize]
    }

    /// The cost of a letter written twice: `annnée`.
    pub const fn doubled(&self) -> Cost {
        self.doubled
    }

    /// The cost of a double letter written once: `embarasser`.
    pub const fn halved(&self) -> Cost {
        self.halved
    }

    /// The cost of two neighbours that changed places.
    pub const fn swapped(&self) -> Cost {
        self.swapped
    }

    /// The cost of two letters that changed places around a third: `aminaux`.
    pub const fn crossed(&self) -> Cost {
        self.crossed
    }

    /// The cost of some letters written twice in a row: `associatition`.
    pub const fn repeated(&self) -> Cost {
        self.repeated
    }

    /// The cost of some letters written once that stand twice in a row: `compétif`.
    pub const fn skipped(&self) -> Cost {
        self.skipped
    }

    /// The cost of two letters too many side by side: `parlementeraire`.
    pub const fn pair_added(&self) -> Cost {
        self.pair_added
    }

    /// Several letters read for others: `rn` for `m`.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// Those of them whose first letter is written so.
    pub fn shapes_from(&self, first: Letter) -> &[Shape] {
        let from = self.shapes.partition_point(|shape| shape.first() < Some(first));
        let of = self.shapes[from..].partition_point(|shape| shape.first() == Some(first));
        &self.shapes[from..from + of]
    }

    /// The least that losing or adding a letter costs, ligatures aside.
    pub fn cheapest_letter(&self) -> Cost {
        self.cheapest_lost().min(self.cheapest_added())
    }

    /// The least that losing a letter costs, ligatures aside; never nothing.
    pub fn cheapest_lost(&self) -> Cost {
        self.lost.into_iter().fold(self.halved, Cost::min).max(1)
    }

    /// The least that a letter too many costs, ligatures aside; never nothing.
    pub fn cheapest_added(&self) -> Cost {
        self.added.into_iter().fold(self.doubled, Cost::min).max(1)
    }

    /// The cost of a blank lost between two words.
    pub const fn blank_lost(&self) -> Cost {
        self.blank_lost
    }

    /// The cost of a blank inside a word.
    pub const fn blank_added(&self) -> Cost {
        self.blank_added
    }

    /// The cost of an apostrophe lost after an elided word.
    pub const fn apostrophe_lost(&self) -> Cost {
        self.apostrophe_lost
    }
}

/// The letters of a row of costs, by the most they cost.
fn within(costs: &[Cost; LETTERS]) -> Vec<(Cost, LetterSet)> {
    let mut steps: Vec<Cost> = costs.to_vec();
    steps.sort_unstable();
    steps.dedup();
    let letters = |most: Cost| {
        let places = (0..).zip(costs).filter(|(_, cost)| **cost <= most);
        let letters = places.filter_map(|(place, _)| Letter::at(place));
        letters.map(LetterSet::of).fold(LetterSet::default(), LetterSet::and)
    };
    steps.into_iter().map(|most| (most, letters(most))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_sets_a_cost() {
        let channel = Channel::parse("# x\nreplaced\tany\t*\t*\t7\nreplaced\tany\te\té\t1.5\nlost\tinitial\t*\t*\t5\nshape\tany\trn\tm\t4").unwrap();
        let [e, acute, x] = ['e', 'é', 'x'].map(Letter::of);
        assert_eq!(channel.replaced(e, acute), 150);
        assert_eq!(channel.replaced(acute, e), 700);
        assert_eq!(channel.replaced(x, x), 0);
        assert_eq!(channel.lost(Place::Initial), 500);
        assert_eq!(channel.shapes().len(), 1);
        assert!(Channel::parse("lost\tnowhere\t*\t*\t5").is_err());
    }

    #[test]
    fn the_alphabet_fits() {
        assert!(ALPHABET.chars().count() < LETTERS);
        for c in '\0'..='\u{FFF}' {
            let place = ALPHABET.chars().position(|a| a == c).unwrap_or(OTHER.into());
            assert_eq!(Letter::of(c).index(), place, "{c:?}");
        }
    }
}
