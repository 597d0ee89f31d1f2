//! Builds the data of `coquille-dictionaries`: [`make`] turns sources into the tables in git, [`compile`](mod@compile)
//! turns tables into the files that the library embeds.
//!
//! Both are deterministic. Nothing is downloaded; `dictionaries/README.md` tells where sources come from.

pub mod compile;
pub mod count;
pub mod error;
pub mod make;
pub mod merge;
pub mod sources;
pub mod tables;
pub mod tune;
