//! The class `Words`.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use pyo3::prelude::*;

use super::function;
use super::text::text;
use crate::model::Words;
use crate::report::counted;

/// What a corpus has that the lexicon lacks, and words to keep. Never changes, so it can be shared and pickled.
#[pyclass(frozen, eq, hash, name = "Words", module = "coquille")]
#[derive(PartialEq)]
pub(super) struct PyWords(pub(super) Arc<Words>);

#[pymethods]
impl PyWords {
    #[new]
    fn new() -> Self {
        Self::from(Words::default())
    }

    /// Reads a table, as `to_tsv` writes it.
    #[staticmethod]
    #[pyo3(signature = (table))]
    fn from_tsv(py: Python<'_>, table: &Bound<'_, PyAny>) -> PyResult<Self> {
        let table = text(table, "table")?;
        Ok(py.detach(|| Words::from_tsv(&table))?.into())
    }

    /// The table: a comment that explains it, then a row each.
    fn to_tsv(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.to_tsv())
    }

    /// These words and those of another part of the corpus; counts add up.
    #[pyo3(signature = (other))]
    fn merge(&self, py: Python<'_>, other: &Bound<'_, Self>) -> Self {
        let other = &other.get().0;
        py.detach(|| (*self.0).clone().merged((**other).clone())).into()
    }

    /// Without what was counted less often.
    #[pyo3(signature = (least))]
    fn at_least(&self, py: Python<'_>, least: u32) -> Self {
        py.detach(|| self.0.at_least(least)).into()
    }

    fn __or__(&self, py: Python<'_>, other: &Bound<'_, Self>) -> Self {
        self.merge(py, other)
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("<Words: {}>", counted(self.0.len(), "row"))
    }

    fn __copy__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __deepcopy__(this: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        this
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((function(py, "_restore_words")?, (self.to_tsv(py),)))
    }
}

impl From<Words> for PyWords {
    fn from(words: Words) -> Self {
        Self(Arc::new(words))
    }
}

impl Hash for PyWords {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // to read them all would take longer than to compare them; those of one size are told apart by `eq`
        self.0.len().hash(state);
    }
}

/// For pickle.
#[pyfunction]
#[pyo3(name = "_restore_words")]
pub(super) fn restore_words(table: &str) -> PyResult<PyWords> {
    Ok(Words::from_tsv(table)?.into())
}
