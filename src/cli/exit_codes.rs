//! How the command ends.

use std::process::ExitCode;

/// What the shell is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is done.
    Done = 0,
    /// `check` found something to change.
    Found = 1,
    /// The command line was wrong.
    Usage = 2,
    /// An input could not be read, or an output could not be written.
    Unreadable = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
