//! The Python module `coquille._coquille`: conversions only.
//!
//! Python counts code points and Rust bytes; `explained` converts between them, once. What follows from
//! threads, forks and signals is in `batch` and `threads`.

mod arrow;
mod batch;
mod cleaned;
mod cleaner;
mod command;
mod edit;
mod error;
mod explained;
mod functions;
mod options;
mod progress;
mod quality;
mod report;
mod stream;
mod text;
mod threads;
mod words;

use pyo3::prelude::*;

/// Repairs French text and records every change; the package `coquille` tells more.
#[pymodule]
mod _coquille {
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name Python looks for")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_export]
    use super::arrow::{PyChunks, PyColumn};
    #[pymodule_export]
    use super::cleaned::{PyCleaned, restore_cleaned};
    #[pymodule_export]
    use super::cleaner::{PyCleaner, restore_cleaner};
    #[pymodule_export]
    use super::command::run;
    #[pymodule_export]
    use super::edit::{PyEdit, restore_edit};
    #[pymodule_export]
    use super::error::CoquilleError;
    #[pymodule_export]
    use super::functions::{
        clean, clean_many, clean_stream, explain, explain_many, quality, quality_many,
    };
    #[pymodule_export]
    use super::quality::{PyQuality, restore_quality};
    #[pymodule_export]
    use super::report::PyReport;
    #[pymodule_export]
    use super::words::{PyWords, restore_words};
}

/// A function of this module by name: what a pickle calls.
fn function<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("coquille._coquille")?.getattr(name)
}
