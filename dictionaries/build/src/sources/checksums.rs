//! `sources.tsv`: name, version, licence and sha256 of each source file, so that a build can be repeated.

use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// Compares the files of the folder of sources with `sources.tsv`; names each that differs.
///
/// # Errors
/// When a file cannot be read.
pub fn differences(sources: &Path, table: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(table).map_err(Error::file(table))?;
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [file, _, _, sum, ..] = fields[..] else {
            return Err(Error::line(
                "sources.tsv",
                index,
                "expected file, version, licence and sha256",
            ));
        };
        if sha256(&sources.join(file))? != sum {
            out.push(file.to_owned());
        }
    }
    Ok(out)
}

/// The sha256 of a file, in hexadecimal.
///
/// # Errors
/// When the file cannot be read.
pub fn sha256(path: &Path) -> Result<String> {
    let mut file = std::fs::File::open(path).map_err(Error::file(path))?;
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut block).map_err(Error::file(path))?;
        if read == 0 {
            break;
        }
        hasher.update(&block[..read]);
    }
    let mut out = String::with_capacity(64);
    for byte in hasher.finalize() {
        write!(out, "{byte:02x}").expect("writing to a string cannot fail");
    }
    Ok(out)
}
