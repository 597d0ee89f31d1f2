//! What was done to the texts of a column, as a column.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, ListArray, StringArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, Fields};

use crate::edit::{Cleaned, Edit};
use crate::error::Error;
use crate::report::json::Positions;
use crate::text::offsets::CodePoints;

/// A text with something to say of it.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Nothing where the text stays.
    pub(super) text: Option<String>,
    edits: Vec<Edit>,
    suggestions: Vec<Edit>,
}

impl Row {
    /// Nothing where there is nothing to say.
    pub(super) fn new(cleaned: Cleaned, original: &str, positions: Positions) -> Option<Self> {
        if cleaned.edits.is_empty() && cleaned.suggestions.is_empty() {
            return None;
        }
        let Cleaned { text, mut edits, mut suggestions, .. } = cleaned;
        if positions == Positions::CodePoints {
            in_code_points(&mut edits, original, &text);
            in_code_points(&mut suggestions, original, &text);
        }
        Some(Self { text: (!edits.is_empty()).then_some(text), edits, suggestions })
    }
}

fn in_code_points(edits: &mut [Edit], original: &str, cleaned: &str) {
    let (mut original, mut cleaned) = (CodePoints::new(original), CodePoints::new(cleaned));
    for edit in edits {
        edit.start = original.at(edit.start);
        edit.end = original.at(edit.end);
        edit.cleaned_start = cleaned.at(edit.cleaned_start);
        edit.cleaned_end = cleaned.at(edit.cleaned_end);
    }
}

/// The kind of column that one of this kind becomes.
#[cfg(feature = "python")]
pub(crate) fn data_type(text: &DataType) -> DataType {
    DataType::Struct(fields(text))
}

/// The column of these texts, with what there is to say of each row.
pub(super) fn column(
    text: ArrayRef,
    nulls: Option<NullBuffer>,
    rows: &[Option<&Row>],
) -> Result<StructArray, Error> {
    let fields = fields(text.data_type());
    let edits = lists(rows, |row| &row.edits)?;
    let suggestions = lists(rows, |row| &row.suggestions)?;
    Ok(StructArray::new(fields, vec![text, Arc::new(edits), Arc::new(suggestions)], nulls))
}

fn fields(text: &DataType) -> Fields {
    let edits = DataType::List(item(DataType::Struct(edit_fields())));
    Fields::from(vec![
        Field::new("text", text.clone(), true),
        Field::new("edits", edits.clone(), true),
        Field::new("suggestions", edits, true),
    ])
}

fn edit_fields() -> Fields {
    let field = |name: &str, of: DataType| Field::new(name, of, true);
    Fields::from(vec![
        field("start", DataType::Int64),
        field("end", DataType::Int64),
        field("cleaned_start", DataType::Int64),
        field("cleaned_end", DataType::Int64),
        field("before", DataType::Utf8),
        field("after", DataType::Utf8),
        field("reason", DataType::Utf8),
        field("confidence", DataType::Float64),
        field("alternatives", DataType::List(item(DataType::Utf8))),
        field("detail", DataType::Utf8),
    ])
}

/// What a list is of, by the name that lists give it.
fn item(of: DataType) -> Arc<Field> {
    Arc::new(Field::new("item", of, true))
}

fn lists(rows: &[Option<&Row>], edits: impl Fn(&Row) -> &Vec<Edit>) -> Result<ListArray, Error> {
    let lengths = rows.iter().map(|row| row.map_or(0, |row| edits(row).len()));
    let offsets = offsets(lengths)?;
    let all: Vec<&Edit> = rows.iter().flatten().flat_map(|row| edits(row)).collect();
    let number = |of: fn(&Edit) -> usize| {
        let numbers = all.iter().map(|edit| i64::try_from(of(edit)).unwrap_or(i64::MAX));
        Arc::new(Int64Array::from_iter_values(numbers)) as ArrayRef
    };
    let words = all.iter().flat_map(|edit| edit.alternatives.iter().map(|word| Some(&**word)));
    let alternatives = ListArray::new(
        item(DataType::Utf8),
        self::offsets(all.iter().map(|edit| edit.alternatives.len()))?,
        strings(words.collect())?,
        None,
    );
    let confidences = all.iter().map(|edit| decimal(edit.confidence.get()));
    let columns = vec![
        number(|edit| edit.start),
        number(|edit| edit.end),
        number(|edit| edit.cleaned_start),
        number(|edit| edit.cleaned_end),
        strings(all.iter().map(|edit| Some(&*edit.before)).collect())?,
        strings(all.iter().map(|edit| Some(&*edit.after)).collect())?,
        strings(all.iter().map(|edit| Some(edit.reason.code())).collect())?,
        Arc::new(Float64Array::from_iter_values(confidences)),
        Arc::new(alternatives),
        strings(all.iter().map(|edit| edit.detail.as_deref()).collect())?,
    ];
    let edits = StructArray::new(edit_fields(), columns, None);
    Ok(ListArray::new(item(edits.data_type().clone()), offsets, Arc::new(edits), None))
}

fn offsets(lengths: impl Iterator<Item = usize>) -> Result<OffsetBuffer<i32>, Error> {
    let mut offsets = vec![0];
    let mut end = 0;
    for length in lengths {
        end += length;
        offsets.push(i32::try_from(end).map_err(|_| Error::too_long())?);
    }
    Ok(OffsetBuffer::new(ScalarBuffer::from(offsets)))
}

fn strings(texts: Vec<Option<&str>>) -> Result<ArrayRef, Error> {
    let bytes: usize = texts.iter().flatten().map(|text| text.len()).sum();
    i32::try_from(bytes).map_err(|_| Error::too_long())?;
    Ok(Arc::new(StringArray::from(texts)))
}

/// The double that reads as the number does: 0.9, not 0.8999999761581421.
fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| f64::from(number))
}
