//! Every form the library knows, with how common it is, where it is known from and what it can be.
//!
//! The forms lie in a finite-state transducer that gives each its ordinal; all else is in arrays by ordinal.
//! Forms keep their natural capitals: `Paris`, `maison`, `ONU`; elisions end with a straight apostrophe: `l'`.

use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use fst::raw::Fst;

use super::bits::bits;
use super::format::{FormatError, Sections};
use super::letter_graph::LetterGraph;
use super::morphology::{Tag, Traits};
use super::stop::{self, Stop};
use super::word_class::WordClass;

/// The kind of a compiled lexicon.
pub const KIND: &str = "lexi";
/// The version of the compiled lexicon that this library reads.
pub const VERSION: u32 = 3;
/// Steps of [`Entry::frequency`] to one unit of Zipf frequency.
pub const STEPS_PER_ZIPF: f32 = 25.0;

/// So many searches among the forms as they lie take as long as unpacking them letter by letter.
const SEARCHES: u32 = 1000;

/// Where a form is known from. A form may carry several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flags(u8);

impl Flags {
    /// In the dictionary: `maison`, `Paris`
    pub const DICTIONARY: Self = Self(1);
    /// A name: `Paris`, `Assad`. Of names outside the dictionary, seen often and with a capital.
    pub const NAME: Self = Self(2);
    /// Known to a frequency list alone: `covid`, but also foreign words
    pub const LISTED: Self = Self(4);
    /// Seen in several modern sources, in lower case: technical words, regular derivations
    pub const CORPUS: Self = Self(8);
    /// Outside the dictionary, and a word of it less its accents, or one letter away from a far more
    /// frequent one: `hopital`, `notament`. What people often type wrong is not a word for that.
    pub const DOUBTFUL: Self = Self(16);
    /// Seen in books of the nineteenth century alone: `poëte`, `tems`
    pub const PERIOD: Self = Self(32);

    /// Each flag with its name in the tables.
    pub const NAMES: &[(Self, &str)] = &[
        (Self::DICTIONARY, "dictionary"),
        (Self::NAME, "name"),
        (Self::LISTED, "listed"),
        (Self::CORPUS, "corpus"),
        (Self::DOUBTFUL, "doubtful"),
        (Self::PERIOD, "period"),
    ];
}

bits!(Flags);

/// What the lexicon holds of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place among all forms, in order of bytes.
    pub ordinal: u32,
    /// How common it is: Zipf frequency times [`STEPS_PER_ZIPF`]; 0 when never seen.
    pub frequency: u8,
    /// Where it is known from.
    pub flags: Flags,
    class: u16,
}

impl Entry {
    /// The logarithm to base ten of its occurrences in a billion words; 0 when never seen.
    pub fn zipf(self) -> f32 {
        f32::from(self.frequency) / STEPS_PER_ZIPF
    }

    /// Whether it is taken for a word: anything not [`Flags::DOUBTFUL`].
    pub const fn is_known(self) -> bool {
        !self.flags.has(Flags::DOUBTFUL)
    }

    /// The number of its set of analyses: forms that can be the same things have the same.
    /// The set says how the lemma is made too, so `grand` and `petit` share a class, `grand` and `beau` do not.
    pub const fn class(self) -> u16 {
        self.class
    }
}

/// One thing a form can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Part of speech, gender, number, tense, person.
    pub tag: Tag,
    /// What the verb governs; empty for others.
    pub traits: Traits,
    cut: u8,
    ending: &'static str,
}

impl Analysis {
    /// The lemma of `form`, of which this is an analysis: `désertes` → `déserter`.
    pub fn lemma(&self, form: &str) -> String {
        let stem = form.len().saturating_sub(usize::from(self.cut));
        [form.get(..stem).unwrap_or_default(), self.ending].concat()
    }
}

