//! Lines and pages: what printing did to a text that is no text any more.

mod hyphenation;
mod letter_spacing;
mod line_breaks;
mod running_heads;

pub use hyphenation::Hyphenation;
pub use letter_spacing::LetterSpacing;
pub use line_breaks::LineBreaks;
pub use running_heads::RunningHeads;
