//! The cleaner: a model and options, ready to clean.

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::Cleaned;
use crate::error::Error;
use crate::model::{Model, PAGES_WITH_LINE, Words};
use crate::options::{Furniture, Options, Preset};
use crate::pipeline::{Outcome, Pipeline};
use crate::stages::encoding::{Decoded, decode};
use crate::stages::{page, spelling};
use crate::text::offsets::floor;

/// A longer text is cleaned in parts of about this many bytes, so that memory stays bounded.
const PART: usize = 1 << 16;

/// Likewise where furniture is looked for: it stands before and behind the text of a page, which a part must hold.
const PART_OF_PAGES: usize = 1 << 20;

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
    /// The model in place of that of the library.
    model: Option<&'static Model>,
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
        Self {
            options: Arc::new(options),
            words: Arc::new(words),
            pipeline: Arc::new(pipeline),
            model: None,
        }
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

    /// The same, to be kept without a copy.
    #[cfg(feature = "python")]
    pub(crate) fn shared_words(&self) -> Arc<Words> {
        Arc::clone(&self.words)
    }

    /// The text as it was meant; borrowed where nothing changed.
    pub fn clean<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.clean_by(&self.pipeline, text)
    }

    /// The text as it was meant, with every change and every suggestion.
    pub fn explain(&self, text: &str) -> Cleaned {
        let mut cleaned = Cleaned::default();
        let mut done = 0;
        for part in parts(text, self.part()) {
            cleaned.append(done, self.run(&self.pipeline, part).into_cleaned());
            done += part.len();
        }
        cleaned
    }

    /// The bytes as text: in the encoding of this name, or, where none is given, as their mark, chardetng and the words
    /// that come out say. Lines in UTF-8 stay so among others.
    ///
    /// # Errors
    /// When there is no encoding of that name.
    pub fn decode<'a>(
        &self,
        bytes: &'a [u8],
        encoding: Option<&str>,
    ) -> Result<Decoded<'a>, Error> {
        decode(bytes, encoding, &self.model().lexicon)
    }

    /// The text of these bytes as it was meant, whatever their encoding.
    ///
    /// ```
    /// let cleaner = coquille::Cleaner::default();
    /// assert_eq!(cleaner.clean_bytes(b"L'h\xF4tel a ferm\xE9 en d?cembre."), "L'h\u{f4}tel a ferm\u{e9} en d\u{e9}cembre.");
    /// ```
    pub fn clean_bytes(&self, bytes: &[u8]) -> String {
        let decoded = self.decode(bytes, None).expect("no name that could be wrong");
        self.clean(&decoded.text).into_owned()
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
    /// lines that stand on several of them. What it knew before stays, and counts add up.
    #[must_use]
    pub fn fit<S: AsRef<str> + Sync>(&self, texts: &[S]) -> Self {
        let characters = Pipeline::characters(&self.options);
        let found = count_many(texts, |text, words| self.count_by(&characters, text, words));
        self.with_words(found.merged((*self.words).clone()))
    }

    /// The same cleaner, knowing these words beside the lexicon in place of `words()`. The option `keep` stays.
    #[must_use]
    pub fn with_words(&self, mut words: Words) -> Self {
        words.merge(&Words::keeping(&self.options.keep));
        Self { words: Arc::new(words), ..self.clone() }
    }

    /// The same cleaner, reading with another model: for measuring, see `benches/quality`.
    #[doc(hidden)]
    #[must_use]
    pub fn with_model(&self, model: &'static Model) -> Self {
        Self { model: Some(model), ..self.clone() }
    }

    fn model(&self) -> &'static Model {
        self.model.unwrap_or_else(Model::french)
    }

    /// The cleaner for pages of one site.
    pub(crate) fn for_site<S: AsRef<str> + Sync>(&self, texts: &[S]) -> Self {
        if self.options.page == Furniture::Keep || texts.len() < PAGES_WITH_LINE as usize {
            return self.clone();
        }
        let mut words = (*self.words).clone();
        // these may be the pages that `fit` has counted
        let characters = Pipeline::characters(&self.options);
        words.see_lines(count_many(texts, |text, words| {
            page::count_lines(&self.clean_by(&characters, text), words);
        }));
        self.with_words(words)
    }

    /// What one text has.
    #[cfg(feature = "cli")]
    pub(crate) fn words_of(&self, text: &str) -> Words {
        let mut words = Words::default();
        self.count_by(&Pipeline::characters(&self.options), text, &mut words);
        words
    }

    /// Counts what one text has. Its characters are mended first: that is what forms and lines are compared with.
    fn count_by(&self, characters: &Pipeline, text: &str, words: &mut Words) {
        let text = self.clean_by(characters, text);
        spelling::count_unknown(&text, self.model(), words);
        page::count_lines(&text, words);
    }

    /// How long a text is cleaned in one.
    fn part(&self) -> usize {
        let Options { page, running_heads, .. } = *self.options;
        let keeps = [page, running_heads] == [Furniture::Keep; 2];
        if keeps { PART } else { PART_OF_PAGES }
    }

    fn clean_by<'a>(&self, pipeline: &Pipeline, text: &'a str) -> Cow<'a, str> {
        if text.len() <= self.part() {
            return self.run(pipeline, text).into_text();
        }
        let mut out = String::with_capacity(text.len());
        let mut changed = false;
        for part in parts(text, self.part()) {
            let cleaned = self.run(pipeline, part).into_text();
            changed |= cleaned != part;
            out.push_str(&cleaned);
        }
        if changed { Cow::Owned(out) } else { Cow::Borrowed(text) }
    }

    fn run<'a>(&self, pipeline: &Pipeline, text: &'a str) -> Outcome<'a> {
        pipeline.run(text, self.model(), &self.words, &self.options)
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

/// What `count` finds in all the texts. Counts add up in any order, so threads change nothing.
#[cfg(feature = "parallel")]
fn count_many<S: AsRef<str> + Sync>(texts: &[S], count: impl Fn(&str, &mut Words) + Sync) -> Words {
    use rayon::prelude::*;
    let count = |mut words: Words, text: &S| {
        count(text.as_ref(), &mut words);
        words
    };
    texts.par_iter().fold(Words::default, count).reduce(Words::default, Words::merged)
}

#[cfg(not(feature = "parallel"))]
fn count_many<S: AsRef<str>>(texts: &[S], count: impl Fn(&str, &mut Words)) -> Words {
    let mut words = Words::default();
    for text in texts {
        count(text.as_ref(), &mut words);
    }
    words
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
