//! Signs that are letters in disguise are written as letters: `ﬁn` → `fin`.
//!
//! # What it repairs
//! The typographic ligatures `ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ`, full-width Latin letters and digits, and `ŉ`.
//!
//! # Why it happens
//! PDF files name the glyphs of their fonts, and the font has one glyph for `fi`. East Asian keyboards and
//! forms write Latin letters full-width.
//!
//! # Example
//! `la ﬂoraison, enﬁn` → `la floraison, enfin`
//!
//! # What it leaves alone
//! Full-width letters on a line that holds Chinese, Japanese or Korean; `œ` and `æ`, which are letters; the long
//! `ſ` of old books; `…`, `№`, `²`, `ᵉ`, `Ⅳ` and `𝐠𝐫𝐚𝐬`, which someone chose; Arabic forms.

use super::line_around;
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};

/// Writes ligatures and width variants as letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct PresentationForms;

impl Stage for PresentationForms {
    fn name(&self) -> &'static str {
        "presentation_forms"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let mut done = 0;
        let mut line = 0..0;
        let mut asian = false;
        // U+FB00 and U+FF21 begin with EF, ŉ with C5
        for at in memchr::memchr2_iter(0xEF, 0xC5, text.as_bytes()) {
            let Some(c) = text[at..].chars().next().filter(|_| at >= done) else { continue };
            if let Some(letters) = ligature(c) {
                let end = at + c.len_utf8();
                // alone it is the sign that is spoken of: « la ligature ﬂ »
                let in_word = text[..at].ends_with(char::is_alphabetic)
                    || text[end..].starts_with(char::is_alphabetic);
                if !in_word && c != 'ŉ' {
                    continue;
                }
                proposals.replace(
                    at..end,
                    letters,
                    Reason::PresentationForm,
                    Confidence::new(0.995),
                );
            } else if narrow(c).is_some() {
                if !line.contains(&at) {
                    line = line_around(text, at);
                    asian = text[line.clone()].chars().any(is_asian);
                }
                let run = text[at..].chars().map_while(narrow);
                let plain: String = run.collect();
                done = at + plain.len() * c.len_utf8();
                if !asian && plain.bytes().any(|b| b.is_ascii_alphanumeric()) {
                    proposals.replace(
                        at..done,
                        plain,
                        Reason::PresentationForm,
                        Confidence::new(0.95),
                    );
                }
            }
        }
    }
}

const fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ŉ' => "'n",
        _ => return None,
    })
}

/// The plain sign of a full-width one.
fn narrow(c: char) -> Option<char> {
    let code = u32::from(c);
    (0xFF01..=0xFF5E).contains(&code).then(|| char::from_u32(code - 0xFEE0)).flatten()
}

/// Whether the character is of Chinese, Japanese or Korean text, its marks included.
const fn is_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{2FFF}' | '\u{3001}'..='\u{9FFF}' | '\u{A960}'..='\u{A97F}')
        || matches!(c, '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}')
        || matches!(c, '\u{FF5F}'..='\u{FFDC}' | '\u{20000}'..='\u{3FFFF}')
}
