//! What the tables are made from. Sources lie in one folder outside the repository; `sources.tsv` names them.

pub mod checksums;
pub mod corpora;
pub mod hunspell;
mod tags;
pub mod wordfreq;
