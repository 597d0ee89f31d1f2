//! The class `Report`.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::{PyOSError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyString};

use super::batch::Batch;
use super::cleaned::PyCleaned;
use super::cleaner::PyCleaner;
use super::progress::Progress;
use super::text::{is_bytes, text, texts};
use crate::cleaner::Cleaner;
use crate::corpus::{Facts, Report};
use crate::edit::Cleaned;
use crate::report::counted;
use crate::text::Span;

/// So many texts are worked on at a time; what came of them is let go then.
const TEXTS: usize = 1_000;

/// A corpus to look at: what was changed in all its texts, as one page.
#[pyclass(frozen, name = "Report", module = "coquille")]
pub(super) struct PyReport {
    cleaner: Cleaner,
    /// Only locked by a thread that holds the interpreter, and for a moment, or while it is written.
    report: Mutex<Report>,
}

/// Texts as they are given, or cleaned before.
enum Given {
    Text(PyBackedStr),
    Cleaned(Cleaned),
}

#[pymethods]
impl PyReport {
    #[new]
    #[pyo3(signature = (cleaner = None))]
    fn new(cleaner: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let cleaner = match cleaner.map(|given| (given, given.cast::<PyCleaner>())) {
            None => Cleaner::default(),
            Some((_, Ok(cleaner))) => cleaner.get().cleaner.clone(),
            Some((given, Err(_))) => {
                let found = given.get_type().name()?;
                return Err(PyTypeError::new_err(format!(
                    "cleaner must be a coquille.Cleaner, not {found}"
                )));
            }
        };
        Ok(Self { report: Mutex::new(Report::new(&cleaner)), cleaner })
    }

    /// Adds texts, or what `explain` has made of them.
    #[pyo3(signature = (texts, names = None, threads = None, progress = false))]
    fn add<'py>(
        this: &Bound<'py, Self>,
        texts: &Bound<'_, PyAny>,
        names: Option<&Bound<'_, PyAny>>,
        threads: Option<isize>,
        progress: bool,
    ) -> PyResult<Bound<'py, Self>> {
        let py = this.py();
        let own = this.get();
        let given = given(texts)?;
        let names = own.names(names, given.len())?;
        let batch = Batch { threads, progress: false };
        let plain: Vec<&str> = given.iter().filter_map(Given::text).collect();
        let cleaner = batch.run(py, || own.cleaner.for_site(&plain))?;
        let mut shown = Progress::new(py, progress, given.len())?;
        let mut done = 0;
        for (texts, names) in given.chunks(TEXTS).zip(names.chunks(TEXTS)) {
            let found = batch.map(py, texts, |given| match given {
                Given::Text(text) => (None, Facts::of(&cleaner, text, cleaner.explain(text))),
                Given::Cleaned(cleaned) => {
                    let original = cleaned.original();
                    let facts = Facts::of(&cleaner, &original, cleaned.clone());
                    (Some(original), facts)
                }
            })?;
            let mut report = own.lock();
            for ((given, name), (original, facts)) in texts.iter().zip(names).zip(found) {
                let text = original.as_deref().or(given.text()).unwrap_or_default();
                report.add_part(name, text, Span::new(0, text.len()), facts);
                report.end_document(name);
            }
            drop(report);
            done += texts.len();
            shown.show(py, done)?;
        }
        shown.finish(py, done)?;
        Ok(this.clone())
    }

    /// Adds the report of another part of the corpus.
    fn merge<'py>(this: &Bound<'py, Self>, other: &Bound<'_, Self>) -> Bound<'py, Self> {
        // one after the other: a report may be merged with itself
        let other = other.get().lock().clone();
        this.get().lock().merge(&other);
        this.clone()
    }

    /// What there is in all.
    #[getter]
    fn totals<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let totals = *self.lock().totals();
        let dict = PyDict::new(py);
        dict.set_item("documents", totals.documents)?;
        dict.set_item("changed", totals.changed)?;
        dict.set_item("words", totals.words)?;
        dict.set_item("edits", totals.edits)?;
        dict.set_item("edits_per_10_000_words", totals.edits_per_10_000_words())?;
        dict.set_item("suggestions", totals.suggestions)?;
        dict.set_item("unknown", totals.unknown)?;
        dict.set_item("unknown_after", totals.unknown_after)?;
        dict.set_item("right", totals.right)?;
        dict.set_item("right_after", totals.right_after)?;
        Ok(dict)
    }

    /// The page.
    #[pyo3(signature = (title = "Corpus"))]
    fn to_html(&self, py: Python<'_>, title: &str) -> String {
        let report = self.lock().clone();
        py.detach(|| report.to_html(title))
    }

    /// Writes the page to a file.
    #[pyo3(signature = (path, title = "Corpus"))]
    fn save(&self, py: Python<'_>, path: PathBuf, title: &str) -> PyResult<()> {
        let page = self.to_html(py, title);
        py.detach(|| std::fs::write(&path, page)).map_err(|error| {
            match error.raw_os_error() {
                // with the number, Python finds the class: FileNotFoundError
                Some(number) => PyOSError::new_err((number, error.to_string(), path)),
                None => error.into(),
            }
        })
    }

    /// The counts, for a notebook.
    fn _repr_html_(&self) -> String {
        self.lock().summary_html()
    }

    fn __repr__(&self) -> String {
        let totals = *self.lock().totals();
        format!(
            "<Report: {}, {}, {}>",
            counted(totals.documents as usize, "document"),
            counted(totals.words as usize, "word"),
            counted(totals.edits as usize, "edit")
        )
    }
}

impl PyReport {
    fn lock(&self) -> MutexGuard<'_, Report> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The names of so many documents: those given, or their numbers.
    fn names(&self, names: Option<&Bound<'_, PyAny>>, documents: usize) -> PyResult<Vec<String>> {
        let Some(names) = names else {
            let first = self.lock().totals().documents;
            return Ok((first..first + documents as u64).map(|n| n.to_string()).collect());
        };
        if names.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("names is one str; give a name for each text"));
        }
        let names: Vec<String> = names
            .try_iter()?
            .map(|name| Ok(name?.str()?.to_string_lossy().into_owned()))
            .collect::<PyResult<_>>()?;
        if names.len() == documents {
            return Ok(names);
        }
        let message = format!(
            "there are {} for {}",
            counted(names.len(), "name"),
            counted(documents, "text")
        );
        Err(PyValueError::new_err(message))
    }
}

impl Given {
    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The items of the argument `texts`.
fn given(argument: &Bound<'_, PyAny>) -> PyResult<Vec<Given>> {
    if argument.is_instance_of::<PyString>()
        || argument.is_instance_of::<PyDict>()
        || is_bytes(argument)
    {
        // for the error alone
        return Ok(texts(argument)?.into_iter().map(Given::Text).collect());
    }
    let item = |(i, item): (usize, PyResult<Bound<'_, PyAny>>)| {
        let item = item?;
        match item.cast::<PyCleaned>() {
            Ok(cleaned) => Ok(Given::Cleaned(cleaned.get().cleaned().clone())),
            Err(_) => text(&item, format_args!("texts[{i}]")).map(Given::Text),
        }
    };
    argument.try_iter()?.enumerate().map(item).collect()
}
