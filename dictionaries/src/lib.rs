//! The compiled French lexicon and context model of the crate `coquille`.
//!
//! `data/*.bin` is made from `tables/` by `cargo run --release -p coquille-dictionaries-build -- compile`; `README.md`
//! beside it tells where the tables come from, `LICENSES/` under which terms. Read it with `coquille::model::Model`.

/// The forms of French, how common each is, and what it can be.
pub const LEXICON: &[u8] = include_bytes!("../data/lexicon.bin");

/// Counts of words in a row.
pub const NGRAMS: &[u8] = include_bytes!("../data/ngrams.bin");

/// How words are spelled: costs of letters in a row.
pub const LETTERS: &[u8] = include_bytes!("../data/letters.bin");

/// Words of other languages.
pub const FOREIGN: &[u8] = include_bytes!("../data/foreign.bin");

/// Forms that sound alike.
pub const SOUNDS: &[u8] = include_bytes!("../data/sounds.bin");

/// How words agree: weights of words and word classes around a word.
pub const GRAMMAR: &[u8] = include_bytes!("../data/grammar.bin");

/// Endings that forms of one word differ in.
pub const ENDINGS: &str = include_str!("../tables/endings.tsv");

/// What each misreading costs.
pub const CHANNEL: &str = include_str!("../tables/channel.tsv");

/// Words that are written for one another because they sound alike.
pub const CONFUSIONS: &str = include_str!("../tables/confusions.tsv");

/// Words with hyphens that lose them, with how often they do.
pub const COMPOUNDS: &str = include_str!("../tables/compounds.tsv");

/// The weights that make scores of readings probabilities.
pub const CALIBRATION: &str = include_str!("../tables/calibration.tsv");

/// The same for words that are in the dictionary and yet not meant.
pub const REAL_WORDS: &str = include_str!("../tables/real_words.tsv");

/// What a machine that reads print took for what, and how often.
pub const MISREADINGS: &str = include_str!("../tables/misreadings.tsv");

/// The weights that make scores of misread words probabilities.
pub const MISREAD_WORDS: &str = include_str!("../tables/misread_words.tsv");

/// What a machine that reads print took for what marks between words, and how often.
pub const MARKS: &str = include_str!("../tables/marks.tsv");

/// The weights that make scores of misread marks probabilities.
pub const MISREAD_MARKS: &str = include_str!("../tables/misread_marks.tsv");

/// How many wrong edits were seen in right texts at each threshold of confidence.
pub const DAMAGE: &str = include_str!("../tables/damage.tsv");

/// What the look of a text says of its words: weights of signs.
pub const QUALITY: &str = include_str!("../tables/quality.tsv");

/// Phrases of the furniture of web pages, a row each; `coquille` reads it at first use.
pub const PAGE_PHRASES: &str = include_str!("../tables/page_phrases.tsv");
