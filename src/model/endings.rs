//! Endings that forms of one word differ in. The table is `dictionaries/tables/endings.tsv`.

use super::format::FormatError;

/// Families of endings.
#[derive(Clone, Debug, Default)]
pub struct Endings {
    families: Vec<Vec<&'static str>>,
}

impl Endings {
    /// Reads the table: a family a line, its endings parted by blanks, then a tab and an example.
    ///
    /// # Errors
    /// If a line is of another form.
    pub fn parse(table: &'static str) -> Result<Self, FormatError> {
        let mut families = Vec::new();
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (family, _) = line.split_once('\t').ok_or_else(|| FormatError::Table {
                table: "endings.tsv",
                line: line.to_owned(),
                expected: "endings parted by blanks, a tab and an example",
            })?;
            families.push(family.split(' ').map(|e| if e == "-" { "" } else { e }).collect());
        }
        Ok(Self { families })
    }

    /// What `word`, in lower case, becomes with the other endings of its families. Most of it is no French;
    /// stems are two letters at least.
    pub fn others(&self, word: &str) -> Vec<String> {
        let mut out = Vec::new();
        for family in &self.families {
            for own in family {
                let Some(stem) = word.strip_suffix(own) else { continue };
                if stem.chars().count() < 2 {
                    continue;
                }
                out.extend(family.iter().filter(|e| *e != own).map(|e| [stem, e].concat()));
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}
