//! Signs that nobody sees and no word has are taken out: `soft\u{AD}ware` → `software`.
//!
//! # What it repairs
//! Control characters, delete, terminal colours, zero-width spaces and joiners, byte order marks, soft hyphens, marks of
//! writing direction, and the stand-in for an embedded object. U+0085 becomes the line end it means.
//!
//! # Why it happens
//! Exports, terminals and PDF files leave bytes that drove a machine. Sites add zero-width spaces and soft
//! hyphens so that long words can break. Word writes its own hyphens as the controls 1E and 1F.
//!
//! # Example
//! `anti\u{AD}consti\u{AD}tution\u{200B}nel` → `anticonstitutionnel`
//!
//! # What it leaves alone
//! Tab, line ends, vertical tab and form feed; joiners in emoji and in Arabic, Persian or Indic text; zero-width spaces
//! in scripts that write no blanks; direction marks on a line with Arabic or Hebrew; variation selectors;
//! U+FFFD, which says that a letter is missing.

use super::blocks::{suspect_blocks, within};
use super::{is_latin, line_around};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::letters::{is_blank, is_letter, is_line_end};
use crate::text::offsets::floor;

/// Takes out what is not text.
#[derive(Clone, Copy, Debug, Default)]
pub struct ControlCharacters {
    keep_cuts: bool,
}

impl ControlCharacters {
    /// The stage; `keep_cuts` leaves soft hyphens between letters to `hyphenation`, which knows what they part.
    pub const fn new(keep_cuts: bool) -> Self {
        Self { keep_cuts }
    }
}

impl Stage for ControlCharacters {
    fn name(&self) -> &'static str {
        "control_characters"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let mut line = Line::default();
        let mut done = 0;
        for block in suspect_blocks(text.as_bytes(), may_begin_control) {
            let from = floor(text, block.start);
            for (i, c) in text[from..].char_indices().map(|(i, c)| (from + i, c)) {
                if i >= block.end {
                    break;
                }
                if i < done {
                    continue;
                }
                done = i + c.len_utf8();
                if self.keep_cuts && c == '\u{AD}' && is_between_letters(text, i) {
                    continue;
                }
                if let Some((len, new, sure)) = repair(text, i, c, &mut line) {
                    let confidence = Confidence::new(sure);
                    proposals.replace(i..i + len, new, Reason::ControlCharacter, confidence);
                    done = i + len;
                }
            }
        }
    }
}

/// Whether two bytes may be of one of the characters looked for.
#[expect(clippy::needless_bitwise_bool, reason = "a branch would keep it from becoming vectors")]
#[inline]
const fn may_begin_control(a: u8, b: u8) -> bool {
    // U+0000–001F, delete; U+0080–009F, soft hyphen; U+200B–200F, U+202A–202E; U+2060–206F; U+FEFF; U+FFFC
    ((a < 0x20) & !within(a, 9, 13))
        | (a == 0x7F)
        | ((a == 0xC2) & ((b < 0xA0) | (b == 0xAD)))
        | ((a == 0x80) & (within(b, 0x8B, 0x8F) | within(b, 0xAA, 0xAE)))
        | ((a == 0x81) & within(b, 0xA0, 0xAF))
        | ((a == 0xBB) & (b == 0xBF))
        | ((a == 0xBF) & (b == 0xBC))
}

