//! A text that comes and goes piece by piece.

use std::collections::VecDeque;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyIterator, PyString};

use super::batch::Batch;
use super::text::text;
use crate::cleaner::Cleaner;
use crate::stream::BATCH;
use crate::text::parts::{Cutter, Part};

/// The pieces of a cleaned text, made as they are asked for.
#[pyclass(name = "_CleanStream", module = "coquille._coquille")]
pub(super) struct PyCleanStream {
    cleaner: Cleaner,
    batch: Batch,
    /// `None` after the last.
    chunks: Option<Py<PyIterator>>,
    /// How many chunks have come.
    come: usize,
    cutter: Cutter,
    ready: VecDeque<String>,
}

impl PyCleanStream {
    pub(super) fn new(
        cleaner: &Cleaner,
        chunks: &Bound<'_, PyAny>,
        threads: Option<isize>,
    ) -> PyResult<Self> {
        if chunks.is_instance_of::<PyString>()
            || chunks.is_instance_of::<PyBytes>()
            || chunks.is_instance_of::<PyByteArray>()
        {
            let found = chunks.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "chunks is one {found}; give an iterable of str, such as an open file, or call clean for one text"
            )));
        }
        let batch = Batch { threads, progress: false };
        batch.run(chunks.py(), || ())?;
        Ok(Self {
            batch,
            chunks: Some(chunks.try_iter()?.unbind()),
            come: 0,
            cutter: Cutter::new(cleaner.parts()),
            cleaner: cleaner.clone(),
            ready: VecDeque::new(),
        })
    }

    /// The next parts, and after the last of the text all that are left.
    fn parts(&mut self, py: Python<'_>) -> PyResult<Vec<Part<'static>>> {
        let (mut parts, mut bytes) = (Vec::new(), 0);
        while let Some(chunks) = self.chunks.as_ref().filter(|_| bytes < BATCH) {
            match chunks.bind(py).clone().next().transpose()? {
                Some(chunk) => {
                    let chunk = text(&chunk, format_args!("chunks[{}]", self.come))?;
                    self.come += 1;
                    self.cutter.push(&chunk);
                }
                None => self.chunks = None,
            }
            while let Some(part) = self.cutter.next_part() {
                bytes += part.core.len();
                parts.push(part);
            }
        }
        if self.chunks.is_none() {
            parts.extend(std::iter::from_fn(|| self.cutter.last_part()));
        }
        Ok(parts)
    }

    fn work(&mut self, py: Python<'_>) -> PyResult<()> {
        let parts = self.parts(py)?;
        let cleaner = &self.cleaner;
        let clean = |part: &Part<'static>| cleaner.explain_part(part).text;
        self.ready.extend(self.batch.map(py, &parts, clean)?);
        Ok(())
    }
}

#[pymethods]
impl PyCleanStream {
    fn __iter__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<String>> {
        while self.ready.is_empty() && self.chunks.is_some() {
            if let Err(error) = self.work(py) {
                // what follows would be a text with a hole in it
                self.chunks = None;
                self.cutter.clear();
                return Err(error);
            }
        }
        Ok(self.ready.pop_front())
    }
}
