//! The repairs, one folder a family, one file a repair.

pub mod encoding;
pub mod layout;
pub mod misreadings;
pub mod page;
mod passage;
pub mod spelling;
pub mod typography;

pub use passage::Passage;

use crate::edit::Proposals;

/// A repair: reads a text and proposes changes to it.
pub trait Stage: Send + Sync {
    /// The name of the stage, of its option and of its file: `sentence_seams`.
    fn name(&self) -> &'static str;

    /// Adds what it would change. Spans are in `passage.text()`. It never fails and never blocks.
    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals);

    /// Whether its proposals are to stay suggestions, however sure and whatever the threshold.
    fn only_suggests(&self) -> bool {
        false
    }
}
