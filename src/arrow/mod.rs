//! Columns of Apache Arrow, cleaned and explained. Needs the feature `arrow`.
//!
//! ```
//! use arrow_array::{Array, StringArray, cast::AsArray};
//! use coquille::Cleaner;
//!
//! let column = StringArray::from(vec![Some("Le caf&eacute; du port"), None, Some("Le quai")]);
//! let cleaned = Cleaner::default().clean_arrow(&column)?;
//! assert_eq!(cleaned.as_string::<i32>().value(0), "Le café du port");
//! assert!(cleaned.is_null(1));
//! # Ok::<(), coquille::Error>(())
//! ```
//!
//! What comes out is of the kind that went in: `Utf8`, `LargeUtf8`, `Utf8View`, or a dictionary of one of them, of which
//! only the values that are used are cleaned, each once. A column in which nothing changes keeps its buffers; of a
//! `Utf8View` the texts that stay keep theirs.
//!
//! Each text is cleaned by itself, as [`Cleaner::clean`] does: a column may be cut anywhere, and parts of it cleaned on
//! other machines, without any difference. Lines that stand on several pages of a site are known to a cleaner that
//! [`Cleaner::fit`] has shown them.

#[cfg(feature = "python")]
mod checked;
mod column;
mod dictionary;
mod explained;

use std::borrow::Cow;

pub use arrow_array;
use arrow_array::{Array, ArrayRef, StructArray};
use arrow_schema::DataType;

#[cfg(feature = "python")]
pub(crate) use self::checked::checked;
#[cfg(feature = "python")]
pub(crate) use self::column::recast;
pub(crate) use self::dictionary::Memo;
pub(crate) use self::explained::Row;
#[cfg(feature = "python")]
pub(crate) use self::explained::data_type as explained_type;
use crate::cleaner::Cleaner;
use crate::edit::Cleaned;
use crate::error::Error;
use crate::report::json::Positions;
use column::Texts;

impl Cleaner {
    /// Cleans a column of strings, on the threads of the current rayon pool with the feature `parallel`; see [`crate::arrow`].
    ///
    /// # Errors
    /// When the column does not hold strings, or holds more than two gigabytes of them after cleaning and is of a kind that cannot.
    pub fn clean_arrow(&self, column: &dyn Array) -> Result<ArrayRef, Error> {
        let clean = |text: &str| match self.clean(text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(cleaned) => Some(cleaned),
        };
        clean_column(column, &clean, &mut Memo::default())
    }

    /// Explains a column of strings: a struct of the cleaned `text`, of the kind that went in, its `edits` and its
    /// `suggestions`, both lists of structs with the fields of an [`Edit`](crate::Edit). What is null stays so.
    ///
    /// ```
    /// use arrow_array::{StringArray, cast::AsArray, types::Int64Type};
    /// use coquille::{Cleaner, report::json::Positions};
    ///
    /// let column = StringArray::from(vec!["L'&eacute;t&eacute;"]);
    /// let explained = Cleaner::default().explain_arrow(&column, Positions::Bytes)?;
    /// let edits = explained.column_by_name("edits").unwrap().as_list::<i32>().value(0);
    /// let starts = edits.as_struct().column_by_name("start").unwrap().as_primitive::<Int64Type>();
    /// assert_eq!(starts.values(), &[2, 11]);
    /// # Ok::<(), coquille::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`clean_arrow`](Self::clean_arrow).
    pub fn explain_arrow(
        &self,
        column: &dyn Array,
        positions: Positions,
    ) -> Result<StructArray, Error> {
        explain_column(column, positions, &|text| self.explain(text), &mut Memo::default())
    }
}

/// What `clean` gives of a text: nothing where it stays.
pub(crate) type Clean<'a> = dyn Fn(&str) -> Option<String> + Sync + 'a;

/// What `explain` gives of a text.
pub(crate) type Explain<'a> = dyn Fn(&str) -> Cleaned + Sync + 'a;

/// The column with each text cleaned. `memo` is what is known of the values of dictionaries from the chunks before.
pub(crate) fn clean_column(
    column: &dyn Array,
    clean: &Clean<'_>,
    memo: &mut Memo<String>,
) -> Result<ArrayRef, Error> {
    supported(column.data_type())?;
    if let Some(texts) = Texts::of(column) {
        let changes = each(texts.len(), |row| clean(texts.get(row)?));
        return if changes.is_empty() { Ok(same(column)) } else { texts.with(changes) };
    }
    dictionary::clean(column, clean, memo)
}

/// The column with each text explained.
pub(crate) fn explain_column(
    column: &dyn Array,
    positions: Positions,
    explain: &Explain<'_>,
    memo: &mut Memo<Row>,
) -> Result<StructArray, Error> {
    supported(column.data_type())?;
    let explain = |text: &str| Row::new(explain(text), text, positions);
    if let Some(texts) = Texts::of(column) {
        let rows = each(texts.len(), |row| explain(texts.get(row)?));
        let changes = rows.iter().filter_map(|(row, of)| Some((*row, of.text.clone()?)));
        let changes: Vec<_> = changes.collect();
        let text = if changes.is_empty() { same(column) } else { texts.with(changes)? };
        let mut found = vec![None; texts.len()];
        for (row, of) in &rows {
            found[*row] = Some(of);
        }
        return explained::column(text, column.logical_nulls(), &found);
    }
    dictionary::explain(column, &explain, memo)
}

/// The same column, with the buffers it has.
fn same(column: &dyn Array) -> ArrayRef {
    column.slice(0, column.len())
}

/// An error that says what was found, unless the column holds strings.
pub(crate) fn supported(column: &DataType) -> Result<(), Error> {
    let values = match column {
        DataType::Dictionary(_, values) => values,
        column => column,
    };
    match values {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Ok(()),
        _ => Err(Error::column(column.to_string(), advice(column))),
    }
}

/// What to do with a column that does not hold strings.
fn advice(column: &DataType) -> String {
    match column {
        DataType::Struct(fields) => {
            let names: Vec<_> = fields.iter().map(|field| format!("`{}`", field.name())).collect();
            format!("choose one of the columns of the table: {}", names.join(", "))
        }
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => {
            "decode the bytes first, as by a cast to strings where they are UTF-8".to_owned()
        }
        DataType::RunEndEncoded(..) => "decode the runs first".to_owned(),
        DataType::List(_) | DataType::LargeList(_) | DataType::ListView(_) => {
            "flatten the lists first".to_owned()
        }
        _ => "choose another column, or cast this one".to_owned(),
    }
}

/// What `run` gives of each row that it gives anything of, in order.
#[cfg(feature = "parallel")]
fn each<T: Send>(rows: usize, run: impl Fn(usize) -> Option<T> + Sync + Send) -> Vec<(usize, T)> {
    use rayon::prelude::*;
    (0..rows).into_par_iter().filter_map(|row| Some((row, run(row)?))).collect()
}

#[cfg(not(feature = "parallel"))]
fn each<T>(rows: usize, run: impl Fn(usize) -> Option<T>) -> Vec<(usize, T)> {
    (0..rows).filter_map(|row| Some((row, run(row)?))).collect()
}
