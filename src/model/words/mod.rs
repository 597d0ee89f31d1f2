//! Words and lines that a caller or a corpus vouches for.

mod table;

use rustc_hash::FxHashMap;

use crate::text::letters::{is_apostrophe, is_hyphen};

/// A line that stands on this many pages is furniture of the site.
pub const PAGES_WITH_LINE: u32 = 3;

/// What is known beside the lexicon: words to keep, forms that a corpus has and the lexicon lacks, and lines of its
/// pages.
///
/// Everything is counted, rare forms too, so that the words of two halves of a corpus merge into those of the whole.
///
/// ```
/// use coquille::{Cleaner, Words};
///
/// let one = Cleaner::default().fit(&["Qousseir est tombée.", "Alep et Qousseir."]);
/// let other = Cleaner::default().fit(&["Les rues de Qousseir."]);
/// let mut words = one.words().clone();
/// words.merge(other.words());
/// assert!(words.to_tsv().ends_with("\nname\tQousseir\t3\n"));
/// assert_eq!(Words::from_tsv(&words.to_tsv())?, words);
/// # Ok::<(), coquille::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Words to leave alone, as written, by their lower case.
    keep: FxHashMap<String, String>,
    /// How often the corpus has a form, as written.
    forms: FxHashMap<String, u32>,
    /// How often it has the commonest spelling of those that differ in their capitals, by their lower case.
    folded: FxHashMap<String, u32>,
    /// On how many pages a line stands.
    lines: FxHashMap<String, u32>,
}

impl Words {
    /// Words to leave alone wherever they stand, as written and in lower case.
    pub fn keeping<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Self {
        let mut known = Self::default();
        for word in words {
            known.keep(word.as_ref());
        }
        known
    }

    /// Leaves a word alone wherever it stands.
    pub fn keep(&mut self, word: &str) {
        let Some(word) = cell(word).filter(|word| !word.contains('\t')) else { return };
        // of Homs and HOMS, the first of the alphabet, in whatever order they come
        let kept = self.keep.entry(word.to_lowercase()).or_insert_with(|| word.to_owned());
        if word < kept.as_str() {
            word.clone_into(kept);
        }
    }

    /// Whether the word, as written or in lower case, is to be left alone.
    pub fn keeps(&self, word: &str) -> bool {
        !self.keep.is_empty() && self.keep.contains_key(&word.to_lowercase())
    }

    /// How often the corpus has the form. One in lower case counts as often as with capitals where that is more:
    /// so the speller asks about a name that opens a sentence. 0 where it was not counted.
    pub fn count(&self, form: &str) -> u32 {
        let counts = [&self.folded, &self.forms].map(|all| all.get(form).copied().unwrap_or(0));
        counts[0].max(counts[1])
    }

    /// Counts a form that the lexicon lacks.
    pub fn add(&mut self, form: &str, times: u32) {
        let Some(form) = cell(form).filter(|_| times > 0) else { return };
        add(&mut self.forms, form, times);
        // not their sum: a misprint that opens a sentence now and then is no name
        let most = self.folded.entry(folded(form)).or_default();
        *most = self.forms[form].max(*most);
    }

    /// The counted forms with their counts, in alphabetical order.
    pub fn counts(&self) -> Vec<(&str, u32)> {
        sorted(&self.forms)
    }

    /// Counts a line, without blanks at its ends, that stands on so many pages.
    pub fn add_line(&mut self, line: &str, pages: u32) {
        if let Some(line) = cell(line).filter(|_| pages > 0) {
            add(&mut self.lines, line, pages);
        }
    }

    /// Whether the line, without blanks at its ends, stands on several pages of the corpus.
    pub fn is_repeated_line(&self, line: &str) -> bool {
        let pages = self.lines.get(line.trim());
        pages.is_some_and(|pages| *pages >= PAGES_WITH_LINE)
    }

    /// The lines with the number of their pages, in alphabetical order.
    pub fn lines(&self) -> Vec<(&str, u32)> {
        sorted(&self.lines)
    }

