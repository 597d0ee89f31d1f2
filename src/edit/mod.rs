//! What changes, why and how sure: from a stage's proposal to the caller's edit.

pub(crate) mod alignment;
mod cleaned;
mod confidence;
pub(crate) mod decisions;
mod draft;
mod proposal;
mod reason;
mod record;

pub use cleaned::Cleaned;
pub use confidence::Confidence;
pub use decisions::{Decisions, Place, Verdict};
pub use draft::Draft;
pub use proposal::{Proposal, Proposals};
pub use reason::Reason;
pub use record::Edit;
