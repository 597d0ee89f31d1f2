//! The compiled French lexicon and context model of the crate `coquille`.

/// Phrases of the furniture of web pages, a row each; `coquille` reads it at first use.
pub const PAGE_PHRASES: &str = include_str!("../tables/page_phrases.tsv");
