//! The cleaner: a model and options, ready to clean.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::edit::Cleaned;
use crate::model::{Model, Words};
use crate::options::{Furniture, Options, Preset};
use crate::pipeline::Pipeline;
use crate::text::offsets::floor;

/// A longer text is cleaned in parts of about this many bytes, so that memory stays bounded.
const PART: usize = 1 << 16;

/// Likewise where furniture is looked for: it stands before and behind the text of a page, which a part must hold.
const PART_OF_PAGES: usize = 1 << 20;

/// A line that stands on this many pages is furniture of the site.
const PAGES_WITH_LINE: usize = 3;

/// Cleans French text. Cheap to clone; safe to share between threads; the same text gives the same result
/// on every run and on any number of threads.
///
/// ```
/// use coquille::{Cleaner, Options, Preset};
///
/// let cleaner = Cleaner::new(Options::preset(Preset::Web));
/// let cleaned = cleaner.explain("écraser les ernières poches de résistance");
/// assert_eq!(cleaned.text, "écraser les dernières poches de résistance");
/// assert_eq!(cleaned.edits[0].reason.code(), "dropped-initial");
/// ```
#[derive(Clone, Debug)]
pub struct Cleaner {
    options: Arc<Options>,
    words: Arc<Words>,
    pipeline: Arc<Pipeline>,
}

impl Default for Cleaner {
    fn default() -> Self {
        Self::new(Options::default())
    }
}

impl Cleaner {
    /// A cleaner with these options.
    pub fn new(options: Options) -> Self {
        let words = Words::keeping(&options.keep);
        let pipeline = Pipeline::new(&options);
        Self { options: Arc::new(options), words: Arc::new(words), pipeline: Arc::new(pipeline) }
    }

    /// A cleaner with the options of a preset.
    pub fn preset(preset: Preset) -> Self {
        Self::new(Options::preset(preset))
    }

    /// Its options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The words it knows beside the lexicon.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The text as it was meant; borrowed where nothing changed.
    pub fn clean<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if text.len() <= self.part() {
            return self.run(text).into_text();
        }
        let mut out = String::with_capacity(text.len());
        let mut changed = false;
        for part in parts(text, self.part()) {
            let cleaned = self.run(part).into_text();
            changed |= cleaned != part;
            out.push_str(&cleaned);
        }
        if changed { Cow::Owned(out) } else { Cow::Borrowed(text) }
    }

    /// The text as it was meant, with every change and every suggestion.
    pub fn explain(&self, text: &str) -> Cleaned {
        let mut cleaned = Cleaned::default();
        let mut done = 0;
        for part in parts(text, self.part()) {
            cleaned.append(done, self.run(part).into_cleaned());
            done += part.len();
        }
        cleaned
    }

    /// Cleans many texts, in order; with the feature `parallel`, on the threads of the current rayon pool.
    /// Lines that stand on several of them are furniture of the site, where the options have furniture out.
    pub fn clean_many<S: AsRef<str> + Sync>(&self, texts: &[S]) -> Vec<String> {
        let cleaner = self.for_site(texts);
        map_many(texts, |text| cleaner.clean(text).into_owned())
    }

    /// Explains many texts, in order, as [`clean_many`](Self::clean_many) cleans them.
    pub fn explain_many<S: AsRef<str> + Sync>(&self, texts: &[S]) -> Vec<Cleaned> {
        let cleaner = self.for_site(texts);
        map_many(texts, |text| cleaner.explain(text))
    }

    /// A cleaner that also knows what these texts use again and again: forms the lexicon lacks, names, and
    /// lines that stand on several of them.
    #[must_use]
    pub fn fit<S: AsRef<str>>(&self, texts: &[S]) -> Self {
        let mut words = (*self.words).clone();
        for text in texts {
            crate::stages::spelling::count_unknown(text.as_ref(), Model::french(), &mut words);
        }
        add_repeated_lines(texts, &mut words);
        self.with_words(words)
    }

    /// The same cleaner, knowing these words beside the lexicon: those of `words()`, with what was added.
    #[must_use]
    pub fn with_words(&self, words: Words) -> Self {
        Self { words: Arc::new(words), ..self.clone() }
    }

    /// The cleaner for pages of one site.
    pub(crate) fn for_site<S: AsRef<str>>(&self, texts: &[S]) -> Self {
        if self.options.page == Furniture::Keep || texts.len() < PAGES_WITH_LINE {
            return self.clone();
        }
        let mut words = (*self.words).clone();
        add_repeated_lines(texts, &mut words);
        self.with_words(words)
    }

    /// How long a text is cleaned in one.
    fn part(&self) -> usize {
        if self.options.page == Furniture::Keep { PART } else { PART_OF_PAGES }
    }

    fn run<'a>(&self, text: &'a str) -> crate::pipeline::Outcome<'a> {
        self.pipeline.run(text, Model::french(), &self.words, &self.options)
    }
}

