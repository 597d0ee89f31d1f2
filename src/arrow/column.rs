//! Columns of strings, whichever way they lie in memory.

use std::sync::Arc;

use arrow_array::builder::make_view;
use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, GenericStringArray, LargeStringArray, NullArray, OffsetSizeTrait, StringArray,
    StringViewArray,
};
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::DataType;

use crate::error::Error;

/// A column that is no dictionary.
pub(super) enum Texts<'a> {
    Utf8(&'a StringArray),
    LargeUtf8(&'a LargeStringArray),
    Utf8View(&'a StringViewArray),
    /// All of so many rows are null.
    Null(usize),
}

/// What one block of a `Utf8View` may hold: positions in it are signed in the format.
const BLOCK: usize = i32::MAX as usize;

impl<'a> Texts<'a> {
    /// Nothing where the column does not hold strings, or is a dictionary.
    pub(super) fn of(column: &'a dyn Array) -> Option<Self> {
        Some(match column.data_type() {
            DataType::Utf8 => Self::Utf8(column.as_string()),
            DataType::LargeUtf8 => Self::LargeUtf8(column.as_string()),
            DataType::Utf8View => Self::Utf8View(column.as_string_view()),
            DataType::Null => Self::Null(column.len()),
            _ => return None,
        })
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Utf8(texts) => texts.len(),
            Self::LargeUtf8(texts) => texts.len(),
            Self::Utf8View(texts) => texts.len(),
            Self::Null(rows) => *rows,
        }
    }

    /// The text of a row, unless it is null.
    pub(super) fn get(&self, row: usize) -> Option<&'a str> {
        match self {
            Self::Utf8(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::LargeUtf8(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Utf8View(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Null(_) => None,
        }
    }

    /// The same column with other texts in these rows, which are in order.
    pub(super) fn with(&self, changes: Vec<(usize, String)>) -> Result<ArrayRef, Error> {
        match self {
            Self::Utf8(texts) => rebuilt(texts, changes),
            Self::LargeUtf8(texts) => rebuilt(texts, changes),
            Self::Utf8View(texts) => reviewed(texts, changes),
            Self::Null(_) => unreachable!("there is no text to change"),
        }
    }

    /// The column of these rows alone.
    pub(super) fn only(&self, rows: &[usize]) -> ArrayRef {
        let texts = rows.iter().map(|row| self.get(*row));
        match self {
            Self::Utf8(_) => Arc::new(texts.collect::<StringArray>()),
            Self::LargeUtf8(_) => Arc::new(texts.collect::<LargeStringArray>()),
            Self::Utf8View(_) => Arc::new(texts.collect::<StringViewArray>()),
            Self::Null(_) => Arc::new(NullArray::new(rows.len())),
        }
    }
}

fn rebuilt<O: OffsetSizeTrait>(
    texts: &GenericStringArray<O>,
    changes: Vec<(usize, String)>,
) -> Result<ArrayRef, Error> {
    let old = texts.value_offsets();
    let held = old[texts.len()].as_usize() - old[0].as_usize();
    let added: usize = changes.iter().map(|(_, text)| text.len()).sum();
    let mut values = Vec::with_capacity(held + added);
    let mut offsets = Vec::with_capacity(texts.len() + 1);
    offsets.push(O::zero());
    let mut changes = changes.into_iter().peekable();
    for row in 0..texts.len() {
        if let Some((_, text)) = changes.next_if(|(changed, _)| *changed == row) {
            values.extend_from_slice(text.as_bytes());
        } else if texts.is_valid(row) {
            values.extend_from_slice(texts.value(row).as_bytes());
        }
        offsets.push(O::from_usize(values.len()).ok_or_else(Error::too_long)?);
    }
    values.shrink_to_fit();
    let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
    let nulls = texts.nulls().cloned();
    let column = GenericStringArray::try_new(offsets, Buffer::from_vec(values), nulls);
    Ok(Arc::new(column.expect("strings put together from strings")))
}

/// Texts that stay keep the buffers they lie in.
fn reviewed(texts: &StringViewArray, changes: Vec<(usize, String)>) -> Result<ArrayRef, Error> {
    let mut views = texts.views().to_vec();
    if let Some(nulls) = texts.nulls() {
        // what stands where nothing is may be anything, and is checked all the same
        let views = views.iter_mut().zip(nulls.iter());
        views.filter(|(_, valid)| !valid).for_each(|(view, _)| *view = 0);
    }
    let mut blocks = texts.data_buffers().to_vec();
    let mut block = Vec::new();
    for (row, text) in changes {
        if text.len() > BLOCK {
            return Err(Error::too_long());
        }
        if block.len() + text.len() > BLOCK {
            blocks.push(Buffer::from_vec(std::mem::take(&mut block)));
        }
        let number = u32::try_from(blocks.len()).map_err(|_| Error::too_long())?;
        let view = make_view(text.as_bytes(), number, block.len() as u32);
        views[row] = view;
        // twelve bytes fit into the view itself
        if text.len() > 12 {
            block.extend_from_slice(text.as_bytes());
        }
    }
    if !block.is_empty() {
        block.shrink_to_fit();
        blocks.push(Buffer::from_vec(block));
    }
    let nulls = texts.nulls().cloned();
    let column = StringViewArray::try_new(ScalarBuffer::from(views), blocks, nulls);
    Ok(Arc::new(column.expect("views of strings")))
}

/// The column as one of another kind of strings, where there is one of that kind.
#[cfg(feature = "python")]
pub(crate) fn recast(column: &dyn Array, kind: &DataType) -> Option<ArrayRef> {
    let texts = Texts::of(column).filter(|_| column.data_type() != kind)?;
    let rows = (0..texts.len()).map(|row| texts.get(row));
    match kind {
        DataType::Utf8 => {
            let bytes: usize = rows.clone().flatten().map(str::len).sum();
            i32::try_from(bytes).ok()?;
            Some(Arc::new(rows.collect::<StringArray>()))
        }
        DataType::LargeUtf8 => Some(Arc::new(rows.collect::<LargeStringArray>())),
        DataType::Utf8View => Some(Arc::new(rows.collect::<StringViewArray>())),
        _ => None,
    }
}
