//! Words that a machine misread in print: what was printed?
//!
//! `page` says which words of a page are words, `readings` (with `search`) what may have been printed for the others and for
//! those that stand oddly, `sentence` which of that is the likeliest row, `features` how sure that is. `decoded` remembers it
//! while the text is changed elsewhere. `marks` and `mark_features` do the same for the marks between words.

mod decoded;
mod features;
mod mark_features;
mod marks;
mod page;
mod readings;
mod search;
mod sentence;

pub use decoded::Decoded;
pub use marks::MisreadMark;
pub use sentence::Misread;

use marks::InGap;
use page::Page;
use sentence::Sentence;

use super::{Passage, Stage};
use crate::edit::{Proposal, Proposals, Reason};

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
        let page = Page::of(passage);
        for misread in misread_on(&page) {
            if misread.confidence.get() >= WORTH_SUGGESTING {
                proposals.push(Proposal {
                    span: misread.span,
                    replacement: misread.replacement,
                    reason: Reason::Misread,
                    confidence: misread.confidence,
                    alternatives: misread.alternatives,
                    detail: None,
                });
            }
        }
        for mark in marks::misread_marks(&page).iter().filter_map(InGap::best) {
            if mark.confidence.get() >= WORTH_SUGGESTING {
                proposals.replace(mark.span, mark.replacement, mark.reason, mark.confidence);
            }
        }
    }
}

/// What is likelier than what was read, everywhere in a passage.
pub fn misread(passage: &Passage<'_>) -> Vec<Misread> {
    misread_on(&Page::of(passage))
}

/// What may have been printed in place of the marks between words, everywhere in a passage, however unlikely: what may have been
/// between two words is together.
pub fn misread_marks(passage: &Passage<'_>) -> Vec<Vec<MisreadMark>> {
    marks::misread_marks(&Page::of(passage)).iter().map(InGap::all).collect()
}

fn misread_on(page: &Page<'_>) -> Vec<Misread> {
    let mut guesses = Vec::new();
    for sentence in page.passage.sentences() {
        match page.passage.decoded() {
            Some(decoded) => guesses.extend(decoded.recall(page, *sentence)),
            None => Sentence::of(page, *sentence).decide(&mut guesses),
        }
    }
    guesses.into_iter().map(|guess| guess.on(page)).collect()
}
