//! Frequencies of the Python package `wordfreq`, from subtitles, the web, news, books and encyclopaedias.
//!
//! `export_wordfreq.py` writes them as a table: word, then occurrences in a billion words.

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::error::{Error, Result};

/// Occurrences in a billion words, by word in lower case.
///
/// # Errors
/// When the file cannot be read, or a line is no word and number.
pub fn read(path: &Path) -> Result<FxHashMap<String, f64>> {
    let text = std::fs::read_to_string(path).map_err(Error::file(path))?;
    let mut out = FxHashMap::default();
    for (index, line) in text.lines().enumerate() {
        let parsed = line
            .split_once('\t')
            .and_then(|(word, count)| Some((word.to_owned(), count.parse::<f64>().ok()?)));
        let (word, count) = parsed
            .ok_or_else(|| Error::line("wordfreq_fr.tsv", index, "expected a word and a number"))?;
        out.insert(word, count);
    }
    Ok(out)
}
