//! The common forms in lower case, in a transducer of their own: small, so that a search in it is quick.

use std::fmt;

use fst::raw::Fst;

use super::format::{FormatError, Sections};

/// The kind of the compiled file.
pub const KIND: &str = "comm";
/// The version of the compiled file that this library reads.
pub const VERSION: u32 = 1;

/// Forms of the lexicon that are common enough to stand in place of others.
pub struct Common {
    forms: Fst<&'static [u8]>,
}

impl Common {
    /// Reads compiled forms where they lie.
    ///
    /// # Errors
    /// When the bytes are no such forms, of another version, or damaged.
    pub fn load(bytes: &'static [u8]) -> Result<Self, FormatError> {
        let forms = Sections::open(bytes, KIND, VERSION)?.next("forms")?;
        let forms = Fst::new(forms).map_err(|_| FormatError::Damaged { part: "forms" })?;
        Ok(Self { forms })
    }

    /// The transducer; its outputs mean nothing.
    pub const fn fst(&self) -> &Fst<&'static [u8]> {
        &self.forms
    }
}

impl fmt::Debug for Common {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Common").field("forms", &self.forms.len()).finish()
    }
}
