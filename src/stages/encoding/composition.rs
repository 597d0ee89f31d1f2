//! A letter and its accent written as two characters are made one: `e` + U+0301 → `é`.
//!
//! # What it repairs
//! Letters of the Latin script that stand as a base letter and combining marks, where Unicode has one
//! character for the whole.
//!
//! # Why it happens
//! File names of macOS, PDF extraction and some keyboards write accents apart. The text looks right, but no
//! dictionary, search or comparison finds its words.
//!
//! # Example
//! `e\u{301}te\u{301}` → `été`
//!
//! # What it leaves alone
//! Marks for which there is no single character (`n̈` of Spın̈al Tap, `ɔ̃` in phonetics), other scripts, and every
//! other difference of form (`Å` for ångström, `ﬁ`, `²`): this is NFC by cluster, not of the text.

use unicode_normalization::UnicodeNormalization;

use super::is_latin;
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::letters::is_combining;

/// Joins letters and their accents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Composition;

impl Stage for Composition {
    fn name(&self) -> &'static str {
        "composition"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let mut done = 0;
        // U+0300..U+036F begin with the bytes CC and CD, which no letter of French does
        for at in memchr::memchr2_iter(0xCC, 0xCD, text.as_bytes()) {
            if at < done || !text[at..].starts_with(is_combining) {
                continue;
            }
            let end = at + text[at..].find(|c| !is_combining(c)).unwrap_or(text.len() - at);
            done = end;
            let Some(base) = text[..at].chars().next_back().filter(|&c| is_latin(c)) else {
                continue;
            };
            let start = at - base.len_utf8();
            // e + acute + acute is a slip of the same kind, but nothing says which letter was meant
            let mut composed = text[start..end].nfc();
            if let (Some(letter), None) = (composed.next(), composed.next())
                && is_latin(letter)
            {
                proposals.replace(start..end, letter, Reason::Composition, Confidence::CERTAIN);
            }
        }
    }
}
