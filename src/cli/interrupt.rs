//! Ctrl-C, where it is to leave no half-written files: the work stops at the next batch.

use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// Hears Ctrl-C, and the end of a session, from now on.
pub(crate) struct Interrupt(());

impl Interrupt {
    pub(crate) fn listen() -> Self {
        ASKED.store(false, Ordering::Relaxed);
        // where someone listens already, as in a Python process that runs the command twice, it is this handler or it is
        // theirs; without one the process ends at once, and what was being written stays beside its place
        let _ = ctrlc::set_handler(|| ASKED.store(true, Ordering::Relaxed));
        Self(())
    }

    /// Whether the user has asked to stop.
    pub(crate) fn is_asked(&self) -> bool {
        let Self(()) = self;
        ASKED.load(Ordering::Relaxed)
    }
}
