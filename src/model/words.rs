//! Words and lines that a caller or a corpus vouches for.

use rustc_hash::{FxHashMap, FxHashSet};

/// What is known beside the lexicon: words to keep, words a corpus uses again and again, and lines that
/// stand on many of its pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    keep: FxHashSet<String>,
    counts: FxHashMap<String, u32>,
    repeated_lines: FxHashSet<String>,
}

impl Words {
    /// Words to leave alone wherever they stand, as written and in lower case.
    pub fn keeping<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Self {
        let mut known = Self::default();
        for word in words {
            known.keep.insert(word.as_ref().to_owned());
            known.keep.insert(word.as_ref().to_lowercase());
        }
        known
    }

    /// Whether the word, as written or in lower case, is to be left alone.
    pub fn keeps(&self, word: &str) -> bool {
        !self.keep.is_empty()
            && (self.keep.contains(word) || self.keep.contains(&word.to_lowercase()))
    }

    /// How often the corpus has the form, as written; 0 where it was not counted.
    pub fn count(&self, form: &str) -> u32 {
        self.counts.get(form).copied().unwrap_or(0)
    }

    /// Counts a form that the lexicon lacks.
    pub fn add(&mut self, form: &str, times: u32) {
        *self.counts.entry(form.to_owned()).or_default() += times;
    }

    /// The counted forms with their counts, in alphabetical order.
    pub fn counts(&self) -> Vec<(&str, u32)> {
        let mut all: Vec<_> = self.counts.iter().map(|(form, n)| (form.as_str(), *n)).collect();
        all.sort_unstable();
        all
    }

    /// Whether the line, without blanks at its ends, stands on several pages of the corpus.
    pub fn is_repeated_line(&self, line: &str) -> bool {
        !self.repeated_lines.is_empty() && self.repeated_lines.contains(line.trim())
    }

    /// Takes the line as one that stands on several pages.
    pub fn add_repeated_line(&mut self, line: &str) {
        self.repeated_lines.insert(line.trim().to_owned());
    }

    /// The lines taken as standing on several pages, in alphabetical order.
    pub fn repeated_lines(&self) -> Vec<&str> {
        let mut all: Vec<_> = self.repeated_lines.iter().map(String::as_str).collect();
        all.sort_unstable();
        all
    }
}