/// The bytes to take from `at`, where `c` stands, what to put there, and how sure that is.
fn repair(text: &str, at: usize, c: char, line: &mut Line) -> Option<(usize, &'static str, f32)> {
    let len = c.len_utf8();
    let before = text[..at].chars().next_back();
    let after = text[at + len..].chars().next();
    let letters = || before.is_some_and(is_latin) && after.is_some_and(is_latin);
    Some(match c {
        '\t'..='\r' => return None,
        '\u{1B}' => (len + escape_sequence(&text[at + 1..]), "", 0.99),
        // Word's hard hyphen
        '\u{1E}' if letters() => (len, "-", 0.92),
        '\u{1C}' | '\u{1D}' if letters() => (len, " ", 0.92),
        // a soft hyphen that was printed: the word goes on in the next line
        '\u{AD}' if matches!(after, Some('\n' | '\r')) => {
            let rest = text[at + len..].trim_start_matches(['\r', '\n']);
            let end = text.len() - rest.len() - at;
            let joins = before.is_some_and(char::is_lowercase)
                && rest.starts_with(char::is_lowercase)
                && text[at..at + end].matches('\n').count() <= 1;
            if !joins {
                return None;
            }
            (end, "", 0.95)
        }
        // a file with a hole in it has millions of noughts in a row: one edit
        '\0' => (text.len() - at - text[at..].trim_start_matches('\0').len(), "", 0.99),
        '\u{01}'..='\u{1F}' | '\u{7F}' | '\u{AD}' | '\u{2060}' | '\u{FEFF}' => (len, "", 0.99),
        '\u{85}' => (len, "\n", 0.95),
        '\u{80}'..='\u{9F}' | '\u{2061}'..='\u{2064}' | '\u{206A}'..='\u{206F}' => (len, "", 0.97),
        '\u{200B}'
            if !before.is_some_and(is_other_script) && !after.is_some_and(is_other_script) =>
        {
            (len, "", 0.99)
        }
        '\u{200C}' | '\u{200D}' if before.is_none_or(is_plain) && after.is_none_or(is_plain) => {
            (len, "", 0.98)
        }
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            if !line.is_right_to_left(text, at) =>
        {
            (len, "", 0.98)
        }
        '\u{FFFC}'
            if before.is_some_and(char::is_alphanumeric)
                && after.is_some_and(char::is_alphanumeric) =>
        {
            (len, " ", 0.92)
        }
        '\u{FFFC}' => (len, "", 0.95),
        _ => return None,
    })
}

/// Whether letters stand before and behind a soft hyphen, with no more than a line end between.
fn is_between_letters(text: &str, at: usize) -> bool {
    let behind = text[at + '\u{AD}'.len_utf8()..].trim_start_matches(is_blank);
    let behind = behind.trim_start_matches(is_line_end).trim_start_matches(is_blank);
    text[..at].ends_with(is_letter) && behind.starts_with(is_letter)
}

/// The length of what follows an escape: `[31m` sets a colour.
fn escape_sequence(rest: &str) -> usize {
    let Some(body) = rest.strip_prefix('[') else { return 0 };
    let digits = body.bytes().take(16).take_while(|b| matches!(b, b'0'..=b'?')).count();
    let ends = body.as_bytes().get(digits).is_some_and(|b| matches!(b, b'@'..=b'~'));
    if ends { digits + 2 } else { 0 }
}

/// Whether a joiner beside the character joins nothing: Latin letters, digits, marks, blanks.
fn is_plain(c: char) -> bool {
    c.is_ascii() || is_latin(c) || matches!(c, '\u{A0}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '€')
}

/// Whether the character is a letter or mark of a script other than Latin, Greek and Cyrillic.
fn is_other_script(c: char) -> bool {
    matches!(c, '\u{530}'..='\u{1DFF}' | '\u{2E80}'..='\u{FAFF}' | '\u{10000}'..)
}

/// The line looked at last, so that many marks on one line are looked up once.
#[derive(Default)]
struct Line {
    span: std::ops::Range<usize>,
    right_to_left: bool,
}

impl Line {
    fn is_right_to_left(&mut self, text: &str, at: usize) -> bool {
        if !self.span.contains(&at) {
            self.span = line_around(text, at);
            self.right_to_left = text[self.span.clone()].chars().any(|c| {
                matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
            });
        }
        self.right_to_left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_controls_is_passed_over() {
        let suspect =
            |text: &str| suspect_blocks(text.as_bytes(), may_begin_control).next().is_some();
        assert!(!suspect("Été « cœur » l’eau…\u{A0}: €\t\n\r\u{202F}"));
        for c in
            ['\0', '\u{7F}', '\u{80}', '\u{AD}', '\u{200B}', '\u{2060}', '\u{FEFF}', '\u{FFFC}']
        {
            assert!(suspect(&format!("a{c}b")), "{c:?}");
        }
    }

    #[test]
    fn a_colour_of_the_terminal_goes_whole() {
        assert_eq!(escape_sequence("[31mrouge"), 4);
        assert_eq!(escape_sequence("[0;1m"), 5);
        assert_eq!(escape_sequence("31m"), 0);
    }
}
