//! What changes, why and how sure: from a stage's proposal to the caller's edit.

pub(crate) mod alignment;
mod cleaned;
mod confidence;
mod draft;
mod proposal;
mod reason;
mod record;

pub use cleaned::Cleaned;
pub use confidence::Confidence;
pub use draft::Draft;
pub use proposal::{Proposal, Proposals};
pub use reason::Reason;
pub use record::Edit;
