//! What French looks like, read-only.

mod words;

pub use words::Words;

/// The lexicon and the context model.
#[derive(Debug)]
pub struct Model {}

impl Model {
    /// The model of French that is compiled into the crate.
    pub const fn french() -> &'static Self {
        static FRENCH: Model = Model {};
        &FRENCH
    }
}
