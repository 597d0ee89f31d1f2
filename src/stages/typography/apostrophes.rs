//! Writes apostrophes in one style, where a caller asks for one: `l'eau` → `l’eau`.
//!
//! # What it repairs
//! Nothing: apostrophes inside words and elisions become `’`, or `'`.
//! # Why it happens
//! Keyboards give `'`, word processors `’`; a corpus holds both.
//! # Example
//! `l'eau d'ici` → `l’eau d’ici`
//! # What it leaves alone
//! Single quotation marks, feet and minutes (`5'`), code and addresses.

use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::Kind;
use crate::text::letters::is_apostrophe;

/// The house style of apostrophes.
#[derive(Clone, Copy, Debug)]
pub struct Apostrophes {
    french: bool,
}

impl Apostrophes {
    /// `’` where `french`, else `'`.
    pub const fn new(french: bool) -> Self {
        Self { french }
    }
}

impl Stage for Apostrophes {
    fn name(&self) -> &'static str {
        "apostrophes"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let (unwanted, written) = if self.french { (b'\'', "’") } else { (0xE2, "'") };
        if memchr::memchr2(unwanted, 0xCA, text.as_bytes()).is_none() {
            return;
        }
        for token in passage.tokens() {
            if !matches!(token.kind, Kind::Word | Kind::Elision | Kind::Clitic) {
                continue;
            }
            for (at, sign) in token.of(text).char_indices() {
                if is_apostrophe(sign) && !written.starts_with(sign) {
                    let start = token.start as usize + at;
                    proposals.replace(
                        start..start + sign.len_utf8(),
                        written,
                        Reason::ApostropheStyle,
                        Confidence::CERTAIN,
                    );
                }
            }
        }
    }
}
