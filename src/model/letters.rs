//! How French words are spelled: tells a word that could be one (`takfiris`) from a broken one (`ersnnes`).
//!
//! A trigram model of letters over the forms of the dictionary, smoothed by the builder; one byte a trigram.

use super::channel::Letter;
use super::format::{FormatError, Sections};

/// The kind of the compiled file.
pub const KIND: &str = "lett";
/// The version of the compiled file that this library reads.
pub const VERSION: u32 = 1;
/// Letters of the channel's alphabet, with [`BOUNDARY`] in place of the one for others.
pub const LETTERS: usize = 64;
/// What stands before the first letter and after the last.
pub const BOUNDARY: usize = 63;
/// Steps of a byte to one nat.
pub const STEPS: f32 = 24.0;

/// The letter model.
#[derive(Debug)]
pub struct Letters {
    /// The cost of letter `c` after `a` and `b`, at `(a * 64 + b) * 64 + c`.
    costs: &'static [u8],
}

impl Letters {
    /// Reads a compiled letter model where it lies.
    ///
    /// # Errors
    /// When the bytes are no letter model, of another version, or damaged.
    pub fn load(bytes: &'static [u8]) -> Result<Self, FormatError> {
        let costs = Sections::open(bytes, KIND, VERSION)?.next("costs")?;
        if costs.len() != LETTERS.pow(3) {
            return Err(FormatError::Damaged { part: "costs" });
        }
        Ok(Self { costs })
    }

    /// How unlike French words a lower-case word is spelled, in nats a letter; about 2 for words of the dictionary.
    pub fn novelty(&self, word: &str) -> f32 {
        self.nats(word) / (word.chars().count() + 1) as f32
    }

    /// How unlike French words a lower-case word is spelled as a whole, in nats.
    pub fn nats(&self, word: &str) -> f32 {
        self.steps(word).sum::<u32>() as f32 / STEPS
    }

    /// How unlike French words it is spelled where it is most so, in nats over three letters: as many as one wrong
    /// letter spoils.
    pub fn oddest(&self, word: &str) -> f32 {
        let (mut last, mut most) = ([0; 2], 0);
        for cost in self.steps(word) {
            most = most.max(last[0] + last[1] + cost);
            last = [last[1], cost];
        }
        most as f32 / STEPS
    }

    /// What each letter costs, and the end.
    fn steps(&self, word: &str) -> impl Iterator<Item = u32> {
        let mut context = (BOUNDARY, BOUNDARY);
        word.chars().map(|c| Letter::of(c).index()).chain([BOUNDARY]).map(move |letter| {
            let at = (context.0 * LETTERS + context.1) * LETTERS + letter;
            context = (context.1, letter);
            u32::from(self.costs[at])
        })
    }
}
