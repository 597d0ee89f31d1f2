//! The class `Cleaner`.

use std::borrow::Cow;
use std::fmt::Write;
use std::hash::{Hash, Hasher};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

use super::arrow::{Task, column};
use super::batch::Batch;
use super::cleaned::PyCleaned;
use super::error::CoquilleError;
use super::explained::Explained;
use super::function;
use super::options;
use super::quality::PyQuality;
use super::stream::PyCleanStream;
use super::text::{decoded, text, texts, unchanged};
use super::words::PyWords;
use crate::cleaner::Cleaner;
use crate::edit::Decisions;
use crate::model::{Misreadings, Words};
use crate::options::{Options, Preset};
use crate::report::counted;

/// Cleans French text with one set of options. Never changes, so it can be shared and pickled.
#[pyclass(frozen, eq, hash, name = "Cleaner", module = "coquille")]
#[derive(Clone)]
pub(super) struct PyCleaner {
    preset: Preset,
    pub(super) cleaner: Cleaner,
}

#[pymethods]
impl PyCleaner {
    #[new]
    #[pyo3(signature = (preset = "repair", *, words = None, channel = None, decisions = None, **options))]
    fn new(
        preset: &str,
        words: Option<&Bound<'_, PyAny>>,
        channel: Option<&str>,
        decisions: Option<&str>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let own = ["preset", "words", "channel", "decisions"];
        let (preset, options) = options::read(preset, options, &own)?;
        let mut made = Self::with(preset, options);
        if let Some(words) = words {
            made.cleaner = made.cleaner.with_words(learned(words)?);
        }
        if let Some(table) = channel {
            let channel = Misreadings::parse(table).map_err(|error| {
                CoquilleError::new_err(format!(
                    "channel: {error}; `Cleaner.channel` and `coquille fit-channel` give such tables"
                ))
            })?;
            made.cleaner = made.cleaner.with_channel(channel);
        }
        if let Some(table) = decisions {
            let decisions = Decisions::from_tsv(table).map_err(|error| {
                CoquilleError::new_err(format!(
                    "decisions: {error}; the page of a `Report` saves such tables"
                ))
            })?;
            made.cleaner = made.cleaner.with_decisions(decisions);
        }
        Ok(made)
    }

