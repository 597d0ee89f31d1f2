//! Builds the data of `coquille-dictionaries`: [`make`] turns sources into the tables in git, [`compile`](mod@compile)
//! turns tables into the files that the library embeds.
//!
//! Both are deterministic. Nothing is downloaded; `dictionaries/README.md` tells where sources come from.

pub mod compile;
pub mod count;
pub mod damage;
pub mod damage_table;
pub mod error;
pub mod features;
pub mod learn;
pub mod make;
pub mod marks;
pub mod merge;
pub mod misread;
pub mod perplexity;
mod random;
pub mod sources;
pub mod tables;
pub mod texts;
pub mod tune;
