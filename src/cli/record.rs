//! A row of a file with many texts: the text of one field is cleaned, and every other byte stays.

use std::ops::Range;
use std::sync::Arc;

use super::csv;
use super::failure::Failure;
use super::input::Source;
use crate::report::json;

/// A JSON line or a row of a table, with the place of its text.
#[derive(Debug)]
pub(crate) struct Record {
    /// Where it was read.
    pub(crate) source: Arc<Source>,
    /// The number of its first line in the file, from 1.
    pub(crate) line: usize,
    /// Its field `id` as JSON, if it has one.
    pub(crate) id: Option<String>,
    /// As it was read.
    pub(crate) raw: String,
    /// The text as it is written, in `raw`; empty in a blank line and in a line of names.
    pub(crate) value: Range<usize>,
    /// How it is written.
    pub(crate) form: Written,
}

/// How a text is written in its row.
#[derive(Debug)]
pub(crate) enum Written {
    /// As a string of JSON, in the field of this name.
    Json { field: Arc<str> },
    /// As a value between others, parted by this sign.
    Value { delimiter: u8 },
    /// As it is, in a table that does not quote.
    Plain,
}

impl Record {
    /// It with another text.
    pub(crate) fn with_text(&self, text: &str) -> String {
        let (before, after) = (&self.raw[..self.value.start], &self.raw[self.value.end..]);
        let written = match &self.form {
            Written::Json { .. } => json::string(text),
            Written::Value { delimiter } => {
                csv::quoted(text, &self.raw[self.value.clone()], *delimiter)
            }
            Written::Plain => text.to_owned(),
        };
        [before, &written, after].concat()
    }

    /// Its text.
    pub(crate) fn text(&self) -> Result<String, Failure> {
        let value = &self.raw[self.value.clone()];
        if value.is_empty() {
            return Ok(String::new());
        }
        match &self.form {
            Written::Json { .. } => serde_json::from_str(value).map_err(|_| self.no_unicode()),
            Written::Value { delimiter } => Ok(csv::unquoted(value, *delimiter)),
            Written::Plain => Ok(value.to_owned()),
        }
    }

    /// Whether it has no text.
    pub(crate) fn is_blank(&self) -> bool {
        self.value.is_empty()
    }

    /// Whether its text may be read out of it bit by bit.
    pub(crate) const fn is_json(&self) -> bool {
        matches!(self.form, Written::Json { .. })
    }

    /// Where a JSON line has its text, without the quotation marks.
    pub(crate) fn inside(&self) -> Range<usize> {
        if self.value.is_empty() { 0..0 } else { self.value.start + 1..self.value.end - 1 }
    }

    /// The failure to read its text.
    pub(crate) fn no_unicode(&self) -> Failure {
        let Self { source, line, form, .. } = self;
        let field = match form {
            Written::Json { field } => field,
            _ => "",
        };
        Failure::Input(format!(
            "{source}:{line}: the field `{field}` is not a string of Unicode: half of a pair of surrogates"
        ))
    }

    /// Its length in bytes.
    pub(crate) fn size(&self) -> usize {
        self.raw.len()
    }
}

/// The records of a source, up to the first that cannot be read.
pub(crate) type Records<'a> = Box<dyn Iterator<Item = Result<Record, Failure>> + 'a>;
