//! How surprised the compiled context model is by a text: what more rows of words are worth, and what they weigh.

use std::fmt;
use std::path::Path;

use coquille::model::{Lexicon, Ngrams, Unit, context};
use coquille::text::sentences::sentences;
use coquille::text::tokenize;

use crate::error::{Error, Result};
use crate::texts;
use crate::tune;

/// The level of zstd that the size in a package is reckoned with; gzip packs these files one per cent worse.
const LEVEL: i32 = 19;

/// A context model, measured.
#[derive(Clone, Copy, Debug)]
pub struct Perplexity {
    /// Units of the texts, without the starts of sentences.
    pub units: usize,
    /// The perplexity a unit: among how many equally likely units the model would have had to guess.
    pub all: f64,
    /// The same where the unit is a word or name of its own, or a mark: not `<u>`, `<N>` or `<n>`.
    pub known: f64,
    /// Bytes of `ngrams.bin`.
    pub bytes: usize,
    /// The same, packed.
    pub packed: usize,
}

/// Measures the `lexicon.bin` and `ngrams.bin` of the folder `data` on the texts of a file; see [`texts::read`].
///
/// # Errors
/// When a file cannot be read, is damaged, or has no text.
pub fn perplexity(text: &Path, data: &Path) -> Result<Perplexity> {
    let read = |name: &str| {
        let path = data.join(name);
        std::fs::read(&path).map(|bytes| &*bytes.leak()).map_err(Error::file(&path))
    };
    let damaged = |e: coquille::model::FormatError| Error::Limit(e.to_string());
    let (forms, counts) = (read("lexicon.bin")?, read("ngrams.bin")?);
    let lexicon = Lexicon::load(forms).map_err(damaged)?;
    let ngrams = Ngrams::load(counts).map_err(damaged)?;
    let texts = texts::read(text)?;
    let rows: Vec<Vec<Unit>> = texts.iter().flat_map(|text| rows(&text.text, &lexicon)).collect();
    let units: usize = rows.iter().map(|row| row.len() - 1).sum();
    if units == 0 {
        return Err(Error::Limit(format!("{}: found no text to measure on", text.display())));
    }
    let (all, known) = tune::perplexity(&ngrams, &rows);
    let packed = zstd::encode_all(counts, LEVEL)?.len();
    Ok(Perplexity { units, all, known, bytes: counts.len(), packed })
}

/// The units of each sentence behind its start, as they are counted.
fn rows(text: &str, lexicon: &Lexicon) -> Vec<Vec<Unit>> {
    let tokens = tokenize(text);
    let units = context::units(text, &tokens, lexicon);
    let row = |units: &[Option<Unit>]| {
        std::iter::once(Unit::START).chain(units.iter().copied().flatten()).collect()
    };
    sentences(text, &tokens).iter().map(|span| row(&units[span.start..span.end])).collect()
}

impl fmt::Display for Perplexity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { units, all, known, bytes, packed } = self;
        write!(
            f,
            "perplexity {all:.1}, of known words {known:.1}, on {units} units; \
             ngrams.bin {bytes} bytes, packed {packed}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(name: &str, lines: &str) -> Result<Perplexity> {
        let data = Path::new("../data");
        let file = std::env::temp_dir().join(format!("coquille-{}-{name}.txt", std::process::id()));
        std::fs::write(&file, lines).unwrap();
        let measured = perplexity(&file, data);
        std::fs::remove_file(&file).unwrap();
        measured
    }

    #[test]
    fn french_surprises_less_than_its_words_in_disorder() {
        let french = measured("order", "Le chat dort sur la table. Il fait beau.\n").unwrap();
        let disorder = measured("disorder", "La dort chat table sur le. Beau il fait.\n").unwrap();
        assert_eq!((french.units, disorder.units), (11, 11));
        assert!(french.known < disorder.known && french.known > 1.0, "{french}\n{disorder}");
        assert!(french.packed < french.bytes && french.bytes == disorder.bytes, "{french}");
    }

    #[test]
    fn a_text_is_asked_for() {
        assert!(measured("empty", "\n").unwrap_err().to_string().contains("no text"));
    }
}
