//! Columns from any library that speaks Arrow, and back: its `PyCapsule` interface.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, Field};
use coquille_capsules::{ArrayData, Stream, array_capsules, schema_capsule, stream_capsule};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::batch::Batch;
use super::error::CoquilleError;
use super::threads;
use crate::arrow::{
    Memo, Row, checked, clean_column, explain_column, explained_type, recast, supported,
};
use crate::cleaner::Cleaner;
use crate::edit::Cleaned;
use crate::report::json::Positions;

/// What is done to a column.
#[derive(Clone, Copy)]
pub(super) enum Task {
    Clean,
    Explain,
}

/// The column of the argument `data` after that: an array as an array, a stream as a stream.
pub(super) fn column<'py>(
    cleaner: &Cleaner,
    task: Task,
    data: &Bound<'py, PyAny>,
    threads: Option<isize>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = data.py();
    threads::pool(py, threads)?;
    let mut work = Work {
        cleaner: cleaner.clone(),
        task,
        batch: Batch { threads, progress: false },
        cleaned: Memo::default(),
        explained: Memo::default(),
    };
    if data.hasattr("__arrow_c_array__")? {
        let (field, array) = coquille_capsules::array(data)?;
        supported(field.data_type())?;
        let column = PyColumn { field: work.field(&field), array: work.run(py, array)? };
        return Ok(Bound::new(py, column)?.into_any());
    }
    if data.hasattr("__arrow_c_stream__")? {
        let chunks = coquille_capsules::stream(data)?;
        supported(chunks.field().data_type())?;
        let field = work.field(chunks.field());
        let stream = Chunks { rest: Some(chunks), work, kind: None };
        let stream = PyChunks { field, stream: Mutex::new(Some(stream)) };
        return Ok(Bound::new(py, stream)?.into_any());
    }
    let found = data.get_type().fully_qualified_name()?;
    Err(PyTypeError::new_err(format!(
        "data must be a column of Arrow, with __arrow_c_array__ or __arrow_c_stream__, not {found}: give a pyarrow.Array or \
         ChunkedArray, a polars.Series or what else speaks Arrow, or call clean_many or explain_many for a list of str"
    )))
}

/// What is done to each chunk of a column.
struct Work {
    cleaner: Cleaner,
    task: Task,
    batch: Batch,
    cleaned: Memo<String>,
    explained: Memo<Row>,
}

impl Work {
    /// What a column is called and of what kind, after that.
    fn field(&self, column: &Field) -> Field {
        match self.task {
            Task::Clean => column.clone(),
            Task::Explain => Field::new(column.name(), explained_type(column.data_type()), true),
        }
    }

    fn run(&mut self, py: Python<'_>, column: ArrayData) -> PyResult<ArrayRef> {
        let Self { cleaner, task, batch, cleaned, explained } = self;
        let work = |stopped: &AtomicBool| {
            let column = checked(column).map_err(|error| {
                CoquilleError::new_err(format!(
                    "the column is broken: {error}; where it comes from, decode its bytes again, with errors='replace' if need be"
                ))
            })?;
            let goes_on = || !stopped.load(Ordering::Relaxed);
            match task {
                Task::Clean => {
                    let clean = |text: &str| match cleaner.clean(text) {
                        Cow::Owned(cleaned) => Some(cleaned),
                        Cow::Borrowed(_) => None,
                    };
                    let clean = |text: &str| goes_on().then(|| clean(text)).flatten();
                    Ok(clean_column(&column, &clean, cleaned)?)
                }
                Task::Explain => {
                    let explain = |text: &str| {
                        if goes_on() { cleaner.explain(text) } else { Cleaned::default() }
                    };
                    let column =
                        explain_column(&column, Positions::CodePoints, &explain, explained)?;
                    Ok::<_, PyErr>(Arc::new(column) as ArrayRef)
                }
            }
        };
        batch.watch(py, work, |_| Ok(()))?
    }
}

/// The chunks of a column, worked on as they are asked for.
struct Chunks {
    /// Nothing after an error: what follows would be a column with a hole in it.
    rest: Option<Stream>,
    work: Work,
    /// The kind of strings that was asked for, if it is another.
    kind: Option<DataType>,
}

impl Iterator for Chunks {
    type Item = Result<ArrayData, String>;

    /// Whoever asks may hold the interpreter or not, and be on any thread.
    fn next(&mut self) -> Option<Self::Item> {
        let chunk = self.rest.as_mut()?.next()?.map_err(|error| error.to_string());
        let result = chunk.and_then(|chunk| {
            Python::try_attach(|py| self.work.run(py, chunk).map_err(|error| error.to_string()))
                .unwrap_or_else(|| Err("Python has ended".to_owned()))
        });
        if result.is_err() {
            self.rest = None;
        }
        Some(result.and_then(|column| match &self.kind {
            None => Ok(column.to_data()),
            Some(kind) => match recast(&column, kind) {
                Some(column) => Ok(column.to_data()),
                None => Err(format!("the column holds more than a {kind} can")),
            },
        }))
    }
}

/// The kind of strings that is asked for, if it is another than that of the column.
fn other_kind(field: &Field, requested: Option<&Bound<'_, PyAny>>) -> PyResult<Option<DataType>> {
    let strings =
        |kind: &DataType| matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    let Some(requested) = requested.filter(|requested| !requested.is_none()) else {
        return Ok(None);
    };
    let kind = coquille_capsules::field(requested)?.data_type().clone();
    let other = strings(field.data_type()) && strings(&kind) && kind != *field.data_type();
    // what cannot be given is given as it is, and for the other side to cast
    Ok(other.then_some(kind))
}

/// A column that was worked on, for any library that speaks Arrow.
#[pyclass(frozen, name = "_ArrowArray", module = "coquille._coquille")]
pub(super) struct PyColumn {
    field: Field,
    array: ArrayRef,
}

#[pymethods]
impl PyColumn {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        if let Some(kind) = other_kind(&self.field, requested_schema)?
            && let Some(array) = recast(&self.array, &kind)
        {
            return array_capsules(py, &self.field.clone().with_data_type(kind), &array.to_data());
        }
        array_capsules(py, &self.field, &self.array.to_data())
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.field)
    }

    fn __len__(&self) -> usize {
        self.array.len()
    }

    fn __repr__(&self) -> String {
        let what = what(self.field.data_type());
        format!(
            "<column of {} rows of {what}: pyarrow.array, polars.Series and others take it>",
            self.array.len()
        )
    }
}

/// A column that is worked on chunk by chunk, for any library that speaks Arrow.
#[pyclass(frozen, name = "_ArrowStream", module = "coquille._coquille")]
pub(super) struct PyChunks {
    field: Field,
    /// Nothing once it was handed over.
    stream: Mutex<Option<Chunks>>,
}

#[pymethods]
impl PyChunks {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let kind = other_kind(&self.field, requested_schema)?;
        let stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut stream = stream.ok_or_else(|| {
            PyValueError::new_err(
                "this column has been read already, and comes only once: keep what was made of it, as pyarrow.chunked_array does",
            )
        })?;
        let mut field = self.field.clone();
        if let Some(kind) = &kind {
            field.set_data_type(kind.clone());
        }
        stream.kind = kind;
        stream_capsule(py, field, stream)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.field)
    }

    fn __repr__(&self) -> String {
        let what = what(self.field.data_type());
        format!(
            "<column of {what}, to be read once: pyarrow.chunked_array, polars.Series and others take it>"
        )
    }
}

/// Texts or explained texts.
const fn what(kind: &DataType) -> &'static str {
    match kind {
        DataType::Struct(_) => "explained texts",
        _ => "texts",
    }
}
