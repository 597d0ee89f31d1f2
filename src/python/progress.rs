//! How far a batch is, on the standard error of Python.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};
use pyo3::prelude::*;

/// Shows how many of `total` texts are done.
pub(super) enum Progress {
    /// Not asked for, or there is nowhere to show it.
    Silent,
    /// A bar on a terminal.
    Bar(ProgressBar),
    /// A line for each tenth, as for a notebook or a log.
    Lines { stderr: Py<PyAny>, total: usize, shown: usize },
}

impl Progress {
    pub(super) fn new(py: Python<'_>, wanted: bool, total: usize) -> PyResult<Self> {
        if !wanted {
            return Ok(Self::Silent);
        }
        let stderr = py.import("sys")?.getattr("stderr")?;
        if stderr.is_none() {
            return Ok(Self::Silent);
        }
        // a notebook and a test put something else in place of the terminal
        let is_terminal = stderr.call_method0("isatty")?.is_truthy()?;
        if is_terminal && std::io::stderr().is_terminal() {
            let style =
                ProgressStyle::with_template("{wide_bar} {pos}/{len} [{elapsed}, left {eta}]");
            let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
            return Ok(Self::Bar(ProgressBar::new(total as u64).with_style(style)));
        }
        Ok(Self::Lines { stderr: stderr.unbind(), total, shown: 0 })
    }

    pub(super) fn show(&mut self, py: Python<'_>, done: usize) -> PyResult<()> {
        match self {
            Self::Silent => {}
            Self::Bar(bar) => bar.set_position(done as u64),
            Self::Lines { stderr, total, shown } => {
                let tenth = done.saturating_mul(10).checked_div(*total).unwrap_or(10);
                if tenth > *shown {
                    *shown = tenth;
                    let line = format!("coquille: {done}/{total} ({tenth}0 %)\n");
                    stderr.call_method1(py, "write", (line,))?;
                    stderr.call_method0(py, "flush")?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn finish(mut self, py: Python<'_>, done: usize) -> PyResult<()> {
        self.show(py, done)?;
        if let Self::Bar(bar) = self {
            bar.finish();
        }
        Ok(())
    }
}
