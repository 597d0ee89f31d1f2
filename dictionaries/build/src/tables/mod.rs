//! The tables in git: sorted plain text, compressed where it is long.

pub mod compounds;
pub mod counts;
pub mod file;
pub mod foreign;
pub mod forms;
pub mod hand;
pub mod weights;
