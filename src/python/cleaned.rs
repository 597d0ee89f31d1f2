//! The class `Cleaned`.

use std::hash::{Hash, Hasher};

use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple};

use super::edit::{Fields, PyEdit, edit, fields};
use super::error::CoquilleError;
use super::explained::Explained;
use super::function;
use crate::edit::{Cleaned, Edit};
use crate::report::{counted, html};

/// A cleaned text and how it came about. Positions are in code points, as Python counts.
#[pyclass(frozen, eq, hash, name = "Cleaned", module = "coquille")]
pub(super) struct PyCleaned {
    explained: Explained,
    // Python's copies, made when they are first asked for
    text: PyOnceLock<Py<PyString>>,
    edits: PyOnceLock<Py<PyTuple>>,
    suggestions: PyOnceLock<Py<PyTuple>>,
}

impl From<Explained> for PyCleaned {
    fn from(explained: Explained) -> Self {
        Self {
            explained,
            text: PyOnceLock::new(),
            edits: PyOnceLock::new(),
            suggestions: PyOnceLock::new(),
        }
    }
}

#[pymethods]
impl PyCleaned {
    /// The cleaned text.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        let text = &self.explained.cleaned.text;
        self.text.get_or_init(py, || PyString::new(py, text).unbind()).clone_ref(py)
    }

    /// The original text, put together again from the cleaned text and the edits.
    #[getter]
    fn original(&self) -> String {
        self.explained.cleaned.original()
    }

    /// What was changed, in order.
    #[getter]
    fn edits(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        tuple(py, &self.edits, &self.explained.edits)
    }

    /// What was not sure enough to change, in order.
    #[getter]
    fn suggestions(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        tuple(py, &self.suggestions, &self.explained.suggestions)
    }

    /// The position in the original that position `i` of the cleaned text comes from; inside an edit, the
    /// start of what it replaced. `IndexError` unless 0 <= i <= len(text).
    fn to_original(&self, i: isize) -> PyResult<usize> {
        let at = usize::try_from(i).ok().and_then(|at| self.explained.to_original(at));
        at.ok_or_else(|| out_of_range(i, "the cleaned text"))
    }

    /// The position in the cleaned text that position `i` of the original went to; inside an edit, the
    /// start of what it put there. `IndexError` unless 0 <= i <= len(original).
    fn to_cleaned(&self, i: isize) -> PyResult<usize> {
        let at = usize::try_from(i).ok().and_then(|at| self.explained.to_cleaned(at));
        at.ok_or_else(|| out_of_range(i, "the original"))
    }

    /// The cleaned text without these edits: one `Edit` or index, or several of them.
    fn undo(&self, edits: &Bound<'_, PyAny>) -> PyResult<String> {
        let indices = match edits.try_iter() {
            Ok(edits) => edits.map(|edit| self.index(&edit?)).collect::<PyResult<_>>()?,
            Err(_) => vec![self.index(edits)?],
        };
        Ok(self.explained.cleaned.undo(&indices))
    }

    /// Text, edits and suggestions as a dict that json can write.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dicts = |edits: &[Edit]| {
            let dicts = edits.iter().map(|edit| PyEdit(edit.clone()).to_dict(py));
            dicts.collect::<PyResult<Vec<_>>>()
        };
        let fields = PyDict::new(py);
        fields.set_item("text", self.text(py))?;
        fields.set_item("edits", dicts(&self.explained.edits)?)?;
        fields.set_item("suggestions", dicts(&self.explained.suggestions)?)?;
        Ok(fields)
    }

    /// The text with its edits marked, for a notebook.
    fn _repr_html_(&self) -> String {
        html::snippet(&self.explained.cleaned, html::SNIPPET)
    }

    fn __str__(&self, py: Python<'_>) -> Py<PyString> {
        self.text(py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = &self.explained.cleaned.text;
        let mut start: String = text.chars().take(40).collect();
        if start.len() < text.len() {
            start.push('…');
        }
        Ok(format!(
            "<Cleaned {}: {}, {}>",
            PyString::new(py, &start).repr()?,
            counted(self.explained.edits.len(), "edit"),
            counted(self.explained.suggestions.len(), "suggestion"),
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, State)> {
        let cleaned = &self.explained.cleaned;
        let edits = cleaned.edits.iter().map(fields).collect();
        let suggestions = cleaned.suggestions.iter().map(fields).collect();
        Ok((function(py, "_restore_cleaned")?, (cleaned.text.clone(), edits, suggestions)))
    }
}

/// What a pickle holds; positions in bytes.
type State = (String, Vec<Fields>, Vec<Fields>);

impl PyCleaned {
    /// With positions in bytes.
    pub(super) const fn cleaned(&self) -> &Cleaned {
        &self.explained.cleaned
    }

    fn index(&self, edit: &Bound<'_, PyAny>) -> PyResult<usize> {
        let edits = &self.explained.edits;
        if let Ok(edit) = edit.cast::<PyEdit>() {
            let edit = &edit.get().0;
            // insertions may start where the edit before them ends, so the start alone is not enough
            let from = edits.partition_point(|e| e.start < edit.start);
            let index = edits[from..].iter().take_while(|e| e.start == edit.start);
            return index.zip(from..).find(|(e, _)| *e == edit).map(|(_, i)| i).ok_or_else(|| {
                PyValueError::new_err(
                    "this is not one of the edits of this text; suggestions were never made, so there \
                     is nothing to undo",
                )
            });
        }
        let Ok(index) = edit.extract::<isize>() else {
            let found = edit.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "undo takes edits or their indices, not {found}"
            )));
        };
        usize::try_from(index).ok().filter(|i| *i < edits.len()).ok_or_else(|| {
            PyIndexError::new_err(format!(
                "there is no edit {index}: expected 0 to {}",
                edits.len()
            ))
        })
    }
}

impl PartialEq for PyCleaned {
    fn eq(&self, other: &Self) -> bool {
        self.explained.cleaned == other.explained.cleaned
    }
}

impl Hash for PyCleaned {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.explained.cleaned.text.hash(state);
    }
}

/// For pickle.
#[pyfunction]
#[pyo3(name = "_restore_cleaned")]
pub(super) fn restore_cleaned(
    text: String,
    edits: Vec<Fields>,
    suggestions: Vec<Fields>,
) -> PyResult<PyCleaned> {
    let edits = edits.into_iter().map(edit).collect::<PyResult<_>>()?;
    let suggestions = suggestions.into_iter().map(edit).collect::<PyResult<_>>()?;
    let explained = Explained::restore(text, edits, suggestions);
    explained.map(PyCleaned::from).ok_or_else(|| {
        CoquilleError::new_err("the edits in this pickle do not belong to its text; write it again")
    })
}

fn tuple(py: Python<'_>, kept: &PyOnceLock<Py<PyTuple>>, edits: &[Edit]) -> PyResult<Py<PyTuple>> {
    let make = || {
        let edits = edits.iter().map(|edit| Bound::new(py, PyEdit(edit.clone())));
        PyTuple::new(py, edits.collect::<PyResult<Vec<_>>>()?).map(Bound::unbind)
    };
    kept.get_or_try_init(py, make).map(|edits| edits.clone_ref(py))
}

fn out_of_range(i: isize, text: &str) -> PyErr {
    PyIndexError::new_err(format!("position {i} is not in {text}: expected 0 to its length"))
}