/// The compiled lexicon.
pub struct Lexicon {
    forms: Fst<&'static [u8]>,
    root: Stop,
    /// Where forms go on behind each two small letters of ASCII, in order: the nodes there are the largest.
    starts: Vec<Option<Stop>>,
    frequencies: &'static [u8],
    flags: &'static [u8],
    /// The low and the high bytes of the class of each form.
    classes: [&'static [u8]; 2],
    /// The low and the high bytes of where the analyses of each class start.
    class_starts: [&'static [u8]; 2],
    analyses: &'static [u8],
    endings: &'static str,
    /// Made when first asked for: print, and long texts, are searched so much.
    letter_graph: OnceLock<LetterGraph>,
    /// How often it was asked whether that pays.
    searches: AtomicU32,
    /// Made when first asked for: most texts need few, but every class is a moment's work.
    word_classes: OnceLock<Vec<WordClass>>,
}

/// Bytes of an analysis: tag (2), traits (1), bytes cut off the form (1), place of the lemma's ending (3), its length (1). They lie in
/// columns, the first bytes of all analyses first.
pub const ANALYSIS_SIZE: usize = 8;

impl Lexicon {
    /// Reads a compiled lexicon where it lies.
    ///
    /// # Errors
    /// When the bytes are no lexicon, of another version, or damaged.
    pub fn load(bytes: &'static [u8]) -> Result<Self, FormatError> {
        let mut sections = Sections::open(bytes, KIND, VERSION)?;
        let forms = stop::open(sections.next("forms")?, "forms")?;
        let [frequencies, flags, classes] =
            [sections.next("frequencies")?, sections.next("flags")?, sections.next("classes")?];
        if [frequencies.len(), flags.len(), classes.len()] != [1, 1, 2].map(|n| n * forms.len()) {
            return Err(FormatError::Damaged { part: "arrays of the forms" });
        }
        let starts = sections.next("class starts")?;
        let root = Stop::root(&forms);
        let behind = |a: u8| (b'a'..=b'z').map(move |b| root.step(a)?.step(b));
        Ok(Self {
            root,
            starts: (b'a'..=b'z').flat_map(behind).collect(),
            classes: classes.split_at(forms.len()).into(),
            forms,
            frequencies,
            flags,
            class_starts: starts.split_at(starts.len() / 2).into(),
            analyses: sections.next("analyses")?,
            endings: str::from_utf8(sections.next("endings")?)
                .map_err(|_| FormatError::Damaged { part: "endings" })?,
            letter_graph: OnceLock::new(),
            searches: AtomicU32::new(0),
            word_classes: OnceLock::new(),
        })
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there is no form at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is held of a form, written exactly so: natural capitals, straight apostrophe.
    pub fn get(&self, form: &str) -> Option<Entry> {
        let ordinal = self.behind(form)?.output()?;
        Some(self.entry(ordinal as u32))
    }

    /// Where forms go on behind `start`, if any begins with it.
    pub fn behind(&self, start: &str) -> Option<Stop> {
        match start.as_bytes() {
            [a @ b'a'..=b'z', b @ b'a'..=b'z', ..] => {
                let letter = |byte: &u8| usize::from(byte - b'a');
                self.starts[26 * letter(a) + letter(b)]?.follow(&start[2..])
            }
            _ => self.root.follow(start),
        }
    }

    /// The transducer of the forms. Walking its nodes, the sum of the outputs is the ordinal.
    pub const fn fst(&self) -> &Fst<&'static [u8]> {
        &self.forms
    }

    /// The forms in small letters, letter by letter.
    pub fn letter_graph(&self) -> &LetterGraph {
        self.letter_graph.get_or_init(|| LetterGraph::of(self.root))
    }

    /// The same where so much has been looked for already that it pays to unpack them; asked once a search.
    pub fn letter_graph_if_it_pays(&self) -> Option<&LetterGraph> {
        let known = self.letter_graph.get();
        if known.is_some() || self.searches.fetch_add(1, Ordering::Relaxed) < SEARCHES {
            return known;
        }
        Some(self.letter_graph())
    }

    /// What is held of the form with this ordinal; an empty entry past the last.
    pub fn entry(&self, ordinal: u32) -> Entry {
        let at = ordinal as usize;
        Entry {
            ordinal,
            frequency: byte(self.frequencies, at),
            flags: Flags::from_bits(byte(self.flags, at)),
            class: number(self.classes, at),
        }
    }

    /// Everything the form of an entry can be. Empty for words that are only listed.
    pub fn analyses(&self, entry: Entry) -> impl Iterator<Item = Analysis> + use<> {
        self.class_analyses(entry.class)
    }

    /// The number of classes: sets of analyses.
    pub fn class_count(&self) -> usize {
        self.class_starts[0].len().saturating_sub(1)
    }

    /// Everything a form of this class can be.
    pub fn class_analyses(&self, class: u16) -> impl Iterator<Item = Analysis> + use<> {
        let bound = |i| usize::from(number(self.class_starts, i));
        let class = usize::from(class);
        let (columns, endings) = (self.analyses, self.endings);
        let count = columns.len() / ANALYSIS_SIZE;
        let at = bound(class)..bound(class + 1).min(count);
        at.map(move |i| {
            read_analysis(std::array::from_fn(|byte| columns[byte * count + i]), endings)
        })
    }

    /// What the form of an entry is to the grammar.
    pub fn word_class(&self, entry: Entry) -> WordClass {
        let classes = self.word_classes.get_or_init(|| {
            (0..self.class_count())
                .map(|class| WordClass::of(self.class_analyses(class as u16)))
                .collect()
        });
        classes.get(usize::from(entry.class)).copied().unwrap_or_default()
    }

    /// The same, with nothing to tell the grammar: every word class is empty.
    #[must_use]
    pub fn without_word_classes(self) -> Self {
        Self { word_classes: OnceLock::from(Vec::new()), ..self }
    }

    /// Whether two forms are forms of one word: `désert` and `désertes`.
    pub fn share_lemma(&self, a: (&str, Entry), b: (&str, Entry)) -> bool {
        self.analyses(a.1).any(|x| {
            self.analyses(b.1).any(|y| {
                let (stem, own) = (a.0.len().saturating_sub(usize::from(x.cut)), x.ending);
                let (other, ending) = (b.0.len().saturating_sub(usize::from(y.cut)), y.ending);
                let lemma_of_a = a.0.as_bytes()[..stem].iter().chain(own.as_bytes());
                lemma_of_a.eq(b.0.as_bytes()[..other].iter().chain(ending.as_bytes()))
            })
        })
    }

    /// The lemma of a form in one of its analyses.
    pub fn lemma(&self, form: &str, analysis: Analysis) -> String {
        analysis.lemma(form)
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").field("forms", &self.len()).finish_non_exhaustive()
    }
}

/// The byte at a place; 0 past the end.
fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or_default()
}

/// The number at a place of two columns, one of low and one of high bytes.
fn number(columns: [&[u8]; 2], at: usize) -> u16 {
    u16::from_le_bytes(columns.map(|column| byte(column, at)))
}

fn read_analysis(record: [u8; ANALYSIS_SIZE], endings: &'static str) -> Analysis {
    let start = u32::from_le_bytes([record[4], record[5], record[6], 0]) as usize;
    let end = start + usize::from(record[7]);
    Analysis {
        tag: Tag::from_bits(u16::from_le_bytes([record[0], record[1]])),
        traits: Traits::from_bits(record[2]),
        cut: record[3],
        ending: endings.get(start..end).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::super::morphology::{Gender, Number, PartOfSpeech, Person};
    use super::*;

    fn flags(form: &str) -> Option<Flags> {
        Model::french().lexicon.get(form).map(|entry| entry.flags)
    }

    #[test]
    fn words_of_the_dictionary_are_found_as_they_are_written() {
        for form in
            ["maison", "œuvre", "désertes", "aujourd'hui", "l'", "porte-avions", "kilomètres"]
        {
            assert!(flags(form).is_some_and(|f| f.has(Flags::DICTIONARY)), "{form}");
        }
        assert!(flags("Paris").is_some_and(|f| f.has(Flags::DICTIONARY.and(Flags::NAME))));
        assert_eq!(flags("Maison").filter(|f| f.has(Flags::DICTIONARY)), None);
    }

    #[test]
    fn misprints_are_not_words() {
        for form in ["écoltes", "hopital", "notament", "etait", "oeuvre", "Etat"] {
            let entry = Model::french().lexicon.get(form);
            assert!(
                entry.is_none_or(|e| !e.flags.has(Flags::DICTIONARY) && !e.is_known()),
                "{form}: {entry:?}"
            );
        }
    }

    #[test]
    fn a_form_is_all_it_can_be() {
        let lexicon = &Model::french().lexicon;
        let entry = lexicon.get("désertes").unwrap();
        let found: Vec<Analysis> = lexicon.analyses(entry).collect();
        let adjective = found.iter().find(|a| a.tag.part() == PartOfSpeech::Adjective).unwrap();
        assert_eq!(adjective.tag.gender(), Gender::Feminine);
        assert_eq!(adjective.tag.number(), Number::Plural);
        assert_eq!(lexicon.lemma("désertes", *adjective), "désert");
        let verb = found.iter().find(|a| a.tag.part() == PartOfSpeech::Verb).unwrap();
        assert_eq!((verb.tag.person(), verb.tag.number()), (Person::Second, Number::Singular));
        assert_eq!(verb.lemma("désertes"), "déserter");
    }

    #[test]
    fn irregular_lemmas_and_traits() {
        let lexicon = &Model::french().lexicon;
        let lemmas = |form: &str| -> Vec<String> {
            lexicon.analyses(lexicon.get(form).unwrap()).map(|a| a.lemma(form)).collect()
        };
        assert!(lemmas("suis").contains(&"être".to_owned()));
        assert!(lemmas("suis").contains(&"suivre".to_owned()));
        assert!(lemmas("yeux").iter().any(|l| l == "œil" || l == "yeux"));
        let fallen = lexicon.get("tombé").unwrap();
        assert!(lexicon.analyses(fallen).any(|a| a.traits.has(Traits::WITH_ETRE)));
    }

    #[test]
    fn ordinals_are_in_order_and_frequencies_make_sense() {
        let lexicon = &Model::french().lexicon;
        assert!(lexicon.get("maison").unwrap().ordinal < lexicon.get("maisons").unwrap().ordinal);
        let zipf = |form| lexicon.get(form).unwrap().zipf();
        assert!(zipf("de") > 7.0 && zipf("maison") > 4.5 && zipf("maison") > zipf("maisonnée"));
        assert!(zipf("Paris") > zipf("paris"));
        assert_eq!(lexicon.entry(u32::MAX).frequency, 0);
    }
}
