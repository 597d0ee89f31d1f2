//! Words that are written for one another: `a` and `à`, `ces` and `c'est`. The table is `dictionaries/tables/confusions.tsv`.

use rustc_hash::FxHashMap;

use super::format::FormatError;

/// Sets of words that sound alike or nearly.
#[derive(Clone, Debug, Default)]
pub struct Confusions {
    others: FxHashMap<&'static str, Vec<&'static str>>,
}

impl Confusions {
    /// Reads the table: a set a line, its words parted by blanks, then a tab and what it is about.
    ///
    /// # Errors
    /// If a line is of another form.
    pub fn parse(table: &'static str) -> Result<Self, FormatError> {
        let mut others: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (set, _) = line.split_once('\t').ok_or_else(|| FormatError::Table {
                table: "confusions.tsv",
                line: line.to_owned(),
                expected: "words parted by blanks, a tab and what they are",
            })?;
            for word in set.split(' ') {
                let list = others.entry(word).or_default();
                list.extend(set.split(' ').filter(|other| *other != word));
                list.sort_unstable();
                list.dedup();
            }
        }
        Ok(Self { others })
    }

    /// The words that `word`, in lower case, may have been written for.
    pub fn of(&self, word: &str) -> &[&'static str] {
        self.others.get(word).map_or(&[], Vec::as_slice)
    }
}
