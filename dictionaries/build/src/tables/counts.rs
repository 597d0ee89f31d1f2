//! `unigrams.tsv.zst`, `bigrams.tsv.zst`, `trigrams.tsv.zst`: one to three units and their count, sorted.

use std::path::Path;

use coquille::model::Unit;

use super::file;
use crate::error::{Error, Result};

/// The key of each row of units, as the compiled model knows it, with its count.
pub type Keyed = Vec<(u64, u32)>;

/// Writes rows of units; sorts them first.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, mut lines: Vec<String>) -> Result<()> {
    lines.sort_unstable();
    let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    file::write(path, &text)
}

/// Reads rows of one to three units.
///
/// # Errors
/// When the file cannot be read, or a line is no such row.
pub fn read(path: &Path) -> Result<Keyed> {
    let text = file::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let mut fields = line.split('\t');
        let count = fields.next_back().and_then(|count| count.parse().ok());
        let units: Vec<Unit> = fields.map(Unit::of).collect();
        let key = match units[..] {
            [a] => Some(a.key()),
            [a, b] => Some(a.pair(b)),
            [a, b, c] => Some(a.triple(b, c)),
            _ => None,
        };
        let (Some(key), Some(count)) = (key, count) else {
            return Err(Error::line(&name, index, "expected one to three units and a count"));
        };
        out.push((key, count));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_and_so_do_none() {
        let path = std::env::temp_dir().join(format!("coquille-{}-rows.tsv", std::process::id()));
        for (rows, count) in [(vec!["le\tmot\t3", "la\t2"], 2), (Vec::new(), 0)] {
            write(&path, rows.into_iter().map(str::to_owned).collect()).unwrap();
            assert_eq!(read(&path).unwrap().len(), count);
        }
        std::fs::remove_file(&path).unwrap();
    }
}
