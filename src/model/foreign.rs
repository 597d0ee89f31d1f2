//! Words of other languages: `metal`, `plaza`, `probleme`. Inside French they are titles, names and quotations
//! more often than misprints of `métal`, `plaça`, `problème`.

use super::format::{FormatError, Sections};
use super::stop::{self, Stop};

/// The kind of the compiled file.
pub const KIND: &str = "fore";
/// The version of the compiled file that this library reads.
pub const VERSION: u32 = 2;
/// Steps of the frequencies to one unit of Zipf frequency.
pub const STEPS_PER_ZIPF: f32 = 4.0;

/// The words of other languages in the Latin script that the French dictionary lacks.
#[derive(Debug)]
pub struct Foreign {
    /// A word leads to the number of its pair of frequencies.
    words: Stop,
    /// Each pair once, English first.
    pairs: &'static [[u8; 2]],
}

/// How common a word is elsewhere, as Zipf frequencies; 0 when it is not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Elsewhere {
    /// In English.
    pub english: f32,
    /// In Spanish, Italian, German, Portuguese, Dutch or Catalan: the highest.
    pub other: f32,
}

impl Foreign {
    /// Reads a compiled list where it lies.
    ///
    /// # Errors
    /// When the bytes are no such list, of another version, or damaged.
    pub fn load(bytes: &'static [u8]) -> Result<Self, FormatError> {
        let mut sections = Sections::open(bytes, KIND, VERSION)?;
        let words = stop::open(sections.next("words")?, "words")?;
        let (pairs, _) = sections.next("pairs")?.as_chunks();
        Ok(Self { words: Stop::root(&words), pairs })
    }

    /// How common a word in lower case is in other languages.
    pub fn get(&self, word: &str) -> Elsewhere {
        let number = self.words.follow(word).and_then(Stop::output);
        let pair = number.and_then(|number| self.pairs.get(number as usize));
        let [english, other] =
            pair.copied().unwrap_or_default().map(|steps| f32::from(steps) / STEPS_PER_ZIPF);
        Elsewhere { english, other }
    }
}
