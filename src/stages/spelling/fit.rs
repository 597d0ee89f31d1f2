//! How a form goes with the words around it: `agreement` with what stands beside it, `support` from anything in its
//! sentence.

use super::agreement::Agreement;
use super::support::Support;
use crate::model::grammar::Word;
use crate::model::word_class::WordClass;

/// How a form goes with the words around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    pub agreement: Agreement,
    pub support: Support,
}

impl Fit {
    /// The fit of a form of `class` in place of word `at`.
    pub(super) fn of((words, at): (&[Word], usize), class: WordClass) -> Self {
        Self { agreement: Agreement::of(words, at, class), support: Support::of(words, at, class) }
    }

    /// How many partners that this form lacks or clashes with go with another.
    pub(super) fn mended_by(self, other: Self) -> f32 {
        self.pairs(other).filter(|(was, is)| *was < 0.0 && *is > 0.0).count() as f32
    }

    /// How many partners of this form another lacks or clashes with.
    pub(super) fn worsened_by(self, other: Self) -> f32 {
        self.pairs(other).filter(|(was, is)| *was > 0.0 && *is < 0.0).count() as f32
    }

    fn pairs(self, other: Self) -> impl Iterator<Item = (f32, f32)> {
        self.all().zip(other.all())
    }

    fn all(self) -> impl Iterator<Item = f32> {
        self.agreement.all().into_iter().chain(self.support.all())
    }
}
