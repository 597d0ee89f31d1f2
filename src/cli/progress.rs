//! A bar on standard error, when someone looks and the work takes its time.

use std::io::{self, IsTerminal as _};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::input::Source;

/// Work that is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the work is, in bytes read.
#[derive(Debug)]
pub(crate) struct Progress {
    watched: bool,
    total: Option<u64>,
    started: Instant,
    done: AtomicU64,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Progress through these sources. Where results go to a terminal too, a bar would stand between them.
    pub(crate) fn new(sources: &[Source], to_stdout: bool) -> Self {
        let watched = io::stderr().is_terminal() && !(to_stdout && io::stdout().is_terminal());
        let total = if watched { sources.iter().map(Source::size).sum() } else { None };
        let done = AtomicU64::new(0);
        Self { watched, total, started: Instant::now(), done, bar: OnceLock::new() }
    }

    /// So many bytes more are done.
    pub(crate) fn advance(&self, bytes: usize) {
        let done = self.done.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        if self.watched && self.started.elapsed() >= PATIENCE {
            self.bar.get_or_init(|| self.start()).set_position(done);
        }
    }

    /// Writes to standard error without the bar in the way.
    pub(crate) fn aside(&self, write: impl FnOnce()) {
        match self.bar.get() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    fn start(&self) -> ProgressBar {
        let (bar, template) = match self.total {
            Some(total) => {
                (ProgressBar::new(total), "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
            }
            None => (ProgressBar::no_length(), "{spinner} {bytes} {bytes_per_sec} {elapsed}"),
        };
        let style = ProgressStyle::with_template(template).expect("the template is right");
        bar.with_style(style).with_elapsed(self.started.elapsed())
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
