//! Threads for batches: how many, and a pool of that size.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::error::CoquilleError;

/// How many threads there are unless the caller says; without it, one a processor.
const VARIABLE: &str = "COQUILLE_NUM_THREADS";

/// More than any machine has; each thread takes a stack.
const MOST: usize = 1024;

/// The pools of one process, by size.
struct Pools {
    process: u32,
    by_size: BTreeMap<usize, Arc<ThreadPool>>,
}

/// Only locked by a thread that holds the interpreter, so that no `os.fork` finds it locked.
static POOLS: Mutex<Option<Pools>> = Mutex::new(None);

/// A pool of so many threads, built when it is first asked for.
pub(super) fn pool(_attached: Python<'_>, threads: Option<isize>) -> PyResult<Arc<ThreadPool>> {
    let size = size(threads)?;
    let process = std::process::id();
    let mut pools = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(parent) = pools.take_if(|pools| pools.process != process) {
        // a fork copies the pools and not their threads: to end them would wait for ever
        std::mem::forget(parent);
    }
    let pools = pools.get_or_insert_with(|| Pools { process, by_size: BTreeMap::new() });
    if let Some(pool) = pools.by_size.get(&size) {
        return Ok(Arc::clone(pool));
    }
    let pool = ThreadPoolBuilder::new()
        .num_threads(size)
        .thread_name(|i| format!("coquille-{i}"))
        .build()
        .map_err(|e| CoquilleError::new_err(format!("cannot start {size} threads: {e}")))?;
    Ok(Arc::clone(pools.by_size.entry(size).or_insert(Arc::new(pool))))
}

fn size(threads: Option<isize>) -> PyResult<usize> {
    if let Some(threads) = threads {
        return counted(threads).ok_or_else(|| {
            CoquilleError::new_err(format!(
                "threads cannot be {threads}: expected a number from 1 to {MOST}, or None"
            ))
        });
    }
    match std::env::var(VARIABLE) {
        Ok(written) => written.trim().parse().ok().and_then(counted).ok_or_else(|| {
            CoquilleError::new_err(format!(
                "the environment variable {VARIABLE} cannot be `{written}`: expected a number from 1 to {MOST}"
            ))
        }),
        Err(_) => Ok(std::thread::available_parallelism().map_or(1, usize::from).min(MOST)),
    }
}

fn counted(threads: isize) -> Option<usize> {
    usize::try_from(threads).ok().filter(|n| (1..=MOST).contains(n))
}
