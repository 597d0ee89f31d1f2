//! A bar on standard error, when someone looks and the work takes its time.

use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::failure::Failure;
use super::input::Source;
use super::streams::Streams;

/// Work that is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the work is, in bytes read.
pub(crate) struct Progress<'a> {
    streams: &'a Streams,
    watched: bool,
    total: Option<u64>,
    started: Instant,
    /// How many files are done, where they are counted.
    files: Mutex<String>,
    bar: OnceLock<ProgressBar>,
}

impl<'a> Progress<'a> {
    /// Progress through these sources. Where results go to a terminal too, a bar would stand between them.
    pub(crate) fn new(sources: &[Source], to_stdout: bool, streams: &'a Streams) -> Self {
        Self::with_total(sources.iter().map(Source::size).sum(), to_stdout, streams)
    }

    /// Progress through so many bytes, if that is known.
    pub(crate) fn with_total(total: Option<u64>, to_stdout: bool, streams: &'a Streams) -> Self {
        let watched = streams.stderr_seen && !(to_stdout && streams.stdout_seen);
        let files = Mutex::new(String::new());
        Self { streams, watched, total, started: Instant::now(), files, bar: OnceLock::new() }
    }

    /// So many files are done.
    pub(crate) fn show_files(&self, done: usize, all: usize) {
        let files = format!("{done}/{all} files ");
        if let Some(bar) = self.bar.get() {
            bar.set_message(files.clone());
        }
        *self.files.lock().unwrap_or_else(PoisonError::into_inner) = files;
    }

    /// More is done. How far the work is, is how much of the files has been read.
    pub(crate) fn advance(&self) {
        if self.watched && self.started.elapsed() >= PATIENCE {
            self.bar.get_or_init(|| self.start()).set_position(self.streams.read());
        }
    }

    /// Tells of a failure without the bar in the way.
    pub(crate) fn tell(&self, failure: &Failure) {
        match self.bar.get() {
            Some(bar) => bar.suspend(|| failure.tell(self.streams)),
            None => failure.tell(self.streams),
        }
    }

    fn start(&self) -> ProgressBar {
        let (bar, template) = match self.total {
            Some(total) => (
                ProgressBar::new(total),
                "{wide_bar} {msg}{bytes}/{total_bytes}, {bytes_per_sec}, {eta} left",
            ),
            None => {
                (ProgressBar::no_length(), "{spinner} {msg}{bytes}, {bytes_per_sec}, {elapsed}")
            }
        };
        let style = ProgressStyle::with_template(template).expect("the template is right");
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner).clone();
        bar.with_style(style).with_elapsed(self.started.elapsed()).with_message(files)
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
