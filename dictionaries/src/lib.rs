//! The compiled French lexicon and context model of the crate `coquille`.
//!
//! `data/*.bin` is made from `tables/` by `cargo run --release -p coquille-dictionaries-build -- compile`; `README.md`
//! beside it tells where the tables come from, `LICENSES/` under which terms. Read it with `coquille::model::Model`.

/// The forms of French, how common each is, and what it can be.
pub const LEXICON: &[u8] = include_bytes!("../data/lexicon.bin");

/// Counts of words in a row.
pub const NGRAMS: &[u8] = include_bytes!("../data/ngrams.bin");
