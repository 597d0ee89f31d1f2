//! Words that a machine misread in print: what was printed?
//!
//! `page` says which words of a page are words, `readings` (with `search`) what may have been printed for the others and for
//! those that stand oddly, `sentence` which of that is the likeliest row, `features` how sure that is.

mod features;
mod page;
mod readings;
mod search;
mod sentence;

pub use sentence::Misread;

use page::Page;
use sentence::{REASON, Sentence};

use super::{Passage, Stage};
use crate::edit::{Proposal, Proposals};

/// Less sure readings are not even suggested.
const WORTH_SUGGESTING: f32 = 0.3;

/// Repairs words that a machine misread in print.
#[derive(Debug, Default)]
pub struct Misreadings;

impl Stage for Misreadings {
    fn name(&self) -> &'static str {
        "misreadings"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        for misread in misread(passage) {
            if misread.confidence.get() >= WORTH_SUGGESTING {
                proposals.push(Proposal {
                    span: misread.span,
                    replacement: misread.replacement,
                    reason: REASON,
                    confidence: misread.confidence,
                    alternatives: misread.alternatives,
                    detail: None,
                });
            }
        }
    }
}

/// What is likelier than what was read, everywhere in a passage.
pub fn misread(passage: &Passage<'_>) -> Vec<Misread> {
    let page = Page::of(passage);
    let mut out = Vec::new();
    for sentence in passage.sentences() {
        Sentence::of(&page, *sentence).decide(&mut out);
    }
    out
}
