//! What each misreading costs: `n` read for `u`, an accent lost, two letters swapped.
//!
//! A cost is a negative natural logarithm of a probability, in hundredths. The table is
//! `dictionaries/tables/channel.tsv`; a line there is `operation place written meant cost`.

use super::format::FormatError;

/// A cost in hundredths of a nat.
pub type Cost = u16;

/// More than any reading costs.
pub const IMPOSSIBLE: Cost = u16::MAX / 4;

/// The letters that costs are kept for, by their place in this list; any other is [`OTHER`].
const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿñáíóú0123456789'-";
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

/// A character as the channel sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter(u8);

impl Letter {
    /// The letter of a lower-case character.
    pub fn of(c: char) -> Self {
        Self(PLACES.get(c as usize).copied().unwrap_or(OTHER))
    }

    /// Its place in the alphabet, below 64.
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
        self.meant.iter().filter_map(|letter| ALPHABET.chars().nth(letter.index()))
    }
}

/// The costs of single misreadings.
#[derive(Clone, Debug)]
pub struct Channel {
    /// `replaced[written][meant]`
    replaced: Vec<[Cost; LETTERS]>,
    lost: [Cost; 3],
    added: [Cost; 3],
    doubled: Cost,
    halved: Cost,
    swapped: Cost,
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
            lost: [IMPOSSIBLE; 3],
            added: [IMPOSSIBLE; 3],
            doubled: IMPOSSIBLE,
            halved: IMPOSSIBLE,
            swapped: IMPOSSIBLE,
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
        let single = self.lost.iter().chain(&self.added).chain([&self.doubled, &self.halved]).min();
        single.copied().unwrap_or(IMPOSSIBLE)
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
