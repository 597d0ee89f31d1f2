//! Takes out, where asked, what printers repeat on every page: `12   LE PETIT MOULIN`.
//!
//! # What it repairs
//! Running heads, page numbers, signatures of sheets (`B ij`) and catchwords, the first word of the next page below the last
//! line of this one. They are found by where they stand and by what the other pages have there.
//! # Why it happens
//! A page is read from its first line to its last, and a book is its pages in a row.
//! # Example
//! `… sur le⏎13⏎␌LE PETIT MOULIN⏎chemin …` → `… sur le⏎␌chemin …`
//! # What it leaves alone
//! Texts without pages: those are parted by form feeds, or by lines such as `[Page 12]`. Numbers that do not count the
//! pages, titles that stand once, and the first page's title even if the others repeat it. Form feeds stay.

mod catchwords;
mod heads;
mod numbers;
mod pages;
mod signatures;

use self::pages::{Pages, Role};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};

/// What printers repeat on every page.
#[derive(Clone, Copy, Debug, Default)]
pub struct RunningHeads {
    mark: bool,
}

impl RunningHeads {
    /// Takes it out; with `mark`, only names it.
    pub const fn new(mark: bool) -> Self {
        Self { mark }
    }
}

impl Stage for RunningHeads {
    fn name(&self) -> &'static str {
        "running_heads"
    }

    fn only_suggests(&self) -> bool {
        self.mark
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let Some(mut pages) = Pages::of(passage.text()) else { return };
        numbers::judge(&mut pages);
        heads::judge(&mut pages);
        signatures::judge(&mut pages);
        catchwords::judge(&mut pages);
        if !pages.leave_enough() {
            return;
        }
        for (span, role) in pages.removals() {
            let (reason, confidence) = match role {
                Role::Number => (Reason::PageNumber, 0.95),
                Role::Head => (Reason::RunningHead, 0.95),
                Role::Signature => (Reason::SheetSignature, 0.85),
                Role::Catchword => (Reason::Catchword, 0.9),
            };
            proposals.remove(span, reason, Confidence::new(confidence));
        }
    }
}
