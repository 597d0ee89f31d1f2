//! Columns from any library that speaks Arrow, and back: its `PyCapsule` interface.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::{Array, ArrayRef};
use arrow_schema::{ArrowError, DataType, Field, FieldRef};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::ffi::{ArrayReader, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};
use pyo3_arrow::{PyArray, PyArrayReader};

use super::batch::Batch;
use super::error::CoquilleError;
use super::threads;
use crate::arrow::{Memo, Row, clean_column, explain_column, explained_type, supported};
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
        let (array, field) = data.extract::<PyArray>()?.into_inner();
        supported(field.data_type())?;
        let column = PyColumn { field: work.field(&field), array: work.run(py, &array)? };
        return Ok(Bound::new(py, column)?.into_any());
    }
    if data.hasattr("__arrow_c_stream__")? {
        let chunks = data.extract::<PyArrayReader>()?.into_reader()?;
        let field = chunks.field();
        supported(field.data_type())?;
        let field = work.field(&field);
        let stream = Chunks { field: Arc::clone(&field), rest: Some(chunks), work };
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
    fn field(&self, column: &FieldRef) -> FieldRef {
        match self.task {
            Task::Clean => Arc::clone(column),
            Task::Explain => {
                let kind = explained_type(column.data_type());
                Arc::new(Field::new(column.name(), kind, true))
            }
        }
    }

    fn run(&mut self, py: Python<'_>, column: &ArrayRef) -> PyResult<ArrayRef> {
        let Self { cleaner, task, batch, cleaned, explained } = self;
        let work = |stopped: &AtomicBool| {
            // what comes from elsewhere is as good as its word
            column.to_data().validate_full().map_err(|error| {
                CoquilleError::new_err(format!(
                    "the column is broken: {error}; give it as bytes have been decoded, with errors='replace' if need be"
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
                    Ok(clean_column(column, &clean, cleaned)?)
                }
                Task::Explain => {
                    let explain = |text: &str| {
                        if goes_on() { cleaner.explain(text) } else { Cleaned::default() }
                    };
                    let column =
                        explain_column(column, Positions::CodePoints, &explain, explained)?;
                    Ok::<_, PyErr>(Arc::new(column) as ArrayRef)
                }
            }
        };
        batch.watch(py, work, |_| Ok(()))?
    }
}

/// The chunks of a column, worked on as they are asked for.
struct Chunks {
    field: FieldRef,
    /// Nothing after an error: what follows would be a column with a hole in it.
    rest: Option<Box<dyn ArrayReader + Send>>,
    work: Work,
}

impl ArrayReader for Chunks {
    fn field(&self) -> FieldRef {
        Arc::clone(&self.field)
    }
}

impl Iterator for Chunks {
    type Item = Result<ArrayRef, ArrowError>;

    /// Whoever asks may hold the interpreter or not, and be on any thread.
    fn next(&mut self) -> Option<Self::Item> {
        let chunk = self.rest.as_mut()?.next()?;
        let result = chunk.and_then(|chunk| {
            let run = Python::try_attach(|py| {
                // the message goes through C, which ends it at a zero
                self.work.run(py, &chunk).map_err(|error| error.to_string().replace('\0', ""))
            });
            run.unwrap_or_else(|| Err("Python has ended".to_owned()))
                .map_err(ArrowError::ComputeError)
        });
        if result.is_err() {
            self.rest = None;
        }
        Some(result)
    }
}

/// A column that was worked on, for any library that speaks Arrow.
#[pyclass(frozen, name = "_ArrowArray", module = "coquille._coquille")]
pub(super) struct PyColumn {
    field: FieldRef,
    array: ArrayRef,
}

#[pymethods]
impl PyColumn {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        // who asks for another kind of column may cast this one, as the interface has it
        let _ = requested_schema;
        Ok(to_array_pycapsules(py, Arc::clone(&self.field), &self.array, None)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, &*self.field)?)
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
    field: FieldRef,
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
        let _ = requested_schema;
        let stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner).take();
        let stream = stream.ok_or_else(|| {
            PyValueError::new_err(
                "this column has been read already, and comes only once: keep what was made of it, as pyarrow.chunked_array does",
            )
        })?;
        Ok(to_stream_pycapsule(py, Box::new(stream), None)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, &*self.field)?)
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
