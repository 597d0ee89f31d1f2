//! `clean`, `explain`, `quality` and their kin for those who need no `Cleaner`.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::cleaned::PyCleaned;
use super::cleaner::PyCleaner;
use super::options;
use super::quality::PyQuality;
use super::stream::PyCleanStream;

/// How many sets of options are kept ready; `clean` in a loop uses one or two.
const KEPT: usize = 8;

/// The last cleaners, newest last. Only locked by a thread that holds the interpreter, so that no
/// `os.fork` finds it locked.
static CLEANERS: Mutex<Vec<PyCleaner>> = Mutex::new(Vec::new());

/// The text as it was meant.
#[pyfunction]
#[pyo3(signature = (text, *, encoding = None, preset = "repair", **options))]
pub(super) fn clean<'py>(
    py: Python<'py>,
    text: &Bound<'_, PyAny>,
    encoding: Option<&str>,
    preset: &str,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Bound<'py, PyString>> {
    cleaner(preset, options, &["encoding", "preset"])?.clean(py, text, encoding)
}

/// The text as it was meant, with every change and every suggestion.
#[pyfunction]
#[pyo3(signature = (text, *, encoding = None, preset = "repair", **options))]
pub(super) fn explain(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    encoding: Option<&str>,
    preset: &str,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<PyCleaned> {
    cleaner(preset, options, &["encoding", "preset"])?.explain(py, text, encoding)
}

/// Cleans many texts, in order, on several threads.
#[pyfunction]
#[pyo3(signature = (texts, *, preset = "repair", threads = None, progress = false, **options))]
pub(super) fn clean_many<'py>(
    py: Python<'py>,
    texts: &Bound<'_, PyAny>,
    preset: &str,
    threads: Option<isize>,
    progress: bool,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    cleaner(preset, options, &["preset", "threads", "progress"])?
        .clean_many(py, texts, threads, progress)
}

/// Explains many texts, in order, on several threads.
#[pyfunction]
#[pyo3(signature = (texts, *, preset = "repair", threads = None, progress = false, **options))]
pub(super) fn explain_many(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    preset: &str,
    threads: Option<isize>,
    progress: bool,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Vec<PyCleaned>> {
    cleaner(preset, options, &["preset", "threads", "progress"])?
        .explain_many(py, texts, threads, progress)
}

/// Cleans a text of any length piece by piece.
#[pyfunction]
#[pyo3(signature = (chunks, *, preset = "repair", threads = None, **options))]
pub(super) fn clean_stream(
    chunks: &Bound<'_, PyAny>,
    preset: &str,
    threads: Option<isize>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<PyCleanStream> {
    cleaner(preset, options, &["preset", "threads"])?.clean_stream(chunks, threads)
}

/// What share of the words of a text can be expected to be right.
#[pyfunction]
#[pyo3(signature = (text, *, encoding = None))]
pub(super) fn quality(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    encoding: Option<&str>,
) -> PyResult<PyQuality> {
    cleaner("repair", None, &[])?.quality(py, text, encoding)
}

/// The same for many texts, in order, on several threads.
#[pyfunction]
#[pyo3(signature = (texts, *, threads = None, progress = false))]
pub(super) fn quality_many(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    threads: Option<isize>,
    progress: bool,
) -> PyResult<Vec<PyQuality>> {
    cleaner("repair", None, &[])?.quality_many(py, texts, threads, progress)
}

/// The cleaner with these options, made anew or kept from an earlier call.
fn cleaner(
    preset: &str,
    keywords: Option<&Bound<'_, PyDict>>,
    own: &[&'static str],
) -> PyResult<PyCleaner> {
    let (preset, options) = options::read(preset, keywords, own)?;
    let mut cleaners = CLEANERS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = cleaners.iter().find(|kept| kept.is(preset, &options)) {
        return Ok(kept.clone());
    }
    if cleaners.len() == KEPT {
        cleaners.remove(0);
    }
    let cleaner = PyCleaner::with(preset, options);
    cleaners.push(cleaner.clone());
    Ok(cleaner)
}
