//! Reading and writing tables: lines of fields between tabs, compressed with zstd when the name ends in `.zst`.

use std::path::Path;

use crate::error::{Error, Result};

/// The hardest that zstd compresses without asking its reader for more memory.
const LEVEL: i32 = 19;

/// The text of a table.
///
/// # Errors
/// When the file cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(Error::file(path))?;
    let bytes = if compressed(path) {
        zstd::decode_all(bytes.as_slice()).map_err(Error::file(path))?
    } else {
        bytes
    };
    String::from_utf8(bytes).map_err(|cause| {
        Error::file(path)(std::io::Error::new(std::io::ErrorKind::InvalidData, cause))
    })
}

/// Writes the text of a table.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    let bytes = if compressed(path) {
        zstd::encode_all(text.as_bytes(), LEVEL).map_err(Error::file(path))?
    } else {
        text.as_bytes().to_vec()
    };
    std::fs::write(path, bytes).map_err(Error::file(path))
}

fn compressed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "zst")
}
