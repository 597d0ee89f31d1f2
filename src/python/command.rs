//! The command `coquille`, for `python -m coquille` and the script that is installed with the module.

use std::ffi::OsString;
use std::io::{stderr, stdin, stdout};

use pyo3::prelude::*;

use crate::cli;

/// Runs the command with these arguments on the streams of the process, and gives its exit code.
#[pyfunction]
#[pyo3(name = "_run")]
pub(super) fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    let arguments = std::iter::once("coquille".into()).chain(arguments);
    py.detach(|| cli::run(arguments, stdin(), stdout(), stderr()))
}
