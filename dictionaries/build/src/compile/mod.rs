//! Tables into the files that the library reads where they lie.

mod classes;
pub mod foreign;
mod fuse;
pub mod letters;
pub mod lexicon;
pub mod ngrams;
mod sounds;
mod transducer;

use std::path::Path;

use crate::error::{Error, Result};
use crate::tables::{self, counts, forms, hand, weights};

/// The compiled model.
#[derive(Debug)]
pub struct Compiled {
    /// `lexicon.bin`
    pub lexicon: Vec<u8>,
    /// `ngrams.bin`
    pub ngrams: Vec<u8>,
    /// `letters.bin`
    pub letters: Vec<u8>,
    /// `foreign.bin`
    pub foreign: Vec<u8>,
    /// `sounds.bin`
    pub sounds: Vec<u8>,
}

/// Compiles the tables of a folder. The same tables make the same bytes.
///
/// # Errors
/// When a table cannot be read, or does not fit the format.
pub fn compile(folder: &Path) -> Result<Compiled> {
    let mut words = forms::read(&folder.join("forms.tsv.zst"))?;
    hand::apply(folder, &mut words)?;
    let letters = letters::compile(&words);
    let foreign = foreign::compile(&tables::foreign::read(&folder.join("foreign.tsv.zst"))?)?;
    let sounds = sounds::compile(&words)?;
    let lexicon = lexicon::compile(&words)?;
    let [one, two, three] = ["unigrams", "bigrams", "trigrams"]
        .map(|name| counts::read(&folder.join(format!("{name}.tsv.zst"))));
    let weights = weights::read(&folder.join("weights.tsv"))?;
    let ngrams = ngrams::compile(&[one?, two?, three?], &weights)?;
    Ok(Compiled { lexicon, ngrams, letters, foreign, sounds })
}

impl Compiled {
    /// Writes the files into a folder.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn write(&self, data: &Path) -> Result<()> {
        let files = [
            ("lexicon.bin", &self.lexicon),
            ("ngrams.bin", &self.ngrams),
            ("letters.bin", &self.letters),
            ("foreign.bin", &self.foreign),
            ("sounds.bin", &self.sounds),
        ];
        for (name, bytes) in files {
            let path = data.join(name);
            std::fs::write(&path, bytes).map_err(Error::file(&path))?;
        }
        Ok(())
    }
}
