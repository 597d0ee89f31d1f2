//! Texts from Python, taken as they lie in memory.

use std::fmt::Display;

use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyString};

use crate::cleaner::Cleaner;

/// The text of the argument `name`, or an error that says what stands there and what to do.
pub(super) fn text(argument: &Bound<'_, PyAny>, name: impl Display) -> PyResult<PyBackedStr> {
    match argument.cast::<PyString>() {
        Ok(text) => PyBackedStr::try_from(text.clone()).map_err(|e| surrogate(text, &name, e)),
        Err(_) => Err(PyTypeError::new_err(not_a_text(argument, &name)?)),
    }
}

/// The bytes of an argument that is no text, as text: in the encoding of this name, or as they are found to be.
pub(super) fn decoded(
    argument: &Bound<'_, PyAny>,
    encoding: Option<&str>,
    cleaner: &Cleaner,
) -> PyResult<Option<String>> {
    if !is_bytes(argument) {
        return match encoding {
            Some(_) => {
                Err(PyTypeError::new_err("encoding is for bytes; a str has been decoded already"))
            }
            None => Ok(None),
        };
    }
    let bytes: Vec<u8> = argument.extract()?;
    let py = argument.py();
    Ok(Some(py.detach(|| cleaner.decode(&bytes, encoding).map(|d| d.text.into_owned()))?))
}

/// The texts of an iterable, in order.
pub(super) fn texts(argument: &Bound<'_, PyAny>) -> PyResult<Vec<PyBackedStr>> {
    if argument.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(
            "texts is one str; give a list of them, or call clean or explain for one text",
        ));
    }
    if is_bytes(argument) || argument.is_instance_of::<PyDict>() {
        let found = argument.get_type().name()?;
        return Err(PyTypeError::new_err(format!("texts must be an iterable of str, not {found}")));
    }
    argument
        .try_iter()?
        .enumerate()
        .map(|(i, item)| text(&item?, format_args!("texts[{i}]")))
        .collect()
}

/// A text that came out as it went in: the very object, where it is a plain `str`.
pub(super) fn unchanged<'py>(py: Python<'py>, text: &PyBackedStr) -> Bound<'py, PyString> {
    let object = text.as_py_str().bind(py);
    // a subclass, such as numpy.str_, must not decide what type a result has
    if object.is_exact_instance_of::<PyString>() { object.clone() } else { PyString::new(py, text) }
}

fn not_a_text(argument: &Bound<'_, PyAny>, name: &dyn Display) -> PyResult<String> {
    let found = argument.get_type().name()?;
    let advice = if is_bytes(argument) {
        ": decode them first, with .decode('utf-8') or, where that fails, .decode('cp1252')"
    } else if argument.is_none() || argument.extract::<f64>().is_ok_and(f64::is_nan) {
        ": drop or fill missing values first"
    } else {
        ""
    };
    Ok(format!("{name} must be a str, not {found}{advice}"))
}

pub(super) fn is_bytes(argument: &Bound<'_, PyAny>) -> bool {
    argument.is_instance_of::<PyBytes>() || argument.is_instance_of::<PyByteArray>()
}

/// Half of a surrogate pair, as `errors='surrogateescape'` leaves it, has no UTF-8.
fn surrogate(text: &Bound<'_, PyString>, name: &dyn Display, error: PyErr) -> PyErr {
    let py = text.py();
    let position = |which| error.value(py).getattr(which)?.extract::<usize>();
    match (position("start"), position("end")) {
        (Ok(start), Ok(end)) => PyUnicodeEncodeError::new_err((
            "utf-8",
            text.clone().unbind(),
            start,
            end,
            format!(
                "{name} holds half of a surrogate pair; decode it again with errors='replace', or mend it \
                 with .encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')"
            ),
        )),
        _ => error,
    }
}
