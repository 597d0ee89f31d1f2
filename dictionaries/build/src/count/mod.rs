//! Counting the corpora: first forms as they are written, then units in a row.

pub mod compounds;
pub mod forms;
pub mod ngrams;
pub mod prune;
mod repeats;
