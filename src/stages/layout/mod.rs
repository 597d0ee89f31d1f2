//! Lines and pages: what printing did to a text that is no text any more.

mod hyphenation;

pub use hyphenation::Hyphenation;
