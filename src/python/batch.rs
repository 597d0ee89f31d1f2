//! Many texts on several threads, while Python goes on.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
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
        let mut progress = Progress::new(py, self.progress, texts.len())?;
        let done = AtomicUsize::new(0);
        let work = |stopped: &AtomicBool| {
            let one = |text: &S| {
                let result = (!stopped.load(Ordering::Relaxed)).then(|| run(text));
                done.fetch_add(1, Ordering::Relaxed);
                result
            };
            texts.par_iter().map(one).collect()
        };
        let show = |py: Python<'_>| progress.show(py, done.load(Ordering::Relaxed));
        let results: Option<Vec<T>> = self.watch(py, work, show)?;
        progress.finish(py, texts.len())?;
        Ok(results.unwrap_or_default())
    }

    /// What `work` gives on the threads of the batch. When a signal handler or `tick`, which is called now and then, raises,
    /// `work` sees so, and what it gives after that is thrown away.
    pub(super) fn watch<T: Send>(
        self,
        py: Python<'_>,
        work: impl FnOnce(&AtomicBool) -> T + Send,
        mut tick: impl FnMut(Python<'_>) -> PyResult<()> + Send,
    ) -> PyResult<T> {
        let pool = threads::pool(py, self.threads)?;
        let stopped = AtomicBool::new(false);
        let stopped = &stopped;
        let mut look_up = || {
            Python::attach(|py| {
                py.check_signals()?;
                tick(py)
            })
        };
        py.detach(|| {
            // the scope waits for the threads, also when it is left early
            pool.in_place_scope(|scope| {
                let (sender, receiver) = sync_channel(1);
                scope.spawn(move |_| {
                    // nobody waits any more after an exception
                    let _ = sender.send(work(stopped));
                });
                loop {
                    match receiver.recv_timeout(TICK) {
                        Ok(result) => return Ok(result),
                        Err(RecvTimeoutError::Timeout) => look_up().inspect_err(|_| {
                            stopped.store(true, Ordering::Relaxed);
                        })?,
                        Err(RecvTimeoutError::Disconnected) => {
                            return Err(PyRuntimeError::new_err(
                                "a thread of coquille ended early",
                            ));
                        }
                    }
                }
            })
        })
    }
}
