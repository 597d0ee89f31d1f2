//! What French looks like, read-only: the forms, what they can be, which follow which, and what misreadings cost.

mod bits;
pub mod calibration;
pub mod channel;
pub mod compounds;
pub mod confusions;
pub mod context;
pub mod damage;
pub mod endings;
pub mod foreign;
pub mod format;
pub mod fuse;
pub mod gap;
pub mod grammar;
mod letter_graph;
pub mod letters;
pub mod lexicon;
pub mod marks;
pub mod misreadings;
pub mod morphology;
pub mod ngrams;
mod part;
pub mod quality;
pub mod sounds;
pub mod stop;
mod strange_rows;
mod unit;
pub mod word_class;
mod words;

use std::sync::{LazyLock, OnceLock};

pub use calibration::Calibration;
use calibration::{MISREAD_MARKS, MISREAD_WORDS};
pub use channel::Channel;
pub use compounds::{Compound, Compounds};
pub use confusions::Confusions;
pub use damage::Damage;
pub use endings::Endings;
pub use foreign::Foreign;
pub use format::FormatError;
pub use grammar::Grammar;
pub use letter_graph::{EachLetter, Lengths, LetterGraph, LetterSet, Node, Spot};
pub use letters::Letters;
pub use lexicon::{Analysis, Entry, Flags, Lexicon};
pub use marks::Marks;
pub use misreadings::{Fitting, Misreadings};
pub use morphology::{Gender, Number, PartOfSpeech, Person, Tag, Tense, Traits};
pub use ngrams::Ngrams;
pub use part::Part;
pub use quality::Quality;
pub use sounds::Sounds;
pub use stop::Stop;
pub use strange_rows::{Change, StrangeRows};
pub use unit::Unit;
pub use word_class::WordClass;
pub use words::{PAGES_WITH_LINE, Words};

/// The compiled model and the tables beside it.
#[derive(Debug)]
pub struct Model {
    /// The forms.
    pub lexicon: Lexicon,
    /// The context model.
    pub ngrams: Ngrams,
    /// How words are spelled.
    pub letters: Letters,
    /// Words of other languages.
    pub foreign: Foreign,
    /// What misreadings cost.
    pub channel: Channel,
    /// What makes scores of unknown words probabilities.
    pub calibration: Calibration,
    /// What makes scores of real words probabilities.
    pub real_words: Calibration,
    /// What a machine that reads print takes for what.
    pub misreadings: Misreadings,
    /// See [`misread_words`](Self::misread_words()).
    misread_words: OnceLock<Calibration>,
    /// What a machine that reads print takes for the marks between words.
    pub marks: Marks,
    /// See [`misread_marks`](Self::misread_marks()).
    misread_marks: OnceLock<Calibration>,
    /// Words that sound alike.
    pub sounds: Sounds,
    /// Words that are written for one another.
    pub confusions: Confusions,
    /// Words with hyphens that lose them.
    pub compounds: Compounds,
    /// Endings that forms of one word differ in.
    pub endings: Endings,
    /// Which form fits a sentence.
    pub grammar: Grammar,
    /// What each threshold of confidence costs a right text.
    pub damage: Damage,
    /// What the look of a text says of its words.
    pub quality: Quality,
    /// Whether what a text itself repeats counts; see [`Part::Document`].
    pub document: bool,
}

/// The parts of a model, as bytes and text.
#[derive(Clone, Copy, Debug)]
pub struct Files {
    /// The compiled forms.
    pub lexicon: &'static [u8],
    /// The compiled counts.
    pub ngrams: &'static [u8],
    /// The compiled letter model.
    pub letters: &'static [u8],
    /// The compiled words of other languages.
    pub foreign: &'static [u8],
    /// The table of misreadings.
    pub channel: &'static str,
    /// The weights for unknown words.
    pub calibration: &'static str,
    /// The weights for real words.
    pub real_words: &'static str,
    /// The table of misreadings of print.
    pub misreadings: &'static str,
    /// The weights for misread words.
    pub misread_words: &'static str,
    /// The table of marks of print.
    pub marks: &'static str,
    /// The weights for misread marks.
    pub misread_marks: &'static str,
    /// The compiled sounds.
    pub sounds: &'static [u8],
    /// The table of words that are written for one another.
    pub confusions: &'static str,
    /// The table of words with hyphens.
    pub compounds: &'static str,
    /// The table of endings.
    pub endings: &'static str,
    /// The compiled weights of the grammar.
    pub grammar: &'static [u8],
    /// The table of thresholds and their damage.
    pub damage: &'static str,
    /// The table of signs of quality.
    pub quality: &'static str,
}

