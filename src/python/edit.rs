//! The class `Edit`.

use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::error::CoquilleError;
use super::function;
use super::options::float;
use crate::edit::{Confidence, Edit};

/// The fields of an edit as a pickle holds them.
pub(super) type Fields =
    (usize, usize, usize, usize, String, String, String, f32, Vec<String>, Option<String>);

/// One change: where, what, why and how sure. Positions are in code points, as Python counts.
#[pyclass(frozen, eq, hash, name = "Edit", module = "coquille")]
#[derive(Debug, PartialEq)]
pub(super) struct PyEdit(pub(super) Edit);

#[pymethods]
impl PyEdit {
    /// Where it starts in the original.
    #[getter]
    fn start(&self) -> usize {
        self.0.start
    }

    /// Where it ends in the original.
    #[getter]
    fn end(&self) -> usize {
        self.0.end
    }

    /// Where it starts in the cleaned text; for a suggestion, where `before` stands there.
    #[getter]
    fn cleaned_start(&self) -> usize {
        self.0.cleaned_start
    }

    /// Where it ends in the cleaned text.
    #[getter]
    fn cleaned_end(&self) -> usize {
        self.0.cleaned_end
    }

    /// What stood in the original.
    #[getter]
    fn before(&self) -> &str {
        &self.0.before
    }

    /// What stands, or for a suggestion could stand, in its place.
    #[getter]
    fn after(&self) -> &str {
        &self.0.after
    }

    /// Why: a code such as 'dropped-initial', which never changes its meaning.
    #[getter]
    fn reason(&self) -> &'static str {
        self.0.reason.code()
    }

    /// The probability, from 0 to 1, that the change is right.
    #[getter]
    fn confidence(&self) -> f64 {
        float(self.0.confidence.get())
    }

    /// Other readings, likeliest first.
    #[getter]
    fn alternatives(&self) -> Vec<String> {
        self.0.alternatives.clone()
    }

    /// What more is to be said of the reason: for 'mojibake' the encodings that were undone.
    #[getter]
    fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// All fields as a dict that json can write.
    pub(super) fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("start", self.start())?;
        fields.set_item("end", self.end())?;
        fields.set_item("cleaned_start", self.cleaned_start())?;
        fields.set_item("cleaned_end", self.cleaned_end())?;
        fields.set_item("before", self.before())?;
        fields.set_item("after", self.after())?;
        fields.set_item("reason", self.reason())?;
        fields.set_item("confidence", self.confidence())?;
        fields.set_item("alternatives", self.alternatives())?;
        fields.set_item("detail", self.detail())?;
        Ok(fields)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!(
            "Edit(start={}, end={}, before={}, after={}, reason='{}', confidence={})",
            self.0.start,
            self.0.end,
            PyString::new(py, &self.0.before).repr()?,
            PyString::new(py, &self.0.after).repr()?,
            self.0.reason,
            self.0.confidence.get(),
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Fields,))> {
        Ok((function(py, "_restore_edit")?, (fields(&self.0),)))
    }
}

impl Hash for PyEdit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let edit = &self.0;
        (edit.start, edit.end, edit.cleaned_start, &edit.after, edit.reason).hash(state);
    }
}

/// For pickle.
#[pyfunction]
#[pyo3(name = "_restore_edit")]
pub(super) fn restore_edit(fields: Fields) -> PyResult<PyEdit> {
    edit(fields).map(PyEdit)
}

pub(super) fn fields(edit: &Edit) -> Fields {
    (
        edit.start,
        edit.end,
        edit.cleaned_start,
        edit.cleaned_end,
        edit.before.clone(),
        edit.after.clone(),
        edit.reason.code().to_owned(),
        edit.confidence.get(),
        edit.alternatives.clone(),
        edit.detail.clone(),
    )
}

pub(super) fn edit(fields: Fields) -> PyResult<Edit> {
    let (
        start,
        end,
        cleaned_start,
        cleaned_end,
        before,
        after,
        reason,
        confidence,
        alternatives,
        detail,
    ) = fields;
    let Ok(reason) = reason.parse() else {
        return Err(CoquilleError::new_err(format!(
            "this version of coquille knows no reason `{reason}`; read the pickle with the version that wrote it"
        )));
    };
    let confidence = Confidence::new(confidence);
    Ok(Edit {
        start,
        end,
        cleaned_start,
        cleaned_end,
        before,
        after,
        reason,
        confidence,
        alternatives,
        detail,
    })
}
