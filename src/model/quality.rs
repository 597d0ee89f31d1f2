//! What the look of a text says of its words: `dictionaries/tables/quality.tsv`.

use super::format::FormatError;

macro_rules! signs {
    ($($(#[doc = $doc:literal])+ $sign:ident $name:literal;)+) => {
        /// What is counted in a text, to tell how many of its words are right.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign {
            $($(#[doc = $doc])+ $sign,)+
        }

        impl Sign {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$sign,)+];

            /// Its name in the table.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$sign => $name,)+ }
            }
        }
    };
}

signs! {
    /// A word in lower case that the dictionary has, or one that the caller keeps.
    Dictionary "dictionary";
    /// Another word that is known: from counts, by derivation, or at the head of a sentence.
    Known "known";
    /// An old spelling: `étoit`.
    Old "old";
    /// A capitalised word that is known, as a name or not.
    Name "name";
    /// A capitalised word that is not.
    UnknownName "unknown-name";
    /// A word of another language.
    Foreign "foreign";
    /// An unknown word of at most three letters.
    UnknownShort "unknown-short";
    /// A longer one that is spelled as French words are.
    UnknownPlain "unknown-plain";
    /// One that is not.
    UnknownOdd "unknown-odd";
    /// A word with capitals in the middle.
    MixedCase "mixed-case";
    /// A word with digits in it.
    WithDigits "with-digits";
    /// A word with signs that French has not, or the same letter many times.
    OddLetters "odd-letters";
    /// A letter alone that is no word.
    LoneLetter "lone-letter";
    /// Half of a word, at a line end.
    Cut "cut";
    /// A sign that prose has no use for: `■`, `~`, `|`.
    Noise "noise";
    /// A comma, full stop or apostrophe between two blanks.
    StrayMark "stray-mark";
}

/// How many kinds of signs there are.
pub const SIGNS: usize = Sign::ALL.len();

/// How often each sign was met, in the order of [`Sign::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs([u64; SIGNS]);

impl Signs {
    /// Counts one.
    pub fn add(&mut self, sign: Sign) {
        self.0[sign as usize] += 1;
    }

    /// Adds those of more text.
    pub fn merge(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// How often it was met.
    pub const fn of(&self, sign: Sign) -> u64 {
        self.0[sign as usize]
    }

    /// How many words there are.
    pub fn words(&self) -> u64 {
        self.0[..=Sign::Cut as usize].iter().sum()
    }

    /// How many of them nothing vouches for.
    pub fn unknown(&self) -> u64 {
        self.0[Sign::UnknownName as usize..Sign::Cut as usize].iter().sum::<u64>()
            - self.of(Sign::Foreign)
    }
}

/// How many wrong words each sign stands for.
#[derive(Clone, Debug)]
pub struct Quality {
    /// In the order of [`Sign::ALL`].
    wrong: [f32; SIGNS],
}

impl Quality {
    /// Reads a table: a sign and how many wrong words it stands for a line, parted by a tab; what stands behind another tab is
    /// for the reader. Signs without a line stand for none.
    ///
    /// # Errors
    /// If a line is of another form or names no sign, or there is none.
    pub fn parse(table: &str) -> Result<Self, FormatError> {
        let refuse = |line: &str, expected| FormatError::Table {
            table: "quality",
            line: line.to_owned(),
            expected,
        };
        let mut wrong = [0.0; SIGNS];
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            let sign = Sign::ALL.iter().find(|sign| sign.name() == name);
            let sign = sign.ok_or_else(|| refuse(line, "the name of a sign"))?;
            let number = fields.next().and_then(|number| number.parse::<f32>().ok());
            let number = number.filter(|number| (0.0..f32::INFINITY).contains(number));
            wrong[*sign as usize] =
                number.ok_or_else(|| refuse(line, "a sign and a number, parted by a tab"))?;
        }
        if wrong.iter().all(|number| *number == 0.0) {
            return Err(refuse("", "a line a sign"));
        }
        Ok(Self { wrong })
    }

    /// The share of words that is expected to be right, from 0 to 1; 0 where there are no words.
    pub fn right(&self, signs: &Signs) -> f32 {
        let words = signs.words();
        if words == 0 {
            return 0.0;
        }
        let wrong = Sign::ALL.iter().map(|&sign| self.wrong[sign as usize] * signs.of(sign) as f32);
        (1.0 - wrong.sum::<f32>() / words as f32).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_damage_lower_what_is_expected() {
        let quality = Quality::parse("# sign\twrong\nnoise\t2.5\twhy\n").unwrap();
        let mut signs = Signs::default();
        assert!(quality.right(&signs).abs() < 1e-6);
        for _ in 0..10 {
            signs.add(Sign::Dictionary);
        }
        assert!((quality.right(&signs) - 1.0).abs() < 1e-6);
        signs.add(Sign::Noise);
        signs.add(Sign::Noise);
        assert!((quality.right(&signs) - 0.5).abs() < 1e-6);
        let mut twice = signs;
        twice.merge(&signs);
        assert_eq!((twice.words(), twice.of(Sign::Noise)), (20, 4));
        assert!((quality.right(&twice) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        for table in ["noses\t1", "noise", "noise\t-1", "noise\tNaN"] {
            let error = Quality::parse(table).unwrap_err().to_string();
            assert!(error.contains(table), "{error}");
        }
        assert!(Quality::parse("# nothing").is_err());
    }

    #[test]
    fn unknown_words_are_those_that_nothing_vouches_for() {
        let mut signs = Signs::default();
        for sign in Sign::ALL {
            signs.add(*sign);
        }
        assert_eq!((signs.words(), signs.unknown()), (14, 8));
    }
}
