//! Many texts on several threads, while Python goes on.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use pyo3::prelude::*;
use rayon::prelude::*;

use super::progress::Progress;
use super::threads;

/// How often Ctrl-C is heard and the bar is drawn.
const TICK: Duration = Duration::from_millis(100);

/// How a batch is run.
#[derive(Clone, Copy)]
pub(super) struct Batch {
    /// `None`: as the environment says.
    pub(super) threads: Option<isize>,
    /// Whether to show how far it is.
    pub(super) progress: bool,
}

impl Batch {
    /// What `work` gives on the threads of the batch.
    pub(super) fn run<T: Send>(
        self,
        py: Python<'_>,
        work: impl FnOnce() -> T + Send,
    ) -> PyResult<T> {
        let pool = threads::pool(py, self.threads)?;
        Ok(py.detach(|| pool.install(work)))
    }

    /// What `run` makes of each text, in their order. Stops between texts when a signal handler raises.
    pub(super) fn map<S: Sync, T: Send>(
        self,
        py: Python<'_>,
        texts: &[S],
        run: impl Fn(&S) -> T + Sync,
    ) -> PyResult<Vec<T>> {
        let pool = threads::pool(py, self.threads)?;
        let mut progress = Progress::new(py, self.progress, texts.len())?;
        let (stopped, done) = (AtomicBool::new(false), AtomicUsize::new(0));
        let one = |text: &S| {
            let result = (!stopped.load(Ordering::Relaxed)).then(|| run(text));
            done.fetch_add(1, Ordering::Relaxed);
            result
        };
        let mut look_up = || {
            Python::attach(|py| {
                py.check_signals()?;
                progress.show(py, done.load(Ordering::Relaxed))
            })
        };
        let results = py.detach(|| -> PyResult<_> {
            // the scope waits for the threads, also when it is left early
            pool.in_place_scope(|scope| {
                let (sender, receiver) = sync_channel(1);
                scope.spawn(move |_| {
                    let results: Option<Vec<T>> = texts.par_iter().map(one).collect();
                    // nobody waits any more after an exception
                    let _ = sender.send(results);
                });
                loop {
                    match receiver.recv_timeout(TICK) {
                        Ok(results) => return Ok(results),
                        Err(RecvTimeoutError::Timeout) => look_up().inspect_err(|_| {
                            stopped.store(true, Ordering::Relaxed);
                        })?,
                        // a thread panicked, and the scope passes that on
                        Err(RecvTimeoutError::Disconnected) => return Ok(None),
                    }
                }
            })
        })?;
        progress.finish(py, texts.len())?;
        Ok(results.unwrap_or_default())
    }
}
