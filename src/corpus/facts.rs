//! What one text shows; found on any thread, added in order.

use crate::cleaner::Cleaner;
use crate::edit::Cleaned;
use crate::model::Words;
use crate::model::quality::Signs;
use crate::quality::Quality;

/// What one text, or a part of one, shows.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(super) cleaned: Cleaned,
    pub(super) health: Health,
    /// Forms that no list has, in the cleaned text.
    pub(super) forms: Words,
}

impl Facts {
    /// What this cleaner sees in a text that was cleaned.
    pub(crate) fn of(cleaner: &Cleaner, text: &str, cleaned: Cleaned) -> Self {
        let before = cleaner.signs(text);
        let after = if cleaned.is_changed() { cleaner.signs(&cleaned.text) } else { before };
        let forms = cleaner.unknown_forms(&cleaned.text);
        Self { cleaned, health: Health { before, after }, forms }
    }
}

/// What a text looks like before and after cleaning.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Health {
    pub(super) before: Signs,
    pub(super) after: Signs,
}

impl Health {
    pub(super) fn merge(&mut self, other: &Self) {
        self.before.merge(&other.before);
        self.after.merge(&other.after);
    }

    pub(super) fn qualities(&self, cleaner: &Cleaner) -> [Quality; 2] {
        [self.before, self.after].map(|signs| cleaner.quality_of(&signs))
    }
}
