//! What is in a file: told by its name, or by the user.

use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::path::Path;

use super::compression::{extension, unpacked};

/// So much of a file is looked at to tell whether it is text …
const START: usize = 8 << 10;

/// … which has at most one control character in so many bytes. Pictures and archives have one in ten; a bad export has a
/// stray one now and then.
const BYTES_A_CONTROL: usize = 20;

/// What the user says that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// What the ending of its name says; other files and standard input are text
    Auto,
    /// One text
    Text,
    /// A JSON object a line, `.jsonl` or `.ndjson`
    Jsonl,
    /// Values parted by commas, semicolons, tabs or bars, `.csv`
    Csv,
    /// Values parted by tabs, `.tsv` or `.tab`
    Tsv,
    /// A table of Parquet, `.parquet`
    Parquet,
}

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    JsonLines,
    /// Rows of values, parted by this sign, or by one that is to be found out.
    Rows(Option<u8>),
    /// A table that is written as a whole.
    Parquet,
    /// None of these: it is copied.
    Other,
}

impl Form {
    /// What a file, or standard input, is read as.
    pub(crate) fn of(format: Format, path: Option<&Path>) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Jsonl => Self::JsonLines,
            Format::Csv => Self::Rows(None),
            Format::Tsv => Self::Rows(Some(b'\t')),
            Format::Parquet => Self::Parquet,
            Format::Auto => path.map_or(Self::Text, Self::of_name),
        }
    }

    /// The same for a file of a directory, which may be no text at all.
    pub(crate) fn of_any(format: Format, path: &Path) -> io::Result<Self> {
        Ok(match Self::of(format, Some(path)) {
            Self::Text if format == Format::Auto && !is_text(path)? => Self::Other,
            form => form,
        })
    }

    /// What the name of a file says.
    pub(crate) fn of_name(path: &Path) -> Self {
        match extension(path).as_str() {
            "jsonl" | "ndjson" => Self::JsonLines,
            "csv" => Self::Rows(None),
            "tsv" | "tab" => Self::Rows(Some(b'\t')),
            "parquet" => Self::Parquet,
            _ => Self::Text,
        }
    }

    /// What it is called.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::JsonLines => "JSON lines",
            Self::Rows(None) => "CSV",
            Self::Rows(Some(_)) => "TSV",
            Self::Parquet => "Parquet",
            Self::Other => "no text",
        }
    }

    /// Whether it holds many texts, each in a field of its own.
    pub(crate) const fn has_records(self) -> bool {
        matches!(self, Self::JsonLines | Self::Rows(_) | Self::Parquet)
    }
}

fn is_text(path: &Path) -> io::Result<bool> {
    let mut start = Vec::with_capacity(START);
    let file = unpacked(Box::new(BufReader::new(File::open(path)?)))?;
    file.take(START as u64).read_to_end(&mut start)?;
    // UTF-16, with its mark or full of noughts in every other place
    let noughts = |first: usize| start.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let is_wide = start.starts_with(b"\xFF\xFE")
        || start.starts_with(b"\xFE\xFF")
        || noughts(0).min(noughts(1)) == 0 && noughts(0).max(noughts(1)) * 5 > start.len() * 2;
    let is_control = |b: &&u8| matches!(b, 0..=8 | 0x0E..=0x1F);
    Ok(is_wide || start.iter().filter(is_control).count() * BYTES_A_CONTROL <= start.len())
}
