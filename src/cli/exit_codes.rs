//! How the command ends.

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