    /// Adds what another part of the corpus has.
    pub fn merge(&mut self, other: &Self) {
        other.keep.values().for_each(|word| self.keep(word));
        other.forms.iter().for_each(|(form, times)| self.add(form, *times));
        other.lines.iter().for_each(|(line, pages)| self.add_line(line, *pages));
    }

    /// Both together.
    pub(crate) fn merged(self, other: Self) -> Self {
        let (mut more, less) = if self.len() < other.len() { (other, self) } else { (self, other) };
        more.merge(&less);
        more
    }

    /// Takes over the lines of other pages, some of which may have been counted here before.
    pub(crate) fn see_lines(&mut self, other: Self) {
        for (line, pages) in other.lines {
            let seen = self.lines.entry(line).or_default();
            *seen = pages.max(*seen);
        }
    }

    /// Without what was counted less than `least` times. What is left is short enough to read, and no longer
    /// merges into the whole.
    #[must_use]
    pub fn at_least(&self, least: u32) -> Self {
        let mut left = Self { keep: self.keep.clone(), ..Self::default() };
        let often = |counts: &FxHashMap<String, u32>, add: &mut dyn FnMut(&str, u32)| {
            counts.iter().filter(|(_, n)| **n >= least).for_each(|(text, n)| add(text, *n));
        };
        often(&self.forms, &mut |form, times| left.add(form, times));
        often(&self.lines, &mut |line, pages| left.add_line(line, pages));
        left
    }

    /// How many words, forms and lines there are: the rows of their table.
    pub fn len(&self) -> usize {
        self.keep.len() + self.forms.len() + self.lines.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A text as it can stand in a row of the table.
fn cell(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && !text.contains(['\n', '\r'])).then_some(text)
}

fn add(counts: &mut FxHashMap<String, u32>, text: &str, n: u32) {
    // most texts are there already, and need no copy
    match counts.get_mut(text) {
        Some(count) => *count = count.saturating_add(n),
        None => {
            counts.insert(text.to_owned(), n);
        }
    }
}

fn sorted(counts: &FxHashMap<String, u32>) -> Vec<(&str, u32)> {
    let mut all: Vec<_> = counts.iter().map(|(text, n)| (text.as_str(), *n)).collect();
    all.sort_unstable();
    all
}

/// The form as the speller asks about it: in lower case, with straight apostrophes and plain hyphens.
fn folded(form: &str) -> String {
    let plain = |c| match c {
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    };
    form.chars().flat_map(char::to_lowercase).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_in_any_casing() {
        let words = Words::keeping(["Homs", "HOMS", " ", "a\nb", "a\tb"]);
        assert!(words.keeps("homs") && words.keeps("HOMS") && !words.keeps("Hama"));
        assert_eq!(words.len(), 1);
        assert_eq!(words, Words::keeping(["HOMS"]));
    }

    #[test]
    fn a_form_counts_where_it_opens_a_sentence() {
        let mut words = Words::default();
        words.add("Gnaffrons", 2);
        words.add("gnaffrons", 1);
        words.add("al\u{2011}Assad", 1);
        assert_eq!(["gnaffrons", "Gnaffrons", "GNAFFRONS"].map(|w| words.count(w)), [2, 2, 0]);
        assert_eq!(words.count("al-assad"), 1);
    }

    #[test]
    fn counts_add_up_and_rare_ones_can_go() {
        let mut one = Words::keeping(["Homs"]);
        one.add("gnaffrons", 2);
        one.add_line("Lire aussi", 1);
        let mut other = Words::default();
        other.add("gnaffrons", u32::MAX);
        other.add_line("Lire aussi ", 2);
        assert!(!one.is_repeated_line("Lire aussi"));
        one.merge(&other);
        assert_eq!(one.counts(), [("gnaffrons", u32::MAX)]);
        assert!(one.is_repeated_line(" Lire aussi"));
        assert_eq!(one.at_least(4).lines(), []);
        assert_eq!(one.at_least(4).len(), 2);
    }

    #[test]
    fn pages_seen_twice_are_counted_once() {
        let mut words = Words::default();
        words.add_line("Lire aussi", 2);
        words.see_lines(words.clone());
        assert_eq!(words.lines(), [("Lire aussi", 2)]);
    }
}
