//! The cleaner: a model and options, ready to clean.

use std::borrow::Cow;
use std::io::{self, Read, Write};
use std::sync::Arc;

use crate::edit::{Cleaned, Decisions};
use crate::error::Error;
use crate::model::quality::Signs;
use crate::model::{Fitting, Misreadings, Model, PAGES_WITH_LINE, Words};
use crate::options::{Furniture, Options, Preset};
use crate::pipeline::{Knowledge, Outcome, Pipeline};
use crate::quality::Quality;
use crate::stages::encoding::{Decoded, decode};
use crate::stages::{Passage, page, spelling};
use crate::stream::{BATCH, Parts, Tally, Texts};
use crate::text::parts::{Part, Sizes, parts};

/// A longer text is cleaned in parts, so that memory stays bounded. What is around a part holds more than its sentence.
pub(crate) const PARTS: Sizes = Sizes { part: 1 << 16, around: 1 << 10 };

/// Likewise where furniture is looked for: it stands before and behind the text of a page, which a part must hold; and what is
/// around a part so much prose that no part begins or ends like a page.
const PARTS_OF_PAGES: Sizes = Sizes { part: 1 << 20, around: 1 << 14 };

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
    /// What the machine that read the texts takes for what, in place of what the model knows.
    misreadings: Option<Arc<Misreadings>>,
    /// What a person has decided of its edits.
    decisions: Arc<Decisions>,
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
            misreadings: None,
            decisions: Arc::default(),
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
        for part in parts(text, self.parts()) {
            cleaned.append(done, self.explain_part(&part));
            done += part.core.len();
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

    /// Cleans a text of any length as it is read, in a few dozen megabytes of memory, and says what was done. Bytes that are
    /// no UTF-8 are decoded, see [`decode`](Self::decode). With the feature `parallel`, on the threads of the current rayon
    /// pool; what is written does not depend on them, and is what [`clean`](Self::clean) makes of the whole.
    ///
    /// ```
    /// let mut clean = Vec::new();
    /// let tally = coquille::Cleaner::default().clean_stream("L&rsquo;&eacute;t&eacute;".as_bytes(), &mut clean)?;
    /// assert_eq!((clean.as_slice(), tally.edited()), ("L’été".as_bytes(), 3));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the input cannot be read or the output cannot be written. What was written until then stays.
    pub fn clean_stream(&self, input: impl Read, mut output: impl Write) -> io::Result<Tally> {
        let texts = Texts::new(input, None).expect("no name that could be wrong");
        let mut parts = Parts::new(texts.map(|read| read.map(|read| read.text)), self.parts());
        let mut tally = Tally::default();
        let mut batch: Vec<Part<'static>> = Vec::new();
        loop {
            let part = parts.next().transpose()?;
            let ended = part.is_none();
            batch.extend(part);
            if !ended && batch.iter().map(|part| part.core.len()).sum::<usize>() < BATCH {
                continue;
            }
            for (part, cleaned) in batch.iter().zip(self.explain_parts(&batch)) {
                output.write_all(cleaned.text.as_bytes())?;
                let reasons = cleaned.edits.iter().map(|edit| edit.reason);
                tally.add(part.core.len(), cleaned.text.len(), reasons);
            }
            batch.clear();
            if ended {
                output.flush()?;
                return Ok(tally);
            }
        }
    }

    /// How good a text is: what share of its words can be expected to be right, as far as they look it. Nothing is corrected.
    /// French words of any time count as right, and names; a text in another language looks bad.
    ///
    /// ```
    /// let cleaner = coquille::Cleaner::default();
    /// let good = cleaner.quality("Le vaisseau étoit sorti du port avant le lever du soleil.");
    /// let bad = cleaner.quality("Lc vaisseau ctoit sorli du porl avaul le lcver du soieil.");
    /// assert!(good.right > 0.95 && bad.right < 0.6 && good.words == bad.words);
    /// ```
    pub fn quality(&self, text: &str) -> Quality {
        self.quality_of(&self.signs(text))
    }

    /// The same of bytes of any length as they are read.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub fn quality_stream(&self, input: impl Read) -> io::Result<Quality> {
        let texts = Texts::new(input, None).expect("no name that could be wrong");
        let mut signs = Signs::default();
        for part in Parts::new(texts.map(|read| read.map(|read| read.text)), PARTS) {
            signs.merge(&self.signs(part?.text()));
        }
        Ok(self.quality_of(&signs))
    }

    /// What is counted in a text.
    pub(crate) fn signs(&self, text: &str) -> Signs {
        let mut signs = Signs::default();
        for part in parts(text, PARTS) {
            let passage = Passage::new(part.text(), self.model(), &self.words).from_print(true);
            signs.merge(&spelling::signs(&passage));
        }
        signs
    }

    /// What that says of it.
    pub(crate) fn quality_of(&self, signs: &Signs) -> Quality {
        Quality::of(signs, self.model())
    }

    /// Cleans many texts, in order; with the feature `parallel`, on the threads of the current rayon pool.
    /// Lines that stand on several of them are furniture of the site, where the options have furniture out.
    pub fn clean_many<S: AsRef<str> + Sync>(&self, texts: &[S]) -> Vec<String> {
        let cleaner = self.for_site(texts);
        map_many(texts, |text| cleaner.clean(text.as_ref()).into_owned())
    }

    /// Explains many texts, in order, as [`clean_many`](Self::clean_many) cleans them.
    pub fn explain_many<S: AsRef<str> + Sync>(&self, texts: &[S]) -> Vec<Cleaned> {
        let cleaner = self.for_site(texts);
        map_many(texts, |text| cleaner.explain(text.as_ref()))
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

    /// A cleaner that also knows what the machine which read these texts takes for what: each pair is a text as it was read, and
    /// the same as it was printed. A few hundred lines are enough; what is known of such machines speaks for what they do not
    /// show. The stage `misreadings` asks for it.
    ///
    /// ```
    /// use coquille::{Cleaner, Preset};
    ///
    /// let pairs = [("Lo wéro et lo pèro do Marie", "La mère et le père de Marie")];
    /// let cleaner = Cleaner::preset(Preset::Ocr).fit_channel(&pairs);
    /// assert!(cleaner.channel().to_tsv().contains("w\tm\t"));
    /// ```
    #[must_use]
    pub fn fit_channel<S: AsRef<str>>(&self, pairs: &[(S, S)]) -> Self {
        let mut fitting = Fitting::default();
        for (read, printed) in pairs {
            fitting.add(read.as_ref(), printed.as_ref());
        }
        self.with_channel(fitting.table(Some(self.channel())))
    }

    /// What it knows of the machine that read its texts.
    pub fn channel(&self) -> &Misreadings {
        self.misreadings.as_deref().unwrap_or(&self.model().misreadings)
    }

    /// The same cleaner, for texts of a machine that takes this for that in place of what [`channel`](Self::channel) says.
    #[must_use]
    pub fn with_channel(&self, channel: Misreadings) -> Self {
        Self { misreadings: Some(Arc::new(channel)), ..self.clone() }
    }

    /// What was decided of its edits.
    pub fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    /// The same cleaner, heeding these decisions in place of [`decisions`](Self::decisions): rejected edits are not made,
    /// accepted suggestions are.
    #[must_use]
    pub fn with_decisions(&self, decisions: Decisions) -> Self {
        Self { decisions: Arc::new(decisions), ..self.clone() }
    }

    /// The table it was given, or has learned.
    #[cfg(feature = "python")]
    pub(crate) fn own_channel(&self) -> Option<&Misreadings> {
        self.misreadings.as_deref()
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

    /// Forms of a text that was cleaned that no list has.
    pub(crate) fn unknown_forms(&self, text: &str) -> Words {
        let mut words = Words::default();
        spelling::count_unknown(text, self.model(), &mut words);
        words
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

    /// How long a text is cleaned in one, and what its parts see of each other.
    pub(crate) fn parts(&self) -> Sizes {
        let Options { page, running_heads, .. } = *self.options;
        let keeps = [page, running_heads] == [Furniture::Keep; 2];
        if keeps { PARTS } else { PARTS_OF_PAGES }
    }

    /// What becomes of a part, as of a text of its own.
    pub(crate) fn explain_part(&self, part: &Part<'_>) -> Cleaned {
        self.explain_part_by(&self.pipeline, part)
    }

    /// The same for several, in order.
    pub(crate) fn explain_parts(&self, parts: &[Part<'_>]) -> Vec<Cleaned> {
        map_many(parts, |part| self.explain_part(part))
    }

    fn explain_part_by(&self, pipeline: &Pipeline, part: &Part<'_>) -> Cleaned {
        let cleaned = self.decided(&part.window, self.run(pipeline, &part.window));
        if part.core.len() == part.window.len() {
            return cleaned;
        }
        cleaned.within(part)
    }

    fn clean_by<'a>(&self, pipeline: &Pipeline, text: &'a str) -> Cow<'a, str> {
        if text.len() <= self.parts().part {
            let outcome = self.run(pipeline, text);
            if self.decisions.is_empty() {
                return outcome.into_text();
            }
            let cleaned = self.decided(text, outcome);
            return if cleaned.is_changed() { cleaned.text.into() } else { text.into() };
        }
        let mut out = String::with_capacity(text.len());
        let mut changed = false;
        for part in parts(text, self.parts()) {
            let cleaned = self.explain_part_by(pipeline, &part);
            changed |= cleaned.is_changed();
            out.push_str(&cleaned.text);
        }
        if changed { Cow::Owned(out) } else { Cow::Borrowed(text) }
    }

    /// What comes out of a text after the decisions about it.
    fn decided(&self, text: &str, outcome: Outcome<'_>) -> Cleaned {
        let cleaned = outcome.into_cleaned();
        if self.decisions.is_empty() { cleaned } else { self.decisions.apply(text, cleaned) }
    }

    fn run<'a>(&self, pipeline: &Pipeline, text: &'a str) -> Outcome<'a> {
        let known = Knowledge {
            model: self.model(),
            words: &self.words,
            misreadings: self.misreadings.as_deref(),
        };
        pipeline.run(text, known, &self.options)
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

/// What `run` makes of each text, in their order.
#[cfg(feature = "parallel")]
pub(crate) fn map_many<S: Sync, T: Send>(
    texts: &[S],
    run: impl Fn(&S) -> T + Sync + Send,
) -> Vec<T> {
    use rayon::prelude::*;
    texts.par_iter().map(run).collect()
}

#[cfg(not(feature = "parallel"))]
pub(crate) fn map_many<S, T>(texts: &[S], run: impl Fn(&S) -> T) -> Vec<T> {
    texts.iter().map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_long_page_is_no_front() {
        let line = |n| format!("La rame numéro {n:06} passe de nouveau sur le pont de la gare.\n");
        let prose: String = (0..PARTS_OF_PAGES.part / 64).map(line).collect();
        let text = [prose.as_str(), "Par Camille Roux\n", &line(2000)].concat();
        let web = Cleaner::preset(Preset::Web);
        let second = parts(&text, PARTS_OF_PAGES).nth(1).expect("a text of two parts");
        assert!(second.text().starts_with("Par Camille Roux"));
        assert!(!web.clean(second.text()).contains("Par Camille Roux"));
        assert!(web.clean(&text).contains("Par Camille Roux"));
    }

    #[test]
    fn a_sentence_is_read_across_a_seam() {
        let row = "la pluie tombait encore, et les bateaux restaient au port, ".repeat(1200);
        let broken = "les autorités ont annoncé la ermeture de la route, ";
        let seam = parts(&row, PARTS).next().expect("a part").core.len();
        let at = row[..seam - broken.len()].rfind("la pluie").expect("a place for it");
        let row = [&row[..at], broken, &row[at..]].concat();
        for shift in (1..2 * broken.len()).step_by(9) {
            let text = ["1".repeat(shift).as_str(), " ", &row].concat();
            let cleaned = Cleaner::default().explain(&text);
            let edits: Vec<_> = cleaned.edits.iter().map(|e| e.after.as_str()).collect();
            assert_eq!(edits, ["fermeture"], "{shift}");
            assert!(cleaned.original() == text);
        }
    }
}
