//! Mends apostrophes that are another sign, stand beside a blank, or became one: `l 'eau` → `l'eau`.
//!
//! # What it repairs
//! ``l`eau``, `l‟État`, `D"après`, `Qu‘est`, `l\'eau`, `l''eau`; `l 'eau`, `l ' Inde`, `qu' au`; `l équipe`, `d une`, `s est`.
//! # Why it happens
//! Exports drop or replace the curly apostrophe, which few encodings share, and escape the straight one; typists and OCR add blanks.
//! # Example
//! `Il n a pas l ' air` → `Il n'a pas l'air`
//! # What it leaves alone
//! Units and lists of letters (`3 m environ`, `le l est muet`), quotations (`'oui'`), English (`it s all`), and
//! playful spelling (`P'tet`, `y'a`).

mod lost;
mod signs;

use std::cell::LazyCell;

use super::row::Row;
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use lost::{became_blank, variables};
use signs::{apostrophe_of, at_sign, signs};

/// Wrong apostrophes and blanks beside them.
#[derive(Clone, Copy, Debug, Default)]
pub struct ApostropheSigns;

const SURE: Confidence = Confidence::new(0.98);
const LIKELY: Confidence = Confidence::new(0.95);
const OPEN: Confidence = Confidence::new(0.7);

impl Stage for ApostropheSigns {
    fn name(&self) -> &'static str {
        "apostrophe_signs"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let apostrophe = LazyCell::new(|| apostrophe_of(text));
        for (at, sign) in signs(text) {
            if let Some((start, end, replacement, confidence)) =
                at_sign(text, at, sign, &apostrophe)
            {
                proposals.replace(start..end, replacement, Reason::Apostrophe, confidence);
            }
        }
        let row = Row::of(passage);
        let variables = LazyCell::new(|| variables(row));
        for i in 0..row.tokens.len() {
            if let Some(mut confidence) = became_blank(passage, row, i) {
                if variables.contains(&row.says(i)) {
                    confidence = OPEN;
                }
                let (start, end) = (row.tokens[i].end, row.tokens[i + 1].start);
                proposals.replace(
                    start as usize..end as usize,
                    *apostrophe,
                    Reason::Apostrophe,
                    confidence,
                );
            }
        }
    }
}
