//! Errors of the library as exceptions of Python.

use pyo3::PyErr;
use pyo3::exceptions::{PyTypeError, PyValueError};

use crate::error::Error;

pyo3::create_exception!(
    coquille,
    CoquilleError,
    PyValueError,
    "A value coquille cannot work with: what was found, what was expected, what to do."
);

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        if error.is_unknown_option() || error.is_column() {
            PyTypeError::new_err(error.to_string())
        } else {
            CoquilleError::new_err(error.to_string())
        }
    }
}
