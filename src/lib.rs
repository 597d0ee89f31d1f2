//! coquille repairs French text as it comes out of a scraper, an OCR engine, a PDF or a bad export, and
//! records every change: where, what, why, how sure.

mod cleaner;
#[doc(hidden)]
pub mod edit;
mod error;
#[doc(hidden)]
pub mod model;
mod options;
mod pipeline;
#[cfg(feature = "python")]
mod python;
pub mod report;
#[doc(hidden)]
pub mod stages;
#[doc(hidden)]
pub mod text;

pub use cleaner::{Cleaner, clean};
pub use edit::{Cleaned, Confidence, Edit, Reason};
pub use error::Error;
pub use options::{CapitalAccents, Furniture, OptionKind, Options, Preset, Style};
