//! A bar on standard error, when someone looks and the work takes its time.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
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
    done: AtomicU64,
    bar: OnceLock<ProgressBar>,
}

impl<'a> Progress<'a> {
    /// Progress through these sources. Where results go to a terminal too, a bar would stand between them.
    pub(crate) fn new(sources: &[Source], to_stdout: bool, streams: &'a Streams) -> Self {
        let watched = streams.stderr_seen && !(to_stdout && streams.stdout_seen);
        let total = if watched { sources.iter().map(Source::size).sum() } else { None };
        let done = AtomicU64::new(0);
        Self { streams, watched, total, started: Instant::now(), done, bar: OnceLock::new() }
    }

    /// So many bytes more are done.
    pub(crate) fn advance(&self, bytes: usize) {
        let done = self.done.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        if self.watched && self.started.elapsed() >= PATIENCE {
            self.bar.get_or_init(|| self.start()).set_position(done);
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
            Some(total) => {
                (ProgressBar::new(total), "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
            }
            None => (ProgressBar::no_length(), "{spinner} {bytes} {bytes_per_sec} {elapsed}"),
        };
        let style = ProgressStyle::with_template(template).expect("the template is right");
        bar.with_style(style).with_elapsed(self.started.elapsed())
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
