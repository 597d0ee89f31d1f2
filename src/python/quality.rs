//! The class `Quality`.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::function;
use super::options::float;
use crate::model::quality::Sign;
use crate::quality::Quality;

/// What a pickle holds.
type State = (f32, u64, f32, BTreeMap<String, u64>);

/// How good a text is, as far as its words show.
#[pyclass(frozen, eq, hash, name = "Quality", module = "coquille")]
#[derive(PartialEq)]
pub(super) struct PyQuality(pub(super) Quality);

#[pymethods]
impl PyQuality {
    /// The share of its words that can be expected to be right, from 0 to 1.
    #[getter]
    fn right(&self) -> f64 {
        float(self.0.right)
    }

    /// How many words were looked at.
    #[getter]
    const fn words(&self) -> u64 {
        self.0.words
    }

    /// The share of words that nothing vouches for.
    #[getter]
    fn unknown(&self) -> f64 {
        float(self.0.unknown)
    }

    /// What was counted, by name, as a new dict.
    #[getter]
    fn signs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let signs = PyDict::new(py);
        self.0.signs.iter().try_for_each(|(name, count)| signs.set_item(name, count))?;
        Ok(signs)
    }

    /// All fields as a dict that json can write.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("right", self.right())?;
        fields.set_item("words", self.words())?;
        fields.set_item("unknown", self.unknown())?;
        fields.set_item("signs", self.signs(py)?)?;
        Ok(fields)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, State)> {
        let Quality { right, words, unknown, .. } = self.0;
        let signs = self.0.signs.iter().map(|(name, count)| ((*name).to_owned(), *count));
        Ok((function(py, "_restore_quality")?, (right, words, unknown, signs.collect())))
    }

    fn __repr__(&self) -> String {
        let Quality { right, words, unknown, .. } = &self.0;
        format!("<Quality: {right:.3} of {words} words right, {unknown:.3} unknown>")
    }
}

impl Hash for PyQuality {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.words, &self.0.signs).hash(state);
    }
}

/// For pickle.
#[pyfunction]
#[pyo3(name = "_restore_quality")]
#[expect(clippy::needless_pass_by_value, reason = "what Python hands over is made for the call")]
pub(super) fn restore_quality(
    right: f32,
    words: u64,
    unknown: f32,
    signs: BTreeMap<String, u64>,
) -> PyQuality {
    let count = |sign: &Sign| (sign.name(), signs.get(sign.name()).copied().unwrap_or(0));
    let signs = Sign::ALL.iter().map(count).collect();
    PyQuality(Quality { right, words, unknown, signs })
}
