//! Characters: what went wrong between bytes and letters.

mod blocks;
mod bytes;
mod chain;
mod charsets;
mod composition;
mod confused;
mod confused_line;
mod control_characters;
mod dropped_signs;
mod entity_names;
mod escapes;
mod evidence;
mod gain;
mod html_entities;
mod lines;
mod lost;
mod lost_bytes;
mod lost_signs;
mod misreading;
mod mojibake;
mod presentation_forms;
mod resolve;
mod stretch;
mod whole_line;

pub use bytes::{Decoded, decode};
pub use composition::Composition;
pub use control_characters::ControlCharacters;
pub use html_entities::HtmlEntities;
pub use mojibake::Mojibake;
pub use presentation_forms::PresentationForms;

/// The line that byte `at` stands on.
fn line_around(text: &str, at: usize) -> std::ops::Range<usize> {
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |n| n + 1);
    let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |n| at + n);
    start..end
}

/// Whether the letter is of the Latin script.
const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'ª' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
        || matches!(c, '\u{FB00}'..='\u{FB06}')
}
