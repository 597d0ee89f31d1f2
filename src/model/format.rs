//! The files of the compiled model: a header, then sections of bytes that are read where they lie.
//!
//! Nothing is decoded on loading, so that a model of megabytes is ready in microseconds.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `coquille` |
//! | 4 | kind: `lexi`, `gram` |
//! | 4 | version |
//! | 4 | number of sections |
//! | 4 each | their lengths |
//!
//! Numbers are little-endian. Sections follow one another without padding.

use thiserror::Error;

const MAGIC: &[u8; 8] = b"coquille";

/// Why a compiled model could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormatError {
    /// The file is something else.
    #[error("expected a compiled model of kind `{expected}`, found another file")]
    Kind {
        /// The kind asked for.
        expected: &'static str,
    },
    /// The file was compiled for another version of the library.
    #[error(
        "the compiled model has version {found}, this library reads {expected}; compile it again"
    )]
    Version {
        /// The version of the file.
        found: u32,
        /// The version this library reads.
        expected: u32,
    },
    /// A line of a table is not of its form.
    #[error("{table}: found the line `{line}`, expected {expected}")]
    Table {
        /// The table.
        table: &'static str,
        /// The line.
        line: String,
        /// What a line is made of.
        expected: &'static str,
    },
    /// The file ends early, or its parts do not fit together.
    #[error("the compiled model is damaged: {part}; compile it again")]
    Damaged {
        /// What does not fit.
        part: &'static str,
    },
}

/// The sections of a compiled file, taken one after the other.
#[derive(Debug)]
pub struct Sections {
    bytes: &'static [u8],
    lengths: &'static [u8],
}

impl Sections {
    /// Reads the header.
    ///
    /// # Errors
    /// When the bytes are of another kind or version, or end early.
    pub fn open(
        bytes: &'static [u8],
        kind: &'static str,
        version: u32,
    ) -> Result<Self, FormatError> {
        let damaged = FormatError::Damaged { part: "header" };
        let rest = bytes
            .strip_prefix(MAGIC)
            .and_then(|rest| rest.strip_prefix(kind.as_bytes()))
            .ok_or(FormatError::Kind { expected: kind })?;
        let found = read_u32(rest, 0).ok_or(damaged.clone())?;
        if found != version {
            return Err(FormatError::Version { found, expected: version });
        }
        let count = read_u32(rest, 4).ok_or(damaged.clone())? as usize;
        let body = count.checked_mul(4).and_then(|n| n.checked_add(8)).ok_or(damaged.clone())?;
        let lengths = rest.get(8..body).ok_or(damaged)?;
        Ok(Self { bytes: &rest[body..], lengths })
    }

    /// The next section.
    ///
    /// # Errors
    /// When there is none, or it ends early.
    pub fn next(&mut self, part: &'static str) -> Result<&'static [u8], FormatError> {
        let damaged = FormatError::Damaged { part };
        let length = read_u32(self.lengths, 0).ok_or(damaged.clone())? as usize;
        let (section, rest) = self.bytes.split_at_checked(length).ok_or(damaged)?;
        self.bytes = rest;
        self.lengths = &self.lengths[4..];
        Ok(section)
    }
}

/// Puts sections into one file, as [`Sections`] reads it.
pub fn write(kind: &'static str, version: u32, sections: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::from(*MAGIC);
    out.extend_from_slice(kind.as_bytes());
    out.extend_from_slice(&version.to_le_bytes());
    out.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    for section in sections {
        out.extend_from_slice(&(section.len() as u32).to_le_bytes());
    }
    for section in sections {
        out.extend_from_slice(section);
    }
    out
}

/// The 32-bit number at place `index` of an array; zero past its end.
pub fn u32_at(array: &[u8], index: usize) -> u32 {
    read_u32(array, 4 * index).unwrap_or(0)
}

/// The `N` floating-point numbers of a section.
///
/// # Errors
/// When the section has another length.
pub fn read_f32s<const N: usize>(section: &[u8]) -> Result<[f32; N], FormatError> {
    if section.len() != 4 * N {
        return Err(FormatError::Damaged { part: "numbers" });
    }
    Ok(std::array::from_fn(|i| f32::from_bits(u32_at(section, i))))
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> &'static [u8] {
        write("test", 3, &[b"ab", b"", b"c"]).leak()
    }

    #[test]
    fn sections_come_back() {
        let mut sections = Sections::open(file(), "test", 3).unwrap();
        assert_eq!(sections.next("one").unwrap(), b"ab");
        assert_eq!(sections.next("two").unwrap(), b"");
        assert_eq!(sections.next("three").unwrap(), b"c");
        assert_eq!(sections.next("four"), Err(FormatError::Damaged { part: "four" }));
    }

    #[test]
    fn a_wrong_file_says_what_it_is() {
        let of = |bytes, kind, version| Sections::open(bytes, kind, version).unwrap_err();
        assert_eq!(of(b"", "test", 3), FormatError::Kind { expected: "test" });
        assert_eq!(of(file(), "lexi", 3), FormatError::Kind { expected: "lexi" });
        assert_eq!(of(file(), "test", 4), FormatError::Version { found: 3, expected: 4 });
        let cut = &file()[..22];
        assert_eq!(of(cut, "test", 3), FormatError::Damaged { part: "header" });
    }
}
