//! `foreign.tsv.zst`: word, Zipf frequency in English, the highest in other languages of the Latin script.

use std::collections::BTreeMap;
use std::path::Path;

use super::file;
use super::forms::Forms;
use crate::error::{Error, Result};
use coquille::model::Flags;

/// Zipf frequencies in English and in the others, by word in lower case.
pub type Foreign = BTreeMap<String, [f32; 2]>;

/// Makes the table from the words of `export_wordfreq.py`: those that are no words of the French dictionary.
///
/// # Errors
/// When the source cannot be read, or the table cannot be written.
pub fn make(source: &Path, table: &Path, forms: &Forms) -> Result<()> {
    let is_french =
        |word: &str| forms.get(word).is_some_and(|row| row.flags.has(Flags::DICTIONARY));
    let lines: Vec<String> = read(source)?
        .into_iter()
        .filter(|(word, _)| !is_french(word))
        .map(|(word, [english, other])| format!("{word}\t{english:.2}\t{other:.2}\n"))
        .collect();
    file::write(table, &lines.concat())
}

/// Reads the source or the table.
///
/// # Errors
/// When the file cannot be read, or a line is no word and two numbers.
pub fn read(path: &Path) -> Result<Foreign> {
    let mut out = Foreign::new();
    for (index, line) in file::read(path)?.lines().enumerate() {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let parsed = next().and_then(|word| {
            let english = next()?.parse().ok()?;
            Some((word.to_owned(), [english, next()?.parse().ok()?]))
        });
        let (word, zipf) = parsed
            .ok_or_else(|| Error::line("foreign.tsv", index, "expected a word and two numbers"))?;
        out.insert(word, zipf);
    }
    Ok(out)
}
