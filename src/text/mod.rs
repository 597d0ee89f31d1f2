//! French text as such: words, letters, casing and positions. Nothing here knows of mistakes.

pub mod abbreviations;
pub mod casing;
pub mod letters;
pub mod lines;
pub mod offsets;
pub mod parts;
mod recut;
pub mod sentences;
pub mod sound;
mod span;
pub mod tokens;

pub use casing::Casing;
pub use recut::{Moved, recut};
pub use span::Span;
pub use tokens::{Kind, Token, tokenize};