/// The text with the options of the preset `repair`; borrowed where nothing changed.
///
/// ```
/// assert_eq!(coquille::clean("Il a tu\u{e9} quelque 700 ersonnes."), "Il a tu\u{e9} quelque 700 personnes.");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    static REPAIR: std::sync::LazyLock<Cleaner> = std::sync::LazyLock::new(Cleaner::default);
    REPAIR.clean(text)
}

/// Cuts a long text at line ends, or else at blanks, into parts of at most about `size` bytes.
fn parts(text: &str, size: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (part, after) = rest.split_at(part_end(rest, size));
        rest = after;
        Some(part)
    })
}

fn part_end(text: &str, size: usize) -> usize {
    if text.len() <= size {
        return text.len();
    }
    let bytes = &text.as_bytes()[..size];
    let paragraph = memchr::memmem::rfind(bytes, b"\n\n").map(|at| at + 2);
    let line = || memchr::memrchr(b'\n', bytes).map(|at| at + 1);
    let blank = || memchr::memrchr(b' ', bytes).map(|at| at + 1);
    paragraph
        .filter(|&at| at > size / 2)
        .or_else(line)
        .or_else(blank)
        .unwrap_or_else(|| floor(text, size))
}

fn add_repeated_lines<S: AsRef<str>>(texts: &[S], words: &mut Words) {
    let mut pages: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for (page, text) in texts.iter().enumerate() {
        for line in text.as_ref().lines().map(str::trim).filter(|l| !l.is_empty() && l.len() <= 200)
        {
            let seen = pages.entry(line).or_insert((0, usize::MAX));
            if seen.1 != page {
                *seen = (seen.0 + 1, page);
            }
        }
    }
    for (line, (count, _)) in pages {
        if count >= PAGES_WITH_LINE {
            words.add_repeated_line(line);
        }
    }
}

#[cfg(feature = "parallel")]
fn map_many<S: AsRef<str> + Sync, T: Send>(texts: &[S], run: impl Fn(&str) -> T + Sync) -> Vec<T> {
    use rayon::prelude::*;
    texts.par_iter().map(|text| run(text.as_ref())).collect()
}

#[cfg(not(feature = "parallel"))]
fn map_many<S: AsRef<str> + Sync, T: Send>(texts: &[S], run: impl Fn(&str) -> T + Sync) -> Vec<T> {
    texts.iter().map(|text| run(text.as_ref())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_blanks_and_loses_nothing() {
        for text in ["é".repeat(PART), "mot ".repeat(PART / 2), "ligne\n".repeat(PART / 2)] {
            assert_eq!(parts(&text, PART).collect::<String>(), text);
            assert!(parts(&text, PART).all(|p| p.len() <= PART));
        }
    }

    #[test]
    fn the_middle_of_a_long_page_is_no_front() {
        let line = |n| format!("La rame numéro {n:06} passe de nouveau sur le pont de la gare.\n");
        let prose: String = (0..PART / 64).map(line).collect();
        let text = [prose.as_str(), "Par Camille Roux\n", &line(2000)].concat();
        let web = Cleaner::preset(Preset::Web);
        let (_, cut) = text.split_at(part_end(&text, PART));
        assert!(
            cut.starts_with("Par Camille Roux") && !web.clean(cut).contains("Par Camille Roux")
        );
        assert!(web.clean(&text).contains("Par Camille Roux"));
    }
}