    /// The name of the preset.
    #[getter]
    fn preset(&self) -> &'static str {
        self.preset.name()
    }

    /// Every option with its value, as a new dict.
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        options::to_dict(py, self.cleaner.options())
    }

    /// The words it knows beside the lexicon.
    #[getter]
    fn words(&self) -> PyWords {
        PyWords(self.cleaner.shared_words())
    }

    /// What it knows of the machine that read its texts, as a table.
    #[getter]
    fn channel(&self) -> String {
        self.cleaner.channel().to_tsv()
    }

    /// What was decided of its edits, as a table.
    #[getter]
    fn decisions(&self) -> String {
        self.cleaner.decisions().to_tsv()
    }

    /// The text as it was meant.
    #[pyo3(signature = (text, *, encoding = None))]
    pub(super) fn clean<'py>(
        &self,
        py: Python<'py>,
        text: &Bound<'_, PyAny>,
        encoding: Option<&str>,
    ) -> PyResult<Bound<'py, PyString>> {
        if let Some(text) = decoded(text, encoding, &self.cleaner)? {
            return Ok(PyString::new(py, &py.detach(|| self.cleaner.clean(&text))));
        }
        let text = self::text(text, "text")?;
        Ok(match py.detach(|| self.cleaner.clean(&text)) {
            Cow::Borrowed(_) => unchanged(py, &text),
            Cow::Owned(cleaned) => PyString::new(py, &cleaned),
        })
    }

    /// The text as it was meant, with every change and every suggestion.
    #[pyo3(signature = (text, *, encoding = None))]
    pub(super) fn explain(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        encoding: Option<&str>,
    ) -> PyResult<PyCleaned> {
        if let Some(text) = decoded(text, encoding, &self.cleaner)? {
            return Ok(py.detach(|| Explained::new(self.cleaner.explain(&text), &text)).into());
        }
        let text = self::text(text, "text")?;
        Ok(py.detach(|| Explained::new(self.cleaner.explain(&text), &text)).into())
    }

    /// Cleans many texts, in order, on several threads.
    #[pyo3(signature = (texts, threads = None, progress = false))]
    pub(super) fn clean_many<'py>(
        &self,
        py: Python<'py>,
        texts: &Bound<'_, PyAny>,
        threads: Option<isize>,
        progress: bool,
    ) -> PyResult<Bound<'py, PyList>> {
        let texts = self::texts(texts)?;
        let batch = Batch { threads, progress };
        let for_site = batch.run(py, || self.cleaner.for_site(&texts))?;
        let run = |text: &PyBackedStr| match for_site.clean(text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(cleaned) => Some(cleaned),
        };
        let results = batch.map(py, &texts, run)?;
        let results = texts.iter().zip(results).map(|(text, cleaned)| match cleaned {
            None => unchanged(py, text),
            Some(cleaned) => PyString::new(py, &cleaned),
        });
        PyList::new(py, results.collect::<Vec<_>>())
    }

    /// Explains many texts, in order, on several threads.
    #[pyo3(signature = (texts, threads = None, progress = false))]
    pub(super) fn explain_many(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        threads: Option<isize>,
        progress: bool,
    ) -> PyResult<Vec<PyCleaned>> {
        let texts = self::texts(texts)?;
        let batch = Batch { threads, progress };
        let for_site = batch.run(py, || self.cleaner.for_site(&texts))?;
        let run = |text: &PyBackedStr| Explained::new(for_site.explain(text), text);
        let results = batch.map(py, &texts, run)?;
        Ok(results.into_iter().map(PyCleaned::from).collect())
    }

    /// Cleans a column of Arrow.
    #[pyo3(signature = (data, *, threads = None))]
    fn clean_arrow<'py>(
        &self,
        data: &Bound<'py, PyAny>,
        threads: Option<isize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        column(&self.cleaner, Task::Clean, data, threads)
    }

    /// Explains a column of Arrow.
    #[pyo3(signature = (data, *, threads = None))]
    fn explain_arrow<'py>(
        &self,
        data: &Bound<'py, PyAny>,
        threads: Option<isize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        column(&self.cleaner, Task::Explain, data, threads)
    }

    /// A function that cleans a field of rows, batches or tables.
    #[pyo3(signature = (field, *, into = None, threads = None))]
    fn map<'py>(
        this: &Bound<'py, Self>,
        field: &Bound<'py, PyAny>,
        into: Option<&Bound<'py, PyAny>>,
        threads: Option<isize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let made = this.py().import("coquille.datasets")?.getattr("Clean")?;
        made.call1((this, field, into, threads))
    }

    /// Cleans a text of any length piece by piece.
    #[pyo3(signature = (chunks, threads = None))]
    pub(super) fn clean_stream(
        &self,
        chunks: &Bound<'_, PyAny>,
        threads: Option<isize>,
    ) -> PyResult<PyCleanStream> {
        PyCleanStream::new(&self.cleaner, chunks, threads)
    }

    /// What share of its words can be expected to be right.
    #[pyo3(signature = (text, *, encoding = None))]
    pub(super) fn quality(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        encoding: Option<&str>,
    ) -> PyResult<PyQuality> {
        if let Some(text) = decoded(text, encoding, &self.cleaner)? {
            return Ok(PyQuality(py.detach(|| self.cleaner.quality(&text))));
        }
        let text = self::text(text, "text")?;
        Ok(PyQuality(py.detach(|| self.cleaner.quality(&text))))
    }

    /// The same for many texts, in order, on several threads.
    #[pyo3(signature = (texts, threads = None, progress = false))]
    pub(super) fn quality_many(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        threads: Option<isize>,
        progress: bool,
    ) -> PyResult<Vec<PyQuality>> {
        let texts = self::texts(texts)?;
        let run = |text: &PyBackedStr| PyQuality(self.cleaner.quality(text));
        Batch { threads, progress }.map(py, &texts, run)
    }

    /// A cleaner that also knows what these texts use again and again.
    #[pyo3(signature = (texts))]
    fn fit(&self, py: Python<'_>, texts: &Bound<'_, PyAny>) -> PyResult<Self> {
        let texts = self::texts(texts)?;
        let batch = Batch { threads: None, progress: false };
        let cleaner = batch.run(py, || self.cleaner.fit(&texts))?;
        Ok(Self { preset: self.preset, cleaner })
    }

    /// A cleaner that also knows what the machine that read these texts takes for what.
    #[pyo3(signature = (pairs))]
    fn fit_channel(&self, py: Python<'_>, pairs: &Bound<'_, PyAny>) -> PyResult<Self> {
        let pairs = self::pairs(pairs)?;
        let cleaner = py.detach(|| self.cleaner.fit_channel(&pairs));
        Ok(Self { preset: self.preset, cleaner })
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut shown = format!("Cleaner('{}'", self.preset());
        for (name, value) in options::differing(py, self.preset, self.cleaner.options())? {
            let _ = write!(shown, ", {name}={}", value.repr()?);
        }
        // those that the option `keep` names are shown already
        let kept = Words::keeping(&self.cleaner.options().keep).len();
        Ok(match self.cleaner.words().len() - kept {
            0 => shown + ")",
            rows => format!("<{shown}), {} of words>", counted(rows, "row")),
        })
    }

    fn __copy__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __deepcopy__(this: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        this
    }

    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let changed = options::differing(py, self.preset, self.cleaner.options())?;
        let options = PyDict::new(py);
        for (name, value) in changed {
            options.set_item(name, value)?;
        }
        let channel = self.cleaner.own_channel().map(Misreadings::to_tsv);
        let decisions = self.cleaner.decisions();
        let decisions = (!decisions.is_empty()).then(|| decisions.to_tsv());
        let state = (self.preset(), options, self.words(), channel, decisions);
        Ok((function(py, "_restore_cleaner")?, state.into_pyobject(py)?))
    }
}