impl Files {
    /// The files that come with the library.
    pub const FRENCH: Self = Self {
        lexicon: coquille_dictionaries::LEXICON,
        ngrams: coquille_dictionaries::NGRAMS,
        letters: coquille_dictionaries::LETTERS,
        foreign: coquille_dictionaries::FOREIGN,
        channel: coquille_dictionaries::CHANNEL,
        calibration: coquille_dictionaries::CALIBRATION,
        real_words: coquille_dictionaries::REAL_WORDS,
        misreadings: coquille_dictionaries::MISREADINGS,
        misread_words: coquille_dictionaries::MISREAD_WORDS,
        marks: coquille_dictionaries::MARKS,
        misread_marks: coquille_dictionaries::MISREAD_MARKS,
        sounds: coquille_dictionaries::SOUNDS,
        confusions: coquille_dictionaries::CONFUSIONS,
        compounds: coquille_dictionaries::COMPOUNDS,
        endings: coquille_dictionaries::ENDINGS,
        grammar: coquille_dictionaries::GRAMMAR,
        damage: coquille_dictionaries::DAMAGE,
        quality: coquille_dictionaries::QUALITY,
    };
}

impl Model {
    /// The model of French that comes with the library. Ready on first use: nothing but two small tables is read.
    pub fn french() -> &'static Self {
        static FRENCH: LazyLock<Model> = LazyLock::new(|| {
            Model::load(Files::FRENCH).expect("the embedded model was compiled for this version")
        });
        &FRENCH
    }

    /// What makes scores of misread words probabilities. The library's own trees are read when they are first asked.
    pub fn misread_words(&self) -> &Calibration {
        self.misread_words.get_or_init(|| french(Files::FRENCH.misread_words, &MISREAD_WORDS))
    }

    /// What makes scores of misread marks probabilities. The library's own trees are read when they are first asked.
    pub fn misread_marks(&self) -> &Calibration {
        self.misread_marks.get_or_init(|| french(Files::FRENCH.misread_marks, &MISREAD_MARKS))
    }

    /// A model from files of one's own.
    ///
    /// # Errors
    /// When a file is of another kind or version, or damaged.
    pub fn load(files: Files) -> Result<Self, FormatError> {
        Ok(Self {
            lexicon: Lexicon::load(files.lexicon)?,
            ngrams: Ngrams::load(files.ngrams)?,
            letters: Letters::load(files.letters)?,
            foreign: Foreign::load(files.foreign)?,
            channel: Channel::parse(files.channel)?,
            calibration: Calibration::parse(files.calibration, &calibration::UNKNOWN_WORDS)?,
            real_words: Calibration::parse(files.real_words, &calibration::REAL_WORDS)?,
            misreadings: Misreadings::parse(files.misreadings)?,
            misread_words: read_late(
                files.misread_words,
                Files::FRENCH.misread_words,
                &MISREAD_WORDS,
            )?,
            marks: Marks::parse(files.marks)?,
            misread_marks: read_late(
                files.misread_marks,
                Files::FRENCH.misread_marks,
                &MISREAD_MARKS,
            )?,
            sounds: Sounds::load(files.sounds)?,
            confusions: Confusions::parse(files.confusions)?,
            compounds: Compounds::parse(files.compounds)?,
            endings: Endings::parse(files.endings)?,
            grammar: Grammar::load(files.grammar)?,
            damage: Damage::parse(files.damage)?,
            quality: Quality::parse(files.quality)?,
            document: true,
        })
    }
}

/// Trees that are read when they are first asked, unless they are the caller's own: print is asked about by few, and its trees
/// take as long to read as all else.
fn read_late(
    table: &'static str,
    french: &'static str,
    features: &[&str],
) -> Result<OnceLock<Calibration>, FormatError> {
    let trees = OnceLock::new();
    if !std::ptr::eq(table, french) {
        let _ = trees.set(Calibration::parse(table, features)?);
    }
    Ok(trees)
}

/// The library's own trees.
fn french(table: &str, features: &[&str]) -> Calibration {
    Calibration::parse(table, features).expect("the embedded table is tested")
}
