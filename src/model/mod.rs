//! What French looks like, read-only: the forms, what they can be, and which follow which.

pub mod context;
pub mod format;
pub mod fuse;
pub mod lexicon;
pub mod morphology;
pub mod ngrams;
mod unit;

use std::sync::LazyLock;

pub use format::FormatError;
pub use lexicon::{Analysis, Entry, Flags, Lexicon};
pub use morphology::{Gender, Number, PartOfSpeech, Person, Tag, Tense, Traits};
pub use ngrams::Ngrams;
pub use unit::Unit;

/// The compiled model: lexicon and context.
#[derive(Debug)]
pub struct Model {
    /// The forms.
    pub lexicon: Lexicon,
    /// The context model.
    pub ngrams: Ngrams,
}

impl Model {
    /// The model of French that comes with the library. Ready on first use, in microseconds: nothing is decoded.
    pub fn french() -> &'static Self {
        static FRENCH: LazyLock<Model> = LazyLock::new(|| {
            Model::load(coquille_dictionaries::LEXICON, coquille_dictionaries::NGRAMS)
                .expect("the embedded model was compiled for this version")
        });
        &FRENCH
    }

    /// A model from compiled files of one's own.
    ///
    /// # Errors
    /// When a file is of another kind or version, or damaged.
    pub fn load(lexicon: &'static [u8], ngrams: &'static [u8]) -> Result<Self, FormatError> {
        Ok(Self { lexicon: Lexicon::load(lexicon)?, ngrams: Ngrams::load(ngrams)? })
    }
}