impl PyCleaner {
    pub(super) fn with(preset: Preset, options: Options) -> Self {
        Self { preset, cleaner: Cleaner::new(options) }
    }

    /// Whether it has these options.
    pub(super) fn is(&self, preset: Preset, options: &Options) -> bool {
        self.preset == preset && self.cleaner.options() == options
    }
}

impl PartialEq for PyCleaner {
    fn eq(&self, other: &Self) -> bool {
        self.is(other.preset, other.cleaner.options())
            && self.cleaner.words() == other.cleaner.words()
            && self.cleaner.own_channel() == other.cleaner.own_channel()
            && self.cleaner.decisions() == other.cleaner.decisions()
    }
}

impl Hash for PyCleaner {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.preset().hash(state);
        for name in Options::NAMES {
            self.cleaner.options().get(name).hash(state);
        }
        // those that differ in their words alone are told apart by `eq`
        self.cleaner.words().len().hash(state);
    }
}

/// For pickle.
#[pyfunction]
#[pyo3(name = "_restore_cleaner", signature = (preset, options, words, channel = None, decisions = None))]
pub(super) fn restore_cleaner(
    preset: &str,
    options: &Bound<'_, PyDict>,
    words: &Bound<'_, PyAny>,
    channel: Option<&str>,
    decisions: Option<&str>,
) -> PyResult<PyCleaner> {
    PyCleaner::new(preset, Some(words), channel, decisions, Some(options))
}

/// The pairs of the argument `pairs`: what was read and what was printed.
fn pairs(argument: &Bound<'_, PyAny>) -> PyResult<Vec<(String, String)>> {
    let pair = |(i, item): (usize, PyResult<Bound<'_, PyAny>>)| {
        let item = item?;
        item.extract().map_err(|_| {
            PyTypeError::new_err(format!(
                "pairs[{i}] must be a pair of str, as it was read and as it was printed"
            ))
        })
    };
    argument.try_iter()?.enumerate().map(pair).collect()
}

/// The words of the argument `words`.
fn learned(words: &Bound<'_, PyAny>) -> PyResult<Words> {
    if let Ok(words) = words.cast::<PyWords>() {
        return Ok((*words.get().0).clone());
    }
    let found = words.get_type().name()?;
    let advice = if words.is_instance_of::<PyString>() {
        "; read a table with Words.from_tsv, or name words in keep"
    } else {
        ""
    };
    Err(PyTypeError::new_err(format!("words must be coquille.Words, not {found}{advice}")))
}
